// SPDX-License-Identifier: MIT
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/session_wish.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace test;

SessionYear weeks_of(const SessionAssumptions& a, Run run, int clients, int weeks) {
    SessionService service{a, run, 3};
    for (int i = 0; i < clients; ++i)
        service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < weeks; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, plenty);
    return service.harvest();
}

// S0.18: the season moves the wishes and keeps their number over a year, nearly.
TEST(SessionRulesTest, the_season_moves_wishes_from_winter_to_summer) {
    SessionAssumptions a;
    a.season = 0.4;
    a.season_peak = 7;
    double sum = 0;
    for (int w = 0; w < 52; ++w) sum += season_factor(a, first_monday + std::chrono::days{7 * w});
    EXPECT_NEAR(sum / 52, 1, 0.01);
    const Day july{std::chrono::year{2027} / 7 / 16}, january{std::chrono::year{2027} / 1 / 16};
    EXPECT_NEAR(season_factor(a, july), 1.4, 0.001);
    EXPECT_NEAR(season_factor(a, january), 0.6, 0.001);
    auto base = plain(0.5), swung = base;
    swung.season = 0.4;
    const auto wishes = [](const SessionAssumptions& of, Day monday) {
        SessionService service{of, {2, 0}, 1};
        for (int i = 0; i < 4000; ++i) service.admit(key_of(i), district(0));
        service.run_week(monday, plenty);
        return static_cast<double>(service.harvest().counts.wishes);
    };
    EXPECT_NEAR(wishes(swung, july) / wishes(base, july), 1.4, 0.1);
    EXPECT_NEAR(wishes(swung, january) / wishes(base, january), 0.6, 0.06);
}

TEST(SessionRulesTest, an_event_called_off_costs_the_client_nothing_and_nobody_goes) {
    auto a = plain(1.0);
    a.model = SessionModel::bookable;
    a.events_per_week = 3;
    a.event_share = a.event_interest = 1;
    const auto held = weeks_of(a, {2, 0}, 30, 20);
    ASSERT_GT(held.counts.at_event, 200);
    a.cancelled_by_weather = 1;
    a.outdoor_events = 1;
    const auto stormy = weeks_of(a, {2, 0}, 30, 20);
    EXPECT_EQ(stormy.counts.at_event, 0);
    EXPECT_EQ(stormy.clients().called_off, Hours::from_hours(3 * static_cast<double>(held.counts.at_event)));
    EXPECT_EQ(stormy.debited, stormy.clients().delivered);
    a.outdoor_events = 0; // indoors the weather does not matter
    EXPECT_EQ(weeks_of(a, {2, 0}, 30, 20), held);
    SessionService closed{a, {2, 0}, 3}; // a shock closes what the weather does not
    for (int i = 0; i < 30; ++i) closed.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < 20; ++w)
        closed.run_week(first_monday + std::chrono::days{7 * w}, plenty, {.events = 1.0});
    EXPECT_EQ(closed.harvest().clients().called_off, stormy.clients().called_off);
}

} // namespace
} // namespace omsorg
