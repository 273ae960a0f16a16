// SPDX-License-Identifier: MIT
#include <omsorg/network/stations.hpp>

#include "described.hpp"

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

double figure(const Network& network, const std::string& station, const std::string& name) {
    const NetworkModel model{network};
    return model.run({})[model.measure({station, "", name, ""})];
}

Network four_at_nine(NetworkStation station) {
    Network network = one_station(std::move(station), 1, 0_hours, 24_hours);
    network.people[0].rate.reset();
    network.people[0].recorded = {{start + 9_hours, 4}};
    return network;
}

TEST(NetworkStationsTest, each_kind_serves_four_in_its_own_way) {
    NetworkStation station{.name = "desk", .capacity = 2, .service = Distribution::constant(1)};
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "wait"), 0.5); // two by two
    station.kind = StationKind::staff;
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "wait"), 0.5);
    station.kind = StationKind::sharing;
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "time"), 2); // all at half the pace
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "use"), 2.0 / 24);
    station.kind = StationKind::delay;
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "time"), 1);
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "present"), 4.0 / 24);
    station.kind = StationKind::batching;
    station.enough = 3;
    station.longest = 2_hours;
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "batches"),
                     2); // three at once, one after two hours
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "wait"), 0.5);
}

TEST(NetworkStationsTest, places_open_and_close_and_work_overtime) {
    NetworkStation station{.name = "desk",
                           .shifts = Shifts{}.add(Weekdays::every_day, 8_hours, 10_hours, 1),
                           .service = Distribution::constant(0.75)};
    // One is done at 9:45, one at 10:30, the others wait until the next morning.
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "overtime"), 0.5);
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "waiting_at_end"), 2);
    station.rules.at_shift_end = AtShiftEnd::restart;
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "overtime"), 0);
    EXPECT_DOUBLE_EQ(figure(four_at_nine(station), "desk", "interrupted"), 1);
}

TEST(NetworkStationsTest, whoever_is_turned_away_or_gives_up_goes_where_it_is_said) {
    NetworkStation station{.name = "desk",
                           .rules = {.room_to_wait = 2},
                           .service = Distribution::constant(3),
                           .overflow_to = "full",
                           .give_up_to = "tired"};
    Network network = four_at_nine(station);
    network.stations.push_back({.name = "full", .kind = StationKind::delay});
    network.stations.push_back({.name = "tired", .kind = StationKind::delay});
    network.people[0].everywhere.patience = Distribution::constant(1);
    EXPECT_EQ(figure(network, "full", "asked"), 1);
    EXPECT_EQ(figure(network, "tired", "asked"), 2);
    EXPECT_EQ(figure(network, "desk", "admitted"), 1);
    const NetworkModel model{network};
    EXPECT_EQ(model.run({})[model.measure({"", "people", "gave_up", ""})],
              0); // nobody left the house unserved
}

TEST(NetworkStationsTest, a_batch_that_is_turned_away_goes_together) {
    NetworkStation bus{.name = "bus", .kind = StationKind::batching, .enough = 4, .as_one = true};
    Network network = four_at_nine(bus);
    network.stations.push_back({.name = "trip", .capacity = 0, .rules = {.room_to_wait = 0}});
    network.people[0].next = {{"bus", {{"trip"}}}};
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"trip", "", "turned_away", ""})], 1); // who leads asks for all
    EXPECT_EQ(figures[model.measure({"", "people", "left", ""})], 4);
}

TEST(NetworkStationsTest, a_batch_is_served_as_one_and_then_parts) {
    NetworkStation bus{.name = "bus", .kind = StationKind::batching, .enough = 2, .as_one = true};
    Network network = four_at_nine(bus);
    network.stations.push_back({.name = "trip", .service = Distribution::constant(1)});
    network.stations.push_back(
        {.name = "home", .kind = StationKind::delay, .service = Distribution::constant(0.5)});
    network.people[0].next = {{"bus", {{"trip"}}}, {"trip", {{"home"}}}};
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"trip", "", "admitted", ""})], 2);
    EXPECT_DOUBLE_EQ(figures[model.measure({"trip", "", "wait", ""})], 0.5);
    EXPECT_EQ(figures[model.measure({"home", "", "asked", ""})], 4);
    EXPECT_DOUBLE_EQ(figures[model.measure({"", "people", "time", ""})], 2); // 1.5, 1.5, 2.5, 2.5
}

} // namespace
} // namespace omsorg
