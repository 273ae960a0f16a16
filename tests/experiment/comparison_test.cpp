// SPDX-License-Identifier: MIT
#include <omsorg/experiment/comparison.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace omsorg {
namespace {

TEST(Comparison, of_a_plan_with_itself_is_exactly_zero) {
    const std::vector<double> plan{1.0 / 3, 1e9, -0.1, 7};
    const Difference none = compare(plan, plan);
    EXPECT_EQ(none.mean, 0);
    EXPECT_EQ(none.low, 0);
    EXPECT_EQ(none.high, 0);
    EXPECT_EQ(none.p90, 0);
}

// Student, Biometrika 1908: extra sleep of ten patients under two drugs, paired; mean 1.58, t(9) = 4.0621.
TEST(Comparison, finds_what_student_found) {
    const std::vector<double> first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    const std::vector<double> second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    const Difference sleep = compare(first, second);
    EXPECT_EQ(sleep.futures, 10U);
    EXPECT_NEAR(sleep.mean, 1.58, 1e-12);
    EXPECT_NEAR(sleep.mean / sleep.standard_error, 4.0621, 5e-5);
    EXPECT_NEAR(sleep.low, 0.7001, 5e-5);
    EXPECT_NEAR(sleep.high, 2.4599, 5e-5);
}

TEST(Comparison, leaves_out_pairs_with_a_gap) {
    const double gap = std::numeric_limits<double>::quiet_NaN();
    const Difference found = compare(std::vector<double>{1.0, gap, 3.0}, std::vector<double>{2.0, 5.0, 5.0});
    EXPECT_EQ(found.futures, 2U);
    EXPECT_DOUBLE_EQ(found.mean, 1.5);
}

TEST(Comparison, pairs_futures_by_number_not_by_place) {
    const FutureGrid before{.first_year = 2020, .futures = {0, 1, 3}, .years = 1, .values = {10, 20, 40}};
    const FutureGrid after{.first_year = 2020, .futures = {1, 2, 3}, .years = 1, .values = {21, 99, 44}};
    const auto found = compare(before, after);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].difference.futures, 2U);
    EXPECT_DOUBLE_EQ(found[0].difference.mean, 2.5);
}

TEST(SampleQuantile, agrees_with_type_seven_of_hyndman_and_fan) {
    const std::vector<double> sample{15, 20, 35, 40, 50};
    EXPECT_DOUBLE_EQ(sample_quantile(sample, 0.4), 29);
    EXPECT_DOUBLE_EQ(sample_quantile(sample, 0.0), 15);
    EXPECT_DOUBLE_EQ(sample_quantile(sample, 1.0), 50);
    EXPECT_TRUE(std::isnan(sample_quantile({}, 0.5)));
}

TEST(Fan, widens_with_the_spread_of_the_futures) {
    FutureGrid grid{.first_year = 2020, .futures = {}, .years = 2, .values = {}};
    for (std::uint32_t i = 0; i < 11; ++i) {
        grid.futures.push_back(i);
        grid.values.insert(grid.values.end(), {5.0, static_cast<double>(i)});
    }
    const auto fan = fan_of(grid);
    ASSERT_EQ(fan.size(), 2U);
    EXPECT_EQ(fan[0].p10, 5);
    EXPECT_EQ(fan[0].standard_error, 0);
    EXPECT_EQ(fan[1].p10, 1);
    EXPECT_EQ(fan[1].p50, 5);
    EXPECT_EQ(fan[1].p90, 9);
    EXPECT_NEAR(fan[1].standard_error, 1, 1e-12) << "variance of 0..10 is 11, over 11 futures";
}

TEST(Contributions, add_up_with_their_interplay) {
    const std::vector<double> before{100, 100}, whole{80, 84};
    const std::vector<std::vector<double>> parts{{90, 92}, {97, 99}};
    const Contributions found = contributions(before, whole, parts);
    EXPECT_DOUBLE_EQ(found.whole.mean, -18);
    EXPECT_DOUBLE_EQ(found.components[0].share, 0.5);
    EXPECT_DOUBLE_EQ(found.components[0].alone.mean + found.components[1].alone.mean + found.interplay, -18);
}

TEST(Contributions, claim_no_share_of_nothing) {
    const std::vector<double> same{1, 2};
    const Contributions found = contributions(same, same, std::vector<std::vector<double>>{{1, 2}});
    EXPECT_TRUE(std::isnan(found.components[0].share));
}

} // namespace
} // namespace omsorg
