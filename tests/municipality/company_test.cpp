// SPDX-License-Identifier: MIT
// Who goes with whom, and to what: what a plan says of it is seen in the figures of the service.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

constexpr omsorg::Run run{.seed = 2026, .number = 4};

double of(const Figures& found, int year, Measure measure) {
    return test::of(found, year, measure, Service::escort);
}

/// A town where many go to events, and together.
World going_together() {
    World world = town(2022);
    world.assumptions.need.escort_clients = 300; // in 10,000: a town this small has hardly any else
    EscortAssumptions& escort = world.assumptions.escort;
    escort.model = SessionModel::pooled;
    escort.events_per_week = 8;
    escort.event_share = 0.9;
    escort.consent = 1;
    escort.one_to_one_share = escort.two_staff_share = 0;
    escort.group_size_cap = 8;
    return world;
}

TEST(Company, at_their_neutral_values_the_keys_of_company_move_nothing) {
    const Outcome as_it_was = simulate(going_together(), run);
    World world = going_together();
    for (std::string_view key : {"escort.tastes", "escort.crowding", "escort.peer_effect"})
        world = with(std::move(world), key, 0.0);
    EXPECT_TRUE(simulate(with(std::move(world), "escort.event_kinds", 2.0), run).rows == as_it_was.rows);
}

// S0.16: how many go alone, in twos and in larger groups, and what crowding makes of it.
TEST(Company, shares_by_size_of_group_are_told_and_crowding_moves_them_to_the_small_ones) {
    const Figures free = figures(simulate(going_together(), run));
    const Figures shy = figures(simulate(with(going_together(), "escort.crowding", 0.3), run)),
                  alone = figures(simulate(with(going_together(), "escort.crowding", 1.0), run));
    for (const Figures* found : {&free, &shy, &alone}) {
        EXPECT_NEAR(of(*found, 2022, Measure::went_alone_share) +
                        of(*found, 2022, Measure::went_in_two_share) +
                        of(*found, 2022, Measure::went_in_three_or_four_share) +
                        of(*found, 2022, Measure::went_in_five_or_more_share),
                    1, 1e-9);
        EXPECT_EQ(of(*found, 2020, Measure::went_alone_share), of(free, 2020, Measure::went_alone_share));
    }
    EXPECT_GT(of(free, 2022, Measure::went_in_five_or_more_share), 0);
    EXPECT_LT(of(shy, 2022, Measure::group_size), of(free, 2022, Measure::group_size));
    EXPECT_GT(of(shy, 2022, Measure::went_alone_share), of(free, 2022, Measure::went_alone_share));
    EXPECT_EQ(of(alone, 2022, Measure::went_alone_share), 1);
}

TEST(Company, who_was_in_company_wants_to_go_more_or_less_often_as_the_plan_says) {
    const Figures free = figures(simulate(going_together(), run));
    const Figures more = figures(simulate(with(going_together(), "escort.peer_effect", 0.3), run)),
                  less = figures(simulate(with(going_together(), "escort.peer_effect", -0.3), run));
    const Measure asked_for = Measure::weeks_with_activity;
    EXPECT_EQ(of(more, 2020, asked_for), of(free, 2020, asked_for));
    EXPECT_GT(of(more, 2022, asked_for), 1.1 * of(free, 2022, asked_for));
    EXPECT_LT(of(less, 2022, asked_for), 0.9 * of(free, 2022, asked_for));
}

// S0.18: where the same people follow a kind, several events of it draw no others, and fewer go to any.
TEST(Company, with_tastes_of_their_own_fewer_find_company) {
    const Figures free = figures(simulate(going_together(), run)),
                  choosy = figures(simulate(with(going_together(), "escort.tastes", 1.0), run));
    EXPECT_EQ(of(choosy, 2020, Measure::group_size), of(free, 2020, Measure::group_size));
    EXPECT_GT(of(choosy, 2022, Measure::went_alone_share), 1.1 * of(free, 2022, Measure::went_alone_share));
}

/// The same town, whose hockey club has said when it plays.
World with_events(World world, std::vector<DatedEvent> events) {
    auto tables = std::make_shared<Tables>(*world.tables);
    tables->events = EventCalendar{std::move(events)};
    world.tables = std::move(tables);
    return world;
}

Day in(int year, unsigned month, unsigned day) {
    return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

const std::vector<DatedEvent> hockey_in_2021{{.first = in(2021, 1, 9), // a Saturday
                                              .last = in(2021, 12, 25),
                                              .part = 2,
                                              .kind = named_kind("hockey")}};

// S0.18: without the table, or with an empty one, the town is as it was bit for bit; with it, only its weeks are not.
TEST(Company, events_with_dates_are_nothing_where_there_are_none) {
    const Outcome as_it_was = simulate(going_together(), run);
    World world = going_together();
    for (SessionAssumptions* a : std::initializer_list<SessionAssumptions*>{
             &world.assumptions.escort, &world.assumptions.housing_support, &world.assumptions.domestic})
        a->events_beside = 1;
    EXPECT_TRUE(simulate(world, run).rows == as_it_was.rows);
    EXPECT_TRUE(simulate(with_events(world, {}), run).rows == as_it_was.rows);
    const Figures drawn = figures(as_it_was),
                  dated = figures(simulate(with_events(world, hockey_in_2021), run));
    EXPECT_EQ(of(dated, 2020, Measure::group_size), of(drawn, 2020, Measure::group_size));
    EXPECT_NE(of(dated, 2021, Measure::group_size), of(drawn, 2021, Measure::group_size));
}

TEST(Company, the_clients_gather_where_the_hockey_club_says_that_it_plays) {
    World quiet = going_together();
    quiet.assumptions.escort.events_per_week = 0;
    const Figures found = figures(simulate(with_events(quiet, hockey_in_2021), run));
    EXPECT_EQ(of(found, 2020, Measure::went_alone_share), 1);
    EXPECT_LT(of(found, 2021, Measure::went_alone_share), 0.95);
    EXPECT_GT(of(found, 2021, Measure::group_size), 1.05);
    EXPECT_EQ(of(found, 2022, Measure::went_alone_share), 1);
}

} // namespace
} // namespace omsorg
