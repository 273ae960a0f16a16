// SPDX-License-Identifier: MIT
#include "checker.hpp"

#include <algorithm>
#include <set>

namespace omsorg {

void NetworkChecker::check_station(const NetworkStation& station) {
    const auto key = [&](std::string_view word) { return network_key({"station", station.name, word}); };
    if (station.capacity < 0)
        fault("out_of_range", key("capacity"), "the capacity is below zero", "there are none, or some",
              "Write 1 or more.");
    if (station.kind == StationKind::sharing && station.capacity == 0)
        fault("out_of_range", key("capacity"), "nobody has a hand free",
              "what is shared has at least one hand", "Write 1 or more.");
    if (station.rules.room_to_wait < 0)
        fault("out_of_range", key("room_to_wait"), "the room to wait is below zero",
              "nobody can be fewer than none", "Write 0 if nobody may wait.");
    if (station.kind == StationKind::batching && station.enough < 1)
        fault("out_of_range", key("enough"), "a batch of nobody", "somebody has to go", "Write 2 or more.");
    if (station.longest < Duration::zero())
        fault("out_of_range", key("longest"), "they wait a negative while", "time goes forward",
              "Write \"20 min\".");
    (void)not_below_zero(station.service, key("service"));
    if (!station.overflow_to.empty()) station_exists(station.overflow_to, key("overflow_to"));
    if (!station.give_up_to.empty()) station_exists(station.give_up_to, key("give_up_to"));
    check_rules(station);
    check_workers(station);
}

void NetworkChecker::check_rules(const NetworkStation& station) {
    const auto key = [&](std::string_view word) { return network_key({"station", station.name, word}); };
    const HouseRules& rules = station.rules;
    if (station.kind == StationKind::places &&
        (rules.at_shift_end == AtShiftEnd::suspend || rules.at_shift_end == AtShiftEnd::do_not_start))
        fault("contradiction", key("at_shift_end"), "places know no persons",
              "there is nobody who comes back, or goes home",
              "Use finish, hand_over or restart, or kind = \"staff\".");
    if (rules.preemption != Preemption::none && !rules.can_overtake())
        fault("contradiction", key("preemption"), "nobody comes before those under way",
              "in this order of the line nobody would ever give way",
              "Set discipline = \"priority\", \"shortest_job\", \"deadline\" or \"last_come\".");
    const bool has_hours =
        station.shifts || std::any_of(station.workers.begin(), station.workers.end(),
                                      [](const NetworkWorker& worker) { return worker.shifts.has_value(); });
    if (rules.at_closing == AtClosing::go_home && !has_hours)
        fault("contradiction", key("at_closing"), "it never closes", "only shifts have an end",
              "Write shifts = [{ days = \"monday_to_friday\", from = 08:00:00, until = 17:00:00 }].");
}

void NetworkChecker::check_workers(const NetworkStation& station) {
    const auto key = [&](std::string_view word) { return network_key({"station", station.name, word}); };
    if (!station.workers.empty() && station.kind != StationKind::staff)
        fault("contradiction", key("workers"), "only staff have names", "places are all alike",
              "Write kind = \"staff\".");
    std::set<std::string> seen;
    for (const NetworkWorker& worker : station.workers) {
        if (!seen.insert(worker.name).second)
            fault("duplicate_key", key("workers"), "\"" + worker.name + "\" stands twice",
                  "a worker is found by her name", "Give each a name of her own, or a count.");
        if (worker.count < 0)
            fault("out_of_range", key("workers"), "fewer than none of \"" + worker.name + "\"",
                  "there are none, or some", "Write count = 1 or more.");
    }
}

void NetworkChecker::check_people(const NetworkPeople& people) {
    const auto key = [&](std::string_view word) { return network_key({"people", people.name, word}); };
    check_coming(people);
    (void)ways_are_possible(people.begin, key("begin"));
    for (const auto& [from, ways] : people.next) {
        const std::string at = network_key({"people", people.name, "next", from});
        (void)station_exists(from, at);
        (void)ways_are_possible(ways, at);
    }
    if (people.within < Duration::zero())
        fault("out_of_range", key("within"), "everybody would be late", "time goes forward",
              "Write \"3 h\", or leave it out.");
    check_asks(people.everywhere, network_key({"people", people.name}));
    for (const auto& [station, asks] : people.at) {
        const std::string at = network_key({"people", people.name, "at", station});
        (void)station_exists(station, at);
        check_asks(asks, at);
    }
    check_priorities(people);
    bool begins_somewhere = people.keeps_coming();
    for (const NetworkFounders& group : people.at_start) {
        if (group.count < 0)
            fault("out_of_range", key("at_start"), "fewer than none are there", "there are none, or some",
                  "Write 0 or more.");
        if (group.at.empty())
            begins_somewhere = true;
        else
            (void)station_exists(group.at, key("at_start"));
    }
    const bool has_a_beginning = std::any_of(people.begin.begin(), people.begin.end(),
                                             [](const NetworkWay& way) { return way.chance > 0; });
    if (begins_somewhere && !has_a_beginning)
        fault("missing_key", key("begin"), "they get nowhere", "it is not said where they begin",
              "Write begin = \"a station\".");
}

// A priority is a word to a house that goes by it.
void NetworkChecker::check_priorities(const NetworkPeople& people) {
    const auto goes_by_it = [](const NetworkStation& station) {
        return station.has_line() && station.rules.discipline == Discipline::priority;
    };
    const auto tell = [&](const std::string& key) {
        warn("contradiction", key + ".priority", "nobody goes by the priority", "it would change nothing",
             "Set discipline = \"priority\" for the station.");
    };
    const bool somewhere = std::any_of(network.stations.begin(), network.stations.end(), goes_by_it);
    if (people.everywhere.priority.value_or(0) != 0 && !somewhere) tell(network_key({"people", people.name}));
    for (const auto& [name, asks] : people.at) {
        const StationIndex at = find_station(network, name);
        if (asks.priority.value_or(0) != 0 && at != out && !goes_by_it(network.stations[at]))
            tell(network_key({"people", people.name, "at", name}));
    }
}

void NetworkChecker::check_asks(const NetworkAsks& asks, const std::string& key) {
    if (asks.service) (void)not_below_zero(*asks.service, key + ".service");
    if (asks.patience) (void)not_below_zero(*asks.patience, key + ".patience");
    if (asks.units && *asks.units < 1)
        fault("out_of_range", key + ".units", "they ask for nothing", "whoever asks, asks for one at least",
              "Write 1 or more.");
    if (asks.joins_below && *asks.joins_below < 0)
        fault("out_of_range", key + ".joins_below", "a line shorter than none", "a line has nobody, or some",
              "Write 0 if they never wait.");
    if (asks.prefers) {
        std::vector<std::string> workers;
        for (const NetworkStation& station : network.stations)
            for (const NetworkWorker& worker : station.workers) workers.push_back(worker.name);
        if (std::find(workers.begin(), workers.end(), *asks.prefers) == workers.end()) {
            std::string near = did_you_mean(closest(*asks.prefers, workers));
            fault("not_an_option", key + ".prefers", "nobody is called \"" + *asks.prefers + "\"",
                  "it would change nothing", near.empty() ? "Name a worker of a staff." : near);
        }
    }
}

} // namespace omsorg
