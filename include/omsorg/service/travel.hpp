// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/population/district.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

/// How long it takes to drive from one client to the next.
///
/// Nobody has recorded the addresses, so distance has two stated parts. Between zones the way goes along a
/// road graph in which each zone is joined to its nearest neighbours by 1.3 times the straight line; the way
/// is the shortest path (Dijkstra). Inside a zone the clients of a round lie scattered over its area, and a
/// good round through n points in an area A has legs of about k √(A / n): few clients or much land means long
/// legs. (Beardwood, Halton and Hammersley: k = 0.7124 for the best round in straight lines.)
///
///     Jörn ──── Boliden ──── Skellefteå ── Ursviken          between zones: km on the graph / road speed
///                 · ·  ·      ::::                            inside: k √(area / clients) / speed + door
///
/// The laws: the way there is as long as the way back; no way is shorter than the straight line; a zone
/// that cannot be reached is a Fault, not a long journey. The graph is made once; speeds are read live.
namespace omsorg {

struct TravelAssumptions {
    double detour = 1.3;
    int neighbours = 4;
    double road_speed = 60.0;
    double locality_speed = 25.0;
    double rural_speed = 50.0;
    double round_factor = 0.93;
    double door = 2.0;
};

class Travel {
public:
    /// Throws Faults when a zone has no position or cannot be reached from the others.
    Travel(const TravelAssumptions& assume, std::span<const Zone> zones);

    /// The shortest way between two zones, in kilometres; 0 within a zone.
    [[nodiscard]] double km(ZoneId from, ZoneId to) const { return km_[from.index() * zones_ + to.index()]; }
    /// Driving between two zones, in minutes.
    [[nodiscard]] double minutes(ZoneId from, ZoneId to) const {
        return km(from, to) / assume_->road_speed * 60.0;
    }

    /// One leg inside a zone, in minutes, door included: `clients` of the round are spread over `area_km2`.
    /// One client or none: no leg to drive.
    [[nodiscard]] double leg_minutes(double area_km2, double clients, bool rural) const;

    [[nodiscard]] std::size_t zones() const noexcept { return zones_; }

private:
    const TravelAssumptions* assume_;
    std::size_t zones_;
    std::vector<double> km_; // zones × zones
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, TravelAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.detour,
          Field{.key = "travel.detour",
                .unit = "",
                .low = 1,
                .high = 5,
                .varies = Varies::never,
                .label = {"Omväg i vägnätet", "Detour"},
                .about = "Length of the road over the straight line between two neighbouring zones."});
    visit(a.neighbours, Field{.key = "travel.neighbours",
                              .unit = "count",
                              .low = 1,
                              .high = 50,
                              .varies = Varies::never,
                              .label = {"Grannar i vägnätet", "Neighbours in the road graph"},
                              .about = "Each zone is joined by road to this many nearest zones."});
    visit(a.road_speed, Field{.key = "travel.road_speed",
                              .unit = "km/h",
                              .low = 5,
                              .high = 110,
                              .label = {"Fart mellan orter", "Speed between localities"},
                              .about = "Average driving speed between zones."});
    visit(a.locality_speed, Field{.key = "travel.locality_speed",
                                  .unit = "km/h",
                                  .low = 2,
                                  .high = 110,
                                  .label = {"Fart i tätort", "Speed in localities"},
                                  .about = "Average speed between two clients of a locality."});
    visit(a.rural_speed, Field{.key = "travel.rural_speed",
                               .unit = "km/h",
                               .low = 2,
                               .high = 110,
                               .label = {"Fart på landsbygden", "Speed in the countryside"},
                               .about = "Average speed between two clients of a rural ring."});
    visit(a.round_factor,
          Field{.key = "travel.round_factor",
                .unit = "",
                .low = 0,
                .high = 10,
                .label = {"Rundans faktor k", "Factor k of a round"},
                .about = "A leg inside a zone is k times the square root of the area per client."});
    visit(a.door, Field{.key = "travel.door",
                        .unit = "min",
                        .low = 0,
                        .high = 30,
                        .label = {"Från bil till dörr", "From car to door"},
                        .about = "Minutes added to each leg for parking, keys and stairs."});
}

} // namespace omsorg
