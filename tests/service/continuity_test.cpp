// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/continuity.hpp>
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace omsorg {
namespace {

using Future = Run;
using std::chrono::days;

TEST(ContinuityTest, staff_met_is_the_published_number) {
    EXPECT_NEAR(expected_staff_met(18, 28), 14.367, 5e-4);
    EXPECT_NEAR(expected_staff_met(18, 42), 16.368, 5e-4);
    EXPECT_NEAR(expected_staff_met(18, 28, 0.5), 10.631, 5e-4);
    // Exactly 14 of 28 by the contact worker: she, and whoever of the other 17 comes in the 14 that are left.
    EXPECT_NEAR(1 + expected_staff_met(17, 14), 10.725, 5e-4);
}

// Ranked by the pair: a client's care contact is anybody with equal chance, and when she is off it is the next.
TEST(ContinuityTest, everybody_is_somebodys_contact_and_those_off_are_passed_over) {
    constexpr std::uint32_t staff = 18, clients = 18'000;
    std::vector<int> first(staff, 0);
    for (std::uint32_t c = 0; c < clients; ++c) {
        BestKnown all, without; // keep the six best of eighteen
        for (std::uint32_t w = 0; w < staff; ++w) all.offer(w, rank_for(key_of(1, c), key_of(2, w)));
        for (std::uint32_t w = 0; w < staff; ++w)
            if (w != all[0]) without.offer(w, rank_for(key_of(1, c), key_of(2, w)));
        EXPECT_EQ(without[0], all[1]);
        ++first[all[0]];
    }
    for (const int n : first) EXPECT_NEAR(n, 1000, 4.5 * std::sqrt(1000.0));
}

// One team in a village: 70 clients with four visits a day.
struct Village {
    NeedAssumptions need;
    HomeCareAssumptions assume;
    TravelAssumptions ways;
    WorkforceAssumptions staff_assume;
    std::vector<Zone> zones = std::vector<Zone>(1);

    Village() {
        zones[0].district = DistrictId{0u};
        zones[0].inhabitants = 1000;
        zones[0].area_km2 = 4;
        assume.clients_per_team = 1000;
    }
    HomeCareYear run(double contact_share, int length = 120, double posts = 24) const {
        HomeCareAssumptions live = assume;
        live.contact_share = contact_share;
        const Travel travel{ways, zones};
        HomeCare home_care{live, need, travel, zones, Future{.seed = 5}};
        Workforce staff{staff_assume, Future{.seed = 5}, {"Centre"}};
        const Day first{std::chrono::year{2027} / 1 / 1};
        for (std::uint32_t i = 0; i < 70; ++i)
            home_care.begin(PersonId{i}, key_of(9, i), ZoneId{0u}, 30.0 + i % 40);
        staff.found(Branch::home_care, DistrictId{0u}, posts, first);
        for (int d = 0; d < length; ++d) {
            staff.run_day(first + days{d});
            home_care.run_day(first + days{d}, staff);
        }
        return home_care.harvest(DistrictId{0u});
    }
};

TEST(ContinuityTest, a_care_contact_means_fewer_strangers_and_the_same_visits) {
    const Village village;
    double before = 1e9;
    for (const double share : {0.0, 1.0}) {
        const HomeCareYear year = village.run(share);
        year.balance();
        ASSERT_GT(year.continuity_clients, 50);
        EXPECT_LT(year.continuity(), before - 1) << share;
        EXPECT_GT(year.continuity(), 2.0); // nobody works every day
        before = year.continuity();
    }
    const HomeCareYear without = village.run(0), with = village.run(1);
    EXPECT_EQ(with.visits, without.visits);
    EXPECT_EQ(with.clients.granted, without.clients.granted);
    EXPECT_NEAR(with.clients.delivered / without.clients.delivered, 1, 0.01);
}

// The neutral vector, bit for bit: a share so small that no visit is ever drawn equals none.
TEST(ContinuityTest, at_share_zero_nothing_is_asked) {
    const Village village;
    EXPECT_EQ(village.run(0.0), village.run(1e-12));
}

// Delegation: who may not do what the nurses delegate is not sent; the visits of the other kinds are made.
TEST(DelegationTest, without_a_delegation_health_tasks_are_missed_and_the_rest_is_made) {
    Village village;
    village.assume.away_rate = 0;
    village.need.delegated_share = 1; // the first and the last visit of each day
    const HomeCareYear all = village.run(0, 60, 60);
    village.assume.delegated_staff = 0;
    const HomeCareYear none = village.run(0, 60, 60);
    none.balance();
    EXPECT_EQ(none.visits, all.visits);
    EXPECT_GT(none.missed, none.visits / 4);
    EXPECT_GT(none.delivered, none.visits / 4);
    double before = -1;
    for (const double share : {0.0, 0.1, 0.4, 1.0}) {
        village.assume.delegated_staff = share;
        const double delivered = static_cast<double>(village.run(0, 60, 60).delivered);
        EXPECT_GT(delivered, before);
        before = delivered;
    }
    EXPECT_EQ(before, static_cast<double>(all.delivered));
}

TEST(DelegationTest, when_all_but_none_lack_it_nothing_has_changed) {
    Village village;
    const HomeCareYear all = village.run(0, 60);
    village.assume.delegated_staff = 1 - 1e-12; // each is asked, and each may
    EXPECT_EQ(village.run(0, 60), all);
}

// Social alarms: each takes its minutes from staff who have a day to do already.
TEST(SocialAlarmTest, alarms_come_at_their_rate_and_take_their_time) {
    Village village;
    village.assume.away_rate = 0;
    const HomeCareYear without = village.run(0, 200, 60);
    village.assume.alarm_share = 0.5, village.assume.alarm_rate = 6, village.assume.alarm_minutes = 20;
    const HomeCareYear with = village.run(0, 200, 60);
    with.balance();
    // Each of 70 clients has an alarm with one half, and 6 alarms a month: expected 70 · ½ · 6 · 200 / 30.4375.
    const double mean = 70 * 0.5 * 6 * 200 / 30.4375;
    // Who has one is drawn for the person: its variance, and that of the days.
    const double a_client = 6 * 200 / 30.4375, sd = std::sqrt(70 * 0.25 * a_client * a_client + mean);
    EXPECT_NEAR(static_cast<double>(with.alarms), mean, 4.5 * sd);
    EXPECT_GT(with.alarms, 0);
    EXPECT_EQ(with.clients.granted - without.clients.granted, Hours{std::chrono::minutes{20 * with.alarms}});
    EXPECT_EQ(with.visits, without.visits + with.alarms);
    EXPECT_GT(with.work[Work::client], without.work[Work::client]);
    EXPECT_LT(with.work[Work::waiting], without.work[Work::waiting]);
}

TEST(SocialAlarmTest, with_too_few_staff_an_alarm_may_stay_unanswered_and_that_is_told) {
    Village village;
    village.assume.alarm_share = 1, village.assume.alarm_rate = 15, village.assume.alarm_minutes = 20;
    const HomeCareYear year = village.run(0, 60, 0);
    EXPECT_EQ(year.alarms, year.alarms_unanswered);
    EXPECT_GT(year.alarms, 500);
}

TEST(SocialAlarmTest, nobody_with_an_alarm_means_nothing_has_changed) {
    Village village;
    const HomeCareYear without = village.run(0, 90);
    village.assume.alarm_rate = 6, village.assume.alarm_minutes = 50;
    EXPECT_EQ(village.run(0, 90), without);
}

} // namespace
} // namespace omsorg
