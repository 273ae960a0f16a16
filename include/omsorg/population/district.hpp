// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>

#include <string>
#include <vector>

/// Where people live: localities, the countryside round them, and the districts that home care works in.
///
/// A *locality* is a built-up place with recorded inhabitants, area and position. A *district* is a group of
/// localities. A *zone* is the finest place that we know of: one locality, or the rural ring of one district.
///
///     district Burträsk ┬ zone Burträsk         locality   1,636 inhabitants   1.9 km²
///                       ├ zone Bygdsiljum       locality     312               1.5 km²
///                       └ zone Burträsk, rural  ring       the rest of the district
///
/// How many live outside localities is recorded for the whole municipality only. Three stated rules (grade E)
/// share it out, and every sum is kept:
///
///     rural inhabitants   as the square root of the inhabitants of the district's localities:
///                         a small centre has relatively more countryside
///     rural land          as the square of the distance to the nearest other district:
///                         a disc that reaches half way
///     the ring's point    the mean of the points of the district's localities and villages
///
/// A village without recorded inhabitants lies in the ring: it moves the
/// ring's point and is no zone of its own.
///
///     const Geography places = geography_of(tables.localities, {.rural_share = 0.185, .land_km2 = 6802.31});
///     places.zones[home.index()].district;
namespace omsorg {

struct Locality {
    std::string name;
    std::string district;   ///< the name of the district it belongs to
    double inhabitants = 0; ///< 0: a village without a recorded figure
    double area_km2 = 0;
    double latitude = 0, longitude = 0; ///< WGS 84, degrees
};

struct District {
    std::string name;
    double latitude = 0, longitude = 0; ///< where its largest locality lies
    double inhabitants = 0;             ///< localities and ring
    double area_km2 = 0;
    std::vector<ZoneId> zones;
};

struct Zone {
    std::string name;
    DistrictId district;
    double inhabitants = 0; ///< the weight by which people are allotted
    double latitude = 0, longitude = 0;
    double area_km2 = 0;
    bool rural = false;
};

struct Geography {
    std::vector<District> districts; ///< in the order in which the localities first name them
    std::vector<Zone> zones;         ///< district by district, its localities and then its ring
};

/// What is known of the countryside as a whole.
struct Countryside {
    double rural_share = 0; ///< share of all inhabitants who live outside localities, in [0, 1)
    double land_km2 = 0;    ///< land of the whole municipality; never less than the localities' own
};

[[nodiscard]] Geography geography_of(const std::vector<Locality>& localities, Countryside countryside);

/// The straight line between two points on the globe, in kilometres.
[[nodiscard]] double straight_km(double latitude_a, double longitude_a, double latitude_b,
                                 double longitude_b);

} // namespace omsorg
