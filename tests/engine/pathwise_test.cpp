// SPDX-License-Identifier: MIT
// Laws that hold path by path: more staff make nobody wait longer, another unit of time changes no order, alike
// workers are places, and two labelled halves are two houses.
#include "staff_by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

constexpr Stream lots{omsorg::Run{.seed = 9}, Purpose::death};
constexpr Discipline disciplines[] = {Discipline::first_come,   Discipline::last_come,
                                      Discipline::random_order, Discipline::priority,
                                      Discipline::shortest_job, Discipline::deadline};
constexpr Preemption preemptions[] = {Preemption::none, Preemption::resume, Preemption::restart};

int longer(const Outcome& few, const Outcome& many) {
    int count = 0;
    for (std::size_t i = 0; i < few.begins.size(); ++i) count += many.begins[i] > few.begins[i];
    return count;
}

Ward ward_of(const Customers& customers, int hands, const HouseRules& rules, Tie tie) {
    Ward ward{.rules = rules, .tie = tie};
    ward.hands.resize(static_cast<std::size_t>(hands));
    for (const Customer& one : customers)
        ward.jobs.push_back({.arrives = one.arrives,
                             .length = one.service,
                             .priority = one.priority,
                             .deadline = one.deadline,
                             .works = one.works});
    return ward;
}

} // namespace

ORACLE(PathwiseTest, under_first_come_nobody_waits_longer_for_more_staff) {
    Dice dice{161};
    int shorter = 0;
    int longer_elsewhere = 0;
    for (int i = 0; i < traces; ++i) {
        const Customers customers = random_customers(dice, random_servers(dice, i));
        for (int servers = 1; servers < 6; ++servers) {
            House house{.servers = servers};
            House more{.servers = servers + static_cast<int>(dice.between(1, 3))};
            const Outcome few = simulated(customers, house);
            ASSERT_EQ(longer(few, simulated(customers, more)), 0) << "trace " << i;
            shorter += longer(simulated(customers, more), few) > 0;
            house.rules.discipline = more.rules.discipline = Discipline::last_come;
            longer_elsewhere += longer(simulated(customers, house), simulated(customers, more)) > 0;
        }
    }
    EXPECT_GT(shorter, traces);
    EXPECT_GT(longer_elsewhere, traces / 10); // it is a law of first come, and of no other
}

ORACLE(PathwiseTest, nor_for_more_staff_hour_by_hour) {
    Dice dice{162};
    int shorter = 0;
    for (int i = 0; i < traces; ++i) {
        House few{.servers = random_servers(dice, i), .interruptible = true};
        House many = few;
        many.servers += static_cast<int>(dice.between(0, 2));
        const Customers customers = random_customers(dice, few.servers);
        Tick now = 0;
        for (auto n = dice.between(1, 30); n > 0; --n) {
            now += dice.between(1, 20);
            const auto capacity = static_cast<int>(dice.between(n > 1 ? 0 : 1, few.servers));
            few.changes.push_back({now, capacity});
            many.changes.push_back({now, capacity + static_cast<int>(dice.between(0, 2))});
        }
        const Outcome with_few = simulated(customers, few);
        const Outcome with_many = simulated(customers, many);
        ASSERT_EQ(longer(with_few, with_many), 0) << "trace " << i;
        shorter += longer(with_many, with_few) > 0;
    }
    EXPECT_GT(shorter, traces / 3);
}

ORACLE(PathwiseTest, a_unit_of_time_changes_no_order) {
    Dice dice{163};
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i), .interruptible = dice.below(2) == 0};
        house.rules = {.discipline = disciplines[dice.below(std::size(disciplines))],
                       .preemption = preemptions[dice.below(3)],
                       .lots = lots};
        Customers customers = random_customers(dice, house.servers, 1);
        for (Customer& one : customers) one.patience = dice.below(3) == 0 ? dice.between(1, 40) : endless;
        Outcome truth = simulated(customers, house);
        const auto k = dice.between(1, 12);
        const auto scale = [k](Tick& tick) { tick = tick == endless || tick < 0 ? tick : tick << k; };
        for (Customer& one : customers) {
            scale(one.arrives);
            scale(one.service);
            scale(one.patience);
            scale(one.deadline);
        }
        for (Tick& tick : truth.begins) scale(tick);
        for (Tick& tick : truth.ends) scale(tick);
        scale(truth.lost);
        ASSERT_EQ(simulated(customers, house), truth) << "trace " << i;
    }
}

ORACLE(PathwiseTest, workers_who_are_alike_are_places) {
    Dice dice{164};
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i), .interruptible = true};
        Customers customers = random_customers(dice, house.servers, 1);
        for (Customer& one : customers) one.works = dice.below(5) > 0;
        for (const Discipline discipline : disciplines) {
            house.tie = both_ties[dice.below(2)];
            house.rules = {.discipline = discipline, .preemption = preemptions[dice.below(3)], .lots = lots};
            const Outcome places = simulated(customers, house);
            const Ward ward = ward_of(customers, house.servers, house.rules, house.tie);
            const Account staff = EngineWard{ward}.after(5'000);
            ASSERT_EQ(staff.begins, places.begins) << "trace " << i;
            ASSERT_EQ(staff.ends, places.ends) << "trace " << i;
            ASSERT_EQ(staff.interrupted, places.interrupted) << "trace " << i;
            ASSERT_EQ(staff.lost, places.lost) << "trace " << i;
        }
    }
}

ORACLE(PathwiseTest, two_labelled_halves_are_two_houses) {
    Dice dice{165};
    int mixed = 0;
    for (int i = 0; i < traces; ++i) {
        const int hands[] = {random_servers(dice, i), random_servers(dice, i + 1)};
        const Customers customers = random_customers(dice, hands[0] + hands[1], 1);
        const HouseRules rules{.discipline =
                                   disciplines[i % 2 == 0 ? 0 : 1 + dice.below(std::size(disciplines) - 1)],
                               .preemption = preemptions[dice.below(3)]};
        if (rules.discipline == Discipline::random_order) continue;
        Ward ward = ward_of(customers, hands[0] + hands[1], rules, Tie::queued);
        for (std::size_t who = 0; who < ward.hands.size(); ++who)
            ward.hands[who].skills = who < static_cast<std::size_t>(hands[0]) ? 1 : 2;
        Customers half[2];
        for (std::size_t k = 0; k < customers.size(); ++k) {
            const auto label = dice.below(2);
            ward.jobs[k].needs = label == 0 ? 1 : 2;
            half[label].push_back(customers[k]);
        }
        const Account together = EngineWard{ward}.after(5'000);
        for (int label = 0; label < 2; ++label) {
            if (half[label].empty()) continue;
            const Outcome alone =
                simulated(half[label], {.servers = hands[label], .rules = rules, .interruptible = true});
            std::size_t n = 0;
            for (std::size_t k = 0; k < customers.size(); ++k) {
                if (static_cast<int>(ward.jobs[k].needs) != label + 1) continue;
                ASSERT_EQ(together.begins[k], alone.begins[n]) << "trace " << i;
                ASSERT_EQ(together.ends[k], alone.ends[n++]) << "trace " << i;
            }
            ++mixed;
        }
    }
    EXPECT_GT(mixed, traces / 2);
}
