// SPDX-License-Identifier: MIT
// Single lives against the projection: same mean, same variance, under the
// acceptance rule for statistical tests.
#include <omsorg/observe/tally.hpp>
#include <omsorg/population/life.hpp>
#include <omsorg/population/projection.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace omsorg {
namespace {

struct Measure {
    const char* name;
    AgeGroup group;
};
constexpr std::array measures{Measure{"all", {0, 100}}, Measure{"children born here", {0, 7}},
                              Measure{"20-39", {20, 39}}, Measure{"65 and over", {65, 100}},
                              Measure{"80 and over", {80, 100}}};

/// One inhabitant of Skellefteå in sixty, and moves to match.
PopulationTables village() {
    PopulationTables t = testing_skelleftea::tables();
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            t.start.at(sex, age) = std::round(t.start.at(sex, age) / 60);
            t.net_migrants.at(sex, age) /= 60;
            t.residents.at(sex, age) /= 60;
        }
    return t;
}

/// Holds replications of single lives against the projection, mean by mean and variance by variance.
template <std::size_t n>
void expect_agreement(const PopulationTables& t, const PopulationAssumptions& a, int last_year,
                      const std::array<Measure, n>& wanted, int replications) {
    const Geography places = testing_skelleftea::geography(t);
    Projection truth{t.start, 2019, true};
    for (int year = 2020; year <= last_year; ++year) truth.step(year_of_life(year, t, a));

    std::array<Tally, n> seen;
    for (int number = 0; number < replications; ++number) {
        Life life{t, a, places, {20260, static_cast<std::uint32_t>(number)}};
        life.found();
        for (int year = 2020; year <= last_year; ++year) life.live_year(year);
        life.people().expect_balance();
        const auto count = life.people().count(last_year);
        for (std::size_t m = 0; m < n; ++m)
            seen[m].add(static_cast<double>(count.total(wanted[m].group.from, wanted[m].group.to)));
    }

    for (std::size_t m = 0; m < n; ++m) {
        const Tally& tally = seen[m];
        const double exact = truth.expected(wanted[m].group);
        const double error = std::sqrt(tally.variance() / replications);
        EXPECT_LE(std::abs(tally.mean() - exact) / error, 4.50) << wanted[m].name; // Student, 6.8e-6
        EXPECT_LE(error / exact, 0.005) << wanted[m].name;
        EXPECT_LE(std::abs(tally.skewness()) / std::sqrt(replications), 0.05) << wanted[m].name;
        EXPECT_GT(std::abs(tally.mean() - exact * 1.05) / error, 4.50) << wanted[m].name; // negative control

        // Counts of dozens and more are near enough to normal: the sample
        // variance scatters by sqrt(2 / (n - 1)).
        const double ratio = tally.variance() / truth.variance(wanted[m].group);
        const double scatter = std::sqrt(2.0 / (replications - 1));
        EXPECT_LE(std::abs(ratio - 1) / scatter, 4.50) << wanted[m].name;
        EXPECT_GT(std::abs(ratio - 1.2) / scatter, 4.50) << wanted[m].name; // negative control
    }
}

TEST(AgreementTest, lives_have_the_mean_and_the_variance_of_the_projection) {
    PopulationAssumptions a;
    a.recorded_migration = false;
    a.total_fertility = 2.4;
    a.arrivals = 3;
    expect_agreement(village(), a, 2027, measures, 6000);
}

// Where mothers and infants die often, it shows who gives birth after her death and who is born too early.
TEST(AgreementTest, in_a_fierce_world_too) {
    PopulationAssumptions a;
    a.recorded_migration = false;
    a.total_fertility = 3;
    a.mortality_level = 150;
    a.arrivals = 20;
    constexpr std::array fierce{Measure{"born in the year", {0, 0}}, Measure{"born the year before", {1, 1}},
                                Measure{"25-39", {25, 39}}};
    expect_agreement(village(), a, 2021, fierce, 6000);
}

TEST(AgreementTest, the_whole_of_skelleftea_to_2040) {
    constexpr int replications = 10;
    const PopulationTables t = testing_skelleftea::tables();
    const PopulationAssumptions a;
    const Geography places = testing_skelleftea::geography(t);
    Projection truth{t.start, 2019, true};
    for (int year = 2020; year <= 2040; ++year) truth.step(year_of_life(year, t, a));

    std::array<Tally, measures.size()> seen;
    for (std::uint32_t number = 0; number < replications; ++number) {
        Life life{t, a, places, {20261, number}};
        life.found();
        for (int year = 2020; year <= 2040; ++year) life.live_year(year);
        life.people().expect_balance();
        const auto count = life.people().count(2040);
        for (std::size_t m = 0; m < measures.size(); ++m)
            seen[m].add(static_cast<double>(count.total(measures[m].group.from, measures[m].group.to)));
    }
    // The variance is known from theory, so that ten futures suffice: each
    // measure within 4.5 standard errors.
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const double error = std::sqrt(truth.variance(measures[m].group) / replications);
        EXPECT_LE(std::abs(seen[m].mean() - truth.expected(measures[m].group)) / error, 4.5)
            << measures[m].name;
        EXPECT_GT(std::abs(seen[m].mean() - 1.05 * truth.expected(measures[m].group)) / error, 4.5)
            << measures[m].name;
    }
}

} // namespace
} // namespace omsorg
