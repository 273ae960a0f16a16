// SPDX-License-Identifier: MIT
// What a reader should know of a house that can be run.
#include "described.hpp"

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

TEST(NetworkWarningsTest, warns_of_what_grows_without_end) {
    Network network = clinic();
    network.stations[0].capacity = 1;
    NetworkCheck check = check_network(network);
    EXPECT_TRUE(check.faults.empty());
    ASSERT_TRUE(has(check.warnings, "out_of_range", "station.desk")) << texts(check.warnings);
    EXPECT_NE(check.warnings[0].problem.find("the load is 1: 1 h of work come an hour, and 1 can be done"),
              std::string::npos)
        << check.warnings[0].problem;
    network.people[0].everywhere.patience = Distribution::constant(1); // whoever gives up relieves the line
    EXPECT_TRUE(check_network(network).warnings.empty());
}

TEST(NetworkWarningsTest, warns_of_what_changes_nothing) {
    Network network = clinic();
    network.stations.push_back({.name = "ward"});
    network.people[0].next["ward"] = {{"desk"}};
    network.people[0].everywhere.priority = 1;
    network.people[0].at["nurses"].priority = 2;
    const NetworkCheck check = check_network(network);
    EXPECT_TRUE(check.faults.empty()) << texts(check.faults);
    EXPECT_TRUE(has(check.warnings, "unreachable", "station.ward"));
    EXPECT_TRUE(has(check.warnings, "unreachable", "people.people.next.ward"));
    EXPECT_TRUE(has(check.warnings, "contradiction", "people.people.priority"));
    EXPECT_TRUE(has(check.warnings, "contradiction", "people.people.at.nurses.priority"));
    network.stations[0].rules.discipline = Discipline::priority;
    EXPECT_FALSE(has(check_network(network).warnings, "contradiction", "people.people.priority"));
}

TEST(NetworkWarningsTest, patience_that_may_be_none_leads_both_ways) {
    Network network = clinic();
    network.stations[0].overflow_to = "orbit";
    network.stations.push_back(
        {.name = "orbit", .kind = StationKind::delay, .service = Distribution::constant(5)});
    network.people[0].at["desk"].patience = Distribution::discrete({0, 1}, {1, 1});
    EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
    network.people[0].at["desk"].patience = Distribution::exponential(1); // nobody has exactly none
    EXPECT_TRUE(has(check_network(network).warnings, "unreachable", "station.orbit"));
}

TEST(NetworkWarningsTest, warns_of_a_rate_by_which_nobody_comes) {
    Network network = clinic();
    const auto nobody = [&] {
        return has(check_network(network).warnings, "out_of_range", "people.people.rate");
    };
    EXPECT_FALSE(nobody());
    network.people[0].rate = per_hour(0);
    EXPECT_TRUE(nobody());
    network.people[0].rate = PiecewiseRate::once(start, {{200_hours, 0}, {1_hours, 9}});
    EXPECT_TRUE(nobody()) << "a hundred hours are observed";
    network.people[0].rate.reset();
    network.people[0].at_start = {{0, "desk"}};
    EXPECT_TRUE(has(check_network(network).faults, "missing_key", "people.people"));
}

TEST(NetworkWarningsTest, warns_of_people_who_are_over_before_anything_is_observed) {
    Network network = clinic();
    network.warm_up = 2_hours;
    network.people[0].rate = PiecewiseRate::once(start, {{1_hours, 9}});
    EXPECT_TRUE(has(check_network(network).warnings, "out_of_range", "people.people.rate"));
    network.people[0].at_start = {{1, "desk"}};
    EXPECT_FALSE(has(check_network(network).warnings, "out_of_range", "people.people.rate"));
    network.people[0].rate.reset(), network.people[0].at_start.clear();
    network.people[0].recorded = {{start + 1_hours}};
    EXPECT_TRUE(has(check_network(network).warnings, "out_of_range", "people.people.recorded"));
    network.people[0].recorded.push_back({start + 2_hours});
    EXPECT_FALSE(has(check_network(network).warnings, "out_of_range", "people.people.recorded"));
}

