// SPDX-License-Identifier: MIT
#include <omsorg/network/people.hpp>

#include "described.hpp"

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

TEST(NetworkPeopleTest, keep_coming_unless_they_were_there) {
    EXPECT_FALSE((NetworkPeople{.name = "residents", .at_start = {{5, "home"}}}.keeps_coming()));
    EXPECT_TRUE((NetworkPeople{.name = "callers", .rate = per_hour(1)}.keeps_coming()));
    EXPECT_TRUE((NetworkPeople{.name = "callers", .gap = Distribution::constant(1)}.keeps_coming()));
    EXPECT_TRUE((NetworkPeople{.name = "callers", .recorded = {{start}}}.keeps_coming()));
}

TEST(NetworkPeopleTest, what_they_ask_here_goes_before_what_they_ask_everywhere) {
    Network network = one_station(desk(1, Distribution::constant(9)), 1, 0_hours, 10_hours);
    network.stations.push_back({.name = "ward", .service = Distribution::constant(9)});
    network.people[0].rate.reset();
    network.people[0].recorded = {{start, 1}};
    network.people[0].next = {{"desk", {{"ward"}}}};
    network.people[0].everywhere.service = Distribution::constant(2);
    network.people[0].at["ward"].service = Distribution::constant(3);
    const NetworkModel model{network};
    EXPECT_DOUBLE_EQ(model.run({})[model.measure({"", "people", "time", ""})], 5);
}

TEST(NetworkPeopleTest, turn_away_at_the_sight_of_the_line) {
    Network network = one_station(desk(1, Distribution::constant(1)), 1, 0_hours, 10_hours);
    network.people[0].rate.reset();
    network.people[0].recorded = {{start, 5}};
    network.people[0].everywhere.joins_below = 2;
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"desk", "", "turned_away", ""})], 2);
    EXPECT_EQ(figures[model.measure({"", "people", "turned_away", ""})], 2);
    EXPECT_EQ(figures[model.measure({"", "people", "left", ""})], 5);
}

} // namespace
} // namespace omsorg
