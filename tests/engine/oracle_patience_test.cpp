// SPDX-License-Identifier: MIT
// Impatient people where work gives way: whoever waits may give up, balk or be refused; whoever has begun waits to
// go on as long as it takes. At one instant the alarms, of patience and of work, ring in the order they were set.
#include "by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

struct Impatient : ByHand {
    using ByHand::ByHand;
    std::vector<std::size_t> alarms{}; ///< in the order set: of those who wait, of those who are served
    std::vector<std::size_t> called{}; ///< let in from the line, they have not heard of it yet

    [[nodiscard]] static bool is_in(const std::vector<std::size_t>& some, std::size_t one) {
        return std::count(some.begin(), some.end(), one) > 0;
    }
    [[nodiscard]] bool rings(std::size_t one) const {
        if (!is_in(line, one)) return is_in(called, one) || left[one] == 0;
        return truth.begins[one] < 0 && now - customers[one].arrives == customers[one].patience;
    }
    void let_in() {
        for (sort(line); !line.empty() && customers[line.front()].units <= free; line.erase(line.begin())) {
            if (truth.begins[line.front()] < 0) called.push_back(line.front());
            set_alarm(line.front());
            serve(line.front());
        }
    }
    void set_alarm(std::size_t one) {
        std::erase(alarms, one);
        alarms.push_back(one);
    }
    void ring() {
        for (;;) {
            const auto next =
                std::find_if(alarms.begin(), alarms.end(), [&](auto one) { return rings(one); });
            if (next == alarms.end()) return;
            const std::size_t one = *next;
            alarms.erase(next);
            if (std::erase(called, one) > 0) { // and begins
                alarms.push_back(one);
            } else {
                go(one);
                let_in();
            }
        }
    }
};

// Whoever comes is served if first in turn and there is room, or if enough work under way gives way. Else she
// waits, unless so many stand in the line, also to go on, that she turns away or is refused.
Outcome one_by_one(const Customers& customers, const House& house) {
    Impatient desk{customers, house};
    std::size_t i = 0;
    const auto gives_way = [&](auto one) {
        return house.rules.preemption != Preemption::none && desk.rank(i) < desk.rank(one) &&
               !Impatient::is_in(desk.called, one);
    };
    for (; i < customers.size() || !desk.alarms.empty(); desk.tick()) {
        for (; i < customers.size() && customers[i].arrives == desk.now; ++i) {
            if (house.tie == Tie::departed) desk.ring();
            const auto there = static_cast<int>(desk.line.size());
            const Customer& one = customers[i];
            desk.line.push_back(i);
            desk.sort(desk.line);
            auto giving = desk.under_way(gives_way);
            int room = desk.free;
            for (const std::size_t other : giving) room += customers[other].units;
            if (desk.line.front() == i && room >= one.units) {
                std::erase(desk.line, i);
                for (; desk.free < one.units; giving.pop_back()) {
                    desk.interrupt(giving.back(), house.rules.preemption == Preemption::resume);
                    std::erase(desk.alarms, giving.back());
                }
                desk.serve(i);
                desk.let_in();
            } else if (there >= std::min(one.joins_below, house.rules.room_to_wait) || one.patience == 0) {
                desk.go(i);
                continue;
            }
            desk.set_alarm(i);
        }
        desk.ring();
    }
    return desk.truth;
}

struct Question {
    std::uint64_t seed;
    HouseRules rules;
    bool several = false; ///< units at once, and some who only hold
    bool balk = false;
};

void agrees(int traces, const Question& asked) {
    Dice dice{asked.seed};
    int gave_way = 0, patience_matters = 0, rule_matters = 0, ties_matter = 0, turned_away = 0;
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i), .rules = asked.rules, .interruptible = true};
        if (asked.several) house.servers += 2;
        if (asked.balk) house.rules.room_to_wait = static_cast<int>(dice.between(2, 9));
        Customers customers = random_customers(dice, house.servers);
        for (Customer& one : customers) {
            one.patience = dice.below(5) == 0 ? endless : dice.between(0, 20);
            if (asked.balk) one.joins_below = static_cast<int>(dice.between(0, 7));
            if (!asked.several) continue;
            one.units = static_cast<int>(dice.between(1, std::min(house.servers, 4)));
            one.works = dice.below(6) > 0;
        }
        Customers patient = customers;
        for (Customer& one : patient) one.patience = endless;
        Customers steadfast = customers;
        for (Customer& one : steadfast) one.joins_below = HouseRules::no_limit;
        House other = house;
        other.rules.preemption =
            asked.rules.preemption == Preemption::resume ? Preemption::restart : Preemption::resume;
        Outcome truth[2];
        for (const Tie tie : both_ties) {
            house.tie = other.tie = tie;
            Outcome& answer = truth[static_cast<int>(tie)] = one_by_one(customers, house);
            ASSERT_EQ(simulated(customers, house), answer) << "trace " << i;
            gave_way += answer.interrupted > 0;
            patience_matters += answer != one_by_one(patient, house);
            turned_away += answer != one_by_one(steadfast, house);
            rule_matters += answer.ends != one_by_one(customers, other).ends;
        }
        ties_matter += truth[0] != truth[1];
    }
    EXPECT_GT(gave_way, asked.rules.preemption == Preemption::none ? -1 : traces / 2);
    EXPECT_GT(patience_matters, traces / 5); // of those who come last nearly all are served at once
    EXPECT_GT(rule_matters, traces / 5);
    EXPECT_GT(ties_matter, traces / 2);
    EXPECT_TRUE(asked.balk ? turned_away > traces / 2 : turned_away == 0);
}

constexpr HouseRules house(Discipline discipline, Preemption preemption) {
    return {.discipline = discipline, .preemption = preemption};
}

} // namespace

ORACLE(PatienceOracle, who_waits_gives_up_and_who_gave_way_goes_on) {
    agrees(traces, {161, house(Discipline::priority, Preemption::resume)});
    agrees(traces, {162, house(Discipline::last_come, Preemption::resume)});
    agrees(traces, {163, house(Discipline::shortest_job, Preemption::resume)});
    agrees(traces, {164, house(Discipline::deadline, Preemption::resume)});
}
ORACLE(PatienceOracle, who_gave_way_begins_anew_and_is_patient) {
    agrees(traces, {165, house(Discipline::priority, Preemption::restart)});
    agrees(traces, {166, house(Discipline::last_come, Preemption::restart)});
    agrees(traces, {167, house(Discipline::shortest_job, Preemption::restart)});
    agrees(traces, {168, house(Discipline::deadline, Preemption::restart)});
}
ORACLE(PatienceOracle, who_gives_up_lets_those_behind_move_up) {
    agrees(traces, {169, house(Discipline::priority, Preemption::resume), true});
    agrees(traces, {170, house(Discipline::shortest_job, Preemption::resume), true});
    agrees(traces, {171, house(Discipline::last_come, Preemption::restart), true});
    agrees(traces, {172, house(Discipline::deadline, Preemption::none), true});
}
ORACLE(PatienceOracle, those_who_gave_way_make_the_line_that_others_turn_away_from) {
    agrees(traces, {173, house(Discipline::priority, Preemption::resume), false, true});
    agrees(traces, {174, house(Discipline::deadline, Preemption::restart), true, true});
    agrees(traces, {175, house(Discipline::last_come, Preemption::resume), true, true});
}
