// SPDX-License-Identifier: MIT
#include <omsorg/population/district.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace omsorg {

namespace {

/// The localities of one district, and where it lies.
struct Group {
    std::string name;
    std::vector<const Locality*> members{};
    const Locality* centre = nullptr; ///< the largest
    double inhabitants = 0, area_km2 = 0;
    double nearest_km = 0; ///< to the centre of the nearest other district
};

std::vector<Group> group_by_district(const std::vector<Locality>& localities) {
    std::vector<Group> groups;
    for (const Locality& locality : localities) {
        auto group = std::ranges::find(groups, locality.district, &Group::name);
        if (group == groups.end()) group = groups.insert(groups.end(), Group{.name = locality.district});
        group->members.push_back(&locality);
        group->inhabitants += locality.inhabitants;
        group->area_km2 += locality.area_km2;
        if (!group->centre || locality.inhabitants > group->centre->inhabitants) group->centre = &locality;
    }
    for (Group& here : groups) {
        expect(here.inhabitants > 0, "every district has a locality with inhabitants");
        here.nearest_km = groups.size() == 1 ? 1 : std::numeric_limits<double>::infinity();
        for (const Group& there : groups)
            if (&there != &here)
                here.nearest_km =
                    std::min(here.nearest_km, straight_km(here.centre->latitude, here.centre->longitude,
                                                          there.centre->latitude, there.centre->longitude));
    }
    return groups;
}

} // namespace

double straight_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    constexpr double earth_km = 6371.0088, radians = std::numbers::pi / 180;
    const double north = std::sin((latitude_b - latitude_a) * radians / 2);
    const double east = std::sin((longitude_b - longitude_a) * radians / 2);
    const double haversine =
        north * north + std::cos(latitude_a * radians) * std::cos(latitude_b * radians) * east * east;
    return 2 * earth_km * std::asin(std::sqrt(std::min(1.0, haversine)));
}

Geography geography_of(const std::vector<Locality>& localities, Countryside countryside) {
    expect(!localities.empty(), "there is at least one locality");
    expect(countryside.rural_share >= 0 && countryside.rural_share < 1, "the rural share is below one");
    const std::vector<Group> groups = group_by_district(localities);
    double in_localities = 0, built_km2 = 0, roots = 0, squares = 0;
    for (const Group& group : groups) {
        in_localities += group.inhabitants;
        built_km2 += group.area_km2;
        roots += std::sqrt(group.inhabitants);
        squares += group.nearest_km * group.nearest_km;
    }
    const double rural = in_localities * countryside.rural_share / (1 - countryside.rural_share);
    const double open_km2 = countryside.land_km2 - built_km2;
    expect(open_km2 >= 0, "the localities fit into the land");

    Geography result;
    for (const Group& group : groups) {
        const DistrictId id{result.districts.size()};
        District district{group.name, group.centre->latitude, group.centre->longitude, 0, 0, {}};
        Zone ring{.name = group.name + ", landsbygd", .district = id, .rural = true};
        const auto add = [&](const Zone& zone) {
            district.zones.push_back(ZoneId{result.zones.size()});
            district.inhabitants += zone.inhabitants;
            district.area_km2 += zone.area_km2;
            result.zones.push_back(zone);
        };
        const double share_of_point = 1.0 / static_cast<double>(group.members.size());
        for (const Locality* place : group.members) {
            ring.latitude += place->latitude * share_of_point;
            ring.longitude += place->longitude * share_of_point;
            if (place->inhabitants > 0)
                add({place->name, id, place->inhabitants, place->latitude, place->longitude, place->area_km2,
                     false});
        }
        ring.inhabitants = rural * std::sqrt(group.inhabitants) / roots;
        ring.area_km2 = open_km2 * group.nearest_km * group.nearest_km / squares;
        if (ring.inhabitants > 0) add(ring);
        result.districts.push_back(std::move(district));
    }
    return result;
}

} // namespace omsorg
