// SPDX-License-Identifier: MIT
// Ways that change the hours of home care, in a whole town: what a plan turns on, and that it is told.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace omsorg {
namespace {

using namespace test;

bool told(const Figures& found, Measure measure) {
    return std::any_of(found.begin(), found.end(),
                       [&](const auto& row) { return std::get<1>(row.first) == measure; });
}

// S2.22, S3.1: dispensers take visits off the staff, and the budget asks for fewer posts; licences stand against it.
TEST(HomeWays, dispensers_turn_visits_into_fewer_posts_and_a_licence) {
    World world = town(2024);
    world.assumptions.digital.dispenser = {.offered = 0,
                                           .suitable = 0.8,
                                           .accepted = 1,
                                           .retained = 1,
                                           .replaces = 1,
                                           .longest = 60,
                                           .failure = 0};
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "dispenser.offered", 1.0), run));
    EXPECT_FALSE(told(base, Measure::digital_clients));
    EXPECT_FALSE(told(base, Measure::licence_cost));
    const auto home = Service::home_care;
    EXPECT_EQ(of(base, 2020, Measure::delivered_hours, home),
              of(changed, 2020, Measure::delivered_hours, home));
    for (int year = 2021; year <= 2024; ++year) {
        EXPECT_EQ(of(changed, year, Measure::granted_hours, home),
                  of(base, year, Measure::granted_hours, home));
        EXPECT_GT(of(changed, year, Measure::replaced_by_digital_hours, home), 0);
        EXPECT_GT(of(changed, year, Measure::digital_clients, home), 0);
        EXPECT_GT(of(changed, year, Measure::licence_cost, home), 0);
    }
    // The year after, the requirement has fallen by the share of the receivable hours that is replaced.
    const double replaced = of(changed, 2023, Measure::replaced_by_digital_hours, home) /
                            (of(changed, 2023, Measure::planned_hours, home) -
                             of(changed, 2023, Measure::client_away_hours, home));
    const double posts =
        1 - of(changed, 2024, Measure::posts_required, home) / of(base, 2024, Measure::posts_required, home);
    EXPECT_GT(replaced, 0.02);
    EXPECT_NEAR(posts, replaced, 0.5 * replaced); // granted on one day against planned in a year
    EXPECT_LT(of(changed, 2024, Measure::worked_hours, home), of(base, 2024, Measure::worked_hours, home));
}

// S3.12: digital first offers what is in the catalogue; under a safety that wants all visits it replaces nothing.
TEST(HomeWays, digital_first_is_bounded_by_its_safety) {
    World world = town(2022);
    world.assumptions.digital.dispenser.suitable = 0.8;
    world.assumptions.digital.dispenser.longest = 60;
    const Figures first = figures(simulate(with(world, "digital.first", true), run));
    EXPECT_GT(of(first, 2022, Measure::digital_visits, Service::home_care), 0);
    World safe = with(with(world, "digital.first", true), "digital.least_visits", 70.0);
    const Figures none = figures(simulate(safe, run));
    EXPECT_LT(
        of(none, 2022, Measure::digital_visits, Service::home_care),
        0.1 * of(first, 2022, Measure::digital_visits, Service::home_care)); // those with still more visits
    EXPECT_GT(of(none, 2022, Measure::digital_clients, Service::home_care), 0);
}

// S2.23: accessibility widens the funnel and costs what it costs.
TEST(HomeWays, accessibility_brings_more_users_at_a_cost) {
    World world = town(2023);
    world.assumptions.digital.dispenser.longest = 60;
    world = with(world, "dispenser.offered", 1.0);
    world.assumptions.digital.accessibility_gain = 0.5;
    const Figures as_is = figures(simulate(world, run));
    const Figures wider = figures(simulate(with(world, "digital.accessibility", 1.0), run));
    const auto home = Service::home_care;
    EXPECT_GT(of(wider, 2023, Measure::digital_clients, home),
              1.5 * of(as_is, 2023, Measure::digital_clients, home));
    EXPECT_GT(of(wider, 2023, Measure::licence_cost, home),
              of(as_is, 2023, Measure::licence_cost, home) +
                  1000 * world.assumptions.digital.accessibility_cost);
}

