// SPDX-License-Identifier: MIT
// Outcomes for people: groups of clients, participation, own time, own decisions, quality of life.
#include <omsorg/municipality/allocation.hpp>
#include <omsorg/municipality/client_groups.hpp>
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

double of_home_care(const Figures& found, int year, Measure measure) {
    return of(found, year, measure, Service::home_care);
}

World told(int last_year = 2022) {
    World world = town(last_year);
    Assumptions& a = world.assumptions;
    a.effort.modelled = a.autonomy.modelled = a.quality_of_life.modelled = true;
    a.psychiatric.modelled = a.disability.modelled = true;
    a.housing_support.modelled = a.day_activity.modelled = true;
    a.psychiatric.share = a.disability.share = 0.05;
    a.disability.lss_group_1 = a.disability.day_activity = 0.9;
    a.psychiatric.housing_support = 0.5;
    a.need.escort_clients = 200; // in 10,000: a town this small has hardly any else
    return world;
}

// Sorted once or pair by pair, it is the same coefficient.
TEST(ClientGroups, the_sorted_gini_is_that_of_all_pairs) {
    EXPECT_TRUE(rc::check([] {
        std::vector<Owed> owed;
        std::vector<double> unmet, receivable;
        const int clients = *rc::gen::inRange(1, 40);
        for (int i = 0; i < clients; ++i) {
            const double hours = *rc::gen::inRange(0, 100), lost = hours * *rc::gen::inRange(0, 9) / 8;
            owed.push_back({lost, hours});
            unmet.push_back(lost), receivable.push_back(hours);
        }
        const auto found = gini_of_unmet(owed);
        const auto truth = inequality(unmet, receivable);
        RC_ASSERT(found.has_value() == truth.has_value());
        if (found) {
            RC_ASSERT(std::abs(*found - truth->gini) < 1e-12 && *found >= 0 && *found < 1);
        }
    }));
}

TEST(ClientGroups, each_client_is_in_her_sex_and_her_age_group_and_is_one_person) {
    People people;
    const auto add = [&](Sex sex, int born) {
        return people.add({.key = key_of(born), .sex = sex, .year_of_birth = born});
    };
    const PersonId she = add(Sex::female, 1950), he = add(Sex::male, 1940), young = add(Sex::female, 1990);
    const auto hours = [](double h) { return Hours::from_hours(h); };
    const auto client = [&](PersonId who, std::uint32_t district, double granted, double unmet) {
        return ClientYear{.who = who,
                          .district = district,
                          .granted = hours(granted),
                          .visits = {hours(granted), {}},
                          .unmet = {hours(unmet), {}},
                          .met = {.missed = 1, .fortnights = 1, .staff_met = 10}};
    };
    const std::vector<ClientYear> years{client(she, 0, 60, 6), client(he, 0, 100, 0), client(she, 1, 40, 4),
                                        client(young, 0, 10, 0)};
    const ClientGroups found = by_group(years, people, 2020);
    EXPECT_DOUBLE_EQ(*found[ClientGroup::women].delivered_share(), 1 - 10.0 / 110);
    EXPECT_DOUBLE_EQ(*found[ClientGroup::men].delivered_share(), 1);
    EXPECT_DOUBLE_EQ(*found[ClientGroup::aged_65_79].unmet_share(), 0.1) << "70 in 2020";
    EXPECT_DOUBLE_EQ(*found[ClientGroup::aged_under_65].delivered_share(), 1);
    EXPECT_EQ(found[ClientGroup::aged_80_plus].visits.missed, 1);
    EXPECT_DOUBLE_EQ(*found[ClientGroup::women].visits.continuity(), 10);
    EXPECT_DOUBLE_EQ(*found.care_came, 1 - 10.0 / 210);
    EXPECT_FALSE(found.domestic_came);
    // One person of 100 hours has all that is unmet, of 210.
    EXPECT_DOUBLE_EQ(*found.gini, 1 - 100.0 / 210);
    EXPECT_FALSE(by_group({}, people, 2020).gini);
}

