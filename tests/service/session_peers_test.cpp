// SPDX-License-Identifier: MIT
#include <omsorg/service/session_peers.hpp>

#include <omsorg/service/session_service.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace omsorg {
namespace {

using namespace test;

SessionYear weeks_of(const SessionAssumptions& a, Run run, int clients, int weeks) {
    SessionService service{a, run, 1};
    for (int i = 0; i < clients; ++i) service.admit(key_of(4711, i), district(0));
    for (int w = 0; w < weeks; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, plenty);
    return service.harvest();
}

/// All who want to go want to go to the first event of the week, consent, and share one member of staff.
SessionAssumptions to_one_event(double use) {
    auto a = plain(use);
    a.model = SessionModel::pooled;
    a.events_per_week = 10; // a week without any is one in twenty thousand
    a.event_share = a.event_interest = a.consent = 1;
    a.one_to_one_share = 0;
    a.support_ratio = 10;
    a.seats_share = 2;
    return a;
}

double off(double mean, double variance, int n) { return 4.5 * std::sqrt(variance / n) + 0.001 * mean; }

// S0.16: a chance for each member already there.
TEST(SessionPeersTest, how_many_she_can_do_with_is_geometric) {
    constexpr int n = 40'000;
    for (const double c : {0.1, 0.3, 0.8}) {
        SessionAssumptions a;
        a.crowding = c;
        for (const int m : {1, 2, 3, 6}) {
            int joins = 0;
            for (int i = 0; i < n; ++i)
                joins += members_she_joins(a, Future{3, 1}, key_of(i), first_monday) >= m;
            const double p = std::pow(1 - c, m);
            EXPECT_NEAR(joins / double{n}, p, 4.5 * std::sqrt(p * (1 - p) / n)) << c << ", " << m;
        }
    }
}

// Three who book one after another: every way in which they can part, written out.
TEST(SessionPeersTest, three_who_go_to_one_event_part_as_the_tree_of_chances_says) {
    constexpr int weeks = 4000;
    for (const double c : {0.0, 0.2, 0.5}) {
        auto a = to_one_event(1.0);
        a.crowding = c;
        const auto counts = weeks_of(a, {5, 0}, 3, weeks).counts;
        const auto a_week = [&](std::size_t size) {
            return static_cast<double>(counts.group_size.at(size - 1)) / weeks;
        };
        const double one = 1 - c, two = one * one;     // she joins one, or two
        const double trio = one * two;                 // both join
        const double pair = one * (1 - two) + c * one; // the third goes by herself, or joins the first
        const double single = one * (1 - two) + c * one + 3 * c * c;
        EXPECT_NEAR(a_week(3), trio, off(trio, trio * (1 - trio), weeks)) << c;
        EXPECT_NEAR(a_week(2), pair, off(pair, pair * (1 - pair), weeks)) << c;
        EXPECT_NEAR(a_week(1), single, off(3, 9 * c, weeks)) << c;
        EXPECT_EQ(counts.went, 3 * weeks);
    }
}

TEST(SessionPeersTest, who_minds_everybody_goes_alone) {
    auto a = to_one_event(1.0);
    EXPECT_GT(weeks_of(a, {5, 1}, 20, 20).staff.saved_by_pooling, Hours{});
    a.crowding = 1;
    const auto year = weeks_of(a, {5, 1}, 20, 20);
    EXPECT_EQ(year.staff.saved_by_pooling, Hours{});
    EXPECT_EQ(year.counts.groups, year.counts.went);
    EXPECT_EQ(year.company_shares(), (std::array<double, 4>{1, 0, 0, 0}));
}

/// Outings in so many weeks of two clients who always go to the same event, by the four states of the pair.
double outings_of_a_pair(double p, double e, int weeks) {
    std::array<double, 4> at{1, 0, 0, 0}; // bit i: client i was in company the last time
    double outings = 0;
    for (int w = 0; w < weeks; ++w) {
        std::array<double, 4> next{};
        for (std::size_t s = 0; s < 4; ++s) {
            const double first = p + (s & 1 ? e : 0), second = p + (s & 2 ? e : 0);
            outings += at[s] * (first + second);
            next[3] += at[s] * first * second;
            next[s & 2] += at[s] * first * (1 - second);
            next[s & 1] += at[s] * (1 - first) * second;
            next[s] += at[s] * (1 - first) * (1 - second);
        }
        at = next;
    }
    return outings;
}

// S0.16: peer effect, against the chain of a pair.
TEST(SessionPeersTest, company_makes_company_as_the_chain_of_a_pair_says) {
    constexpr int pairs = 1200, weeks = 30;
    for (const double e : {-0.3, 0.0, 0.35}) {
        auto a = to_one_event(0.4);
        a.peer_effect = e;
        double sum = 0, squares = 0;
        for (std::uint32_t pair = 0; pair < pairs; ++pair) {
            const auto went = static_cast<double>(weeks_of(a, {6, pair}, 2, weeks).counts.went);
            sum += went, squares += went * went;
        }
        const double mean = sum / pairs, variance = squares / pairs - mean * mean;
        EXPECT_NEAR(mean, outings_of_a_pair(0.4, e, weeks), 4.5 * std::sqrt(variance / pairs)) << e;
    }
    EXPECT_NEAR(outings_of_a_pair(0.4, 0, weeks), 24, 1e-9);
}

// Law 7: where nobody goes together there is no crowd and no company.
TEST(SessionPeersTest, without_groups_both_are_nothing_bit_for_bit) {
    SessionAssumptions a;
    a.events_per_week = 2;
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        a.model = model;
        if (model == SessionModel::pooled) a.group_size_cap = 1;
        auto other = a;
        other.crowding = 0.7;
        other.peer_effect = 0.5;
        EXPECT_EQ(weeks_of(a, {5, 2}, 60, 50), weeks_of(other, {5, 2}, 60, 50));
    }
    a.group_size_cap = 6;
    auto other = a;
    other.crowding = 0.3;
    EXPECT_FALSE(weeks_of(a, {5, 2}, 60, 50) == weeks_of(other, {5, 2}, 60, 50));
}

TEST(SessionPeersTest, shares_by_size_are_of_the_clients_and_not_of_the_groups) {
    SessionYear year;
    EXPECT_FALSE(year.company_shares());
    year.counts.went = 3; // of a service that does not count its groups by size
    EXPECT_FALSE(year.company_shares());
    year.counts.group_size = {2, 3, 0, 1, 1, 0, 0, 0, 1}; // the last one of eleven
    year.counts.groups = 8;
    year.counts.went = 2 + 6 + 4 + 5 + 11;
    const auto shares = year.company_shares().value();
    EXPECT_DOUBLE_EQ(shares[0], 2 / 28.0);
    EXPECT_DOUBLE_EQ(shares[1], 6 / 28.0);
    EXPECT_DOUBLE_EQ(shares[2], 4 / 28.0);
    EXPECT_DOUBLE_EQ(shares[3], 16 / 28.0);
    EXPECT_DOUBLE_EQ(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0);
}

} // namespace
} // namespace omsorg
