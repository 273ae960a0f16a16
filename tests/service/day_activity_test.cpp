// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/session_slot.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace test;

constexpr Day ordinary_monday{std::chrono::year{2027} / 2 / 1}; // no holiday in seven weeks, until Easter

SessionYear weeks_of(const DayActivityAssumptions& a, int clients, int weeks, Hours staff = plenty,
                     std::uint32_t units = 3, Run run = {4, 0}) {
    DayActivity activity{a, run, 3};
    for (int i = 0; i < clients; ++i)
        activity.admit(key_of(i), district(static_cast<std::uint32_t>(i) % units));
    for (int w = 0; w < weeks; ++w) activity.run_week(ordinary_monday + std::chrono::days{7 * w}, staff);
    return activity.harvest();
}

Hours hours(double h) { return Hours::from_hours(h); }

TEST(DayActivityTest, every_day_granted_is_a_day_delivered_when_nobody_is_away_and_staff_suffice) {
    DayActivityAssumptions a;
    a.absence = 0;
    const auto year = weeks_of(a, 30, 7);
    EXPECT_EQ(year.clients().granted, hours(30 * 4 * 6.0 * 7));
    EXPECT_EQ(year.clients().delivered, year.clients().granted);
    EXPECT_EQ(year.pooling_gain(), year.staff.delivered / year.staff.with_clients);
    EXPECT_LE(year.pooling_gain(), 4);
    EXPECT_EQ(year.met_preference_share(), 1);
    EXPECT_EQ(year.flexibility_index(), 1);
}

TEST(DayActivityTest, nobody_is_there_on_a_weekend_or_a_public_holiday) {
    DayActivityAssumptions a;
    a.absence = 0;
    a.days_a_week = 5;
    DayActivity activity{a, {4, 0}, 1};
    activity.admit(key_of(1), district(0));
    const Day holy_week{std::chrono::year{2027} / 3 / 22}; // Good Friday falls in it
    activity.run_week(holy_week, plenty);
    EXPECT_EQ(activity.harvest().clients().granted, hours(4 * 6.0));
}

/// The oracle: staff by district and weekday, counted by hand.
TEST(DayActivityTest, staff_are_the_participants_over_the_ratio_rounded_up_unit_by_unit_or_together) {
    DayActivityAssumptions a;
    a.absence = 0;
    DayActivity activity{a, {4, 0}, 3};
    for (int i = 0; i < 50; ++i) activity.admit(key_of(i), district(static_cast<std::uint32_t>(i % 3)));
    int apart = 0, together = 0;
    for (int weekday = 0; weekday < 5; ++weekday) {
        int all = 0;
        for (std::uint32_t d = 0; d < 3; ++d) {
            int n = 0;
            for (const auto& c : activity.clients())
                n += c.district == district(d) && (weekday - c.first_day + 5) % 5 < 4;
            apart += (n + 3) / 4;
            all += n;
        }
        together += (all + 3) / 4;
    }
    EXPECT_EQ(activity.staff_hours_needed(), hours(6.0 * apart));
    activity.run_week(ordinary_monday, plenty);
    EXPECT_EQ(activity.harvest().staff.with_clients, hours(6.0 * apart));
    a.model = SessionModel::pooled;
    EXPECT_EQ(activity.staff_hours_needed(), hours(6.0 * together));
    activity.run_week(ordinary_monday, plenty);
    EXPECT_EQ(activity.harvest().staff.with_clients, hours(6.0 * together));
    EXPECT_LT(together, apart);
}

TEST(DayActivityTest, one_unit_nothing_known_and_no_risk_make_the_three_ways_one_bit_for_bit) {
    DayActivityAssumptions a;
    for (double staff : {1e6, 40.0, 200.0, 0.0}) {
        a.model = SessionModel::fixed_slot;
        const auto fixed = weeks_of(a, 40, 8, hours(staff), 1);
        for (const auto model : {SessionModel::bookable, SessionModel::pooled}) {
            a.model = model;
            EXPECT_EQ(weeks_of(a, 40, 8, hours(staff), 1), fixed);
        }
    }
    a.model = SessionModel::bookable;
    const auto three = weeks_of(a, 40, 8);
    a.model = SessionModel::fixed_slot;
    EXPECT_EQ(weeks_of(a, 40, 8), three); // and booking needs no single unit
}

