// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/special_housing.hpp>

#include <string>
#include <vector>

/// Special housing in two districts with a home each: what the tests of homes share.
namespace omsorg::two_districts {

inline constexpr Day start{std::chrono::year{2027} / 1 / 1};
inline const std::vector<std::string> districts{"North", "South"};
inline const DistrictId north{0}, south{1};
inline constexpr CareHomes::Ward at_north = 2, at_south = 3; // those outside the table come first

inline PersonId person(int i) { return PersonId{i}; }

inline SpecialHousingAssumptions of_homes() {
    SpecialHousingAssumptions a;
    a.places = 1000; // counts for nothing
    a.short_stay_places = 0;
    a.handling = Distribution::constant(0);
    a.urgent_share = 0;
    a.vacant_days = 0;
    a.dementia_onset = 0;
    a.homes = true;
    a.wish_share = 1;
    a.interim_share = 1;
    return a;
}

inline std::vector<CareHome> two_homes(int in_north, int in_south) {
    return {{.name = "N", .district = "North", .places = in_north},
            {.name = "S", .district = "South", .places = in_south}};
}

inline SpecialHousing housing(const SpecialHousingAssumptions& a, const std::vector<CareHome>& table,
                              omsorg::Run run = {1, 0}) {
    return SpecialHousing{a, run, districts.size(), CareHomes{table, districts}, start};
}

} // namespace omsorg::two_districts
