// SPDX-License-Identifier: MIT
// Homes: who lives in which, waits for which and moves. One pool of places is special_housing_test.cpp.
#include "care_homes.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace omsorg {
namespace {

using namespace two_districts;
using std::chrono::days;
using Ward = CareHomes::Ward;

TEST(CareHomesTest, a_ward_has_its_places_from_the_day_it_opens_until_the_day_it_closes) {
    CareHome home{.name = "N", .places = 20, .opens = start, .closes = start + days{30}};
    EXPECT_EQ(home.places_on(start - days{1}, true), 0);
    EXPECT_EQ(home.places_on(start, false), 20);
    EXPECT_EQ(home.places_on(start + days{29}, false), 20);
    EXPECT_EQ(home.places_on(start + days{30}, false), 0);
    home.planned = PlannedPart::opening;
    EXPECT_EQ(home.places_on(start, false), 0);
    EXPECT_EQ(home.places_on(start, true), 20);
    EXPECT_EQ(home.places_on(start + days{30}, true), 0);
    home.planned = PlannedPart::closing;
    EXPECT_EQ(home.places_on(start + days{30}, false), 20);
    EXPECT_EQ(home.places_on(start + days{30}, true), 0);
}

TEST(CareHomesTest, rows_of_one_home_and_kind_are_one_ward_and_an_offer_is_of_the_emptiest) {
    const std::vector<CareHome> table{
        {.name = "A", .district = "North", .places = 3, .closes = start},
        {.name = "A", .district = "North", .places = 2, .opens = start},
        {.name = "A", .district = "North", .kind = HousingKind::dementia, .places = 9},
        {.name = "B", .district = "South", .places = 2}};
    CareHomes homes{table, districts};
    EXPECT_EQ(homes.wards(), 5U);
    homes.tell(start - days{1}, false, 0);
    homes.count_free();
    EXPECT_EQ(homes.places_of(HousingKind::ordinary), 5);
    EXPECT_EQ(homes.offer(HousingKind::ordinary), Ward{2});
    homes.take(2);
    EXPECT_EQ(homes.offer(HousingKind::ordinary), Ward{2}) << "two are free in both: the first of the table";
    EXPECT_EQ(homes.offer(HousingKind::ordinary, south), Ward{4});
    EXPECT_EQ(homes.offer(HousingKind::dementia, south), std::nullopt);
    homes.tell(start, false, 1); // one out of use: of the first
    homes.count_free();
    EXPECT_EQ(homes.offer(HousingKind::ordinary), Ward{4});
    EXPECT_EQ(homes.places_of(HousingKind::ordinary), 3);
    EXPECT_EQ(homes.scheduled_of(HousingKind::ordinary), 4);
}

/// By hand: one place in each district; everybody is of the north.
TEST(CareHomesTest, she_takes_what_there_is_and_moves_when_there_is_a_place_in_her_district) {
    for (const bool first : {false, true}) {
        auto a = of_homes();
        a.transfers_first = first;
        auto homes = housing(a, two_homes(1, 1));
        homes.decide(person(1), key_of(1), north, start - days{1});
        homes.decide(person(2), key_of(2), north, start);
        EXPECT_EQ(homes.run_day(start).size(), 2U);
        EXPECT_EQ(homes.ward_of(person(1)), at_north);
        EXPECT_EQ(homes.ward_of(person(2)), at_south);
        EXPECT_EQ(homes.wishes_waiting(), 1);
        homes.decide(person(3), key_of(3), north, start + days{4});
        for (int d = 1; d < 5; ++d) EXPECT_TRUE(homes.run_day(start + days{d}).empty()) << d;
        EXPECT_TRUE(homes.leave(person(1), start + days{5}));
        // The place is hers who waits at home, or hers who waits in the south; then there is the one she left.
        EXPECT_EQ(homes.run_day(start + days{5}).size(), first ? 0U : 1U);
        EXPECT_EQ(homes.ward_of(person(first ? 2 : 3)), at_north);
        EXPECT_EQ(homes.run_day(start + days{6}).size(), first ? 1U : 0U);
        EXPECT_EQ(homes.ward_of(person(first ? 3 : 2)), at_south);
        EXPECT_EQ(homes.waiting(), 0);
        EXPECT_EQ(homes.wishes_waiting(), 1);
        const auto year = homes.harvest(start + days{6});
        EXPECT_EQ(year.moved_in, 3);
        EXPECT_EQ(year.transfers, 0) << "nobody's need has changed";
        EXPECT_EQ(year.homes.wish.moved, first ? 1 : 0);
        EXPECT_EQ(year.homes.wish.asked, first ? 2 : 1);
        EXPECT_EQ(year.homes.mean_wish_wait(), first ? std::optional{5.0} : std::nullopt);
        EXPECT_EQ(year.homes.wished[0], 7); // one of the two, on seven days
        EXPECT_EQ(year.homes.wishing[0], first ? 7 + 5 + 1 : 7 + 7);
        EXPECT_EQ(year.homes.wishing[0], year.homes.wished[0] + year.homes.wish_days);
        EXPECT_EQ(year.homes.wards[at_south].resident_days, first ? 6 : 7);
        EXPECT_EQ(year.homes.wards[at_south].place_days, 7);
    }
}

TEST(CareHomesTest, a_change_of_the_rule_holds_for_those_who_wait_already) {
    auto a = of_homes();
    auto homes = housing(a, two_homes(1, 1));
    for (int i = 1; i <= 3; ++i) homes.decide(person(i), key_of(i), north, start);
    EXPECT_EQ(homes.run_day(start).size(), 2U);
    EXPECT_EQ(homes.waiting(), 1);
    int lives_north = 0, lives_south = 0;
    for (int i = 1; i <= 3; ++i) {
        if (homes.ward_of(person(i)) == at_north) lives_north = i;
        if (homes.ward_of(person(i)) == at_south) lives_south = i;
    }
    a.transfers_first = true;
    homes.leave(person(lives_north), start + days{1});
    EXPECT_TRUE(homes.run_day(start + days{1}).empty());
    EXPECT_EQ(homes.ward_of(person(lives_south)), at_north);
}

TEST(CareHomesTest, who_takes_no_other_home_waits_at_home_unless_she_goes_first_or_there_is_none) {
    auto a = of_homes();
    a.interim_share = 0;
    auto homes = housing(a, two_homes(1, 1));
    homes.decide(person(1), key_of(1), north, start);
    homes.decide(person(2), key_of(2), north, start + days{1});
    EXPECT_EQ(homes.run_day(start + days{1}).size(), 1U);
    EXPECT_EQ(homes.waiting(), 1) << "though there is a place in the south";
    homes.hurry(person(2), start + days{2});
    EXPECT_EQ(homes.run_day(start + days{2}).size(), 1U);
    EXPECT_EQ(homes.ward_of(person(2)), at_south);
    EXPECT_EQ(homes.wishes_waiting(), 1);

    const std::vector<CareHome> one{{.name = "S", .district = "South", .places = 1}};
    auto nowhere = housing(a, one);
    nowhere.decide(person(1), key_of(1), north, start);
    EXPECT_EQ(nowhere.run_day(start).size(), 1U) << "nobody waits for a home that does not exist";
}

TEST(CareHomesTest, a_home_that_closes_takes_nobody_in_and_its_residents_go_first) {
    auto a = of_homes();
    auto table = two_homes(2, 2);
    table[0].closes = start + days{10};
    auto homes = housing(a, table);
    for (int i = 0; i < 3; ++i) homes.decide(person(i), key_of(i), i < 2 ? north : south, start);
    EXPECT_EQ(homes.run_day(start).size(), 3U);
    for (int d = 1; d < 10; ++d) (void)homes.run_day(start + days{d});
    EXPECT_EQ(homes.homes().occupied(at_north), 2);
    EXPECT_EQ(homes.all_places(start + days{9}), 4);
    EXPECT_EQ(homes.all_places(start + days{10}), 2)
        << "known in the morning, when the year's money is shared out";
    homes.decide(person(3), key_of(3), north, start + days{10});
    EXPECT_TRUE(homes.run_day(start + days{10}).empty());
    EXPECT_EQ(homes.homes().occupied(at_north), 1)
        << "one moves to the free place, before her who waits at home";
    EXPECT_EQ(homes.homes().occupied(at_south), 2);
    EXPECT_EQ(homes.must_move(), 1);
    EXPECT_TRUE(homes.leave(person(2), start + days{11}));
    EXPECT_TRUE(homes.run_day(start + days{11}).empty());
    EXPECT_EQ(homes.homes().occupied(at_north), 0);
    EXPECT_EQ(homes.must_move(), 0);
    EXPECT_EQ(homes.wishes_waiting(), 2) << "they still wish to live in the north";
    const auto year = homes.harvest(start + days{11});
    EXPECT_EQ(year.homes.closing.asked, 2);
    EXPECT_EQ(year.homes.closing.moved, 2);
}

TEST(CareHomesTest, who_was_to_move_stays_where_she_is_when_the_home_is_kept) {
    auto a = of_homes();
    a.planned_homes = true;
    auto table = two_homes(2, 1);
    table[0].closes = start + days{5};
    table[0].planned = PlannedPart::closing;
    auto homes = housing(a, table);
    for (int i = 1; i <= 3; ++i) homes.decide(person(i), key_of(i), i < 3 ? north : south, start);
    for (int d = 0; d < 6; ++d) (void)homes.run_day(start + days{d});
    EXPECT_EQ(homes.must_move(), 2) << "the south is full";
    a.planned_homes = false;
    homes.leave(person(3), start + days{6});
    (void)homes.run_day(start + days{6});
    EXPECT_EQ(homes.must_move(), 0);
    EXPECT_EQ(homes.homes().occupied(at_north), 2);
    EXPECT_EQ(homes.homes().occupied(at_south), 0);
    const auto year = homes.harvest(start + days{6});
    EXPECT_EQ(year.homes.closing.moved, 0);
    EXPECT_EQ(year.homes.closing.left, 2);
}

/// A place that is left behind stands empty for a week. Person 1 leaves the north on day 5, 2 lives in the south and
/// wishes for the north, and 3 waits at home.
TEST(CareHomesTest,
     a_transfer_that_goes_first_costs_those_at_home_the_empty_days_it_leaves_or_the_home_they_wait_for) {
    struct Case {
        bool first, takes_any;
        int day; // on which 3 moves in; never is 0
    };
    for (const Case& c :
         {Case{false, true, 12}, Case{true, true, 19}, Case{false, false, 12}, Case{true, false, 0}}) {
        auto a = of_homes();
        a.vacant_days = 7;
        a.transfers_first = c.first;
        auto homes = housing(a, two_homes(1, 1));
        homes.decide(person(1), key_of(1), north, start - days{1});
        homes.decide(person(2), key_of(2), north, start);
        EXPECT_EQ(homes.run_day(start).size(), 2U);
        a.interim_share = c.takes_any ? 1 : 0;
        homes.decide(person(3), key_of(3), north, start);
        int moved = 0;
        for (int d = 1; d < 40; ++d) {
            if (d == 5) homes.leave(person(1), start + days{d});
            if (!homes.run_day(start + days{d}).empty()) moved = d;
        }
        EXPECT_EQ(moved, c.day) << c.first << c.takes_any;
        EXPECT_EQ(homes.ward_of(person(2)) == at_north, c.first);
    }
}

TEST(CareHomesTest, a_planned_home_opens_when_the_plan_is_carried_out) {
    auto a = of_homes();
    auto table = two_homes(1, 1);
    table[0].opens = start + days{5};
    table[0].planned = PlannedPart::opening;
    auto homes = housing(a, table);
    homes.decide(person(1), key_of(1), north, start);
    EXPECT_EQ(homes.run_day(start).size(), 1U);
    for (int d = 1; d < 8; ++d) (void)homes.run_day(start + days{d});
    EXPECT_EQ(homes.ward_of(person(1)), at_south);
    a.planned_homes = true;
    (void)homes.run_day(start + days{8});
    EXPECT_EQ(homes.ward_of(person(1)), at_north);
    EXPECT_EQ(homes.harvest(start + days{8}).homes.mean_wish_wait(), 8.0);
}

TEST(CareHomesTest, told_in_the_middle_everybody_lives_somewhere_and_the_rest_must_move) {
    auto a = of_homes();
    a.homes = false;
    a.places = 4;
    auto homes = housing(a, two_homes(1, 2));
    for (int i = 0; i < 4; ++i) homes.found(person(i), key_of(i), i == 0 ? south : north);
    (void)homes.run_day(start);
    EXPECT_EQ(homes.homes().occupied(CareHomes::outside(HousingKind::ordinary)), 4);
    EXPECT_EQ(homes.all_places(start), 4);
    a.homes = true;
    (void)homes.run_day(start + days{1});
    EXPECT_EQ(homes.ward_of(person(0)), at_south) << "who wishes for it first, whoever comes first";
    EXPECT_EQ(homes.ward_of(person(1)), at_north);
    EXPECT_EQ(homes.ward_of(person(2)), at_south);
    EXPECT_EQ(homes.ward_of(person(3)), CareHomes::outside(HousingKind::ordinary));
    EXPECT_EQ(homes.must_move(), 1);
    EXPECT_EQ(homes.wishes_waiting(), 1);
    EXPECT_EQ(homes.all_places(start + days{1}), 3);
    homes.leave(person(1), start + days{2});
    (void)homes.run_day(start + days{2});
    EXPECT_EQ(homes.ward_of(person(3)), at_north) << "who has no home goes before her who has another";
    a.homes = false;
    (void)homes.run_day(start + days{3});
    EXPECT_EQ(homes.homes().occupied(CareHomes::outside(HousingKind::ordinary)), 3);
    EXPECT_EQ(homes.wishes_waiting(), 0);
    const auto year = homes.harvest(start + days{3}); // balances, or throws
    EXPECT_EQ(year.homes.days, 2);
    EXPECT_EQ(year.homes.wish.left, 1);
}

TEST(CareHomesTest, the_kind_and_the_district_are_both_of_the_offer) {
    auto a = of_homes();
    a.dementia_share = 1;
    auto table = two_homes(5, 1);
    table[1].kind = HousingKind::dementia;
    auto homes = housing(a, table);
    homes.decide(person(1), key_of(1), north, start);
    homes.decide(person(2), key_of(2), north, start + days{1});
    EXPECT_EQ(homes.run_day(start + days{1}).size(), 1U)
        << "the five places of the north are of the other kind";
    EXPECT_EQ(homes.ward_of(person(1)), at_south);
    a.dementia_share = 0;
    homes.decide(person(3), key_of(3), north, start + days{2});
    EXPECT_EQ(homes.run_day(start + days{2}).size(), 1U);
    EXPECT_EQ(homes.ward_of(person(3)), at_north);
    homes.leave(person(1), start + days{3});
    homes.leave(person(2), start + days{3});
    a.dementia_onset = 1e9; // everybody, at once
    (void)homes.run_day(start + days{3});
    EXPECT_EQ(homes.ward_of(person(3)), at_south) << "the need goes before the wish, and the wish waits";
    EXPECT_EQ(homes.wishes_waiting(), 1);
    EXPECT_EQ(homes.harvest(start + days{3}).transfers, 1);
}

TEST(CareHomesTest, a_couple_moves_together) {
    auto a = of_homes();
    a.couple_share = 1;
    a.couple_hours = 0.5;
    a.couple_stay = 20;
    auto homes = housing(a, two_homes(1, 1));
    homes.decide(person(1), key_of(1), north, start);
    homes.decide(person(2), key_of(2), north, start + days{1});
    (void)homes.run_day(start + days{1});
    homes.leave(person(1), start + days{2}, false); // moves away, with her partner
    (void)homes.run_day(start + days{2});
    EXPECT_EQ(homes.ward_of(person(2)), at_north);
    EXPECT_EQ(homes.staff_hours_needed(), Hours::from_hours(a.staff_hours + 0.5))
        << "the partner lives along still";
    EXPECT_EQ(homes.homes().in_preparation(at_south), 0);
    homes.leave(person(2), start + days{3});
    EXPECT_EQ(homes.homes().in_preparation(at_north), 1) << "the partner stays on where they had moved";
    EXPECT_EQ(homes.homes().in_preparation(at_south), 0);
    homes.decide(person(3), key_of(3), north, start + days{3});
    (void)homes.run_day(start + days{3});
    EXPECT_EQ(homes.ward_of(person(3)), at_south);
    for (int d = 4; d < 23; ++d) (void)homes.run_day(start + days{d});
    EXPECT_EQ(homes.ward_of(person(3)), at_south);
    (void)homes.run_day(start + days{23});
    EXPECT_EQ(homes.ward_of(person(3)), at_north);
}

} // namespace
} // namespace omsorg
