// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/process.hpp>

#include <cstdint>
#include <vector>

namespace omsorg {

/// How many are at work, hour by hour and day by day: capacity that follows a calendar.
///
///       07     13  15     21     07
///     4 ┤       ┌───┐             each row is a shift: which days, from when, until when, how many
///     2 ┤┌──────┘   └─────┐       two shifts that overlap add up
///     0 ┼┘                └────
///
/// A shift that ends after midnight belongs to the day it begins on. On public holidays the rows of Sunday apply,
/// unless `Holidays::as_usual` is said. Arrivals know such days only by `PiecewiseRate::on_days`: by any other rate
/// people come to a closed door on Good Friday.
///
/// The law: on_duty(t) is constant between t and next_change(t).
///
/// Example
///
///     Shifts shifts;
///     shifts.add(Weekdays::every_day, 7_hours, 15_hours, 2).add(Weekdays::every_day, 13_hours, 21_hours, 2);
///     sim.start(keep_shifts(caseworkers, shifts));
class Shifts {
public:
    explicit Shifts(Holidays holidays = Holidays::as_sundays) noexcept : holidays_{holidays} {}

    /// From and until count from midnight; `until` may lie up to a day after it.
    Shifts& add(Weekdays days, Duration from, Duration until, int staff);

    [[nodiscard]] int on_duty(Instant when) const;
    /// The first instant after `when` at which the number on duty may change;
    /// the end of time if there is no shift.
    [[nodiscard]] Instant next_change(Instant when) const;
    /// The first instant, `when` or later, at which nobody is on duty; the end of time if somebody always is.
    [[nodiscard]] Instant off_duty_after(Instant when) const;

private:
    struct Row {
        Weekdays days;
        Duration from, until;
        int staff;
    };
    [[nodiscard]] bool worked(const Row& row, Day day) const { return takes_place(row.days, day, holidays_); }

    std::vector<Row> rows_;
    Holidays holidays_;
};

/// Keeps as many places open as there are staff on duty; `rule`, or else the house's, decides about work under
/// way beyond them. Priority `early`: at the hour itself the shift changes before anyone asks. It is a story: nothing
/// happens until it is started, in the simulation of the places. Places and shifts must outlive it.
Process keep_shifts(Places& places, const Shifts& shifts, AtShiftEnd rule);
Process keep_shifts(Places& places, const Shifts& shifts);

} // namespace omsorg