// S3.7: tools without a screen reach some whom a screen does not suit, and cost a supplement for each of them; a call
// with staff has its screen.
TEST(HomeWays, tools_without_a_screen_bring_more_users_at_a_supplement) {
    World world = town(2022);
    world.assumptions.digital.dispenser.longest = 60;
    world.assumptions.digital.screenless_gain = 0.5;
    world.assumptions.digital.screenless_month = 0;
    constexpr auto home = Service::home_care;
    const auto lived = [&](std::string_view tool, double share) {
        return figures(simulate(with(with(world, tool, 1.0), "digital.screenless", share), run));
    };
    const Figures as_is = lived("dispenser.offered", 0), without = lived("dispenser.offered", 1);
    const double users = of(as_is, 2022, Measure::digital_clients, home);
    const double more = of(without, 2022, Measure::digital_clients, home);
    EXPECT_GT(more, 1.5 * users);
    world.assumptions.digital.screenless_month = 500;
    const Figures dearer = lived("dispenser.offered", 1);
    EXPECT_EQ(of(dearer, 2022, Measure::digital_clients, home), more);
    EXPECT_EQ(of(lived("dispenser.offered", 0), 2022, Measure::licence_cost, home),
              of(as_is, 2022, Measure::licence_cost, home));
    EXPECT_NEAR(of(dearer, 2022, Measure::licence_cost, home) -
                    of(without, 2022, Measure::licence_cost, home),
                500.0 * 12 * (more - users), 0.02 * 500 * 12 * (more - users));
    EXPECT_TRUE(lived("video_visit.offered", 1) == lived("video_visit.offered", 0));
}

// S3.7: dictated documentation and cars that drive themselves leave fewer hours to be worked.
TEST(HomeWays, speech_and_self_driving_need_fewer_posts) {
    const auto home = Service::home_care;
    World world = town(2023);
    world.assumptions.digital.speech_saves = 0.5;
    const Figures base = figures(simulate(world, run));
    const Figures speech = figures(simulate(with(world, "speech.reach", 1.0), run));
    const HomeCareAssumptions& a = world.assumptions.home_care;
    const double around = a.documentation + a.meetings + a.training + a.renewal;
    const double expected = (1 - around) / (1 - around + a.documentation / 2);
    EXPECT_NEAR(of(speech, 2021, Measure::posts_required, home) /
                    of(base, 2021, Measure::posts_required, home),
                expected, 1e-9);
    EXPECT_LT(of(speech, 2022, Measure::documentation_hours, home),
              0.6 * of(base, 2022, Measure::documentation_hours, home));
    EXPECT_GT(of(speech, 2022, Measure::licence_cost, home), 0);
    const Figures cars = figures(simulate(with(world, "self_driving.share", 1.0), run));
    EXPECT_LT(of(cars, 2022, Measure::travel_hours, home), of(base, 2022, Measure::travel_hours, home));
    // Travel is what it was, also where documentation is written meanwhile: the relief lasts. In one future of a small
    // town, who is away moves the posts as much.
    std::map<int, double> posts, posts_with_cars;
    for (std::uint32_t number = 0; number < 8; ++number) {
        const omsorg::Run another{.seed = 2026, .number = number};
        const Figures one = figures(simulate(world, another)),
                      other = figures(simulate(with(world, "self_driving.share", 1.0), another));
        for (const int year : {2021, 2022, 2023}) {
            posts[year] += of(one, year, Measure::posts_required, home);
            posts_with_cars[year] += of(other, year, Measure::posts_required, home);
        }
    }
    const auto spared = [&](int year) { return 1 - posts_with_cars[year] / posts[year]; };
    EXPECT_GT(spared(2021), 0.02);
    for (const int year : {2022, 2023}) EXPECT_GT(spared(year), 0.7 * spared(2021)) << year;
}

// What is paid by the day is paid from its day on: a month costs a twelfth of the year.
TEST(HomeWays, standing_costs_are_charged_by_the_day) {
    World world = town(2021);
    world.assumptions.digital.energy_saves = 0;
    const double places = world.assumptions.special_housing.places;
    const Figures base = figures(simulate(world, run));
    const auto cost = [](const Figures& found, Measure measure, Service service) {
        const auto at = found.find({2021, measure, service});
        return at == found.end() ? 0 : at->second;
    };
    const auto added = [&](std::string_view key, LeverValue value, unsigned month, Measure measure,
                           Service service) {
        return cost(figures(simulate(with(world, key, value, on(2021, month)), run)), measure, service) -
               cost(base, measure, service);
    };
    const auto place = [&](unsigned month) {
        return added("special_housing.places", places + 10, month, Measure::other_cost,
                     Service::special_housing);
    };
    EXPECT_NEAR(place(12), 31.0 / 365 * place(1), 0.02 * place(12)); // what residents pay differs a little
    const auto energy = [&](unsigned month) {
        return added("energy.reach", 1.0, month, Measure::other_cost, Service::special_housing);
    };
    EXPECT_NEAR(energy(1), world.assumptions.digital.energy_cost * places * 1000, 1);
    EXPECT_NEAR(energy(12), 31.0 / 365 * energy(1), 1);
    const auto access = [&](unsigned month) {
        return added("digital.accessibility", 1.0, month, Measure::licence_cost, Service::home_care);
    };
    EXPECT_GT(access(1), 0);
    EXPECT_NEAR(access(7), 184.0 / 365 * access(1), 1);
}

