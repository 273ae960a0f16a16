// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/population/people.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(PeopleTest, nobody_is_lost) {
    People people;
    const Instant start = start_of_year(2020), later = start_of_year(2021);
    const PersonId she = people.add({key_of(1), Sex::female, 1938, ZoneId{3}, Origin::founder, start});
    const PersonId he = people.add({key_of(2), Sex::male, 1990, ZoneId{1}, Origin::migrant, start});
    const PersonId child = people.add({key_of(3), Sex::female, 2020, ZoneId{1}, Origin::newborn, start});
    EXPECT_EQ(people.present(), 3);
    people.die(she, later);
    people.move_away(he, later);
    people.expect_balance();
    EXPECT_EQ(people.present(), 1);
    EXPECT_EQ(people.size(), 3u); // rows remain
    EXPECT_EQ(people.died() + people.moved_out(), 2);
    EXPECT_EQ(people.founders() + people.born() + people.moved_in(), 3);
    EXPECT_EQ(people.until(she), later);
    EXPECT_EQ(people.until(child), Instant::max());
    EXPECT_EQ(people.presence(he), Presence::moved_away);
    EXPECT_EQ(people.zone(she), ZoneId{3});
    EXPECT_EQ(people.find(key_of(1)), she) << "though she is dead";
    EXPECT_EQ(people.find(key_of(4)), std::nullopt);
    EXPECT_EQ(people.age(she, 2030), 92);
    EXPECT_EQ(people.count(2025).at(Sex::female, 5), 1);
    EXPECT_EQ(people.count(2025).total(), 1);
}

TEST(PeopleTest, nobody_is_added_twice) {
    People people;
    people.add({.key = key_of(1)});
    EXPECT_THROW(people.add({.key = key_of(1)}), Defect);
}

TEST(PeopleTest, nobody_dies_twice) {
    People people;
    const PersonId she = people.add({key_of(1), Sex::female, 1938, ZoneId{0}, Origin::founder, Instant{}});
    people.die(she, Instant{});
    EXPECT_THROW(people.die(she, Instant{}), Defect);
    EXPECT_THROW(people.move_away(she, Instant{}), Defect);
}

} // namespace
} // namespace omsorg
