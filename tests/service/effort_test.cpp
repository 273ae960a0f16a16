// SPDX-License-Identifier: MIT
#include <omsorg/service/effort.hpp>

#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace omsorg {
namespace {

using namespace test;
using namespace literals;

EffortAssumptions nothing() {
    EffortAssumptions a;
    a.phone = a.booking = a.travel = a.digital = a.waiting = 0;
    return a;
}

HomeCareYear a_year() {
    HomeCareYear year;
    year.delivered = 970, year.missed = 20, year.given_up = 10, year.seconds_late = 50 * 60;
    year.digital.tools[static_cast<std::size_t>(DigitalTool::video_visit)].visits = 25;
    year.digital.tools[static_cast<std::size_t>(DigitalTool::dispenser)].visits = 5;
    return year;
}

/// By hand: 30 calls of 10 minutes, half of 50 minutes late, 25 visits by video of 3; a dispenser prepares itself.
TEST(EffortTest, of_home_care_is_calls_waiting_and_preparing) {
    EffortAssumptions a;
    a.waiting = 0.5;
    const ClientEffort found = effort_of(a, a_year().met());
    EXPECT_DOUBLE_EQ(found.minutes, 300 + 25 + 75);
    EXPECT_EQ(found.contacts, 1000);
    EXPECT_DOUBLE_EQ(*found.per_contact(), 0.4);
    EXPECT_FALSE(effort_of(a, VisitsMet{}).per_contact());
}

/// Whoever may choose books each wish; at her fixed slot there is nothing to book.
TEST(EffortTest, of_sessions_is_a_booking_for_each_wish_and_a_call_for_each_change_of_mind) {
    SessionAssumptions a = plain(0.8);
    const auto lived = [&](SessionModel model) {
        a.model = model;
        SessionService service{a, Future{.seed = 3}, 3};
        for (int i = 0; i < 60; ++i) service.admit(key_of(4711, i), district(0));
        for (int week = 0; week < 40; ++week)
            service.run_week(first_monday + std::chrono::days{7 * week}, plenty);
        return service.harvest().counts;
    };
    const EffortAssumptions minutes;
    EXPECT_EQ(effort_of(minutes, lived(SessionModel::fixed_slot)).minutes, 0);
    const SessionCounts booked = lived(SessionModel::bookable);
    EXPECT_EQ(booked.choosing, booked.client_weeks);
    EXPECT_EQ(booked.chose, booked.wishes);
    EXPECT_DOUBLE_EQ(*effort_of(minutes, booked).per_contact(), minutes.booking)
        << "who books gets a seat, and goes";
    a.late_cancel = 0.25;
    const SessionCounts sorry = lived(SessionModel::bookable);
    EXPECT_EQ(sorry.late_cancels, sorry.agreed - sorry.went);
    EXPECT_DOUBLE_EQ(effort_of(minutes, sorry).minutes,
                     minutes.booking * static_cast<double>(sorry.wishes) +
                         minutes.phone * static_cast<double>(sorry.late_cancels));
    EXPECT_DOUBLE_EQ(effort_of(minutes, sorry, 10).minutes - effort_of(minutes, sorry).minutes,
                     10 * minutes.digital);
}

TEST(EffortTest, of_the_ways_is_there_and_back_also_for_whoever_is_sent_home) {
    const EffortAssumptions a;
    SessionCounts days;
    days.went = 90, days.turned_away = 10, days.cancelled = 3, days.late_cancels = 1;
    days.no_seat = 50; // asked for, and never on the way
    EXPECT_DOUBLE_EQ(effort_of_day_activity(a, days).minutes, 100 * a.travel + 4 * a.phone);
    days.chose = 150;
    EXPECT_DOUBLE_EQ(effort_of_day_activity(a, days).minutes, 100 * a.travel + 4 * a.phone + 150 * a.booking);
    EXPECT_EQ(effort_of_day_activity(a, days).contacts, 90);
    TrainingYear flat;
    flat.trained = 12_hours;
    EXPECT_DOUBLE_EQ(effort_of(a, flat, 4_hours).minutes, 3 * a.travel);
    EXPECT_DOUBLE_EQ(*effort_of(a, flat, 4_hours).per_contact(), a.travel);
    EXPECT_FALSE(effort_of(a, flat, Hours{}).per_contact());
}

TEST(EffortTest, is_linear_in_every_key_and_nothing_at_nought) {
    EXPECT_EQ(effort_of(nothing(), a_year().met()).minutes, 0);
    EXPECT_TRUE(rc::check([] {
        EffortAssumptions a = nothing(), b = nothing(), both = nothing();
        for (double EffortAssumptions::*key :
             {&EffortAssumptions::phone, &EffortAssumptions::booking, &EffortAssumptions::travel,
              &EffortAssumptions::digital, &EffortAssumptions::waiting}) {
            a.*key = *rc::gen::inRange(0, 64), b.*key = *rc::gen::inRange(0, 64);
            both.*key = a.*key + b.*key;
        }
        SessionCounts year;
        year.chose = *rc::gen::inRange(0, 99), year.cancelled = *rc::gen::inRange(0, 99);
        year.went = *rc::gen::inRange(0, 99), year.turned_away = *rc::gen::inRange(0, 99);
        RC_ASSERT(effort_of(a, a_year().met()).minutes + effort_of(b, a_year().met()).minutes ==
                  effort_of(both, a_year().met()).minutes);
        RC_ASSERT(effort_of(a, year).minutes + effort_of(b, year).minutes == effort_of(both, year).minutes);
        RC_ASSERT(effort_of_day_activity(a, year).minutes + effort_of_day_activity(b, year).minutes ==
                  effort_of_day_activity(both, year).minutes);
    }));
}

} // namespace
} // namespace omsorg
