// SPDX-License-Identifier: MIT
#include <omsorg/scenario/unit.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(UnitTest, says_what_it_measures) {
    EXPECT_EQ(Unit::of("min")->kind(), "a time");
    EXPECT_EQ(Unit::of("km/h")->kind(), "a length per time");
    EXPECT_EQ(Unit::of("SEK/h")->kind(), "money per time");
    EXPECT_EQ(Unit::of("per year")->kind(), "a rate per time");
    EXPECT_EQ(Unit::of("places")->kind(), "places");
    EXPECT_EQ(Unit::of("%")->kind(), "a share or plain number");
    EXPECT_EQ(Unit::of("km2")->kind(), "length squared");
    EXPECT_FALSE(Unit::of("furlong").has_value());
}

TEST(UnitTest, converts_within_a_kind_and_never_between) {
    EXPECT_DOUBLE_EQ(*Unit::of("h")->factor_to(*Unit::of("min")), 60);
    EXPECT_FALSE(Unit::of("h")->factor_to(*Unit::of("km")).has_value());
    EXPECT_FALSE(Unit::of("clients")->factor_to(*Unit::of("places")).has_value());
    EXPECT_FALSE(Unit::of("visits/day")->factor_to(*Unit::of("per day")).has_value());
    EXPECT_TRUE(Unit::of("visits/day")->factor_to(*Unit::of("count/week")).has_value());
}

TEST(UnitTest, suggests_units_and_spellings) {
    EXPECT_EQ(units_like("min"), "min, h, days, months, years");
    EXPECT_EQ(closest_unit("hr"), "h");
    EXPECT_EQ(closest_unit("mounths"), "months");
    EXPECT_EQ(closest_unit("SEK/hur"), "hour");
    EXPECT_FALSE(closest_unit("elephants").has_value());
}

} // namespace
} // namespace omsorg
