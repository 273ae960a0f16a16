// SPDX-License-Identifier: MIT
#include <omsorg/municipality/municipality.hpp>
#include <omsorg/municipality/support_services.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace omsorg {
namespace {

using namespace test;

bool tells_of(const Outcome& outcome, Service service) {
    return std::ranges::any_of(outcome.rows, [&](const Row& row) { return row.service == service; });
}

// Law 7: with nobody who books, domestic service is not there, whatever its other keys say.
TEST(SupportServices, without_reach_domestic_service_is_nothing_bit_for_bit) {
    const Outcome as_today = simulate(town(2021), run);
    EXPECT_FALSE(tells_of(as_today, Service::domestic_service));
    EXPECT_FALSE(tells_of(as_today, Service::housing_support));
    EXPECT_FALSE(tells_of(as_today, Service::day_activity));
    World other = town(2021);
    other.assumptions.domestic.session_hours = 3;
    other.assumptions.domestic.model = SessionModel::pooled;
    other.assumptions.housing_support.waitlist = 5;
    other.assumptions.day_activity.risk = 0.1;
    EXPECT_TRUE(simulate(with(other, "domestic.reach", 0.0), run).rows == as_today.rows);
}

/// A town in which most have much domestic service in their home care, so that many can book it.
World town_of_service(int last_year) {
    World world = town(last_year);
    world.assumptions.need.domestic_share = 0.95;
    world.assumptions.need.domestic_time = 0.5;
    return world;
}

// The law of domestic.hpp: hours are moved from home care to bookings, never made.
TEST(SupportServices, domestic_hours_are_moved_and_not_made) {
    World moved = town_of_service(2021);
    moved.assumptions.domestic.reach = 0.5;
    const Figures before = figures(simulate(town_of_service(2021), run));
    const Outcome after = simulate(moved, run);
    const Figures found = figures(after);
    ASSERT_TRUE(tells_of(after, Service::domestic_service));
    for (const int year : {2020, 2021}) {
        const double all = of(before, year, Measure::granted_hours, Service::home_care);
        const double left = of(found, year, Measure::granted_hours, Service::home_care);
        const double booked = of(found, year, Measure::granted_hours, Service::domestic_service);
        EXPECT_GT(booked, 0.02 * all);
        EXPECT_NEAR(left + booked, all, 0.02 * all)
            << "a session is granted by the week, home care by the day";
        EXPECT_GT(of(found, year, Measure::delivered_hours, Service::domestic_service), 0.4 * booked);
        EXPECT_GT(of(found, year, Measure::staff_cost, Service::domestic_service), 0);
        EXPECT_GT(of(found, year, Measure::posts_required, Service::domestic_service), 0);
        EXPECT_LT(of(found, year, Measure::posts_required, Service::home_care),
                  of(before, year, Measure::posts_required, Service::home_care));
        for (const Measure life : {Measure::population, Measure::deaths, Measure::births})
            EXPECT_EQ(of(before, year, life), of(found, year, life));
    }
}

TEST(SupportServices, a_dated_reach_moves_those_who_have_home_care_already) {
    const Figures as_today = figures(simulate(town_of_service(2022), run));
    const Outcome changed = simulate(with(town_of_service(2022), "domestic.reach", 0.6), run);
    const Figures found = figures(changed);
    EXPECT_FALSE(found.contains({2020, Measure::clients, Service::domestic_service}));
    EXPECT_EQ(of(found, 2020, Measure::granted_hours, Service::home_care),
              of(as_today, 2020, Measure::granted_hours, Service::home_care));
    EXPECT_GT(of(found, 2021, Measure::clients, Service::domestic_service),
              0.2 * of(found, 2021, Measure::clients, Service::home_care));
    EXPECT_GT(of(found, 2021, Measure::delivered_hours, Service::domestic_service), 0);
    // Taken back, the hours are home care's again.
    const Figures back = figures(simulate(with(with(town_of_service(2022), "domestic.reach", 0.6),
                                               "domestic.reach", 0.0, in_2021 + std::chrono::days{365}),
                                          run));
    EXPECT_EQ(of(back, 2022, Measure::clients, Service::home_care),
              of(as_today, 2022, Measure::clients, Service::home_care));
    EXPECT_GT(of(back, 2022, Measure::posts_filled, Service::domestic_service), 0); // they leave one by one
    EXPECT_EQ(of(back, 2022, Measure::posts_required, Service::domestic_service), 0);
    EXPECT_GT(of(back, 2022, Measure::staff_cost, Service::domestic_service), 0);
    EXPECT_NEAR(of(back, 2022, Measure::granted_hours, Service::home_care),
                of(as_today, 2022, Measure::granted_hours, Service::home_care),
                0.01 * of(as_today, 2022, Measure::granted_hours, Service::home_care));
}

TEST(SupportServices, a_team_that_begins_within_a_year_has_staff_from_its_first_week) {
    const Day in_june{std::chrono::year{2021} / std::chrono::June / 7};
    const Figures found = figures(simulate(with(town_of_service(2021), "domestic.reach", 0.6, in_june), run));
    EXPECT_GT(of(found, 2021, Measure::posts_filled, Service::domestic_service), 0);
    EXPECT_GT(of(found, 2021, Measure::delivered_hours, Service::domestic_service),
              0.4 * of(found, 2021, Measure::granted_hours, Service::domestic_service));
    // Nobody comes from nowhere: they were recruited.
    EXPECT_GT(of(found, 2021, Measure::recruited, Service::domestic_service), 0);
}

// What was granted is hours, not sessions: a plan that makes sessions shorter or longer takes nothing and gives nothing.
TEST(SupportServices, the_length_of_a_session_changes_nothing_that_was_granted) {
    World world = town(2022);
    Assumptions& a = world.assumptions;
    a.psychiatric.modelled = a.housing_support.modelled = true;
    a.psychiatric.share = 0.05;
    a.psychiatric.housing_support = 1;
    a.psychiatric.housing_support_hours = Distribution::lognormal_mean_cv(6, 0.5);
    a.housing_support.session_hours = 1.5;
    const Figures as_today = figures(simulate(world, run));
    for (const double length : {0.8, 1.0, 2.0}) {
        const Figures found = figures(simulate(with(world, "housing_support.session_hours", length), run));
        EXPECT_NEAR(of(found, 2022, Measure::granted_hours, Service::housing_support),
                    of(as_today, 2022, Measure::granted_hours, Service::housing_support),
                    0.03 * of(as_today, 2022, Measure::granted_hours, Service::housing_support))
            << length;
    }
}

TEST(SupportServices, whoever_stays_away_from_day_activity_is_counted) {
    World world = town(2020);
    Assumptions& a = world.assumptions;
    a.disability.modelled = a.day_activity.modelled = true;
    a.disability.share = 0.05;
    a.disability.lss_group_1 = a.disability.day_activity = 0.9;
    a.day_activity.absence = 0.2;
    const Figures found = figures(simulate(world, run));
    EXPECT_NEAR(of(found, 2020, Measure::no_show_share, Service::day_activity), 0.2, 0.03);
}

// S0.14 over other services: the same engine, the same neutral point.
TEST(SupportServices, booked_and_fixed_domestic_service_are_one_at_the_neutral_vector) {
    World fixed = town(2021);
    DomesticAssumptions& a = fixed.assumptions.domestic;
    a.reach = 0.5;
    a.choice = a.lead_time = a.demand_gain = a.extra_reuse = 0;
    a.seats_share = a.group_size_cap = 1;
    const Outcome as_fixed = simulate(fixed, run);
    for (const std::string model : {"bookable", "pooled"})
        EXPECT_TRUE(simulate(with(fixed, "domestic.model", model), run).rows == as_fixed.rows) << model;
    fixed.assumptions.domestic.choice = 1;
    EXPECT_TRUE(simulate(with(fixed, "domestic.model", std::string{"bookable"}), run).rows != as_fixed.rows);
}

/// The room by itself: clients given by hand.
struct Team {
    Assumptions live;
    Run future{.seed = 5, .number = 0};
    Workforce nobody{live.workforce, future, {"Centre", "Coast"}};

