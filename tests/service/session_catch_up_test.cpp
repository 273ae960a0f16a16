// SPDX-License-Identifier: MIT
#include <omsorg/service/session_catch_up.hpp>

#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace omsorg {
namespace {

using namespace test;

constexpr int clients = 60;

SessionAssumptions saved(double use) {
    auto a = plain(use);
    a.carry_over_weeks = 104;
    return a;
}

struct Shock {
    int from = 10, to = 20; ///< weeks
    SessionShock takes{.events = 1, .staff = plenty, .catch_up = 1};
    Hours staff{};             ///< that are left
    int short_of_staff_to = 0; ///< until this week there is none afterwards either
};

SessionYear lived(const SessionAssumptions& a, Run run, int weeks, const Shock& shock) {
    SessionService service{a, run, 1};
    for (int i = 0; i < clients; ++i) service.admit(key_of(4711, i), district(0));
    for (int w = 0; w < weeks; ++w) {
        const bool on = w >= shock.from && w < shock.to;
        const bool none = !on && w >= shock.from && w < shock.short_of_staff_to;
        const SessionShock calm{.catch_up = shock.takes.catch_up};
        service.run_week(first_monday + std::chrono::days{7 * w},
                         on     ? shock.staff
                         : none ? Hours{}
                                : plenty,
                         on ? shock.takes : calm);
    }
    return service.harvest();
}

const Shock never{.from = 0, .to = 0};

// S2.18: who catches up everything has in the end had what she would have had.
TEST(SessionCatchUpTest, a_shock_that_is_caught_up_only_delays) {
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        auto a = saved(0.4);
        a.model = model;
        const auto calm = lived(a, {8, 0}, 150, never), shocked = lived(a, {8, 0}, 150, {});
        EXPECT_EQ(shocked.counts.went, calm.counts.went);
        EXPECT_EQ(shocked.counts.caught_up, shocked.counts.no_seat);
        EXPECT_GT(shocked.counts.caught_up, 100);
        EXPECT_EQ(shocked.debited, calm.debited);
    }
}

TEST(SessionCatchUpTest, events_called_off_are_caught_up_as_well) {
    auto a = saved(0.4);
    a.model = SessionModel::bookable;
    a.events_per_week = 3;
    a.event_share = a.event_interest = 1;
    Shock closed;
    closed.staff = plenty;
    const auto calm = lived(a, {8, 1}, 150, never), shocked = lived(a, {8, 1}, 150, closed);
    EXPECT_EQ(shocked.counts.no_seat, 0);
    EXPECT_GT(shocked.clients().called_off, Hours::from_hours(300));
    EXPECT_EQ(shocked.counts.went, calm.counts.went);
    // What the weather takes is not the shock's, with or without one.
    a.cancelled_by_weather = a.outdoor_events = 1;
    EXPECT_EQ(lived(a, {8, 1}, 150, closed).counts.anew, 0);
}

TEST(SessionCatchUpTest, so_large_a_share_is_wished_for_anew_and_not_while_the_shock_lasts) {
    const auto a = saved(0.4);
    Shock half;
    half.takes.catch_up = 0.5;
    const auto found = lived(a, {8, 2}, 150, half).counts;
    const auto missed = static_cast<double>(found.no_seat);
    EXPECT_NEAR(static_cast<double>(found.caught_up) / missed, 0.5, 4.5 * std::sqrt(0.25 / missed));
    Shock endless;
    endless.to = 150;
    EXPECT_EQ(lived(a, {8, 2}, 150, endless).counts.anew, 0);
}

// Law 7: without a share, and without a shock, nothing is moved.
TEST(SessionCatchUpTest, without_a_share_or_a_shock_it_is_nothing_bit_for_bit) {
    SessionAssumptions a;
    a.cancelled_by_weather = 0.2;
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        a.model = model;
        Shock calm = never;
        calm.takes.catch_up = 0;
        EXPECT_EQ(lived(a, {8, 3}, 50, calm), lived(a, {8, 3}, 50, never));
        Shock lost;
        lost.takes.catch_up = 0;
        EXPECT_EQ(lived(a, {8, 3}, 50, lost).counts.anew, 0);
    }
}

