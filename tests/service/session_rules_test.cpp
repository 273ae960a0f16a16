// SPDX-License-Identifier: MIT
#include <omsorg/service/session_booking.hpp>
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/session_slot.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace test;

SessionYear weeks_of(const SessionAssumptions& a, Run run, int clients, int weeks, Hours staff = plenty) {
    SessionService service{a, run, 3};
    for (int i = 0; i < clients; ++i)
        service.admit(key_of(4711, i), district(static_cast<std::uint32_t>(i % 3)));
    for (int w = 0; w < weeks; ++w) service.run_week(first_monday + std::chrono::days{7 * w}, staff);
    return service.harvest();
}

SessionAssumptions bookable(double use) {
    auto a = plain(use);
    a.model = SessionModel::bookable;
    return a;
}

/// P(Bin(n, p) > seats), summed from the other end than the code under test does.
double more_than(int n, double p, int seats) {
    double sum = 0;
    for (int k = seats + 1; k <= n; ++k)
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(p) +
                        (n - k) * std::log(1 - p));
    return sum;
}

// Law 7, S0.14: each rule at its neutral value changes nothing, whatever its other keys say.
TEST(SessionRulesTest, every_rule_at_its_neutral_value_is_nothing_bit_for_bit) {
    SessionAssumptions a;
    a.events_per_week = 2;
    auto other = a;
    other.cancel_notice = Distribution::constant(5);
    other.cancel_cutoff = 0;
    other.preferred_on_duty = 0;
    other.season_peak = 2;
    other.outdoor_events = 1;
    other.gather_days = 1;
    other.activities = 1;
    other.event_kinds = 1;
    other.events_beside = 1;
    for (const auto model : {SessionModel::fixed_slot, SessionModel::bookable, SessionModel::pooled}) {
        a.model = other.model = model;
        EXPECT_EQ(weeks_of(a, {5, 1}, 71, 60, Hours::from_hours(150)),
                  weeks_of(other, {5, 1}, 71, 60, Hours::from_hours(150)));
    }
}

// Law 7: cancellations in time belong to the client, so they do not tell the fixed slot from its neutral booking.
TEST(SessionRulesTest, sessions_cancelled_in_time_leave_booking_neutral) {
    SessionAssumptions fixed;
    fixed.cancel = 0.3;
    fixed.flexibility = 60;
    auto booked = fixed;
    booked.model = SessionModel::bookable;
    booked.choice = 0;
    for (double hours : {100'000.0, 120.0, 30.0}) {
        const auto staff = Hours::from_hours(hours);
        EXPECT_EQ(weeks_of(fixed, {5, 4}, 71, 60, staff), weeks_of(booked, {5, 4}, 71, 60, staff));
    }
    EXPECT_GT(weeks_of(fixed, {5, 4}, 71, 60).counts.cancelled, 100);
}

TEST(SessionRulesTest, the_cut_off_tells_a_free_cancellation_from_a_late_one) {
    auto a = bookable(1.0);
    a.notice = Distribution::constant(10);
    a.cancel = 1;
    a.cancel_notice = Distribution::constant(72);
    a.cancel_cutoff = 48;
    const auto free = weeks_of(a, {1, 0}, 30, 4);
    EXPECT_EQ(free.clients().cancelled_early, Hours::from_hours(360));
    EXPECT_EQ(free.debited, Hours{});
    a.cancel_cutoff = 73;
    const auto late = weeks_of(a, {1, 0}, 30, 4);
    EXPECT_EQ(late.clients().cancelled_late, Hours::from_hours(360));
    EXPECT_EQ(late.debited, Hours::from_hours(360));
    a.cancel_cutoff = 48;
    a.notice = Distribution::constant(1); // who books the day before cannot cancel two days before
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 4).clients().cancelled_late, Hours::from_hours(360));
}

