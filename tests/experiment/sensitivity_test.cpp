// SPDX-License-Identifier: MIT
#include <omsorg/experiment/break_year.hpp>
#include <omsorg/experiment/sensitivity.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

// Spearman's textbook pairs (IQ and hours of television), rho = -29/165.
TEST(RankCorrelation, agrees_with_a_textbook) {
    const std::vector<double> iq{106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    const std::vector<double> hours{7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    EXPECT_NEAR(rank_correlation(iq, hours), -29.0 / 165, 1e-12);
}

TEST(RankCorrelation, gives_ties_their_mean_rank) {
    EXPECT_NEAR(rank_correlation(std::vector<double>{1.0, 2, 2, 3}, std::vector<double>{1.0, 2, 3, 4}),
                4.5 / std::sqrt(4.5 * 5), 1e-12);
    EXPECT_TRUE(std::isnan(rank_correlation(std::vector<double>{1.0, 1, 1}, std::vector<double>{1.0, 2, 3})));
}

TEST(Influence, sees_that_a_higher_draw_breaks_sooner) {
    std::vector<double> drawn;
    std::vector<std::optional<int>> years;
    for (int i = 0; i < 30; ++i) {
        drawn.push_back(0.001 * i);
        years.push_back(i < 5 ? std::nullopt : std::optional{2040 - i / 2});
    }
    const Influence found = influence_of(drawn, years, 2040);
    EXPECT_LT(found.rank_correlation, -0.95);
    EXPECT_NEAR(found.noise, 2 / std::sqrt(29.0), 1e-12);
    EXPECT_EQ(found.thirds[0].not_before_end, 5U);
    EXPECT_EQ(found.thirds[0].futures, 10U);
    EXPECT_DOUBLE_EQ(found.thirds[1].low, 0.010);
    EXPECT_EQ(found.thirds[0].middle, std::nullopt) << "five of ten are not more than half";
    ASSERT_TRUE(found.thirds[1].middle && found.thirds[2].middle);
    EXPECT_GT(*found.thirds[1].middle, *found.thirds[2].middle);
}

// Of an even number, half is not yet more than half: the plan's majority year says the same of all futures.
TEST(Influence, the_middle_of_a_third_is_the_year_by_which_more_than_half_of_it_have_broken) {
    const std::vector<double> drawn{1, 2, 3, 4, 5, 6};
    const std::vector<std::optional<int>> years{2030, 2034, 2031, std::nullopt, 2032, 2033};
    const Influence found = influence_of(drawn, years, 2040);
    EXPECT_EQ(found.thirds[0].middle, 2034);
    EXPECT_EQ(found.thirds[1].middle, std::nullopt);
    EXPECT_EQ(found.thirds[2].middle, 2033);
    for (std::size_t part = 0; part < 3; ++part)
        EXPECT_EQ(found.thirds[part].middle,
                  summarise(std::span{years}.subspan(2 * part, 2), 2030, 2040).majority_year);
}

TEST(Influence, says_nothing_where_nothing_breaks) {
    const Influence found =
        influence_of(std::vector<double>{1.0, 2, 3}, std::vector<std::optional<int>>(3), 2040);
    EXPECT_TRUE(std::isnan(found.rank_correlation));
    EXPECT_EQ(found.thirds[2].middle, std::nullopt);
}

} // namespace
} // namespace omsorg
