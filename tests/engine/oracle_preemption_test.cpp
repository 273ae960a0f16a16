// SPDX-License-Identifier: MIT
// Who gives way: pre-emption, resumed and restarted, against an oracle that goes tick by tick and customer by
// customer; and resumed work also against the plain sentence that the most urgent are always the ones served.
#include "by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

// Who comes is served at once if first in turn and if it fits, or if enough work that is to be served later
// gives way, the latest first. Nothing gives way at the tick at which it is done.
Outcome one_by_one(const Customers& customers, const House& house) {
    ByHand desk{customers, house};
    for (std::size_t arrived = 0; arrived < customers.size() || !desk.serving.empty(); desk.tick()) {
        for (; arrived < customers.size() && customers[arrived].arrives == desk.now; ++arrived) {
            if (house.tie == Tie::departed) desk.depart();
            desk.line.push_back(arrived);
            desk.serve_line();
            if (desk.line.empty() || desk.line.front() != arrived) continue;
            auto gives_way = desk.under_way([&](auto one) { return desk.rank(arrived) < desk.rank(one); });
            int room = desk.free;
            for (const std::size_t one : gives_way) room += customers[one].units;
            if (house.rules.preemption == Preemption::none || room < customers[arrived].units) continue;
            for (; desk.free < customers[arrived].units; gives_way.pop_back())
                desk.interrupt(gives_way.back(), house.rules.preemption == Preemption::resume);
            desk.serve_line();
        }
        desk.depart();
    }
    return desk.truth;
}

// The plain sentence: at every tick the most urgent of those present are served.
std::vector<Tick> ends_if_the_most_urgent_are_served(const Customers& customers, const House& house) {
    std::vector<Tick> ends(customers.size(), -1);
    ByHand desk{customers, house};
    std::vector<std::size_t>& present = desk.line;
    std::size_t arrived = 0;
    for (Tick now = 0; arrived < customers.size() || !present.empty(); ++now) {
        for (; arrived < customers.size() && customers[arrived].arrives == now; ++arrived)
            present.push_back(arrived);
        desk.sort(present);
        for (std::size_t i = 0; i < present.size() && i < static_cast<std::size_t>(house.servers); ++i)
            if (--desk.left[present[i]] == 0) ends[present[i]] = now + 1;
        std::erase_if(present, [&](std::size_t one) { return desk.left[one] == 0; });
    }
    return ends;
}

template <class Choose>
void agrees(int traces, std::uint64_t seed, Discipline discipline, Preemption rule, Choose choose) {
    Dice dice{seed};
    int gave_way = 0;
    int told_apart = 0;
    int discipline_told_apart = 0;
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i),
                    .rules = {.discipline = discipline, .preemption = rule},
                    .interruptible = true};
        Customers customers = random_customers(dice, house.servers);
        choose(dice, customers, house);
        for (const Tie tie : both_ties) {
            house.tie = tie;
            const Outcome truth = one_by_one(customers, house);
            ASSERT_EQ(simulated(customers, house), truth) << "trace " << i;
            gave_way += truth.interrupted > 0;
            House other = house;
            other.rules.preemption = rule == Preemption::resume ? Preemption::restart : Preemption::resume;
            const Outcome otherwise = one_by_one(customers, other);
            told_apart += truth.ends != otherwise.ends;
            other = house;
            other.rules.discipline =
                discipline == Discipline::priority ? Discipline::shortest_job : Discipline::priority;
            discipline_told_apart += truth.ends != one_by_one(customers, other).ends;
        }
    }
    EXPECT_GT(gave_way, traces);
    EXPECT_GT(told_apart, traces / 3);
    EXPECT_GT(discipline_told_apart, traces);
}
const auto as_they_are = [](Dice&, Customers&, House&) {};