/// Women and men are all clients, and the districts' unevenness is part of the clients'.
TEST(ClientGroups, add_up_to_home_care_in_a_run) {
    World world = town(2022);
    world.assumptions.outcome.base_unmet_share = 0.1;
    const Outcome outcome = simulate(world, run);
    const Figures found = figures(outcome);
    for (int year = 2020; year <= 2022; ++year) {
        const auto get = [&](Measure measure) { return of_home_care(found, year, measure); };
        const double unmet = get(Measure::unmet_hours);
        EXPECT_GT(unmet, 0);
        EXPECT_NEAR(get(Measure::unmet_hours_women) + get(Measure::unmet_hours_men), unmet, 1e-6);
        EXPECT_NEAR(get(Measure::unmet_hours_65_79) + get(Measure::unmet_hours_80_plus), unmet, 0.1 * unmet);
        EXPECT_EQ(get(Measure::missed_visits_women) + get(Measure::missed_visits_men),
                  get(Measure::missed_visits));
        EXPECT_NEAR(get(Measure::delivered_share_women) - get(Measure::delivered_share_men),
                    get(Measure::delivered_gap_sex), 1e-12);
        const double share =
            (get(Measure::delivered_hours) + get(Measure::varied_hours)) / get(Measure::granted_hours);
        const auto [low, high] =
            std::minmax({get(Measure::delivered_share_women), get(Measure::delivered_share_men)});
        EXPECT_LE(low, share + 1e-12);
        EXPECT_GE(high, share - 1e-12);
        EXPECT_GE(get(Measure::unmet_gini_clients), get(Measure::unmet_gini));
        EXPECT_LT(get(Measure::unmet_gini_clients), 1);
        EXPECT_GT(get(Measure::staff_continuity_80_plus), 1);
    }
}

/// What is told of lives changes nothing that is told beside it, and without the switches there is none of it.
TEST(Lives, telling_of_them_moves_nothing) {
    World plain = told(2021);
    Assumptions& a = plain.assumptions;
    a.effort.modelled = a.autonomy.modelled = a.quality_of_life.modelled = false;
    a.quality_of_life.company = 1, a.autonomy.time = 7, a.effort.phone = 99; // nobody reads them
    const Figures without = figures(simulate(plain, run)), all = figures(simulate(told(2021), run));
    for (const auto& [key, value] : without) EXPECT_EQ(all.at(key), value) << info(std::get<1>(key)).id;
    EXPECT_GT(all.size(), without.size() + 50);
    for (const Measure measure :
         {Measure::autonomy_index, Measure::quality_of_life, Measure::client_effort_hours})
        EXPECT_FALSE(without.contains({2020, measure, Service::all}));
}

TEST(Lives, participation_is_told_of_every_service_that_is_given) {
    const Figures found = figures(simulate(told(2021), run));
    for (const Service service : {Service::escort, Service::housing_support, Service::day_activity}) {
        const double weeks = of(found, 2021, Measure::weeks_with_activity, service);
        EXPECT_GT(weeks, 0.3) << info(service).id;
        EXPECT_LE(weeks, 1);
        EXPECT_GE(of(found, 2021, Measure::activities_per_client, service), weeks * 52);
    }
    EXPECT_NEAR(of(found, 2021, Measure::activities_per_client, Service::escort),
                of(found, 2021, Measure::weeks_with_activity, Service::escort) * 365.25 / 7, 1e-9);
    EXPECT_FALSE(found.contains({2021, Measure::weeks_with_activity, Service::domestic_service}));
}

/// S3.6: what saves the staff an hour may take it from the clients.
TEST(Lives, booking_costs_clients_their_own_time_and_more_with_longer_minutes) {
    const Figures fixed = figures(simulate(told(), run));
    const Figures booked =
        figures(simulate(with(told(), "escort.model", LeverValue{std::string{"bookable"}}), run));
    World slow = told();
    slow.assumptions.effort.booking *= 2;
    const Figures slower =
        figures(simulate(with(slow, "escort.model", LeverValue{std::string{"bookable"}}), run));
    const auto escort = [](const Figures& one, int year) {
        return of(one, year, Measure::client_effort_minutes, Service::escort);
    };
    EXPECT_EQ(escort(fixed, 2020), escort(booked, 2020));
    EXPECT_GT(escort(booked, 2022), escort(fixed, 2022) + 2);
    EXPECT_GT(escort(slower, 2022), escort(booked, 2022) + 3);
    double sum = 0;
    for (const ServiceInfo& service : all_services())
        if (service.service != Service::all)
            if (const auto hours = booked.find({2022, Measure::client_effort_hours, service.service});
                hours != booked.end())
                sum += hours->second;
    EXPECT_NEAR(sum, of(booked, 2022, Measure::client_effort_hours), 1e-6);
    EXPECT_GT(of(booked, 2022, Measure::client_effort_minutes, Service::day_activity), 40)
        << "the way, at least";
}

