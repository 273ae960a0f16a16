// SPDX-License-Identifier: MIT
// Covers: staff with shifts, and what becomes of a visit under way when a shift ends.
// Scenario: Anna works mornings and Bo afternoons; visits of an hour keep coming. Which rule costs what?
#include <omsorg/engine/staff.hpp>

#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

struct Unit {
    explicit Unit(AtShiftEnd rule) : staff{sim, "home care", {.at_shift_end = rule}} {
        Shifts morning, afternoon;
        morning.add(Weekdays::every_day, 7_hours, 14_hours, 1);
        afternoon.add(Weekdays::every_day, 14_hours, 21_hours, 1);
        staff.hire({"Anna", {}, morning});
        staff.hire({"Bo", {}, afternoon});
    }
    Simulation sim{start_of_year(2027)};
    Staff staff;
    Duration sojourns{};
};

Process visit(Unit& unit) {
    const Instant due = unit.sim.now();
    auto worker = co_await unit.staff.engage({.length = 55_minutes});
    co_await worker.work(55_minutes); // however often it is interrupted
    unit.sojourns += unit.sim.now() - due;
}

Process day(Unit& unit) {
    for (;;) {
        const Day today = day_of(unit.sim.now());
        for (int i = 0; i < 12; ++i) {
            co_await unit.sim.at(today + 7_hours + i * 65_minutes);
            unit.sim.start(visit(unit));
        }
        co_await unit.sim.at(today + 24_hours);
    }
}

} // namespace

int main() {
    std::printf("%-14s %8s %13s %10s %12s\n", "at shift end", "visits", "from due, min", "overtime,h",
                "interrupted");
    for (const auto& [name, rule] :
         {std::pair{"finish", AtShiftEnd::finish}, std::pair{"hand over", AtShiftEnd::hand_over},
          std::pair{"suspend", AtShiftEnd::suspend}, std::pair{"restart", AtShiftEnd::restart},
          std::pair{"do not start", AtShiftEnd::do_not_start}}) {
        Unit unit{rule};
        unit.sim.start(day(unit));
        unit.sim.run_until(start_of_year(2027) + 28_days);
        const StationFlow& flow = unit.staff.flow();
        std::printf("%-14s %8llu %13.0f %10.1f %12llu\n", name,
                    static_cast<unsigned long long>(flow.returned),
                    60 * in_hours(unit.sojourns) / static_cast<double>(flow.returned),
                    in_hours(unit.staff.overtime()), static_cast<unsigned long long>(flow.interrupted));
    }
}
