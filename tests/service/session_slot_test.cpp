// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/session_slot.hpp>

#include "session_test_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

using namespace test;

// S0.15: published closed form, binomial seats.
TEST(SessionSlotTest, seats_that_suffice_are_the_binomial_quantile) {
    EXPECT_EQ(seats_that_suffice(20, 0.6, 0.95), 16);
    EXPECT_EQ(seats_that_suffice(20, 0.6, 0.99), 17);
    EXPECT_EQ(seats_that_suffice(100, 0.6, 0.95), 68);
    EXPECT_EQ(seats_that_suffice(100, 0.6, 0.99), 71);
}

TEST(SessionSlotTest, the_gain_vanishes_for_one_client_and_for_certain_use) {
    EXPECT_EQ(seats_that_suffice(1, 0.6, 0.95), 1);
    for (int n : {1, 20, 100}) EXPECT_EQ(seats_that_suffice(n, 1.0, 0.95), n);
    EXPECT_EQ(seats_that_suffice(100, 0.999, 0.95), 100);
    EXPECT_EQ(seats_that_suffice(100, 0.0, 0.95), 0);
    // As many as a term by term sum gives, and no underflow where P(nobody comes) is below the smallest number.
    for (const int n : {3, 40, 900})
        for (const double use : {0.05, 0.3, 0.7, 0.95}) {
            double term = std::exp(n * std::log1p(-use)), below = term;
            int seats = 0;
            while (term > 0 && below < 0.9 && seats < n) {
                term *= use / (1 - use) * (n - seats) / (seats + 1);
                below += term;
                ++seats;
            }
            if (std::exp(n * std::log1p(-use)) > 0) {
                EXPECT_EQ(seats_that_suffice(n, use, 0.9), seats) << n << ' ' << use;
            }
        }
    const double deviation = std::sqrt(2000 * 0.9 * 0.1);
    EXPECT_NEAR(seats_that_suffice(2000, 0.9, 0.95), 1800 + 1.645 * deviation, 1.5);
}

TEST(SessionSlotTest, the_staff_is_reserved_whether_used_or_not) {
    const auto a = plain(0.6);
    const Future run{7, 3};
    auto clients = session_clients(a, run, 70);
    SessionYear all;
    constexpr int weeks = 1000;
    for (int w = 0; w < weeks; ++w) {
        const auto week = session_slot_week(a, run, clients, first_monday + std::chrono::days{7 * w}, plenty);
        week.balance();
        EXPECT_EQ(week.staff.reserved, Hours::from_hours(70 * 3.0)); // n h
        all += week;
    }
    // Used: n p h, a binomial mean with standard error of the share below 0.0019.
    const double share = all.staff.with_clients / all.staff.reserved;
    EXPECT_NEAR(share, 0.6, 4.5 * std::sqrt(0.6 * 0.4 / (70.0 * weeks)));
    EXPECT_GT(std::abs(share - 0.6 * 1.05), 4.5 * std::sqrt(0.6 * 0.4 / (70.0 * weeks))); // rejects 5 %
    EXPECT_EQ(all.counts.no_seat, 0);
    EXPECT_DOUBLE_EQ(all.met_preference_share(), 1.0); // they wish for their slot
    EXPECT_DOUBLE_EQ(all.pooling_gain(), 1.0);
}

TEST(SessionSlotTest, wishes_elsewhere_are_not_met_by_a_fixed_slot) {
    auto a = plain(1.0);
    a.free_wishes = 1.0;
    const Future run{7, 3};
    auto clients = session_clients(a, run, 200);
    const auto patient = session_slot_week(a, run, clients, first_monday, plenty);
    EXPECT_EQ(patient.counts.agreed, 200); // any time rather than none
    EXPECT_LT(patient.met_preference_share(), 0.2);
    a.flexibility = 1;
    const auto strict = session_slot_week(a, run, clients, first_monday, plenty);
    EXPECT_EQ(strict.counts.agreed, patient.counts.met);
    EXPECT_EQ(strict.counts.too_far, 200 - strict.counts.agreed);
}

TEST(SessionSlotTest, without_staff_every_wish_is_unmet_and_nothing_is_lost) {
    const auto a = plain(0.6);
    const Future run{1, 0};
    auto clients = session_clients(a, run, 50);
    const auto week = session_slot_week(a, run, clients, first_monday, Hours{});
    week.balance();
    EXPECT_EQ(week.counts.no_seat, week.counts.wishes);
    EXPECT_EQ(week.clients().no_staff, Hours::from_hours(3.0 * static_cast<double>(week.counts.wishes)));
    EXPECT_EQ(week.staff.reserved, Hours{});
}

TEST(SessionSlotTest, the_account_carries_over_up_to_its_cap_and_forfeits_the_rest) {
    auto a = plain(0.0);
    a.carry_over_weeks = 4;
    const Future run{1, 0};
    auto clients = session_clients(a, run, 1);
    SessionYear all;
    for (int w = 0; w < 10; ++w)
        all += session_slot_week(a, run, clients, first_monday + std::chrono::days{7 * w}, plenty);
    EXPECT_EQ(clients[0].account, Hours::from_hours(12));
    EXPECT_EQ(all.credited, Hours::from_hours(30));
    EXPECT_EQ(all.forfeited, Hours::from_hours(18));
    EXPECT_EQ(all.credited, all.debited + all.forfeited + clients[0].account);
}

} // namespace
} // namespace omsorg
