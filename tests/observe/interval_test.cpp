// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/interval.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
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

// The mean delay of the first 25 customers of M/M/1 (arrivals 1, service 10/9), exact 2.124489: skewed
// futures, where a nominal 95 % of Student covers 90.7 and 92.2 % for n = 10 and 20, and Willink's 94.4
// and 94.9 %.
TEST(IntervalTest, skewed_futures_are_covered_as_published) {
    const Stream stream{{.seed = 2026}, Purpose::visit_length};
    constexpr double exact = 2.124489;
    constexpr int studies = 8000;
    for (const auto [n, by_student, by_willink] :
         {std::array{10.0, 0.907, 0.944}, std::array{20.0, 0.922, 0.949}}) {
        int student = 0, willink = 0, too_low = 0, too_high = 0;
        for (std::uint64_t study = 0; study < studies; ++study) {
            Tally futures;
            for (std::uint64_t future = 0; future < static_cast<std::uint64_t>(n); ++future) {
                Luck luck = stream.at(key_of(study, future), static_cast<std::uint64_t>(n));
                double delay = 0, sum = 0;
                for (int customer = 1; customer < 25; ++customer) {
                    const double service = 0.9 * luck.exponential(), gap = luck.exponential();
                    delay = std::max(0.0, delay + service - gap);
                    sum += delay;
                }
                futures.add(sum / 25);
            }
            const auto interval = *student_interval(futures);
            student += interval.holds(exact);
            too_low += interval.high < exact;
            too_high += interval.low > exact;
            willink += willink_interval(futures)->holds(exact);
        }
        EXPECT_NEAR(student / double{studies}, by_student, 0.015) << n;
        EXPECT_NEAR(willink / double{studies}, by_willink, 0.012) << n;
        EXPECT_GT(too_low, 4 * too_high) << "Student errs by promising too little";
    }
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