TEST(NetworkWarningsTest, warns_of_more_people_than_a_run_gets_through) {
    Network network = clinic();
    network.people[0].rate = per_hour(1e6);
    EXPECT_FALSE(has(check_network(network).warnings, "out_of_range", "people.people.rate"));
    network.length = 1'001_hours;
    EXPECT_TRUE(has(check_network(network).warnings, "out_of_range", "people.people.rate"));
}

// A rate by the week, over Good Friday of 2026.
TEST(NetworkWarningsTest, warns_of_a_rate_by_the_week_over_a_holiday_on_which_shifts_are_closed) {
    NetworkStation office{.name = "desk", .service = Distribution::constant(0.1)};
    office.shifts = Shifts{}.add(Weekdays::monday_to_friday, 8_hours, 16_hours, 1);
    Network network = one_station(office, 0.1, 0_hours, 2_weeks);
    network.start = Day{std::chrono::year{2026} / 3 / 23};
    const auto told = [&] {
        return has(check_network(network).warnings, "contradiction", "people.people.rate");
    };
    network.people[0].rate = PiecewiseRate::repeating(network.start, {{120_hours, 0.1}, {48_hours, 0}});
    EXPECT_TRUE(told());
    network.length = 1_weeks;
    EXPECT_FALSE(told());
    network.length = 2_weeks;
    network.people[0].rate = PiecewiseRate::repeating(network.start, {{96_hours, 0.1}, {72_hours, 0}});
    EXPECT_FALSE(told()) << "nobody comes on Fridays";
    network.people[0].rate =
        PiecewiseRate::on_days(day_of(network.start), Weekdays::monday_to_friday, {{24_hours, 0.1}});
    EXPECT_FALSE(told()) << "it knows the calendar";
}

