// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/short_stay.hpp>

#include "../erlang.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::days;
using Future = omsorg::Run;

constexpr Day start{std::chrono::year{2027} / 1 / 1};

PersonId person(int i) { return PersonId{i}; }

ShortStayAssumptions plain() {
    ShortStayAssumptions a;
    a.modelled = true;
    a.relief_per_week = 0;
    a.days = Distribution::constant(10);
    return a;
}

TEST(ShortStayTest, who_finds_no_place_blocks_a_bed_and_is_paid_for_from_the_fourth_day) {
    const auto a = plain();
    ShortStay stay{a, {1, 0}};
    for (int d = 0; d < 10; ++d) {
        if (d == 0 || d == 3) stay.ask(person(d), key_of(d), StayFor::recovery, start + days{d});
        EXPECT_TRUE(stay.run_day(start + days{d}, 1).empty());
    }
    EXPECT_EQ(stay.guests(), 1);
    EXPECT_EQ(stay.waiting(), 1);
    // On the tenth day one goes home and the other takes her place: seven days in a blocked bed, three of them free.
    EXPECT_EQ(stay.run_day(start + days{10}, 1).size(), 1u);
    // Her ten days count from the day she was ready.
    EXPECT_TRUE(stay.run_day(start + days{12}, 1).empty());
    EXPECT_EQ(stay.run_day(start + days{13}, 1).size(), 1u);
    const ShortStayYear year = stay.harvest();
    EXPECT_EQ(year.blocked_days, 7);
    EXPECT_EQ(year.paid_days, 4);
    EXPECT_DOUBLE_EQ(*year.mean_wait(), 3.5);
}

TEST(ShortStayTest, who_has_recovered_before_a_place_is_free_goes_home_from_hospital) {
    const auto a = plain();
    ShortStay stay{a, {1, 0}};
    stay.ask(person(1), key_of(1), StayFor::recovery, start);
    stay.ask(person(2), key_of(2), StayFor::permanent_place, start);
    for (int d = 0; d < 10; ++d) EXPECT_TRUE(stay.run_day(start + days{d}, 0).empty());
    EXPECT_EQ(stay.run_day(start + days{10}, 0).size(), 1u);
    EXPECT_FALSE(stay.has(person(1)));
    EXPECT_TRUE(stay.has(person(2))) << "nobody recovers into a permanent place";
    const ShortStayYear year = stay.harvest();
    EXPECT_EQ(year.flow[0].went, 1);
    EXPECT_EQ(year.placed, 0);
}

TEST(ShortStayTest, from_hospital_goes_before_respite_only_if_so_chosen) {
    for (const bool first : {true, false}) {
        auto a = plain();
        a.relief_per_week = 210; // thirty a day: somebody asks on the first
        a.relief_patience = 3650;
        a.hospital_first = first;
        ShortStay stay{a, {1, 0}};
        (void)stay.run_day(start, 0);
        a.relief_per_week = 0;
        stay.ask(person(1), key_of(1), StayFor::recovery, start + days{1});
        (void)stay.run_day(start + days{1}, 1);
        const ShortStayYear year = stay.harvest();
        EXPECT_EQ(year.blocked_days, first ? 0 : 1);
    }
}

TEST(ShortStayTest, who_waits_for_a_permanent_place_stays_until_it_is_hers) {
    const auto a = plain();
    ShortStay stay{a, {1, 0}};
    stay.ask(person(1), key_of(1), StayFor::permanent_place, start);
    for (int d = 0; d < 400; ++d) EXPECT_TRUE(stay.run_day(start + days{d}, 1).empty());
    EXPECT_TRUE(stay.has(person(1)));
    EXPECT_THROW(stay.ask(person(1), key_of(1), StayFor::recovery, start), Defect);
    EXPECT_TRUE(stay.leave(person(1)));
    EXPECT_FALSE(stay.leave(person(1)));
    const ShortStayYear year = stay.harvest();
    EXPECT_EQ(year.guest_days, 400);
    EXPECT_EQ(year.flow[1].went, 1);
}

TEST(ShortStayTest, the_needs_after_hospital_have_the_shares_that_are_assumed) {
    auto a = plain();
    a.after_hospital = 0.2;
    a.cannot_return = 0.5;
    const ShortStay stay{a, {5, 0}};
    int recovery = 0, permanent = 0, home_again = 0;
    constexpr int n = 20'000;
    for (int i = 0; i < n; ++i) {
        recovery += stay.needs(key_of(i), start, false) == StayFor::recovery;
        permanent += stay.needs(key_of(i), start, true) == StayFor::permanent_place;
        home_again += !stay.needs(key_of(i), start, true);
    }
    const auto near = [](int found, double share) {
        EXPECT_NEAR(found / double{n}, share, 4.5 * std::sqrt(share * (1 - share) / n));
    };
    near(recovery, 0.2);
    near(permanent, 0.5);
    near(home_again, 0.5 * 0.8);
}

