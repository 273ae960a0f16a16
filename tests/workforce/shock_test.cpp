// SPDX-License-Identifier: MIT
// What a pandemic and a strike do to who comes to work.
#include <omsorg/observe/tally.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace omsorg {
namespace {

using std::chrono::days;

constexpr omsorg::Run run{.seed = 27, .number = 1};
const Day first{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}};

/// What the days after `warm_up` came to.
StaffYear lived(const ShockAssumptions& shock, int length, double posts = 400, int warm_up = 0) {
    const WorkforceAssumptions assume;
    Workforce staff{assume, run, {"Centre"}, shock};
    staff.found(Branch::home_care, DistrictId{0}, posts, first);
    for (int day = 0; day < warm_up + length; ++day) {
        if (day == warm_up) (void)staff.harvest(Branch::home_care, DistrictId{0});
        staff.run_day(first + days{day});
    }
    return staff.harvest(Branch::home_care, DistrictId{0});
}

TEST(WorkforceShock, nobody_is_moved_by_a_factor_of_one) {
    const StaffYear before = lived({}, 200), after = lived({.absence = 1, .strike = 0}, 200);
    EXPECT_EQ(before.hours.worked, after.hours.worked);
    EXPECT_EQ(before.shifts_absent, after.shifts_absent);
}

/// A worker is ill a share s of the days, in odds: cases while healthy times days a case. More cases, longer odds.
TEST(WorkforceShock, sickness_grows_in_odds_by_the_factor_of_its_cases) {
    // From the second year on, when the founders' cases are over and the new ones have settled.
    const double calm_share = lived({}, 731, 3000, 365).sick_share;
    const double ill_share = lived({.absence = 2}, 731, 3000, 365).sick_share;
    const double calm_odds = calm_share / (1 - calm_share), ill_odds = ill_share / (1 - ill_share);
    EXPECT_NEAR(ill_odds / calm_odds, 2, 0.12);
}

/// Strikers are the same persons all along, are not paid and not replaced; the hours balance in the harvest.
TEST(WorkforceShock, a_strike_takes_its_share_of_those_who_would_have_come) {
    const StaffYear calm_days = lived({}, 28, 1000), strike = lived({.strike = 0.2}, 28, 1000);
    EXPECT_EQ(calm_days.hours.contracted, strike.hours.contracted);
    EXPECT_EQ(calm_days.hours.hourly, strike.hours.hourly) << "nobody is called in for a striker";
    const Hours missing = calm_days.worked_by_own - strike.worked_by_own;
    EXPECT_EQ(strike.hours.unpaid_absence - calm_days.hours.unpaid_absence, missing);
    // About 1,150 persons, each with her whole rota.
    EXPECT_NEAR(missing / calm_days.worked_by_own, 0.2, 4.6 * std::sqrt(0.2 * 0.8 / 1000));
}

TEST(WorkforceShock, the_same_persons_strike_every_day) {
    const WorkforceAssumptions assume;
    const ShockAssumptions shock{.strike = 0.3};
    Workforce staff{assume, run, {"Centre"}, shock};
    staff.found(Branch::home_care, DistrictId{0}, 200, first);
    std::set<std::uint64_t> came;
    for (int day = 0; day < 60; ++day) {
        staff.run_day(first + days{day});
        for (const OnDuty& one : staff.on_duty(Branch::home_care, DistrictId{0}))
            if (!one.hourly) came.insert(one.who.value);
    }
    const double share = static_cast<double>(came.size()) /
                         static_cast<double>(staff.headcount(Branch::home_care, DistrictId{0}));
    EXPECT_LT(share, 0.82); // nearly everybody would have come within two months
    EXPECT_GT(share, 0.58);
}

} // namespace
} // namespace omsorg
