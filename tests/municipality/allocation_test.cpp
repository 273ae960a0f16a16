// SPDX-License-Identifier: MIT
#include <omsorg/municipality/allocation.hpp>
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

TEST(AllocationTest, shares_lie_between_need_and_history) {
    const std::vector<double> need{60, 30, 10}, history{20, 20, 40};
    EXPECT_EQ(allocation_shares(need, history, 1), (std::vector<double>{0.6, 0.3, 0.1}));
    EXPECT_EQ(allocation_shares(need, history, 0), (std::vector<double>{0.25, 0.25, 0.5}));
    const auto half = allocation_shares(need, history, 0.5);
    EXPECT_DOUBLE_EQ(half[0], 0.425);
    EXPECT_DOUBLE_EQ(half[2], 0.3);
    EXPECT_DOUBLE_EQ(std::accumulate(half.begin(), half.end(), 0.0), 1);
    EXPECT_EQ(allocation_shares(need, std::vector<double>(3, 0.0), 0), allocation_shares(need, history, 1));
    EXPECT_EQ(allocation_shares(std::vector<double>(3, 0.0), history, 1),
              allocation_shares(need, history, 0));
}

TEST(AllocationTest, whatever_need_and_history_are_the_shares_are_parts_of_one) {
    EXPECT_TRUE(rc::check([] {
        const auto some = [](std::size_t n) {
            std::vector<double> posts;
            for (std::size_t i = 0; i < n; ++i) posts.push_back(*rc::gen::inRange(0, 1000) / 8.0);
            return posts;
        };
        const auto n = static_cast<std::size_t>(*rc::gen::inRange(1, 12));
        const auto need = some(n), history = some(n);
        const double alpha = *rc::gen::inRange(0, 101) / 100.0;
        const auto shares = allocation_shares(need, history, alpha);
        const double all = std::accumulate(need.begin(), need.end(), 0.0) +
                           std::accumulate(history.begin(), history.end(), 0.0);
        RC_ASSERT(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - (all > 0 ? 1 : 0)) < 1e-12);
        for (const double share : shares) RC_ASSERT(share >= 0);
        const auto unmet = inequality(history, std::vector<double>(n, 125.0));
        RC_ASSERT(unmet->gini >= 0 && unmet->gini < 1 && unmet->range >= 0 && unmet->range <= 1);
    }));
}

/// Two districts of equal size, one with all the unmet hours: G = 2 · ¼ · u / (2 · u/2) = ½.
TEST(AllocationTest, inequality_is_the_gini_coefficient_of_an_unmet_hour) {
    const auto found = inequality(std::vector<double>{20, 0}, std::vector<double>{100, 100});
    EXPECT_DOUBLE_EQ(found->gini, 0.5);
    EXPECT_DOUBLE_EQ(found->range, 0.2);
    const auto even = inequality(std::vector<double>{5, 10, 1}, std::vector<double>{50, 100, 10});
    EXPECT_DOUBLE_EQ(even->gini, 0);
    EXPECT_DOUBLE_EQ(even->range, 0);
    EXPECT_DOUBLE_EQ(inequality(std::vector<double>{1, 0}, std::vector<double>{1, 99})->gini, 0.99);
    EXPECT_FALSE(inequality(std::vector<double>{0, 0}, std::vector<double>{0, 0}));
    EXPECT_DOUBLE_EQ(inequality(std::vector<double>{0, 0}, std::vector<double>{9, 0})->gini, 0);
}

/// Cutting a district in two alike halves changes nothing: the coefficient is one of hours and not of names.
TEST(AllocationTest, inequality_does_not_depend_on_how_alike_districts_are_cut) {
    const auto whole = inequality(std::vector<double>{8, 3}, std::vector<double>{100, 60});
    const auto cut = inequality(std::vector<double>{4, 3, 4}, std::vector<double>{50, 60, 50});
    EXPECT_NEAR(whole->gini, cut->gini, 1e-12);
    EXPECT_NEAR(whole->range, cut->range, 1e-12);
}

Outcome life_of(double need_share) {
    World world = town(2023);
    world.assumptions.outcome.base_unmet_share = 0.15;
    world.assumptions.allocation.need_share = need_share;
    return simulate(world, run);
}

/// How far the districts' gaps lie from one another, per post required.
double posts_gap_apart(const Outcome& outcome) {
    double sum = 0;
    std::vector<double> required(255, 0), gap(255, 0);
    for (const Row& row : outcome.rows) {
        if (row.year != 2023 || row.service != Service::home_care || row.district == all_districts) continue;
        if (row.measure == Measure::posts_required) required[row.district] = row.value;
        if (row.measure == Measure::posts_gap) gap[row.district] = row.value;
    }
    double all = 0, gaps = 0;
    for (std::size_t i = 0; i < required.size(); ++i) all += required[i], gaps += gap[i];
    for (std::size_t i = 0; i < required.size(); ++i) sum += std::abs(gap[i] - required[i] * gaps / all);
    return sum / all;
}

TEST(AllocationTest, posts_follow_need_or_history_and_their_total_neither) {
    const Outcome by_need = life_of(1), by_history = life_of(0);
    EXPECT_NEAR(posts_gap_apart(by_need), 0, 1e-9) << "every district is short by the same share";
    EXPECT_GT(posts_gap_apart(by_history), 0.01);
    EXPECT_LT(posts_gap_apart(life_of(0.5)), posts_gap_apart(by_history));
    for (const int year : {2020, 2021}) { // the first budget is solved; in its year nothing differs yet
        const auto need = figures(by_need), history = figures(by_history);
        EXPECT_NEAR(need.at({year, Measure::posts_affordable, Service::home_care}),
                    history.at({year, Measure::posts_affordable, Service::home_care}), 1e-6);
    }
    EXPECT_TRUE(figures(by_need).contains({2023, Measure::unmet_gini, Service::home_care}));
    EXPECT_GE(figures(by_history).at({2023, Measure::unmet_range, Service::home_care}), 0);
}

} // namespace
} // namespace omsorg
