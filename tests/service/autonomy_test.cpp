// SPDX-License-Identifier: MIT
#include <omsorg/service/autonomy.hpp>

#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <optional>

namespace omsorg {
namespace {

using namespace test;

TEST(AutonomyTest, of_home_care_is_counted_by_hand) {
    HomeCareYear year;
    year.delivered = 90, year.late = 9, year.shortened = 18, year.missed = 6, year.given_up = 3,
    year.put_off = 1;
    year.away = 50, year.declined = 20; // her own, and nobody's to keep
    Autonomy found = autonomy_of(year.met(), 10);
    EXPECT_DOUBLE_EQ(*found[AutonomyPart::time], 0.81);
    EXPECT_DOUBLE_EQ(*found[AutonomyPart::kept], 0.72);
    EXPECT_FALSE(found[AutonomyPart::who]) << "nobody was followed";
    year.continuity_clients = 2, year.continuity_staff = 50;
    found = autonomy_of(year.met(), 10);
    EXPECT_DOUBLE_EQ(*found[AutonomyPart::who], 0.4);
    AutonomyAssumptions a;
    EXPECT_DOUBLE_EQ(*found.index(a), (0.81 + 0.72 + 0.4) / 3);
    a.who = 0;
    EXPECT_DOUBLE_EQ(*found.index(a), (0.81 + 0.72) / 2) << "as if it were not there";
    EXPECT_FALSE(autonomy_of(VisitsMet{}, 10).index(a));
    a = {.time = 0, .who = 0, .choice = 0, .kept = 0, .company = 0, .channel = 0};
    EXPECT_FALSE(found.index(a));
}

TEST(AutonomyTest, lies_between_its_parts_and_knows_only_the_proportions_of_its_weights) {
    EXPECT_TRUE(rc::check([] {
        Autonomy some, full;
        AutonomyAssumptions a, doubled;
        double least = 1, greatest = 0;
        double* weights[] = {&a.time, &a.who, &a.choice, &a.kept, &a.company, &a.channel};
        double* twice[] = {&doubled.time, &doubled.who,     &doubled.choice,
                           &doubled.kept, &doubled.company, &doubled.channel};
        for (std::size_t i = 0; i < autonomy_parts; ++i) {
            *weights[i] = *rc::gen::inRange(1, 9), *twice[i] = 2 * *weights[i];
            if (*rc::gen::inRange(0, 3) == 0) continue;
            const double part = *rc::gen::inRange(0, 65) / 64.0;
            some.parts[i] = part, full.parts[i] = 1;
            least = std::min(least, part), greatest = std::max(greatest, part);
        }
        const auto index = some.index(a);
        RC_ASSERT(index.has_value() == (least <= greatest));
        if (!index) return;
        RC_ASSERT(least - 1e-12 <= *index && *index <= greatest + 1e-12);
        RC_ASSERT(*index == *some.index(doubled));
        RC_ASSERT(*full.index(a) == 1);
    }));
}

/// The wishes are the same; what the client decides is not. Booking lets her choose, and meets more of her times.
TEST(AutonomyTest, rises_from_the_fixed_slot_to_the_booked_session) {
    SessionAssumptions a;
    a.one_to_one_share = 1, a.two_staff_share = 0;
    const auto lived = [&](SessionModel model, bool preferred = false) {
        a.model = model;
        a.preferred_weight = preferred ? 0.5 : 0;
        SessionService service{a, Future{.seed = 3}, 3};
        for (int i = 0; i < 60; ++i) service.admit(key_of(4711, i), district(0));
        for (int week = 0; week < 40; ++week)
            service.run_week(first_monday + std::chrono::days{7 * week}, plenty);
        return autonomy_of(service.harvest().counts, preferred);
    };
    const Autonomy fixed = lived(SessionModel::fixed_slot), booked = lived(SessionModel::bookable);
    EXPECT_EQ(*fixed[AutonomyPart::choice], 0);
    EXPECT_EQ(*booked[AutonomyPart::choice], 1);
    EXPECT_GT(*booked[AutonomyPart::time], *fixed[AutonomyPart::time] + 0.1);
    EXPECT_GT(*booked.index({}), *fixed.index({}) + 0.2);
    EXPECT_FALSE(booked[AutonomyPart::who]);
    EXPECT_GT(*lived(SessionModel::bookable, true)[AutonomyPart::who], a.preferred_on_duty);
    EXPECT_FALSE(booked[AutonomyPart::company]) << "none is offered";
}

/// A change of mind is her own decision, and so is staying away: at a slot that is her wish nothing is lost by them.
TEST(AutonomyTest, what_she_herself_calls_off_is_not_held_against_the_service) {
    SessionAssumptions a = plain(0.7);
    a.cancel = 0.2, a.late_cancel = 0.1, a.no_show = 0.1;
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable}) {
        a.model = model;
        SessionService service{a, Future{.seed = 3}, 3};
        for (int i = 0; i < 60; ++i) service.admit(key_of(4711, i), district(0));
        for (int week = 0; week < 40; ++week)
            service.run_week(first_monday + std::chrono::days{7 * week}, plenty);
        const SessionYear year = service.harvest();
        EXPECT_GT(year.counts.cancelled + year.counts.late_cancels + year.counts.no_shows, 300);
        EXPECT_LT(year.flexibility_index(), 0.8);
        EXPECT_EQ(*autonomy_of(year.counts, false)[AutonomyPart::time], 1);
    }
}

