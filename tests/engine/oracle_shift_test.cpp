// SPDX-License-Identifier: MIT
// Places whose number follows a calendar: with each rule for work under way, alone and where those who come make
// others give way. And the calendar itself, by the week and the holidays.
#include "by_hand.hpp"

#include <omsorg/engine/shifts.hpp>

using namespace omsorg;
using namespace omsorg::literals;
using namespace omsorg::oracle;

namespace {

// Work beyond the capacity gives way, the last in turn first, unless it is finished on overtime. When nothing is
// open, those who were never served stand in the line or go home, as the house says.
Outcome with_changes(const Customers& customers, const House& house) {
    ByHand desk{customers, house};
    const AtShiftEnd rule = house.rules.at_shift_end;
    int capacity = house.servers;
    const auto goes_home = [&] { return house.rules.at_closing == AtClosing::go_home && capacity == 0; };
    const auto close_the_door = [&] {
        for (std::size_t one = 0; one < customers.size(); ++one)
            if (std::count(desk.line.begin(), desk.line.end(), one) > 0 && desk.truth.begins[one] < 0)
                desk.go(one);
    };
    auto change = house.changes.begin();
    for (std::size_t arrived = 0; desk.now < 5'000; desk.tick()) {
        for (; change != house.changes.end() && change->when == desk.now; ++change) {
            desk.free += change->capacity - std::exchange(capacity, change->capacity);
            auto gives_way = desk.under_way([](std::size_t) { return true; });
            for (; desk.free < 0 && rule != AtShiftEnd::finish && !gives_way.empty(); gives_way.pop_back())
                desk.interrupt(gives_way.back(), rule == AtShiftEnd::hand_over);
            if (goes_home()) close_the_door();
            desk.serve_line();
        }
        if (house.tie == Tie::departed) desk.depart();
        for (; arrived < customers.size() && customers[arrived].arrives == desk.now; ++arrived) {
            if (house.tie == Tie::departed) desk.depart();
            desk.line.push_back(arrived);
            if (goes_home()) close_the_door();
            desk.serve_line();
            if (house.rules.preemption == Preemption::none || desk.line.empty()) continue;
            const auto gives_way =
                desk.under_way([&](auto one) { return desk.rank(arrived) < desk.rank(one); });
            if (desk.line.front() != arrived || desk.free + static_cast<int>(gives_way.size()) < 1) continue;
            for (auto one = gives_way.rbegin(); desk.free < 1; ++one)
                desk.interrupt(*one, house.rules.preemption == Preemption::resume);
            desk.serve_line();
        }
        desk.depart();
        desk.truth.overtime += std::max(0, -desk.free);
    }
    return desk.truth;
}

std::vector<Change> random_changes(Dice& dice, int most) {
    std::vector<Change> changes;
    Tick now = 0;
    for (Tick i = dice.between(1, 40); i > 0; --i) {
        now += dice.between(1, 20);
        changes.push_back({now, static_cast<int>(dice.between(0, most))});
    }
    changes.push_back({now + dice.between(1, 20), most});
    return changes;
}

void agrees(int traces, std::uint64_t seed, const HouseRules& rules, std::initializer_list<Tie> ties) {
    Dice dice{seed};
    int interrupted = 0;
    int overtime = 0;
    int told_apart = 0;
    int went_home = 0;
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i), .rules = rules, .interruptible = true};
        Customers customers = random_customers(dice, house.servers);
        for (Customer& one : customers) {
            one.works = dice.below(8) > 0;
            if (rules.preemption == Preemption::none && dice.below(8) == 0)
                one.units = static_cast<int>(dice.between(1, house.servers));
        }
        house.changes = random_changes(dice, house.servers);
        for (const Tie tie : ties) {
            house.tie = tie;
            const Outcome truth = with_changes(customers, house);
            ASSERT_EQ(simulated(customers, house), truth) << "trace " << i;
            interrupted += truth.interrupted > 0;
            overtime += truth.overtime > 0;
            House stays = house;
            stays.rules.at_closing = AtClosing::stay;
            went_home += truth != with_changes(customers, stays);
            for (const AtShiftEnd other : {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::restart}) {
                House otherwise = house;
                otherwise.rules.at_shift_end = other;
                told_apart += truth != with_changes(customers, otherwise);
            }
        }
    }
    const bool gives_way = rules.at_shift_end != AtShiftEnd::finish || rules.preemption != Preemption::none;
    EXPECT_TRUE(gives_way ? interrupted > traces / 2 : interrupted == 0);
    EXPECT_GT(overtime, traces / 5);
    EXPECT_GT(told_apart, traces);
    EXPECT_TRUE(rules.at_closing == AtClosing::go_home ? went_home > traces / 5 : went_home == 0)
        << went_home;
}