    Team() { live.housing_support.modelled = live.day_activity.modelled = true; }
};

TEST(SupportServices, granted_hours_become_so_many_sessions_a_week) {
    const Team team;
    SupportServices support{team.live, 2, DistrictRoads{}, team.future};
    for (int i = 0; i < 10; ++i) support.begin(Service::housing_support, key_of(i), DistrictId{0}, 6.0);
    EXPECT_EQ(support.housing_support().clients().size(), 40U); // four sessions of an hour and a half each
    support.begin(Service::housing_support, key_of(99), DistrictId{1}, 0.2);
    EXPECT_EQ(support.housing_support().clients().size(), 41U); // nobody has less than one
    std::array<Hours, branches> at_work{};
    at_work[index_of(Branch::housing_support)] = Hours::from_hours(100);
    const Day monday{std::chrono::year{2027} / std::chrono::January / 4};
    for (int day = 0; day < 28; ++day) support.run_day(monday + std::chrono::days{day}, at_work);
    support.end(Service::housing_support, key_of(3));
    EXPECT_EQ(support.housing_support().clients().size(), 37U);
    support.leave(key_of(4));
    EXPECT_EQ(support.housing_support().clients().size(), 33U);
    EXPECT_FALSE(support.has(Service::housing_support, key_of(4)));
    const auto years = support.harvest(team.nobody);
    ASSERT_EQ(years.size(), 2U); // day activity is in force, without participants
    EXPECT_EQ(years[0].service, Service::housing_support);
    EXPECT_EQ(years[0].client_days, 11 * 28);
    EXPECT_EQ(years[0].sessions.clients().granted, Hours::from_hours(41 * 1.5 * 4));
    EXPECT_GT(years[0].sessions.clients().delivered, Hours{});
}

TEST(SupportServices, a_service_that_is_not_in_force_remembers_and_serves_nobody) {
    Assumptions live;
    const omsorg::Run future{.seed = 5, .number = 0};
    const Workforce nobody{live.workforce, future, {"Centre", "Coast"}};
    SupportServices support{live, 2, DistrictRoads{}, future};
    support.begin(Service::housing_support, key_of(1), DistrictId{0}, 6.0);
    support.begin(Service::day_activity, key_of(1), DistrictId{0});
    EXPECT_TRUE(support.housing_support().clients().empty());
    EXPECT_EQ(support.hours_needed(Branch::day_activity), Hours{});
    EXPECT_TRUE(support.harvest(nobody).empty());
    live.housing_support.modelled = live.day_activity.modelled = true; // a plan puts both in force
    support.settle();
    EXPECT_EQ(support.housing_support().clients().size(), 4U);
    EXPECT_GT(support.hours_needed(Branch::day_activity), Hours{});
    live.day_activity.modelled = false;
    support.settle();
    EXPECT_EQ(support.hours_needed(Branch::day_activity), Hours{});
    support.leave(key_of(1));
    EXPECT_TRUE(support.housing_support().clients().empty());
}

TEST(SupportServices, a_place_in_day_activity_needs_its_staff) {
    const Team team;
    SupportServices support{team.live, 2, DistrictRoads{}, team.future};
    for (int i = 0; i < 20; ++i) support.begin(Service::day_activity, key_of(i), DistrictId{0});
    const Hours needed = support.hours_needed(Branch::day_activity);
    EXPECT_GE(needed, Hours::from_hours(20 * 4 * 6.0 / 4)); // places over the ratio, rounded up
    EXPECT_LE(needed, Hours::from_hours(20 * 4 * 6.0 / 4 + 5 * 6.0));
}

// Decisions of the need domains become sessions and places: from the start, or from the day on which a plan says so.
TEST(SupportServices, those_whom_the_need_domains_grant_support_are_its_clients) {
    World world = town(2022);
    world.assumptions.disability.modelled = world.assumptions.psychiatric.modelled = true;
    const Outcome as_today = simulate(world, run);
    EXPECT_FALSE(tells_of(as_today, Service::housing_support));
    World given = world;
    given.assumptions.housing_support.modelled = given.assumptions.day_activity.modelled = true;
    const Figures from_start = figures(simulate(given, run));
    const Figures later = figures(
        simulate(with(with(world, "housing_support.modelled", true), "day_activity.modelled", true), run));
    for (const Service service : {Service::housing_support, Service::day_activity}) {
        EXPECT_GT(of(from_start, 2020, Measure::clients, service), 1) << info(service).id;
        EXPECT_GT(of(from_start, 2021, Measure::delivered_hours, service), 0) << info(service).id;
        EXPECT_FALSE(later.contains({2020, Measure::clients, service}));
        EXPECT_NEAR(of(later, 2021, Measure::clients, service),
                    of(from_start, 2021, Measure::clients, service), 0.5);
        EXPECT_GT(of(later, 2022, Measure::posts_filled, service), 0) << info(service).id;
        EXPECT_GT(of(later, 2022, Measure::net_cost, service), 0) << info(service).id;
    }
    for (const int year : {2020, 2021, 2022}) // who lives, and who has home care, is not moved by it
        for (const Measure life : {Measure::population, Measure::deaths})
            EXPECT_EQ(of(from_start, year, life), of(figures(as_today), year, life));
}

} // namespace
} // namespace omsorg
