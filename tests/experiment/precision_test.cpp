// SPDX-License-Identifier: MIT
#include <omsorg/experiment/precision.hpp>

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(Digits, stop_where_the_error_begins) {
    EXPECT_EQ(digits(0.034).decimals, 1);
    EXPECT_EQ(digits(0.1).decimals, 1);
    EXPECT_EQ(digits(0.11).decimals, 0);
    EXPECT_EQ(digits(18).decimals, -2);
    EXPECT_EQ(digits(1000).decimals, -3);
    EXPECT_EQ(digits(0).decimals, 6);
    EXPECT_EQ(digits(0, 1).decimals, 1);
    EXPECT_EQ(digits(1e-12, 3).decimals, 3);
}

TEST(Digits, show_no_unit_smaller_than_the_error) {
    for (double error = 1e-5; error < 1e7; error *= 1.07) {
        const Digits earned = digits(error);
        EXPECT_GE(earned.unit * (1 + 1e-8), error);
        EXPECT_LT(earned.unit, error * 10.001) << "and not coarser than it must be";
    }
}

TEST(Digits, round) {
    EXPECT_DOUBLE_EQ(rounded(1234.5678, digits(0.03)), 1234.6);
    EXPECT_DOUBLE_EQ(rounded(1250, digits(18)), 1300);
    EXPECT_DOUBLE_EQ(rounded(-0.26, digits(0.1)), -0.3);
}

TEST(QuantileError, of_a_uniform_grid_is_the_binomial_one) {
    std::vector<double> grid;
    for (int i = 0; i <= 10'000; ++i) grid.push_back(i / 10'000.0);
    EXPECT_NEAR(quantile_error(grid, 0.5), 0.5 / std::sqrt(10'001.0), 1e-6);
    EXPECT_NEAR(quantile_error(grid, 0.1), 0.3 / std::sqrt(10'001.0), 1e-6);
}

} // namespace
} // namespace omsorg
