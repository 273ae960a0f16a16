// SPDX-License-Identifier: MIT
#include <omsorg/service/travel.hpp>

#include <omsorg/base/fault.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace omsorg {
namespace {

using Roads = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_weight_t, double>>;

constexpr double unreachable = std::numeric_limits<double>::infinity();

bool has_position(const Zone& zone) {
    return std::abs(zone.latitude) <= 90.0 && std::abs(zone.longitude) <= 180.0;
}

// Each zone is joined to its nearest neighbours; ties go to the zone that is named first.
Roads roads_between(std::span<const Zone> zones, const TravelAssumptions& assume) {
    Roads roads{zones.size()};
    std::vector<std::pair<double, std::size_t>> others;
    for (std::size_t from = 0; from < zones.size(); ++from) {
        others.clear();
        for (std::size_t to = 0; to < zones.size(); ++to)
            if (to != from)
                others.emplace_back(straight_km(zones[from].latitude, zones[from].longitude,
                                                zones[to].latitude, zones[to].longitude),
                                    to);
        std::sort(others.begin(), others.end());
        others.resize(std::min(others.size(), static_cast<std::size_t>(std::max(0, assume.neighbours))));
        for (const auto& [straight, to] : others)
            if (!boost::edge(from, to, roads).second)
                boost::add_edge(from, to, assume.detour * straight, roads);
    }
    return roads;
}

} // namespace

Travel::Travel(const TravelAssumptions& assume, std::span<const Zone> zones)
    : assume_{&assume}, zones_{zones.size()}, km_(zones.size() * zones.size(), unreachable) {
    FaultList faults;
    for (const Zone& zone : zones)
        if (!has_position(zone))
            faults.add({.code = "unreachable_locality",
                        .key = zone.name,
                        .problem = "the zone \"" + zone.name + "\" has no position on the globe",
                        .why = "nobody could drive there",
                        .suggestion = "Give its latitude and longitude in degrees"});
    faults.raise_if_any();

    const Roads roads = roads_between(zones, assume);
    for (std::size_t from = 0; from < zones_; ++from)
        boost::dijkstra_shortest_paths(roads, from,
                                       boost::distance_map(&km_[from * zones_]).distance_inf(unreachable));

    // The way there is as long as the way back, to the last bit, whichever zone is named first.
    for (std::size_t a = 0; a < zones_; ++a)
        for (std::size_t b = a + 1; b < zones_; ++b) {
            double &there = km_[a * zones_ + b], &back = km_[b * zones_ + a];
            there = back = std::min(there, back);
        }

    for (std::size_t to = 1; to < zones_; ++to)
        if (km_[to] == unreachable)
            faults.add(
                {.code = "unreachable_locality",
                 .key = zones[to].name,
                 .problem = "no road leads from \"" + zones[0].name + "\" to \"" + zones[to].name + "\"",
                 .why = "each zone is joined to its " + std::to_string(assume.neighbours) +
                        " nearest only, and these form an island",
                 .suggestion = "Raise travel.neighbours, or add the localities that lie between"});
    faults.raise_if_any();
}

double Travel::leg_minutes(double area_km2, double clients, bool rural) const {
    if (clients <= 1.0) return 0.0;
    const double km = assume_->round_factor * std::sqrt(std::max(0.0, area_km2) / clients);
    return km / (rural ? assume_->rural_speed : assume_->locality_speed) * 60.0 + assume_->door;
}

} // namespace omsorg
