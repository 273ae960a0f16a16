// SPDX-License-Identifier: MIT
// Kinds of places, transfers between them, and couples. One pool for everybody is special_housing_test.cpp.
#include <omsorg/service/special_housing.hpp>

#include "../erlang.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::days;
using Future = omsorg::Run;

constexpr Day start{std::chrono::year{2027} / 1 / 1};
constexpr auto ordinary = HousingKind::ordinary, dementia = HousingKind::dementia;

PersonId person(int i) { return PersonId{i}; }
const DistrictId here{0};

SpecialHousingAssumptions two_kinds(int ordinary_places, int dementia_places) {
    SpecialHousingAssumptions a;
    a.places = ordinary_places + dementia_places;
    a.dementia_places = dementia_places;
    a.short_stay_places = 0;
    a.handling = Distribution::constant(0);
    a.urgent_share = 0;
    a.vacant_days = 0;
    a.dementia_onset = 0;
    return a;
}

TEST(HousingKindsTest, a_place_of_one_kind_is_no_place_of_the_other) {
    auto a = two_kinds(1, 1);
    a.dementia_share = 1;
    SpecialHousing homes{a, {1, 0}, 1};
    homes.decide(person(1), key_of(1), here, start);
    homes.decide(person(2), key_of(2), here, start);
    EXPECT_EQ(homes.run_day(start).size(), 1u);
    EXPECT_EQ(homes.occupied(dementia), 1);
    EXPECT_EQ(homes.occupied(ordinary), 0);
    EXPECT_EQ(homes.waiting(), 1);
    a.dementia_share = 0;
    homes.decide(person(3), key_of(3), here, start + days{1});
    EXPECT_EQ(homes.run_day(start + days{1}).size(), 1u); // passes her who waits for the other kind
    EXPECT_EQ(homes.occupied(ordinary), 1);
    const auto year = homes.harvest(start + days{1});
    EXPECT_EQ(year.waiting_days_of[1], 2);
    EXPECT_EQ(year.waiting_days_of[0], 0);
    EXPECT_TRUE(year.kinds);
}

TEST(HousingKindsTest, without_places_for_dementia_the_share_of_applicants_does_nothing) {
    const auto moves = [](double share) {
        auto a = two_kinds(3, 0);
        a.dementia_share = share;
        a.dementia_onset = 2;
        SpecialHousing homes{a, {1, 0}, 1};
        std::vector<std::uint32_t> order;
        for (int i = 0; i < 30; ++i) {
            homes.decide(person(i), key_of(i), here, start + days{i});
            for (const PersonId who : homes.run_day(start + days{i})) order.push_back(who.index());
            if (i % 4 == 3)
                homes.leave(person(static_cast<int>(order[static_cast<std::size_t>(i) / 4])),
                            start + days{i});
        }
        EXPECT_FALSE(homes.harvest(start + days{29}).kinds);
        return order;
    };
    EXPECT_EQ(moves(0), moves(1));
    EXPECT_GT(moves(0.5).size(), 5u);
}

TEST(HousingKindsTest, whose_need_has_changed_moves_when_there_is_a_place_and_leaves_one_behind) {
    auto a = two_kinds(2, 1);
    a.dementia_share = 0;
    a.vacant_days = 3;
    SpecialHousing homes{a, {1, 0}, 1};
    homes.found(person(0), key_of(0), here);
    homes.found(person(1), key_of(1), here);
    homes.decide(person(2), key_of(2), here, start);
    a.dementia_onset = 1e9; // everybody, at once
    EXPECT_TRUE(homes.run_day(start).empty());
    EXPECT_EQ(homes.occupied(dementia), 1);
    EXPECT_EQ(homes.occupied(ordinary), 1);
    EXPECT_EQ(homes.transfers_waiting(), 1);
    EXPECT_EQ(homes.waiting(), 1);
    a.dementia_onset = 0;
    for (int d = 1; d < 3; ++d) EXPECT_TRUE(homes.run_day(start + days{d}).empty());
    EXPECT_EQ(homes.run_day(start + days{3}).size(), 1u); // the place left behind, prepared
    EXPECT_TRUE(homes.leave(person(0), start + days{4}));
    EXPECT_TRUE(homes.leave(person(1), start + days{4})); // one of them waited: her wish goes with her
    EXPECT_EQ(homes.transfers_waiting(), 0);
    const auto year = homes.harvest(start + days{4});
    EXPECT_EQ(year.transfers_asked, 2);
    EXPECT_EQ(year.transfers, 1);
    EXPECT_EQ(year.transfers_left, 1);
    EXPECT_EQ(year.moved_in, 1) << "a transfer is no moving in";
}

