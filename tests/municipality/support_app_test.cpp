// SPDX-License-Identifier: MIT
// One support app in two services: whose sessions it takes, and who uses it.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace test;

// S2.22: the support app takes sessions of housing support; the grant stays, and the hours taken are told by reason.
TEST(SupportApp, it_takes_sessions_of_housing_support) {
    World world = town(2024);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.digital.support_app = {.replaces = 0.5, .failure = 0, .independence = 0.5};
    world.assumptions.digital.housing_support_app = {.suitable = 1, .accepted = 1, .retained = 1};
    world.assumptions.digital.least_visits = 1;
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "housing_support_app.offered", 1.0), run));
    const auto support = Service::housing_support;
    EXPECT_EQ(of(base, 2022, Measure::replaced_by_digital_hours, support), 0);
    EXPECT_FALSE(base.contains({2022, Measure::digital_clients, support}));
    for (const int year : {2022, 2023}) {
        EXPECT_GT(of(changed, year, Measure::replaced_by_digital_hours, support), 0);
        EXPECT_GT(of(changed, year, Measure::licence_cost, support), 0);
        EXPECT_NEAR(of(changed, year, Measure::granted_hours, support),
                    of(base, year, Measure::granted_hours, support),
                    0.02 *
                        of(base, year, Measure::granted_hours, support)); // weeks over the turn of the year
        EXPECT_LT(of(changed, year, Measure::delivered_hours, support),
                  of(base, year, Measure::delivered_hours, support));
    }
    EXPECT_GT(of(changed, 2023, Measure::managed_alone_hours, support), 0);
    EXPECT_LT(of(changed, 2024, Measure::posts_required, support),
              of(base, 2024, Measure::posts_required, support));
}

// S3.12: after a failure the app rests, and staff make the sessions: the closed form of a cycle of luck, failure and rest.
TEST(SupportApp, in_housing_support_too_a_failure_is_followed_by_staff) {
    World world = town(2023);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.psychiatric.share = 0.05;
    world.assumptions.psychiatric.housing_support = 1;
    world.assumptions.psychiatric.housing_support_hours = Distribution::constant(10.5);
    world.assumptions.housing_support.session_hours = 1.5; // seven a week: one a day
    world.assumptions.digital.support_app = {.replaces = 1, .failure = 0.1, .independence = 0};
    world.assumptions.digital.housing_support_app = {
        .offered = 1, .suitable = 1, .accepted = 1, .retained = 1};
    world.assumptions.digital.least_visits = 0;
    const auto share = [&](double rest_days) {
        world.assumptions.digital.rest_days = rest_days;
        const Figures found = figures(simulate(world, run));
        return of(found, 2023, Measure::replaced_by_digital_hours, Service::housing_support) /
               of(found, 2023, Measure::granted_hours, Service::housing_support);
    };
    const double without_rest = share(0);
    EXPECT_NEAR(without_rest, 0.9, 0.04); // whoever begins has it from her first Monday on
    EXPECT_NEAR(share(5) / without_rest, 1 / 1.5, 0.02);
}

// With no staff at all the first contact in the app is the first service: on the Sunday of the first whole week.
TEST(SupportApp, a_contact_ends_the_wait_for_housing_support) {
    World world = town(2023);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.psychiatric.share = 0.05;
    world.assumptions.psychiatric.housing_support = 1;
    world.assumptions.digital.support_app = {.replaces = 1, .failure = 0, .independence = 0};
    world.assumptions.digital.housing_support_app = {
        .offered = 1, .suitable = 1, .accepted = 1, .retained = 1};
    world.assumptions.digital.least_visits = 0;
    world.assumptions.outcome.base_unmet_share = 1;
    world.assumptions.outcome.budget_round = false;
    const Figures found = figures(simulate(world, run));
    constexpr auto support = Service::housing_support;
    for (int year = 2021; year <= 2023; ++year) {
        EXPECT_EQ(of(found, year, Measure::delivered_hours, support), 0);
        EXPECT_GE(of(found, year, Measure::days_to_first_service, support), 6);
        EXPECT_LE(of(found, year, Measure::days_to_first_service_nine_in_ten, support), 13);
    }
}

// S3.1: one app, two services, and of each its own share who are offered it, whom it suits, who accept and who stay.
TEST(SupportApp, it_has_a_funnel_of_its_own_in_each_service) {
    World world = town(2022);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.psychiatric.share = 0.15;
    world.assumptions.psychiatric.housing_support = 1;
    DigitalAssumptions& digital = world.assumptions.digital;
    digital.support_app = {.suitable = 0.9, .accepted = 0.9, .trial_days = 0, .retained = 0.9};
    digital.housing_support_app = {.suitable = 0.8, .accepted = 0.6, .retained = 0.9};
    const auto users = [](const Figures& found, Service service) {
        const auto at = found.find({2022, Measure::digital_clients, service});
        return at == found.end() ? 0.0 : at->second;
    };
    const Figures at_home = figures(simulate(with(world, "support_app.offered", 1.0), run));
    const Figures supported = figures(simulate(with(world, "housing_support_app.offered", 1.0), run));
    const Figures both = figures(
        simulate(with(with(world, "support_app.offered", 1.0), "housing_support_app.offered", 1.0), run));
    EXPECT_GT(users(at_home, Service::home_care), 0);
    EXPECT_EQ(users(at_home, Service::housing_support), 0);
    EXPECT_EQ(users(supported, Service::home_care), 0);
    EXPECT_EQ(users(both, Service::home_care), users(at_home, Service::home_care));
    EXPECT_EQ(users(both, Service::housing_support), users(supported, Service::housing_support));
    const double clients = of(supported, 2022, Measure::clients, Service::housing_support);
    const double product = 0.8 * 0.6 * 0.9;
    EXPECT_GT(clients, 100);
    EXPECT_NEAR(users(supported, Service::housing_support), product * clients,
                4.6 * std::sqrt(product * (1 - product) * clients) +
                    0.02 * clients); // who begins on a Monday
}

} // namespace
} // namespace omsorg
