// SPDX-License-Identifier: MIT
// S0.14 for day activity: a week's programme of seats, booked day by day.
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/day_booking.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace omsorg {
namespace {

using namespace test;

constexpr std::array<bool, opening_days> every_day{true, true, true, true, true};

/// Requests of some participants, drawn or written by hand.
struct Town {
    DayActivityAssumptions a;
    std::array<bool, opening_days> open = every_day;
    std::vector<DayRequest> requests{};
    std::vector<DayAbsences> absences{};
    std::size_t units = 1;

    void admit(std::size_t unit, const std::vector<int>& days, bool movable, double notice) {
        const std::size_t client = absences.size();
        absences.emplace_back();
        for (const int day : days)
            requests.push_back(
                {key_of(client), client, unit, day, movable, notice, static_cast<double>(client) / 1000});
    }
    void tells(std::size_t client, int day, double hours) {
        absences[client][static_cast<std::size_t>(day)] = {true, hours};
    }
    [[nodiscard]] DayProgramme programme() const { return day_programme(a.seats_share, units, requests); }
    [[nodiscard]] BookedWeek book() const { return book_days(a, programme(), open, requests, absences); }
};

constexpr DayOutcome seated = DayOutcome::seated, home = DayOutcome::stays_home, late = DayOutcome::too_late,
                     full = DayOutcome::no_seat;

/// Any rules and any clients, all of it drawn.
Town some_town(std::uint32_t number) {
    Luck luck =
        Stream{Future{.seed = 61, .number = number}, Purpose::session_request}.at(key_of_text("town"), 0);
    const auto in = [&](double low, double high) { return low + (high - low) * luck.uniform(); };
    const auto whole = [&](int low, int high) { return std::min(high, static_cast<int>(in(low, high + 1))); };
    Town town;
    town.units = static_cast<std::size_t>(whole(1, 2));
    town.a.seats_share = in(0.4, 1.2);
    town.a.horizon = whole(0, 10);
    town.a.lead_time = whole(0, 2);
    town.a.cancel_cutoff = whole(0, 48);
    town.a.waitlist = whole(0, 3);
    for (bool& day : town.open) day = luck.uniform() < 0.9;
    const int clients = whole(1, 14), length = whole(1, 4);
    for (int c = 0; c < clients; ++c) {
        std::vector<int> days;
        for (int d = 0, first = whole(0, 4); d < length; ++d)
            if (town.open[static_cast<std::size_t>((first + d) % opening_days)])
                days.push_back((first + d) % opening_days);
        town.admit(static_cast<std::size_t>(whole(0, static_cast<int>(town.units) - 1)), days,
                   luck.uniform() < 0.6, in(0, 12));
        for (int d = 0; d < opening_days; ++d)
            if (luck.uniform() < 0.3) town.tells(static_cast<std::size_t>(c), d, in(0, 150));
    }
    for (auto& one : town.requests) one.lot = luck.uniform(), one.notice = in(0, 12);
    return town;
}

/// The oracle: minute by minute of nothing but a list of holders and a list of those who wait.
struct Right {
    DayOutcome outcome{};
    int weekday = 0;
    std::int64_t asked = 0;
};
std::map<std::pair<Key, int>, Right> oracle(const Town& t) {
    const auto seats = t.programme();
    std::vector<std::int64_t> times(t.requests.size());
    std::vector<std::tuple<double, int, double, Key, int, std::size_t>> steps; // asks: 1, tells: 0
    std::vector<int> at(t.requests.size(), -1), waits(t.requests.size(), -1), asked(t.requests.size(), 0);
    std::vector<DayOutcome> outcome(t.requests.size(), full);
    std::vector<std::size_t> line;
    const auto told = [&](std::size_t c, int d) { return t.absences[c][static_cast<std::size_t>(d)].told; };
    const auto knows = [&](std::size_t c, int d, double now) {
        return told(c, d) && 24 * d - *told(c, d) <= now;
    };
    for (std::size_t r = 0; r < t.requests.size(); ++r) {
        const auto& q = t.requests[r];
        steps.emplace_back(std::max(-24 * t.a.horizon, 24 * (q.usual - q.notice)), 1, q.lot, q.key, q.usual,
                           r);
        for (int d = 0; d < opening_days; ++d)
            if (told(q.client, d) && t.open[static_cast<std::size_t>(d)])
                steps.emplace_back(24 * d - *told(q.client, d), 0, 0, q.key, d, r);
    }
    std::sort(steps.begin(), steps.end());
    const auto sit = [&](std::size_t r, int d) {
        std::size_t taken = 0;
        for (std::size_t o = 0; o < at.size(); ++o) {
            if (at[o] == d && t.requests[o].client == t.requests[r].client) return false;
            taken += at[o] == d && t.requests[o].unit == t.requests[r].unit;
        }
        if (taken >= seats[t.requests[r].unit][static_cast<std::size_t>(d)]) return false;
        return at[r] = d, outcome[r] = seated, true;
    };
    const auto ask = [&](std::size_t r, double now) {
        const auto& q = t.requests[r];
        std::vector<std::pair<int, int>> days; // distance, weekday
        for (int d = 0; d < opening_days; ++d) {
            const bool hers = std::ranges::any_of(
                t.requests, [&](const auto& o) { return o.client == q.client && o.usual == d; });
            if (t.open[static_cast<std::size_t>(d)] && !knows(q.client, d, now) &&
                (d == q.usual || (q.movable && !hers)))
                days.emplace_back(std::abs(d - q.usual), d);
        }
        std::sort(days.begin(), days.end());
        times[r] += q.movable && !days.empty() ? 1 : 0; // also if it is too late for all of them
        std::erase_if(days, [&](auto& day) { return day.second - now / 24 < t.a.lead_time; });
        asked[r] = 1;
        for (const auto& [apart, d] : days)
            if (sit(r, d)) return;
        outcome[r] = knows(q.client, q.usual, now) ? home : days.empty() ? late : full;
        for (const auto& [apart, d] : days)
            if (static_cast<double>(std::ranges::count_if(line, [&](auto o) {
                    return waits[o] == d && t.requests[o].unit == q.unit;
                })) < t.a.waitlist)
                return waits[r] = d, line.push_back(r);
    };
    std::set<std::pair<std::size_t, int>> done;
    for (const auto& [now, asks, lot, key, d, r] : steps) {
        const auto c = t.requests[r].client;
        if (asks) ask(r, now);
        if (asks || !done.emplace(c, d).second) continue;
        std::vector<std::size_t> again;
        for (std::size_t o = 0; o < at.size(); ++o)
            if (t.requests[o].client == c &&
                (waits[o] == d || (at[o] == d && *told(c, d) >= t.a.cancel_cutoff)))
                again.push_back(o), std::erase(line, o), at[o] = waits[o] = -1;
        if (!again.empty() && d - now / 24 >= t.a.lead_time)
            for (const std::size_t o : std::vector(line))
                if (waits[o] == d && t.requests[o].unit == t.requests[r].unit && sit(o, d))
                    waits[o] = -1, std::erase(line, o);
        for (const std::size_t o : again) ask(o, now);
    }
    std::map<std::pair<Key, int>, Right> found;
    for (std::size_t r = 0; r < at.size(); ++r)
        found[{t.requests[r].key, t.requests[r].usual}] = {outcome[r], std::max(0, at[r]), times[r]};
    return found;
}

TEST(DayBookingTest, random_weeks_are_booked_as_the_oracle_books_them) {
    std::map<DayOutcome, int> outcomes;
    std::int64_t promoted = 0, moved = 0, never = 0, again = 0;
    for (std::uint32_t number = 0; number < 4000; ++number) {
        const Town town = some_town(number);
        const BookedWeek week = town.book();
        const auto right = oracle(town);
        for (std::size_t r = 0; r < town.requests.size(); ++r) {
            const auto& [outcome, day, asked] = right.at({town.requests[r].key, town.requests[r].usual});
            ASSERT_EQ(week.days[r].outcome, outcome) << number << ", request " << r;
            ASSERT_EQ(week.days[r].asked, asked) << number << ", request " << r;
            never += asked == 0, again += asked > 1;
            ++outcomes[outcome];
            if (outcome != seated) continue;
            ASSERT_EQ(week.days[r].weekday, day) << number << ", request " << r;
            moved += day != town.requests[r].usual;
        }
        promoted += week.promoted;
    }
    EXPECT_EQ(outcomes.size(), 4U); // everything that can happen has happened, and often
    for (const auto& [outcome, times] : outcomes) EXPECT_GT(times, 500);
    EXPECT_GT(promoted, 300);
    EXPECT_GT(moved, 1000);
    EXPECT_GT(std::min(never, again), 300);
}

TEST(DayBookingTest, nobody_has_more_days_than_granted_and_no_day_more_than_its_seats) {
    for (std::uint32_t number = 0; number < 2000; ++number) {
        const Town town = some_town(number);
        const BookedWeek week = town.book();
        auto left = town.programme();
        std::set<std::pair<std::size_t, int>> has;
        for (std::size_t r = 0; r < town.requests.size(); ++r) {
            const auto& one = town.requests[r];
            const BookedDay& booked = week.days[r];
            if (booked.outcome != seated) continue;
            ASSERT_TRUE(has.emplace(one.client, booked.weekday).second) << "never two on one day";
            ASSERT_TRUE(town.open[static_cast<std::size_t>(booked.weekday)]);
            ASSERT_GT(left[one.unit][static_cast<std::size_t>(booked.weekday)]--, 0U);
            ASSERT_TRUE(one.movable || booked.weekday == one.usual);
        }
        ASSERT_LE(week.promoted, week.waitlisted);
    }
}

TEST(DayBookingTest, without_a_rule_and_without_an_absence_told_everybody_has_her_usual_days) {
    for (std::uint32_t number = 0; number < 200; ++number) {
        Town town = some_town(number);
        town.a = {.horizon = town.a.horizon};
        for (auto& one : town.requests) one.movable = false;
        for (auto& days : town.absences) days = {};
        const BookedWeek week = town.book();
        for (std::size_t r = 0; r < town.requests.size(); ++r)
            ASSERT_EQ(week.days[r], (BookedDay{seated, town.requests[r].usual}));
    }
}

// Two for one seat on Monday: who knows earlier has it, unless both have to wait until the week is published.
TEST(DayBookingTest, the_horizon_makes_those_who_know_early_ask_together) {
    Town town;
    town.a.seats_share = 0.5;
    town.admit(0, {0}, false, 9);  // the lower lot
    town.admit(0, {0}, false, 20); // knows earlier
    town.a.horizon = 28;
    EXPECT_EQ(town.book().days[1].outcome, seated);
    town.a.horizon = 7; // both know by then
    EXPECT_EQ(town.book().days[0].outcome, seated);
    EXPECT_EQ(town.book().days[1].outcome, full);
    town.a.horizon = 0; // Monday is published on Monday
    town.a.lead_time = 1;
    for (const BookedDay& day : town.book().days) EXPECT_EQ(day.outcome, late);
}

// Four days a week, one other day: she who is away on Monday has Friday, if somebody leaves it in time.
TEST(DayBookingTest, a_day_that_may_be_moved_goes_to_the_nearest_with_a_seat_and_else_on_its_list) {
    Town town;
    town.a.waitlist = 1;
    town.admit(0, {0, 1, 2, 3}, true, 20);
    town.admit(0, {1, 2, 3, 4}, false, 20);
    town.tells(0, 0, 24); // on Sunday: Friday is taken
    EXPECT_EQ(town.book().days[0].outcome, home);
    EXPECT_EQ(town.book().waitlisted, 1);
    town.tells(1, 4, 30); // on Wednesday evening: Friday is free
    BookedWeek week = town.book();
    EXPECT_EQ(week.days[0], (BookedDay{seated, 4, false, 1, 2}))
        << "asked for Monday and, when she told, for Friday";
    EXPECT_EQ(week.days[7].outcome, home);
    EXPECT_EQ(week.promoted, 1);
    EXPECT_EQ(week.days[7].cancelled, 1);
    town.a.cancel_cutoff = 48; // after the cut-off it is not
    week = town.book();
    EXPECT_EQ(week.days[7], (BookedDay{seated, 4, true}));
    EXPECT_EQ(week.days[0], (BookedDay{seated, 0, true, 0, 1})) << "nor is Monday";
    town.a.cancel_cutoff = 0;
    town.a.lead_time = 2; // too late to move up
    EXPECT_EQ(town.book().days[0].outcome, home);
}

TEST(DayBookingTest, the_waiting_list_moves_up_in_the_order_in_which_it_was_joined) {
    Town town;
    town.a.waitlist = 5;
    for (int i = 0; i < 4; ++i) town.admit(0, {2}, false, 20 - i);
    town.a.seats_share = 0.5; // two seats: the first two have them
    town.tells(0, 2, 40);
    BookedWeek week = town.book();
    EXPECT_EQ(week.days[2].outcome, seated);
    EXPECT_EQ(week.days[3].outcome, full);
    town.tells(2, 2, 100); // she no longer waits
    week = town.book();
    EXPECT_EQ(week.days[2].outcome, home);
    EXPECT_EQ(week.days[3].outcome, seated);
    town.a.waitlist = 0;
    EXPECT_EQ(town.book().days[3].outcome, full);
}

// An exponential notice lies beyond the cut-off with the chance e^(−cut-off / mean).
TEST(DayBookingTest, the_share_told_in_time_is_the_notice_beyond_the_cut_off) {
    DayActivityAssumptions a;
    EXPECT_EQ(told_in_time(a), 1);
    a.cancel_cutoff = 48;
    EXPECT_NEAR(told_in_time(a), std::exp(-48.0 / 72), 1e-9);
    a.cancel_notice = Distribution::constant(48);
    EXPECT_NEAR(told_in_time(a), 1, 1e-9);
    a.cancel_notice = Distribution::constant(47);
    EXPECT_NEAR(told_in_time(a), 0, 1e-9);
}

} // namespace
} // namespace omsorg
