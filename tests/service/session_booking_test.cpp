// SPDX-License-Identifier: MIT
#include <omsorg/service/session_booking.hpp>
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/session_slot.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace omsorg {
namespace {

using namespace test;

SessionYear weeks_of(SessionAssumptions a, Run run, int clients, int weeks, Hours staff = plenty) {
    SessionService service{a, run, 3};
    for (int i = 0; i < clients; ++i)
        service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < weeks; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, staff);
    return service.harvest();
}

SessionAssumptions neutral(SessionAssumptions a) {
    a.model = SessionModel::bookable;
    a.choice = 0;
    a.seats_share = 1;
    a.lead_time = 0;
    a.demand_gain = a.extra_reuse = 0;
    return a;
}

// Law 7, S0.14: at the neutral vector booking is the fixed slot, bit for bit, whatever the clients wish and
// however many the staff are.
TEST(SessionBookingTest, the_neutral_vector_is_the_fixed_slot_bit_for_bit) {
    SessionAssumptions fixed;
    fixed.flexibility = 60;
    for (std::uint32_t future : {0u, 1u, 17u})
        for (double hours : {100'000.0, 150.0, 40.0, 0.0}) {
            const auto staff = Hours::from_hours(hours);
            const auto old_way = weeks_of(fixed, {5, future}, 71, 60, staff);
            const auto new_way = weeks_of(neutral(fixed), {5, future}, 71, 60, staff);
            EXPECT_EQ(old_way, new_way) << "future " << future << ", staff hours " << hours;
        }
}

TEST(SessionBookingTest, away_from_the_neutral_vector_something_changes) {
    const SessionAssumptions fixed;
    const auto old_way = weeks_of(fixed, {5, 0}, 71, 60);
    auto choosing = neutral(fixed);
    choosing.choice = 1;
    EXPECT_FALSE(weeks_of(choosing, {5, 0}, 71, 60) == old_way);
    auto fewer = neutral(fixed);
    fewer.seats_share = 0.8;
    EXPECT_LT(weeks_of(fewer, {5, 0}, 71, 60).staff.reserved, old_way.staff.reserved);
}

// Law 2: wishes belong to the client and the week, not to the way of working.
TEST(SessionBookingTest, the_same_wishes_meet_every_model) {
    SessionAssumptions a;
    const auto fixed = weeks_of(a, {5, 2}, 70, 100);
    a.model = SessionModel::bookable;
    const auto bookable = weeks_of(a, {5, 2}, 70, 100);
    a.model = SessionModel::pooled;
    const auto pooled = weeks_of(a, {5, 2}, 70, 100);
    EXPECT_EQ(fixed.counts.wishes, bookable.counts.wishes);
    EXPECT_EQ(fixed.counts.wishes, pooled.counts.wishes);
    EXPECT_EQ(fixed.clients().granted, pooled.clients().granted);
}

TEST(SessionBookingTest, choice_meets_more_wishes) {
    SessionAssumptions a;
    const auto fixed = weeks_of(a, {5, 2}, 70, 200);
    a.model = SessionModel::bookable;
    const auto bookable = weeks_of(a, {5, 2}, 70, 200);
    EXPECT_GT(bookable.met_preference_share(), fixed.met_preference_share() + 0.1);
}

// S0.15: with all wishes at one moment, c* seats of n deny somebody in about 5 % of the weeks.
TEST(SessionBookingTest, seats_by_the_binomial_quantile_deny_somebody_rarely) {
    auto a = plain(0.6);
    a.model = SessionModel::bookable;
    const Future run{11, 0};
    auto clients = session_clients(a, run, 20);
    for (auto& c : clients) c.slot = 1;
    int bad = 0, worse = 0;
    constexpr int weeks = 4000;
    for (int w = 0; w < weeks; ++w) {
        const Day monday = first_monday + std::chrono::days{7 * w};
        a.seats_share = 16.0 / 20;
        bad += session_booking_week(a, run, clients, monday, plenty).counts.no_seat > 0;
        a.seats_share = 15.0 / 20;
        worse += session_booking_week(a, run, clients, monday, plenty).counts.no_seat > 0;
    }
    // P(Bin(20, .6) > 16) = .015961, P(> 15) = .050952.
    EXPECT_NEAR(bad / double{weeks}, 0.015961, 4.5 * 0.00198);
    EXPECT_NEAR(worse / double{weeks}, 0.050952, 4.5 * 0.00348);
}

TEST(SessionBookingTest, a_late_wish_is_refused_by_the_lead_time) {
    auto a = plain(1.0);
    a.model = SessionModel::bookable;
    a.notice = Distribution::constant(2);
    a.lead_time = 3;
    const auto late = weeks_of(a, {1, 0}, 30, 4);
    EXPECT_EQ(late.counts.too_late, 120);
    EXPECT_EQ(late.clients().refused, Hours::from_hours(360));
    a.lead_time = 2;
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 4).counts.agreed, 120);
}

