// SPDX-License-Identifier: MIT
// What a reader should know of a house that can be run: where its lines grow, where people may wait for each other for
// ever, and whom a batch takes along.
#include "checker.hpp"

#include <omsorg/network/load.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <vector>

namespace omsorg {

void NetworkChecker::check_loads() {
    for (const StationLoad& one : expected_loads(network)) {
        const std::string key = network_key({"station", one.station});
        if (std::isnan(one.load)) {
            warn("out_of_range", key, "how much comes here could not be worked out",
                 "people are sent back and forth, and no share of them was found that is served",
                 "Watch whether the line grows: compare its figures for a length and for twice that length.");
            continue;
        }
        // Where people are turned away or give up and go, more may come than can be served.
        if (one.load_of_lasting < 1 - 1e-9) continue;
        std::string who;
        for (const std::string& word : one.skills)
            who += (who.empty() ? " of those who ask for \"" : "\" or \"") + word;
        if (!who.empty()) who += '"';
        char text[160];
        if (one.load_of_lasting < one.load * (1 - 1e-9))
            std::snprintf(text, sizeof text, "the load is %.3g, and %.3g of those who never leave unserved",
                          one.load, one.load_of_lasting);
        else if (who.empty())
            std::snprintf(text, sizeof text,
                          "the load is %.3g: %.4g h of work come an hour, and %.4g can be done", one.load,
                          one.work_per_hour, one.capacity);
        else
            std::snprintf(text, sizeof text, "the load is %.3g", one.load);
        warn("out_of_range", key, text + who, "the line grows for as long as the run lasts",
             who.empty() ? "Open more, or read the figures as those of a run of this length."
                         : "Let more of the staff have the skill, or read the figures as those of a run of "
                           "this length.");
    }
}

// Whoever is done at one of these stations keeps her place, and may wait for one whose holder waits for hers.
void NetworkChecker::check_keeping() {
    const std::size_t size = network.stations.size();
    std::vector<std::vector<bool>> waits(size, std::vector<bool>(size));
    for (const NetworkPeople& people : network.people) {
        const Reach reach{network, people};
        for (std::size_t from = 0; from < size; ++from) {
            const auto next = people.next.find(network.stations[from].name);
            if (!network.stations[from].keeps_place || !reach.reached(static_cast<StationIndex>(from)) ||
                next == people.next.end())
                continue;
            for (const NetworkWay& way : next->second) {
                const std::size_t to = find_station(network, way.to);
                const NetworkStation& there = network.stations[to];
                const NetworkAsks asks = asks_at(people, way.to);
                const bool may_go = chances_at(people, there).gives_up || asks.joins_below == 0 ||
                                    there.rules.room_to_wait == 0 ||
                                    (asks.patience && !takes_time(asks.patience->high()));
                if (way.chance > 0 && to != from && there.keeps_place && !may_go) waits[from][to] = true;
            }
        }
    }
    for (std::size_t by = 0; by < size; ++by)
        for (std::size_t from = 0; from < size; ++from)
            for (std::size_t to = 0; to < size; ++to)
                if (waits[from][by] && waits[by][to]) waits[from][to] = true;
    for (std::size_t at = 0; at < size; ++at)
        if (waits[at][at])
            return warn("unreachable", network_key({"station", network.stations[at].name, "keeps_place"}),
                        "they keep their place until one is free elsewhere, where others wait for theirs",
                        "once all are taken, nobody ever goes on",
                        "Let one of the stations on the way round not keep places, or let them give up.");
}

void NetworkChecker::check_parting() {
    const auto ways = [](const NetworkPeople& people, const NetworkStation& from) {
        std::map<std::string, double> to;
        if (const auto next = people.next.find(from.name); next != people.next.end())
            for (const NetworkWay& way : next->second)
                if (way.chance > 0) to[way.to] = way.chance;
        return to;
    };
    for (const NetworkStation& station : network.stations) {
        if (station.kind != StationKind::batching || !station.as_one) continue;
        const NetworkPeople* first = nullptr;
        for (const NetworkPeople& people : network.people) {
            if (!Reach{network, people}.reached(find_station(network, station.name))) continue;
            if (first == nullptr) first = &people;
            if (ways(people, station) == ways(*first, station)) continue;
            warn("contradiction", network_key({"people", people.name, "next", station.name}),
                 "\"" + first->name + "\" go another way from here",
                 "whoever came first to the batch leads all of it, and the others' way is not asked",
                 "Give all who share the batch the same way on, or a batching of their own.");
            break;
        }
    }
}

} // namespace omsorg
