// SPDX-License-Identifier: MIT
// Moves within the municipality, variants and relatives, in a living town.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

using namespace test;

constexpr omsorg::Run run{.seed = 2026, .number = 7};

TEST(People, moves_within_move_care_and_no_life) {
    World moving = town();
    moving.assumptions.population.internal_moves = 0.15;
    moving.assumptions.population.internal_moves_65 = 0.15;
    const Figures still = figures(simulate(town(), run)), moved = figures(simulate(moving, run));
    EXPECT_FALSE(still.contains({2021, Measure::moves_within, Service::all}));
    const double people = of(moved, 2020, Measure::population), chance = 1 - std::exp(-0.15);
    EXPECT_NEAR(of(moved, 2021, Measure::moves_within), people * chance,
                4.6 * std::sqrt(people * chance) + 0.03 * people * chance);
    for (int year = 2020; year <= 2023; ++year) {
        for (const Measure measure :
             {Measure::population, Measure::births, Measure::deaths, Measure::net_migration})
            EXPECT_EQ(of(still, year, measure), of(moved, year, measure));
        EXPECT_EQ(of(still, year, Measure::clients, Service::home_care),
                  of(moved, year, Measure::clients, Service::home_care));
        EXPECT_NEAR(of(still, year, Measure::granted_hours, Service::home_care),
                    of(moved, year, Measure::granted_hours, Service::home_care),
                    0.02 * of(still, year, Measure::granted_hours, Service::home_care));
        EXPECT_EQ(of(still, year, Measure::queue, Service::special_housing),
                  of(moved, year, Measure::queue, Service::special_housing));
    }
}

TEST(People, a_contrast_of_ages_moves_hours_between_districts_and_changes_no_total_of_people) {
    World older = town(2020);
    older.assumptions.population.age_contrast = 0.6;
    const Outcome even = simulate(town(2020), run), uneven = simulate(older, run);
    EXPECT_EQ(of(figures(even), 2020, Measure::population), of(figures(uneven), 2020, Measure::population));
    const auto largest = [](const Outcome& outcome) { // the town itself, of all districts
        double hours = 0;
        for (const Row& row : outcome.rows)
            if (row.measure == Measure::granted_hours && row.service == Service::home_care &&
                row.district != all_districts)
                hours = std::max(hours, row.value);
        return hours;
    };
    EXPECT_LT(largest(uneven), largest(even));
}

TEST(People, a_future_of_the_high_variant_has_more_people) {
    World low = town(), high = town();
    low.assumptions.variant.low = high.assumptions.variant.high = 0.5;
    std::uint32_t number =
        0; // a future in which both worlds leave the main variant cannot be: find one for each
    while (variant_of(low.assumptions.variant, {.seed = 1, .number = number}) != Variant::low) ++number;
    const omsorg::Run one{.seed = 1, .number = number};
    number = 0;
    while (variant_of(high.assumptions.variant, {.seed = 1, .number = number}) != Variant::high) ++number;
    const omsorg::Run other{.seed = 1, .number = number};
    for (World* world : {&low, &high}) world->assumptions.population.recorded_migration = false;
    World main = town();
    main.assumptions.population.recorded_migration = false;
    EXPECT_LT(of(figures(simulate(low, one)), 2023, Measure::births) +
                  of(figures(simulate(low, one)), 2023, Measure::population),
              of(figures(simulate(main, one)), 2023, Measure::births) +
                  of(figures(simulate(main, one)), 2023, Measure::population));
    EXPECT_GT(of(figures(simulate(high, other)), 2023, Measure::population),
              of(figures(simulate(main, other)), 2023, Measure::population));
}

TEST(People, relatives_who_do_as_before_change_no_figure_and_are_counted) {
    World relatives = town();
    relatives.assumptions.informal.modelled = true;
    const Outcome as_today = simulate(town(), run);
    Outcome told = simulate(relatives, run);
    const Figures found = figures(told);
    EXPECT_EQ(of(found, 2023, Measure::granted_instead_hours, Service::home_care), 0);
    const double clients = of(found, 2022, Measure::clients, Service::home_care),
                 mean = 0.6 * 30 * 12 * clients;
    EXPECT_NEAR(of(found, 2022, Measure::informal_hours, Service::home_care), mean,
                mean * 4.6 * 1.9 / std::sqrt(clients));
    std::erase_if(told.rows, [](const Row& row) {
        return row.measure == Measure::informal_hours || row.measure == Measure::granted_instead_hours;
    });
    EXPECT_TRUE(told.rows == as_today.rows);
}

TEST(People, what_relatives_stop_doing_is_granted_instead) {
    World fading = town();
    fading.assumptions.informal = {.modelled = true, .change = -10, .substitution = 1};
    World left = fading;
    left.assumptions.informal.substitution = 0;
    const Figures before = figures(simulate(left, run)), after = figures(simulate(fading, run));
    EXPECT_EQ(of(after, 2020, Measure::granted_hours, Service::home_care),
              of(before, 2020, Measure::granted_hours, Service::home_care));
    for (int year = 2021; year <= 2023; ++year) {
        const double instead = of(after, year, Measure::granted_instead_hours, Service::home_care);
        EXPECT_GT(instead, 0);
        EXPECT_EQ(of(before, year, Measure::granted_instead_hours, Service::home_care), 0);
        const double more = of(after, year, Measure::granted_hours, Service::home_care) -
                            of(before, year, Measure::granted_hours, Service::home_care);
        EXPECT_NEAR(more, instead, 0.1 * instead) << year;
    }
}

/// Who is left with less from her relatives needs more of others, whether or not it is granted.
TEST(People, what_relatives_stop_doing_is_needed_whether_or_not_it_is_granted) {
    World as_ever = town();
    as_ever.assumptions.assessment.modelled = true;
    as_ever.assumptions.informal = {.modelled = true};
    World granted = as_ever, left = as_ever;
    granted.assumptions.informal = {.modelled = true, .change = -10, .substitution = 1};
    left.assumptions.informal = {.modelled = true, .change = -10, .substitution = 0};
    const Figures before = figures(simulate(as_ever, run)), with = figures(simulate(granted, run)),
                  without = figures(simulate(left, run));
    const auto hours = [](const Figures& found, int year, Measure measure) {
        return of(found, year, measure, Service::home_care);
    };
    for (int year = 2021; year <= 2023; ++year) {
        const double undone =
            hours(before, year, Measure::informal_hours) - hours(with, year, Measure::informal_hours);
        EXPECT_GT(undone, 0);
        EXPECT_NEAR(hours(with, year, Measure::needed_hours) - hours(before, year, Measure::needed_hours),
                    undone, 0.02 * undone);
        EXPECT_DOUBLE_EQ(hours(without, year, Measure::needed_hours),
                         hours(with, year, Measure::needed_hours));
        EXPECT_GT(hours(without, year, Measure::under_granted_hours),
                  hours(with, year, Measure::under_granted_hours));
    }
}

} // namespace
} // namespace omsorg
