// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/interval.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

// Points that every table of Student's t prints.
TEST(IntervalTest, students_points_are_the_printed_ones) {
    EXPECT_NEAR(student_point(1, 0.95), 12.706, 0.0005);
    EXPECT_NEAR(student_point(9, 0.95), 2.262, 0.0005);
    EXPECT_NEAR(student_point(19, 0.95), 2.093, 0.0005);
    EXPECT_NEAR(student_point(19, 0.90), 1.729, 0.0005);
    EXPECT_NEAR(student_point(1e9, 0.95), 1.95996, 0.00001);
}

TEST(IntervalTest, a_student_interval_by_hand) {
    Tally futures;
    for (const double x : {1.0, 2.0, 3.0}) futures.add(x);
    const auto interval = student_interval(futures);
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->low, 2 - 4.302653 / std::sqrt(3.0), 1e-6);
    EXPECT_NEAR(interval->high, 2 + 4.302653 / std::sqrt(3.0), 1e-6);
    // No skewness, no bend.
    EXPECT_NEAR(willink_interval(futures)->low, interval->low, 1e-12);
    EXPECT_TRUE(interval->holds(2));
    EXPECT_NEAR(interval->half_width(), 4.302653 / std::sqrt(3.0), 1e-6);
}

TEST(IntervalTest, skewness_bends_towards_the_long_tail) {
    Tally right, left;
    for (const double x : {1.0, 1.1, 1.2, 1.3, 1.6, 2.5, 4.0}) {
        right.add(x);
        left.add(-x);
    }
    EXPECT_GT(willink_interval(right)->high, student_interval(right)->high);
    EXPECT_GT(willink_interval(right)->low, student_interval(right)->low);
    EXPECT_NEAR(willink_interval(right)->high, -willink_interval(left)->low, 1e-12);
    // Willink's G by hand for these seven numbers.
    const double bend = right.skewness() / (6 * std::sqrt(7.0)), t = student_point(6, 0.95);
    const double g = (std::cbrt(1 + 6 * bend * (-t - bend)) - 1) / (2 * bend);
    EXPECT_NEAR(willink_interval(right)->high, right.mean() - g * right.standard_error(), 1e-12);
}

TEST(IntervalTest, too_few_futures_have_no_interval) {
    Tally futures;
    futures.add(1);
    EXPECT_FALSE(student_interval(futures));
    futures.add(2);
    EXPECT_TRUE(student_interval(futures));
    EXPECT_FALSE(willink_interval(futures));
    EXPECT_FALSE(quantile_ranks(0, 0.5));
    EXPECT_FALSE(quantile_ranks(5, 0.5)); // 2 (1/2)^5 = 0.0625
    EXPECT_TRUE(quantile_ranks(6, 0.5));  // 2 (1/2)^6 = 0.03125
    EXPECT_FALSE(quantile_ranks(100, 0.98));
    EXPECT_THROW((void)student_interval(futures, 1.0), Defect);
    EXPECT_THROW((void)quantile_ranks(10, 0.0), Defect);
}

// Exact coverage of order statistics, and the ranks that tables print.
TEST(IntervalTest, quantile_ranks_are_the_tabled_ones) {
    const auto median = quantile_ranks(30, 0.5);
    ASSERT_TRUE(median);
    EXPECT_EQ(median->low_rank, 10U);
    EXPECT_EQ(median->high_rank, 21U);
    EXPECT_NEAR(median->coverage, 0.957226054742932, 1e-12);
    const auto ninth = quantile_ranks(100, 0.9);
    ASSERT_TRUE(ninth);
    EXPECT_EQ(ninth->low_rank, 84U);
    EXPECT_EQ(ninth->high_rank, 96U);
    EXPECT_NEAR(ninth->coverage, 0.955690107191223, 1e-12);
    const auto high = quantile_ranks(100, 0.95);
    ASSERT_TRUE(high);
    EXPECT_EQ(high->low_rank, 90U);
    EXPECT_EQ(high->high_rank, 100U);
    EXPECT_NEAR(high->coverage, 0.982607060712181, 1e-12);
}

