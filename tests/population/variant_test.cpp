// SPDX-License-Identifier: MIT
#include <omsorg/observe/tally.hpp>
#include <omsorg/population/projection.hpp>
#include <omsorg/population/variant.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace omsorg {
namespace {

constexpr VariantAssumptions weighted{
    .low = 0.2, .high = 0.3, .fertility = 0.1, .mortality = 0.5, .migration = 0.4};

double population_80(const PopulationAssumptions& a) {
    const PopulationTables t = testing_skelleftea::tables();
    Projection ahead{t.start, 2019};
    for (int year = 2020; year <= 2040; ++year) ahead.step(year_of_life(year, t, a));
    return ahead.expected(AgeGroup{80, oldest_age});
}

TEST(VariantTest, without_weights_every_future_is_main_and_nothing_is_changed) {
    for (std::uint32_t number = 0; number < 200; ++number)
        EXPECT_EQ(variant_of({}, {.seed = 1, .number = number}), Variant::main);
    PopulationAssumptions a;
    a.total_fertility = 1.61803398875;
    EXPECT_EQ(in_variant(a, weighted, Variant::main).total_fertility, a.total_fertility);
}

TEST(VariantTest, futures_belong_to_the_variants_by_their_weights) {
    constexpr std::uint32_t futures = 20'000;
    std::array<double, 3> count{};
    for (std::uint32_t number = 0; number < futures; ++number)
        ++count[static_cast<std::size_t>(variant_of(weighted, {.seed = 9, .number = number}))];
    const std::array<double, 3> weight{0.2, 0.5, 0.3};
    for (std::size_t v = 0; v < 3; ++v)
        EXPECT_NEAR(count[v] / futures, weight[v], 4.6 * std::sqrt(weight[v] * (1 - weight[v]) / futures));
}

TEST(VariantTest, births_deaths_and_moves_go_together) {
    const PopulationAssumptions main;
    const PopulationAssumptions high = in_variant(main, weighted, Variant::high);
    EXPECT_DOUBLE_EQ(high.total_fertility, 1.1 * main.total_fertility);
    EXPECT_DOUBLE_EQ(high.mortality_decline, main.mortality_decline + 0.5);
    EXPECT_DOUBLE_EQ(high.arrivals, 1.4 * main.arrivals);
    EXPECT_DOUBLE_EQ(high.departures, 0.6 * main.departures);
    const double low = population_80(in_variant(main, weighted, Variant::low));
    EXPECT_LT(low, population_80(main));
    EXPECT_LT(population_80(main), population_80(high));
}

/// The mean over futures is the weighted mean of the variants, and the spread between them adds to the variance.
TEST(VariantTest, the_mean_and_variance_over_futures_are_those_of_the_mixture) {
    const PopulationAssumptions main;
    const std::array<double, 3> mu{population_80(in_variant(main, weighted, Variant::low)),
                                   population_80(main),
                                   population_80(in_variant(main, weighted, Variant::high))};
    const std::array<double, 3> weight{0.2, 0.5, 0.3};
    double mean = 0, square = 0;
    for (std::size_t v = 0; v < 3; ++v) {
        mean += weight[v] * mu[v];
        square += weight[v] * mu[v] * mu[v];
    }
    Tally seen;
    constexpr std::uint32_t futures = 20'000;
    for (std::uint32_t number = 0; number < futures; ++number)
        seen.add(mu[static_cast<std::size_t>(variant_of(weighted, {.seed = 10, .number = number}))]);
    const double variance = square - mean * mean;
    EXPECT_NEAR(seen.mean(), mean, 4.6 * std::sqrt(variance / futures));
    EXPECT_NEAR(seen.variance() / variance, 1, 0.05);
}

} // namespace
} // namespace omsorg
