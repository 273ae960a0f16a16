// SPDX-License-Identifier: MIT
// Special housing as homes in districts, in a town that lives.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::January;
using std::chrono::sys_days;
using test::Figures;
using test::figures;
using test::town;

constexpr Run run{.seed = 2026, .number = 3};
constexpr Day in_2021 = sys_days{std::chrono::year{2021} / January / 1};
constexpr Day in_2022 = sys_days{std::chrono::year{2022} / January / 1};

std::vector<CareHome> few_homes() {
    return {{.name = "Älvhem", .district = "Skellefteå", .places = 10},
            {.name = "Åhem", .district = "Bureå", .places = 8},
            {.name = "Strandgård", .district = "Byske", .places = 6},
            {.name = "Nybo", .district = "Skellefteå", .places = 8, .opens = in_2022, .planned = PlannedPart::opening}};
}

/// A town in which fewer live in the country than have their home there: the town's own home is too small.
World with_homes(std::vector<CareHome> homes = few_homes(), int last_year = 2023) {
    Tables tables = test::town_tables();
    tables.homes = std::move(homes);
    World world = town(last_year);
    world.tables = std::make_shared<const Tables>(std::move(tables));
    world.assumptions.special_housing.homes = true;
    world.assumptions.special_housing.vacant_days = 2;
    return world;
}

World with(World world, std::string_view key, LeverValue value, Day on = in_2021) {
    world.changes.push_back({.on = on, .key = std::string{key}, .value = std::move(value)});
    return world;
}

double of(const Figures& found, int year, Measure measure) {
    return found.at({year, measure, Service::special_housing});
}

TEST(HomesInTown, without_a_table_or_without_the_key_nothing_is_moved) {
    const Outcome as_today = simulate(town(), run);
    World without = town();
    without.assumptions.special_housing.homes = true;
    without.assumptions.special_housing.wish_share = 0.5;
    without.assumptions.special_housing.transfers_first = true;
    EXPECT_TRUE(simulate(without, run).rows == as_today.rows) << "the key without a table";
    World unused = with_homes();
    unused.assumptions.special_housing.homes = false;
    unused.assumptions.special_housing.planned_homes = true;
    unused.assumptions.special_housing.vacant_days = town().assumptions.special_housing.vacant_days;
    EXPECT_TRUE(simulate(unused, run).rows == as_today.rows) << "a table that nobody has asked for";
    EXPECT_FALSE(figures(as_today).contains({2022, Measure::wished_home_share, Service::special_housing}));
}

TEST(HomesInTown, from_the_day_of_the_change_there_are_homes) {
    World later = with_homes();
    later.assumptions.special_housing.homes = false;
    const Outcome before = simulate(later, run), after = simulate(with(later, "special_housing.homes", true), run);
    const Figures a = figures(before), b = figures(after);
    for (const auto& [what, value] : a)
        if (std::get<int>(what) == 2020) {
            EXPECT_EQ(b.at(what), value) << "what came before is as it was";
        }
    EXPECT_FALSE(b.contains({2020, Measure::home_occupancy, Service::special_housing}));
    EXPECT_TRUE(b.contains({2021, Measure::home_occupancy, Service::special_housing}));
    EXPECT_NE(b.at({2022, Measure::queue, Service::special_housing}), a.at({2022, Measure::queue, Service::special_housing}));
}

TEST(HomesInTown, no_home_holds_more_than_its_places_and_each_district_has_its_own_figures) {
    const Outcome outcome = simulate(with_homes(), run);
    int districts = 0, shares = 0;
    for (const omsorg::Row& row : outcome.rows) {
        if (row.measure == Measure::home_occupancy) {
            EXPECT_GT(row.value, 0.5) << row.year;
            EXPECT_LE(row.value, 1);
            districts += row.district != all_districts ? 1 : 0;
        }
        if (row.measure == Measure::wished_home_share) {
            EXPECT_GE(row.value, 0);
            EXPECT_LE(row.value, 1);
            shares += row.district != all_districts ? 1 : 0;
        }
    }
    EXPECT_EQ(districts, 3 * 4) << "the districts with a home, in each of four years";
    EXPECT_GT(shares, 6 * 4) << "the districts that residents have come from";
    const Figures found = figures(outcome);
    for (const int year : {2020, 2021, 2022, 2023}) {
        EXPECT_GT(of(found, year, Measure::wished_home_share), 0.1);
        EXPECT_LT(of(found, year, Measure::wished_home_share), 0.9);
        EXPECT_NEAR(of(found, year, Measure::home_occupancy), of(found, year, Measure::occupancy), 1e-12);
        EXPECT_LE(of(found, year, Measure::clients), 24 + 1e-9);
    }
}

