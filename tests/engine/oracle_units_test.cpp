// SPDX-License-Identifier: MIT
// Several units at once, or none: the first in turn blocks until it fits, and whoever stands in the way may lose
// patience, whereupon those behind move up.
#include "by_hand.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

constexpr Stream lots{omsorg::Run{.seed = 5}, Purpose::death};

// Everybody joins the line, and it is served from the front. Patience ends in the order of arrival, after those
// who come (Tie::queued) or who leave (Tie::departed) first at the tick.
Outcome first_in_turn_blocks(const Customers& customers, const House& house) {
    ByHand desk{customers, house};
    const auto lose_patience = [&] {
        for (std::size_t i = 0; i < customers.size(); ++i)
            if (customers[i].patience == desk.now - customers[i].arrives &&
                std::count(desk.line.begin(), desk.line.end(), i) > 0)
                desk.leave(i);
    };
    const auto arrive = [&](std::size_t one) {
        const auto there = static_cast<int>(desk.line.size());
        desk.line.push_back(one);
        desk.serve_line();
        const bool waits = std::count(desk.line.begin(), desk.line.end(), one) > 0;
        if (waits && (there >= house.rules.room_to_wait || customers[one].patience == 0)) desk.leave(one);
    };
    for (std::size_t arrived = 0; arrived < customers.size() || !desk.serving.empty(); desk.tick()) {
        if (house.tie == Tie::departed) {
            desk.depart();
            lose_patience();
        }
        for (; arrived < customers.size() && customers[arrived].arrives == desk.now; ++arrived)
            arrive(arrived);
        if (house.tie == Tie::queued) {
            lose_patience();
            desk.depart();
        }
    }
    return desk.truth;
}

// A lot once drawn blocks until it fits, or until its patience ends. One is drawn whenever there is room and
// somebody waits; whoever leaves the line makes room for the last in the list.
Outcome the_lot_blocks(const Customers& customers, const House& house) {
    ByHand desk{customers, house};
    constexpr std::size_t nobody = 1'000'000;
    std::size_t lot = nobody;
    std::uint64_t drawn = 0;
    const auto draw = [&] {
        if (lot != nobody || desk.line.empty() || desk.free == 0) return;
        const double u = lots.uniform(key_of_text("desks"), drawn++);
        lot = desk.line[static_cast<std::size_t>(u * static_cast<double>(desk.line.size()))];
    };
    const auto drop = [&](std::size_t one) {
        *std::find(desk.line.begin(), desk.line.end(), one) = desk.line.back();
        desk.line.pop_back();
        if (lot == one) lot = nobody;
    };
    const auto serve = [&] {
        for (draw(); lot != nobody && customers[lot].units <= desk.free; draw()) {
            const std::size_t one = lot;
            drop(one);
            desk.serve(one);
        }
    };
    const auto lose_patience = [&] {
        for (std::size_t i = 0; i < customers.size(); ++i) {
            if (customers[i].patience != desk.now - customers[i].arrives) continue;
            if (std::count(desk.line.begin(), desk.line.end(), i) == 0) continue;
            drop(i);
            desk.go(i);
            serve();
        }
    };
    for (std::size_t arrived = 0; arrived < customers.size() || !desk.serving.empty(); desk.tick()) {
        for (; arrived < customers.size() && customers[arrived].arrives == desk.now; ++arrived) {
            if (customers[arrived].units <= desk.free) draw();
            const bool first = desk.line.empty() && customers[arrived].units <= desk.free;
            first ? desk.serve(arrived) : desk.line.push_back(arrived);
        }
        lose_patience();
        for (const std::size_t one : desk.done()) {
            desk.go(one);
            serve();
        }
    }
    return desk.truth;
}

void want_several(Dice& dice, Customers& customers, House& house) {
    house.servers = static_cast<int>(dice.between(2, 7));
    for (Customer& one : customers) one.units = static_cast<int>(dice.between(1, house.servers));
}

