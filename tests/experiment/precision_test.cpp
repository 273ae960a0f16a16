// SPDX-License-Identifier: MIT
#include <omsorg/experiment/precision.hpp>

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(Digits, stop_where_the_error_begins) {
    const auto expect_step = [](double error, double unit, int decimals) {
        EXPECT_DOUBLE_EQ(digits(error).unit, unit) << error;
        EXPECT_EQ(digits(error).decimals, decimals) << error;
    };
    expect_step(0.034, 0.05, 2);
    expect_step(0.1, 0.1, 1);
    expect_step(0.11, 0.2, 1);
    expect_step(0.6, 1, 0);
    expect_step(3, 5, 0);
    expect_step(18, 20, 0);
    expect_step(1000, 1000, 0);
    EXPECT_EQ(digits(0).decimals, 6);
    EXPECT_EQ(digits(0, 1).decimals, 1);
    EXPECT_EQ(digits(1e-12, 3).decimals, 3);
}

TEST(Digits, show_no_step_smaller_than_the_error_and_none_much_larger) {
    for (double error = 1e-5; error < 1e7; error *= 1.07) {
        const Digits earned = digits(error);
        EXPECT_GE(earned.unit * (1 + 1e-8), error);
        EXPECT_LT(earned.unit, error * 2.5001);
    }
}

TEST(Digits, round) {
    EXPECT_DOUBLE_EQ(rounded(1234.5678, digits(0.03)), 1234.55);
    EXPECT_DOUBLE_EQ(rounded(1251, digits(18)), 1260);
    EXPECT_DOUBLE_EQ(rounded(-0.26, digits(0.1)), -0.3);
    EXPECT_DOUBLE_EQ(rounded(1249, digits(90)), 1200);
}

TEST(QuantileError, of_a_uniform_grid_is_the_binomial_one) {
    std::vector<double> grid;
    for (int i = 0; i <= 10'000; ++i) grid.push_back(i / 10'000.0);
    EXPECT_NEAR(quantile_error(grid, 0.5), 0.5 / std::sqrt(10'001.0), 1e-6);
    EXPECT_NEAR(quantile_error(grid, 0.1), 0.3 / std::sqrt(10'001.0), 1e-6);
}

} // namespace
} // namespace omsorg
