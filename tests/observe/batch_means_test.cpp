// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/batch_means.hpp>

#include "one_lag.hpp"
#include "output_vector.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

template <class Means>
Means over(Means means, const std::vector<double>& run, std::size_t from = 0) {
    for (std::size_t i = from; i < run.size(); ++i) means.add(run[i]);
    return means;
}

// The first 200 deleted, 20 batches of 40; in rational arithmetic.
TEST(BatchMeansTest, the_known_run_gives_the_known_figures) {
    const BatchMeans batches = over(BatchMeans{40}, output_vector(), 200);
    EXPECT_EQ(batches.means().size(), 20U);
    EXPECT_NEAR(batches.tally().mean(), 53.7525, 1e-12);
    EXPECT_NEAR(batches.tally().variance(), 42.711375, 1e-12);
    EXPECT_NEAR(batches.asymptotic_variance(), 40 * 42.711375, 1e-11);
    EXPECT_NEAR(batches.interval()->half_width(), 3.05865855311041, 1e-12);
    EXPECT_NEAR(batches.von_neumann_ratio(), 1.03083287470104, 1e-12);

    const OverlappingBatchMeans windows = over(OverlappingBatchMeans{40}, output_vector(), 200);
    EXPECT_EQ(windows.count(), 800U);
    EXPECT_NEAR(windows.mean(), 53.7525, 1e-12);
    EXPECT_NEAR(windows.asymptotic_variance() / 1385.27683830140, 1, 1e-12);
    EXPECT_NEAR(windows.standard_error(), std::sqrt(1385.27683830140 / 800), 1e-12);
    EXPECT_EQ(windows.degrees_of_freedom(), 28.5);
    EXPECT_NEAR(windows.interval()->half_width(), student_point(28.5, 0.95) * windows.standard_error(),
                1e-12);
}

// Meketon and Schmeiser by their definition, window for window; rounding does not grow with the run or the
// level.
TEST(BatchMeansTest, overlapping_windows_are_those_of_the_definition) {
    const Stream stream{{.seed = 12}, Purpose::onset};
    for (const double level : {0.0, 1e6})
        for (const std::size_t n : {7U, 100U, 5000U})
            for (const std::size_t m : {1U, 3U, 6U}) {
                std::vector<double> run;
                for (std::uint64_t i = 0; i < n; ++i) run.push_back(level + stream.exponential(Key{i}, n));
                long double mean = 0, squares = 0;
                for (const double x : run) mean += x;
                mean /= static_cast<long double>(n);
                for (std::size_t i = 0; i + m <= n; ++i) {
                    long double window = 0;
                    for (std::size_t j = i; j < i + m; ++j) window += run[j];
                    squares += std::pow(window / static_cast<long double>(m) - mean, 2.0L);
                }
                const auto factor =
                    static_cast<long double>(n * m) / static_cast<long double>((n - m + 1) * (n - m));
                const double found = over(OverlappingBatchMeans{m}, run).asymptotic_variance();
                EXPECT_NEAR(found / static_cast<double>(factor * squares), 1, level > 0 ? 1e-8 : 1e-11)
                    << n << ' ' << m;
            }
}

// Batches of one are the plain variance, overlapping or not.
TEST(BatchMeansTest, batches_of_one_are_the_observations) {
    const std::vector<double> run{1, 5, 2, 4};
    EXPECT_DOUBLE_EQ(over(BatchMeans{1}, run).asymptotic_variance(), 10.0 / 3);
    EXPECT_DOUBLE_EQ(over(OverlappingBatchMeans{1}, run).asymptotic_variance(), 10.0 / 3);
}

TEST(BatchMeansTest, doubled_batches_are_those_of_the_greater_size) {
    std::vector<double> run = output_vector();
    const BatchMeans limited = over(BatchMeans{3, 20}, run);
    EXPECT_EQ(limited.size(), 96U); // 1,000 / 96 batches; at 48 there were 20
    const BatchMeans plain = over(BatchMeans{96}, run);
    ASSERT_EQ(limited.means().size(), plain.means().size());
    for (std::size_t i = 0; i < plain.means().size(); ++i)
        EXPECT_NEAR(limited.means()[i], plain.means()[i], 1e-11);
    EXPECT_THROW((BatchMeans{3, 7}), Defect);
    EXPECT_THROW(BatchMeans{0}, Defect);
    EXPECT_THROW(OverlappingBatchMeans{0}, Defect);
}

TEST(BatchMeansTest, too_few_batches_say_nothing) {
    BatchMeans batches{2};
    OverlappingBatchMeans windows{2};
    for (const double x : {1.0, 2.0, 3.0}) {
        batches.add(x);
        windows.add(x);
    }
    EXPECT_EQ(batches.means().size(), 1U); // the third waits for a fourth
    EXPECT_FALSE(batches.interval() || windows.interval());
    EXPECT_TRUE(std::isnan(batches.asymptotic_variance()) && std::isnan(batches.von_neumann_ratio()));
    EXPECT_DOUBLE_EQ(windows.asymptotic_variance(), 3 * 2 / (2.0 * 1) * 0.5); // means 1.5 and 2.5
    batches.add(4);
    windows.add(4);
    EXPECT_TRUE(batches.interval() && windows.interval());
}

constexpr double phi = 0.9;

