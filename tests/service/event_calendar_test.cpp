// SPDX-License-Identifier: MIT
#include <omsorg/service/event_calendar.hpp>

#include <omsorg/service/session_booking.hpp>
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/session_taste.hpp>
#include <omsorg/service/session_wish.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace omsorg {

namespace {

using namespace test;

constexpr Future future{17, 2};
constexpr int evening = 2;
const std::uint64_t hockey = named_kind("hockey"), concert = named_kind("concert");

Day week_of(int w) { return first_monday + std::chrono::days{7 * w}; }

/// On a weekday (0 is Monday) of week `w`, and every week until week `until`.
DatedEvent event_on(int w, int weekday, std::uint64_t kind = hockey, std::optional<int> until = {}) {
    const std::chrono::days day{weekday};
    return {
        .first = week_of(w) + day, .last = week_of(until.value_or(w)) + day, .part = evening, .kind = kind};
}

std::vector<SessionEvent> week(const SessionAssumptions& a, Future run, int w, const EventCalendar& dated) {
    return session_events(a, run, week_of(w), 0, dated);
}

/// Everybody goes every week, to an event if one interests her, and in company.
SessionAssumptions pooled(double interest) {
    auto a = plain(1.0);
    a.model = SessionModel::pooled;
    a.free_wishes = a.event_share = a.consent = 1;
    a.event_interest = interest;
    a.events_per_week = 0;
    a.one_to_one_share = 0;
    a.group_size_cap = 8;
    return a;
}

SessionYear weeks_of(const SessionAssumptions& a, EventCalendar dated, int from, int to,
                     const SessionShock& shock = {}) {
    SessionService service{a, future, 3};
    service.set_events(std::move(dated));
    for (int i = 0; i < 60; ++i) service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = from; w < to; ++w) service.run_week(week_of(w), plenty, shock);
    return service.harvest();
}

double off(double share, int n) { return 4.5 * std::sqrt(share * (1 - share) / n) + 1e-9; }

TEST(EventCalendarTest, a_date_stands_in_its_week_and_a_weekday_recurs_until_its_last_date) {
    // Until the Monday of week 5: the last Thursday is that of week 4.
    const DatedEvent singing{week_of(2) + std::chrono::days{3}, week_of(5), 1, concert, false};
    const EventCalendar calendar{{event_on(9, 6), singing}};
    for (int w = 0; w < 12; ++w) {
        const auto events = calendar.in_week(week_of(w));
        EXPECT_EQ(events.size(), w == 9 || (w >= 2 && w <= 4) ? 1U : 0U) << w;
        EXPECT_EQ(calendar.tells(week_of(w)), w >= 2 && w <= 9) << w;
    }
    EXPECT_TRUE(EventCalendar{}.in_week(week_of(0)).empty());
    EXPECT_FALSE(EventCalendar{}.tells(week_of(0)));
}

// A year without a date is no programme: a slip of the pen in one year does not silence the years between.
TEST(EventCalendarTest, weeks_between_two_dates_are_told_when_the_dates_are_less_than_a_year_apart) {
    const EventCalendar near{{event_on(0, 5), event_on(51, 0)}}, far{{event_on(0, 5), event_on(52, 0)}};
    for (int w = 0; w <= 52; ++w) {
        EXPECT_EQ(near.tells(week_of(w)), w <= 51) << w;
        EXPECT_EQ(far.tells(week_of(w)), w == 0 || w == 52) << w;
    }
}

TEST(EventCalendarTest, a_clock_time_is_in_the_part_whose_session_begins_nearest) {
    const std::pair<double, std::optional<int>> times[] = {{5.9, std::nullopt}, {6, 0},    {11, 0}, {11.1, 1},
                                                           {15.5, 1},           {15.6, 2}, {19, 2}, {21, 2},
                                                           {21.1, std::nullopt}};
    for (const auto& [hours, part] : times) EXPECT_EQ(part_of_day(hours), part) << hours;
    EXPECT_EQ(week({}, future, 3, EventCalendar{{event_on(3, 5)}}).at(0).when, 3 * 5 + 2);
}

