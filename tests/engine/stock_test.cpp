// SPDX-License-Identifier: MIT
#include <omsorg/engine/stock.hpp>

#include "dice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <vector>

using namespace omsorg;
using namespace omsorg::literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

namespace {

struct Kitchen {
    Simulation sim{};
    Stock meals;
    std::vector<std::string> log{};

    explicit Kitchen(const Stock::Start& start) : meals{sim, "meals", start} {}
    void note(const std::string& what) {
        log.push_back(std::to_string(sim.now().time_since_epoch().count()) + " " + what);
    }
};

Process takes(Kitchen& kitchen, std::string name, std::int64_t amount, Duration patience = forever) {
    const bool got = co_await kitchen.meals.take(amount, patience);
    kitchen.note(name + (got ? " takes " : " goes without ") + std::to_string(amount));
}
Process puts(Kitchen& kitchen, std::string name, std::int64_t amount, Duration patience = forever) {
    const bool room = co_await kitchen.meals.put(amount, patience);
    kitchen.note(name + (room ? " puts " : " keeps ") + std::to_string(amount));
}

} // namespace

TEST(StockTest, who_asks_first_is_served_first_whatever_the_amount) {
    Kitchen kitchen{{.capacity = 10, .level = 3}};
    kitchen.sim.start(takes(kitchen, "Anna", 5));
    kitchen.sim.start(takes(kitchen, "Bo", 1)); // there is enough for Bo, but Anna was first
    kitchen.sim.run_until(Instant{Duration{5}});
    EXPECT_THAT(kitchen.log, ElementsAre());
    EXPECT_EQ(kitchen.meals.waiting_to_take(), 2);
    kitchen.sim.start(puts(kitchen, "Cilla", 4));
    kitchen.sim.run_until(Instant{Duration{9}});
    EXPECT_THAT(kitchen.log, ElementsAre("5 Cilla puts 4", "5 Anna takes 5", "5 Bo takes 1"));
    EXPECT_EQ(kitchen.meals.level(), 1);
    EXPECT_EQ(kitchen.meals.most(), 7);
    EXPECT_EQ(kitchen.meals.least(), 1);
    EXPECT_DOUBLE_EQ(kitchen.meals.average_level(), (5 * 3 + 4 * 1) / 9.0);
}

TEST(StockTest, observing_afresh_forgets_what_was) {
    Kitchen kitchen{{.capacity = 10, .level = 9}};
    kitchen.sim.start(takes(kitchen, "Anna", 8));
    kitchen.sim.start(puts(kitchen, "Bo", 4));
    kitchen.sim.run_until(Instant{Duration{5}});
    kitchen.meals.observe_afresh();
    kitchen.sim.run_until(Instant{Duration{8}});
    kitchen.sim.start(takes(kitchen, "Cilla", 2));
    kitchen.sim.run_until(Instant{Duration{9}});
    EXPECT_EQ(kitchen.meals.most(), 5);
    EXPECT_EQ(kitchen.meals.least(), 3);
    EXPECT_EQ(kitchen.meals.taken(), 2);
    EXPECT_EQ(kitchen.meals.put_in(), 0);
    EXPECT_DOUBLE_EQ(kitchen.meals.average_level(), (3 * 5 + 1 * 3) / 4.0);
}

TEST(StockTest, a_full_stock_makes_those_who_bring_wait) {
    Kitchen kitchen{{.capacity = 10, .level = 8}};
    kitchen.sim.start(puts(kitchen, "Anna", 5));
    kitchen.sim.run_until(Instant{Duration{5}});
    kitchen.sim.start(takes(kitchen, "Bo", 3));
    kitchen.sim.run_until(Instant{Duration{9}});
    EXPECT_THAT(kitchen.log, ElementsAre("5 Bo takes 3", "5 Anna puts 5"));
    EXPECT_EQ(kitchen.meals.level(), 10);
}