void agrees(int traces, std::uint64_t seed, Discipline discipline, bool patient) {
    Dice dice{seed};
    int told_apart = 0;
    int ties_matter = 0;
    for (int i = 0; i < traces; ++i) {
        House house{.rules = {.discipline = discipline}};
        Customers customers = random_customers(dice, static_cast<int>(dice.between(1, 4)), 1);
        want_several(dice, customers, house);
        if (!patient) {
            for (Customer& one : customers) one.patience = dice.below(3) == 0 ? endless : dice.between(0, 30);
            if (dice.below(3) == 0) house.rules.room_to_wait = static_cast<int>(dice.between(0, 6));
        }
        Outcome truth[2];
        for (const Tie tie : both_ties) {
            house.tie = tie;
            truth[static_cast<int>(tie)] = first_in_turn_blocks(customers, house);
            ASSERT_EQ(simulated(customers, house), truth[static_cast<int>(tie)]) << "trace " << i;
        }
        ties_matter += truth[0] != truth[1];
        Customers single = customers;
        for (Customer& one : single) one.units = 1;
        told_apart += truth[1] != first_in_turn_blocks(single, house);
        house.rules.discipline =
            discipline == Discipline::first_come ? Discipline::last_come : Discipline::first_come;
        told_apart += truth[1] != first_in_turn_blocks(customers, house);
    }
    EXPECT_GT(told_apart, traces);
    if (discipline != Discipline::first_come || !patient) {
        EXPECT_GT(ties_matter, traces / 5);
    }
}

} // namespace

ORACLE(UnitsOracle, first_come) { agrees(traces, 61, Discipline::first_come, true); }
ORACLE(UnitsOracle, last_come) { agrees(traces, 62, Discipline::last_come, true); }
ORACLE(UnitsOracle, priority) { agrees(traces, 63, Discipline::priority, true); }
ORACLE(UnitsOracle, shortest_job) { agrees(traces, 64, Discipline::shortest_job, true); }
ORACLE(UnitsOracle, deadline) { agrees(traces, 65, Discipline::deadline, true); }
ORACLE(UnitsOracle, those_behind_move_up_when_the_first_in_turn_loses_patience) {
    agrees(traces, 66, Discipline::first_come, false);
    agrees(traces, 67, Discipline::last_come, false);
    agrees(traces, 68, Discipline::priority, false);
    agrees(traces, 71, Discipline::shortest_job, false);
    agrees(traces, 72, Discipline::deadline, false);
}

ORACLE(UnitsOracle, a_lot_once_drawn_stands_until_its_patience_ends) {
    Dice dice{69};
    int told_apart = 0;
    int out_of_patience = 0;
    for (int i = 0; i < traces; ++i) {
        House house{.rules = {.discipline = Discipline::random_order, .lots = lots}};
        Customers customers = random_customers(dice, static_cast<int>(dice.between(1, 4)), 1);
        want_several(dice, customers, house);
        for (Customer& one : customers) one.patience = i % 2 == 0 ? endless : dice.between(1, 30);
        const Outcome truth = the_lot_blocks(customers, house);
        ASSERT_EQ(simulated(customers, house), truth) << "trace " << i;
        house.rules.discipline = Discipline::first_come;
        told_apart += truth != first_in_turn_blocks(customers, house);
        out_of_patience += std::count(truth.begins.begin(), truth.begins.end(), -1) > 0;
    }
    EXPECT_GT(told_apart, traces / 2);
    EXPECT_GT(out_of_patience, traces / 5);
}

// k units each of k c places are one unit each of c.
ORACLE(UnitsOracle, what_everybody_needs_twice_is_half_as_much) {
    Dice dice{70};
    for (int i = 0; i < traces; ++i) {
        House house{.servers = random_servers(dice, i)};
        Customers customers = random_customers(dice, house.servers);
        for (Customer& one : customers) one.patience = dice.between(0, 30);
        const auto k = static_cast<int>(dice.between(2, 5));
        for (const Discipline discipline : {Discipline::first_come, Discipline::last_come,
                                            Discipline::priority, Discipline::shortest_job}) {
            house.rules.discipline = discipline;
            const Outcome once = simulated(customers, house);
            House larger = house;
            larger.servers *= k;
            Customers each = customers;
            for (Customer& one : each) one.units = k;
            ASSERT_EQ(simulated(each, larger), once);
        }
    }
}