/// S0.11: who may choose decides more, and what is short of staff keeps less of what was agreed.
// The index of all services goes by the clients of the first year: a service that begins moves nobody's life by itself.
TEST(Lives, an_index_of_all_services_does_not_move_with_their_sizes) {
    World world = told();
    world.assumptions.need.domestic_share = 0.95;
    world.assumptions.need.domestic_time = 0.5;
    const Figures found = figures(simulate(with(world, "domestic.reach", 0.6), run));
    EXPECT_GT(of(found, 2022, Measure::autonomy_index, Service::domestic_service), 0);
    for (const Measure measure : {Measure::autonomy_index, Measure::quality_of_life}) {
        double sum = 0, clients = 0;
        for (const auto& [at, value] : found) {
            const auto& [year, which, service] = at;
            if (year != 2022 || which != measure || service == Service::all) continue;
            const auto first = found.find({2020, Measure::clients, service});
            if (first == found.end()) continue;
            sum += value * first->second;
            clients += first->second;
        }
        EXPECT_NEAR(of(found, 2022, measure), sum / clients, 1e-12);
    }
}

TEST(Lives, autonomy_rises_with_choice_and_falls_with_short_staff) {
    const Figures fixed = figures(simulate(told(), run));
    const Figures booked =
        figures(simulate(with(told(), "escort.model", LeverValue{std::string{"bookable"}}), run));
    const auto index = [](const Figures& one, int year, Service service) {
        return of(one, year, Measure::autonomy_index, service);
    };
    EXPECT_EQ(index(fixed, 2020, Service::escort), index(booked, 2020, Service::escort));
    EXPECT_GT(index(booked, 2022, Service::escort), index(fixed, 2022, Service::escort) + 0.2);
    EXPECT_EQ(index(booked, 2022, Service::day_activity), index(fixed, 2022, Service::day_activity));
    World starved = with(told(), "home_care.minimum_share", 1.0);
    starved.changes.push_back({.on = in_2021, .key = "workforce.quit_rate", .value = 1.5});
    EXPECT_LT(index(figures(simulate(starved, run)), 2022, Service::home_care),
              index(fixed, 2022, Service::home_care));
    for (const auto& [key, value] : booked)
        if (std::get<1>(key) == Measure::autonomy_index) {
            EXPECT_GE(value, 0);
            EXPECT_LE(value, 1);
        }
}

/// Booked week by week, a day costs the minutes of its booking, and she may choose it; on fixed days neither is there.
TEST(Lives, days_that_are_booked_cost_their_booking_and_are_chosen) {
    World world = told();
    const Figures fixed = figures(simulate(world, run));
    const auto booked_with = [&](double flexibility) {
        world.assumptions.day_activity.flexibility = flexibility;
        return figures(simulate(with(world, "day_activity.model", LeverValue{std::string{"bookable"}}), run));
    };
    EXPECT_EQ(booked_with(0), fixed) << "law 7";
    const Figures booked = booked_with(0.9);
    const auto figure = [](const Figures& one, int year, Measure measure) {
        return of(one, year, measure, Service::day_activity);
    };
    for (const Measure measure : {Measure::client_effort_minutes, Measure::autonomy_index}) {
        EXPECT_EQ(figure(fixed, 2020, measure), figure(booked, 2020, measure));
        EXPECT_GT(figure(booked, 2022, measure), figure(fixed, 2022, measure));
    }
    EXPECT_GT(figure(booked, 2022, Measure::client_effort_minutes),
              figure(fixed, 2022, Measure::client_effort_minutes) + told().assumptions.effort.booking);
    EXPECT_GT(figure(booked, 2022, Measure::autonomy_index), 0.5) << "whatever was kept, she chose";
}

/// S0.12: fewer hours, lower levels; effects move the domain they are of, and nothing at their neutral value.
TEST(Lives, quality_of_life_falls_with_unmet_need_and_effects_move_their_own_domain) {
    const Figures plain = figures(simulate(told(), run));
    World short_of = told();
    short_of.assumptions.outcome.base_unmet_share = 0.3;
    const Figures poor = figures(simulate(short_of, run));
    World claimed = told();
    claimed.assumptions.escort.model = SessionModel::pooled;
    World unclaimed = claimed;
    claimed.assumptions.quality_of_life.company = 0.5;
    const Figures with_effect = figures(simulate(claimed, run)), without = figures(simulate(unclaimed, run));
    for (int year = 2020; year <= 2022; ++year) {
        for (const Measure domain : {Measure::quality_of_life_cleanliness,
                                     Measure::quality_of_life_accommodation, Measure::quality_of_life})
            EXPECT_LT(of_home_care(poor, year, domain), of_home_care(plain, year, domain)) << info(domain).id;
        EXPECT_LT(of(poor, year, Measure::quality_of_life), of(plain, year, Measure::quality_of_life));
        EXPECT_GT(of(with_effect, year, Measure::quality_of_life_social, Service::escort),
                  of(without, year, Measure::quality_of_life_social, Service::escort));
        EXPECT_EQ(of_home_care(with_effect, year, Measure::quality_of_life),
                  of_home_care(without, year, Measure::quality_of_life));
        EXPECT_DOUBLE_EQ(of(plain, year, Measure::quality_of_life_occupation),
                         of(plain, year, Measure::quality_of_life_occupation, Service::day_activity))
            << "no other service bears on it";
        double years = 0;
        for (const ServiceInfo& service : all_services())
            if (service.service != Service::all)
                if (const auto found = plain.find({year, Measure::quality_of_life_years, service.service});
                    found != plain.end())
                    years += found->second;
        EXPECT_NEAR(years, of(plain, year, Measure::quality_of_life_years), 1e-9);
        EXPECT_FALSE(plain.contains({year, Measure::quality_of_life_occupation, Service::home_care}));
    }
}

