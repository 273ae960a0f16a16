// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/service/day_activity_assumptions.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The booking of days in day activity: a week's programme of seats, and what becomes of each granted day.
///
/// The unit publishes its week `horizon` days before Monday: for each working day so many seats as participants
/// whose usual day it is, times `seats_share`. For every day she is granted a participant asks once, when she knows
/// (`notice`), but not before the week is published; ties by the lot. She asks for her usual day; if that is full,
/// or she knows that she will be away on it, she takes another day of the week when this one may be moved
/// (`flexibility`): the nearest, of two as near the earlier, never one of her own usual days and never a day she has.
///
///     published ····· asks ── books ────────── tells that she stays away ── cut-off ── lead time ── the day
///                       │                                 │
///                       └─ full: waiting list ◀───────────┘ freed: the first on it who fits moves up; she herself
///                                                           may ask for another day
///
/// Each time that she asks for a day that may be moved costs her a booking, whether a seat is left or not: `asked` counts
/// them (effort.hpp). One that may not be moved is hers without a word, and for a day on which she knows that she will be
/// away, and has no other for, she does not ask.
///
/// Absence belongs to the day and not to the booking: the same person is away on the same Tuesday, whoever's seat
/// she had. Who tells before the cut-off frees her seat; who tells later keeps it, and it stands empty.
///
/// The laws: each granted day holds at most one seat, so nobody has more days than she is granted, and never two on
/// one day. Seats taken are never more than the programme's. A day for which nothing was in the way (no rule, no
/// absence told) is her usual day. Each granted day comes to one of the four outcomes.
///
///     const auto seats = day_programme(a.seats_share, units, requests);
///     const BookedWeek week = book_days(a, seats, open, requests, absences);
///     week.days[0];                            // {seated, 4}: hers is Monday, she comes on Friday
namespace omsorg {

inline constexpr int opening_days = 5; ///< Monday to Friday

/// A participant's luck on one day, whether it is hers or not.
struct DayAbsence {
    bool away = false;
    std::optional<double> told{}; ///< hours before the day begins; nothing if she does not tell
    double lot = 0;               ///< among those who come, when there are too few staff
};
using DayAbsences = std::array<DayAbsence, opening_days>;

/// One granted day of one participant.
struct DayRequest {
    Key key{};
    std::size_t client = 0, unit = 0;
    int usual = 0;        ///< the weekday, 0 = Monday
    bool movable = false; ///< she would have it on another day of the week
    double notice = 0;    ///< days before it that she knows
    double lot = 0;       ///< among those who ask at the same moment
};

enum class DayOutcome : std::uint8_t { seated, stays_home, too_late, no_seat };

struct BookedDay {
    DayOutcome outcome = DayOutcome::no_seat;
    int weekday = 0;   ///< where seated
    bool late = false; ///< she told after the cut-off that she would not use it
    int cancelled = 0; ///< how often she told before it
    int asked = 0;     ///< how often she booked: of a day that may be moved

    bool operator==(const BookedDay&) const = default;
};

using DayProgramme = std::vector<std::array<std::size_t, opening_days>>; ///< seats by unit and weekday

/// Pooled, all requests are of unit 0.
[[nodiscard]] DayProgramme day_programme(double seats_share, std::size_t units,
                                         std::span<const DayRequest> requests);

struct BookedWeek {
    std::vector<BookedDay> days; ///< by request
    std::int64_t waitlisted = 0, promoted = 0;

    bool operator==(const BookedWeek&) const = default;
};

/// `open`: the working days of the week; `absences` are by client.
[[nodiscard]] BookedWeek book_days(const DayActivityAssumptions& a, const DayProgramme& programme,
                                   const std::array<bool, opening_days>& open,
                                   std::span<const DayRequest> requests,
                                   std::span<const DayAbsences> absences);

/// Of the absences that are told, the share told before the cut-off.
[[nodiscard]] double told_in_time(const DayActivityAssumptions& a);

} // namespace omsorg
