// SPDX-License-Identifier: MIT
#include "described.hpp"

#include <functional>

namespace omsorg {
namespace {

using namespace described;
using namespace literals;

struct Slip {
    const char* what;
    std::function<void(Network&)> make;
    const char *code, *key, *piece;
};

const Slip faults[] = {
    {"a way to nowhere", [](Network& n) { n.people[0].begin = {{"desk2"}}; }, "not_an_option",
     "people.people.begin", "Did you mean \"desk\"?"},
    {"a way on to nowhere", [](Network& n) { n.people[0].next["desk"] = {{"ward"}}; }, "not_an_option",
     "people.people.next.desk", "The stations are: desk, nurses."},
    {"a way from nowhere", [](Network& n) { n.people[0].next["dask"] = {{"desk"}}; }, "not_an_option",
     "people.people.next.dask", "Did you mean \"desk\"?"},
    {"asks nowhere", [](Network& n) { n.people[0].at["nursess"].units = 1; }, "not_an_option",
     "people.people.at.nursess", "Did you mean \"nurses\"?"},
    {"overflow to nowhere", [](Network& n) { n.stations[0].overflow_to = "x"; }, "not_an_option",
     "station.desk.overflow_to", "there is no station"},
    {"chance above one",
     [](Network& n) {
         n.people[0].next["desk"] = {{"nurses", 1.5}};
     },
     "out_of_range", "people.people.next.desk", "the chance of \"nurses\" is 1.5"},
    {"chance below nought",
     [](Network& n) {
         n.people[0].next["desk"] = {{"nurses", -0.1}};
     },
     "out_of_range", "people.people.next.desk", "lies between 0 and 1"},
    {"chances above one together",
     [](Network& n) {
         n.people[0].next["desk"] = {{"nurses", 0.7}, {"desk", 0.4}};
     },
     "out_of_range", "people.people.next.desk", "the chances add up to 1.1"},
    {"a way twice",
     [](Network& n) {
         n.people[0].begin = {{"desk", 0.5}, {"desk", 0.5}};
     },
     "contradiction", "people.people.begin", "stands twice"},
    {"nobody begins", [](Network& n) { n.people[0].begin.clear(); }, "missing_key", "people.people.begin",
     "they get nowhere"},
    {"nobody comes", [](Network& n) { n.people[0].rate.reset(); }, "missing_key", "people.people",
     "nobody ever comes"},
    {"two ways to come", [](Network& n) { n.people[0].gap = Distribution::constant(1); }, "contradiction",
     "people.people", "they come in two ways"},
    {"all at once", [](Network& n) { n.people[0].rate.reset(), n.people[0].gap = Distribution::constant(0); },
     "out_of_range", "people.people.gap", "without end"},
    {"half a person", [](Network& n) { n.people[0].how_many = Distribution::uniform(1, 2); },
     "bad_distribution", "people.people.how_many", "no number of people"},
    {"nobody ever leaves",
     [](Network& n) {
         n.people[0].next = {{"desk", {{"nurses"}}}, {"nurses", {{"desk"}}}};
     },
     "unreachable", "people.people.next.desk", "nobody ever leaves the house"},
    {"round in no time",
     [](Network& n) {
         n.people[0].rate.reset();
         n.people[0].at_start = {{1, "desk"}};
         n.people[0].next = {{"desk", {{"desk"}}}};
         n.stations[0].service = Distribution::constant(0);
     },
     "unreachable", "people.people.next.desk", "the run would never end"},
    {"too many places", [](Network& n) { n.people[0].at["desk"].units = 3; }, "unreachable", "station.desk",
     "never more than 2"},
    {"no places", [](Network& n) { n.stations[0].capacity = 0; }, "unreachable", "station.desk",
     "people could never be served"},
    {"capacity below nought", [](Network& n) { n.stations[0].capacity = -1; }, "out_of_range",
     "station.desk.capacity", "below zero"},
    {"a skill that nobody has", [](Network& n) { n.people[0].at["nurses"].skills = {"injektion"}; },
     "not_an_option", "people.people.at.nurses.skills", "Did you mean \"injection\"?"},
    {"skills that nobody has together",
     [](Network& n) {
         n.stations[1].workers[1].skills = {"sign"};
         n.people[0].at["nurses"].skills = {"sign", "injection"};
     },
     "unreachable", "station.nurses", "no worker has all the skills"},
    {"a worker who is not there", [](Network& n) { n.people[0].everywhere.prefers = "Ana"; }, "not_an_option",
     "people.people.prefers", "Did you mean \"Anna\"?"},
    {"two of the staff at once", [](Network& n) { n.people[0].at["nurses"].units = 2; }, "out_of_range",
     "people.people.at.nurses.units", "one at a time"},
    {"a worker twice", [](Network& n) { n.stations[1].workers[1].name = "Anna"; }, "duplicate_key",
     "station.nurses.workers", "stands twice"},
    {"negative service", [](Network& n) { n.stations[0].service = Distribution::normal(1, 1); },
     "out_of_range", "station.desk.service", "may be below zero"},
    {"negative patience", [](Network& n) { n.people[0].everywhere.patience = Distribution::constant(-1); },
     "out_of_range", "people.people.patience", "below zero"},
    {"places that suspend", [](Network& n) { n.stations[0].rules.at_shift_end = AtShiftEnd::suspend; },
     "contradiction", "station.desk.at_shift_end", "places know no persons"},
    {"a station twice", [](Network& n) { n.stations.push_back(n.stations[0]); }, "duplicate_key",
     "station.desk", "stands twice"},
    {"people twice", [](Network& n) { n.people.push_back(n.people[0]); }, "duplicate_key", "people.people",
     "stand twice"},
    {"no station", [](Network& n) { n.stations.clear(); }, "missing_key", "station", "there is no station"},
    {"no people", [](Network& n) { n.people.clear(); }, "missing_key", "people", "there are no people"},
    {"no time", [](Network& n) { n.length = 0_hours; }, "out_of_range", "network.length",
     "nothing is observed"},
    {"before the start",
     [](Network& n) { n.people[0].rate.reset(), n.people[0].recorded = {{start - 1_hours}}; }, "out_of_order",
     "people.people.recorded", "before the start"},
    {"out of order",
     [](Network& n) {
         n.people[0].rate.reset(), n.people[0].recorded = {{start + 2_hours}, {start + 1_hours}};
     },
     "out_of_order", "people.people.recorded", "goes back in time"},
    {"gives way to nobody", [](Network& n) { n.stations[0].rules.preemption = Preemption::resume; },
     "contradiction", "station.desk.preemption", "nobody would ever give way"},
    {"closes without hours", [](Network& n) { n.stations[0].rules.at_closing = AtClosing::go_home; },
     "contradiction", "station.desk.at_closing", "it never closes"},
    {"turned away to where she is",
     [](Network& n) {
         n.stations[0].rules.room_to_wait = 0;
         n.stations[0].overflow_to = "desk";
     },
     "unreachable", "station.desk.overflow_to", "sent round without any time passing"},
    {"turned away to and fro",
     [](Network& n) {
         for (NetworkStation& one : n.stations) one.rules.room_to_wait = 0;
         n.stations[0].overflow_to = "nurses";
         n.stations[1].overflow_to = "desk";
     },
     "unreachable", "station.desk.overflow_to", "the run would never end"},
    {"never waits, and is sent where she is",
     [](Network& n) {
         n.people[0].everywhere.patience = Distribution::constant(1e-12);
         n.stations[0].overflow_to = "desk";
     },
     "unreachable", "station.desk.overflow_to", "sent round"},
    {"turned away to where one is done in no time, and back",
     [](Network& n) {
         n.stations[0].rules.room_to_wait = 0;
         n.stations[0].overflow_to = "again";
         n.stations.push_back({.name = "again", .kind = StationKind::delay});
         n.people[0].next["again"] = {{"desk"}};
     },
     "unreachable", "station.desk.overflow_to", "sent round without any time passing"},
    {"done in no time, and turned away to the same",
     [](Network& n) {
         n.stations[0].rules.room_to_wait = 0;
         n.stations[0].overflow_to = "desk";
         n.stations[0].service = Distribution::constant(0);
     },
     "unreachable", "station.desk.overflow_to", "sent round without any time passing"},
    {"too many by a gap",
     [](Network& n) { n.people[0].rate.reset(), n.people[0].gap = Distribution::constant(1e-9); },
     "out_of_range", "people.people.gap", "ten million"},
    {"a gap that the clock does not see",
     [](Network& n) { n.people[0].rate.reset(), n.people[0].gap = Distribution::constant(1e-14); },
     "out_of_range", "people.people.gap", "without end"},
    {"round in a time that the clock does not see",
     [](Network& n) {
         n.people[0].rate.reset();
         n.people[0].at_start = {{1, "desk"}};
         n.people[0].next = {{"desk", {{"desk"}}}};
         n.stations[0].service = Distribution::constant(1e-14);
     },
     "unreachable", "people.people.next.desk", "the run would never end"},
    {"a crowd beyond counting", [](Network& n) { n.people[0].rate = per_hour(1e300); }, "out_of_range",
     "people.people.rate", "ten million"},
    {"fits into no shift",
     [](Network& n) {
         Shifts shifts;
         shifts.add(Weekdays::every_day, 8_hours, 10_hours, 1);
         n.stations[1].shifts = shifts;
         n.stations[1].service = Distribution::constant(3);
         n.stations[1].rules.at_shift_end = AtShiftEnd::do_not_start;
     },
     "unreachable", "station.nurses.at_shift_end", "the longest time on duty is 2 h"},
    {"begins with no chance",
     [](Network& n) {
         n.people[0].begin = {{"desk", 0}};
     },
     "missing_key", "people.people.begin", "they get nowhere"},
    {"never enough to go",
     [](Network& n) {
         n.stations[0] = {.name = "desk", .kind = StationKind::batching, .enough = 4};
         n.people[0].rate.reset();
         n.people[0].at_start = {{3, "desk"}};
     },
     "unreachable", "station.desk.enough", "never more than 3 come together"},
};

TEST(NetworkTest, a_description_that_is_whole_has_no_faults) {
    const NetworkCheck check = check_network(clinic());
    EXPECT_TRUE(check.faults.empty()) << texts(check.faults);
    EXPECT_TRUE(check.warnings.empty()) << texts(check.warnings);
    EXPECT_NO_THROW(NetworkModel{clinic()});
}

TEST(NetworkTest, a_record_that_lies_after_the_end_is_told_and_one_that_reaches_into_the_run_is_not) {
    Network network = clinic();
    const Instant end = later_by(network.start, network.warm_up + network.length);
    network.people[0].rate.reset();
    network.people[0].recorded = {{end, 2}, {end + 1_hours, 1}};
    const NetworkCheck after = check_network(network);
    EXPECT_TRUE(after.faults.empty()) << texts(after.faults);
    EXPECT_TRUE(has(after.warnings, "out_of_range", "people.people.recorded")) << texts(after.warnings);
    network.people[0].recorded.front().when = end - 1_hours;
    const NetworkCheck within = check_network(network);
    EXPECT_FALSE(has(within.warnings, "out_of_range", "people.people.recorded")) << texts(within.warnings);
}

TEST(NetworkTest, each_slip_is_found_and_named) {
    for (const Slip& slip : faults) {
        Network network = clinic();
        slip.make(network);
        const NetworkCheck check = check_network(network);
        EXPECT_TRUE(has(check.faults, slip.code, slip.key)) << slip.what << ":\n" << texts(check.faults);
        EXPECT_NE(texts(check.faults).find(slip.piece), std::string::npos) << slip.what << ":\n"
                                                                           << texts(check.faults);
        for (const Fault& fault : check.faults) {
            EXPECT_FALSE(fault.why.empty()) << slip.what;
            EXPECT_FALSE(fault.suggestion.empty()) << slip.what;
        }
        EXPECT_THROW(NetworkModel{network}, Faults) << slip.what;
    }
}

TEST(NetworkTest, keys_are_written_as_a_file_writes_them) {
    EXPECT_EQ(network_key({"station", "lunch room", "capacity"}), "station.\"lunch room\".capacity");
    EXPECT_EQ(network_key({"people", "över 80"}), "people.\"över 80\"");
    EXPECT_EQ(network_key({"network", "warm_up"}), "network.warm_up");
}

} // namespace
} // namespace omsorg