void some_only_hold(Dice& dice, Customers& customers, House&) {
    for (Customer& one : customers) one.works = dice.below(4) > 0;
}
// At distinct ticks: who is admitted after others gave way is told once all have come who come early.
void several_units(Dice& dice, Customers& customers, House& house) {
    house.servers += 2;
    Tick now = 0;
    for (Customer& one : customers) {
        one.arrives = now += dice.between(1, 4);
        one.units = static_cast<int>(dice.between(1, std::min(house.servers, 4)));
        one.works = dice.below(6) > 0;
    }
}
void some_rest_first(Dice& dice, Customers& customers, House& house) {
    several_units(dice, customers, house);
    for (Customer& one : customers)
        if (dice.below(2) == 0) one.rests = dice.between(1, 8);
}

} // namespace

ORACLE(PreemptionOracle, priority_resume) {
    agrees(traces, 41, Discipline::priority, Preemption::resume, as_they_are);
}
ORACLE(PreemptionOracle, priority_restart) {
    agrees(traces, 42, Discipline::priority, Preemption::restart, as_they_are);
}
ORACLE(PreemptionOracle, last_come_resume) {
    agrees(traces, 43, Discipline::last_come, Preemption::resume, as_they_are);
}
ORACLE(PreemptionOracle, last_come_restart) {
    agrees(traces, 44, Discipline::last_come, Preemption::restart, as_they_are);
}
ORACLE(PreemptionOracle, shortest_remaining_time) {
    agrees(traces, 45, Discipline::shortest_job, Preemption::resume, as_they_are);
}
ORACLE(PreemptionOracle, shortest_job_restart) {
    agrees(traces, 46, Discipline::shortest_job, Preemption::restart, as_they_are);
}
ORACLE(PreemptionOracle, earliest_deadline_resume) {
    agrees(traces, 47, Discipline::deadline, Preemption::resume, as_they_are);
}
ORACLE(PreemptionOracle, earliest_deadline_restart) {
    agrees(traces, 57, Discipline::deadline, Preemption::restart, as_they_are);
}
ORACLE(PreemptionOracle, who_only_holds_does_not_give_way) {
    agrees(traces, 48, Discipline::priority, Preemption::resume, some_only_hold);
    agrees(traces, 49, Discipline::shortest_job, Preemption::restart, some_only_hold);
}
ORACLE(PreemptionOracle, who_rests_gives_way_only_once_she_works) {
    agrees(traces, 54, Discipline::priority, Preemption::resume, some_rest_first);
    agrees(traces, 55, Discipline::shortest_job, Preemption::resume, some_rest_first);
    agrees(traces, 56, Discipline::last_come, Preemption::restart, some_rest_first);
}
ORACLE(PreemptionOracle, several_units_at_once) {
    agrees(traces, 50, Discipline::priority, Preemption::resume, several_units);
    agrees(traces, 51, Discipline::last_come, Preemption::restart, several_units);
}

ORACLE(PreemptionOracle, the_most_urgent_are_always_served) {
    Dice dice{52};
    for (int i = 0; i < traces; ++i) {
        const int servers = random_servers(dice, i);
        const Customers customers = random_customers(dice, servers, 1);
        for (const Discipline discipline :
             {Discipline::last_come, Discipline::priority, Discipline::shortest_job, Discipline::deadline}) {
            for (const Tie tie : both_ties) {
                const House house{.servers = servers,
                                  .rules = {.discipline = discipline, .preemption = Preemption::resume},
                                  .tie = tie,
                                  .interruptible = true};
                ASSERT_EQ(simulated(customers, house).ends,
                          ends_if_the_most_urgent_are_served(customers, house))
                    << "trace " << i;
            }
        }
    }
}

ORACLE(PreemptionOracle, nobody_gives_way_where_nobody_can_come_before) {
    Dice dice{53};
    for (int i = 0; i < traces; ++i) {
        const int servers = random_servers(dice, i);
        const Customers customers = random_customers(dice, servers);
        for (const Discipline discipline : {Discipline::first_come, Discipline::random_order}) {
            const Stream lots{omsorg::Run{}, Purpose::death};
            House house{.servers = servers, .rules = {.discipline = discipline, .lots = lots}};
            house.interruptible = true;
            const Outcome plain = simulated(customers, house);
            house.rules.preemption = Preemption::restart;
            ASSERT_EQ(simulated(customers, house), plain);
        }
    }
}
