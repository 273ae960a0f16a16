// SPDX-License-Identifier: MIT
#include <omsorg/need/expectation.hpp>

#include <omsorg/base/expect.hpp>

#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include <vector>

namespace omsorg {
namespace {

/// For one cohort the level is quality − spread × Φ⁻¹(share), by Boost's quantile.
TEST(ExpectationTest, one_cohort_is_the_normal_closed_form) {
    ExpectationAssumptions a;
    const boost::math::normal z;
    for (const double share : {0.05, 0.20, 0.5, 0.88, 0.99})
        for (const int born : {1925, 1940, 1961}) {
            const std::vector<ExpectingGroup> one{{born, 700, 0.9}};
            const double level = solve_level(a, share, one);
            EXPECT_NEAR(level, 0.9 - a.spread * quantile(z, share) - a.drift * (born - 1940), 1e-12);
            EXPECT_NEAR(satisfied_share(a, level, one), share, 1e-12);
        }
}

TEST(ExpectationTest, the_solved_level_gives_back_the_recorded_share_of_any_people) {
    ExpectationAssumptions a;
    a.drift = 0.01;
    const std::vector<ExpectingGroup> people{
        {1920, 30, 0.95}, {1931, 400, 0.8}, {1944, 250, 0.99}, {1950, 1, 0}};
    for (const double share : {0.01, 0.2, 0.88, 0.999})
        EXPECT_NEAR(satisfied_share(a, solve_level(a, share, people), people), share, 1e-12);
    EXPECT_EQ(satisfied_share(a, 0.5, {}), 0);
    EXPECT_THROW((void)solve_level(a, 0.5, {}), Defect);
}

/// S0.9: with services as they were, cohorts that are eight years younger expect exactly eight drifts more, and fewer are satisfied.
TEST(ExpectationTest, cohort_replacement_raises_expectations_under_constant_services) {
    ExpectationAssumptions a;
    std::vector<ExpectingGroup> now{{1925, 100, 0.9}, {1935, 300, 0.9}, {1945, 50, 0.9}}, then = now;
    for (ExpectingGroup& group : then) group.birth_year += 8;
    const double level = solve_level(a, 0.88, now);
    EXPECT_NEAR(mean_expectation(a, level, then), mean_expectation(a, level, now) + 8 * a.drift, 1e-15);
    EXPECT_LT(satisfied_share(a, level, then), 0.88 - 0.01);
    // Only the mix changes: by the drift times the change of the mean birth year.
    std::vector<ExpectingGroup> mixed = now;
    std::swap(mixed[0].persons, mixed[2].persons);
    EXPECT_NEAR(mean_expectation(a, level, mixed) - mean_expectation(a, level, now), a.drift * 20 * 50 / 450,
                1e-15);
    a.drift = 0;
    EXPECT_NEAR(satisfied_share(a, solve_level(a, 0.88, now), then), 0.88, 1e-12)
        << "without drift nothing moves";
}

TEST(ExpectationTest, more_quality_never_makes_fewer_content) {
    const ExpectationAssumptions a;
    double before = 0;
    for (int twentieths = 0; twentieths <= 20; ++twentieths) {
        const std::vector<ExpectingGroup> one{{1940, 1, twentieths / 20.0}};
        const double share = satisfied_share(a, 0.8, one);
        EXPECT_GE(share, before);
        before = share;
    }
    EXPECT_NEAR(before, 0.97725, 1e-5); // two spreads above the level
}

} // namespace
} // namespace omsorg
