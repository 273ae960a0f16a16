// SPDX-License-Identifier: MIT
// How many words a draw takes, and that the same address gives the same draw for ever.
#include <omsorg/chance/distribution.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <stdexcept>

namespace omsorg {
namespace {

using testing::ThrowsMessage;

constexpr Stream stream{Run{.seed = 2026, .number = 3}, Purpose::visit_length};

// The share of draws that take 0, 1, 2 … words, and the mean number of words.
struct Words {
    std::vector<int> draws = std::vector<int>(64);
    double mean = 0;
};

constexpr int asked = 100'000;

Words words_of(const Distribution& distribution) {
    Words words;
    for (std::uint64_t i = 0; i < asked; ++i) {
        Luck luck = stream.at(Key{i});
        (void)distribution.draw(luck);
        ++words.draws.at(luck.words());
        words.mean += luck.words() / double{asked};
    }
    return words;
}

TEST(WordsTest, inversion_takes_one_word_and_equals_the_quantile) {
    for (const auto& distribution :
         {Distribution::uniform(0, 3), Distribution::triangular(0, 1, 3), Distribution::exponential(4),
          Distribution::beta(2, 3), Distribution::poisson(2), Distribution::discrete({1, 2}, {1, 1}),
          Distribution::normal(0, 1, 1.0, 2.0)}) {
        const int some = distribution.kind() == Distribution::Kind::beta ? 500 : 5000;
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(some); ++i) {
            Luck luck = stream.at(Key{i});
            ASSERT_EQ(distribution.draw(luck), distribution.quantile(stream.uniform(Key{i})))
                << distribution.text();
            ASSERT_EQ(luck.words(), 1U) << distribution.text();
        }
    }
    Luck luck = stream.at(Key{1});
    EXPECT_EQ(Distribution::constant(7).draw(luck), 7);
    EXPECT_EQ(luck.words(), 0U);
}

TEST(WordsTest, a_ziggurat_seldom_takes_more_than_one) {
    for (const auto& distribution : {Distribution::normal(0, 1), Distribution::lognormal_mean_cv(22, 0.6)}) {
        const Words words = words_of(distribution);
        EXPECT_EQ(words.draws[0], 0);
        EXPECT_GT(words.draws[1], 0.97 * asked) << distribution.text();
        EXPECT_LT(words.mean, 1.05) << distribution.text();
    }
    // Half of the normal is out of bounds: two draws on average.
    EXPECT_NEAR(words_of(Distribution::normal(0, 1, 0.0)).mean, 2.08, 0.03);
}

TEST(WordsTest, a_gamma_takes_a_few) {
    const Words bell = words_of(Distribution::gamma_mean_cv(22, 0.6));
    EXPECT_EQ(bell.draws[0] + bell.draws[1], 0);
    EXPECT_NEAR(bell.mean, 3.3, 0.05);
    const Words steep = words_of(Distribution::gamma_mean_cv(22, 1.6));
    EXPECT_EQ(steep.draws[0], 0);
    EXPECT_NEAR(steep.mean, 2.62, 0.05);
}

std::uint64_t hash_of(const Distribution& distribution, int draws) {
    std::uint64_t hash = 0;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(draws); ++i) {
        Luck luck = stream.at(Key{i});
        hash = spread(hash + std::bit_cast<std::uint64_t>(distribution.draw(luck)));
    }
    return hash;
}

// Which logarithm and exponential this processor has: their last bits differ between variants of libm.
std::uint64_t libm_variant() {
    std::uint64_t hash = 0;
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        const double u = stream.uniform(Key{i});
        for (const double x :
             {std::log(u), std::exp(8 * u - 4), std::log1p(-u), std::tan(u), std::pow(u, 1 / 2.56)})
            hash = spread(hash + std::bit_cast<std::uint64_t>(x));
    }
    return hash;
}

TEST(GoldenTest, arithmetic_alone_is_the_same_everywhere) {
    EXPECT_EQ(hash_of(Distribution::uniform(-2, 5), asked), 7589075581938008918U);
    EXPECT_EQ(hash_of(Distribution::triangular(1, 2, 6), asked), 8440871658378713790U);
    EXPECT_EQ(hash_of(Distribution::discrete({1, 2, 4}, {1, 1, 2}), asked), 3533031758584800136U);
}

TEST(GoldenTest, draws_are_the_same_for_ever) {
    if (libm_variant() != 9667015433222861734U)
        GTEST_SKIP() << "golden draws were recorded with another variant of libm than " << libm_variant();
    EXPECT_EQ(hash_of(Distribution::normal(10, 3), asked), 3890851447361406298U);
    EXPECT_EQ(hash_of(Distribution::normal(10, 3, 8), asked), 14404847485346193683U);
    EXPECT_EQ(hash_of(Distribution::lognormal_mean_cv(22, 0.6), asked), 568909158300261982U);
    EXPECT_EQ(hash_of(Distribution::gamma_mean_cv(22, 0.6), asked), 16440780100386919411U);
    EXPECT_EQ(hash_of(Distribution::gamma_mean_cv(22, 1.6), asked), 13755799654116695510U);
    EXPECT_EQ(hash_of(Distribution::exponential(28), asked), 15531903486802706486U);
    EXPECT_EQ(hash_of(Distribution::poisson(3), asked), 8743871294610761383U);
    EXPECT_EQ(hash_of(Distribution::beta(2, 5), 5000), 5209283802887753541U);
}

