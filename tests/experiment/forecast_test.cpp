// SPDX-License-Identifier: MIT
#include <omsorg/experiment/forecast.hpp>
#include <omsorg/municipality/world.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

namespace omsorg {
namespace {

using namespace std::chrono_literals;

using Future = Run; // a gtest class has a member of that name

// A fake future whose rows say who lived it; it dawdles so that threads finish out of order.
std::vector<Row> fake_future(std::uint16_t plan, Future run) {
    std::this_thread::sleep_for(std::chrono::microseconds{(run.number * 7919 + plan * 131) % 900});
    std::vector<Row> rows;
    for (int year = 2020; year <= 2023; ++year)
        rows.push_back({.year = static_cast<std::int16_t>(year),
                        .measure = Measure::unmet_share,
                        .value = static_cast<double>(run.seed) + plan * 1000.0 + run.number + year / 1e4});
    return rows;
}

ForecastResult forecast(unsigned threads, std::uint32_t futures = 12) {
    Forecast running{{.plans = 3, .futures = futures, .seed = 5, .threads = threads},
                     [](std::uint16_t plan, Future run, std::stop_token) { return fake_future(plan, run); }};
    return running.take();
}

TEST(Forecast, is_the_same_for_any_number_of_threads) {
    const ForecastResult one = forecast(1);
    ASSERT_TRUE(one.complete());
    ASSERT_EQ(one.table.size(), 3U * 12U * 4U);
    for (const unsigned threads : {2U, 3U, 8U, 64U}) {
        const ForecastResult many = forecast(threads);
        EXPECT_TRUE(std::ranges::equal(one.table.value(), many.table.value())) << threads;
        EXPECT_TRUE(std::ranges::equal(one.table.plan(), many.table.plan())) << threads;
        EXPECT_TRUE(std::ranges::equal(one.table.future(), many.table.future())) << threads;
    }
}

TEST(Forecast, merges_plan_by_plan_and_future_by_future) {
    const ForecastResult result = forecast(4);
    for (std::size_t i = 1; i < result.table.size(); ++i) {
        const auto before = std::pair{result.table.plan()[i - 1], result.table.future()[i - 1]};
        EXPECT_LE(before, (std::pair{result.table.plan()[i], result.table.future()[i]}));
    }
}

TEST(Forecast, does_not_change_a_future_when_more_are_asked_for) {
    const FutureGrid few = grid_of(forecast(2, 3).table,
                                   {.plan = 1, .measure = static_cast<std::uint8_t>(Measure::unmet_share)});
    const FutureGrid many = grid_of(forecast(2, 9).table,
                                    {.plan = 1, .measure = static_cast<std::uint8_t>(Measure::unmet_share)});
    EXPECT_TRUE(std::equal(few.values.begin(), few.values.end(), many.values.begin()));
}

TEST(Forecast, may_spare_a_side_plan_some_of_the_futures) {
    Forecast running{{.plans = 2, .futures = 5, .seed = 5, .threads = 2, .futures_of_plan = {5, 2}},
                     [](std::uint16_t plan, Future run, std::stop_token) { return fake_future(plan, run); }};
    const ForecastResult result = running.take();
    EXPECT_EQ(result.total, 7U);
    const auto futures_of = [&](std::uint16_t plan) {
        return grid_of(result.table,
                       {.plan = plan, .measure = static_cast<std::uint8_t>(Measure::unmet_share)})
            .futures;
    };
    EXPECT_EQ(futures_of(0).size(), 5U);
    EXPECT_EQ(futures_of(1), (std::vector<std::uint32_t>{0, 1}))
        << "the first futures, those that the others share";
}

TEST(Forecast, keeps_what_is_finished_and_comes_home_at_once_when_asked_to_stop) {
    Forecast running{{.plans = 2, .futures = 50, .seed = 1, .threads = 2},
                     [](std::uint16_t plan, Future run, std::stop_token stop) {
                         if (run.number >= 3) // the fourth future would last for ever
                             while (!stop.stop_requested()) std::this_thread::sleep_for(1ms);
                         return fake_future(plan, run);
                     }};
    while (running.progress().done < 6) std::this_thread::sleep_for(1ms);
    EXPECT_FALSE(running.wait_for(20ms));
    const auto asked = std::chrono::steady_clock::now();
    running.stop();
    const ForecastResult result = running.take();
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 250ms);
    EXPECT_EQ(result.done, 6U);
    EXPECT_FALSE(result.complete());
    EXPECT_EQ(result.table.size(), 6U * 4U) << "what was under way is left out as a whole";
    EXPECT_EQ(grid_of(result.table, {.plan = 1, .measure = static_cast<std::uint8_t>(Measure::unmet_share)})
                  .futures.size(),
              3U)
        << "whole futures of every plan";
}

TEST(Forecast, passes_on_the_error_of_a_run) {
    Forecast running{{.plans = 1, .futures = 8, .seed = 1, .threads = 2},
                     [](std::uint16_t, Future run, std::stop_token) -> std::vector<Row> {
                         if (run.number == 2) throw std::runtime_error{"future 2"};
                         return {};
                     }};
    try {
        (void)running.take();
        FAIL() << "the error was swallowed";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "future 2");
    }
}

TEST(Forecast, takes_no_stopped_run_for_a_finished_one) {
    Forecast running{{.plans = 1, .futures = 1, .seed = 1, .threads = 1},
                     [](std::uint16_t, Future, std::stop_token) -> std::vector<Row> { throw Stopped{}; }};
    EXPECT_THROW((void)running.take(), Stopped) << "nobody asked it to stop";
}

TEST(Forecast, tells_how_far_it_has_come) {
    std::atomic<bool> go = false;
    Forecast running{{.plans = 1, .futures = 4, .seed = 1, .threads = 1},
                     [&](std::uint16_t plan, Future run, std::stop_token) {
                         while (run.number >= 2 && !go) std::this_thread::sleep_for(1ms);
                         return fake_future(plan, run);
                     }};
    while (running.progress().done < 2) std::this_thread::sleep_for(1ms);
    const ForecastProgress half = running.progress();
    EXPECT_EQ(half.total, 4U);
    ASSERT_TRUE(half.seconds_left.has_value());
    EXPECT_GT(*half.seconds_left, 0);
    go = true;
    while (!running.wait_for(50ms)) {
    }
    EXPECT_EQ(running.progress().done, 4U);
}

} // namespace
} // namespace omsorg