// S0.14: the published closed form read backwards, and its bound from both sides.
TEST(SessionRulesTest, seats_sold_are_the_most_that_the_risk_allows) {
    EXPECT_GE(seats_to_sell(68, 0.4, 0.05), 100); // (100, .6) needs 68
    EXPECT_LT(seats_to_sell(67, 0.4, 0.05), 100);
    EXPECT_GE(seats_to_sell(71, 0.4, 0.01), 100);
    EXPECT_LT(seats_to_sell(70, 0.4, 0.01), 100);
    EXPECT_GE(seats_to_sell(16, 0.4, 0.05), 20);
    EXPECT_LT(seats_to_sell(15, 0.4, 0.05), 20);
    EXPECT_GE(seats_to_sell(17, 0.4, 0.01), 20);
    for (int seats : {2, 5, 9, 30})
        for (double absent : {0.05, 0.2, 0.4})
            for (double risk : {0.01, 0.05, 0.2}) {
                const int sold = seats_to_sell(seats, absent, risk);
                EXPECT_LE(more_than(sold, 1 - absent, seats), risk + 1e-12);
                if (sold < 2 * seats) {
                    EXPECT_GT(more_than(sold + 1, 1 - absent, seats), risk - 1e-12);
                }
            }
}

TEST(SessionRulesTest, overbooking_gains_nothing_without_absence_without_risk_or_with_one_seat) {
    for (int seats : {0, 1, 7, 100}) {
        EXPECT_EQ(seats_to_sell(seats, 0.0, 0.5), seats);
        EXPECT_EQ(seats_to_sell(seats, 0.4, 0.0), seats);
    }
    EXPECT_EQ(seats_to_sell(1, 0.4, 0.05), 1);
    EXPECT_EQ(seats_to_sell(10, 0.001, 0.005), 10);
}

// How often somebody is turned away is the binomial tail of the seats sold.
TEST(SessionRulesTest, overbooked_sessions_turn_somebody_away_as_often_as_the_binomial_says) {
    auto a = bookable(1.0);
    a.no_show = 0.4;
    a.overbooking = 0.1;
    a.seats_share = 0.5;
    a.flexibility = 0;
    const Future run{11, 0};
    auto clients = session_clients(a, run, 40);
    for (auto& c : clients) c.slot = 1;
    const int sold = seats_to_sell(20, 0.4, 0.1);
    ASSERT_GT(sold, 20);
    ASSERT_LT(sold, 40);
    const double risk = more_than(sold, 0.6, 20);
    constexpr int weeks = 4000;
    int crowded = 0;
    for (int w = 0; w < weeks; ++w) {
        const auto week =
            session_booking_week(a, run, clients, first_monday + std::chrono::days{7 * w}, plenty);
        week.balance();
        EXPECT_EQ(week.counts.agreed + week.counts.turned_away, sold);
        EXPECT_EQ(week.counts.went + week.counts.no_shows, week.counts.agreed);
        EXPECT_LE(week.staff.with_clients,
                  week.staff.reserved); // nobody is served by staff who are not there
        crowded += week.counts.turned_away > 0;
    }
    EXPECT_NEAR(crowded / double{weeks}, risk, 4.5 * std::sqrt(risk * (1 - risk) / weeks));
    EXPECT_GT(std::abs(crowded / double{weeks} - 0.5 * risk), 4.5 * std::sqrt(risk * (1 - risk) / weeks));
}

/// One session, told as plainly as can be: who sits in it when the week is over.
std::set<std::uint64_t> oracle(const SessionAssumptions& a, Run run,
                               const std::vector<SessionClient>& clients, std::size_t seats) {
    struct Happening {
        double days;
        int what;
        Key key;
    };
    std::vector<Happening> story;
    for (const auto& client : clients) {
        const auto wish = session_wish(a, run, client, first_monday, {}, 0);
        const double asks = std::min(wish.notice_days, a.horizon);
        story.push_back({asks, 0, client.key});
        if (wish.cancels && std::min(*wish.cancels, 24 * asks) >= a.cancel_cutoff)
            story.push_back({std::min(*wish.cancels, 24 * asks) / 24, 1, client.key});
    }
    std::sort(story.begin(), story.end(), [](const auto& x, const auto& y) {
        return std::tuple{-x.days, x.what, x.key} < std::tuple{-y.days, y.what, y.key};
    });
    std::vector<Key> in, waiting;
    for (const auto& [days, what, key] : story) {
        if (what == 0) {
            if (in.size() < seats)
                in.push_back(key);
            else if (static_cast<double>(waiting.size()) < a.waitlist)
                waiting.push_back(key);
        } else if (std::erase(waiting, key) == 0 && std::erase(in, key) == 1 && !waiting.empty()) {
            in.push_back(waiting.front());
            waiting.erase(waiting.begin());
        }
    }
    std::set<std::uint64_t> there;
    for (const Key key : in) there.insert(key.value);
    return there;
}