/// All who have no consent go alone, as they wish; and with nobody else interested, who said yes goes alone as well.
TEST(AutonomyTest, company_is_met_for_whoever_says_no_or_has_it) {
    SessionAssumptions a;
    a.model = SessionModel::pooled;
    a.event_share = 1, a.event_interest = 0.5, a.events_per_week = 1;
    a.late_cancel = a.no_show = 0;
    const auto company = [&](double consent, int clients) {
        a.consent = consent;
        SessionService service{a, Future{.seed = 3}, 1};
        for (int i = 0; i < clients; ++i) service.admit(key_of(4711, i), district(0));
        for (int week = 0; week < 60; ++week)
            service.run_week(first_monday + std::chrono::days{7 * week}, plenty);
        return *autonomy_of(service.harvest().counts, false)[AutonomyPart::company];
    };
    EXPECT_EQ(company(0, 30), 1);
    EXPECT_EQ(company(1, 1), 0);
    EXPECT_GT(company(1, 30), 0.5);
    a.gather_size = 2, a.event_share = 0.5; // who waits for company goes to no event
    EXPECT_EQ(company(0, 30), 1);
    EXPECT_GT(company(1, 30), 0.5);
}

/// Of ten who were promised a session and came to one sold beyond its staff, whoever was turned away was not kept faith with.
TEST(AutonomyTest, what_was_agreed_is_not_kept_for_whoever_is_turned_away) {
    SessionCounts counts;
    counts.agreed = 6, counts.turned_away = 4; // what she was turned away from is agreed no longer
    EXPECT_DOUBLE_EQ(*autonomy_of(counts, false)[AutonomyPart::kept], 0.6);
    SessionAssumptions a = plain(0.9);
    a.model = SessionModel::bookable;
    a.no_show = 0.3, a.overbooking = 0.5;
    SessionService service{a, Future{.seed = 3}, 3};
    for (int i = 0; i < 60; ++i) service.admit(key_of(4711, i), district(0));
    for (int week = 0; week < 40; ++week)
        service.run_week(first_monday + std::chrono::days{7 * week}, Hours::from_hours(120));
    const SessionCounts lived = service.harvest().counts;
    EXPECT_GT(lived.turned_away, 20);
    const auto promised = static_cast<double>(lived.agreed + lived.turned_away);
    EXPECT_NEAR(*autonomy_of(lived, false)[AutonomyPart::kept],
                1 - static_cast<double>(lived.turned_away) / promised, 1e-12);
}

TEST(AutonomyTest, the_channel_is_met_unless_she_would_have_another) {
    NightYear night;
    night.client_nights = 100, night.camera_nights = 10;
    EXPECT_DOUBLE_EQ(*autonomy_of(night, 0.25)[AutonomyPart::channel], 0.85);
    EXPECT_DOUBLE_EQ(*autonomy_of(night, 0.1)[AutonomyPart::channel], 1);
    EXPECT_DOUBLE_EQ(*autonomy_of(night, 0)[AutonomyPart::channel], 1) << "nobody has it who would not";
    EXPECT_FALSE(autonomy_of(NightYear{}, 0.25).index({}));
    CaseworkYear office;
    office.by_type[0].received = 220, office.by_type[0].digital = 20;
    office.appeals = 20; // these are no applications
    EXPECT_DOUBLE_EQ(*autonomy_of(office, 0.4)[AutonomyPart::channel], 0.7);
    EXPECT_FALSE(autonomy_of(CaseworkYear{}, 0.4).index({}));
    SessionYear days;
    days.counts.went = 75, days.counts.turned_away = 25;
    days.counts.no_seat = 50; // never promised
    EXPECT_DOUBLE_EQ(*autonomy_of_day_activity(days.counts).index({}), 0.75);
    days.counts.client_weeks = 10, days.counts.choosing = 5;
    EXPECT_DOUBLE_EQ(*autonomy_of_day_activity(days.counts)[AutonomyPart::choice], 0.5);
    EXPECT_DOUBLE_EQ(*autonomy_of_day_activity(days.counts).index({}), (0.75 + 0.5) / 2);
}

} // namespace
} // namespace omsorg
