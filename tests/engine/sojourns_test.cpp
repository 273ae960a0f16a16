// SPDX-License-Identifier: MIT
#include <omsorg/engine/sojourns.hpp>

#include <omsorg/engine/batching.hpp>
#include <omsorg/engine/sharing.hpp>
#include <omsorg/engine/stock.hpp>
#include <omsorg/engine/store.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;

namespace {

Instant at(int minute) { return Instant{} + minute * 1_minutes; }

Process takes(Stock& stock, std::int64_t amount, Duration patience = forever) {
    co_await stock.take(amount, patience);
}
Process puts(Simulation& sim, Stock& stock, Duration after, std::int64_t amount) {
    co_await sim.after(after);
    co_await stock.put(amount);
}
Process takes(Store<int>& store, Duration patience = forever) { co_await store.take(patience); }
Process joins(Simulation& sim, Batching& bus, Duration after) {
    co_await sim.after(after);
    co_await bus.join();
}
Process shares(Sharing& hands, Duration work) { co_await hands.serve(work); }

} // namespace

/// Whoever comes is done, has left in vain or is there; the quantiles are of the done, and what is so far of those there.
TEST(SojournsTest, are_those_of_a_list_of_who_came_and_went) {
    std::mt19937 dice{20261128};
    for (int trace = 0; trace < 200; ++trace) {
        Sojourns stays{at(0)};
        std::vector<int> there, done, vain;
        int minute = 0;
        for (int step = 0; step < 40; ++step) {
            minute += static_cast<int>(dice() % 7);
            const auto who = there.empty()
                                 ? there.end()
                                 : there.begin() + static_cast<std::ptrdiff_t>(dice() % there.size());
            switch (dice() % 4) {
            case 0:
                stays.at_once();
                done.push_back(0);
                break;
            case 1:
                stays.arrive(at(minute));
                there.push_back(minute);
                break;
            default:
                if (who == there.end()) break;
                const bool served = dice() % 2 == 0;
                served ? stays.done(at(minute), at(*who)) : stays.in_vain(at(minute), at(*who));
                (served ? done : vain).push_back(minute - *who);
                there.erase(who);
            }
        }
        ASSERT_EQ(stays.lengths().count(), done.size());
        ASSERT_EQ(stays.vain().count(), vain.size());
        ASSERT_EQ(stays.count(), static_cast<int>(there.size()));
        ASSERT_TRUE(stays.balances(at(minute)));
        double so_far = 0, total = 0, in_vain = 0;
        for (const int since : there) so_far += (minute - since) / 60.0;
        for (const int length : done) total += length / 60.0;
        for (const int length : vain) in_vain += length / 60.0;
        ASSERT_NEAR(stays.hours_so_far(at(minute)), so_far, 1e-9);
        ASSERT_NEAR(stays.lengths().total_hours(), total, 1e-9);
        ASSERT_NEAR(stays.vain().total_hours(), in_vain, 1e-9);
        if (done.empty()) continue;
        std::ranges::sort(done);
        const double middle = done[(done.size() + 1) / 2 - 1] * 6e7;
        ASSERT_NEAR(static_cast<double>(stays.quantile(0.5).count()), middle, 1 + middle / 256);
    }
}

TEST(SojournsTest, of_a_stock_are_waits_to_take_and_to_put) {
    Simulation sim;
    Stock meals{sim, "meals", {.capacity = 10, .level = 2}};
    sim.start(takes(meals, 2));              // at once
    sim.start(takes(meals, 3));              // waits for what comes after an hour
    sim.start(takes(meals, 10, 30_minutes)); // gives up
    sim.start(takes(meals, 9));              // waits still
    sim.start(puts(sim, meals, 1_hours, 4));
    sim.run_until(Instant{} + 3_hours);
    EXPECT_EQ(meals.waits_to_take().lengths().count(), 2U);
    EXPECT_DOUBLE_EQ(meals.waits_to_take().lengths().total_hours(), 1);
    EXPECT_DOUBLE_EQ(meals.waits_to_take().vain().total_hours(), 0.5);
    EXPECT_DOUBLE_EQ(meals.waits_to_take().hours_so_far(sim.now()), 3);
    EXPECT_EQ(meals.waits_to_put().lengths().count(), 1U);
    EXPECT_DOUBLE_EQ(meals.waits_to_put().lengths().total_hours(), 0);
    meals.observe_afresh();
    EXPECT_EQ(meals.waits_to_take().lengths().count(), 0U);
    EXPECT_DOUBLE_EQ(meals.waits_to_take().hours_so_far(sim.now()), 0);
}

TEST(SojournsTest, of_a_store_are_waits_for_a_thing) {
    Simulation sim;
    Store<int> tray{sim, "tray"};
    tray.put(1);
    sim.start(takes(tray));
    sim.start(takes(tray));
    sim.start(takes(tray, 15_minutes));
    sim.run_until(Instant{} + 30_minutes);
    tray.put(2);
    sim.run_until(Instant{} + 1_hours);
    EXPECT_EQ(tray.waits().lengths().count(), 2U);
    EXPECT_DOUBLE_EQ(tray.waits().lengths().total_hours(), 0.5);
    EXPECT_DOUBLE_EQ(tray.waits().vain().total_hours(), 0.25);
}

TEST(SojournsTest, of_a_batch_and_of_those_who_share_have_quantiles_and_are_told_apart_when_cut_short) {
    Simulation sim;
    Batching bus{sim, "bus", {.enough = 2}};
    for (const int after : {0, 10, 20}) sim.start(joins(sim, bus, after * 1_minutes));
    Sharing hands{sim, "hands", 1};
    sim.start(shares(hands, 30_minutes));
    const Story cut = sim.start(shares(hands, 1_hours));
    sim.run_until(Instant{} + 61_minutes);
    EXPECT_NEAR(in_hours(bus.book().quantile(1)), 1 / 6.0, 1 / 1536.0);
    EXPECT_EQ(bus.waits().count(), 2U);
    EXPECT_NEAR(bus.book().hours_so_far(sim.now()), 41 / 60.0, 1e-9);
    EXPECT_EQ(hands.served(), 1U);
    EXPECT_NEAR(in_hours(hands.book().quantile(0.5)), 1, 1 / 256.0);
    cut.cancel();
    sim.run_until(Instant{} + 2_hours);
    EXPECT_EQ(hands.served(), 1U);
    EXPECT_EQ(hands.withdrawn(), hands.book().vain().count());
}