// By the hour, in plain arithmetic: 2027-03-22 was a Monday, and that Friday Good Friday.
struct Row {
    int first_day, last_day, from, until, staff;
};
int on_duty(const std::vector<Row>& rows, Tick hour) {
    int staff = 0;
    for (const Row& row : rows) {
        for (const Tick day : {hour / 24 - 1, hour / 24}) {
            const bool holiday = day == 4 || day == 7; // Good Friday, Easter Monday: like a Sunday
            const Tick weekday = holiday ? 6 : (day + 7) % 7;
            const bool worked = row.first_day <= weekday && weekday <= row.last_day;
            if (worked && day * 24 + row.from <= hour && hour < day * 24 + row.until) staff += row.staff;
        }
    }
    return staff;
}

constexpr std::pair<Weekdays, std::pair<int, int>> weeks[] = {{Weekdays::monday_to_friday, {0, 4}},
                                                              {Weekdays::saturday, {5, 5}},
                                                              {Weekdays::sunday, {6, 6}},
                                                              {Weekdays::weekend, {5, 6}},
                                                              {Weekdays::every_day, {0, 6}}};

} // namespace

ORACLE(ShiftOracle, work_is_finished_on_overtime) {
    agrees(traces, 81, {.at_shift_end = AtShiftEnd::finish}, {Tie::queued, Tie::departed});
}
ORACLE(ShiftOracle, work_is_handed_over) {
    agrees(traces, 82, {.at_shift_end = AtShiftEnd::hand_over}, {Tie::queued, Tie::departed});
    agrees(traces, 83, {.discipline = Discipline::last_come, .at_shift_end = AtShiftEnd::hand_over},
           {Tie::queued, Tie::departed});
}
ORACLE(ShiftOracle, work_is_begun_anew) {
    agrees(traces, 84, {.at_shift_end = AtShiftEnd::restart}, {Tie::queued, Tie::departed});
    agrees(traces, 85, {.discipline = Discipline::shortest_job, .at_shift_end = AtShiftEnd::restart},
           {Tie::queued, Tie::departed});
}
ORACLE(ShiftOracle, who_waits_when_the_last_place_closes_goes_home_and_work_laid_aside_stays) {
    const auto ties = {Tie::queued, Tie::departed};
    agrees(traces, 88, {.at_closing = AtClosing::go_home}, ties);
    agrees(traces, 89, {.at_shift_end = AtShiftEnd::hand_over, .at_closing = AtClosing::go_home}, ties);
    agrees(traces, 90,
           {.discipline = Discipline::deadline,
            .at_shift_end = AtShiftEnd::restart,
            .at_closing = AtClosing::go_home},
           ties);
}
// Who is admitted when places open is told after those who come early: so they come late here.
ORACLE(ShiftOracle, those_who_come_make_others_give_way_also_while_fewer_places_are_open) {
    for (const AtShiftEnd rule : {AtShiftEnd::finish, AtShiftEnd::hand_over, AtShiftEnd::restart})
        for (const Preemption preemption : {Preemption::resume, Preemption::restart})
            for (const Discipline discipline : {Discipline::priority, Discipline::last_come})
                agrees(traces / 4, 86,
                       {.discipline = discipline, .preemption = preemption, .at_shift_end = rule},
                       {Tie::departed});
}

ORACLE(ShiftOracle, places_keep_the_shifts_of_the_week) {
    Dice dice{87};
    const Instant monday = Day{std::chrono::year{2027} / std::chrono::March / 22};
    for (int i = 0; i < traces; ++i) {
        Shifts shifts;
        std::vector<Row> rows;
        for (auto n = dice.between(1, 4); n > 0; --n) {
            const auto& [days, span] = weeks[dice.below(std::size(weeks))];
            const auto from = static_cast<int>(dice.between(0, 23));
            const auto until = from + static_cast<int>(dice.between(1, 24));
            rows.push_back({span.first, span.second, from, until, static_cast<int>(dice.between(0, 3))});
            shifts.add(days, 1_hours * from, 1_hours * until, rows.back().staff);
        }
        Simulation sim{monday};
        Places desks{sim, "desks", 0};
        sim.start(keep_shifts(desks, shifts));
        Tick offered = 0;
        for (Tick hour = 0; hour < 24 * 21; ++hour) {
            sim.run_until(monday + 1_hours * hour + 30_minutes);
            ASSERT_EQ(desks.capacity(), on_duty(rows, hour)) << "hour " << hour;
            ASSERT_EQ(shifts.on_duty(sim.now()), on_duty(rows, hour)) << "hour " << hour;
            offered += on_duty(rows, hour);
        }
        sim.run_until(monday + 3_weeks);
        ASSERT_TRUE(desks.book().offered().area(sim.now()) == (1_hours * offered).count());
    }
}