// The account is the bound: what was forfeited is not caught up.
TEST(SessionCatchUpTest, no_more_is_caught_up_than_the_account_has_saved) {
    auto a = saved(0.5);
    Shock year;
    year.to = 62;
    for (const double weeks : {1, 4, 9}) {
        a.carry_over_weeks = weeks;
        const auto found = lived(a, {8, 4}, 160, year);
        EXPECT_EQ(found.counts.caught_up, clients * static_cast<int>(weeks));
        found.balance();
    }
    EXPECT_EQ(still_owed(7, Hours::from_hours(10), Hours::from_hours(3)), 3);
    EXPECT_EQ(still_owed(2, Hours::from_hours(10), Hours::from_hours(3)), 2);
}

TEST(SessionCatchUpTest, who_wants_to_go_every_week_has_no_week_to_catch_up_in) {
    EXPECT_EQ(lived(saved(1.0), {8, 5}, 60, {}).counts.anew, 0);
}

TEST(SessionCatchUpTest, a_wish_anew_that_finds_no_seat_stays_owed) {
    const auto a = saved(0.4);
    Shock and_then_nobody;
    and_then_nobody.short_of_staff_to = 25;
    const auto at_once = lived(a, {8, 6}, 200, {}).counts,
               later = lived(a, {8, 6}, 200, and_then_nobody).counts;
    EXPECT_EQ(later.caught_up, at_once.caught_up);
    EXPECT_EQ(at_once.anew, at_once.caught_up);
    EXPECT_GT(later.anew, later.caught_up);
}

// Half of the wishes lie anywhere in the week, and some too far from the slot: she tries again until one does not.
TEST(SessionCatchUpTest, a_wish_anew_that_the_rules_refuse_stays_owed_and_its_hours_are_refused_hours) {
    auto a = saved(0.4);
    a.free_wishes = 0.5;
    a.flexibility = 48;
    const auto calm = lived(a, {8, 10}, 250, never), shocked = lived(a, {8, 10}, 250, {});
    EXPECT_EQ(shocked.counts.went, calm.counts.went);
    EXPECT_EQ(shocked.counts.caught_up, shocked.counts.no_seat);
    const std::int64_t again = shocked.counts.anew - shocked.counts.caught_up;
    EXPECT_GT(again, 20);
    EXPECT_EQ(shocked.counts.too_far, calm.counts.too_far + again);
    const auto session = Hours::from_hours(a.session_hours);
    const auto hours = shocked.clients(), as_ever = calm.clients();
    EXPECT_EQ(hours.refused, as_ever.refused + session * static_cast<double>(again));
    EXPECT_EQ(hours.granted, as_ever.granted);
    EXPECT_EQ(hours.not_asked + session * static_cast<double>(shocked.counts.anew), as_ever.not_asked);
    shocked.balance();
}

// Staff who are short without a shock are not what it took.
TEST(SessionCatchUpTest, where_the_shock_takes_no_staff_nobody_is_owed_a_seat) {
    Shock events_only;
    events_only.takes.staff = {};
    const auto found = lived(saved(0.4), {8, 8}, 100, events_only).counts;
    EXPECT_GT(found.no_seat, 100);
    EXPECT_EQ(found.anew, 0);
}

// Sixty clients, forty seats, of which the shock takes half: without it some are without a seat as well.
TEST(SessionCatchUpTest, who_would_have_had_no_seat_anyway_is_owed_nothing) {
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        auto a = saved(0.9);
        a.model = model;
        const Hours half = Hours::from_hours(20 * a.session_hours);
        SessionService calm{a, {8, 9}, 1}, shocked{a, {8, 9}, 1};
        for (int i = 0; i < clients; ++i)
            for (SessionService* service : {&calm, &shocked}) service->admit(key_of(4711, i), district(0));
        for (int w = 0; w < 30; ++w) {
            calm.run_week(first_monday + std::chrono::days{7 * w}, half + half);
            shocked.run_week(first_monday + std::chrono::days{7 * w}, half, {.staff = half, .catch_up = 1});
        }
        std::int64_t owed = 0;
        for (const auto& client : shocked.clients()) owed += client.owed;
        const std::int64_t without = calm.harvest().counts.no_seat, with = shocked.harvest().counts.no_seat;
        EXPECT_GT(without, 200);
        EXPECT_GT(owed, 200);
        EXPECT_EQ(owed, with - without);
    }
}

TEST(SessionCatchUpTest, what_she_herself_cancels_is_not_owed_any_more) {
    auto a = saved(0.4);
    a.late_cancel = 0.3;
    const auto found = lived(a, {8, 7}, 200, {}).counts;
    EXPECT_EQ(found.anew, found.no_seat);
    EXPECT_LT(found.caught_up, found.anew);
}

} // namespace
} // namespace omsorg
