// SPDX-License-Identifier: MIT
// How many words a draw takes, and what a distribution refuses and says of itself. That the same address gives the same
// draw for ever is held by golden_draws.py.
#include <omsorg/chance/distribution.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace omsorg {
namespace {

using testing::ThrowsMessage;

constexpr Stream stream{Run{.seed = 2026, .number = 3}, Purpose::visit_length};

// How many draws take 0, 1, 2 … words.
struct Words {
    std::vector<int> draws = std::vector<int>(128);
    std::uint64_t total = 0;
    double mean = 0, standard_error = 0;
};

constexpr int asked = 100'000;

Words words_of(const Distribution& distribution) {
    Words words;
    double squares = 0;
    for (std::uint64_t i = 0; i < asked; ++i) {
        Luck luck = stream.at(Key{i});
        (void)distribution.draw(luck);
        ++words.draws.at(luck.words());
        words.total += luck.words();
        squares += static_cast<double>(luck.words()) * luck.words();
    }
    words.mean = static_cast<double>(words.total) / asked;
    words.standard_error = std::sqrt((squares / asked - words.mean * words.mean) / (asked - 1));
    return words;
}

TEST(WordsTest, a_constant_takes_none) {
    Luck luck = stream.at(Key{1});
    EXPECT_EQ(Distribution::constant(7).draw(luck), 7);
    EXPECT_EQ(luck.words(), 0U);
}

TEST(WordsTest, inversion_takes_one_word_and_equals_the_quantile) {
    for (const auto& distribution :
         {Distribution::uniform(0, 3), Distribution::triangular(0, 1, 3), Distribution::exponential(4),
          Distribution::beta(2, 3), Distribution::beta(0.5, 0.7, 0, 30), Distribution::poisson(2),
          Distribution::poisson(100), Distribution::discrete({1, 2}, {1, 1}),
          Distribution::normal(0, 1, 1.0, 2.0), Distribution::normal(0, 1, -3.0, -1.0)}) {
        const bool slow = distribution.kind() == Distribution::Kind::beta || distribution.mean() == 100;
        for (std::uint64_t i = 0; i < (slow ? 500U : 5000U); ++i) {
            Luck luck = stream.at(Key{i});
            ASSERT_EQ(distribution.draw(luck), distribution.quantile(stream.uniform(Key{i})))
                << distribution.text();
            ASSERT_EQ(luck.words(), 1U) << distribution.text();
        }
    }
}

// A ziggurat by the theory of Marsaglia and Tsang, "The ziggurat method for generating random variables" (2000):
// a density over strips of one area, the lowest with the tail beyond `start`. One word chooses the strip and the
// place in it; a second decides where the strip is only partly below the density.
struct Ziggurat {
    double second = 0; // the share of trials that need a second word
    double tail = 0;   // that fall in the tail
};

template <class Density, class Inverse>
Ziggurat ziggurat(int strips, double start, double area, Density density, Inverse inverse) {
    Ziggurat found;
    double at_once = 0, x = area / density(start), next = start;
    found.tail = (1 - next / x) / strips;
    for (int strip = 0; strip < strips; ++strip) {
        at_once += next / x / strips;
        x = next;
        // The uppermost strip ends at 0, where the density is 1.
        next = strip + 2 < strips ? inverse(density(x) + area / x) : 0.0;
    }
    found.second = 1 - at_once - found.tail;
    return found;
}

// 256 strips; the tail of an exponential is an exponential, and is drawn by starting again.
double words_of_exponential_ziggurat() {
    constexpr double start = 7.69711747013104972;
    const double area = (start + 1) * std::exp(-start);
    const auto found = ziggurat(
        256, start, area, [](double x) { return std::exp(-x); }, [](double y) { return -std::log(y); });
    return (1 + found.second) / ((1 - std::exp(-start)) / (256 * area));
}

// 128 strips; a trial in the tail takes two exponentials.
double words_of_normal_ziggurat() {
    constexpr double start = 3.442619855899;
    const double root = std::sqrt(std::acos(-1.0) / 2);
    const double beyond = root * std::erfc(start / std::sqrt(2.0));
    const auto density = [](double x) { return std::exp(-x * x / 2); };
    const double area = start * density(start) + beyond;
    const auto found =
        ziggurat(128, start, area, density, [](double y) { return std::sqrt(-2 * std::log(y)); });
    const double accepted_in_tail = start * beyond / density(start);
    const double tail = 2 * words_of_exponential_ziggurat() / accepted_in_tail;
    return (1 + found.second + found.tail * tail) / (root / (128 * area));
}

// Shape above one: a Cauchy variate, thrown away when it is negative; a second word accepts.
double words_of_bell_gamma(double shape) {
    const double width = std::sqrt(2 * shape - 1), pi = std::acos(-1.0);
    const double accepted =
        std::exp((shape - 1) * (1 - std::log(shape - 1))) * std::tgamma(shape) / (pi * width);
    return (1.5 + std::atan((shape - 1) / width) / pi) / accepted;
}

// Shape below one (Ahrens and Dieter, 1974): a word and an exponential for each trial.
double words_of_steep_gamma(double shape) {
    const double e = std::exp(1.0);
    return (1 + words_of_exponential_ziggurat()) * (shape + e) / (e * std::tgamma(shape + 1));
}

// The exact number holds that nothing is drawn in another way; theory holds the number.
TEST(WordsTest, rejection_takes_what_theory_says) {
    const double free = words_of_normal_ziggurat();
    const double below = 0.5 * std::erfc(2.0 / 3 / std::sqrt(2.0)); // 8 is two thirds of an sd below the mean
    const struct {
        Distribution distribution;
        std::uint64_t total;
        double mean;
        std::uint32_t least;
    } expected[] = {
        {Distribution::normal(10, 3), 104177, free, 1},
        {Distribution::normal(10, 3, 8), 139822, free / (1 - below), 1},
        {Distribution::normal(0, 1, 0), 208875, 2 * free, 1},
        {Distribution::lognormal_mean_cv(22, 0.6), 104177, free, 1},
        {Distribution::lognormal_mean_cv(3, 2.5), 104177, free, 1},
        {Distribution::gamma_mean_cv(22, 0.6), 330181, words_of_bell_gamma(1 / 0.36), 2},
        {Distribution::gamma_mean_cv(22, 0.2), 340926, words_of_bell_gamma(25), 2},
        {Distribution::gamma_mean_cv(22, 1), 103456, words_of_exponential_ziggurat(), 1},
        {Distribution::gamma_mean_cv(5, 1.6), 261921, words_of_steep_gamma(1 / 2.56), 2},
    };
    for (const auto& [distribution, total, mean, least] : expected) {
        const Words words = words_of(distribution);
        EXPECT_EQ(words.total, total) << distribution.text();
        EXPECT_LT(std::abs(words.mean - mean), 4.5 * words.standard_error)
            << distribution.text() << " " << mean;
        EXPECT_GT(std::abs(words.mean - 1.05 * mean), 4.5 * words.standard_error) << distribution.text();
        for (std::uint32_t fewer = 0; fewer < least; ++fewer)
            EXPECT_EQ(words.draws[fewer], 0) << distribution.text();
        EXPECT_GT(words.draws[least], 0) << distribution.text();
    }
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
