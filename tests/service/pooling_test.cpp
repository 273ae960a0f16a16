// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/pooling.hpp>
#include <omsorg/service/session_gathering.hpp>
#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

constexpr std::uint32_t hockey = 0;

int staff_of_a_trip(int takers, int ratio) {
    PoolingGroups groups{1000, 1000};
    for (int i = 0; i < takers; ++i) {
        const auto seat = groups.find(parts_per_staff / ratio, hockey);
        groups.take(*seat, parts_per_staff / ratio, hockey);
    }
    return 1000 - groups.staff_left();
}

// S0.16: published closed form, E ceil(D / r) for Poisson(4) takers.
TEST(PoolingTest, a_pooled_trip_needs_the_rounded_up_sum_of_weights) {
    const double expected[] = {4, 2.249916, 1.667299, 1.374486, 1.199399};
    for (int ratio = 1; ratio <= 5; ++ratio) {
        double mean = 0, p = std::exp(-4.0);
        for (int d = 0; d < 60; p *= 4.0 / ++d) mean += p * staff_of_a_trip(d, ratio);
        EXPECT_NEAR(mean, expected[ratio - 1], 1e-6) << "ratio " << ratio;
    }
}

TEST(PoolingTest, three_thirds_are_exactly_one_staff_and_a_client_of_her_own_adds_one) {
    EXPECT_EQ(staff_of_a_trip(3, 3), 1);
    EXPECT_EQ(staff_of_a_trip(4, 3), 2);
    PoolingGroups groups{6, 10};
    for (int i = 0; i < 3; ++i) groups.take(*groups.find(840, hockey), 840, hockey);
    groups.take(*groups.find(parts_per_staff, hockey), parts_per_staff, hockey);
    EXPECT_EQ(10 - groups.staff_left(), 2);
}

TEST(PoolingTest, groups_keep_their_cap_their_event_and_the_staff_there_is) {
    PoolingGroups groups{2, 2};
    groups.take(*groups.find(840, hockey), 840, hockey);
    EXPECT_EQ(groups.find(840, hockey)->further_staff, 0);
    EXPECT_EQ(groups.find(840, 1u)->further_staff, 1); // another event
    EXPECT_EQ(groups.find(840, std::nullopt)->further_staff, 1);
    groups.take(*groups.find(840, hockey), 840, hockey);
    EXPECT_EQ(groups.find(840, hockey)->further_staff, 1); // the cap is reached
    groups.take(*groups.find(840, hockey), 840, hockey);
    EXPECT_FALSE(groups.find(parts_per_staff, hockey)); // no staff left for one of her own
    EXPECT_TRUE(groups.find(840, hockey));              // a seat in the open group needs none
}