TEST(StockTest, when_the_first_in_line_gives_up_the_next_may_go_on) {
    Kitchen kitchen{{.capacity = 10, .level = 3}};
    kitchen.sim.start(takes(kitchen, "Anna", 5, Duration{7}));
    kitchen.sim.start(takes(kitchen, "Bo", 2));
    const Story cilla = kitchen.sim.start(takes(kitchen, "Cilla", 3));
    kitchen.sim.start(takes(kitchen, "David", 1));
    kitchen.sim.run_until(Instant{Duration{20}});
    EXPECT_THAT(kitchen.log, ElementsAre("7 Anna goes without 5", "7 Bo takes 2"));
    cilla.cancel();
    kitchen.sim.start(takes(kitchen, "Eva", 9, at_once));
    kitchen.sim.run_until(Instant{Duration{30}});
    EXPECT_THAT(kitchen.log, ElementsAre("7 Anna goes without 5", "7 Bo takes 2", "20 David takes 1",
                                         "20 Eva goes without 9"));
}

// The oracle keeps two plain lines of (amount, number) and serves them as the essay says.
TEST(StockTest, random_comings_are_the_oracles) {
    Dice dice{9};
    for (int trace = 0; trace < 1'000; ++trace) {
        Kitchen kitchen{{.capacity = 20, .level = 7}};
        std::int64_t level = 7;
        std::deque<std::pair<std::int64_t, int>> takers, putters;
        std::vector<std::string> truth;
        const auto serve = [&](std::int64_t now) {
            for (bool moved = true; moved;) {
                moved = false;
                if (!takers.empty() && takers.front().first <= level) {
                    level -= takers.front().first;
                    truth.push_back(std::to_string(now) + " " + std::to_string(takers.front().second) +
                                    " takes " + std::to_string(takers.front().first));
                    takers.pop_front();
                    moved = true;
                }
                if (!putters.empty() && putters.front().first <= 20 - level) {
                    level += putters.front().first;
                    truth.push_back(std::to_string(now) + " " + std::to_string(putters.front().second) +
                                    " puts " + std::to_string(putters.front().first));
                    putters.pop_front();
                    moved = true;
                }
            }
        };
        for (int i = 0; i < 60; ++i) {
            const std::int64_t now = 3 * i, amount = dice.between(1, 12);
            kitchen.sim.run_until(Instant{Duration{now}});
            if (dice.below(2) == 0) {
                kitchen.sim.start(takes(kitchen, std::to_string(i), amount));
                takers.emplace_back(amount, i);
            } else {
                kitchen.sim.start(puts(kitchen, std::to_string(i), amount));
                putters.emplace_back(amount, i);
            }
            serve(now);
        }
        kitchen.sim.run_until(Instant{Duration{1'000}});
        ASSERT_EQ(kitchen.log, truth) << "trace " << trace;
        ASSERT_EQ(kitchen.meals.level(), level);
        ASSERT_EQ(kitchen.meals.waiting_to_take(), static_cast<int>(takers.size()));
    }
}

TEST(StockTest, impossible_amounts_are_defects) {
    Simulation sim;
    const auto broken = [](auto wrong, const char* sentence) {
        EXPECT_THAT(wrong, ThrowsMessage<Defect>(HasSubstr(sentence)));
    };
    const char* const level = "a stock's level lies between zero and its capacity";
    broken([&] { Stock(sim, "debt", {.capacity = 5, .level = -1}); }, level);
    broken([&] { Stock(sim, "heap", {.capacity = 5, .level = 6}); }, level);
    Stock stock{sim, "meals", {.capacity = 5, .level = 1}};
    for (const std::int64_t amount : {0, 6}) {
        broken([&] { (void)stock.take(amount); }, "an amount taken is above zero and at most the capacity");
        broken([&] { (void)stock.put(amount); }, "an amount put is above zero and at most the capacity");
    }
    broken([&] { (void)stock.put(1, -1_hours); }, "patience is not negative");
    broken([&] { (void)stock.take(1, -1_hours); }, "patience is not negative");
}