TEST(SessionRulesTest, a_freed_seat_goes_to_the_first_who_waits) {
    auto a = bookable(1.0);
    a.cancel = 0.4;
    a.cancel_notice = Distribution::uniform(0, 400);
    a.notice = Distribution::uniform(0, 20);
    a.flexibility = 0;
    a.seats_share = 0.25;
    std::int64_t promoted = 0;
    for (double list : {0.0, 3.0, 100.0})
        for (std::uint32_t future = 0; future < 20; ++future) {
            a.waitlist = list;
            const Future run{8, future};
            auto clients = session_clients(a, run, 40);
            for (auto& c : clients) c.slot = 1;
            const auto before = clients;
            const auto week = session_booking_week(a, run, clients, first_monday, plenty);
            week.balance();
            std::set<std::uint64_t> went;
            for (const auto& c : clients)
                if (c.all.debited > Hours{}) went.insert(c.key.value);
            EXPECT_EQ(went, oracle(a, run, before, 10)) << "list " << list << ", future " << future;
            promoted += week.counts.promoted;
            if (list == 0) {
                EXPECT_EQ(week.counts.waitlisted, 0);
            }
        }
    EXPECT_GT(promoted, 50);
}

TEST(SessionRulesTest, with_one_open_booking_allowed_the_next_is_booked_when_the_last_has_begun) {
    auto a = bookable(1.0);
    a.notice = Distribution::constant(21);
    a.lead_time = 8;
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 6).counts.agreed, 180);
    a.open_bookings =
        1; // the first three weeks before; a week later she could only be seven days before: too late
    const auto one = weeks_of(a, {1, 0}, 30, 6);
    EXPECT_EQ(one.counts.agreed, 90);
    EXPECT_EQ(one.counts.too_late, 90);
    a.lead_time = 7;
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 6).counts.agreed, 180);
    a.lead_time = 15;
    a.open_bookings = 2; // two of three weeks
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 6).counts.agreed, 120);
    a.open_bookings = 3;
    EXPECT_EQ(weeks_of(a, {1, 0}, 30, 6).counts.agreed, 180);
}

TEST(SessionRulesTest, a_fair_share_divides_the_one_seat_that_the_same_client_always_took) {
    auto a = bookable(1.0);
    a.notice = Distribution::constant(7);
    a.lead_time = 2;
    a.seats_share = 0.5;
    a.flexibility = 0;
    const Future run{3, 0};
    const auto goers = [&](double share) {
        a.fair_share = share;
        auto clients = session_clients(a, run, 2);
        for (auto& c : clients) c.slot = 1;
        for (int w = 0; w < 80; ++w)
            (void)session_booking_week(a, run, clients, first_monday + std::chrono::days{7 * w}, plenty);
        return std::pair{clients[0].all.delivered, clients[1].all.delivered};
    };
    EXPECT_EQ(goers(1.0),
              (std::pair{Hours::from_hours(240), Hours{}})); // both ask at once: the lower key goes
    const auto [first, second] = goers(0.5);
    EXPECT_EQ(first + second, Hours::from_hours(240)); // the seat is never empty for it
    EXPECT_GT(second, Hours::from_hours(90));
    EXPECT_GT(first, Hours::from_hours(90));
}

TEST(SessionRulesTest, the_preferred_staff_weigh_against_the_time) {
    auto a = bookable(1.0);
    a.preferred_on_duty = 0.3;
    a.preferred_weight = 1e-9; // only between equals
    const auto hardly = weeks_of(a, {4, 0}, 60, 40);
    a.preferred_weight = 0.5;
    const auto much = weeks_of(a, {4, 0}, 60, 40);
    EXPECT_NEAR(static_cast<double>(hardly.counts.preferred), 0.3 * 2400, 4.5 * std::sqrt(0.21 * 2400));
    EXPECT_GT(much.counts.preferred, 2 * hardly.counts.preferred);
    EXPECT_LT(much.counts.met, hardly.counts.met); // bought with time
    a.preferred_weight = 1;
    a.preferred_on_duty = 0; // utility 1 − 1 at the wished moment, below 0 elsewhere
    const auto none = weeks_of(a, {4, 0}, 60, 40);
    EXPECT_EQ(none.counts.preferred, 0);
    EXPECT_EQ(none.counts.met, none.counts.agreed);
}