// Whoever works beside the rosters is told of: a technology that spares visits costs hours at the screen.
TEST(HomeWays, hours_beside_the_rosters_are_told) {
    World world = town(2021);
    world.assumptions.digital.video_visit.suitable = 1;
    world.assumptions.digital.video_visit.accepted = 1;
    const Figures base = figures(simulate(world, run));
    const Figures video = figures(simulate(with(world, "video_visit.offered", 1.0), run));
    EXPECT_EQ(base.count({2021, Measure::beside_hours, Service::home_care}), 0);
    EXPECT_GT(of(video, 2021, Measure::beside_hours, Service::home_care), 0);
    double sum = 0;
    for (const auto& [at, value] : video)
        if (std::get<0>(at) == 2021 && std::get<1>(at) == Measure::beside_hours &&
            std::get<2>(at) != Service::all)
            sum += value;
    EXPECT_DOUBLE_EQ(of(video, 2021, Measure::beside_hours), sum);
    // What the need calls for are the posts' hours: the two are one figure in two units.
    EXPECT_GT(of(base, 2021, Measure::required_hours), of(video, 2022 - 1, Measure::required_hours) - 1);
}

TEST(HomeWays, energy_control_changes_what_places_cost) {
    World world = town(2022);
    const Figures base = figures(simulate(world, run));
    world.assumptions.digital.energy_saves = 0.5;
    const Figures saved = figures(simulate(with(world, "energy.reach", 1.0), run));
    const DigitalAssumptions& d = world.assumptions.digital;
    const double expected =
        (d.energy_cost - 0.5 * d.energy_share * world.assumptions.economy.place_other_cost) *
        world.assumptions.special_housing.places * 1000;
    const auto housing = Service::special_housing;
    EXPECT_NEAR(of(saved, 2022, Measure::other_cost, housing) - of(base, 2022, Measure::other_cost, housing),
                expected, 1);
}

// S2.9: fewer come to need home care, who would have had the hours told as avoided; life is longer if need causes death.
TEST(HomeWays, prevention_postpones_need_and_lengthens_life) {
    World world = town(2026);
    world.assumptions.prevention = {.reach = 0,
                                    .first_age = 70,
                                    .lag = 0,
                                    .onset_effect = 0.9,
                                    .duration = 1200,
                                    .hours = 10,
                                    .cost = 1000};
    world.assumptions.need.causal_share = 1;
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "prevention.reach", 1.0), run));
    const auto home = Service::home_care, prevention = Service::prevention;
    EXPECT_FALSE(told(base, Measure::prevention_reached));
    EXPECT_GT(of(changed, 2021, Measure::prevention_reached, prevention), 100);
    EXPECT_LT(of(changed, 2023, Measure::first_decisions, home),
              0.5 * of(base, 2023, Measure::first_decisions, home));
    EXPECT_LT(of(changed, 2026, Measure::granted_hours, home), of(base, 2026, Measure::granted_hours, home));
    EXPECT_GT(of(changed, 2026, Measure::hours_avoided, prevention), 0);
    EXPECT_GT(of(changed, 2026, Measure::life_years_gained, prevention), 0);
    double deaths = 0;
    for (int year = 2021; year <= 2026; ++year)
        deaths += of(changed, year, Measure::deaths) - of(base, year, Measure::deaths);
    EXPECT_LT(deaths, 0);
    const double cost = of(changed, 2021, Measure::prevention_reached, prevention) * 1000;
    EXPECT_GE(of(changed, 2021, Measure::net_cost, prevention), cost);
}

TEST(HomeWays, prevention_of_need_that_causes_no_death_moves_no_death) {
    World world = town(2024);
    world.assumptions.prevention = {.reach = 0, .lag = 0, .onset_effect = 0.9, .duration = 1200};
    world.assumptions.need.causal_share = 0;
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "prevention.reach", 1.0), run));
    for (int year = 2020; year <= 2024; ++year)
        EXPECT_EQ(of(changed, year, Measure::deaths), of(base, year, Measure::deaths));
    EXPECT_NEAR(of(changed, 2024, Measure::life_years_gained, Service::prevention), 0, 1e-9);
}

// At effect 0 hours and kronor are spent, and every life and visit is what it was.
TEST(HomeWays, prevention_without_effect_changes_nobody) {
    World world = town(2023);
    world.assumptions.prevention.onset_effect = 0;
    const Outcome base = simulate(world, run), changed = simulate(with(world, "prevention.reach", 1.0), run);
    const Figures before = figures(base), after = figures(changed);
    for (const auto& [what, value] : before) {
        const auto& [year, measure, service] = what;
        if (measure == Measure::births || measure == Measure::deaths || measure == Measure::clients ||
            measure == Measure::granted_hours || measure == Measure::first_decisions) {
            EXPECT_EQ(after.at(what), value) << year << ' ' << info(measure).id;
        }
    }
    EXPECT_GT(of(after, 2021, Measure::prevention_reached, Service::prevention), 0);
}

