// SPDX-License-Identifier: MIT
#include <omsorg/network/network.hpp>

#include "checker.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <set>

namespace omsorg {

std::string network_key(std::initializer_list<std::string_view> parts) {
    std::string key;
    for (const std::string_view part : parts) {
        const bool bare = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
        });
        if (!key.empty()) key += '.';
        key += bare ? std::string{part} : '"' + std::string{part} + '"';
    }
    return key;
}

NetworkChecker::NetworkChecker(const Network& its_network) : network{its_network} {
    for (const NetworkStation& station : network.stations) names_.push_back(station.name);
}

void NetworkChecker::fault(std::string_view code, std::string key, std::string problem, std::string why,
                           std::string suggestion) {
    found.faults.push_back({.code = std::string{code},
                            .where = {},
                            .key = std::move(key),
                            .problem = std::move(problem),
                            .why = std::move(why),
                            .suggestion = std::move(suggestion)});
}

void NetworkChecker::warn(std::string_view code, std::string key, std::string problem, std::string why,
                          std::string suggestion) {
    fault(code, std::move(key), std::move(problem), std::move(why), std::move(suggestion));
    found.warnings.push_back(std::move(found.faults.back()));
    found.faults.pop_back();
}

bool NetworkChecker::station_exists(const std::string& name, const std::string& key) {
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return true;
    std::string known;
    for (const std::string& one : names_) known += (known.empty() ? "" : ", ") + one;
    std::string near = did_you_mean(closest(name, names_));
    fault("not_an_option", key, "there is no station \"" + name + "\"", "nobody could go there",
          near.empty() ? "The stations are: " + known + "." : near);
    return false;
}

bool NetworkChecker::not_below_zero(const Distribution& lengths, const std::string& key) {
    if (lengths.low() >= 0) return true;
    fault("out_of_range", key, lengths.text() + " may be below zero", "nothing takes a negative while",
          "Give it a lower end of 0.");
    return false;
}

bool NetworkChecker::ways_are_possible(const NetworkWays& ways, const std::string& key) {
    bool fine = true;
    double sum = 0;
    std::set<std::string> seen;
    for (const NetworkWay& way : ways) {
        fine = station_exists(way.to, key) && fine;
        if (!seen.insert(way.to).second) {
            fault("contradiction", key, "\"" + way.to + "\" stands twice", "its chance should be said once",
                  "Add the two chances.");
            fine = false;
        }
        if (!(way.chance >= 0 && way.chance <= 1)) {
            char text[32];
            std::snprintf(text, sizeof text, "%g", way.chance);
            fault("out_of_range", key, "the chance of \"" + way.to + "\" is " + text,
                  "a chance lies between 0 and 1", "Write 0.3, or \"30 %\".");
            fine = false;
        }
        sum += way.chance;
    }
    if (fine && sum > 1 + 1e-9) {
        char text[32];
        std::snprintf(text, sizeof text, "%.12g", sum);
        fault("out_of_range", key, std::string{"the chances add up to "} + text,
              "nobody goes two ways at once", "They add up to 1, or less if the rest leave.");
        fine = false;
    }
    return fine;
}

NetworkCheck NetworkChecker::check() {
    if (network.length <= Duration::zero())
        fault("out_of_range", "network.length", "nothing is observed", "a run lasts some time",
              "Write length = \"4 weeks\".");
    if (network.warm_up < Duration::zero())
        fault("out_of_range", "network.warm_up", "the warm-up is below zero", "a run goes forward",
              "Write 0, or leave it out.");
    if (network.stations.empty())
        fault("missing_key", "station", "there is no station", "nobody could go anywhere",
              "Write [station.desk] and what it is below.");
    if (network.people.empty())
        fault("missing_key", "people", "there are no people", "nobody would come",
              "Write [people.clients] and when they come below.");
    std::set<std::string> seen;
    for (const NetworkStation& station : network.stations) {
        if (station.name.empty() || !seen.insert(station.name).second)
            fault("duplicate_key", network_key({"station", station.name}),
                  station.name.empty() ? "a station has no name" : "the station stands twice",
                  "it is found by its name", "Give each a name of its own.");
        check_station(station);
    }
    seen.clear();
    for (const NetworkPeople& people : network.people) {
        if (people.name.empty() || !seen.insert(people.name).second)
            fault("duplicate_key", network_key({"people", people.name}),
                  people.name.empty() ? "people have no name" : "the people stand twice",
                  "their luck is found by their name", "Give each kind a name of its own.");
        check_people(people);
    }
    // What follows walks from station to station, and so needs them all.
    if (!found.faults.empty()) return std::move(found);
    check_skills();
    for (const NetworkPeople& people : network.people) check_course(people);
    if (found.faults.empty()) {
        check_unvisited();
        for (const NetworkPeople& people : network.people) {
            check_expected(people);
            check_holidays(people);
        }
        check_keeping();
        check_parting();
        check_loads();
    }
    return std::move(found);
}

NetworkCheck check_network(const Network& network) { return NetworkChecker{network}.check(); }

} // namespace omsorg
