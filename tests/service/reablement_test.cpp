// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/reablement.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using std::chrono::days;

constexpr Day decision{std::chrono::year{2028} / 3 / 1};
const DistrictId home{0u};

TEST(ReablementTest, at_reach_zero_nobody_has_a_course_and_nothing_is_spent) {
    ReablementAssumptions a;
    a.reach = 0;
    Reablement service{a, {1, 0}, 1};
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(service.offer(key_of(i), 0, home, decision));
    const auto year = service.harvest().all();
    EXPECT_EQ(year.started + year.no_place, 0);
    EXPECT_EQ(year.therapist, Hours{});
    EXPECT_EQ(year.new_clients, 1000);
}

TEST(ReablementTest, without_effects_a_course_changes_no_hours_and_no_hazard) {
    ReablementAssumptions a;
    a.reach = 1;
    a.hours_effect = a.recovery_effect = 0;
    Reablement service{a, {1, 0}, 1};
    const auto course = service.offer(key_of(1), 0, home, decision);
    ASSERT_TRUE(course);
    for (int d = -10; d < 2000; ++d) {
        EXPECT_EQ(course->hours_factor(decision + days{d}), 1.0);
        EXPECT_EQ(course->recovery_factor(decision + days{d}), 1.0);
    }
}

TEST(ReablementTest, the_effect_begins_after_the_course_and_fades) {
    ReablementAssumptions a;
    a.reach = 1, a.weeks = 8, a.effect_months = 12, a.hours_effect = 0.2, a.recovery_effect = 0.5;
    Reablement service{a, {1, 0}, 1};
    const auto course = *service.offer(key_of(1), 0, home, decision);
    EXPECT_EQ(course.ends, decision + days{56});
    EXPECT_EQ(course.hours_factor(course.ends - days{1}), 1.0);
    EXPECT_EQ(course.hours_factor(course.ends), 0.8);
    EXPECT_EQ(course.hours_factor(course.fades), 1.0);
    EXPECT_EQ(course.recovery_factor(decision), 1.5);
    EXPECT_EQ(course.recovery_factor(course.fades), 1.0);
    EXPECT_EQ((course.fades - course.ends).count(), 365);
}

TEST(ReablementTest, reach_is_the_share_of_new_clients_and_each_has_her_own_luck) {
    ReablementAssumptions a;
    a.reach = 0.3;
    a.places = 100'000;
    Reablement some{a, {1, 0}, 1};
    auto wider = a;
    wider.reach = 0.6;
    Reablement more{wider, {1, 0}, 1};
    constexpr int clients = 20'000;
    for (int i = 0; i < clients; ++i) {
        const bool now = some.offer(key_of(i), 1, home, decision).has_value();
        EXPECT_LE(now, more.offer(key_of(i), 1, home, decision).has_value());
    }
    EXPECT_NEAR(static_cast<double>(some.harvest().all().started) / clients, 0.3,
                4.5 * std::sqrt(0.3 * 0.7 / clients));
    const auto all = more.harvest().all();
    EXPECT_EQ(all.therapist, Hours::from_hours(20.0 * static_cast<double>(all.started)));
}

TEST(ReablementTest, places_are_finite_and_come_back) {
    ReablementAssumptions a;
    a.reach = 1, a.places = 2, a.weeks = 4;
    Reablement service{a, {1, 0}, 1};
    const auto first = service.offer(key_of(1), 0, home, decision);
    EXPECT_TRUE(service.offer(key_of(2), 0, home, decision + days{7}));
    EXPECT_FALSE(service.offer(key_of(3), 0, home, decision + days{8}));
    service.stop(*first, decision + days{9}); // she moved
    EXPECT_EQ(service.under_way(decision + days{9}), 1);
    EXPECT_TRUE(service.offer(key_of(4), 0, home, decision + days{10}));
    EXPECT_FALSE(service.offer(key_of(5), 0, home, decision + days{11}));
    EXPECT_TRUE(service.offer(key_of(6), 0, home, decision + days{35})); // the second course has ended
    EXPECT_EQ(service.harvest().all().no_place, 2);
}

} // namespace
} // namespace omsorg
