// SPDX-License-Identifier: MIT
// A shock is a plan's dated changes: it tells while it lasts, in the figures that the page names.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace omsorg {
namespace {

using namespace test;

constexpr omsorg::Run run{.seed = 2026, .number = 6};

/// The key has the value from one day to another, then what it had.
World shocked(World world, std::string_view key, double value, double calm, Day from, Day to) {
    world.changes.push_back({.on = from, .key = std::string{key}, .value = value});
    world.changes.push_back({.on = to, .key = std::string{key}, .value = calm});
    return world;
}

TEST(Shock, changes_to_no_shock_move_nothing) {
    const Outcome as_today = simulate(town(), run);
    World world = town();
    for (std::string_view key : {"shock.mortality", "shock.arrivals", "shock.departures", "shock.absence"})
        world = shocked(std::move(world), key, 1.0, 1.0, on(2021, 3), on(2021, 9));
    for (std::string_view key :
         {"shock.strike", "shock.cancelled", "shock.catch_up", "shock.newcomers_leave"})
        world = shocked(std::move(world), key, 0.0, 0.0, on(2021, 3), on(2021, 9));
    EXPECT_TRUE(simulate(world, run).rows == as_today.rows);
}

TEST(Shock, a_pandemic_kills_in_its_year_and_misses_the_dead_afterwards) {
    const Figures calm_years = figures(simulate(town(), run));
    const Figures pandemic =
        figures(simulate(shocked(town(), "shock.mortality", 3.0, 1.0, on(2021, 3), on(2021, 9)), run));
    EXPECT_EQ(of(pandemic, 2020, Measure::deaths), of(calm_years, 2020, Measure::deaths));
    EXPECT_GT(of(pandemic, 2021, Measure::deaths), 1.3 * of(calm_years, 2021, Measure::deaths));
    EXPECT_LT(of(pandemic, 2023, Measure::population_80_plus),
              of(calm_years, 2023, Measure::population_80_plus));
    EXPECT_LT(of(pandemic, 2022, Measure::clients, Service::home_care),
              of(calm_years, 2022, Measure::clients, Service::home_care));
    for (int year = 2020; year <= 2023; ++year)
        EXPECT_EQ(of(pandemic, year, Measure::births), of(calm_years, year, Measure::births))
            << "nobody under 65";
}

TEST(Shock, a_boom_brings_people_while_it_lasts) {
    const Figures calm_years = figures(simulate(town(), run));
    const Figures boom =
        figures(simulate(shocked(town(), "shock.arrivals", 5.0, 1.0, on(2021, 7), on(2022, 7)), run));
    EXPECT_EQ(of(boom, 2020, Measure::net_migration), of(calm_years, 2020, Measure::net_migration));
    EXPECT_GT(of(boom, 2021, Measure::net_migration), of(calm_years, 2021, Measure::net_migration));
    EXPECT_GT(of(boom, 2022, Measure::net_migration), of(calm_years, 2022, Measure::net_migration));
    EXPECT_GT(of(boom, 2023, Measure::population_19_64), of(calm_years, 2023, Measure::population_19_64));
}

// S3.15: a bust that takes all who came leaves a town to which nobody ever came, down to the children born in it.
TEST(Shock, a_bust_takes_newcomers_and_the_children_born_to_them) {
    World nobody_came = town();
    nobody_came.assumptions.shock.arrivals = 0;
    World boom = town();
    boom.assumptions.shock.arrivals = 20;
    boom.changes.push_back({.on = on(2023, 1), .key = "shock.arrivals", .value = 0.0});
    World bust = boom;
    bust.changes.push_back({.on = on(2023, 1), .key = "shock.newcomers_leave", .value = 20.0});
    const Figures none = figures(simulate(nobody_came, run)), came = figures(simulate(boom, run)),
                  gone = figures(simulate(bust, run));
    for (const Measure measure : {Measure::population, Measure::population_0_5, Measure::population_19_64}) {
        EXPECT_EQ(of(gone, 2022, measure), of(came, 2022, measure));
        EXPECT_GT(of(came, 2023, measure), 1.02 * of(none, 2023, measure));
        EXPECT_EQ(of(gone, 2023, measure), of(none, 2023, measure));
    }
}

// A strike is no reason to employ more: next year's norm counts its hours as worked.
TEST(Shock, nobody_plans_for_the_strike_of_last_year) {
    const Figures calm_years = figures(simulate(town(), run));
    const Figures strike =
        figures(simulate(shocked(town(), "shock.strike", 0.4, 0.0, on(2021, 4), on(2021, 6)), run));
    EXPECT_LT(of(strike, 2021, Measure::worked_hours), 0.98 * of(calm_years, 2021, Measure::worked_hours));
    for (const Service service : {Service::home_care, Service::special_housing, Service::night_supervision})
        EXPECT_NEAR(of(strike, 2022, Measure::posts_required, service),
                    of(calm_years, 2022, Measure::posts_required, service),
                    0.01 * of(calm_years, 2022, Measure::posts_required, service));
    World nobody_works = town(2021);
    nobody_works.assumptions.shock.strike = 1;
    const Figures found = figures(simulate(nobody_works, run));
    // Only substitutes for the sick and for those on vacation come.
    EXPECT_LT(of(found, 2020, Measure::delivered_hours, Service::home_care),
              0.3 * of(calm_years, 2020, Measure::delivered_hours, Service::home_care));
    EXPECT_GT(of(found, 2021, Measure::posts_required), 0);
}

TEST(Shock, a_strike_and_sick_staff_leave_hours_unmet_and_no_life_moved) {
    const Figures calm_years = figures(simulate(town(), run));
    const Figures strike =
        figures(simulate(shocked(town(), "shock.strike", 0.4, 0.0, on(2021, 4), on(2021, 6)), run));
    const Figures ill =
        figures(simulate(shocked(town(), "shock.absence", 4.0, 1.0, on(2021, 2), on(2021, 12)), run));
    for (const Figures* shock : {&strike, &ill}) {
        EXPECT_EQ(of(*shock, 2020, Measure::unmet_hours), of(calm_years, 2020, Measure::unmet_hours));
        // Most of the sick are replaced, and visits are squeezed before they are missed: unmet hours grow by less.
        EXPECT_GT(of(*shock, 2021, Measure::unpaid_absence_hours, Service::home_care),
                  1.5 * of(calm_years, 2021, Measure::unpaid_absence_hours, Service::home_care));
        EXPECT_GT(of(*shock, 2021, Measure::unmet_hours, Service::home_care),
                  1.03 * of(calm_years, 2021, Measure::unmet_hours, Service::home_care));
        EXPECT_EQ(of(*shock, 2023, Measure::deaths), of(calm_years, 2023, Measure::deaths));
        EXPECT_EQ(of(*shock, 2023, Measure::population), of(calm_years, 2023, Measure::population));
    }
}

TEST(Shock, cancelled_activities_are_hours_without_staff) {
    World many = town();
    many.assumptions.need.escort_clients = 200; // in 10,000: a town this small has hardly any else
    many.assumptions.disability.modelled = many.assumptions.day_activity.modelled = true;
    many.assumptions.disability.share = 0.05;
    const Figures calm_years = figures(simulate(many, run));
    const Figures none =
        figures(simulate(shocked(many, "shock.cancelled", 1.0, 0.0, on(2021, 1), on(2022, 1)), run));
    for (const Service service : {Service::escort, Service::day_activity}) {
        EXPECT_GT(of(calm_years, 2021, Measure::delivered_hours, service), 100);
        EXPECT_LT(of(none, 2021, Measure::delivered_hours, service),
                  0.1 * of(calm_years, 2021, Measure::delivered_hours, service));
        EXPECT_GT(of(none, 2022, Measure::delivered_hours, service),
                  0.7 * of(calm_years, 2022, Measure::delivered_hours, service));
    }
}

// S2.18: what was called off in a winter is gone, or is had in the summer.
TEST(Shock, activities_called_off_are_caught_up_on_when_the_plan_says_so) {
    World many = town(2022);
    many.assumptions.need.escort_clients = 200;
    const World gone = shocked(many, "shock.cancelled", 1.0, 0.0, on(2021, 1), on(2021, 3));
    World caught = gone;
    caught.changes.push_back({.on = on(2021, 1), .key = "shock.catch_up", .value = 1.0});
    const Figures calm_years = figures(simulate(many, run)), lost = figures(simulate(gone, run)),
                  found = figures(simulate(caught, run));
    EXPECT_EQ(lost.count({2021, Measure::caught_up_sessions, Service::escort}), 0U);
    EXPECT_EQ(found.count({2020, Measure::caught_up_sessions, Service::escort}), 0U);
    const double sessions = of(found, 2021, Measure::caught_up_sessions, Service::escort);
    EXPECT_GT(sessions, 20);
    const auto delivered = [&](const Figures& of_whom, int year) {
        return of(of_whom, year, Measure::delivered_hours, Service::escort);
    };
    EXPECT_EQ(delivered(found, 2020), delivered(lost, 2020));
    EXPECT_NEAR(delivered(found, 2021) - delivered(lost, 2021),
                sessions * many.assumptions.escort.session_hours, 0.05 * delivered(lost, 2021));
    EXPECT_GT(delivered(found, 2021), delivered(lost, 2021));
    EXPECT_LT(delivered(found, 2021), delivered(calm_years, 2021));
    World unused = many; // without a shock the share is nothing
    unused.changes.push_back({.on = on(2021, 1), .key = "shock.catch_up", .value = 1.0});
    const Figures calm_again = figures(simulate(unused, run));
    EXPECT_EQ(of(calm_again, 2021, Measure::caught_up_sessions, Service::escort), 0);
    EXPECT_EQ(delivered(calm_again, 2021), delivered(calm_years, 2021));
}

} // namespace
} // namespace omsorg