TEST(HousingKindsTest, a_couple_shares_a_place_and_the_partner_stays_on) {
    auto a = two_kinds(1, 0);
    a.couple_share = 1;
    a.couple_hours = 0.5;
    a.couple_stay = 20;
    a.vacant_days = 5;
    SpecialHousing homes{a, {1, 0}, 1};
    homes.decide(person(1), key_of(1), here, start);
    EXPECT_EQ(homes.run_day(start).size(), 1u);
    EXPECT_EQ(homes.staff_hours_needed(), Hours::from_hours(a.staff_hours + 0.5));
    homes.decide(person(2), key_of(2), here, start + days{1});
    homes.leave(person(1), start + days{10}, true);
    for (int d = 10; d < 35; ++d) EXPECT_TRUE(homes.run_day(start + days{d}).empty()) << d;
    EXPECT_EQ(homes.run_day(start + days{35}).size(), 1u); // twenty days of hers, five of preparing
    homes.leave(person(2), start + days{40}, false);       // she moves away, and her partner goes along
    homes.decide(person(3), key_of(3), here, start + days{40});
    EXPECT_EQ(homes.run_day(start + days{45}).size(), 1u);
    const auto year = homes.harvest(start + days{45});
    EXPECT_EQ(year.held_days, 20);
    EXPECT_TRUE(year.couples);
}

TEST(HousingKindsTest, who_cannot_go_home_goes_first_and_at_once) {
    auto a = two_kinds(1, 0);
    a.handling = Distribution::constant(30);
    SpecialHousing homes{a, {1, 0}, 1};
    homes.decide(person(1), key_of(1), here, start);
    homes.decide(person(2), key_of(2), here, start + days{1});
    homes.hurry(person(2), start + days{2});
    const auto moved = homes.run_day(start + days{2});
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved.front(), person(2));
}

/// Each kind by itself is M/M/5 at a load of 0.8: the mean wait is 0.554113 of a stay. A day is short beside it.
TEST(HousingKindsTest, each_kind_is_erlangs_queue_of_its_own) {
    auto a = two_kinds(5, 5);
    constexpr double stay = 400;
    const double a_day = 8 / stay; // both kinds
    std::vector<double> means[2];
    for (std::uint32_t f = 0; f < 1000; ++f) {
        SpecialHousing homes{a, {21, f}, 1};
        const Stream asks{{22, f}, Purpose::onset}, lives{{22, f}, Purpose::death};
        std::multimap<int, int> leaving;
        int next = 0;
        for (int d = 0; d < 24'000; ++d) {
            const Day today = start + days{d};
            if (d == 6000) (void)homes.harvest(today);
            for (auto at = leaving.begin(); at != leaving.end() && at->first <= d; at = leaving.erase(at))
                homes.leave(person(at->second), today);
            if (asks.happens(1 - std::exp(-a_day), key_of(d))) {
                homes.decide(person(next), key_of(next), here, today);
                ++next;
            }
            for (const PersonId who : homes.run_day(today)) {
                const auto row = static_cast<int>(who.index());
                leaving.emplace(
                    d + std::max(1, static_cast<int>(std::lround(stay * lives.exponential(key_of(row))))),
                    row);
            }
        }
        const auto year = homes.harvest(start + days{24'000});
        for (const HousingKind kind : both_kinds)
            means[static_cast<std::size_t>(kind)].push_back(
                static_cast<double>(year.waiting_days_of[static_cast<std::size_t>(kind)]));
    }
    // Little's law: person-days of waiting over the days and the arrivals a day.
    const double truth = erlang_c(5, 4) / 1.0; // Wq / ES = C / (c − a)
    EXPECT_NEAR(truth, 0.554113, 1e-6);
    for (const auto& waits : means) {
        double mean = 0, spread = 0;
        for (const double w : waits) mean += w / 1000;
        for (const double w : waits) spread += (w - mean) * (w - mean);
        const double scale = 18'000 * (a_day / 2) * stay;
        EXPECT_NEAR(mean / scale, truth, 4.5 * std::sqrt(spread / 1000 / 999) / scale);
        EXPECT_LT(std::sqrt(spread / 1000 / 999) / mean, 0.05);
    }
}

} // namespace
} // namespace omsorg
