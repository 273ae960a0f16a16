// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/event_calendar.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_ledger.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The clients of a service of sessions and what they wish for, week by week.
///
/// A client's traits (how often she wants to go, consent to company, support need, her fixed slot) are drawn
/// once at (run, purpose, her key); a week's wish at (run, purpose, her key, Monday). No draw depends on the
/// way of working, on who else is a client, or on the order of anything: the same person wishes the same
/// under every plan.
///
/// The week is a grid of twenty-one moments: seven days by morning (9), afternoon (13) and evening (18).
///
///              Mon Tue Wed Thu Fri │ Sat Sun
///     09-12     ▪   ▪   ▪   ▪   ▪  │            ▪ moments where fixed slots lie
///     13-16     ▪   ▪   ▪   ▪   ▪  │
///     18-21                        │
///
/// Wishes rise and fall with the season, as 1 + swing × cos(2π (month − peak) / 12). Events come by a calendar
/// that all share, drawn or with dates (event_calendar.hpp); one out of doors may be called off by the weather, the
/// same for everybody, and a shock may call off others. Whoever went for it stays at home and keeps her hours.
namespace omsorg {

using WeekMoment = std::uint8_t; // 3 * weekday (0 = Monday) + part of the day, below 21
inline constexpr int week_moments = 21;

/// Hours from Monday midnight to a moment.
[[nodiscard]] int hour_of_week(WeekMoment moment);

/// Hours between two moments of the same week.
[[nodiscard]] int hours_between(WeekMoment a, WeekMoment b);

/// The part of the day (0 morning, 1 afternoon, 2 evening) whose moment is nearest to a clock time in hours, the
/// earlier of two as near; where none is within three hours there is no part.
[[nodiscard]] std::optional<int> part_of_day(double hours);

/// Support weights are counted in whole parts of one staff, so that three thirds make exactly one.
inline constexpr int parts_per_staff = 2520;

/// What became of the hours that a client was granted, one by one: the audit of an individual decision.
///
///     credited = debited + forfeited + left on the account
struct SessionAccount {
    Hours credited{}, debited{}, forfeited{}, delivered{};

    bool operator==(const SessionAccount&) const = default;
};

/// A session that a client has booked, in hours since 1970.
struct OpenBooking {
    double booked = 0, starts = 0;

    bool operator==(const OpenBooking&) const = default;
};

struct SessionClient {
    Key key{};
    Key luck{}; ///< her address as a client of this service: the key itself, or one made from it
    DistrictId district{};
    double use = 0;          ///< share of weeks she wants to go
    bool consents = false;   ///< to going together
    int weight = 0;          ///< support need in a group, in parts of one staff
    int staff = 1;           ///< staff she needs alone: the weight rounded up
    WeekMoment slot = 0;     ///< her fixed weekly slot
    Hours account{};         ///< unused credit
    bool chooses = false;    ///< may book any session, not only that of her slot
    double window = 0;       ///< hours from the wish that she counts as her time
    SessionCounts week{};    ///< her part of the counts of the week carried out last
    bool in_company = false; ///< the last time she went
    int owed = 0;            ///< sessions a shock took, wished for anew and not yet caught up
    SessionAccount all{};    ///< since she became a client

    std::uint8_t agreed_weeks = 0;              ///< of the last eight, the latest lowest
    std::vector<OpenBooking> open{};            ///< of earlier weeks, still ahead when the next was booked
    std::optional<std::int64_t> wished_since{}; ///< hours since 1970, of the first wish not yet met

    double consent_draw = 1, support_draw = 1, choice_draw = 1;

    bool operator==(const SessionClient&) const = default;
};

/// A client with the traits that her key draws. Consent, support and choice are her draws against shares that
/// a plan may change: `settle_traits` compares them anew.
[[nodiscard]] SessionClient session_client(const SessionAssumptions& a, Run run, Key key, DistrictId district,
                                           Key luck);
[[nodiscard]] inline SessionClient session_client(const SessionAssumptions& a, Run run, Key key,
                                                  DistrictId district) {
    return session_client(a, run, key, district, key);
}

void settle_traits(const SessionAssumptions& a, SessionClient& client);

/// An event of the week: when it is; interest is the client's own draw (session_taste.hpp).
struct SessionEvent {
    WeekMoment when = 0;
    std::uint32_t number = 0;  ///< within the week, from 0
    bool called_off = false;   ///< nobody knows it when booking
    bool by_shock = false;     ///< and the weather would have let it be
    std::uint64_t kind = 0;    ///< told only when there are tastes, or a date
    std::uint64_t address = 0; ///< of its draws: no other event of the week changes them

    bool operator==(const SessionEvent&) const = default;
};

/// The calendar of a week: known to all in advance, but not what will be called off. `called_off` is the share
/// of events that a shock takes away, on top of the weather.
[[nodiscard]] std::vector<SessionEvent> session_events(const SessionAssumptions& a, Run run, Day monday,
                                                       double called_off = 0,
                                                       const EventCalendar& dated = {});

/// What the season makes of the share of weeks that clients want to go; 1 without seasons.
[[nodiscard]] double season_factor(const SessionAssumptions& a, Day monday);

struct SessionWish {
    bool wants = false;
    WeekMoment when = 0;
    WeekMoment wished = 0;                  ///< the same, before anybody waited for company
    std::optional<std::uint32_t> event{};   ///< the event of the week that she wishes for
    std::optional<std::uint32_t> company{}; ///< of those who waited for one another
    bool called_off = false;                ///< her event is
    bool by_shock = false;                  ///< and by a shock alone
    bool anew = false;                      ///< catches up what a shock took (session_catch_up.hpp)
    double notice_days = 0;
    bool cancels_late = false;
    bool stays_away = false;
    std::optional<double> cancels{}; ///< in advance: hours before the session
};

/// What she wishes in the week that begins on `monday`. `gain` raises the share of weeks she wants to go; in a
/// week in which she would stay at home all the same she may catch up what a shock took, if `catches_up`.
[[nodiscard]] SessionWish session_wish(const SessionAssumptions& a, Run run, const SessionClient& client,
                                       Day monday, std::span<const SessionEvent> events, double gain,
                                       bool catches_up = false);

/// Where free wishes fall: weights that sum to one.
[[nodiscard]] std::array<double, week_moments> free_wish_weights(const SessionAssumptions& a);

} // namespace omsorg
