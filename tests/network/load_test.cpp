// SPDX-License-Identifier: MIT
#include <omsorg/network/load.hpp>

#include "described.hpp"

#include <cmath>

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

TEST(NetworkLoadTest, solves_who_comes_back) {
    // x = 3 + 0.5 y, y = 0.4 x: x = 3 / 0.8.
    Network network = one_station(desk(5), 3, 0_hours, 100_hours);
    network.stations.push_back(
        {.name = "ward", .capacity = 10, .service = Distribution::lognormal_mean_cv(2, 0.8)});
    network.people[0].next = {{"desk", {{"ward", 0.4}}}, {"ward", {{"desk", 0.5}}}};
    network.people[0].at["ward"].units = 2;
    const auto loads = expected_loads(network);
    EXPECT_DOUBLE_EQ(loads[0].visits_per_hour, 3.75);
    EXPECT_DOUBLE_EQ(loads[0].load, 0.75);
    EXPECT_DOUBLE_EQ(loads[1].visits_per_hour, 1.5);
    EXPECT_NEAR(loads[1].load, 1.5 * 2 * 2 / 10, 1e-12);
}

TEST(NetworkLoadTest, counts_kinds_groups_and_gaps) {
    Network network = one_station(desk(4), 1, 0_hours, 100_hours);
    network.people[0].how_many = Distribution::discrete({1, 3}, {1, 1});
    network.people.push_back(
        {.name = "by the clock", .gap = Distribution::constant(0.5), .begin = {{"desk", 0.25}}});
    network.people.push_back(
        {.name = "recorded", .recorded = {{start, 20}, {start + 1_hours, 30}}, .begin = {{"desk"}}});
    network.people.push_back({.name = "residents", .at_start = {{9, "desk"}}});
    EXPECT_DOUBLE_EQ(expected_loads(network)[0].visits_per_hour, 2 + 0.5 + 0.5);
}

/// A place without a line, three hours of work an hour: one is done, two go to the second place, one of them on to the third.
TEST(NetworkLoadTest, what_cannot_be_served_is_asked_of_where_it_overflows_to) {
    Network network = one_station(desk(1), 3, 0_hours, 100_hours);
    NetworkStation& first = network.stations[0];
    first.service = Distribution::exponential(1);
    first.rules.room_to_wait = 0;
    first.overflow_to = "second";
    NetworkStation second = first;
    second.name = "second";
    second.overflow_to = "third";
    NetworkStation third = first;
    third.name = "third";
    third.overflow_to.clear();
    network.stations.push_back(second);
    network.stations.push_back(third);
    network.people[0].next = {{"desk", {{"third", 0.5}}}};
    const auto loads = expected_loads(network);
    EXPECT_NEAR(loads[0].load, 3, 1e-9) << "what is asked, served or not";
    EXPECT_NEAR(loads[1].load, 2, 1e-9);
    EXPECT_NEAR(loads[2].load, 1 + 0.5, 1e-9)
        << "one from the second, and half of who was served at the first";
}

TEST(NetworkLoadTest, who_gives_up_goes_on_where_those_go) {
    Network network = one_station(desk(1), 1.5, 0_hours, 100_hours);
    network.stations[0].service = Distribution::exponential(1);
    network.stations[0].give_up_to = "office";
    NetworkStation office = desk(1);
    office.name = "office";
    network.stations.push_back(office);
    EXPECT_NEAR(expected_loads(network)[1].visits_per_hour, 0, 1e-12)
        << "who waits for ever goes nowhere else";
    network.people[0].everywhere.patience = Distribution::exponential(2);
    EXPECT_NEAR(expected_loads(network)[1].visits_per_hour, 0.5, 1e-9);
}

TEST(NetworkLoadTest, shifts_are_averaged_over_the_run) {
    Shifts shifts;
    shifts.add(Weekdays::every_day, 8_hours, 16_hours, 3);
    NetworkStation places = desk();
    places.shifts = shifts;
    EXPECT_DOUBLE_EQ(expected_loads(one_station(places, 0.5, 0_hours, 10_days))[0].capacity, 1);
    NetworkStation staff = desk();
    staff.kind = StationKind::staff;
    staff.workers = {{.name = "Anna", .shifts = shifts, .count = 2}, {.name = "Bo"}};
    // Whoever is at work is one, however many the shift would call.
    const double three_on_a_third = expected_loads(one_station(staff, 0.5, 0_hours, 10_days))[0].capacity;
    EXPECT_DOUBLE_EQ(three_on_a_third, 2 * 1.0 / 3 + 1);
}

