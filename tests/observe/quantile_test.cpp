// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/observe/quantile.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

constexpr Stream stream{Run{.seed = 5}, Purpose::visit_length};

std::vector<double> drawn(const Distribution& distribution, std::size_t n) {
    std::vector<double> values;
    for (std::uint64_t i = 0; i < n; ++i) {
        Luck luck = stream.at(Key{i});
        values.push_back(distribution.draw(luck));
    }
    return values;
}

TEST(QuantileTest, an_answer_is_near_the_value_of_its_rank) {
    for (const auto& distribution : {Distribution::lognormal_mean_cv(22, 2), Distribution::normal(0, 1e-6),
                                     Distribution::uniform(-3, 1e12), Distribution::exponential(1e-200),
                                     Distribution::discrete({-1, 0, 3}, {1, 1, 1})}) {
        for (const std::size_t n : {1U, 2U, 7U, 10'000U}) {
            auto values = drawn(distribution, n);
            Quantiles histogram;
            for (const double x : values) histogram.add(x);
            std::sort(values.begin(), values.end());
            for (const double p : {0.0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0}) {
                const auto rank = std::max(1.0, std::ceil(p * static_cast<double>(n)));
                const double exact = values[static_cast<std::size_t>(rank) - 1];
                EXPECT_LE(std::abs(histogram.quantile(p) - exact),
                          Quantiles::relative_error * std::abs(exact) * (1 + 1e-12))
                    << distribution.text() << ' ' << n << ' ' << p;
            }
        }
    }
}

TEST(QuantileTest, order_and_cut_do_not_matter) {
    auto values = drawn(Distribution::normal(1, 3), 5000);
    for (std::size_t i = 0; i < values.size(); i += 50) values[i] = 0;
    Quantiles whole;
    for (const double x : values) whole.add(x);
    for (const std::size_t cut : {0U, 17U, 2500U, 5000U}) {
        Quantiles first, second;
        for (std::size_t i = 0; i < values.size(); ++i) (i < cut ? first : second).add(values[i]);
        Quantiles joined = first;
        joined += second;
        EXPECT_EQ(joined, whole);
        second += first;
        EXPECT_EQ(second, whole);
    }
    std::reverse(values.begin(), values.end());
    Quantiles reversed;
    for (const double x : values) reversed.add(x);
    EXPECT_EQ(reversed, whole);
    reversed.add(1);
    EXPECT_NE(reversed, whole);
}

TEST(QuantileTest, a_value_may_be_counted_many_times) {
    Quantiles histogram;
    histogram.add(2, 3);
    histogram.add(8, 1);
    histogram.add(5, 0);
    EXPECT_EQ(histogram.count(), 4U);
    EXPECT_NEAR(histogram.median(), 2, 2.0 / 256);
    EXPECT_NEAR(histogram.quantile(0.76), 8, 8.0 / 256);
}

TEST(QuantileTest, a_rank_is_a_decimal_share_of_the_count) {
    Quantiles hundred;
    for (int i = 1; i <= 100; ++i) hundred.add(i);
    for (int i = 1; i <= 100;
         ++i) // in binary 0.07, 0.14 and 0.55 of a hundred lie a little above the whole number
        EXPECT_NEAR(hundred.quantile(i / 100.0), i, i / 256.0 + 1e-12) << i;
}

TEST(QuantileTest, shares_up_to_a_value) {
    Quantiles histogram;
    for (const double x : {-4.0, -2.0, 0.0, 0.0, 1.0, 2.0, 4.0, 8.0}) histogram.add(x);
    EXPECT_EQ(histogram.share_up_to(-5), 0.0);
    EXPECT_EQ(histogram.share_up_to(-4), 0.125);
    EXPECT_EQ(histogram.share_up_to(-1), 0.25);
    EXPECT_EQ(histogram.share_up_to(0), 0.5);
    EXPECT_EQ(histogram.share_up_to(2), 0.75);
    EXPECT_EQ(histogram.share_up_to(100), 1.0);
    EXPECT_TRUE(std::isnan(Quantiles{}.share_up_to(1)));
}

TEST(QuantileTest, nothing_seen_and_nothing_countable) {
    EXPECT_TRUE(std::isnan(Quantiles{}.median()));
    Quantiles histogram;
    EXPECT_THROW(histogram.add(std::nan("")), Defect);
    EXPECT_THROW(histogram.add(INFINITY), Defect);
    EXPECT_THROW((void)histogram.quantile(1.5), Defect);
    histogram.add(5e-324); // less than the least normal number: a zero
    EXPECT_EQ(histogram.median(), 0);
}

} // namespace
} // namespace omsorg