// What the tests below stand on: the sum of all covariances, one variance, and the mean of 1,000.
TEST(BatchMeansTest, the_memory_of_one_step_is_the_known_one) {
    EXPECT_NEAR(1e7 * one_lag_variance_of_mean(phi, 10'000'000), 100, 1e-4);
    EXPECT_NEAR(one_lag_variance_of_mean(phi, 1), 5.26315789473684, 1e-13);
    EXPECT_NEAR(one_lag_variance_of_mean(phi, 1000), 0.0990526315789474, 1e-14);

    Tally variance, variance_of_mean;
    for (std::uint32_t future = 0; future < 90'000; ++future) {
        const auto run = one_lag_run(phi, 1000, {.seed = 14, .number = future});
        const BatchMeans whole = over(BatchMeans{1000}, run);
        variance.add(run.back() * run.back());
        variance_of_mean.add(whole.means()[0] * whole.means()[0]);
    }
    Acceptance verdict = accept(variance, 5.26315789473684);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    verdict = accept(variance_of_mean, 0.0990526315789474);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
}

// The expected estimate from k batches of m is exactly m k / (k - 1) · (Var(mean of m) - Var(mean of n));
// from windows it follows from the covariance of each window with the mean of all.
TEST(BatchMeansTest, the_estimate_is_right_on_average) {
    constexpr std::size_t m = 100, k = 10, n = m * k;
    const double of_batches = double(m) * double(k) / (k - 1) *
                              (one_lag_variance_of_mean(phi, m) - one_lag_variance_of_mean(phi, n));

    std::vector<double> with_all(n, 0.0); // covariance of x_i with the mean of all
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            with_all[i] += std::pow(phi, i < j ? double(j - i) : double(i - j)) / (1 - phi * phi) / double(n);
    double squares = 0;
    for (std::size_t from = 0; from + m <= n; ++from) {
        double covariance = 0;
        for (std::size_t i = from; i < from + m; ++i) covariance += with_all[i] / double(m);
        squares += one_lag_variance_of_mean(phi, m) + one_lag_variance_of_mean(phi, n) - 2 * covariance;
    }
    const double of_windows = double(n * m) / double((n - m + 1) * (n - m)) * squares;
    EXPECT_NEAR(of_batches, 100, 20); // both biased, by the shortness of batch and run
    EXPECT_NEAR(of_windows, 100, 20);

    Tally batches, windows;
    for (std::uint32_t future = 0; future < 12'000; ++future) {
        const auto run = one_lag_run(phi, n, {.seed = 15, .number = future});
        batches.add(over(BatchMeans{m}, run).asymptotic_variance());
        windows.add(over(OverlappingBatchMeans{m}, run).asymptotic_variance());
    }
    Acceptance verdict = accept(batches, of_batches);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    verdict = accept(windows, of_windows);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
}

// Something for nothing: windows estimate with two thirds of the variance of batches (as k grows), hence the
// degrees of freedom.
TEST(BatchMeansTest, windows_are_steadier_than_batches) {
    Tally batches, windows;
    for (std::uint32_t future = 0; future < 5000; ++future) {
        const auto run = one_lag_run(0, 1000, {.seed = 18, .number = future});
        batches.add(over(BatchMeans{10}, run).asymptotic_variance());
        windows.add(over(OverlappingBatchMeans{10}, run).asymptotic_variance());
    }
    EXPECT_NEAR(windows.variance() / batches.variance(), 2.0 / 3, 0.07);
    EXPECT_NEAR(2 / windows.variance(),
                over(OverlappingBatchMeans{10}, one_lag_run(0, 1000, {})).degrees_of_freedom(), 15);
}

// Long batches, so that the estimate's own bias is below a thousandth: the asymptotic variance is 100.
TEST(BatchMeansTest, the_asymptotic_variance_of_a_long_run) {
    constexpr std::size_t m = 20'000, k = 50;
    EXPECT_NEAR(double(m) * double(k) / (k - 1) *
                    (one_lag_variance_of_mean(phi, m) - one_lag_variance_of_mean(phi, m * k)),
                100, 0.1);
    const BatchMeans batches = over(BatchMeans{m}, one_lag_run(phi, m * k, {.seed = 16}));
    EXPECT_NEAR(batches.asymptotic_variance(), 100, 4.5 * 100 * std::sqrt(2.0 / (k - 1)));
    EXPECT_NEAR(batches.von_neumann_ratio(), 2, 4.5 * 2 / std::sqrt(double(k)));
    // Batches that are too short know too little of the memory, and their ratio says so.
    const BatchMeans hasty = over(BatchMeans{5}, one_lag_run(phi, 100'000, {.seed = 16}));
    EXPECT_LT(hasty.asymptotic_variance(), 50);
    EXPECT_LT(hasty.von_neumann_ratio(), 1);
}

// Independent normal observations: batch means are normal, so Student's interval covers exactly.
TEST(BatchMeansTest, intervals_cover_as_often_as_they_say) {
    constexpr int runs = 8000;
    int covered = 0;
    for (std::uint32_t future = 0; future < runs; ++future)
        covered +=
            over(BatchMeans{10}, one_lag_run(0, 50, {.seed = 17, .number = future})).interval()->holds(0);
    EXPECT_TRUE(accepted_coverage(0.95, runs).holds(covered / double{runs})) << covered;
}

} // namespace
} // namespace omsorg
