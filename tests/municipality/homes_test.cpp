// SPDX-License-Identifier: MIT
// Special housing as homes in districts, in a town that lives.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

constexpr Service housing = Service::special_housing;
constexpr Day in_2022 = on(2022, 1);

std::vector<CareHome> few_homes() {
    return {{.name = "Älvhem", .district = "Skellefteå", .places = 10},
            {.name = "Åhem", .district = "Bureå", .places = 8},
            {.name = "Strandgård", .district = "Byske", .places = 6},
            {.name = "Nybo",
             .district = "Skellefteå",
             .places = 8,
             .opens = in_2022,
             .planned = PlannedPart::opening}};
}

/// A town in which fewer live in the country than have their home there: the town's own home is too small.
World with_homes(std::vector<CareHome> homes = few_homes(), int last_year = 2023) {
    Tables tables = town_tables();
    tables.homes = std::move(homes);
    World world = town(last_year);
    world.tables = std::make_shared<const Tables>(std::move(tables));
    world.assumptions.special_housing.homes = true;
    world.assumptions.special_housing.vacant_days = 2;
    return world;
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
    EXPECT_FALSE(figures(as_today).contains({2022, Measure::wished_home_share, housing}));
}

/// The neutral point: one home with all the places is the pool, told from the start or from a day on.
TEST(HomesInTown, one_home_with_all_the_places_moves_nothing) {
    World pool = town();
    SpecialHousingAssumptions& a = pool.assumptions.special_housing;
    a.places = 30;
    a.dementia_places = 12;
    a.couple_share = 0.2;
    const auto rows_of = [](const World& world) {
        std::vector<omsorg::Row> rows = simulate(world, run).rows;
        std::erase_if(rows, [](const omsorg::Row& row) {
            return row.measure >= Measure::home_transfers && row.measure <= Measure::closed_home_moves;
        });
        return rows;
    };
    Tables tables = town_tables();
    tables.homes = {{.name = "Byhem", .district = "Byske", .places = 16},
                    {.name = "Byhem", .district = "Byske", .kind = HousingKind::dementia, .places = 12}};
    World one = pool;
    one.tables = std::make_shared<const Tables>(std::move(tables));
    const World later = with(one, "special_housing.homes", true);
    one.assumptions.special_housing.homes = true;
    one.assumptions.special_housing.interim_share = 0.3;
    const std::vector<omsorg::Row> before = rows_of(pool);
    EXPECT_TRUE(rows_of(one) == before);
    EXPECT_TRUE(rows_of(later) == before);
}

TEST(HomesInTown, from_the_day_of_the_change_there_are_homes) {
    World later = with_homes();
    later.assumptions.special_housing.homes = false;
    const Outcome before = simulate(later, run),
                  after = simulate(with(later, "special_housing.homes", true), run);
    const Figures a = figures(before), b = figures(after);
    for (const auto& [what, value] : a)
        if (std::get<int>(what) == 2020) {
            EXPECT_EQ(b.at(what), value) << "what came before is as it was";
        }
    EXPECT_FALSE(b.contains({2020, Measure::home_occupancy, housing}));
    EXPECT_TRUE(b.contains({2021, Measure::home_occupancy, housing}));
    EXPECT_NE(of(b, 2022, Measure::queue, housing), of(a, 2022, Measure::queue, housing));
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
        EXPECT_GT(of(found, year, Measure::wished_home_share, housing), 0.1);
        EXPECT_LT(of(found, year, Measure::wished_home_share, housing), 0.9);
        EXPECT_NEAR(of(found, year, Measure::home_occupancy, housing),
                    of(found, year, Measure::occupancy, housing), 1e-12);
        EXPECT_LE(of(found, year, Measure::clients, housing), 24 + 1e-9);
    }
}

TEST(HomesInTown, the_rule_decides_who_moves_and_what_it_costs_the_others) {
    World after = with_homes(), before = after;
    before.assumptions.special_housing.transfers_first = true;
    const Figures a = figures(simulate(after, run)), b = figures(simulate(before, run));
    double last = 0, first = 0, lives_last = 0, lives_first = 0;
    for (const int year : {2020, 2021, 2022, 2023}) {
        last += of(a, year, Measure::home_transfers, housing);
        first += of(b, year, Measure::home_transfers, housing);
        lives_last += of(a, year, Measure::wished_home_share, housing);
        lives_first += of(b, year, Measure::wished_home_share, housing);
    }
    EXPECT_GT(first, last + 3);
    EXPECT_GT(lives_first, lives_last);
}

