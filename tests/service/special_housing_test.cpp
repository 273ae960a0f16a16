// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/service/special_housing.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::days;
using testing::Test;
using Future = omsorg::Run;

constexpr Day start{std::chrono::year{2027} / 1 / 1};

PersonId person(int i) { return PersonId{i}; }
DistrictId district(int d) { return DistrictId{d}; }

SpecialHousingAssumptions plain(int places) {
    SpecialHousingAssumptions a;
    a.places = places;
    a.short_stay_places = 0;
    a.handling = Distribution::constant(0);
    a.urgent_share = 0;
    a.vacant_days = 0;
    return a;
}

std::vector<int> moved(std::span<const PersonId> who) {
    std::vector<int> rows;
    for (const auto p : who) rows.push_back(static_cast<int>(p.index()));
    return rows;
}

TEST(SpecialHousingTest, the_queue_goes_by_decision_date_then_key) {
    const auto a = plain(1);
    SpecialHousing homes{a, {1, 0}, 1};
    homes.found(person(0), Key{99}, district(0));
    homes.decide(person(1), Key{7}, district(0), start + days{2});
    homes.decide(person(2), Key{9}, district(0), start + days{1});
    homes.decide(person(3), Key{3}, district(0), start + days{2});
    EXPECT_TRUE(homes.run_day(start + days{3}).empty());
    std::vector<int> order;
    for (int i = 0; i < 3; ++i) {
        homes.leave(person(i == 0 ? 0 : order.back()), start + days{4 + i});
        for (const int row : moved(homes.run_day(start + days{4 + i}))) order.push_back(row);
    }
    EXPECT_EQ(order, (std::vector<int>{2, 3, 1}));
}

TEST(SpecialHousingTest, urgent_people_go_first) {
    auto a = plain(1);
    SpecialHousing homes{a, {1, 0}, 1};
    homes.found(person(0), Key{99}, district(0));
    homes.decide(person(1), Key{7}, district(0), start);
    a.urgent_share = 1;
    homes.decide(person(2), Key{9}, district(0), start + days{1});
    homes.leave(person(0), start + days{2});
    EXPECT_EQ(moved(homes.run_day(start + days{2})), std::vector<int>{2});
}

TEST(SpecialHousingTest, closing_moves_nobody_out_and_opening_lets_people_in) {
    auto a = plain(10);
    SpecialHousing homes{a, {1, 0}, 1};
    for (int i = 0; i < 10; ++i) homes.found(person(i), key_of(i), district(0));
    homes.decide(person(10), key_of(10), district(0), start);
    a.places = 8; // a home closes
    EXPECT_TRUE(homes.run_day(start).empty());
    EXPECT_EQ(homes.occupied(), 10);
    homes.leave(person(0), start + days{1});
    homes.leave(person(1), start + days{1});
    EXPECT_TRUE(homes.run_day(start + days{1}).empty()); // eight live in eight places
    homes.leave(person(2), start + days{2});
    EXPECT_EQ(homes.run_day(start + days{2}).size(), 1u);
    homes.decide(person(11), key_of(11), district(0), start + days{3});
    a.places = 9;
    EXPECT_EQ(homes.run_day(start + days{3}).size(), 1u);
}

TEST(SpecialHousingTest, nobody_moves_in_before_the_offer_is_ready_nor_into_a_room_being_prepared) {
    auto a = plain(1);
    a.handling = Distribution::constant(30);
    a.vacant_days = 7;
    SpecialHousing homes{a, {1, 0}, 1};
    homes.decide(person(1), key_of(1), district(0), start);
    for (int d = 0; d < 30; ++d) EXPECT_TRUE(homes.run_day(start + days{d}).empty());
    EXPECT_EQ(homes.run_day(start + days{30}).size(), 1u);
    homes.decide(person(2), key_of(2), district(0), start + days{31});
    homes.leave(person(1), start + days{100});
    for (int d = 100; d < 107; ++d) EXPECT_TRUE(homes.run_day(start + days{d}).empty());
    EXPECT_EQ(homes.run_day(start + days{107}).size(), 1u);
    const auto year = homes.harvest(start + days{107});
    EXPECT_DOUBLE_EQ(*year.mean_wait(), (30 + 76) / 2.0);
}

TEST(SpecialHousingTest, short_stay_places_are_staffed_and_not_lent) {
    auto a = plain(10);
    a.short_stay_places = 4;
    a.staff_hours = 4.5;
    SpecialHousing homes{a, {1, 0}, 1};
    for (int i = 0; i < 9; ++i) homes.decide(person(i), key_of(i), district(0), start);
    EXPECT_EQ(homes.run_day(start).size(), 6u);
    EXPECT_EQ(homes.staff_hours_needed(), Hours::from_hours(45));
    EXPECT_EQ(homes.waiting(), 3);
}

TEST(SpecialHousingTest, no_place_that_is_not_there_is_staffed) {
    auto a = plain(2);
    a.short_stay_places = 100'000;
    const SpecialHousing housing{a, Future{}, 1};
    EXPECT_EQ(housing.staff_hours_needed(), Hours::from_hours(2 * a.staff_hours));
}

