// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/participation.hpp>

#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace test;

/// The picture of the header: none, one, two, none, two.
TEST(ParticipationTest, is_activities_a_year_and_weeks_with_one) {
    Participation anna;
    EXPECT_FALSE(anna.a_year());
    EXPECT_FALSE(anna.share_of_weeks());
    for (const int activities : {1, 2, 0, 2}) anna.add(activities);
    EXPECT_DOUBLE_EQ(*anna.share_of_weeks(), 0.75);
    EXPECT_NEAR(*anna.a_year(), 5 * 52.179 / 4, 0.001);
}

TEST(ParticipationTest, weeks_with_one_are_never_more_than_weeks_or_activities) {
    EXPECT_TRUE(rc::check([] {
        Participation some;
        const int weeks = *rc::gen::inRange(1, 60);
        for (int week = 0; week < weeks; ++week) some.add(*rc::gen::inRange(0, 5));
        RC_ASSERT(some.weeks_with <= some.person_weeks && some.weeks_with <= some.activities);
        RC_ASSERT(*some.share_of_weeks() <= 1);
    }));
}

/// Who wants to go in six weeks of ten, comes and finds a seat, goes in six of ten.
TEST(ParticipationTest, of_sessions_is_the_share_of_weeks_in_which_she_wants_to_go) {
    const SessionAssumptions a = plain(0.6);
    SessionService service{a, Future{.seed = 8}, 3};
    for (int i = 0; i < 100; ++i) service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    Participation found;
    std::int64_t went = 0;
    for (int week = 0; week < 100; ++week) {
        service.run_week(first_monday + std::chrono::days{7 * week}, plenty);
        went = 0;
        for (const SessionClient& client : service.clients()) {
            found.add(client.week.went);
            went += client.week.went;
        }
    }
    EXPECT_EQ(found.activities, service.harvest().counts.went);
    EXPECT_EQ(found.person_weeks, 10'000);
    EXPECT_EQ(found.weeks_with, found.activities);
    EXPECT_NEAR(*found.share_of_weeks(), 0.6, 4 * std::sqrt(0.24 / 10'000));
    EXPECT_NEAR(static_cast<double>(went), 60, 4 * std::sqrt(24.0));
}

/// Four days a week and an absence of q: a week without any day has the chance q⁴.
TEST(ParticipationTest, of_day_activity_is_days_that_she_came_and_was_not_sent_home) {
    DayActivityAssumptions a;
    a.absence = 0.5;
    const auto lived = [&](Hours staff) {
        DayActivity activity{a, Future{.seed = 9}, 3};
        for (int i = 0; i < 90; ++i) activity.admit(key_of(i), district(static_cast<std::uint32_t>(i % 3)));
        const Day monday{std::chrono::year{2027} / 2 / 1};
        Participation found;
        for (int week = 0; week < 7; ++week) {
            activity.run_week(monday + std::chrono::days{7 * week}, staff);
            for (const DayParticipant& client : activity.clients()) found.add(client.week.went);
        }
        EXPECT_EQ(found.activities, activity.harvest().counts.went);
        EXPECT_THROW((void)activity.client(key_of(90)), Defect);
        return found;
    };
    const Participation ample = lived(plenty);
    EXPECT_EQ(ample.person_weeks, 630);
    EXPECT_NEAR(*ample.share_of_weeks(), 1 - std::pow(0.5, 4), 4 * std::sqrt(0.0586 / 630));
    EXPECT_NEAR(static_cast<double>(ample.activities) / 630, 2, 4 * std::sqrt(1.0 / 630));
    EXPECT_EQ(*lived(Hours{}).share_of_weeks(), 0) << "without staff all are sent home";
}

} // namespace
} // namespace omsorg
