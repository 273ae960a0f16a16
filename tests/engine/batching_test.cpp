// SPDX-License-Identifier: MIT
#include <omsorg/engine/batching.hpp>
#include <omsorg/observe/acceptance.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

struct Ride {
    std::int64_t comes = 0, goes = -1;
    Batch batch{};
};

Process rides(Simulation& sim, Batching& bus, Ride& ride, std::int8_t priority = 0) {
    co_await sim.at(Instant{Duration{ride.comes}}, priority);
    ride.batch = co_await bus.join();
    ride.goes = sim.now().time_since_epoch().count();
}

std::vector<Ride> simulated(const std::vector<std::int64_t>& comings, const BatchRule& rule,
                            std::int8_t priority = 0) {
    Simulation sim;
    Batching bus{sim, "bus", rule};
    std::vector<Ride> rides_of;
    for (const std::int64_t coming : comings) rides_of.push_back({coming});
    for (Ride& ride : rides_of) sim.start(rides(sim, bus, ride, priority));
    sim.run_until(Instant{Duration{1'000'000'000}});
    return rides_of;
}

} // namespace

TEST(BatchingTest, goes_when_there_are_enough_or_the_first_has_waited_long_enough) {
    const auto rides_of = simulated({0, 4, 9, 20, 25, 50}, {.enough = 3, .longest = Duration{10}});
    std::vector<std::int64_t> goes;
    std::vector<int> sizes;
    std::vector<bool> leads;
    for (const Ride& ride : rides_of) {
        goes.push_back(ride.goes);
        sizes.push_back(ride.batch.size);
        leads.push_back(ride.batch.leads);
    }
    EXPECT_THAT(goes, ElementsAre(9, 9, 9, 30, 30, 60));
    EXPECT_THAT(sizes, ElementsAre(3, 3, 3, 2, 2, 1));
    EXPECT_THAT(leads, ElementsAre(true, false, false, true, false, true));
    EXPECT_EQ(rides_of.back().batch.number, 3U);
}

TEST(BatchingTest, observing_afresh_forgets_who_went_and_not_who_waits) {
    Simulation sim;
    Batching bus{sim, "bus", {.enough = 2}};
    std::vector<Ride> rides_of{{0}, {6'000'000}, {8'000'000}, {20'000'000}};
    for (Ride& ride : rides_of) sim.start(rides(sim, bus, ride));
    sim.run_until(Instant{Duration{10'000'000}});
    EXPECT_EQ(bus.waits().greatest(), 6_seconds);
    bus.observe_afresh();
    sim.run_until(Instant{Duration{40'000'000}});
    EXPECT_EQ(bus.batches(), 1U);
    EXPECT_EQ(bus.joined(), 1U);
    EXPECT_EQ(bus.sizes().count(), 1U);
    EXPECT_EQ(bus.waits().count(), 2U);
    EXPECT_EQ(bus.waits().greatest(), 12_seconds);
    EXPECT_DOUBLE_EQ(bus.average_waiting(), 10.0 / 30);
    EXPECT_EQ(rides_of.back().batch.number, 2U);
}

// Who comes at the very tick at which the time is up goes along if she comes before the clock strikes (early),
// and opens the next batch if she comes after it (late).
TEST(BatchingTest, every_going_is_the_oracles) {
    Dice dice{3};
    int ties = 0;
    for (int trace = 0; trace < 1'000; ++trace) {
        const int enough = static_cast<int>(dice.between(1, 5));
        const std::int64_t longest = dice.between(1, 30);
        std::vector<std::int64_t> comings;
        std::int64_t now = 0;
        for (std::int64_t i = dice.between(1, 80); i > 0; --i) comings.push_back(now += dice.between(0, 9));
        for (const std::int8_t priority : {early, late}) {
            const auto seen = simulated(comings, {.enough = enough, .longest = Duration{longest}}, priority);
            std::uint64_t number = 0;
            for (std::size_t first = 0; first < comings.size(); ++number) {
                const std::int64_t time_is_up = comings[first] + longest;
                const std::int64_t last_chance = priority == early ? time_is_up : time_is_up - 1;
                std::size_t end = first;
                while (end < comings.size() && end - first < static_cast<std::size_t>(enough) &&
                       comings[end] <= last_chance)
                    ++end;
                const bool full = end - first == static_cast<std::size_t>(enough);
                const std::int64_t goes = full ? comings[end - 1] : time_is_up;
                ties += end < comings.size() && !full && comings[end] == time_is_up;
                for (std::size_t i = first; i < end; ++i) {
                    ASSERT_EQ(seen[i].goes, goes) << "trace " << trace;
                    ASSERT_EQ(seen[i].batch.size, static_cast<int>(end - first));
                    ASSERT_EQ(seen[i].batch.number, seen[first].batch.number);
                    ASSERT_EQ(seen[i].batch.number - seen[0].batch.number, number);
                    ASSERT_EQ(seen[i].batch.leads, i == first);
                }
                first = end;
            }
        }
    }
    EXPECT_GT(ties, 100);
}

TEST(BatchingTest, one_who_is_cut_short_leaves_and_the_clock_runs_on) {
    Simulation sim;
    Batching bus{sim, "bus", {.enough = 3, .longest = Duration{10}}};
    Ride anna{0}, bo{4};
    const Story story = sim.start(rides(sim, bus, anna));
    sim.start(rides(sim, bus, bo));
    sim.run_until(Instant{Duration{6}});
    story.cancel();
    sim.run_until(Instant{Duration{100}});
    EXPECT_EQ(bo.goes, 10); // the bus was to go ten after Anna came
    EXPECT_TRUE(bo.batch.leads);
    EXPECT_EQ(bus.withdrawn(), 1U);
    EXPECT_EQ(bus.waits().greatest(), Duration{6});
}

namespace {

Process comes(Batching& bus) { co_await bus.join(); }
Process coming(Simulation& sim, Batching& bus, Dice& dice) {
    for (;;) {
        co_await sim.after(Duration{std::llround(dice.exponential(3.6e9))});
        sim.start(comes(bus));
    }
}

// Requests at rate one; size and wait are ratios of means over long stretches.
void expect_closed_form(int enough, Duration longest, double size, double wait, std::uint64_t seed) {
    Tally sizes, waits;
    for (std::uint64_t r = 0; r < 1'000; ++r) {
        Dice dice{seed + r};
        Simulation sim;
        Batching bus{sim, "bus", {.enough = enough, .longest = longest}};
        sim.start(coming(sim, bus, dice));
        sim.run_until(Instant{} + 200_hours);
        sim.observe_afresh();
        sim.run_until(Instant{} + 1'200_hours);
        sizes.add(bus.sizes().mean());
        waits.add(bus.waits().mean_hours());
    }
    EXPECT_TRUE(accept(sizes, size).accepted()) << accept(sizes, size).why;
    EXPECT_TRUE(accept(waits, wait).accepted()) << accept(waits, wait).why;
}

} // namespace

// Renewal arguments: a batch is opened by one request; K - 1 more come, or as many as come within T.
TEST(BatchingTest, size_and_wait_are_those_of_the_closed_form) {
    expect_closed_form(2, 1_hours, 1.632121, 0.387300, 100);
    expect_closed_form(3, 2_hours, 2.458659, 0.834867, 5'000);
}

TEST(BatchingTest, impossible_batches_are_defects) {
    Simulation sim;
    const auto broken = [&](const BatchRule& rule, const char* sentence) {
        EXPECT_THAT([&] { Batching(sim, "bus", rule); }, ThrowsMessage<Defect>(HasSubstr(sentence)));
    };
    broken({.enough = 0}, "a batch is of at least one");
    broken({.enough = 2, .longest = -1_hours}, "nobody waits a negative while for others");
}
