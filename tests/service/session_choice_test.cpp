// SPDX-License-Identifier: MIT
// S0.14: which session a client books, when she may, and what the horizon does to it.
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/session_booking.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace omsorg {
namespace {

using namespace test;

constexpr double monday_hour = 24.0 * first_monday.time_since_epoch().count();

/// Where each client sits, as she remembers it: a cap on open bookings that never binds has her keep it in mind.
std::map<Key, int> seats_of(const std::vector<SessionClient>& clients) {
    std::map<Key, int> found;
    for (const auto& client : clients)
        if (!client.open.empty())
            found[client.key] = static_cast<int>(client.open.back().starts - monday_hour);
    return found;
}

SessionAssumptions wishing() {
    auto a = plain(1.0);
    a.model = SessionModel::bookable;
    a.free_wishes = 0.8;
    a.open_bookings = 59;
    return a;
}

/// The textbook: in the order of asking, each takes the open session of the greatest utility, the earlier of two equal.
std::map<Key, int> oracle(const SessionAssumptions& a, Run run, const std::vector<SessionClient>& clients) {
    auto open =
        session_programme(expected_demand(a, run, clients, {}),
                          static_cast<int>(std::lround(a.seats_share * static_cast<double>(clients.size()))));
    const Stream staff{run, Purpose::session_preferred};
    const auto week = static_cast<std::uint64_t>(first_monday.time_since_epoch().count());
    std::vector<std::pair<double, const SessionClient*>> order;
    const auto wish = [&](const SessionClient& c) { return session_wish(a, run, c, first_monday, {}, 0); };
    for (const auto& c : clients) order.emplace_back(-std::min(wish(c).notice_days, a.horizon), &c);
    std::stable_sort(order.begin(), order.end(), [](auto& x, auto& y) { return x.first < y.first; });
    std::map<Key, int> found;
    for (const auto& [asks, c] : order) {
        if (-asks < a.lead_time) continue;
        std::optional<WeekMoment> best;
        double most = 0;
        for (WeekMoment m = 0; m < week_moments; ++m) {
            const double apart = hours_between(m, wish(*c).when);
            const bool preferred = staff.happens(a.preferred_on_duty, c->luck, week * 32 + m);
            const double utility =
                1 - (apart > 0 ? apart / a.flexibility : 0) - (preferred ? 0 : a.preferred_weight);
            if (open[m] == 0 || utility < 0 || (!c->chooses && m != c->slot)) continue;
            if (!best || utility > most) best = m, most = utility;
        }
        if (!best) continue;
        --open[*best];
        found[c->key] = hour_of_week(*best);
    }
    return found;
}

TEST(SessionChoiceTest, each_takes_the_open_session_of_the_greatest_utility) {
    int elsewhere = 0, without = 0, earlier_of_equals = 0;
    for (std::uint32_t future = 0; future < 400; ++future) {
        const Future run{21, future};
        Luck luck = Stream{run, Purpose::session_request}.at(key_of_text("rules"), 0);
        auto a = wishing();
        a.flexibility = 150 * luck.uniform();
        a.seats_share = 0.5 + luck.uniform();
        a.choice = luck.uniform() < 0.5 ? 1 : 0.6;
        a.lead_time = luck.uniform() < 0.5 ? 0 : 3;
        a.horizon = 2 + 20 * luck.uniform();
        a.preferred_weight = luck.uniform() < 0.5 ? 0 : luck.uniform();
        auto clients = session_clients(a, run, 30);
        for (auto& c : clients) settle_traits(a, c);
        const auto right = oracle(a, run, clients);
        const auto before = clients;
        (void)session_booking_week(a, run, clients, first_monday, plenty);
        const auto seats = seats_of(clients);
        ASSERT_EQ(seats, right) << future;
        without += 30 - static_cast<int>(seats.size());
        for (const auto& c : before)
            if (const auto seat = seats.find(c.key); seat != seats.end()) {
                const int wished = hour_of_week(session_wish(a, run, c, first_monday, {}, 0).when);
                elsewhere += seat->second != wished;
                earlier_of_equals += seat->second < wished;
            }
    }
    EXPECT_GT(elsewhere, 1000); // the oracle was asked something
    EXPECT_GT(without, 1000);
    EXPECT_GT(earlier_of_equals, 300);
}

// Seats on Monday, Wednesday and Friday afternoon, one of each. Two wish for Wednesday: the second has two days to either side.
TEST(SessionChoiceTest, between_two_as_near_she_takes_the_earlier) {
    auto a = wishing();
    a.free_wishes = 0;
    a.notice = Distribution::constant(10); // by key
    a.seats_share = 0.75;
    const Future run{3, 0};
    auto clients = session_clients(a, run, 4);
    const auto afternoon = [](int weekday) { return static_cast<WeekMoment>(3 * weekday + 1); };
    const std::array wished{2, 2, 4, 0};
    for (std::size_t i = 0; i < wished.size(); ++i) clients[i].slot = afternoon(wished[i]);
    (void)session_booking_week(a, run, clients, first_monday, plenty);
    const std::map<Key, int> right{{clients[0].key, hour_of_week(afternoon(2))},
                                   {clients[1].key, hour_of_week(afternoon(0))},
                                   {clients[2].key, hour_of_week(afternoon(4))}};
    EXPECT_EQ(seats_of(clients), right); // and for the last nothing is left
}

/// One seat, and two who wish for it: the second by key knows sooner.
struct Pair {
    SessionAssumptions a = wishing();
    Future run{};
    std::vector<SessionClient> clients{};

    Pair() {
        a.free_wishes = 0;
        a.flexibility = 0;
        a.seats_share = 0.5;
        a.notice = Distribution::uniform(12, 30);
        for (std::uint32_t future = 0;; ++future) {
            run = {5, future};
            clients = session_clients(a, run, 2);
            for (auto& c : clients) c.slot = 1;
            if (notice(1) > notice(0) + 2) return;
        }
    }
    [[nodiscard]] double notice(std::size_t i) const {
        return session_wish(a, run, clients[i], first_monday, {}, 0).notice_days;
    }
    /// Who sits: 0, 1, or nobody.
    [[nodiscard]] std::optional<std::size_t> seat(SessionYear* year = nullptr) const {
        auto copy = clients;
        const auto week = session_booking_week(a, run, copy, first_monday, plenty);
        if (year != nullptr) *year = week;
        for (std::size_t i = 0; i < 2; ++i)
            if (copy[i].week.went > 0) return i;
        return std::nullopt;
    }
};

TEST(SessionChoiceTest, a_horizon_that_binds_has_those_who_know_early_ask_at_once) {
    Pair pair;
    pair.a.horizon = 40;
    EXPECT_EQ(pair.seat(), 1U);
    pair.a.horizon = pair.notice(0) + 1; // the later asks after it has opened
    EXPECT_EQ(pair.seat(), 1U);
    pair.a.horizon = 10; // both ask when it opens: the lower key
    SessionYear year;
    EXPECT_EQ(pair.seat(&year), 0U);
    EXPECT_EQ(year.counts.agreed, 1);
    EXPECT_EQ(year.counts.no_seat, 1);
    EXPECT_EQ(year.clients().no_staff, Hours::from_hours(3));
}

TEST(SessionChoiceTest, a_horizon_within_the_lead_time_refuses_everybody) {
    Pair pair;
    pair.a.horizon = 10;
    pair.a.lead_time = 10;
    EXPECT_TRUE(pair.seat().has_value());
    pair.a.lead_time = 11; // known in time, and not yet open
    SessionYear year;
    EXPECT_FALSE(pair.seat(&year).has_value());
    EXPECT_EQ(year.counts.too_late, 2);
    EXPECT_EQ(year.counts.agreed + year.counts.no_seat, 0);
    EXPECT_EQ(year.clients().refused, Hours::from_hours(6));
    EXPECT_EQ(year.clients().no_staff, Hours{});
}

// With one open booking allowed, a horizon of more than a week has her wait until last week's session has begun.
TEST(SessionChoiceTest, an_open_booking_delays_only_where_the_horizon_reaches_over_a_week) {
    auto a = wishing();
    a.free_wishes = 0;
    a.notice = Distribution::constant(21);
    a.open_bookings = 1;
    a.lead_time = 7;
    const auto agreed = [&](double horizon, double lead_time) {
        a.horizon = horizon;
        a.lead_time = lead_time;
        auto clients = session_clients(a, {1, 0}, 10);
        std::int64_t sum = 0;
        for (int w = 0; w < 6; ++w)
            sum += session_booking_week(a, {1, 0}, clients, first_monday + std::chrono::days{7 * w}, plenty)
                       .counts.agreed;
        return sum;
    };
    EXPECT_EQ(agreed(8, 7), 60);
    EXPECT_EQ(agreed(8, 8), 30); // every other week: the one before has not begun
    EXPECT_EQ(agreed(7, 7), 60);
}

} // namespace
} // namespace omsorg
