// SPDX-License-Identifier: MIT
// First come, first served, against the recursions of Lindley and of Kiefer and Wolfowitz: with patience, with
// loss, with a limited waiting room and with those who turn away at the sight of the line.
#include "oracle.hpp"

using namespace omsorg;
using namespace omsorg::oracle;

namespace {

// Each takes the server that is free first. One server: Lindley.
Outcome first_come(const Customers& customers, int servers) {
    Outcome truth;
    std::vector<Tick> free(static_cast<std::size_t>(servers), 0);
    for (const Customer& one : customers) {
        Tick& server = *std::min_element(free.begin(), free.end());
        truth.begins.push_back(std::max(server, one.arrives));
        truth.ends.push_back(server = truth.begins.back() + one.service);
    }
    return truth;
}

// The same with a waiting room, with balking, and with patience that ends before a server who is done at that
// very tick looks up (Tie::queued) or after (Tie::departed). Whoever has patience has a service of at least a tick.
Outcome first_come_or_not_at_all(const Customers& customers, const House& house) {
    const Tick tie = house.tie == Tie::queued ? 1 : 0;
    Outcome truth;
    std::vector<Tick> free(static_cast<std::size_t>(house.servers), -1);
    std::vector<Tick> leaves_line;
    for (const Customer& one : customers) {
        Tick& server = *std::min_element(free.begin(), free.end());
        const Tick now = one.arrives;
        const bool waits = server + tie > now;
        const auto there = std::count_if(leaves_line.begin(), leaves_line.end(),
                                         [&](Tick left) { return left + tie > now; });
        const bool joins = there < house.rules.room_to_wait && there < one.joins_below && one.patience > 0;
        const Tick begins = waits ? std::max(server, now) : now;
        const bool served = !waits || (joins && begins - now + tie <= one.patience);
        truth.begins.push_back(served ? begins : -1);
        truth.ends.push_back(served ? begins + one.service : joins ? now + one.patience : now);
        if (served) server = truth.ends.back();
        if (waits && joins) leaves_line.push_back(served ? begins : truth.ends.back());
    }
    return truth;
}

template <class Choose>
void agrees_where(int traces, std::uint64_t seed, Choose choose) {
    Dice dice{seed};
    int told_apart = 0;
    int ties_matter = 0;
    for (int i = 0; i < traces; ++i) {
        const int servers = random_servers(dice, i);
        Customers customers = random_customers(dice, servers);
        House house{.servers = servers};
        choose(dice, customers, house);
        Outcome truth[2];
        for (const Tie tie : both_ties) {
            house.tie = tie;
            Outcome& answer = truth[static_cast<int>(tie)] = first_come_or_not_at_all(customers, house);
            ASSERT_EQ(simulated(customers, house), answer) << "trace " << i;
        }
        told_apart += truth[0] != first_come(customers, servers);
        ties_matter += truth[0] != truth[1];
    }
    EXPECT_GT(told_apart, traces / 2);
    EXPECT_GT(ties_matter, traces / 5);
}

} // namespace

ORACLE(FirstComeOracle, agrees_with_lindley_and_kiefer_wolfowitz) {
    Dice dice{1};
    for (int i = 0; i < traces; ++i) {
        const int servers = random_servers(dice, i);
        const Customers customers = random_customers(dice, servers);
        const Outcome truth = first_come(customers, servers);
        for (const Tie tie : both_ties)
            ASSERT_EQ(simulated(customers, {.servers = servers, .tie = tie}), truth) << "trace " << i;
        ASSERT_EQ(simulated(customers, {.servers = servers, .interruptible = true}), truth) << "trace " << i;
    }
}

ORACLE(FirstComeOracle, nobody_waits_longer_than_patience) {
    agrees_where(traces, 2, [](Dice& dice, Customers& customers, House&) {
        for (Customer& one : customers) one.patience = dice.between(0, 15), ++one.service;
    });
}

ORACLE(FirstComeOracle, who_will_not_wait_is_lost) {
    agrees_where(traces, 3, [](Dice&, Customers& customers, House&) {
        for (Customer& one : customers) one.patience = 0;
    });
}

ORACLE(FirstComeOracle, without_a_waiting_room_everybody_is_served_at_once_or_lost) {
    agrees_where(traces, 4, [](Dice&, Customers&, House& house) { house.rules.room_to_wait = 0; });
}

ORACLE(FirstComeOracle, a_full_waiting_room_refuses) {
    agrees_where(traces, 5, [](Dice& dice, Customers& customers, House& house) {
        house.rules.room_to_wait = static_cast<int>(dice.between(0, 4));
        if (dice.below(2) == 0)
            for (Customer& one : customers) one.patience = dice.between(1, 30), ++one.service;
    });
}

ORACLE(FirstComeOracle, a_long_line_turns_people_away) {
    agrees_where(traces, 6, [](Dice& dice, Customers& customers, House& house) {
        for (Customer& one : customers) one.joins_below = static_cast<int>(dice.between(0, 5));
        if (dice.below(2) == 0) house.rules.room_to_wait = static_cast<int>(dice.between(2, 5));
    });
}

// One desk, held from 0 to 99, and two chairs. The flow says of those who left at once why they did.
TEST(FirstComeOracle, who_turns_away_and_who_is_refused_are_told_apart) {
    Customers customers(8);
    for (std::size_t i = 0; i < customers.size(); ++i)
        customers[i] = {.arrives = static_cast<Tick>(i), .service = i == 0 ? 99 : 1};
    customers[2].joins_below = 1; // finds one in the line, and balks
    customers[4].patience = 0;    // finds both chairs taken, as the next
    customers[6].joins_below = 2; // would have been refused, had she not turned away
    const House house{.servers = 1, .rules = {.room_to_wait = 2}};
    Shop shop{customers, house};
    shop.run_until(1'000);
    const StationFlow& flow = shop.desks().flow();
    EXPECT_EQ(flow.admitted, 3U);
    EXPECT_EQ(flow.balked, 2U);
    EXPECT_EQ(flow.refused, 3U);
}

// Published by hand: arrivals and services of eight customers, waits, and when the last is gone.
TEST(FirstComeOracle, the_mini_traces_come_out_as_they_do_by_hand) {
    constexpr Tick arrives[] = {0, 1, 2, 3, 4, 5, 14, 15};
    constexpr Tick service[] = {3, 1, 4, 1, 5, 9, 2, 6};
    struct Row {
        int servers;
        Discipline discipline;
        Tick waits[8], sum, makespan;
    };
    constexpr Row rows[] = {{1, Discipline::first_come, {0, 2, 2, 5, 5, 9, 9, 10}, 42, 31},
                            {2, Discipline::first_come, {0, 0, 0, 0, 0, 1, 0, 0}, 1, 21},
                            {1, Discipline::last_come, {0, 29, 24, 0, 0, 4, 10, 3}, 70, 31}};
    Customers customers;
    for (std::size_t i = 0; i < 8; ++i) customers.push_back({.arrives = arrives[i], .service = service[i]});
    for (const Row& row : rows) {
        const Outcome seen =
            simulated(customers, {.servers = row.servers, .rules = {.discipline = row.discipline}});
        Tick sum = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            EXPECT_EQ(seen.begins[i] - arrives[i], row.waits[i]) << "customer " << i;
            sum += seen.begins[i] - arrives[i];
        }
        EXPECT_EQ(sum, row.sum);
        EXPECT_EQ(*std::max_element(seen.ends.begin(), seen.ends.end()), row.makespan);
    }
}