TEST(SessionRulesTest, days_to_a_seat_count_the_weeks_in_which_she_was_denied) {
    auto a = bookable(1.0);
    SessionService service{a, {1, 0}, 3};
    for (int i = 0; i < 10; ++i) service.admit(key_of(i), district(0));
    service.run_week(first_monday, Hours{});
    service.run_week(first_monday + std::chrono::days{7}, Hours{});
    service.run_week(first_monday + std::chrono::days{14}, plenty);
    const auto year = service.harvest();
    EXPECT_EQ(year.denials(), 20);
    EXPECT_DOUBLE_EQ(year.days_to_seat(), 14);
    EXPECT_EQ(year.unused, Hours::from_hours(60));
    EXPECT_NEAR(year.flexibility_index(), 1.0 / 3, 1e-12);
    service.run_week(first_monday + std::chrono::days{21}, plenty);
    EXPECT_DOUBLE_EQ(service.harvest().days_to_seat(), 0);
}

// S0.10: the share of requests served inside the client's own window.
TEST(SessionRulesTest, flexibility_is_counted_by_each_clients_own_window) {
    auto a = plain(1.0);
    a.free_wishes = 1;
    a.window = Distribution::constant(0);
    const auto strict = weeks_of(a, {6, 0}, 60, 20);
    a.window = Distribution::constant(168);
    const auto open = weeks_of(a, {6, 0}, 60, 20);
    EXPECT_EQ(strict.counts.agreed, open.counts.agreed); // it is watched, and changes nothing
    EXPECT_LT(strict.flexibility_index(), 0.2);
    EXPECT_DOUBLE_EQ(open.flexibility_index(), 1.0);
}

// S0.17, I.3: each decision fulfilled one by one, and the sums are the service's own books.
TEST(SessionRulesTest, the_audit_reconciles_every_client_and_the_whole) {
    SessionAssumptions a;
    a.model = SessionModel::pooled;
    a.event_share = 0.8;
    a.cancel = 0.2;
    a.waitlist = 5;
    SessionService service{a, {9, 1}, 3};
    for (int i = 0; i < 50; ++i) service.admit(key_of(i), district(static_cast<std::uint32_t>(i % 3)));
    SessionYear all;
    for (int w = 0; w < 60; ++w) {
        service.run_week(first_monday + std::chrono::days{7 * w}, Hours::from_hours(120));
        if (w == 30) {
            all += service.harvest();
            for (int i = 0; i < 10; ++i) service.leave(key_of(i));
        }
    }
    const Hours left_behind = all.unused;
    all += service.harvest();
    const auto audit = service.audit();
    EXPECT_EQ(audit.size(), 50U);
    SessionAccount sum;
    Hours left;
    for (const auto& [client, where, account, unused] : audit) {
        EXPECT_EQ(account.credited, account.debited + account.forfeited + unused);
        EXPECT_LE(account.delivered, account.credited); // nobody gets more than granted
        sum.credited += account.credited, sum.debited += account.debited;
        sum.forfeited += account.forfeited, sum.delivered += account.delivered;
        left += unused;
    }
    EXPECT_EQ(sum.credited, all.credited);
    EXPECT_EQ(sum.debited, all.debited);
    EXPECT_EQ(sum.forfeited, all.forfeited);
    EXPECT_EQ(sum.delivered, all.clients().delivered);
    EXPECT_EQ(left, all.unused - left_behind);
    EXPECT_GT(all.staff.saved_by_pooling, Hours{});
}

TEST(SessionServiceTest, a_tag_gives_the_same_person_other_luck_and_nothing_else) {
    const SessionAssumptions a;
    SessionService one{a, {2, 1}, 1}, other{a, {2, 1}, 1, 7};
    for (int i = 0; i < 200; ++i) one.admit(key_of(i), district(0)), other.admit(key_of(i), district(0));
    int alike = 0;
    for (std::size_t i = 0; i < 200; ++i) {
        EXPECT_EQ(one.clients()[i].key, other.clients()[i].key);
        alike += one.clients()[i].slot == other.clients()[i].slot;
    }
    EXPECT_NEAR(alike / 200.0, 0.1, 0.1);
}

} // namespace
} // namespace omsorg