// Law: nothing is drawn and nothing changed where nothing is told, whatever the share beside.
TEST(EventCalendarTest, without_an_event_every_week_is_as_it_was_bit_for_bit) {
    SessionAssumptions a;
    a.events_per_week = 3;
    a.cancelled_by_weather = 0.3;
    a.tastes = 0.5;
    auto beside = a;
    beside.events_beside = 1;
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        a.model = beside.model = model;
        SessionService as_it_was{a, future, 3};
        for (int i = 0; i < 60; ++i)
            as_it_was.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
        for (int w = 0; w < 30; ++w) as_it_was.run_week(week_of(w), plenty);
        const auto year = as_it_was.harvest();
        EXPECT_EQ(weeks_of(a, EventCalendar{}, 0, 30), year);
        EXPECT_EQ(weeks_of(beside, EventCalendar{}, 0, 30), year);
        // Nor in weeks that are not told.
        EXPECT_EQ(weeks_of(beside, EventCalendar{{event_on(40, 5)}}, 0, 30), year);
        EXPECT_NE(weeks_of(a, EventCalendar{{event_on(20, 5)}}, 0, 30), year);
    }
}

TEST(EventCalendarTest, the_table_tells_all_events_of_its_weeks_in_every_future_alike) {
    SessionAssumptions a;
    a.events_per_week = 4;
    const EventCalendar dated{{event_on(10, 3), event_on(10, 5, 2), event_on(20, 6)}};
    for (std::uint32_t number = 0; number < 20; ++number) {
        const Future one{17, number};
        for (int w = 8; w < 23; ++w) {
            const auto events = week(a, one, w, dated);
            if (w < 10 || w > 20) {
                EXPECT_EQ(events, week(a, one, w, {})) << w;
                continue;
            }
            std::multiset<std::pair<int, std::uint64_t>> found, told;
            for (const auto& event : events) found.emplace(event.when, event.kind);
            if (w == 10) told = {{3 * 3 + 2, hockey}, {3 * 5 + 2, 2}};
            if (w == 20) told = {{3 * 6 + 2, hockey}};
            EXPECT_EQ(found, told) << w << " of future " << number;
        }
    }
}

TEST(EventCalendarTest, a_share_of_the_others_comes_beside_and_at_one_they_are_all_there) {
    SessionAssumptions a;
    a.events_per_week = 4;
    const EventCalendar dated{{event_on(0, 5, hockey, 399)}};
    int all = 0, half = 0;
    for (int w = 0; w < 400; ++w) {
        a.events_beside = 1;
        auto events = week(a, future, w, dated);
        std::erase_if(events, [](const SessionEvent& event) { return event.kind == hockey; });
        std::ranges::sort(events, {}, &SessionEvent::number);
        EXPECT_EQ(events, week(a, future, w, {}));
        all += static_cast<int>(events.size());
        a.events_beside = 0.5;
        half += static_cast<int>(week(a, future, w, dated).size()) - 1;
    }
    EXPECT_NEAR(half / 400.0, 2, 4.5 * std::sqrt(2 / 400.0));
    EXPECT_GT(all, 1.8 * half);
}

// S0.18: what the fixtures are for. Wishes gather at the match, and those who go there go together.
TEST(EventCalendarTest, wishes_gather_at_the_dated_event) {
    auto a = plain(1.0);
    a.free_wishes = 1;
    a.event_share = 0.8;
    a.event_interest = 0.5;
    constexpr int n = 4000;
    const EventCalendar dated{{event_on(3, 5)}};
    const auto saturday_evening = [&](int w) {
        const auto events = week(a, future, w, dated);
        int there = 0;
        for (const auto& client : session_clients(a, future, n)) {
            const auto wish = session_wish(a, future, client, week_of(w), events, 0);
            there += wish.when == 3 * 5 + 2;
        }
        return there / double{n};
    };
    const double otherwise = free_wish_weights(a)[3 * 5 + 2], follow = 0.8 * 0.5;
    const double with_match = follow + (1 - follow) * otherwise;
    EXPECT_NEAR(saturday_evening(3), with_match, off(with_match, n));
    a.events_per_week = 0; // next week there is nothing
    EXPECT_NEAR(saturday_evening(4), otherwise, off(otherwise, n));
}

TEST(EventCalendarTest, groups_grow_in_a_week_with_a_match_and_only_then) {
    const auto a = pooled(0.5);
    const EventCalendar dated{{event_on(5, 5), event_on(7, 5)}};
    const auto size_in = [&](int w) {
        const auto counts = weeks_of(a, dated, w, w + 1).counts;
        return static_cast<double>(counts.went) / static_cast<double>(counts.groups);
    };
    for (const int w : {4, 6, 8}) EXPECT_EQ(size_in(w), 1) << w;
    for (const int w : {5, 7}) EXPECT_GT(size_in(w), 1.4) << w;
}

