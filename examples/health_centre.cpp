// SPDX-License-Identifier: MIT
// Covers: arrivals by the hour on working days, skills, shifts, priorities, and who waits at closing time.
// Scenario: a health centre from eight to five, over Easter. Anna can dress wounds, Bo cannot. Who is seen, how long do
// they wait, and what if the patients, or the nurses, knew nothing of holidays? The same program in Python is
// health_centre.py.
#include <omsorg/chance/arrivals.hpp>
#include <omsorg/engine/staff.hpp>
#include <omsorg/observe/spans.hpp>

#include <cstdint>
#include <cstdio>

using namespace omsorg;
using namespace omsorg::literals;
using namespace std::chrono_literals;

constexpr Skill advice{0}, wounds{1};
constexpr Day first_day{2027y / 3 / 1}; // a Monday

struct Centre {
    Centre(Holidays of_patients, Holidays of_nurses, AtClosing at_closing)
        : holidays{of_patients}, nurses{sim,
                                        "nurses",
                                        {.discipline = Discipline::priority, .at_closing = at_closing}} {
        Shifts early{of_nurses}, late{of_nurses};
        early.add(Weekdays::monday_to_friday, 8_hours, 16_hours, 1);
        late.add(Weekdays::monday_to_friday, 9_hours, 17_hours, 1);
        nurses.hire({"Anna", {advice, wounds}, late});
        nurses.hire({"Bo", {advice}, early});
    }
    Holidays holidays;
    Simulation sim{first_day};
    Staff nurses;
    Stream coming{Run{.seed = 7}, Purpose{1001}}, kinds{Run{.seed = 7}, Purpose{1002}},
        visiting{Run{.seed = 7}, Purpose{1003}};
    Spans urgent{}, ordinary{}; // a station counts all alike; who waited how long, the story knows
    int unseen = 0;
};

Process patient(Centre& centre, std::uint64_t who) {
    const bool is_urgent = centre.kinds.uniform(key_of(who)) < 0.15;
    const bool has_wound = centre.kinds.uniform(key_of(who), 1) < 0.3; // another index, another draw
    const Skills needed = has_wound ? Skills{wounds} : Skills{advice};
    const int priority = is_urgent ? 0 : 1;
    const Instant came = centre.sim.now();
    auto nurse = co_await centre.nurses.engage({.priority = priority}, needed);
    if (!nurse) {
        ++centre.unseen;
        co_return;
    }
    (is_urgent ? centre.urgent : centre.ordinary).add(centre.sim.now() - came);
    co_await nurse.work(from_hours(0.2 * centre.visiting.exponential(key_of(who))));
}

Process door(Centre& centre) {
    Arrivals arrivals = Arrivals::at(
        centre.coming, key_of_text("door"),
        PiecewiseRate::on_days(first_day, Weekdays::monday_to_friday,
                               {{8_hours, 0}, {3_hours, 9}, {6_hours, 5.5}, {7_hours, 0}}, centre.holidays));
    while (auto next = arrivals.next()) {
        co_await centre.sim.at(next->when);
        centre.sim.start(patient(centre, next->number));
    }
}

struct House {
    const char* name;
    Holidays of_patients, of_nurses;
    AtClosing at_closing;
};

int main() {
    constexpr auto closed = Holidays::as_sundays, usual = Holidays::as_usual;
    constexpr House houses[] = {{"closed on holidays", closed, closed, AtClosing::go_home},
                                {"who waits stays", closed, closed, AtClosing::stay},
                                {"patients come", usual, closed, AtClosing::go_home},
                                {"open on holidays", usual, usual, AtClosing::go_home}};
    std::printf("%-18s %5s %7s %12s %14s\n", "twelve weeks", "came", "unseen", "urgent, min",
                "ordinary, min");
    for (const House& house : houses) {
        Centre centre{house.of_patients, house.of_nurses, house.at_closing};
        centre.sim.start(door(centre));
        centre.sim.run_until(first_day + 12_weeks);
        std::printf("%-18s %5llu %7d %12.1f %14.1f\n", house.name,
                    static_cast<unsigned long long>(centre.nurses.flow().asked), centre.unseen,
                    60 * centre.urgent.mean_hours(), 60 * centre.ordinary.mean_hours());
    }
}
