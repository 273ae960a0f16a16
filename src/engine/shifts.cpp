// SPDX-License-Identifier: MIT
#include <omsorg/engine/shifts.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

namespace {
constexpr Duration one_day = std::chrono::days{1};

/// Goes on at once, in a story of this simulation only.
struct ToldIn {
    const Simulation& sim;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool await_suspend(Process::Handle handle) const {
        expect(handle.promise().sim == &sim,
               "shifts are kept by a story of the simulation that the places belong to; start it there");
        return false;
    }
    void await_resume() const noexcept {}
};
} // namespace

Shifts& Shifts::add(Weekdays days, Duration from, Duration until, int staff) {
    expect(from >= Duration::zero() && from < one_day, "a shift begins within its day");
    expect(until > from && until <= from + one_day, "a shift ends after it begins, at most a day later");
    expect(staff >= 0, "the staff of a shift is not below zero");
    rows_.push_back({days, from, until, staff});
    return *this;
}

int Shifts::on_duty(Instant when) const {
    int staff = 0;
    const Day today = day_of(when);
    for (const Day day : {today - std::chrono::days{1}, today}) {
        for (const Row& row : rows_) {
            if (day + row.from <= when && when < day + row.until && worked(row, day)) staff += row.staff;
        }
    }
    return staff;
}

Instant Shifts::next_change(Instant when) const {
    if (rows_.empty()) return Instant::max();
    // Yesterday's shifts may still end; within four weeks every weekday has come that is not a holiday.
    Instant first = Instant::max();
    const Day today = day_of(when);
    for (int ahead = -1; ahead <= 28; ++ahead) {
        const Day day = today + std::chrono::days{ahead};
        if (first < Instant{day}) break;
        for (const Row& row : rows_) {
            if (!worked(row, day)) continue;
            if (day + row.from > when) first = std::min(first, Instant{day + row.from});
            if (day + row.until > when) first = std::min(first, Instant{day + row.until});
        }
    }
    return first;
}

Instant Shifts::off_duty_after(Instant when) const {
    // Whoever has been on duty for ten weeks on end never goes home.
    const Instant end = when + std::chrono::weeks{10};
    while (on_duty(when) > 0) {
        if (when > end) return Instant::max();
        when = next_change(when);
    }
    return when;
}

Process keep_shifts(Places& places, const Shifts& shifts, AtShiftEnd rule) {
    Simulation& sim = places.simulation();
    co_await ToldIn{sim};
    for (;;) {
        places.resize(shifts.on_duty(sim.now()), rule);
        const Instant change = shifts.next_change(sim.now());
        if (change == Instant::max()) co_return;
        co_await sim.at(change, early);
    }
}
Process keep_shifts(Places& places, const Shifts& shifts) {
    return keep_shifts(places, shifts, places.rules().at_shift_end);
}

} // namespace omsorg
