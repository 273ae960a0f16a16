// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/night_supervision.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using Future = Run;

constexpr Day new_year{std::chrono::year{2027} / 1 / 1};
const Hours plenty = Hours::from_hours(100'000);

DistrictId district(std::uint32_t d) { return DistrictId{d}; }

/// Every client by camera from the first night, nothing fails.
NightSupervisionAssumptions all_cameras() {
    NightSupervisionAssumptions a;
    a.offered = a.suitable = a.accepted = a.retained = 1;
    a.accepted_drift = 0;
    a.failure = 0;
    return a;
}

NightYear nights_of(const NightSupervisionAssumptions& a, Future run, int clients, int nights,
                    Hours patrol = plenty) {
    NightSupervision service{a, run, 2};
    for (int i = 0; i < clients; ++i)
        service.admit(key_of(7, i), district(static_cast<std::uint32_t>(i % 2)));
    for (int n = 0; n < nights; ++n) service.run_night(new_year + std::chrono::days{n}, patrol);
    return service.harvest();
}

// S2.22: published closed form, 1.5 + .01·30 + .1·(1.5 + .5·30) = 3.45 minutes, 88.5 % below 30.
TEST(NightSupervisionTest, staff_minutes_per_look_follow_the_closed_form) {
    const auto a = all_cameras();
    EXPECT_NEAR(expected_minutes_per_look(a), 3.45, 1e-12);
    EXPECT_NEAR(1 - expected_minutes_per_look(a) / (a.visit + a.travel), 0.885, 1e-12);

    const auto year = nights_of(a, {3, 0}, 300, 365);
    const double checks = static_cast<double>(year.checks);
    const double minutes = 60 * (year.looks + year.visits + year.travel).value() / checks;
    // Per check: 1.5 with .89, 31.5 with .01, 3 with .05, 33 with .05; standard deviation 7.10 minutes.
    const double se = 7.10 / std::sqrt(checks);
    EXPECT_NEAR(minutes, 3.45, 4.5 * se);
    EXPECT_GT(std::abs(minutes - 3.45 * 1.05), 4.5 * se); // would reject 5 % more
    EXPECT_LT(se / 3.45, 0.005);
}

TEST(NightSupervisionTest, hours_balance_and_a_look_replaces_the_granted_time) {
    const auto year = nights_of(all_cameras(), {3, 1}, 50, 100);
    year.balance();
    const auto all = year.clients();
    EXPECT_EQ(all.granted, Hours::from_hours(50 * 100 * 3 * 0.25));
    EXPECT_EQ(all.delivered, Hours::from_hours(0.25 * static_cast<double>(year.escalations)));
    EXPECT_EQ(all.no_staff, Hours{});
    EXPECT_GT(all.replaced_by_digital, all.delivered);
    EXPECT_EQ(year.planned_visits, 0);
    EXPECT_EQ(year.cameras_started, 50);
    EXPECT_EQ(year.setup, Hours::from_hours(150));
}

// Law 7: at offer 0 nothing digital is left: every check is a visit, whatever else is assumed of cameras.
TEST(NightSupervisionTest, at_offer_zero_every_check_is_a_visit) {
    auto a = all_cameras();
    a.offered = 0;
    const auto none = nights_of(a, {3, 1}, 50, 100);
    EXPECT_EQ(none.clients().delivered, none.clients().granted);
    EXPECT_EQ(none.looks + none.setup, Hours{});
    EXPECT_EQ(none.camera_nights + none.escalations, 0);
    a.look = 9, a.unseen = 0.7, a.abnormal = 0.3, a.failure = 0.5, a.setup = 40, a.accepted = 0.2;
    EXPECT_EQ(nights_of(a, {3, 1}, 50, 100), none); // bit for bit
    auto other_step = all_cameras();
    other_step.suitable = 0;
    EXPECT_EQ(nights_of(other_step, {3, 1}, 50, 100), none);
}

// Finding 3: the steps of the funnel multiply.
TEST(NightSupervisionTest, the_funnel_is_the_product_of_its_steps) {
    NightSupervisionAssumptions a;
    a.offered = 0.8, a.suitable = 0.7, a.accepted = 0.3, a.retained = 0.95;
    a.accepted_drift = 0;
    a.trial_days = 0;
    NightSupervision service{a, {3, 0}, 1};
    constexpr int clients = 20'000;
    for (int i = 0; i < clients; ++i) service.admit(key_of(7, i), district(0));
    service.run_night(new_year, Hours{});
    const double expected = 0.8 * 0.7 * 0.3 * 0.95;
    EXPECT_NEAR(static_cast<double>(service.by_camera()) / clients, expected,
                4.5 * std::sqrt(expected * (1 - expected) / clients));
}

TEST(NightSupervisionTest, a_wider_offer_adds_clients_and_moves_nobody_else) {
    NightSupervisionAssumptions a;
    a.offered = 0.3;
    NightSupervision service{a, {3, 0}, 1};
    for (int i = 0; i < 2000; ++i) service.admit(key_of(7, i), district(0));
    service.run_night(new_year, plenty);
    const auto before = service.by_camera();
    const auto started = service.harvest().cameras_started;
    a.offered = 0.9; // a dated change
    service.run_night(new_year + std::chrono::days{1}, plenty);
    const auto year = service.harvest();
    EXPECT_GT(service.by_camera(), before);
    EXPECT_EQ(static_cast<std::int64_t>(service.by_camera()), started + year.cameras_started);
}

TEST(NightSupervisionTest, whoever_dislikes_the_trial_goes_back_to_visits) {
    auto a = all_cameras();
    a.retained = 0;
    a.trial_days = 30;
    const auto year = nights_of(a, {3, 0}, 40, 100);
    EXPECT_EQ(year.cameras_given_up, 40);
    EXPECT_EQ(year.camera_nights, 40 * 30);
    EXPECT_EQ(year.planned_visits, 40 * 70 * 3);
}

TEST(NightSupervisionTest, failure_falls_back_on_staff) {
    auto a = all_cameras();
    a.failure = 1;
    const auto year = nights_of(a, {3, 0}, 40, 10);
    EXPECT_EQ(year.planned_visits, 40 * 10 * 3);
    EXPECT_EQ(year.clients().delivered, year.clients().granted);
    EXPECT_EQ(year.camera_nights, 400); // the licence is paid all the same
}

TEST(NightSupervisionTest, acceptance_drifts_with_the_calendar) {
    NightSupervisionAssumptions a;
    a.trial_days = 365;
    a.accepted_drift = 0.05;
    const auto share = [&](int year) {
        NightSupervision service{a, {3, 0}, 1};
        for (int i = 0; i < 20'000; ++i) service.admit(key_of(7, i), district(0));
        service.run_night(Day{std::chrono::year{year} / 1 / 1}, Hours{});
        return static_cast<double>(service.by_camera()) / 20'000;
    };
    EXPECT_NEAR(share(2024), 0.7 * 0.30, 0.014);
    EXPECT_NEAR(share(2030), 0.7 * 0.60, 0.016);
    EXPECT_NEAR(share(2016), 0, 1e-12); // clamped
}

TEST(NightSupervisionTest, a_short_patrol_misses_visits_for_lack_of_staff_and_takes_turns) {
    NightSupervisionAssumptions a;
    a.offered = 0;
    NightSupervision service{a, {3, 0}, 2};
    for (int i = 0; i < 40; ++i) service.admit(key_of(7, i), district(i < 20 ? 0 : 1));
    EXPECT_EQ(service.patrol_hours_needed(), Hours::from_hours(60));
    for (int n = 0; n < 400; ++n) service.run_night(new_year + std::chrono::days{n}, Hours::from_hours(30));
    const auto year = service.harvest();
    EXPECT_EQ(year.missed, 400 * 60);
    EXPECT_EQ(year.clients().no_staff, Hours::from_hours(400 * 15));
    for (const auto& hours : year.by_district) // the misses do not always fall on the same
        EXPECT_NEAR(hours.no_staff / hours.granted, 0.5, 0.02);
}

/// Whoever solves the staff before the first night knows which of its checks will be looks.
/// They were there before: nothing begins, nobody is on trial, and the patrol is as large as it stays.
TEST(NightSupervisionTest, cameras_of_the_first_night_are_past_their_trial) {
    NightSupervisionAssumptions a;
    a.retained = 0.6;
    NightSupervision founded{a, {3, 0}, 1}, plain{a, {3, 0}, 1};
    for (int i = 0; i < 2000; ++i) {
        founded.admit(key_of(7, i), district(0));
        plain.admit(key_of(7, i), district(0));
    }
    founded.found_cameras(new_year);
    const std::size_t cameras = founded.by_camera();
    for (int night = 0; night < 40; ++night)
        for (NightSupervision* one : {&founded, &plain})
            one->run_night(new_year + std::chrono::days{night}, plenty);
    EXPECT_GT(cameras, 200U);
    EXPECT_EQ(founded.by_camera(), plain.by_camera()) << "the same keep it as would after a trial";
    EXPECT_EQ(founded.patrol_hours_needed(), plain.patrol_hours_needed());
    const NightYear year = founded.harvest();
    EXPECT_EQ(year.cameras_given_up, 0) << "and nobody is on trial";
    EXPECT_GT(plain.harvest().cameras_given_up, 100);
    EXPECT_EQ(static_cast<std::size_t>(year.cameras_started), founded.by_camera() - cameras)
        << "as more accept it";
    EXPECT_LT(year.cameras_started, 10);
}

TEST(NightSupervisionTest, urgent_visits_come_before_planned_ones) {
    auto a = all_cameras();
    a.accepted = 0.5;
    a.abnormal = 1;
    a.unseen = 0;
    const auto year = nights_of(a, {3, 0}, 40, 20, Hours::from_hours(30));
    EXPECT_EQ(year.escalations, 3 * year.camera_nights);
    EXPECT_EQ(year.clients().replaced_by_digital, Hours{});
    EXPECT_EQ(year.missed, year.checks - 20 * 60);
}

TEST(NightSupervisionTest, a_clients_nights_do_not_depend_on_who_else_is_there) {
    const auto a = all_cameras();
    NightSupervision alone{a, {3, 0}, 2}, among{a, {3, 0}, 2};
    alone.admit(key_of(7, 5), district(1));
    for (int i = 0; i < 30; ++i) among.admit(key_of(7, i), district(i == 5 ? 1 : 0));
    for (int n = 0; n < 200; ++n) {
        alone.run_night(new_year + std::chrono::days{n}, plenty);
        among.run_night(new_year + std::chrono::days{n}, plenty);
    }
    EXPECT_EQ(alone.harvest().by_district[1], among.harvest().by_district[1]);
}

TEST(NightSupervisionTest, clients_are_chosen_by_their_own_draw) {
    NightSupervisionAssumptions a;
    int chosen = 0;
    for (int i = 0; i < 20'000; ++i) {
        a.clients_share = 0.12;
        const bool now = has_night_supervision(a, {3, 0}, key_of(7, i));
        a.clients_share = 0.2;
        EXPECT_LE(now, has_night_supervision(a, {3, 0}, key_of(7, i)));
        chosen += now;
    }
    EXPECT_NEAR(chosen / 20'000.0, 0.12, 4.5 * std::sqrt(0.12 * 0.88 / 20'000));
}

} // namespace
} // namespace omsorg