TEST(MadeTest, what_cannot_be_is_refused_with_a_sentence) {
    using std::invalid_argument;
    EXPECT_THAT([] { (void)Distribution::lognormal_mean_cv(-3, 0.5); },
                ThrowsMessage<invalid_argument>("a lognormal distribution needs a mean above 0, not -3"));
    EXPECT_THROW((void)Distribution::uniform(2, 1), invalid_argument);
    EXPECT_THROW((void)Distribution::triangular(0, 3, 2), invalid_argument);
    EXPECT_THROW((void)Distribution::normal(0, -1), invalid_argument);
    EXPECT_THROW((void)Distribution::normal(0, 1, 2, 1), invalid_argument);
    EXPECT_THROW((void)Distribution::normal(0, 1, 30, 40), invalid_argument);
    EXPECT_THROW((void)Distribution::normal(0, 0, 1, 2), invalid_argument);
    EXPECT_THROW((void)Distribution::lognormal_mean_cv(3, -0.5), invalid_argument);
    EXPECT_THROW((void)Distribution::gamma_mean_cv(0, 0.5), invalid_argument);
    EXPECT_THROW((void)Distribution::beta(0, 1), invalid_argument);
    EXPECT_THROW((void)Distribution::beta(1, 1, 2, 2), invalid_argument);
    EXPECT_THROW((void)Distribution::exponential(0), invalid_argument);
    EXPECT_THROW((void)Distribution::poisson(-1), invalid_argument);
    EXPECT_THROW((void)Distribution::discrete({}, {}), invalid_argument);
    EXPECT_THROW((void)Distribution::discrete({1, 2}, {1}), invalid_argument);
    EXPECT_THROW((void)Distribution::discrete({1, 2}, {0, 0}), invalid_argument);
    EXPECT_THROW((void)Distribution::discrete({1, 2}, {-1, 2}), invalid_argument);
    EXPECT_THROW((void)Distribution::constant(std::nan("")), invalid_argument);
    EXPECT_THROW((void)Distribution::exponential(INFINITY), invalid_argument);
    EXPECT_THROW((void)Distribution::exponential(2).scaled(0), invalid_argument);
    EXPECT_THROW((void)Distribution::poisson(2).scaled(60), invalid_argument);
}

TEST(MadeTest, without_spread_it_is_a_constant) {
    EXPECT_EQ(Distribution::lognormal_mean_cv(3, 0), Distribution::constant(3));
    EXPECT_EQ(Distribution::uniform(3, 3), Distribution::constant(3));
    EXPECT_EQ(Distribution::normal(3, 0), Distribution::constant(3));
    EXPECT_EQ(Distribution{}, Distribution::constant(0));
    EXPECT_TRUE(Distribution::poisson(0).is_constant());
}

TEST(MadeTest, another_unit_scales_every_draw) {
    for (const auto& minutes :
         {Distribution::constant(3), Distribution::uniform(1, 2), Distribution::triangular(1, 2, 6),
          Distribution::normal(10, 3, 8), Distribution::lognormal_mean_cv(22, 0.6),
          Distribution::gamma_mean_cv(22, 0.6), Distribution::beta(2, 3, 5, 9), Distribution::exponential(4),
          Distribution::discrete({1, 2}, {1, 3})}) {
        const auto seconds = minutes.scaled(60);
        EXPECT_EQ(seconds.kind(), minutes.kind());
        EXPECT_NEAR(seconds.mean(), 60 * minutes.mean(), 1e-9) << minutes.text();
        EXPECT_NEAR(seconds.sd(), 60 * minutes.sd(), 1e-9) << minutes.text();
        EXPECT_NEAR(seconds.quantile(0.3), 60 * minutes.quantile(0.3), 1e-8) << minutes.text();
        Luck one = stream.at(Key{5}), other = stream.at(Key{5});
        EXPECT_NEAR(seconds.draw(one), 60 * minutes.draw(other), 1e-8) << minutes.text();
    }
}

TEST(MadeTest, it_tells_what_it_is) {
    EXPECT_EQ(Distribution::lognormal_mean_cv(22, 0.6).text(), "lognormal(mean 22, cv 0.6)");
    EXPECT_EQ(Distribution::normal(10, 3).text(), "normal(mean 10, sd 3)");
    EXPECT_EQ(Distribution::normal(10, 3, 8).text(), "normal(mean 10, sd 3, low 8)");
    EXPECT_EQ(Distribution::beta(2, 5).text(), "beta(a 2, b 5, low 0, high 1)");
    EXPECT_EQ(Distribution::discrete({2, 1}, {3, 6}).text(), "discrete(1 x 6, 2 x 3)");
    EXPECT_EQ(Distribution::constant(0.1).text(), "0.1");
    EXPECT_EQ(Distribution::triangular(1, 2, 6).parameters(), (std::vector<double>{1, 2, 6}));
    EXPECT_EQ(Distribution::discrete({2, 1}, {3, 6}).parameters(), (std::vector<double>{1, 2, 6, 3}));
    EXPECT_EQ(kind_of("gamma"), Distribution::Kind::gamma);
    EXPECT_EQ(text(Distribution::Kind::poisson), "poisson");
    EXPECT_EQ(kind_of("weibull"), std::nullopt);
}

} // namespace
} // namespace omsorg