TEST(NetworkWarningsTest, warns_when_those_turned_away_come_back_in_growing_numbers) {
    for (const double rate : {0.5, 1.5}) {
        Network network = one_station({.name = "desk", .service = Distribution::exponential(1)}, rate,
                                      0_hours, 1'000_hours);
        network.stations[0].rules.room_to_wait = 0;
        network.stations[0].overflow_to = "orbit";
        network.stations.push_back(
            {.name = "orbit", .kind = StationKind::delay, .service = Distribution::exponential(1)});
        network.people[0].next["orbit"] = {{"desk"}};
        const NetworkCheck check = check_network(network);
        EXPECT_TRUE(check.faults.empty()) << texts(check.faults);
        EXPECT_EQ(has(check.warnings, "out_of_range", "station.desk"), rate > 1) << texts(check.warnings);
    }
}

// Chance leads out of the round, in the end; whom chance leaves in it for too long is told when it happens.
TEST(NetworkWarningsTest, a_round_that_chance_makes_all_but_endless_is_told_by_the_run) {
    Network network = clinic();
    network.stations[0].overflow_to = "desk";
    network.people[0].at["desk"].patience = Distribution::discrete({0, 1}, {1, 1});
    network.length = 50_hours;
    network.people[0].rate = per_hour(8);
    const NetworkModel drawn_anew{network}; // each visit has a patience of its own, and so the round ends
    EXPECT_GT(drawn_anew.run({})[drawn_anew.measure({"desk", "", "turned_away", ""})], 0);
    network.people[0].at["desk"].patience = Distribution::discrete({0, 1}, {1e9, 1});
    const NetworkModel all_but_endless{network};
    EXPECT_THROW((void)all_but_endless.run({}), Faults);
}

// Whoever comes first to a batch that is served as one leads it, and the others follow where she goes.
TEST(NetworkWarningsTest, followers_get_to_where_others_lead) {
    Network network =
        one_station({.name = "bus", .kind = StationKind::batching, .as_one = true}, 1, 0_hours, 10_hours);
    network.stations.push_back({.name = "museum", .service = Distribution::constant(1)});
    network.stations.push_back({.name = "shop", .service = Distribution::constant(1)});
    network.people[0].rate.reset();
    network.people[0].recorded = {{start + 1_hours}};
    network.people[0].next = {{"bus", {{"museum"}}}};
    network.people.push_back({.name = "others",
                              .recorded = {{start + 2_hours}},
                              .begin = {{"bus"}},
                              .next = {{"bus", {{"shop"}}}, {"museum", {{"shop"}}}}});
    EXPECT_FALSE(has(check_network(network).warnings, "unreachable", "people.others.next.museum"));
    const NetworkModel model{network};
    const std::vector<double> figures = model.run({});
    EXPECT_EQ(figures[model.measure({"museum", "", "asked", ""})], 1);
    EXPECT_EQ(figures[model.measure({"shop", "others", "admitted", ""})], 1);
    const auto is_theirs = [](const NetworkMeasure& one) {
        return one.station == "museum" && one.people == "others";
    };
    EXPECT_TRUE(std::none_of(model.measures().begin(), model.measures().end(), is_theirs));
}

TEST(NetworkWarningsTest, tells_of_places_that_are_kept_round_and_round) {
    Network network = clinic();
    network.people[0].next["nurses"] = {{"desk", 0.2}};
    network.stations[0].keeps_place = network.stations[1].keeps_place = true;
    EXPECT_TRUE(has(check_network(network).warnings, "unreachable", "station.desk.keeps_place"));
    network.people[0].at["desk"].patience =
        Distribution::exponential(1); // who gives up lets the others go on
    EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
    network.people[0].at.clear();
    network.stations[1].keeps_place = false;
    EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
}

TEST(NetworkWarningsTest, tells_of_a_batch_whose_people_go_different_ways) {
    Network network = clinic();
    network.stations.push_back({.name = "bus", .kind = StationKind::batching, .as_one = true});
    network.people[0].begin = {{"bus"}};
    network.people[0].next["bus"] = {{"desk"}};
    network.people.push_back({.name = "others", .rate = per_hour(0.1), .begin = {{"bus"}}});
    network.people[1].next["bus"] = {{"desk"}};
    EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
    network.people[1].next["bus"] = {{"nurses"}};
    EXPECT_TRUE(has(check_network(network).warnings, "contradiction", "people.others.next.bus"));
}

TEST(NetworkWarningsTest, work_that_fits_in_no_shift_is_refused_and_what_seldom_fits_is_told) {
    Network network = clinic();
    NetworkStation& staff = network.stations[1];
    staff.shifts = Shifts{}.add(Weekdays::every_day, 8_hours, 10_hours, 1);
    network.people[0].rate = per_hour(0.01);
    for (const AtShiftEnd rule : {AtShiftEnd::do_not_start, AtShiftEnd::restart}) {
        staff.rules.at_shift_end = rule;
        staff.service = Distribution::constant(3);
        EXPECT_TRUE(has(check_network(network).faults, "unreachable", "station.nurses.at_shift_end"));
        staff.service = Distribution::uniform(1, 3);
        EXPECT_TRUE(check_network(network).faults.empty()) << texts(check_network(network).faults);
        EXPECT_TRUE(has(check_network(network).warnings, "unreachable", "station.nurses.at_shift_end"));
        staff.service = Distribution::constant(2);
        EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
    }
    // Bo works around the clock, but only Anna has the skill.
    staff.workers[1].shifts = Shifts{}.add(Weekdays::every_day, 0_hours, 24_hours, 1);
    staff.service = Distribution::constant(3);
    EXPECT_TRUE(check_network(network).faults.empty()) << texts(check_network(network).faults);
    network.people[0].at["nurses"].skills = {"injection"};
    EXPECT_TRUE(has(check_network(network).faults, "unreachable", "station.nurses.at_shift_end"));
    staff.rules.at_shift_end = AtShiftEnd::suspend;
    EXPECT_TRUE(check_network(network).warnings.empty()) << texts(check_network(network).warnings);
}

} // namespace
} // namespace omsorg