TEST(SpecialHousingTest, waits_over_90_days_are_counted_for_those_whose_answer_is_known) {
    const auto a = plain(1);
    SpecialHousing homes{a, {1, 0}, 1};
    homes.found(person(0), Key{1}, district(0));
    homes.decide(person(1), Key{2}, district(0), start);
    homes.decide(person(2), Key{3}, district(0), start + days{1});
    homes.decide(person(3), Key{4}, district(0), start + days{2});
    homes.decide(person(4), Key{5}, district(0), start + days{90});
    homes.leave(person(0), start + days{50});
    (void)homes.run_day(start + days{50});              // person 1 waited 50 days
    homes.leave(person(2), start + days{60});           // died in the queue after 59 days: censored
    const auto year = homes.harvest(start + days{100}); // 3 waits since 98 days, 4 since 10 (censored)
    EXPECT_EQ(year.known_about_90, 2);
    EXPECT_DOUBLE_EQ(*year.share_over_90_days(), 0.5);
    EXPECT_DOUBLE_EQ(*year.mean_wait(), 50);
    EXPECT_EQ(year.waiting_at_end, 2);
    EXPECT_EQ(year.left_queue, 1);
    EXPECT_FALSE(homes.harvest(start + days{100}).mean_wait());
}

/// Decisions at random days, stays at random lengths; the identities that hold whatever happens.
TEST(SpecialHousingTest, people_and_days_are_conserved_and_nobody_waits_beside_a_free_place) {
    auto a = plain(40);
    a.handling = Distribution::gamma_mean_cv(20, 0.5);
    a.urgent_share = 0.2;
    a.vacant_days = 5;
    SpecialHousing homes{a, {8, 0}, 3};
    const Stream arrives{{8, 1}, Purpose::onset}, dies{{8, 1}, Purpose::death};
    std::map<int, Day> there; // everyone in queue or place
    int next = 0;
    std::int64_t decided = 0, in = 0, out = 0, waiting_days = 0, resident_days = 0, wait_sum = 0, left = 0;
    std::map<int, Day> waiting;
    for (int d = 0; d < 3000; ++d) {
        const Day today = start + days{d};
        const auto index = static_cast<std::uint64_t>(d);
        if (arrives.happens(0.09, key_of(1), index)) {
            homes.decide(person(next), key_of(next), district(next % 3), today);
            waiting[next] = there[next] = today;
            ++next, ++decided;
        }
        for (auto it = there.begin(); it != there.end();) {
            if (!dies.happens(1.0 / 500, key_of(it->first), index)) {
                ++it;
                continue;
            }
            if (waiting.erase(it->first))
                ++left;
            else
                ++out;
            EXPECT_TRUE(homes.leave(person(it->first), today));
            it = there.erase(it);
        }
        for (const int row : moved(homes.run_day(today))) {
            wait_sum += (today - waiting.at(row)).count();
            waiting.erase(row);
            ++in;
        }
        waiting_days += static_cast<std::int64_t>(waiting.size());
        resident_days += homes.occupied();
        EXPECT_LE(homes.occupied(), 40);
        EXPECT_EQ(homes.waiting(), static_cast<int>(waiting.size()));
        EXPECT_EQ(homes.occupied(), in - out);
    }
    const auto sum = homes.harvest(start + days{2999});
    EXPECT_EQ(sum.decisions, decided);
    EXPECT_EQ(sum.decisions, sum.moved_in + sum.left_queue + sum.waiting_at_end); // nobody is lost
    EXPECT_EQ(sum.left_queue, left);
    EXPECT_EQ(sum.moved_in, in);
    EXPECT_EQ(sum.moved_out, out);
    EXPECT_EQ(sum.waiting_days, waiting_days);
    EXPECT_EQ(sum.resident_days, resident_days);
    EXPECT_DOUBLE_EQ(sum.wait_sum, static_cast<double>(wait_sum));
    EXPECT_GT(*sum.mean_wait(), 20.0); // at least the handling
    EXPECT_GT(in, 100);
}

TEST(SpecialHousingTest, more_places_never_lengthen_the_queue) {
    const auto waiting_days = [](int places) {
        auto a = plain(places);
        SpecialHousing homes{a, {8, 0}, 1};
        const Stream arrives{{8, 1}, Purpose::onset};
        std::vector<std::pair<int, Day>> leaving;
        int next = 0;
        for (int d = 0; d < 2000; ++d) {
            const Day today = start + days{d};
            if (arrives.happens(0.1, key_of(1), static_cast<std::uint64_t>(d)))
                homes.decide(person(next), key_of(next), district(0), today), ++next;
            for (auto& [row, day] : leaving)
                if (day == today) homes.leave(person(row), today);
            for (const int row : moved(homes.run_day(today)))
                leaving.emplace_back(row, today + days{300 + row % 90});
        }
        return homes.harvest(start + days{1999}).waiting_days;
    };
    std::int64_t before = waiting_days(10);
    for (const int places : {15, 20, 25, 30, 35, 40}) {
        const auto now = waiting_days(places);
        EXPECT_LE(now, before) << places;
        before = now;
    }
    EXPECT_EQ(waiting_days(1000), 0);
}

TEST(SpecialHousingTest, nobody_stands_in_two_places) {
    const auto a = plain(5);
    SpecialHousing homes{a, {1, 0}, 1};
    homes.found(person(0), key_of(0), district(0));
    EXPECT_THROW(homes.decide(person(0), key_of(0), district(0), start), Defect);
    homes.decide(person(1), key_of(1), district(0), start);
    EXPECT_THROW(homes.found(person(1), key_of(1), district(0)), Defect);
    EXPECT_EQ(homes.decided(person(1)), start);
    EXPECT_FALSE(homes.leave(person(2), start));
}

} // namespace
} // namespace omsorg