// Wilks: of how many is the greatest above the 95 % quantile in 95 of 100? (One tail of a two-sided 90 %.)
TEST(IntervalTest, the_greatest_of_59_bounds_the_95_percent_quantile) {
    EXPECT_FALSE(quantile_ranks(58, 0.95, 0.9));
    const auto bound = quantile_ranks(59, 0.95, 0.9);
    ASSERT_TRUE(bound);
    EXPECT_EQ(bound->high_rank, 59U);
    EXPECT_EQ(std::ceil(std::log(0.05) / std::log(0.95)), 59);
}

double binomial_between(std::size_t n, double p, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t k = from; k <= to; ++k)
        sum += std::exp(std::lgamma(double(n) + 1) - std::lgamma(double(k) + 1) -
                        std::lgamma(double(n - k) + 1) + double(k) * std::log(p) +
                        double(n - k) * std::log1p(-p));
    return sum;
}

// By enumeration: each tail is within its half, and one rank further in would not be.
TEST(IntervalTest, quantile_ranks_are_the_narrowest) {
    for (const std::size_t n : {6U, 20U, 59U, 200U})
        for (const double p : {0.1, 0.5, 0.8})
            for (const double confidence : {0.8, 0.95}) {
                const double tail = (1 - confidence) / 2;
                const auto ranks = quantile_ranks(n, p, confidence);
                const bool possible =
                    binomial_between(n, p, 0, 0) <= tail && binomial_between(n, p, n, n) <= tail;
                ASSERT_EQ(ranks.has_value(), possible) << n << ' ' << p;
                if (!ranks) continue;
                EXPECT_LE(binomial_between(n, p, 0, ranks->low_rank - 1), tail);
                EXPECT_GT(binomial_between(n, p, 0, ranks->low_rank), tail);
                EXPECT_LE(binomial_between(n, p, ranks->high_rank, n), tail);
                EXPECT_GT(binomial_between(n, p, ranks->high_rank - 1, n), tail);
                EXPECT_NEAR(ranks->coverage, binomial_between(n, p, ranks->low_rank, ranks->high_rank - 1),
                            1e-10);
            }
}

TEST(IntervalTest, a_quantile_interval_reads_its_ranks) {
    std::vector<double> rising;
    for (int i = 1; i <= 30; ++i) rising.push_back(i * i);
    EXPECT_EQ(quantile_interval(rising, 0.5), (Interval{100, 441}));
    EXPECT_EQ(quantile_interval({}, 0.5), std::nullopt);
}

// Clopper and Pearson by their definition: each end is the share for which the tail is exactly 2.5 %.
TEST(IntervalTest, shares_have_exact_ends) {
    const Interval five = share_interval(5, 10);
    EXPECT_NEAR(binomial_between(10, five.low, 5, 10), 0.025, 1e-10);
    EXPECT_NEAR(binomial_between(10, five.high, 0, 5), 0.025, 1e-10);
    EXPECT_NEAR(five.low, 0.1871, 0.0001); // as tables print
    EXPECT_NEAR(five.high, 0.8129, 0.0001);
    EXPECT_EQ(share_interval(0, 10).low, 0);
    EXPECT_NEAR(share_interval(0, 10).high, 1 - std::pow(0.025, 0.1), 1e-12);
    EXPECT_EQ(share_interval(10, 10).high, 1);
    EXPECT_NEAR(share_interval(10, 10).low, std::pow(0.025, 0.1), 1e-12);
    EXPECT_THROW((void)share_interval(3, 2), Defect);
    EXPECT_THROW((void)share_interval(0, 0), Defect);
}

TEST(IntervalTest, more_confidence_is_never_narrower) {
    Tally futures;
    const Stream stream{{.seed = 1}, Purpose::onset};
    for (std::uint64_t i = 0; i < 50; ++i) futures.add(stream.exponential(Key{i}));
    double student = 0, willink = 0, share = 0;
    for (const double confidence : {0.5, 0.8, 0.9, 0.95, 0.99}) {
        EXPECT_GT(student_interval(futures, confidence)->half_width(), student);
        EXPECT_GT(willink_interval(futures, confidence)->half_width(), willink);
        EXPECT_GT(share_interval(20, 50, confidence).half_width(), share);
        student = student_interval(futures, confidence)->half_width();
        willink = willink_interval(futures, confidence)->half_width();
        share = share_interval(20, 50, confidence).half_width();
    }
}

} // namespace
} // namespace omsorg
