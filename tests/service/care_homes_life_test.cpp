// SPDX-License-Identifier: MIT
// Homes over many lives: against one pool of places, and against Erlang.
#include "../erlang.hpp"
#include "care_homes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

namespace omsorg {
namespace {

using namespace two_districts;
using std::chrono::days;

/// The neutral point, day by day and with everything else going on: one home with the places of the pool is the pool,
/// whether it is told from the first day, from the middle, or now and then, and whatever people wish.
TEST(CareHomesLifeTest, one_home_with_all_the_places_is_the_pool) {
    SpecialHousingAssumptions pool_values;
    pool_values.places = 16;
    pool_values.short_stay_places = 2;
    pool_values.dementia_places = 6;
    pool_values.dementia_share = 0.3;
    pool_values.dementia_onset = 1;
    pool_values.urgent_share = 0.2;
    pool_values.vacant_days = 5;
    pool_values.handling = Distribution::constant(3);
    pool_values.couple_share = 0.3;
    pool_values.couple_stay = 20;
    const std::vector<CareHome> one{
        {.name = "N", .district = "North", .places = 8},
        {.name = "N", .district = "North", .kind = HousingKind::dementia, .places = 6}};
    constexpr int last = 2000;
    struct Told {
        int from, turns; // days after which it is no longer told, and told again
    };
    for (const Told& told : {Told{0, last}, Told{700, last}, Told{0, 13}})
        for (const bool first : {false, true}) {
            SpecialHousingAssumptions a = pool_values;
            a.places = 16;
            a.wish_share = 0.7;
            a.interim_share = 0.5;
            a.transfers_first = first;
            a.homes = told.from == 0;
            SpecialHousing pool{pool_values, {7, 1}, districts.size()};
            SpecialHousing homes = housing(a, one, {7, 1});
            const Stream asks{{32, 7}, Purpose::onset}, lives{{32, 7}, Purpose::death};
            std::multimap<int, int> leaving;
            const auto stays = [&](int i, int from) {
                leaving.emplace(from + 1 + static_cast<int>(200 * lives.exponential(key_of(i))), i);
            };
            int next = 0;
            for (; next < 12; ++next) {
                ASSERT_EQ(pool.has_room_for(key_of(next)), homes.has_room_for(key_of(next)));
                if (!pool.has_room_for(key_of(next))) continue;
                pool.found(person(next), key_of(next), DistrictId{next % 2});
                homes.found(person(next), key_of(next), DistrictId{next % 2});
                stays(next, 0);
            }
            int moved = 0;
            for (int d = 0; d < last; ++d) {
                const Day today = start + days{d};
                a.homes = told.from <= d && (d - told.from) / told.turns % 2 == 0;
                for (auto at = leaving.begin(); at != leaving.end() && at->first <= d;
                     at = leaving.erase(at)) {
                    const bool died = at->second % 3 > 0;
                    ASSERT_EQ(pool.leave(person(at->second), today, died),
                              homes.leave(person(at->second), today, died));
                }
                if (asks.happens(0.09, key_of(d))) {
                    pool.decide(person(next), key_of(next), DistrictId{next % 2}, today);
                    homes.decide(person(next), key_of(next), DistrictId{next % 2}, today);
                    ++next;
                }
                const auto x = pool.run_day(today), y = homes.run_day(today);
                ASSERT_TRUE(std::equal(x.begin(), x.end(), y.begin(), y.end())) << "day " << d;
                for (const PersonId who : x) stays(static_cast<int>(who.index()), d), ++moved;
                ASSERT_EQ(pool.transfers_waiting(), homes.transfers_waiting()) << "day " << d;
                ASSERT_EQ(pool.staff_hours_needed(), homes.staff_hours_needed());
                ASSERT_EQ(pool.all_places(today), homes.all_places(today));
            }
            const auto x = pool.harvest(start + days{last}), y = homes.harvest(start + days{last});
            EXPECT_GT(moved, 60);
            EXPECT_GT(x.transfers, 5);
            EXPECT_EQ(x.transfers, y.transfers);
            EXPECT_EQ(x.transfers_left, y.transfers_left);
            EXPECT_EQ(x.waiting_days_of, y.waiting_days_of);
            EXPECT_EQ(x.resident_days_of, y.resident_days_of);
            EXPECT_EQ(x.place_days, y.place_days);
            EXPECT_EQ(x.held_days, y.held_days);
            EXPECT_EQ(x.partner_days, y.partner_days);
            EXPECT_EQ(x.wait_sum, y.wait_sum);
            EXPECT_EQ(x.over_90, y.over_90);
            EXPECT_EQ(y.homes.wish.moved + y.homes.closing.moved, 0);
        }
}

/// A life of places: who asks on which day and how long she lives there do not depend on where she lives.
struct Lived {
    std::vector<int> moved_in; ///< by person: the day, or −1
    SpecialHousingYear year;
};

constexpr double stay = 400, a_day = 8 / stay;

/// From `from` on it is counted; of quiet days, on which nobody asks or leaves, those before the end may be left out where
/// nobody transfers.
Lived live(const SpecialHousingAssumptions& a, const std::vector<CareHome>& table, std::uint32_t future,
           int last, int from = 0, bool quiet_days = true) {
    auto homes = housing(a, table, {31, future});
    const Stream asks{{32, future}, Purpose::onset}, lives{{32, future}, Purpose::death},
        where{{32, future}, Purpose::grant};
    std::multimap<int, int> leaving;
    Lived lived;
    for (int d = 0; d < last; ++d) {
        const Day today = start + days{d};
        if (d == from) (void)homes.harvest(today);
        bool quiet = true;
        for (auto at = leaving.begin(); at != leaving.end() && at->first <= d; at = leaving.erase(at)) {
            homes.leave(person(at->second), today);
            quiet = false;
        }
        if (asks.happens(a_day, key_of(d))) {
            quiet = false;
            const auto next = static_cast<int>(lived.moved_in.size());
            homes.decide(person(next), key_of(next), where.happens(0.5, key_of(next)) ? north : south, today);
            lived.moved_in.push_back(-1);
        }
        if (quiet && !quiet_days) continue;
        for (const PersonId who : homes.run_day(today)) {
            const auto row = static_cast<int>(who.index());
            lived.moved_in[who.index()] = d;
            leaving.emplace(
                d + std::max(1, static_cast<int>(std::lround(stay * lives.exponential(key_of(row))))), row);
        }
    }
    lived.year = homes.harvest(start + days{last});
    return lived;
}

/// Of those who take what there is, with those at home first and no empty days, nobody waits longer for others' wishes:
/// the days of moving in are those of one pool, person by person.
TEST(CareHomesLifeTest, transfers_after_the_others_delay_nobody) {
    auto pool = of_homes();
    pool.homes = false;
    pool.places = 10;
    const auto homes = of_homes();
    int transfers = 0;
    for (std::uint32_t future = 0; future < 10; ++future) {
        const Lived one = live(pool, {}, future, 6000), two = live(homes, two_homes(5, 5), future, 6000);
        EXPECT_EQ(one.moved_in, two.moved_in);
        EXPECT_EQ(one.year.waiting_days, two.year.waiting_days);
        transfers += static_cast<int>(two.year.homes.wish.moved);
        EXPECT_EQ(
            std::accumulate(two.year.homes.wishing.begin(), two.year.homes.wishing.end(), std::int64_t{0}),
            std::accumulate(two.year.homes.wished.begin(), two.year.homes.wished.end(),
                            two.year.homes.wish_days));
    }
    EXPECT_GT(transfers, 100);
}

/// Where nobody takes another home, each home is Erlang's queue of its own: M/M/5 at a load of 0.8, a mean wait of 0.554113 of
/// a stay. Where nobody wishes, they are one: M/M/10, 0.204590.
TEST(CareHomesLifeTest, a_wish_that_nobody_gives_up_splits_the_places_as_erlang_says) {
    const double apart = erlang_c(5, 4) / 1, together = erlang_c(10, 8) / 2;
    EXPECT_NEAR(apart, 0.554113, 1e-6);
    EXPECT_NEAR(together, 0.204590, 1e-5);
    constexpr int futures = 400;
    for (const double wish : {1.0, 0.0}) {
        auto a = of_homes();
        a.wish_share = wish;
        a.interim_share = 0;
        std::vector<double> waits;
        for (std::uint32_t f = 0; f < futures; ++f)
            waits.push_back(live(a, two_homes(5, 5), f, 24'000, 6000, false).year.wait_sum);
        double mean = 0, spread = 0;
        for (const double w : waits) mean += w / futures;
        for (const double w : waits) spread += (w - mean) * (w - mean);
        const double scale = 18'000 * a_day * stay, error = std::sqrt(spread / futures / (futures - 1));
        EXPECT_NEAR(mean / scale, wish > 0 ? apart : together, 4.5 * error / scale);
        EXPECT_LT(error / mean, 0.08);
    }
}

} // namespace
} // namespace omsorg
