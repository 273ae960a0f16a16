// SPDX-License-Identifier: MIT
// The share of substitutes found, against rosters that are lived through day by day, with and without a pool that is enough.
#include <omsorg/workforce/substitutes.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace omsorg {
namespace {

const Day first_day{std::chrono::year{2021} / std::chrono::January / 1};
constexpr int days = 3 * 365;

/// Hours by the hour of many groups of this size in three years.
double hourly(const WorkforceAssumptions& assume, Branch branch, double posts, std::uint32_t groups) {
    double hours = 0;
    for (std::uint32_t number = 0; number < groups; ++number) {
        Workforce staff{assume, {.seed = 8, .number = number}, {"Centre"}};
        staff.found(branch, DistrictId{0u}, posts, first_day);
        for (int i = 0; i < days; ++i) staff.run_day(first_day + std::chrono::days{i});
        hours += staff.harvest(branch, DistrictId{0u}).hours.hourly.value();
    }
    return hours;
}

/// The same people with the same absences, once with the pool and once with everybody who could be wanted.
double found(WorkforceAssumptions assume, Branch branch, double posts) {
    assume.quit_rate = 0; // a group as large as it is meant to be
    const auto groups = static_cast<std::uint32_t>(std::max(4.0, 500 / posts));
    const double some = hourly(assume, branch, posts, groups);
    assume.hourly_pool = 5;
    return some / hourly(assume, branch, posts, groups);
}

TEST(SubstitutesTest, as_many_are_found_as_in_a_roster_that_is_lived_through) {
    const WorkforceAssumptions assume;
    for (const Branch branch : {Branch::home_care, Branch::night_patrol, Branch::special_housing})
        for (const double posts : {2.0, 4.0, 7.0, 15.0, 40.0, 120.0})
            EXPECT_NEAR(substitutes_found(assume, branch, posts), found(assume, branch, posts),
                        posts < 5 ? 0.035 : 0.02)
                << text(branch) << ' ' << posts;
}

TEST(SubstitutesTest, as_many_are_found_with_few_to_call_even_vacations_or_early_evenings) {
    WorkforceAssumptions scarce, even, early;
    scarce.hourly_pool = 0.15;
    even.summer_weeks = 0;
    early.evening_end = 19, early.usual_shift = 6, early.sick_share = 0.15;
    for (const WorkforceAssumptions& assume : {scarce, even, early})
        for (const double posts : {10.0, 60.0})
            EXPECT_NEAR(substitutes_found(assume, Branch::home_care, posts),
                        found(assume, Branch::home_care, posts), 0.03)
                << posts;
}

TEST(SubstitutesTest, nobody_from_no_pool_and_everybody_from_a_large_one) {
    WorkforceAssumptions assume;
    EXPECT_EQ(substitutes_found(assume, Branch::casework, 50), 0)
        << "whoever is away from an office is waited for";
    EXPECT_EQ(substitutes_found(assume, Branch::home_care, 1), 0) << "a third of a person is nobody";
    assume.hourly_pool = 5;
    EXPECT_NEAR(substitutes_found(assume, Branch::home_care, 50), 1, 1e-9);
    assume.hourly_pool = 0;
    EXPECT_EQ(substitutes_found(assume, Branch::home_care, 50), 0);
}

/// The summer is what the pool is short for; and whoever rests cannot come.
TEST(SubstitutesTest, more_are_found_in_a_large_group_and_with_vacations_spread_over_the_year) {
    WorkforceAssumptions assume;
    const double large = substitutes_found(assume, Branch::home_care, 120);
    EXPECT_LT(substitutes_found(assume, Branch::home_care, 7), large - 0.05);
    EXPECT_LT(large, 0.97);
    EXPECT_GT(substitutes_found(assume, Branch::night_patrol, 120), large)
        << "who works nights has no morning after";
    assume.summer_weeks = 0;
    EXPECT_GT(substitutes_found(assume, Branch::home_care, 120), 0.99);
}

} // namespace
} // namespace omsorg
