// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/pairs.hpp>

#include <gtest/gtest.h>

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