TEST(HomesInTown, who_declines_another_home_waits_at_home) {
    World patient = with_homes(), takes = patient;
    patient.assumptions.special_housing.interim_share = 0;
    takes.assumptions.special_housing.interim_share = 1;
    const Figures a = figures(simulate(patient, run)), b = figures(simulate(takes, run));
    EXPECT_GT(of(a, 2023, Measure::queue, housing), of(b, 2023, Measure::queue, housing));
    EXPECT_GT(of(a, 2023, Measure::wished_home_share, housing),
              of(b, 2023, Measure::wished_home_share, housing));
    EXPECT_LT(of(a, 2023, Measure::home_transfer_queue, housing),
              of(b, 2023, Measure::home_transfer_queue, housing));
}

/// The places that are paid for are those of the table, and those for short stays.
TEST(HomesInTown, a_planned_home_opens_and_is_paid_for_when_the_plan_is_carried_out) {
    const World as_it_is = with_homes();
    const World built = with(as_it_is, "special_housing.planned_homes", true);
    const Figures a = figures(simulate(as_it_is, run)), b = figures(simulate(built, run));
    EXPECT_EQ(of(a, 2021, Measure::queue, housing), of(b, 2021, Measure::queue, housing))
        << "it opens in 2022";
    EXPECT_GT(of(b, 2023, Measure::clients, housing), of(a, 2023, Measure::clients, housing) + 3);
    EXPECT_LT(of(b, 2023, Measure::queue, housing), of(a, 2023, Measure::queue, housing));
    EXPECT_GT(of(b, 2023, Measure::wished_home_share, housing),
              of(a, 2023, Measure::wished_home_share, housing))
        << "it is where most wish to live";
    const Assumptions& assumed = as_it_is.assumptions;
    const auto paid = [&](const Figures& found, int year) {
        return of(found, year, Measure::other_cost, housing) +
               assumed.economy.fee_special_housing * 12 * of(found, year, Measure::clients, housing);
    };
    const double place = 1000 * assumed.economy.place_other_cost;
    EXPECT_NEAR(paid(a, 2023), (24 + assumed.special_housing.short_stay_places) * place, 1);
    EXPECT_NEAR(paid(b, 2023), (32 + assumed.special_housing.short_stay_places) * place, 1);
}

/// Money is shared out on the morning of the first day, and has to pay for what opens on it.
TEST(HomesInTown, the_budget_knows_the_home_that_opens_on_the_first_day_of_its_year) {
    World world = with_homes(few_homes(), 2022);
    world.assumptions.digital.energy_reach = 0.5;
    world.assumptions.digital.energy_saves = 0;
    const Figures a = figures(simulate(world, run));
    const Figures b = figures(simulate(with(world, "special_housing.planned_homes", true), run));
    const double place =
        1000 * (world.assumptions.economy.place_other_cost + 0.5 * world.assumptions.digital.energy_cost);
    EXPECT_EQ(of(b, 2021, Measure::cost_gap), of(a, 2021, Measure::cost_gap));
    EXPECT_NEAR(of(b, 2022, Measure::cost_gap) - of(a, 2022, Measure::cost_gap), 8 * place, 1);
}

TEST(HomesInTown, whose_home_closes_moves_before_the_others) {
    auto homes = few_homes();
    homes.pop_back();
    homes[2].closes = in_2022;
    const Figures found = figures(simulate(with_homes(homes), run)),
                  kept = figures(simulate(with_homes({homes[0], homes[1], few_homes()[2]}), run));
    EXPECT_EQ(of(found, 2021, Measure::closed_home_moves, housing), 0);
    EXPECT_GT(of(found, 2022, Measure::closed_home_moves, housing), 1);
    EXPECT_LE(of(found, 2022, Measure::closed_home_moves, housing) +
                  of(found, 2023, Measure::closed_home_moves, housing),
              6);
    EXPECT_LT(of(found, 2023, Measure::clients, housing), of(kept, 2023, Measure::clients, housing));
    EXPECT_GT(of(found, 2023, Measure::queue, housing), of(kept, 2023, Measure::queue, housing));
}

} // namespace
} // namespace omsorg
