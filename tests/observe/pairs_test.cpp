// SPDX-License-Identifier: MIT
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/pairs.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace omsorg {
namespace {

const Stream stream{{.seed = 31}, Purpose::parameter};

TEST(PairsTest, pairs_by_hand) {
    Pairs pairs;
    pairs.add(1, 2);
    pairs.add(3, 8);
    EXPECT_EQ(pairs.first().mean(), 2);
    EXPECT_EQ(pairs.second().mean(), 5);
    EXPECT_EQ(pairs.difference().mean(), 3);
    EXPECT_EQ(pairs.mean().mean(), 3.5);
    EXPECT_DOUBLE_EQ(pairs.difference_ratio(), 8.0 / (2 + 18));
    EXPECT_DOUBLE_EQ(pairs.mean_ratio(), 4 * 8.0 / (2 + 18));
    EXPECT_DOUBLE_EQ(pairs.correlation(), 1);
}

TEST(PairsTest, what_the_difference_gains_the_mean_loses) {
    for (const double shared : {-1.0, -0.3, 0.0, 0.8}) {
        Pairs pairs, head, tail;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            const double a = stream.exponential(Key{i});
            const double b = shared * a + stream.exponential(Key{i}, 1);
            pairs.add(a, b);
            (i < 300 ? head : tail).add(a, b);
        }
        EXPECT_NEAR(pairs.difference_ratio() + pairs.mean_ratio(), 2, 1e-12);
        EXPECT_NEAR(pairs.correlation(), shared / std::hypot(shared, 1), 0.1);
        head += tail;
        EXPECT_NEAR(head.mean_ratio(), pairs.mean_ratio(), 1e-12);
        EXPECT_NEAR(head.difference_ratio(), pairs.difference_ratio(), 1e-12);
    }
}

// Many small studies of some hundred pairs: each says a variance without bias.
template <class Pair, class Figure>
Acceptance held(double truth, Pair pair, Figure figure) {
    Tally studies;
    for (std::uint64_t study = 0; study < 2000; ++study) {
        Pairs pairs;
        for (std::uint64_t i = 0; i < 250; ++i) {
            const auto [a, b] =
                pair(stream.uniform(Key{study}, 2 * i), stream.uniform(Key{study}, 2 * i + 1));
            pairs.add(a, b);
        }
        studies.add(figure(pairs));
    }
    return accept(studies, truth);
}

// The integral of e^u over the unit interval, Ross's example of antithetic draws.
TEST(PairsTest, antithetic_draws_have_the_known_variances) {
    const auto mirrored = [](double u, double) { return std::pair{std::exp(u), std::exp(1 - u)}; };
    const auto holds = [&](double truth, auto figure) {
        const Acceptance verdict = held(truth, mirrored, figure);
        EXPECT_TRUE(verdict.accepted()) << verdict.why;
    };
    holds(std::numbers::e - 1, [](const Pairs& pairs) { return pairs.mean().mean(); });
    holds(0.242035607452765, [](const Pairs& pairs) { return pairs.first().variance(); });
    holds(0.242035607452765, [](const Pairs& pairs) { return pairs.second().variance(); });
    holds(0.00391249694962542, [](const Pairs& pairs) { return pairs.mean().variance(); });
}

// A future and its mirror, draw by draw.
Pairs mirrored_pairs(const Distribution& distribution, std::uint64_t number) {
    const Stream opposite{Run{.seed = 31}.mirror(), Purpose::parameter};
    Pairs pairs;
    for (std::uint64_t i = 0; i < number; ++i) {
        Luck luck = stream.at(Key{i}), mirrored = opposite.at(Key{i});
        pairs.add(distribution.draw(luck), distribution.draw(mirrored));
    }
    return pairs;
}

// By inversion one falls as the other rises, as far apart as two numbers of that kind can be: one that is even about
// its middle is turned over whole, and of two exponentials the covariance is 1 - pi^2 / 6.
TEST(PairsTest, mirrored_draws_by_inversion_are_as_opposite_as_can_be) {
    EXPECT_NEAR(mirrored_pairs(Distribution::uniform(2, 5), 1'000).correlation(), -1, 1e-12);
    EXPECT_NEAR(mirrored_pairs(Distribution::triangular(0, 2, 4), 1'000).correlation(), -1, 1e-12);
    EXPECT_NEAR(mirrored_pairs(Distribution::exponential(3), 100'000).correlation(), 1 - 1.6449340668482264,
                0.01);
}

// By rejection the words are mirrored and not the value: each is right by itself, and opposite only in part.
TEST(PairsTest, mirrored_draws_by_rejection_are_right_and_opposite_in_part) {
    const std::pair<Distribution, double> told[] = {{Distribution::normal(10, 2), -0.35},
                                                    {Distribution::lognormal_mean_cv(10, 0.5), -0.31},
                                                    {Distribution::gamma_mean_cv(10, 0.5), -0.10}};
    for (const auto& [distribution, correlation] : told) {
        const Pairs pairs = mirrored_pairs(distribution, 100'000);
        for (const Tally* one : {&pairs.first(), &pairs.second()}) {
            const Acceptance verdict = accept(*one, 10);
            EXPECT_TRUE(verdict.accepted()) << distribution.text() << ": " << verdict.why;
            EXPECT_NEAR(one->sd(), distribution.sd(), 0.02 * distribution.sd()) << distribution.text();
        }
        EXPECT_NEAR(pairs.correlation(), correlation, 0.015) << distribution.text();
    }
}

// The mean delay of the first 25 customers of an M/M/1 that is empty at first, with gaps of mean 1 and services of mean
// 0.9, is 2.124489 (Kelton and Law 1985). It rises with every service and falls with every gap.
struct Delays {
    double mean = 0;
    double over_twenty = 0; ///< whether anybody waits so long: that is rare
    double spread = 0;      ///< from the longest service to the shortest: high for both ends of the luck
};
Delays delays_of(Run future) {
    const Stream gaps{future, Purpose{1001}}, services{future, Purpose{1002}};
    Delays seen;
    double delay = 0, longest = 0, shortest = 1e9;
    for (std::uint64_t i = 0; i < 25; ++i) {
        seen.mean += delay / 25;
        if (delay > 20) seen.over_twenty = 1;
        const double service = 0.9 * services.exponential(Key{i});
        longest = std::max(longest, service);
        shortest = std::min(shortest, service);
        delay = std::max(0.0, delay + service - gaps.exponential(Key{i}));
    }
    seen.spread = longest - shortest;
    return seen;
}

TEST(PairsTest, a_queue_and_its_mirror_wait_the_known_mean_and_less_apart) {
    Pairs mirrored, apart, rare, spread;
    for (std::uint32_t i = 0; i < 30'000; ++i) {
        const omsorg::Run future{.seed = 31, .number = i};
        const Delays one = delays_of(future), opposite = delays_of(future.mirror());
        mirrored.add(one.mean, opposite.mean);
        rare.add(one.over_twenty, opposite.over_twenty);
        spread.add(one.spread, opposite.spread);
        apart.add(one.mean, delays_of({.seed = 32, .number = i}).mean);
    }
    constexpr double known = 2.124489;
    for (const Tally* mean : {&mirrored.mean(), &mirrored.second(), &apart.mean()}) {
        const Acceptance verdict = accept(*mean, known);
        EXPECT_TRUE(verdict.accepted()) << verdict.why;
    }
    EXPECT_LT(mirrored.mean().variance(), 0.75 * apart.mean().variance());
    EXPECT_NEAR(mirrored.mean_ratio(), 0.622, 0.015);
    EXPECT_NEAR(apart.mean_ratio(), 1, 0.03);
    // What it does not help: what is rare, and what is high for both ends of the luck.
    EXPECT_GT(rare.first().mean(), 0);
    EXPECT_GT(rare.mean_ratio(), 0.99);
    EXPECT_GT(spread.mean_ratio(), 0.99);
}

// Exponentials with the means 1 and 1.1, by inversion of one uniform number or of two.
TEST(PairsTest, common_random_numbers_sharpen_a_difference) {
    const auto variance = [](const Pairs& pairs) { return pairs.difference().variance(); };
    const Acceptance common = held(
        0.01,
        [](double u, double) {
            return std::pair{-std::log(u), -1.1 * std::log(u)};
        },
        variance);
    EXPECT_TRUE(common.accepted()) << common.why;
    const Acceptance apart = held(
        2.21,
        [](double u, double v) {
            return std::pair{-std::log(u), -1.1 * std::log(v)};
        },
        variance);
    EXPECT_TRUE(apart.accepted()) << apart.why;
}

} // namespace
} // namespace omsorg