TEST(SessionBookingTest, late_cancellations_and_no_shows_cost_their_share) {
    auto a = plain(1.0);
    a.model = SessionModel::bookable;
    a.late_cancel = 1;
    a.late_cancel_debit = 0.5;
    const auto cancelled = weeks_of(a, {1, 0}, 30, 4);
    EXPECT_EQ(cancelled.debited, Hours::from_hours(180));
    EXPECT_EQ(cancelled.clients().cancelled_late, Hours::from_hours(360));
    EXPECT_EQ(cancelled.staff.idle, Hours::from_hours(360));
    a.late_cancel = 0;
    a.no_show = 1;
    const auto away = weeks_of(a, {1, 0}, 30, 4);
    EXPECT_EQ(away.debited, Hours::from_hours(360));
    EXPECT_EQ(away.clients().away, Hours::from_hours(360));
}

TEST(SessionBookingTest, who_asks_earlier_gets_the_seat) {
    auto a = plain(1.0);
    a.model = SessionModel::bookable;
    const Future run{3, 0};
    auto clients = session_clients(a, run, 40);
    for (auto& c : clients) c.slot = 1;
    a.seats_share = 0.5;
    a.flexibility = 0;
    const auto before = clients;
    const auto week = session_booking_week(a, run, clients, first_monday, plenty);
    EXPECT_EQ(week.counts.agreed, 20);
    double served = 1e9, denied = 0;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const double notice =
            std::min(a.horizon, session_wish(a, run, before[i], first_monday, {}, 0).notice_days);
        if (clients[i].account == Hours{})
            served = std::min(served, notice);
        else
            denied = std::max(denied, notice);
    }
    EXPECT_GE(served, denied);
}

TEST(SessionBookingTest, a_programme_has_the_seats_it_is_given_by_largest_remainder) {
    std::array<double, week_moments> demand{};
    demand[0] = 1;
    demand[4] = 2;
    demand[20] = 3;
    EXPECT_EQ(session_programme(demand, 6)[20], 3);
    const auto seven = session_programme(demand, 7); // quotas 1.17, 2.33, 3.5
    EXPECT_EQ(seven[0], 1);
    EXPECT_EQ(seven[4], 2);
    EXPECT_EQ(seven[20], 4);
    for (int seats : {0, 1, 5, 100, 101}) {
        const auto programme = session_programme(demand, seats);
        EXPECT_EQ(std::accumulate(programme.begin(), programme.end(), 0), seats);
    }
}

TEST(SessionServiceTest, the_order_of_admission_does_not_matter) {
    SessionAssumptions a;
    a.model = SessionModel::pooled;
    SessionService forward{a, {2, 1}, 2}, backward{a, {2, 1}, 2};
    for (int i = 0; i < 50; ++i) forward.admit(key_of(1, i), district(0));
    for (int i = 49; i >= 0; --i) backward.admit(key_of(1, i), district(0));
    for (int w = 0; w < 20; ++w) {
        forward.run_week(first_monday + std::chrono::days{7 * w}, plenty);
        backward.run_week(first_monday + std::chrono::days{7 * w}, plenty);
    }
    EXPECT_EQ(forward.harvest(), backward.harvest());
}

TEST(SessionServiceTest, clients_come_move_and_leave_once) {
    SessionAssumptions a;
    SessionService service{a, {2, 1}, 2};
    const Key anna = key_of(1);
    service.admit(anna, district(0));
    EXPECT_THROW(service.admit(anna, district(1)), Defect);
    service.move(anna, district(1));
    service.run_week(first_monday, plenty);
    EXPECT_EQ(service.clients()[0].district, district(1));
    service.leave(anna);
    EXPECT_FALSE(service.has(anna));
    EXPECT_THROW(service.leave(anna), Defect);
    const auto year = service.harvest();
    EXPECT_EQ(year.credited, year.debited + year.forfeited);
    EXPECT_EQ(year.by_district[1].granted, Hours::from_hours(a.session_hours));
}

} // namespace
} // namespace omsorg