// One place, an hour each: how many come in the time that is observed, over its hours.
TEST(NetworkLoadTest, who_comes_is_counted_over_the_time_that_is_observed) {
    struct Case {
        PiecewiseRate rate;
        Duration warm_up, length;
        double load;
    };
    std::vector<PiecewiseRate::Piece> morning(24, {1_hours, 0});
    for (std::size_t hour = 0; hour < 4; ++hour) morning[hour].per_hour = 1.5;
    const Case cases[] = {{PiecewiseRate::repeating(start, morning), 0_hours, 4_hours, 1.5},
                          {PiecewiseRate::repeating(start, morning), 0_hours, 24_hours, 0.25},
                          {PiecewiseRate::once(start, {{1_hours, 10}}), 0_hours, 100_hours, 0.1},
                          {PiecewiseRate::once(start, {{10_hours, 0}, {10_hours, 10}}), 0_hours, 4_hours, 0},
                          {PiecewiseRate::once(start, {{1_hours, 10}}), 100_hours, 10_hours, 0}};
    for (const Case& one : cases) {
        Network network = one_station(desk(), 1, one.warm_up, one.length);
        network.people[0].rate = one.rate;
        EXPECT_DOUBLE_EQ(expected_loads(network)[0].load, one.load);
    }
    Network recorded = one_station(desk(), 1, 0_hours, 10_hours);
    recorded.people[0].rate.reset();
    for (int i = 0; i < 1'000; ++i) recorded.people[0].recorded.push_back({start + i * 54_minutes});
    EXPECT_DOUBLE_EQ(expected_loads(recorded)[0].load, 1.2); // twelve of the thousand
}

// A year with its holidays is not its Christmas: the hours of 52 weeks from 22 December 2025, counted by the calendar.
TEST(NetworkLoadTest, capacity_is_that_of_all_that_is_observed) {
    Shifts shifts;
    shifts.add(Weekdays::monday_to_friday, 8_hours, 16_hours, 1);
    NetworkStation places = desk();
    places.shifts = shifts;
    Network network = one_station(places, 0.2, 0_hours, 52_weeks);
    network.start = start - 10_days;
    int days = 0;
    for (Day day = day_of(network.start); day < day_of(network.start + 52_weeks); day += std::chrono::days{1})
        days += takes_place(Weekdays::monday_to_friday, day);
    EXPECT_NEAR(expected_loads(network)[0].capacity, days * 8.0 / (52 * 7 * 24), 1e-12);
}

TEST(NetworkLoadTest, nobody_is_in_the_way_at_a_delay) {
    NetworkStation delay = desk();
    delay.kind = StationKind::delay;
    EXPECT_EQ(expected_loads(one_station(delay, 50, 0_hours, 10_hours))[0].load, 0);
}

StationLoad only(const Network& network) { return expected_loads(network).at(0); }

bool grows(const Network& network, const std::string& key = "station.desk") {
    return has(check_network(network).warnings, "out_of_range", key);
}

// Whoever is served comes again, so that all leave by giving up: visits = rate + served · visits, and served = 1 / visits.
TEST(NetworkLoadTest, settles_where_those_who_are_served_come_back) {
    for (const double rate : {0.5, 0.1, 0.02}) {
        Network network = one_station(desk(1, Distribution::constant(1)), rate, 0_hours, 100_hours);
        network.people[0].next = {{"desk", {{"desk"}}}};
        network.people[0].everywhere.patience = Distribution::exponential(1);
        EXPECT_NEAR(only(network).load, 1 + rate, 1e-9);
        EXPECT_NEAR(only(network).visits_per_hour, 1 + rate, 1e-9);
        EXPECT_FALSE(grows(network)) << "whoever gives up leaves";
    }
}

TEST(NetworkLoadTest, who_comes_back_until_she_is_served_relieves_nobody) {
    Network network = one_station(desk(), 1.5, 0_hours, 1'000_hours);
    network.stations[0].rules.room_to_wait = 0;
    network.stations[0].overflow_to = "orbit";
    network.stations.push_back(
        {.name = "orbit", .kind = StationKind::delay, .service = Distribution::exponential(1)});
    network.people[0].next = {{"orbit", {{"desk"}}}};
    EXPECT_DOUBLE_EQ(only(network).load, 1.5);
    EXPECT_TRUE(grows(network)) << texts(check_network(network).warnings);
    network.people[0].next = {{"orbit", {{"desk", 0.99}}}}; // one in a hundred has had enough
    EXPECT_FALSE(grows(network));
    EXPECT_NEAR(only(network).visits_per_hour, (1.5 - 0.99) / 0.01, 1e-6) << "v = 1.5 + 0.99 (v - 1)";
    network.people[0].next = {{"orbit", {{"desk"}}}};
    network.people[0].rate = per_hour(0.5);
    EXPECT_FALSE(grows(network));
}

TEST(NetworkLoadTest, who_waits_for_ever_is_not_relieved_by_others_who_do_not) {
    Network network = one_station(desk(), 1.2, 0_hours, 1'000_hours);
    network.people.push_back({.name = "others", .rate = per_hour(0.5), .begin = {{"desk"}}});
    network.people[1].everywhere.patience = Distribution::exponential(1);
    EXPECT_DOUBLE_EQ(only(network).load, 1.7);
    EXPECT_DOUBLE_EQ(only(network).load_of_lasting, 1.2);
    EXPECT_TRUE(grows(network));
}

TEST(NetworkLoadTest, counts_only_the_places_that_can_be_filled) {
    Network network = one_station(desk(3), 1.2, 0_hours, 1'200_hours);
    network.people[0].everywhere.units = 2;
    EXPECT_DOUBLE_EQ(only(network).capacity, 2);
    EXPECT_DOUBLE_EQ(only(network).load, 1.2);
    EXPECT_TRUE(grows(network));
    network.stations[0].shifts = Shifts{}
                                     .add(Weekdays::every_day, 0_hours, 12_hours, 3)
                                     .add(Weekdays::every_day, 0_hours, 24_hours, 2);
    EXPECT_DOUBLE_EQ(only(network).capacity, (4 + 2) / 2.0) << "five by day are four";
}

TEST(NetworkLoadTest, is_that_of_the_scarcest_skills) {
    NetworkStation staff{.name = "desk", .kind = StationKind::staff, .service = Distribution::exponential(1)};
    staff.workers = {
        {.name = "Anna", .skills = {"f", "g"}}, {.name = "Bo", .skills = {"g"}}, {.name = "Eva"}};
    Network network = one_station(staff, 1.2, 0_hours, 1'000_hours);
    network.people[0].everywhere.skills = {"f"};
    EXPECT_DOUBLE_EQ(only(network).load, 1.2);
    EXPECT_EQ(only(network).skills, std::vector<std::string>{"f"});
    EXPECT_DOUBLE_EQ(only(network).capacity, 3);
    EXPECT_TRUE(grows(network));
    EXPECT_NE(texts(check_network(network).warnings).find("of those who ask for \"f\""), std::string::npos);
    // Neither f nor g alone is too much: 0.9 for one and 1.5 for two. Both together are 2.4 for the same two.
    network.people[0].rate = per_hour(0.9);
    network.people.push_back({.name = "others", .rate = per_hour(1.5), .begin = {{"desk"}}});
    network.people[1].everywhere.skills = {"g"};
    EXPECT_DOUBLE_EQ(only(network).load, 1.2);
    EXPECT_EQ(only(network).skills, (std::vector<std::string>{"f", "g"}));
}

TEST(NetworkLoadTest, a_batch_that_is_served_as_one_asks_once) {
    Network network = one_station({.name = "bus", .kind = StationKind::batching, .enough = 4, .as_one = true},
                                  2, 0_hours, 1'000_hours);
    network.stations.push_back({.name = "trip", .service = Distribution::constant(1)});
    network.people[0].next = {{"bus", {{"trip"}}}};
    EXPECT_DOUBLE_EQ(expected_loads(network)[1].visits_per_hour, 2);
    EXPECT_DOUBLE_EQ(expected_loads(network)[1].load, 0.5);
}

TEST(NetworkLoadTest, what_never_settles_is_no_number) {
    Network network = one_station(desk(), 1e-7, 0_hours, 1'000_hours);
    network.people[0].next = {{"desk", {{"desk"}}}};
    network.people[0].everywhere.patience = Distribution::exponential(1);
    // Of ten million who are served one gives up: the steps are too coarse to find out how many there are.
    EXPECT_TRUE(std::isnan(only(network).load));
    EXPECT_TRUE(grows(network));
}

} // namespace
} // namespace omsorg
