// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/dependence.hpp>

#include "nist.hpp"
#include "one_lag.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

// Of the mean 15 digits are held, of a spread what the data leave; this quotient loses less than the spread.
TEST(DependenceTest, holds_the_digits_of_the_nist_datasets) {
    for (const NistDataset& set : nist_datasets())
        EXPECT_GE(digits(autocorrelation(set.values), set.lag_one), set.digits) << set.name;
}

TEST(DependenceTest, a_ratio_by_hand) {
    const std::vector<double> values{1, 3, 2, 6}; // deviations -2 0 -1 3, squares 14, steps 2 -1 4
    EXPECT_DOUBLE_EQ(autocorrelation(values), -3.0 / 14);
    EXPECT_DOUBLE_EQ(autocorrelation(values, 2), 2.0 / 14);
    EXPECT_DOUBLE_EQ(autocorrelation(values, 3), -6.0 / 14);
    EXPECT_EQ(autocorrelation(values, 0), 1);
    EXPECT_EQ(autocorrelation(values, 4), 0);
    EXPECT_DOUBLE_EQ(von_neumann_ratio(values), 21.0 / 14);
}

TEST(DependenceTest, the_two_measures_agree) {
    const Stream stream{{.seed = 4}, Purpose::onset};
    for (const std::size_t n : {2U, 3U, 10U, 1000U}) {
        std::vector<double> values, moved;
        double mean = 0;
        for (std::uint64_t i = 0; i < n; ++i) {
            values.push_back(stream.exponential(Key{i}, n));
            moved.push_back(1e6 - 60 * values.back());
            mean += values.back() / static_cast<double>(n);
        }
        double squares = 0;
        for (const double x : values) squares += (x - mean) * (x - mean);
        const double first = values.front() - mean, last = values.back() - mean;
        EXPECT_NEAR(von_neumann_ratio(values),
                    2 * (1 - autocorrelation(values)) - (first * first + last * last) / squares, 1e-12);
        EXPECT_NEAR(von_neumann_ratio(moved), von_neumann_ratio(values), 1e-9);
        EXPECT_NEAR(autocorrelation(moved), autocorrelation(values), 1e-9);
    }
}

// Independent values: 2 on average for every n and every law, as each order of the values is as likely.
TEST(DependenceTest, independent_values_have_a_ratio_of_two) {
    const Stream stream{{.seed = 5}, Purpose::onset};
    Tally ratios;
    for (std::uint64_t run = 0; run < 4000; ++run) {
        std::vector<double> values;
        for (std::uint64_t i = 0; i < 30; ++i) values.push_back(stream.exponential(Key{run}, i));
        ratios.add(von_neumann_ratio(values));
    }
    const Acceptance verdict = accept(ratios, 2);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
}

// X_t = 0.9 X_{t-1} + noise: values k apart correlate by 0.9^k.
TEST(DependenceTest, a_memory_of_one_step_fades_as_a_power) {
    const std::vector<double> run = one_lag_run(0.9, 400'000, {.seed = 6});
    for (const std::size_t lag : {1U, 2U, 5U, 20U})
        EXPECT_NEAR(autocorrelation(run, lag), std::pow(0.9, double(lag)), 0.02) << lag; // 4 standard errors
    EXPECT_NEAR(von_neumann_ratio(run), 0.2, 0.005);
}

TEST(DependenceTest, what_does_not_vary_has_no_dependence) {
    const std::vector<double> same{5, 5, 5};
    EXPECT_TRUE(std::isnan(autocorrelation(same)) && std::isnan(von_neumann_ratio(same)));
    EXPECT_TRUE(std::isnan(autocorrelation({})) && std::isnan(von_neumann_ratio({})));
}

} // namespace
} // namespace omsorg