TEST(HomesInTown, the_rule_decides_who_moves_and_what_it_costs_the_others) {
    World after = with_homes(), before = after;
    before.assumptions.special_housing.transfers_first = true;
    const Figures a = figures(simulate(after, run)), b = figures(simulate(before, run));
    double last = 0, first = 0, lives_last = 0, lives_first = 0;
    for (const int year : {2020, 2021, 2022, 2023}) {
        last += of(a, year, Measure::home_transfers);
        first += of(b, year, Measure::home_transfers);
        lives_last += of(a, year, Measure::wished_home_share);
        lives_first += of(b, year, Measure::wished_home_share);
    }
    EXPECT_GT(first, last + 3);
    EXPECT_GT(lives_first, lives_last);
}

TEST(HomesInTown, who_declines_another_home_waits_at_home) {
    World patient = with_homes(), takes = patient;
    patient.assumptions.special_housing.interim_share = 0;
    takes.assumptions.special_housing.interim_share = 1;
    const Figures a = figures(simulate(patient, run)), b = figures(simulate(takes, run));
    EXPECT_GT(of(a, 2023, Measure::queue), of(b, 2023, Measure::queue));
    EXPECT_GT(of(a, 2023, Measure::wished_home_share), of(b, 2023, Measure::wished_home_share));
    EXPECT_LT(of(a, 2023, Measure::home_transfer_queue), of(b, 2023, Measure::home_transfer_queue));
}

/// The places that are paid for are those of the table, and those for short stays.
TEST(HomesInTown, a_planned_home_opens_and_is_paid_for_when_the_plan_is_carried_out) {
    const World as_it_is = with_homes();
    const World built = with(as_it_is, "special_housing.planned_homes", true);
    const Figures a = figures(simulate(as_it_is, run)), b = figures(simulate(built, run));
    EXPECT_EQ(of(a, 2021, Measure::queue), of(b, 2021, Measure::queue)) << "it opens in 2022";
    EXPECT_GT(of(b, 2023, Measure::clients), of(a, 2023, Measure::clients) + 3);
    EXPECT_LT(of(b, 2023, Measure::queue), of(a, 2023, Measure::queue));
    EXPECT_GT(of(b, 2023, Measure::wished_home_share), of(a, 2023, Measure::wished_home_share)) << "it is where most wish to live";
    const Assumptions& assumed = as_it_is.assumptions;
    const auto paid = [&](const Figures& found, int year) {
        return of(found, year, Measure::other_cost) + assumed.economy.fee_special_housing * 12 * of(found, year, Measure::clients);
    };
    const double place = 1000 * assumed.economy.place_other_cost;
    EXPECT_NEAR(paid(a, 2023), (24 + assumed.special_housing.short_stay_places) * place, 1);
    EXPECT_NEAR(paid(b, 2023), (32 + assumed.special_housing.short_stay_places) * place, 1);
}

TEST(HomesInTown, whose_home_closes_moves_before_the_others) {
    auto homes = few_homes();
    homes.pop_back();
    homes[2].closes = in_2022;
    const Figures found = figures(simulate(with_homes(homes), run)), kept = figures(simulate(with_homes({homes[0], homes[1], few_homes()[2]}), run));
    EXPECT_EQ(of(found, 2021, Measure::closed_home_moves), 0);
    EXPECT_GT(of(found, 2022, Measure::closed_home_moves), 1);
    EXPECT_LE(of(found, 2022, Measure::closed_home_moves) + of(found, 2023, Measure::closed_home_moves), 6);
    EXPECT_LT(of(found, 2023, Measure::clients), of(kept, 2023, Measure::clients));
    EXPECT_GT(of(found, 2023, Measure::queue), of(kept, 2023, Measure::queue));
}

} // namespace
} // namespace omsorg
