// SPDX-License-Identifier: MIT
#include <omsorg/service/session_taste.hpp>

#include <omsorg/service/session_booking.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace omsorg {
namespace {

using namespace test;

constexpr Future future{11, 3};

SessionAssumptions followers(double interest, double tastes) {
    auto a = plain(1.0);
    a.event_share = 1;
    a.event_interest = interest;
    a.tastes = tastes;
    return a;
}

Day week_of(int w) { return first_monday + std::chrono::days{7 * w}; }

/// Does she follow the only event of the week?
bool follows(const SessionAssumptions& a, const SessionClient& client, int week, std::uint32_t kind) {
    const std::array events{SessionEvent{.when = 14, .kind = kind}};
    return session_wish(a, future, client, week_of(week), events, 0).event.has_value();
}

double off(double share, int n) { return 4.5 * std::sqrt(share * (1 - share) / n) + 1e-9; }

// S0.18: the closed form, through the wishes themselves.
TEST(SessionTasteTest, two_events_of_one_kind_interest_the_same_client_as_the_closed_form_says) {
    constexpr int n = 20'000;
    for (const double p : {0.1, 0.25, 0.6})
        for (const double tau : {0.0, 0.3, 0.7, 1.0}) {
            const auto a = followers(p, tau);
            int one = 0, both_of_a_kind = 0, both_of_two_kinds = 0;
            for (const auto& client : session_clients(a, future, n)) {
                const bool match = follows(a, client, 0, 2);
                one += match;
                both_of_a_kind += match && follows(a, client, 1, 2);
                both_of_two_kinds += match && follows(a, client, 1, 3);
            }
            const double same = p * p + tau * tau * p * (1 - p), other = p * p;
            EXPECT_NEAR(one / double{n}, p, off(p, n)) << p << ", " << tau;
            EXPECT_NEAR(both_of_a_kind / double{n}, same, off(same, n)) << p << ", " << tau;
            EXPECT_NEAR(both_of_two_kinds / double{n}, other, off(other, n)) << p << ", " << tau;
        }
}

TEST(SessionTasteTest, at_one_she_follows_a_kind_always_or_never_and_a_plan_adds_followers) {
    const auto a = followers(0.3, 1), more = followers(0.5, 1);
    int followed = 0, won = 0;
    for (const auto& client : session_clients(a, future, 300)) {
        const bool first = follows(a, client, 0, 1);
        for (int w = 1; w < 30; ++w) ASSERT_EQ(follows(a, client, w, 1), first);
        followed += first;
        won += follows(more, client, 0, 1) && !first;
        EXPECT_LE(first, follows(more, client, 0, 1));
    }
    EXPECT_NEAR(followed / 300.0, 0.3, off(0.3, 300));
    EXPECT_GT(won, 20);
}

TEST(SessionTasteTest, every_kind_comes_as_often) {
    SessionAssumptions a;
    a.events_per_week = 10;
    a.tastes = 0.5;
    a.event_kinds = 4;
    std::array<int, 4> of_kind{};
    int all = 0;
    for (int w = 0; w < 1000; ++w)
        for (const auto& event : session_events(a, future, week_of(w))) ++of_kind.at(event.kind), ++all;
    for (const int number : of_kind) EXPECT_NEAR(number / double(all), 0.25, off(0.25, all));
    a.event_kinds = 1;
    for (const auto& event : session_events(a, future, first_monday)) EXPECT_EQ(event.kind, 0U);
}

std::array<double, week_moments> wished(const SessionAssumptions& a, std::span<const SessionClient> clients,
                                        Day monday, std::span<const SessionEvent> events) {
    std::array<double, week_moments> number{};
    for (const auto& client : clients) {
        const auto wish = session_wish(a, future, client, monday, events, 0);
        number.at(wish.when) += client.staff;
    }
    return number;
}

// The programme is made from what is expected; who always or never follows is expected exactly.
TEST(SessionTasteTest, what_the_unit_expects_is_what_is_asked_for) {
    auto a = followers(0.3, 1);
    a.model = SessionModel::bookable;
    a.events_per_week = 3;
    const auto clients = session_clients(a, future, 80);
    for (int w = 0; w < 20; ++w) {
        const auto events = session_events(a, future, week_of(w));
        const auto expected = expected_demand(a, future, clients, events),
                   asked = wished(a, clients, week_of(w), events);
        for (std::size_t m = 0; m < asked.size(); ++m) EXPECT_NEAR(expected.at(m), asked.at(m), 1e-9);
    }
    for (const double tau : {0.0, 0.6}) { // and else in the mean
        a = followers(0.3, tau);
        a.model = SessionModel::bookable;
        a.events_per_week = 3;
        a.event_share = 0.8;
        a.free_wishes = 0.5;
        std::array<double, week_moments> expected{}, asked{};
        for (int w = 0; w < 400; ++w) {
            const auto events = session_events(a, future, week_of(w));
            const auto e = expected_demand(a, future, clients, events),
                       n = wished(a, clients, week_of(w), events);
            for (std::size_t m = 0; m < n.size(); ++m) expected.at(m) += e.at(m), asked.at(m) += n.at(m);
        }
        for (std::size_t m = 0; m < asked.size(); ++m)
            EXPECT_NEAR(expected.at(m), asked.at(m), 4.5 * std::sqrt(expected.at(m)) + 1e-6) << m;
    }
}

} // namespace
} // namespace omsorg
