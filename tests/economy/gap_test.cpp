// SPDX-License-Identifier: MIT
#include <omsorg/economy/gap.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace omsorg::literals;

TEST(GapTest, in_the_base_year_what_is_used_can_be_afforded) {
    const EconomyAssumptions a;
    const Kronor revenue = 5'400'000'000_kr;
    const KronorPerPost price{700'000};
    const Kronor other = 20'000'000_kr;
    const Posts used{812.25};
    const double share = base_share(price * used + other, revenue);
    const auto budget = budget_round(a, revenue, {used, price, other, share}, 0);
    EXPECT_NEAR(budget.affordable.value(), used.value(), 1e-6);
    EXPECT_NEAR(budget.gap.value(), 0, 1e-6);
    EXPECT_NEAR(budget.cost_gap.kronor(), 0, 0.02);
}

TEST(GapTest, the_gap_in_kronor_is_the_gap_in_posts_at_their_price) {
    const EconomyAssumptions a;
    const auto budget =
        budget_round(a, 1'000'000'000_kr, {900_posts, KronorPerPost{700'000}, 10'000'000_kr, 0.6}, 10);
    EXPECT_NEAR(budget.affordable.value(), 590e6 / 0.7e6, 1e-6);
    EXPECT_NEAR(budget.gap.value(), 900 - 590e6 / 0.7e6, 1e-6);
    EXPECT_NEAR(budget.cost_gap.kronor(), budget.gap.value() * 700'000, 1);
    EXPECT_GT(budget.gap.value(), 0);
}

TEST(GapTest, extra_allotment_moves_the_frozen_share) {
    EconomyAssumptions a;
    const ServiceRequest request{900_posts, KronorPerPost{700'000}, Kronor{}, 0.6};
    const auto frozen = budget_round(a, 1'000'000'000_kr, request, 10);
    a.extra_allotment = 0.01;
    const auto raised = budget_round(a, 1'000'000'000_kr, request, 10);
    EXPECT_NEAR(raised.allotment / frozen.allotment, std::pow(1.01, 10), 1e-9);
    EXPECT_EQ(budget_round(a, 1'000'000'000_kr, request, 0).allotment, frozen.allotment);
}

TEST(GapTest, nothing_affordable_is_zero_posts_and_a_surplus_is_a_negative_gap) {
    const EconomyAssumptions a;
    const auto poor = budget_round(a, 1'000'000_kr, {5_posts, KronorPerPost{700'000}, 9'000'000_kr, 0.5}, 0);
    EXPECT_EQ(poor.affordable.value(), 0);
    EXPECT_EQ(poor.cost_gap, 3'500'000_kr + 9'000'000_kr - 500'000_kr);
    EXPECT_LT(
        budget_round(a, 100'000'000_kr, {5_posts, KronorPerPost{700'000}, Kronor{}, 0.5}, 0).gap.value(), 0);
}

} // namespace
} // namespace omsorg
