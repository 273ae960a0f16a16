// SPDX-License-Identifier: MIT
#include <omsorg/population/cohort.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(CohortTest, age_is_reached_on_the_last_day_of_the_year) {
    EXPECT_EQ(age_reached(2030, 1948), 82);
    EXPECT_EQ(age_reached(2030, 2030), 0);
    EXPECT_EQ(age_reached(2040, 1919), oldest_age); // 121 years: open at the end
}

TEST(CohortTest, totals_take_both_ends) {
    BySexAndAge<int> people;
    people.at(Sex::female, 80) = 5;
    people.at(Sex::female, 79) = 100;
    people.at(Sex::male, 100) = 2;
    EXPECT_EQ(people.total(Sex::female, 80), 5);
    EXPECT_EQ(people.total(80, oldest_age), 7);
    EXPECT_EQ(people.total(), 107);
    EXPECT_TRUE((AgeGroup{65, 79}.holds(79)));
    EXPECT_FALSE((AgeGroup{65, 79}.holds(80)));
}

} // namespace
} // namespace omsorg
