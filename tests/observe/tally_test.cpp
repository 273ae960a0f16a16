// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/tally.hpp>

#include "nist.hpp"

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

TEST(TallyTest, holds_the_digits_of_the_nist_datasets) {
    for (const NistDataset& set : nist_datasets()) {
        const Tally tally = tally_of(set.values);
        EXPECT_GE(digits(tally.mean(), set.mean), 15) << set.name;
        EXPECT_GE(digits(tally.sd(), set.sd), set.digits) << set.name;
        // The same from halves that are joined.
        const auto middle = set.values.begin() + static_cast<std::ptrdiff_t>(set.values.size() / 2);
        Tally joined = tally_of({set.values.begin(), middle});
        joined += tally_of({middle, set.values.end()});
        EXPECT_GE(digits(joined.mean(), set.mean), 15) << set.name;
        EXPECT_GE(digits(joined.sd(), set.sd), set.digits) << set.name;
    }
}

// A value is a tally of one: added or joined, up to rounding.
TEST(TallyTest, to_add_is_to_join_one) {
    Tally added, joined;
    for (const double x : some(1000)) {
        added.add(x);
        Tally one;
        one.add(x);
        joined += one;
        EXPECT_NEAR(added.mean(), joined.mean(), 1e-14 * joined.mean());
        if (added.count() < 3) continue;
        EXPECT_NEAR(added.variance(), joined.variance(), 1e-13 * joined.variance());
        EXPECT_NEAR(added.third_moment(), joined.third_moment(),
                    1e-12 * (std::abs(joined.third_moment()) + std::pow(joined.sd(), 3)));
    }
    EXPECT_EQ(added.count(), joined.count());
    EXPECT_EQ(added.low(), joined.low());
    EXPECT_EQ(added.high(), joined.high());
}

// Values that are all below zero, and one that is too large to be squared.
TEST(TallyTest, ends_are_those_of_the_values) {
    const Tally below = tally_of({-3, -1, -2});
    EXPECT_EQ(below.low(), -3);
    EXPECT_EQ(below.high(), -1);
    EXPECT_EQ(tally_of({1e200}).mean(), 1e200);
    EXPECT_EQ(tally_of({1e200, 1e200}).variance(), 0);
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