// Law 7: no rule of booking does anything at its neutral value, whatever stands beside it; and each does something else.
TEST(DayActivityTest, every_rule_of_booking_at_its_neutral_value_is_nothing_bit_for_bit) {
    DayActivityAssumptions a;
    for (const auto model : {SessionModel::bookable, SessionModel::pooled}) {
        a.model = SessionModel::fixed_slot;
        a.notice = Distribution::exponential(7.0);
        a.horizon = 28;
        const auto fixed = weeks_of(a, 40, 8, hours(200), 1);
        a.model = model;
        a.notice = Distribution::uniform(0, 3);
        a.horizon = 2;
        a.cancel_notice = Distribution::constant(1); // of what nobody tells
        EXPECT_EQ(weeks_of(a, 40, 8, hours(200), 1), fixed);
    }
    a.model = SessionModel::bookable;
    a.known = 0.8;
    const auto told = weeks_of(a, 40, 8);
    const auto differs = [&](auto member, double value) {
        DayActivityAssumptions other = a;
        other.*member = value;
        return weeks_of(other, 40, 8) != told;
    };
    EXPECT_TRUE(differs(&DayActivityAssumptions::seats_share, 0.8));
    EXPECT_TRUE(differs(&DayActivityAssumptions::flexibility, 0.8));
    EXPECT_TRUE(differs(&DayActivityAssumptions::lead_time, 2));
    EXPECT_TRUE(differs(&DayActivityAssumptions::cancel_cutoff, 2));
    EXPECT_FALSE(differs(&DayActivityAssumptions::waitlist, 3)) << "everybody has her seat";
    a.seats_share = 0.8;
    const auto denied = weeks_of(a, 40, 8);
    a.waitlist = 3;
    EXPECT_GT(weeks_of(a, 40, 8).counts.promoted, 0);
    EXPECT_GT(weeks_of(a, 40, 8).clients().delivered, denied.clients().delivered);
}

// What is told after the cut-off is late: its seat stands empty, and staff were planned for it.
TEST(DayActivityTest, the_cut_off_parts_what_is_told_in_time_from_what_is_told_late) {
    DayActivityAssumptions a;
    a.model = SessionModel::bookable;
    a.absence = 0.4;
    a.known = 0.5;
    a.cancel_cutoff = 36;
    a.notice = Distribution::constant(60); // booked long before anything is told
    const auto year = weeks_of(a, 120, 7);
    const double days = 120 * 4 * 7, late = 0.4 * 0.5 * (1 - std::exp(-0.5));
    const auto clients = year.clients();
    const auto close = [&](Hours found, double share) {
        EXPECT_NEAR(found / clients.granted, share, 4.6 * std::sqrt(share * (1 - share) / days));
    };
    close(clients.cancelled_late, late);
    close(clients.not_asked, 0.4 * 0.5 - late);
    close(clients.away, 0.4 * 0.5);
    EXPECT_EQ(year.counts.late_cancels * hours(6.0).ticks(), clients.cancelled_late.ticks());
}

// Who may have another day gets back what she was away from, and the roster holds for it.
TEST(DayActivityTest, days_that_may_be_moved_are_days_had_and_the_roster_knows_it) {
    DayActivityAssumptions a;
    a.model = SessionModel::bookable;
    a.absence = 0.3;
    a.known = 1;
    a.notice = Distribution::constant(60); // everybody has asked for her own day before anybody tells
    a.cancel_notice = Distribution::uniform(0, 400);
    const auto stays = weeks_of(a, 90, 7);
    DayActivity before{a, {4, 0}, 3};
    for (int i = 0; i < 90; ++i) before.admit(key_of(i), district(static_cast<std::uint32_t>(i) % 3));
    const Hours needed = before.staff_hours_needed();
    a.flexibility = 1;
    const auto moves = weeks_of(a, 90, 7);
    EXPECT_GT(before.staff_hours_needed(), needed);
    EXPECT_EQ(moves.clients().granted, stays.clients().granted);
    EXPECT_GT(moves.clients().delivered / stays.clients().delivered, 1.1);
    EXPECT_EQ(moves.counts.met,
              moves.counts.went - (moves.clients().delivered - stays.clients().delivered).ticks() /
                                      hours(6.0).ticks()); // all the others on their own day
    a.days_a_week = 5;                                     // no other day is left
    const auto full = weeks_of(a, 90, 7);
    a.flexibility = 0;
    EXPECT_EQ(weeks_of(a, 90, 7), full);
}

/// By hand: who may move her days books each of them and chooses every week; with all five there is nothing to choose.
TEST(DayActivityTest, days_that_may_be_moved_are_booked_and_chosen_and_fixed_days_are_neither) {
    DayActivityAssumptions a;
    a.days_a_week = 3;
    a.absence = 0;
    const auto counts_of = [&](SessionModel model, double flexibility) {
        a.model = model;
        a.flexibility = flexibility;
        return weeks_of(a, 40, 7).counts;
    };
    for (const SessionCounts& fixed :
         {counts_of(SessionModel::fixed_slot, 1), counts_of(SessionModel::bookable, 0)}) {
        EXPECT_EQ(fixed.chose, 0);
        EXPECT_EQ(fixed.choosing, 0);
        EXPECT_EQ(fixed.client_weeks, 40 * 7);
    }
    for (const auto model : {SessionModel::bookable, SessionModel::pooled}) {
        const SessionCounts booked = counts_of(model, 1);
        EXPECT_EQ(booked.chose, 40 * 7 * 3);
        EXPECT_EQ(booked.client_weeks, 40 * 7);
        EXPECT_EQ(booked.choosing, 40 * 7);
    }
    a.days_a_week = 5;
    EXPECT_EQ(counts_of(SessionModel::bookable, 1).client_weeks, 0);
}