/// S0.12, person by person: what is short is short for somebody, and each is counted once.
TEST(Lives, each_person_has_a_life_of_her_own_that_unmet_need_and_weeks_alone_wear_on) {
    World visited = told();
    visited.assumptions.quality_of_life.visitors = 0.5;
    const Figures unvisited = figures(simulate(told(), run)), plain = figures(simulate(visited, run));
    World short_of = visited, lonely = visited;
    short_of.assumptions.outcome.base_unmet_share = 0.3;
    lonely.assumptions.quality_of_life.loneliness = -0.5;
    const Figures poor = figures(simulate(short_of, run)), alone = figures(simulate(lonely, run));
    for (int year = 2020; year <= 2022; ++year) {
        for (const Service service : {Service::all, Service::home_care})
            EXPECT_LT(of(poor, year, Measure::life_state, service),
                      of(plain, year, Measure::life_state, service));
        EXPECT_LT(of(plain, year, Measure::life_state_lowest_tenth), of(plain, year, Measure::life_state));
        EXPECT_LT(of(poor, year, Measure::life_state_lowest_tenth),
                  of(plain, year, Measure::life_state_lowest_tenth));
        EXPECT_LT(of(alone, year, Measure::life_state), of(plain, year, Measure::life_state));
        EXPECT_EQ(of(alone, year, Measure::weeks_alone_share), of(plain, year, Measure::weeks_alone_share));
        const double unvisited_weeks = of(unvisited, year, Measure::weeks_alone_share);
        EXPECT_EQ(of(unvisited, year, Measure::weeks_alone_share, Service::special_housing), 1);
        EXPECT_NEAR(of(plain, year, Measure::weeks_alone_share) / unvisited_weeks, 0.5, 0.15)
            << "half are visited";
        double years = 0;
        for (const ServiceInfo& service : all_services())
            if (const auto found = plain.find({year, Measure::life_state_years, service.service});
                service.service != Service::all && found != plain.end())
                years += found->second;
        EXPECT_GT(years, of(plain, year, Measure::life_state_years)) << "some have several services";
    }
}

/// Nobody is forgotten, whoever lived there when the run began, and nobody is counted twice.
TEST(Lives, the_weeks_told_are_those_of_all_clients) {
    const Figures found = figures(simulate(told(), run));
    for (int year = 2020; year <= 2022; ++year)
        for (const Service service : {Service::home_care, Service::special_housing, Service::day_activity}) {
            const double told_of = of(found, year, Measure::life_state_years, service) /
                                   of(found, year, Measure::life_state, service);
            EXPECT_NEAR(told_of / of(found, year, Measure::clients, service), 1, 0.06)
                << year << " " << info(service).id;
        }
}

/// S2.18: nobody is let in to special housing for a year; at home visitors come as before.
TEST(Lives, a_ban_on_visits_leaves_those_in_special_housing_alone) {
    World open = told();
    open.assumptions.quality_of_life.visitors = 0.5;
    const Figures before = figures(simulate(open, run));
    const Figures banned = figures(simulate(with(open, "shock.visits_banned", 1.0), run));
    const auto alone = [](const Figures& one, int year, Service service) {
        return of(one, year, Measure::weeks_alone_share, service);
    };
    EXPECT_EQ(alone(banned, 2020, Service::special_housing), alone(before, 2020, Service::special_housing));
    EXPECT_GT(alone(banned, 2021, Service::special_housing),
              0.98); // the week of New Year is the year's before
    EXPECT_EQ(alone(banned, 2022, Service::special_housing), 1);
    EXPECT_EQ(alone(banned, 2022, Service::home_care), alone(before, 2022, Service::home_care));
    EXPECT_LT(of(banned, 2022, Measure::quality_of_life, Service::special_housing),
              of(before, 2022, Measure::quality_of_life, Service::special_housing));
    EXPECT_LT(of(banned, 2022, Measure::life_state, Service::special_housing),
              of(before, 2022, Measure::life_state, Service::special_housing));
    EXPECT_EQ(of(banned, 2022, Measure::deaths), of(before, 2022, Measure::deaths));
}

} // namespace
} // namespace omsorg