// S0.16: published closed form, wait until K have asked or the first has waited T; requests at rate 1.
TEST(PoolingTest, waiting_for_company_until_enough_or_until_patience_ends) {
    struct Row {
        int k;
        double t, size, wait, spread_size, spread_wait;
    };
    std::vector<double> asked;
    const Stream gaps{{42, 0}, Purpose::session_event};
    double now = 0;
    for (std::uint64_t i = 0; i < 400'000; ++i) asked.push_back(now += gaps.exponential(key_of(i)));
    for (const auto& row :
         {Row{2, 1, 1.632121, 0.387300, 0.002, 0.002}, Row{3, 2, 2.458659, 0.834867, 0.004, 0.004}}) {
        const auto groups = gather(asked, row.k, row.t);
        double members = 0, waited = 0;
        for (const auto& g : groups) members += g.size, waited += g.waited;
        EXPECT_EQ(members, 400'000); // nobody is lost
        EXPECT_NEAR(members / static_cast<double>(groups.size()), row.size, row.spread_size * 2);
        EXPECT_NEAR(waited / members, row.wait, row.spread_wait);
    }
    const auto endless = gather(asked, 3, 1e12);
    double waited = 0;
    for (std::size_t i = 0; i + 1 < endless.size(); ++i) waited += endless[i].waited;
    EXPECT_NEAR(waited / 400'000, (3 - 1) / 2.0, 0.01); // T without end: (K − 1) / 2
}

SessionYear year_of(const SessionAssumptions& a, Run run) {
    SessionService service{a, run, 3};
    for (int i = 0; i < 70; ++i) service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < 104; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, plenty);
    return service.harvest();
}

// Law 7: a group of one is a booking.
TEST(PoolingTest, groups_of_one_equal_booking_bit_for_bit) {
    SessionAssumptions a;
    a.events_per_week = 3;
    a.event_share = 0.8;
    for (std::uint32_t future : {0u, 4u}) {
        a.model = SessionModel::bookable;
        const auto booked = year_of(a, {9, future});
        auto pooled = a;
        pooled.model = SessionModel::pooled;
        pooled.group_size_cap = 1;
        EXPECT_EQ(year_of(pooled, {9, future}), booked);
    }
}

TEST(PoolingTest, going_together_saves_staff_time_and_no_client_time) {
    SessionAssumptions a;
    a.events_per_week = 2;
    a.event_share = 0.9;
    a.event_interest = 0.6;
    a.consent = 1;
    a.model = SessionModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_GT(year.staff.saved_by_pooling, Hours{});
    EXPECT_GT(year.pooling_gain(), 1.05);
    EXPECT_EQ(year.staff.with_clients,
              year.staff.delivered + year.staff.second_staff - year.staff.saved_by_pooling);
    EXPECT_EQ(year.staff.delivered, year.clients().delivered);
    // S0.17: each decision is fulfilled one by one: what is delivered or missed is debited whole.
    EXPECT_EQ(year.debited, year.clients().delivered + year.clients().away + year.clients().cancelled_late);
    EXPECT_GT(year.counts.group_size[2], 0); // some trios
    EXPECT_GT(year.mean_group_size(), 1.05);
    EXPECT_EQ(year.declined_share(), 0); // all consent
    EXPECT_EQ(year.company_wait_days(), 0);
}

// S0.18: without wishes that coincide there is nothing to pool.
TEST(PoolingTest, without_events_nothing_is_pooled) {
    SessionAssumptions a;
    a.events_per_week = 0;
    a.model = SessionModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_DOUBLE_EQ(year.pooling_gain(), 1.0);
}

TEST(PoolingTest, without_consent_nothing_is_pooled) {
    SessionAssumptions a;
    a.event_share = 1;
    a.events_per_week = 3;
    a.consent = 0;
    a.model = SessionModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_GT(year.counts.declined_company, 0);
    EXPECT_EQ(year.declined_share(), 1);
    a.model = SessionModel::bookable; // nobody is offered company
    EXPECT_FALSE(year_of(a, {9, 0}).declined_share());
}

SessionAssumptions to_the_match() {
    SessionAssumptions a;
    a.model = SessionModel::pooled;
    a.events_per_week = 2;
    a.event_share = 0.9;
    a.event_interest = 0.6;
    a.consent = 1;
    return a;
}

// S0.16: no-go pairs belong to the pair.
TEST(PoolingTest, a_pair_that_must_not_meet_is_the_same_pair_from_both_sides) {
    const NoGo no_go{{7, 2}, 0.3};
    int apart = 0;
    for (int i = 0; i < 100; ++i)
        for (int j = 0; j < i; ++j) {
            EXPECT_EQ(no_go.apart(key_of(i), key_of(j)), no_go.apart(key_of(j), key_of(i)));
            apart += no_go.apart(key_of(i), key_of(j));
        }
    EXPECT_NEAR(apart / 4950.0, 0.3, 4.5 * std::sqrt(0.21 / 4950));
}

TEST(PoolingTest, no_group_holds_a_pair_that_must_not_meet) {
    const NoGo no_go{{7, 2}, 0.4};
    PoolingGroups groups{6, 1000, 1000, &no_go};
    std::vector<std::vector<Key>> members;
    for (int i = 0; i < 60; ++i) {
        const auto seat = groups.find(840, hockey, key_of(i));
        ASSERT_TRUE(seat);
        groups.take(*seat, 840, hockey, key_of(i));
        if (members.size() <= seat->group) members.resize(seat->group + 1);
        for (const Key other : members[seat->group]) EXPECT_FALSE(no_go.apart(other, key_of(i)));
        members[seat->group].push_back(key_of(i));
    }
    EXPECT_GT(members.size(), 10U);
    EXPECT_LT(members.size(), 60U);
}

TEST(PoolingTest, when_nobody_may_meet_nothing_is_pooled) {
    auto a = to_the_match();
    const auto before = year_of(a, {9, 0});
    a.no_go = 1;
    const auto year = year_of(a, {9, 0});
    EXPECT_GT(before.staff.saved_by_pooling, Hours{});
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_EQ(year.counts.groups, year.counts.group_size[0]);
    a.no_go = 0.3;
    const auto some = year_of(a, {9, 0});
    EXPECT_LT(some.pooling_gain(), before.pooling_gain());
    EXPECT_GT(some.pooling_gain(), 1.0);
}

TEST(PoolingTest, a_group_and_its_staff_fit_into_the_vehicle) {
    auto a = to_the_match();
    a.two_staff_share = a.one_to_one_share = 0;
    a.group_size_cap = 10;
    a.vehicle_seats = 4; // three with one member of staff
    const auto year = year_of(a, {9, 0});
    EXPECT_GT(year.counts.group_size[2], 0);
    for (std::size_t size = 3; size < year.counts.group_size.size(); ++size)
        EXPECT_EQ(year.counts.group_size[size], 0);
}

TEST(PoolingTest, who_leaves_a_group_frees_the_staff_it_no_longer_needs) {
    PoolingGroups groups{6, 5};
    for (int i = 0; i < 4; ++i) groups.take(*groups.find(840, hockey, key_of(i)), 840, hockey, key_of(i));
    EXPECT_EQ(groups.staff_left(), 3);
    groups.leave(0, 840, key_of(1));
    EXPECT_EQ(groups.staff_left(), 4);
    groups.leave(0, 840, key_of(0));
    EXPECT_EQ(groups.staff_left(), 4);
    EXPECT_THROW(groups.leave(0, 840, key_of(0)), Defect);
}

// S0.16: the published closed form once more, through the engine: one request a day, K = 2, T = 1 and K = 3, T = 2.
TEST(PoolingTest, clients_of_the_engine_wait_for_company_as_the_closed_form_says) {
    struct Row {
        double k, t, size, wait;
    };
    for (const auto& row : {Row{2, 1, 1.632121, 0.387300}, Row{3, 2, 2.458659, 0.834867}}) {
        constexpr int number = 40'000;
        auto a = plain(1.0);
        a.model = SessionModel::pooled;
        a.consent = 1;
        a.activities = 1;
        a.gather_size = row.k;
        a.gather_days = row.t;
        a.horizon = 1e9;
        a.notice = Distribution::uniform(row.t, number + row.t); // one a day, at independent moments
        const Future run{5, 0};
        auto clients = session_clients(a, run, number);
        std::vector<SessionWish> wishes;
        for (const auto& c : clients) wishes.push_back(session_wish(a, run, c, first_monday, {}, 0));
        const std::int64_t waited = gather_company(a, run, first_monday, clients, wishes);
        EXPECT_NEAR(static_cast<double>(waited) / 24 / number, row.wait, 0.015);
        std::map<std::uint32_t, int> sizes;
        for (const auto& wish : wishes)
            if (wish.company) ++sizes[*wish.company];
        double groups = number; // as if all went alone
        for (const auto& [company, size] : sizes) {
            EXPECT_GE(size, 2);
            EXPECT_LE(size, row.k);
            groups -= size - 1;
        }
        EXPECT_NEAR(number / groups, row.size, 0.03);
    }
}

TEST(PoolingTest, waiting_for_company_pools_where_no_event_does) {
    auto a = to_the_match();
    a.events_per_week = 0;
    a.notice = Distribution::uniform(10, 28);
    EXPECT_EQ(year_of(a, {9, 0}).staff.saved_by_pooling, Hours{});
    a.gather_size = 3;
    a.gather_days = 7;
    const auto year = year_of(a, {9, 0});
    EXPECT_GT(year.staff.saved_by_pooling, Hours{});
    EXPECT_GT(year.counts.gathered, 0);
    EXPECT_GT(year.company_wait_days(), 0);
    EXPECT_LE(year.company_wait_days(), a.gather_days);
    EXPECT_EQ(year.counts.group_size[3], 0);
    a.gather_days = 28; // nobody asks so early
    EXPECT_EQ(year_of(a, {9, 0}).counts.gathered, 0);
}

// A vehicle that collects the group costs its way, and only that.
TEST(PoolingTest, a_shared_route_adds_its_way_to_the_travel) {
    auto a = to_the_match();
    const auto run_with = [&](double share, double minutes) {
        a.shared_route = share;
        SessionService service{a, {9, 0}, 3};
        service.set_roads(DistrictRoads{3, {0, minutes, minutes, minutes, 0, minutes, minutes, minutes, 0}});
        for (int i = 0; i < 70; ++i)
            service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
        for (int w = 0; w < 52; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, plenty);
        return service.harvest();
    };
    const auto met = run_with(0, 30), driven = run_with(1, 30), half = run_with(0.5, 30),
               near = run_with(1, 0);
    EXPECT_EQ(met, near);
    const Hours way = driven.staff.travel - met.staff.travel;
    EXPECT_GT(way, Hours{});
    EXPECT_EQ(way, (half.staff.travel - met.staff.travel) * 2);
    EXPECT_EQ(driven.staff.detours, way);
    auto but_travel = driven;
    but_travel.staff.travel = met.staff.travel;
    but_travel.staff.detours = Hours{};
    EXPECT_EQ(but_travel, met);
}

} // namespace
} // namespace omsorg
