// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/escort_service.hpp>
#include <omsorg/service/pooling.hpp>

#include "escort_test_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

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
    const Stream gaps{{42, 0}, Purpose::escort_event};
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

EscortYear year_of(const EscortAssumptions& a, Run run) {
    EscortService service{a, run, 3};
    for (int i = 0; i < 70; ++i) service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < 104; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, plenty);
    return service.harvest();
}

// Law 7: a group of one is a booking.
TEST(PoolingTest, groups_of_one_equal_booking_bit_for_bit) {
    EscortAssumptions a;
    a.events_per_week = 3;
    a.event_share = 0.8;
    for (std::uint32_t future : {0u, 4u}) {
        a.model = EscortModel::bookable;
        const auto booked = year_of(a, {9, future});
        auto pooled = a;
        pooled.model = EscortModel::pooled;
        pooled.group_size_cap = 1;
        EXPECT_EQ(year_of(pooled, {9, future}), booked);
    }
}

TEST(PoolingTest, going_together_saves_staff_time_and_no_client_time) {
    EscortAssumptions a;
    a.events_per_week = 2;
    a.event_share = 0.9;
    a.event_interest = 0.6;
    a.consent = 1;
    a.model = EscortModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_GT(year.staff.saved_by_pooling, Hours{});
    EXPECT_GT(year.pooling_gain(), 1.05);
    EXPECT_EQ(year.staff.with_clients,
              year.staff.delivered + year.staff.second_staff - year.staff.saved_by_pooling);
    EXPECT_EQ(year.staff.delivered, year.clients().delivered);
    // S0.17: each decision is fulfilled one by one: what is delivered or missed is debited whole.
    EXPECT_EQ(year.debited, year.clients().delivered + year.clients().away + year.clients().cancelled_late);
    EXPECT_GT(year.counts.group_size[2], 0); // some trios
}

// S0.18: without wishes that coincide there is nothing to pool.
TEST(PoolingTest, without_events_nothing_is_pooled) {
    EscortAssumptions a;
    a.events_per_week = 0;
    a.model = EscortModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_DOUBLE_EQ(year.pooling_gain(), 1.0);
}

TEST(PoolingTest, without_consent_nothing_is_pooled) {
    EscortAssumptions a;
    a.event_share = 1;
    a.events_per_week = 3;
    a.consent = 0;
    a.model = EscortModel::pooled;
    const auto year = year_of(a, {9, 0});
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_GT(year.counts.declined_company, 0);
}

} // namespace
} // namespace omsorg
