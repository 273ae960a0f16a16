// SPDX-License-Identifier: MIT
// Integer traces against oracles of a few lines each: every time stamp must be the same, tick for tick. An
// arrival at the instant of a departure is queued before the server chooses: departures have priority `late`.
#include <omsorg/engine/places.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using namespace omsorg;

namespace {

struct Customer {
    std::int64_t arrives = 0, service = 0, patience = 0;
    int rank = 0;
};

struct Outcome {
    std::vector<std::int64_t> begins, ends; // -1: never
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

std::vector<Customer> random_trace(Dice& dice, int servers, bool patient) {
    std::vector<Customer> trace;
    std::int64_t now = 0;
    const std::int64_t mean_service = dice.between(1, 4) * servers;
    for (std::int64_t i = dice.between(1, 150); i > 0; --i) {
        now += dice.between(0, 5);
        trace.push_back({now, dice.between(1, 2 * mean_service), patient ? 1'000'000 : dice.between(0, 12),
                         static_cast<int>(dice.between(0, 3))});
    }
    return trace;
}

Process one(Places& desks, Customer customer, std::size_t i, std::int8_t departure, Outcome& seen) {
    auto desk = co_await desks.admit({.patience = Duration{customer.patience}, .priority = customer.rank});
    if (!desk) co_return;
    Simulation& sim = desks.simulation();
    seen.begins[i] = sim.now().time_since_epoch().count();
    co_await sim.after(Duration{customer.service}, departure);
    seen.ends[i] = sim.now().time_since_epoch().count();
}

Process source(Places& desks, const std::vector<Customer>& trace, std::int8_t departure, Outcome& seen) {
    Simulation& sim = desks.simulation();
    for (std::size_t i = 0; i < trace.size(); ++i) {
        co_await sim.at(Instant{Duration{trace[i].arrives}});
        sim.start(one(desks, trace[i], i, departure, seen));
    }
}

Outcome simulated(const std::vector<Customer>& trace, int servers, Discipline discipline,
                  std::int8_t departure) {
    Simulation sim;
    Places desks{sim, "desks", servers, {.discipline = discipline}};
    Outcome seen{std::vector<std::int64_t>(trace.size(), -1), std::vector<std::int64_t>(trace.size(), -1)};
    sim.start(source(desks, trace, departure, seen));

    // The identities must hold at every moment, so also in the midst of it: clip at a horizon first.
    const std::int64_t horizon = trace.back().arrives / 2 + 1;
    const auto clipped = [&](std::int64_t end) {
        PersonTime waited = 0;
        PersonTime served = 0;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            const bool begun = seen.begins[i] >= 0;
            const std::int64_t arrived = std::min(trace[i].arrives, end);
            const std::int64_t left = begun ? seen.begins[i] : trace[i].arrives + trace[i].patience;
            waited += std::min(left, end) - arrived;
            if (begun) served += std::min(seen.begins[i] + trace[i].service, end) - seen.begins[i];
        }
        EXPECT_TRUE(desks.book().waiting().heads().area(sim.now()) == waited);
        EXPECT_TRUE(desks.book().taken().area(sim.now()) == served);
    };
    sim.run_until(Instant{Duration{horizon}});
    clipped(horizon);
    sim.run_until(Instant{Duration{10'000'000}});
    clipped(10'000'000);
    EXPECT_EQ(desks.flow().asked, desks.flow().admitted + desks.flow().gave_up + desks.flow().refused);
    EXPECT_EQ(desks.occupied(), 0);
    return seen;
}

// Kiefer and Wolfowitz: each takes the server that is free first, unless it is
// free too late. One server: Lindley.
Outcome first_come_oracle(const std::vector<Customer>& trace, int servers) {
    Outcome truth;
    std::vector<std::int64_t> free(static_cast<std::size_t>(servers), 0);
    for (const Customer& customer : trace) {
        const auto server = std::min_element(free.begin(), free.end());
        const std::int64_t begins = std::max(*server, customer.arrives);
        const bool served = begins - customer.arrives <= customer.patience;
        truth.begins.push_back(served ? begins : -1);
        truth.ends.push_back(served ? begins + customer.service : -1);
        if (served) *server = begins + customer.service;
    }
    return truth;
}

// Tick by tick: who arrives takes a free server or joins; then each server that is done chooses.
Outcome chosen_oracle(const std::vector<Customer>& trace, int servers, Discipline discipline) {
    Outcome truth{std::vector<std::int64_t>(trace.size(), -1), std::vector<std::int64_t>(trace.size(), -1)};
    std::vector<std::int64_t> busy_until(static_cast<std::size_t>(servers), -1);
    std::vector<std::size_t> line;
    std::size_t arrived = 0;
    const auto serve = [&](std::size_t who, std::int64_t& server, std::int64_t now) {
        truth.begins[who] = now;
        truth.ends[who] = server = now + trace[who].service;
    };
    for (std::int64_t now = 0; arrived < trace.size() || !line.empty(); ++now) {
        for (; arrived < trace.size() && trace[arrived].arrives == now; ++arrived) {
            // A server that is done at this very tick has not yet looked up.
            const auto idle =
                std::find_if(busy_until.begin(), busy_until.end(), [&](auto t) { return t < now; });
            if (idle != busy_until.end())
                serve(arrived, *idle, now);
            else
                line.push_back(arrived);
        }
        for (std::int64_t& server : busy_until) {
            if (server != now || line.empty()) continue;
            auto next = line.end() - 1;
            if (discipline == Discipline::priority) {
                next = std::min_element(line.begin(), line.end(),
                                        [&](auto a, auto b) { return trace[a].rank < trace[b].rank; });
            }
            serve(*next, server, now);
            line.erase(next);
        }
    }
    return truth;
}

constexpr int traces = 400;

} // namespace

