// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/tally.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

constexpr Stream stream{Run{.seed = 11}, Purpose::visit_length};

Tally tally_of(const std::vector<double>& values) {
    Tally tally;
    for (const double x : values) tally.add(x);
    return tally;
}

std::vector<double> some(std::size_t n) {
    std::vector<double> values;
    for (std::uint64_t i = 0; i < n; ++i) values.push_back(5 + stream.exponential(Key{i}));
    return values;
}

// Two passes in long double: slow, and right.
struct Moments {
    long double mean = 0, squares = 0, cubes = 0;
    explicit Moments(const std::vector<double>& values) {
        for (const double x : values) mean += x;
        mean /= static_cast<long double>(values.size());
        for (const double x : values) {
            squares += (x - mean) * (x - mean);
            cubes += (x - mean) * (x - mean) * (x - mean);
        }
    }
};

TEST(TallyTest, moments_are_those_of_two_passes) {
    for (const std::size_t n : {3U, 10U, 1000U, 100'000U}) {
        const auto values = some(n);
        const Moments exact{values};
        const Tally tally = tally_of(values);
        const auto count = static_cast<double>(n);
        EXPECT_EQ(tally.count(), n);
        EXPECT_NEAR(tally.mean(), static_cast<double>(exact.mean), 1e-13 * tally.mean());
        EXPECT_NEAR(tally.variance(), static_cast<double>(exact.squares) / (count - 1),
                    1e-12 * tally.variance());
        const double third = static_cast<double>(exact.cubes) * count / ((count - 1) * (count - 2));
        EXPECT_NEAR(tally.third_moment(), third, 1e-11 * std::abs(third));
        EXPECT_NEAR(tally.skewness(), third / std::pow(tally.sd(), 3), 1e-11 * tally.skewness());
        EXPECT_NEAR(tally.sum(), tally.mean() * count, 1e-9);
    }
    EXPECT_NEAR(tally_of(some(100'000)).skewness(), 2, 0.15); // the exponential's
}

// Digits in common with the certified value.
double digits(double found, double certified) {
    return found == certified ? 15 : std::min(15.0, -std::log10(std::abs(found - certified) / certified));
}

// NIST Statistical Reference Datasets, univariate: NumAcc1 to NumAcc4.
TEST(TallyTest, holds_the_digits_of_the_nist_datasets) {
    const auto alternating = [](double first, double low, double high) {
        std::vector<double> values{first};
        for (int i = 0; i < 500; ++i) values.insert(values.end(), {low, high});
        return tally_of(values);
    };
    const Tally one = tally_of({10000001, 10000003, 10000002});
    EXPECT_GE(digits(one.mean(), 10000002), 15);
    EXPECT_GE(digits(one.sd(), 1), 15);
    const Tally two = alternating(1.2, 1.1, 1.3);
    EXPECT_GE(digits(two.mean(), 1.2), 15 - 0.3);
    EXPECT_GE(digits(two.sd(), 0.1), 15 - 0.3);
    const Tally three = alternating(1000000.2, 1000000.1, 1000000.3);
    EXPECT_GE(digits(three.mean(), 1000000.2), 15 - 0.3);
    EXPECT_GE(digits(three.sd(), 0.1), 9.4);
    const Tally four = alternating(10000000.2, 10000000.1, 10000000.3);
    EXPECT_GE(digits(four.mean(), 10000000.2), 15 - 0.3);
    EXPECT_GE(digits(four.sd(), 0.1), 8.2);
}

TEST(TallyTest, joined_tallies_equal_the_whole) {
    const auto values = some(10'000);
    const Tally whole = tally_of(values);
    for (const std::size_t cut : {0U, 1U, 2U, 4999U, 9999U, 10'000U}) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(cut);
        Tally joined = tally_of({values.begin(), middle});
        joined += tally_of({middle, values.end()});
        EXPECT_EQ(joined.count(), whole.count());
        EXPECT_NEAR(joined.mean(), whole.mean(), 1e-13 * whole.mean());
        EXPECT_NEAR(joined.variance(), whole.variance(), 1e-12 * whole.variance());
        EXPECT_NEAR(joined.third_moment(), whole.third_moment(), 1e-11 * whole.third_moment());
        EXPECT_EQ(joined.low(), whole.low());
        EXPECT_EQ(joined.high(), whole.high());
    }
    Tally twice = whole;
    twice += twice;
    EXPECT_EQ(twice.count(), 2 * whole.count());
    EXPECT_NEAR(twice.mean(), whole.mean(), 1e-13 * whole.mean());
}

TEST(TallyTest, too_few_values_have_no_spread) {
    Tally tally;
    EXPECT_TRUE(std::isnan(tally.mean()) && std::isnan(tally.low()) && std::isnan(tally.high()));
    EXPECT_EQ(tally.sum(), 0);
    tally.add(3);
    EXPECT_EQ(tally.mean(), 3);
    EXPECT_TRUE(std::isnan(tally.variance()));
    tally.add(3);
    EXPECT_EQ(tally.variance(), 0);
    EXPECT_TRUE(std::isnan(tally.skewness()));
    tally.add(3);
    EXPECT_EQ(tally.skewness(), 0);
}

} // namespace
} // namespace omsorg