// An event is out of doors as the table says, whatever the share of those that are drawn.
TEST(EventCalendarTest, weather_calls_off_what_the_table_puts_out_of_doors_and_a_shock_the_rest) {
    auto a = pooled(1);
    auto out = event_on(0, 5, hockey, 9), in = event_on(0, 5, concert, 9);
    out.outdoors = true;
    a.cancelled_by_weather = 1;
    a.outdoor_events = 0;
    EXPECT_EQ(weeks_of(a, EventCalendar{{out}}, 0, 10).counts.went, 0);
    a.outdoor_events = 1;
    EXPECT_EQ(weeks_of(a, EventCalendar{{in}}, 0, 10).counts.at_event, 600);
    EXPECT_EQ(weeks_of(a, EventCalendar{{in}}, 0, 10, {.events = 1.0}).counts.went, 0);
    a.cancelled_by_weather = 0.3;
    const auto some = weeks_of(a, EventCalendar{{out}}, 0, 100).counts; // the calendar ends after ten weeks
    EXPECT_GT(some.at_event, 0);
    EXPECT_LT(some.at_event, 600);
}

TEST(EventCalendarTest, the_order_of_the_rows_means_nothing) {
    const auto a = pooled(0.4);
    std::vector<DatedEvent> rows{event_on(0, 5, hockey, 9), event_on(0, 5, concert, 9), event_on(1, 2),
                                 event_on(3, 2, 4), event_on(3, 2, concert)};
    const EventCalendar given{rows};
    std::ranges::reverse(rows);
    const EventCalendar reversed{rows};
    for (int w = 0; w < 10; ++w) EXPECT_EQ(week(a, future, w, reversed), week(a, future, w, given)) << w;
    EXPECT_EQ(weeks_of(a, reversed, 0, 10), weeks_of(a, given, 0, 10));
}

// Chance has an address: another row changes nobody's interest in the match.
TEST(EventCalendarTest, another_event_changes_nobodys_interest_in_the_first) {
    const auto a = pooled(0.4);
    const auto clients = session_clients(a, future, 400);
    const auto interested = [&](const std::vector<SessionEvent>& events) {
        std::vector<SessionEvent> match;
        std::ranges::copy_if(events, std::back_inserter(match),
                             [](const SessionEvent& event) { return event.kind == hockey; });
        std::vector<bool> found;
        for (const auto& client : clients)
            found.push_back(session_wish(a, future, client, week_of(0), match, 0).event.has_value());
        return found;
    };
    const auto alone = interested(week(a, future, 0, EventCalendar{{event_on(0, 5)}}));
    EXPECT_EQ(interested(week(a, future, 0, EventCalendar{{event_on(0, 1, concert), event_on(0, 5)}})),
              alone);
    EXPECT_NEAR(static_cast<double>(std::ranges::count(alone, true)) / 400, 0.4, off(0.4, 400));
}

TEST(EventCalendarTest, of_two_events_neither_day_of_the_week_is_preferred) {
    const EventCalendar dated{{event_on(0, 1, hockey, 399), event_on(0, 5, concert, 399)}};
    int tuesday = 0;
    for (int w = 0; w < 400; ++w) tuesday += week({}, future, w, dated).front().kind == hockey;
    EXPECT_NEAR(tuesday / 400.0, 0.5, off(0.5, 400));
}

// With tastes, a numbered kind is the drawn one, and a named one has followers of its own.
TEST(EventCalendarTest, who_follows_a_drawn_kind_follows_its_dated_events) {
    auto a = pooled(0.3);
    a.tastes = 1;
    const auto clients = session_clients(a, future, 2000);
    const auto followers = [&](std::uint64_t kind, int w) {
        const auto events = week(a, future, w, EventCalendar{{event_on(w, 4, kind)}});
        std::vector<bool> found;
        for (const auto& client : clients)
            found.push_back(session_wish(a, future, client, week_of(w), events, 0).event.has_value());
        return found;
    };
    std::vector<bool> of_drawn;
    for (const auto& client : clients) of_drawn.push_back(interest_in(a, future, client.luck, 2) == 1);
    EXPECT_EQ(followers(2, 0), of_drawn);
    EXPECT_EQ(followers(hockey, 0), followers(hockey, 8));
    EXPECT_NE(followers(hockey, 0), followers(concert, 0));
    EXPECT_NE(followers(hockey, 0), of_drawn);
    EXPECT_NEAR(static_cast<double>(std::ranges::count(followers(hockey, 0), true)) / 2000, 0.3,
                off(0.3, 2000));
}

} // namespace
} // namespace omsorg