TEST(DayActivityTest, absence_known_beforehand_needs_no_staff) {
    DayActivityAssumptions a;
    a.absence = 0.3;
    a.known = 1;
    a.model = SessionModel::bookable;
    const auto year = weeks_of(a, 60, 7);
    EXPECT_EQ(year.clients().away, Hours{});
    const double share = year.clients().not_asked / year.clients().granted;
    EXPECT_NEAR(share, 0.3, 4.5 * std::sqrt(0.21 / (60 * 4 * 7)));
    EXPECT_EQ(year.clients().delivered + year.clients().not_asked, year.clients().granted);
    a.model = SessionModel::fixed_slot; // who has a place that is hers does not tell
    EXPECT_EQ(weeks_of(a, 60, 7).clients().not_asked, Hours{});
}

/// The closed form of the seats once more: the share of days on which somebody is sent home.
TEST(DayActivityTest, the_risk_taken_is_the_share_of_days_that_send_somebody_home) {
    DayActivityAssumptions a;
    a.absence = 0.3;
    a.days_a_week = 5;
    a.support_ratio = 1;
    a.risk = 0.1;
    a.model = SessionModel::bookable;
    DayActivity activity{a, {4, 0}, 1};
    for (int i = 0; i < 20; ++i) activity.admit(key_of(i), district(0));
    const int places = seats_that_suffice(20, 0.7, 0.9);
    EXPECT_EQ(activity.staff_hours_needed(), hours(places * 6.0 * 5));
    int crowded = 0, weeks = 0;
    for (int w = 0; w < 600; ++w) {
        activity.run_week(ordinary_monday + std::chrono::days{7 * w}, hours(places * 6.0 * 5));
        const auto year = activity.harvest();
        if (year.clients().granted != hours(20 * 6.0 * 5)) continue; // a holiday
        ++weeks;
        crowded += year.counts.turned_away > 0;
    }
    double risk = 0; // P(Bin(20, .7) > places)
    for (int k = places + 1; k <= 20; ++k)
        risk += std::exp(std::lgamma(21) - std::lgamma(k + 1) - std::lgamma(21 - k) + k * std::log(0.7) +
                         (20 - k) * std::log(0.3));
    const double week = 1 - std::pow(1 - risk, 5);
    EXPECT_LE(risk, 0.1);
    EXPECT_NEAR(crowded / static_cast<double>(weeks), week, 4.5 * std::sqrt(week * (1 - week) / weeks));
}

TEST(DayActivityTest, with_too_few_staff_somebody_is_sent_home_and_not_always_the_same) {
    DayActivityAssumptions a;
    a.absence = 0;
    a.days_a_week = 5;
    a.support_ratio = 1;
    const auto year = weeks_of(a, 30, 7, hours(15 * 6.0 * 5));
    EXPECT_EQ(year.clients().delivered, hours(15 * 6.0 * 5 * 7));
    EXPECT_EQ(year.clients().no_staff, year.clients().delivered);
    for (const auto& unit : year.by_district)
        EXPECT_EQ(unit.delivered, hours(5 * 6.0 * 5 * 7)); // fair between units
    const auto none = weeks_of(a, 30, 7, Hours{});
    EXPECT_EQ(none.clients().no_staff, none.clients().granted);
}

TEST(DayActivityTest, the_order_of_admission_does_not_matter) {
    const DayActivityAssumptions a;
    DayActivity forwards{a, {4, 1}, 2}, backwards{a, {4, 1}, 2};
    for (int i = 0; i < 20; ++i) forwards.admit(key_of(i), district(0));
    for (int i = 19; i >= 0; --i) backwards.admit(key_of(i), district(0));
    for (int w = 0; w < 10; ++w) {
        forwards.run_week(ordinary_monday + std::chrono::days{7 * w}, hours(60));
        backwards.run_week(ordinary_monday + std::chrono::days{7 * w}, hours(60));
    }
    EXPECT_EQ(forwards.harvest(), backwards.harvest());
    forwards.leave(key_of(3));
    EXPECT_FALSE(forwards.has(key_of(3)));
    EXPECT_THROW(forwards.leave(key_of(3)), Defect);
}

} // namespace
} // namespace omsorg