// Alarms ask for hours, and the posts of the next budget hold them.
TEST(HomeWays, alarms_are_answered_by_staff_who_are_out_and_ask_for_posts) {
    World world = town(2022);
    world.assumptions.home_care.alarm_rate = 6;
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "alarm.clients_share", 0.5), run));
    const auto home = Service::home_care;
    EXPECT_FALSE(told(base, Measure::alarms));
    EXPECT_GT(of(changed, 2022, Measure::alarms, home), 0);
    EXPECT_LT(of(changed, 2022, Measure::alarms_unanswered, home), of(changed, 2022, Measure::alarms, home));
    EXPECT_GT(of(changed, 2022, Measure::granted_hours, home), of(base, 2022, Measure::granted_hours, home));
    EXPECT_GT(of(changed, 2021, Measure::posts_required, home),
              of(base, 2021, Measure::posts_required, home));
}

// S2.7: those with housing support learn to do without some of it; the flat and its staff stand against it.
TEST(HomeWays, a_training_flat_takes_sessions_off_housing_support) {
    World world = town(2023);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.training_flat.learnable = 0.9;
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "training_flat.places", 1.0), run));
    const auto support = Service::housing_support, flat = Service::training_flat;
    EXPECT_FALSE(told(base, Measure::trainees));
    EXPECT_GT(of(changed, 2021, Measure::trainees, flat), 0);
    EXPECT_GT(of(changed, 2022, Measure::hours_avoided, flat), 0);
    EXPECT_LT(of(changed, 2023, Measure::granted_hours, support),
              of(base, 2023, Measure::granted_hours, support));
    EXPECT_EQ(of(changed, 2023, Measure::clients, support), of(base, 2023, Measure::clients, support));
    EXPECT_GT(of(changed, 2022, Measure::staff_cost, flat), 0);
    // The hours taken off are those told as avoided; a week of the year before may be in the next.
    const double gone =
        of(base, 2022, Measure::granted_hours, support) - of(changed, 2022, Measure::granted_hours, support);
    EXPECT_NEAR(gone, of(changed, 2022, Measure::hours_avoided, flat), 0.1 * gone + 10);
    // What has been learnt pays when it is worth more than the training; with nothing to learn it never does.
    EXPECT_GT(of(changed, 2022, Measure::break_even_months, flat), 1);
    EXPECT_FALSE(told(base, Measure::break_even_months));
    // Nothing that can be learnt away: support is what it was, bit for bit.
    world.assumptions.training_flat.learnable = 0;
    const Figures none = figures(simulate(with(world, "training_flat.places", 1.0), run));
    EXPECT_FALSE(told(none, Measure::break_even_months));
    for (const Measure measure : {Measure::granted_hours, Measure::delivered_hours, Measure::clients}) {
        EXPECT_EQ(of(none, 2023, measure, support), of(base, 2023, measure, support));
    }
}

// S2.7: what visitors see of the flat makes more say yes to digital support, also in home care.
TEST(HomeWays, visits_to_the_training_flat_spill_over) {
    World world = town(2023);
    world.assumptions.psychiatric.modelled = world.assumptions.housing_support.modelled = true;
    world.assumptions.training_flat.places = 1;
    world.assumptions.digital.dispenser = {.offered = 1, .suitable = 1, .accepted = 0.2, .retained = 1};
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "training_flat.spill_over", 2.0), run));
    const auto home = Service::home_care;
    EXPECT_EQ(of(changed, 2020, Measure::digital_clients, home),
              of(base, 2020, Measure::digital_clients, home));
    EXPECT_GT(of(changed, 2022, Measure::digital_clients, home),
              1.5 * of(base, 2022, Measure::digital_clients, home));
}

TEST(HomeWays, a_care_contact_leaves_grants_and_lives_as_they_are) {
    const World world = town(2022);
    const Figures base = figures(simulate(world, run));
    const Figures changed = figures(simulate(with(world, "home_care.contact_share", 1.0), run));
    const auto home = Service::home_care;
    EXPECT_EQ(of(changed, 2022, Measure::granted_hours, home), of(base, 2022, Measure::granted_hours, home));
    EXPECT_EQ(of(changed, 2022, Measure::deaths), of(base, 2022, Measure::deaths));
    EXPECT_LT(of(changed, 2022, Measure::staff_continuity, home),
              of(base, 2022, Measure::staff_continuity, home));
}

} // namespace
} // namespace omsorg
