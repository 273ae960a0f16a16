// SPDX-License-Identifier: MIT
#include <omsorg/experiment/break_year.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace omsorg {
namespace {

using Years = std::vector<std::optional<int>>;

TEST(BreakYear, is_the_first_year_above_the_tolerance) {
    const std::vector<double> unmet{0.01, 0.05, 0.02, 0.06, 0.04};
    EXPECT_EQ(break_year(unmet, 2020, 0.05), 2023) << "at the tolerance is not above it";
    EXPECT_EQ(break_year(unmet, 2020, 0.049), 2021);
    EXPECT_EQ(break_year(unmet, 2020, 0.06), std::nullopt);
    EXPECT_EQ(break_year({}, 2020, 0.0), std::nullopt);
}

TEST(BreakYear, never_comes_earlier_with_a_higher_tolerance) {
    std::uint32_t walk = 1;
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> unmet;
        for (int year = 0; year < 21; ++year) {
            walk = walk * 1664525U + 1013904223U;
            unmet.push_back(walk / 4294967296.0);
        }
        std::optional<int> before = break_year(unmet, 2020, 0.0);
        for (double tolerance = 0.05; tolerance < 1; tolerance += 0.05) {
            const auto now = break_year(unmet, 2020, tolerance);
            EXPECT_LE(before.value_or(9999), now.value_or(9999));
            before = now;
        }
    }
}

TEST(BreakSummary, counts_futures_by_year) {
    const BreakSummary summary = summarise(Years{2025, 2025, 2030, std::nullopt}, 2020, 2040);
    EXPECT_EQ(summary.futures, 4U);
    EXPECT_EQ(summary.not_before_end, 1U);
    EXPECT_EQ(summary.share_broken.size(), 21U);
    EXPECT_DOUBLE_EQ(summary.share_broken[4], 0);
    EXPECT_DOUBLE_EQ(summary.share_broken[5], 0.5);
    EXPECT_DOUBLE_EQ(summary.share_broken[20], 0.75);
    EXPECT_EQ(summary.p10, 2025);
    EXPECT_EQ(summary.p90, std::nullopt);
    EXPECT_EQ(summary.majority_year, 2030) << "half is not more than half";
    EXPECT_EQ(summary.majority_low, 2020) << "four futures support no interval";
    EXPECT_EQ(summary.majority_high, std::nullopt);
}

TEST(BreakSummary, says_that_no_majority_breaks) {
    const BreakSummary summary = summarise(Years(20, std::nullopt), 2020, 2040);
    EXPECT_EQ(summary.majority_year, std::nullopt);
    EXPECT_EQ(summary.p10, std::nullopt);
    EXPECT_EQ(summary.majority_low, std::nullopt) << "the whole interval lies beyond the horizon";
}

// Of 20 futures the 6th to the 15th hold the median with 95.9 % (binomial tables; Conover's sign test).
TEST(BreakSummary, takes_its_interval_from_the_binomial_law) {
    Years years;
    for (int i = 1; i <= 20; ++i) years.push_back(2020 + i);
    const BreakSummary summary = summarise(years, 2020, 2040);
    EXPECT_EQ(summary.majority_year, 2031);
    EXPECT_EQ(summary.majority_low, 2026);
    EXPECT_EQ(summary.majority_high, 2035);
    EXPECT_NEAR(summary.coverage, 0.95861053, 1e-8);
}

} // namespace
} // namespace omsorg