/// With places for all, a day's guests are Poisson with mean (asked a day) x (days of a stay).
TEST(ShortStayTest, with_places_enough_the_number_of_guests_is_poisson) {
    auto a = plain();
    a.relief_per_week = 7 * 0.8;
    a.relief_days = Distribution::discrete({5, 20}, {0.5, 0.5}); // mean 12.5: mean and variance 10
    double sum = 0, squares = 0;
    constexpr int futures = 4000;
    for (std::uint32_t f = 0; f < futures; ++f) {
        ShortStay stay{a, {3, f}};
        for (int d = 0; d < 30; ++d) (void)stay.run_day(start + days{d}, 1000);
        sum += stay.guests();
        squares += stay.guests() * stay.guests();
    }
    const double mean = sum / futures, variance = squares / futures - mean * mean;
    EXPECT_NEAR(mean, 10, 4.5 * std::sqrt(10.0 / futures));
    EXPECT_NEAR(variance, 10, 4.5 * 10 * std::sqrt(2.0 / futures) * 1.05);
    EXPECT_GT(std::abs(mean - 10.5), 4.5 * std::sqrt(10.0 / futures)) << "it would tell five percent";
}

/// Without patience: Erlang's loss formula, B(5, 3) = 0.1100543478 and B(10, 5) = 0.0183845703. A day is short
/// beside a stay of a year and more, so that it matters little that many may ask on one day.
TEST(ShortStayTest, without_patience_respite_is_erlangs_loss_system) {
    for (const auto& [places, load] : {std::pair{5, 3.0}, std::pair{10, 5.0}}) {
        auto a = plain();
        a.relief_patience = 0;
        constexpr double stay_days = 500;
        a.relief_per_week = 7 * load / stay_days;
        a.relief_days = Distribution::exponential(stay_days);
        std::int64_t asked = 0, lost = 0;
        std::vector<double> shares;
        for (std::uint32_t f = 0; f < 1200; ++f) {
            ShortStay stay{a, {11, f}};
            for (int d = 0; d < 3000; ++d) (void)stay.run_day(start + days{d}, places);
            (void)stay.harvest();
            for (int d = 3000; d < 12'000; ++d) (void)stay.run_day(start + days{d}, places);
            const ShortStayYear year = stay.harvest();
            asked += year.flow[2].asked, lost += year.flow[2].gave_up;
            shares.push_back(static_cast<double>(year.flow[2].gave_up) /
                             static_cast<double>(year.flow[2].asked));
        }
        double spread = 0;
        const double found = static_cast<double>(lost) / static_cast<double>(asked);
        for (const double share : shares) spread += (share - found) * (share - found);
        spread = std::sqrt(spread / 1200 / 1199);
        const double truth = erlang_b(places, load);
        EXPECT_NEAR(truth, places == 5 ? 0.1100543478 : 0.0183845703, 1e-9);
        EXPECT_NEAR(found, truth, 4.5 * spread);
        EXPECT_LT(spread / truth, places == 5 ? 0.02 : 0.045);
    }
}

/// Whatever happens: nobody is lost, no guest without a place, nobody waits beside a free one.
TEST(ShortStayTest, nobody_is_lost_and_nobody_waits_beside_a_free_place) {
    auto a = plain();
    a.relief_per_week = 4;
    a.days = Distribution::gamma_mean_cv(20, 0.8);
    a.relief_days = Distribution::constant(14);
    ShortStay stay{a, {2, 0}};
    const Stream luck{{2, 1}, Purpose::onset};
    int next = 0;
    std::vector<int> inside;
    std::int64_t blocked = 0;
    for (int d = 0; d < 2000; ++d) {
        const Day today = start + days{d};
        if (luck.happens(0.4, key_of(d))) {
            stay.ask(person(next), key_of(next), next % 5 == 0 ? StayFor::permanent_place : StayFor::recovery,
                     today);
            inside.push_back(next++);
        }
        if (!inside.empty() && luck.happens(0.05, key_of(d), 1)) {
            EXPECT_EQ(stay.leave(person(inside.front())), true);
            inside.erase(inside.begin());
        }
        for (const PersonId home : stay.run_day(today, 18))
            std::erase(inside, static_cast<int>(home.index()));
        EXPECT_LE(stay.guests(), 18);
        EXPECT_TRUE(stay.waiting() == 0 || stay.guests() == 18);
        if (d % 365 == 364) blocked += stay.harvest().blocked_days; // balances, or throws
    }
    EXPECT_GT(blocked, 0);
}

} // namespace
} // namespace omsorg
