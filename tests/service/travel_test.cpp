// SPDX-License-Identifier: MIT
#include <omsorg/base/fault.hpp>
#include <omsorg/service/travel.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace omsorg {
namespace {

Zone at(const char* name, double latitude, double longitude) {
    Zone zone;
    zone.name = name;
    zone.district = DistrictId{0};
    zone.latitude = latitude;
    zone.longitude = longitude;
    zone.area_km2 = 4.0;
    return zone;
}

// One degree of latitude on a sphere of radius 6,371 km.
const double degree = 6371.0 * std::numbers::pi / 180.0;

TEST(TravelTest, along_a_meridian_a_degree_is_a_degree) {
    const TravelAssumptions assume;
    const std::vector<Zone> zones{at("A", 64.0, 21.0), at("B", 64.1, 21.0)};
    const Travel travel{assume, zones};
    EXPECT_NEAR(travel.km(ZoneId{0}, ZoneId{1}), 1.3 * 0.1 * degree, 0.02);
    EXPECT_NEAR(travel.minutes(ZoneId{0}, ZoneId{1}), 1.3 * 0.1 * degree, 0.02); // 60 km/h: a km a minute
    EXPECT_EQ(travel.km(ZoneId{0}, ZoneId{0}), 0.0);
    EXPECT_EQ(travel.km(ZoneId{0}, ZoneId{1}), travel.km(ZoneId{1}, ZoneId{0}));
}

TEST(TravelTest, the_way_goes_through_the_neighbours_between) {
    TravelAssumptions assume;
    assume.neighbours = 1;
    // A - B - C on a meridian, D to the east of B: A and C see B only, and so does D.
    const std::vector<Zone> zones{at("A", 64.0, 21.0), at("B", 64.1, 21.0), at("C", 64.21, 21.0),
                                  at("D", 64.1, 21.3)};
    const Travel travel{assume, zones};
    EXPECT_NEAR(travel.km(ZoneId{0}, ZoneId{2}),
                travel.km(ZoneId{0}, ZoneId{1}) + travel.km(ZoneId{1}, ZoneId{2}), 1e-9);
    const double eastward = 0.3 * degree * std::cos(64.1 * std::numbers::pi / 180.0);
    EXPECT_NEAR(travel.km(ZoneId{1}, ZoneId{3}), 1.3 * eastward, 0.02);
    EXPECT_NEAR(travel.km(ZoneId{0}, ZoneId{3}), 1.3 * (0.1 * degree + eastward), 0.03);
}

TEST(TravelTest, no_way_is_shorter_than_the_straight_line_and_none_beats_two) {
    const TravelAssumptions assume;
    std::vector<Zone> zones;
    for (int i = 0; i < 12; ++i)
        zones.push_back(at("z", 64.0 + 0.07 * i * i / 5.0, 20.0 + 0.31 * (i * 7 % 12)));
    const Travel travel{assume, zones};
    for (std::uint32_t a = 0; a < 12; ++a)
        for (std::uint32_t b = 0; b < 12; ++b) {
            EXPECT_GE(travel.km(ZoneId{a}, ZoneId{b}) + 1e-9,
                      assume.detour * straight_km(zones[a].latitude, zones[a].longitude, zones[b].latitude,
                                                  zones[b].longitude));
            for (std::uint32_t c = 0; c < 12; ++c)
                EXPECT_LE(travel.km(ZoneId{a}, ZoneId{c}),
                          travel.km(ZoneId{a}, ZoneId{b}) + travel.km(ZoneId{b}, ZoneId{c}) + 1e-9);
        }
}

TEST(TravelTest, a_leg_of_a_round_by_hand) {
    TravelAssumptions assume;
    assume.round_factor = 1.0;
    assume.door = 2.0;
    assume.locality_speed = 30.0;
    assume.rural_speed = 60.0;
    const Travel travel{assume, std::vector<Zone>{at("A", 64.0, 21.0)}};
    // 16 clients on 4 km²: a client every 0.25 km², legs of 0.5 km; 1 minute at 30 km/h, and 2 to the door.
    EXPECT_NEAR(travel.leg_minutes(4.0, 16.0, false), 3.0, 1e-12);
    EXPECT_NEAR(travel.leg_minutes(400.0, 4.0, true), 12.0, 1e-12); // 10 km at 60 km/h, and the door
    EXPECT_EQ(travel.leg_minutes(4.0, 1.0, false), 0.0);
    EXPECT_EQ(travel.leg_minutes(4.0, 0.0, true), 0.0);
    assume.locality_speed = 15.0; // read live
    EXPECT_NEAR(travel.leg_minutes(4.0, 16.0, false), 4.0, 1e-12);
}

TEST(TravelTest, an_island_and_a_place_nowhere_are_faults) {
    TravelAssumptions assume;
    assume.neighbours = 1;
    // Two pairs far from each other: each zone's nearest is its twin.
    const std::vector<Zone> zones{at("A", 64.0, 21.0), at("A2", 64.01, 21.0), at("B", 66.0, 21.0),
                                  at("B2", 66.01, 21.0)};
    try {
        const Travel travel{assume, zones};
        FAIL() << "an island was reached";
    } catch (const Faults& faults) {
        ASSERT_EQ(faults.list().size(), 2u);
        EXPECT_EQ(faults.list()[0].key, "B");
        EXPECT_EQ(faults.list()[0].code, "unreachable_locality");
    }
    assume.neighbours = 3;
    EXPECT_NO_THROW((Travel{assume, zones}));
    EXPECT_THROW((Travel{assume, std::vector<Zone>{at("?", std::numeric_limits<double>::quiet_NaN(), 21.0)}}),
                 Faults);
}

} // namespace
} // namespace omsorg
