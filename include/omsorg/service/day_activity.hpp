// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/day_activity_assumptions.hpp>
#include <omsorg/service/day_booking.hpp>
#include <omsorg/service/session_ledger.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Day activity: a place to go to on working days, for adults of person groups 1 and 2 who do not work
/// [daglig verksamhet, LSS]. It is given in groups and by places, so it is a room of its own and not a service
/// of sessions; its books have the same form.
///
/// Each participant is granted `days_a_week` of the five working days, one staff serves `support_ratio`
/// participants, and every district has its unit. On some days she is away, and part of that is told
/// beforehand:
///
///     fixed_slot   the same days every week, and staff for each of them, whether she comes or not
///     bookable     days are booked week by week (day_booking.hpp); staff for those who have a seat on the day, less
///                  what `risk` allows: so many that more come than there are staff for with at most this chance
///                  (session_slot.hpp has the law)
///     pooled       the same, and all units of the day share seats and staff: the last staff of each unit, who would
///                  have a small group, takes those of another unit
///
/// When staff do not suffice, participants are sent home, by a lot of the day: that is unmet need. So is a granted
/// day for which no seat was left; one that was asked for too late is refused by the way of working.
///
/// Counted are the weeks in which she may choose, since some day of hers may be another, and how often she then books;
/// with fixed days that is never.
///
/// The laws: with one unit, nothing known beforehand, no risk taken and every rule of booking at its neutral value the
/// three ways are one, bit for bit; staff of a day is the number of participants over the ratio, rounded up, unit by
/// unit or all together; nobody is there on a weekend or a public holiday, or on more days than she is granted.
namespace omsorg {

/// Someone who has a place, and her part of the week carried out last.
struct DayParticipant {
    Key key{};
    DistrictId district{};
    int first_day = 0;    ///< of her days in the week, 0 = Monday
    SessionCounts week{}; ///< her part of the counts of the week carried out last

    bool operator==(const DayParticipant&) const = default;
};

class DayActivity {
public:
    DayActivity(const DayActivityAssumptions& assumptions, Run run, std::size_t districts);

    void admit(Key client, DistrictId district);
    void leave(Key client);
    void move(Key client, DistrictId district);
    [[nodiscard]] bool has(Key client) const;
    [[nodiscard]] const DayParticipant& client(Key client) const;
    [[nodiscard]] std::span<const DayParticipant> clients() const { return clients_; }

    /// The week that begins on `monday`; its staff hours are spread evenly over its working days.
    void run_week(Day monday, Hours staff_hours);

    /// Staff hours of an ordinary week by the way of working in force: what the roster must hold.
    [[nodiscard]] Hours staff_hours_needed() const;

    /// What has happened since the last harvest; balances or throws.
    [[nodiscard]] SessionYear harvest();

private:
    /// Places and staff of one day, by district.
    struct Plan {
        std::vector<std::size_t> places, staff;
        std::size_t shared = 0; ///< pooled: the staff of all units together
    };
    /// Someone who has a seat on the day.
    struct Seat {
        DayParticipant* client;
        bool usual, comes, late;
        double lot; ///< among those who come
    };
    /// What is wished for in a week, before anything is booked.
    struct Week {
        std::array<bool, opening_days> open{};
        std::vector<DayAbsences> absences{}; ///< by client
        std::vector<DayRequest> requests{};
    };
    [[nodiscard]] Week wishes(Day monday) const;
    void count(DayParticipant& client, std::int64_t SessionCounts::*what, std::int64_t number = 1);
    void count_choice(const Week& week);
    void run_day(std::span<const Seat> seats, Hours staff_hours);
    [[nodiscard]] bool is_booked() const { return a_->model != SessionModel::fixed_slot; }
    /// Is any day of the week not hers?
    [[nodiscard]] bool other_days() const { return static_cast<int>(a_->days_a_week) < opening_days; }
    [[nodiscard]] double told() const; ///< share of the days
    [[nodiscard]] Plan plan(std::span<const std::size_t> expected) const;
    [[nodiscard]] std::size_t ratio() const;
    [[nodiscard]] bool comes_on(const DayParticipant& client, int weekday) const;

    const DayActivityAssumptions* a_;
    Run run_;
    std::size_t districts_;
    std::vector<DayParticipant> clients_; // ascending keys
    SessionYear year_;
};

} // namespace omsorg