TEST(OracleTest, first_come_agrees_with_lindley_and_kiefer_wolfowitz) {
    Dice dice{1};
    for (int i = 0; i < traces; ++i) {
        const int servers = i % 2 == 0 ? 1 : static_cast<int>(dice.between(2, 6));
        const auto trace = random_trace(dice, servers, true);
        const Outcome truth = first_come_oracle(trace, servers);
        ASSERT_EQ(simulated(trace, servers, Discipline::first_come, late), truth) << "trace " << i;
        ASSERT_EQ(simulated(trace, servers, Discipline::first_come, early), truth) << "trace " << i;
    }
}

TEST(OracleTest, first_come_with_patience_agrees) {
    Dice dice{2};
    for (int i = 0; i < traces; ++i) {
        const int servers = static_cast<int>(dice.between(1, 4));
        const auto trace = random_trace(dice, servers, false);
        // A place that is returned in the last instant of somebody's patience is theirs: departures go first.
        ASSERT_EQ(simulated(trace, servers, Discipline::first_come, early), first_come_oracle(trace, servers))
            << "trace " << i;
    }
}

TEST(OracleTest, last_come_agrees) {
    Dice dice{3};
    for (int i = 0; i < traces; ++i) {
        const int servers = static_cast<int>(dice.between(1, 4));
        const auto trace = random_trace(dice, servers, true);
        ASSERT_EQ(simulated(trace, servers, Discipline::last_come, late),
                  chosen_oracle(trace, servers, Discipline::last_come))
            << "trace " << i;
    }
}

TEST(OracleTest, priority_agrees) {
    Dice dice{4};
    for (int i = 0; i < traces; ++i) {
        const int servers = static_cast<int>(dice.between(1, 4));
        const auto trace = random_trace(dice, servers, true);
        ASSERT_EQ(simulated(trace, servers, Discipline::priority, late),
                  chosen_oracle(trace, servers, Discipline::priority))
            << "trace " << i;
    }
}

TEST(OracleTest, the_oracles_can_tell_the_disciplines_apart) {
    Dice dice{5};
    int differ = 0;
    for (int i = 0; i < traces; ++i) {
        const auto trace = random_trace(dice, 1, true);
        const Outcome last = simulated(trace, 1, Discipline::last_come, late);
        differ +=
            last != first_come_oracle(trace, 1) && last != chosen_oracle(trace, 1, Discipline::priority);
    }
    EXPECT_GT(differ, traces / 2);
}
