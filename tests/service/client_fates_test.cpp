// SPDX-License-Identifier: MIT
#include <omsorg/service/client_fates.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/home_care.hpp>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;
using namespace literals;

using Future = Run;

const Day new_year{sys_days{year{2024} / January / 1}}; // a Monday
constexpr PersonId anna{7u};

/// Care for an hour on Mondays and Thursdays, a domestic task of half an hour on Fridays, ten minutes that no visit uses.
std::vector<PlannedVisit> week() {
    return {{.from = 480, .to = 540, .seconds = 3600, .weekdays = 0b0001001},
            {.from = 600, .to = 900, .seconds = 1800, .weekdays = 0b0010000, .kind = VisitKind::domestic}};
}
constexpr std::int64_t unplanned = 600'000'000;

/// January 2024 has five Mondays, four Thursdays and four Fridays.
TEST(ClientFatesTest, a_month_is_its_weekdays_less_what_went_wrong) {
    ClientFates fates;
    std::vector<ClientFate> fate(1);
    fates.open(0, anna, 2, week(), unplanned);
    for (int day = 0; day < 31; ++day) fates.begin_day(new_year + days{day});
    fate[0] = {.unmet = {1800, 600},
               .away = {3600, 0},
               .alarm_time = 900,
               .otherwise = 1200,
               .alarms = 1,
               .missed = 1};
    const std::vector<ClientYear> years = fates.harvest(fate);
    ASSERT_EQ(years.size(), 1u);
    const ClientYear& one = years[0];
    EXPECT_EQ(one.who, anna);
    EXPECT_EQ(one.district, 2u);
    EXPECT_EQ(one.granted, 9_hours + 2_hours + 31 * 10_minutes + 15_minutes);
    EXPECT_EQ(one.visits[0], 9_hours + 15_minutes);
    EXPECT_EQ(one.visits[1], 2_hours);
    EXPECT_EQ(one.receivable(), one.granted - 1_hours);
    EXPECT_EQ(one.came(), 11_hours + 15_minutes - 1_hours - 40_minutes - 20_minutes);
    EXPECT_EQ(one.met.missed, 1);
    EXPECT_EQ(fate[0].missed, 0) << "all begin anew";
    EXPECT_EQ(fates.harvest(fate)[0].granted, Hours{});
}

/// A visit is made that was planned for the day, and that nothing is noted of; one put off and made up for is made.
TEST(ClientFatesTest, the_first_visit_is_the_first_that_was_made) {
    const auto first = [](std::vector<std::pair<int, ClientFate>> happened) -> int {
        ClientFates fates;
        std::vector<ClientFate> fate(1);
        fates.open(0, anna, 0, week(), unplanned);
        for (int day = 0; day < 14; ++day) {
            fates.begin_day(new_year + days{day});
            for (const auto& [on, what] : happened)
                if (on == day) {
                    fate[0].missed += what.missed, fate[0].not_due += what.not_due;
                    fate[0].alarms_missed += what.alarms_missed, fate[0].prepared += what.prepared;
                }
            if (day == 2) (void)fates.harvest(fate); // a turn of the year
            if (fates.first_visits(fate) == std::vector{FirstVisit{anna, true}}) {
                EXPECT_TRUE(fates.first_visits(fate).empty()) << "told once";
                return day;
            }
        }
        return -1;
    };
    EXPECT_EQ(first({}), 0);
    EXPECT_EQ(first({{0, {.missed = 1}}}), 3);
    EXPECT_EQ(first({{0, {.missed = 1, .alarms_missed = 1}}}), 0) << "the alarm was beside her plan";
    EXPECT_EQ(first({{0, {.not_due = 1}}, {3, {.missed = 1}}}), 4);
    EXPECT_EQ(first({{0, {.missed = 1}}, {3, {.not_due = 1, .prepared = 1}}}), 3) << "by video or in the app";
    EXPECT_EQ(first({{0, {.not_due = 1}}, {1, {.not_due = -1}}}), 1) << "put off to Tuesday";
    EXPECT_EQ(
        first(
            {{0, {.missed = 1}}, {3, {.missed = 1}}, {4, {.not_due = 1}}, {5, {.missed = 1, .not_due = -1}}}),
        7);
}

TEST(ClientFatesTest, nobody_waits_for_a_visit_that_her_plan_does_not_hold) {
    ClientFates fates;
    std::vector<ClientFate> fate(2);
    fates.open(0, anna, 0, {}, unplanned);
    fates.open(1, PersonId{8u}, 0, week(), unplanned);
    fates.begin_day(new_year + days{1}); // a Tuesday
    EXPECT_EQ(fates.first_visits(fate), (std::vector{FirstVisit{anna, false}}));
    fates.change(1, {}, unplanned);
    fates.begin_day(new_year + days{2});
    EXPECT_EQ(fates.first_visits(fate), (std::vector{FirstVisit{PersonId{8u}, false}}));
}

TEST(ClientFatesTest, who_ends_before_her_first_visit_has_none) {
    ClientFates fates;
    std::vector<ClientFate> fate(1);
    fates.open(0, anna, 0, week(), unplanned);
    fates.end(0, fate[0]);
    fates.begin_day(new_year);
    EXPECT_TRUE(fates.first_visits(fate).empty());
}

/// Each week is told once, also the one that the year ends in, and the one that she is away for.
TEST(ClientFatesTest, a_week_is_what_has_happened_since_she_was_told_of_last) {
    ClientFates fates;
    std::vector<ClientFate> fate(1);
    fates.open(0, anna, 0, week(), unplanned);
    fate[0] = {.unmet = {1800, 0}, .missed = 1, .late = 2, .cut = 1};
    std::vector<ClientWeek> told = fates.weeks(fate);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].who, anna);
    EXPECT_EQ(told[0].visits, 3);
    EXPECT_EQ(told[0].receivable[0], 7200);
    EXPECT_EQ(told[0].receivable[1], 1800);
    EXPECT_EQ(told[0].unmet[0], 1800);
    EXPECT_FALSE(told[0].is_away());
    EXPECT_EQ(told[0].missed + 10 * told[0].late + 100 * told[0].cut, 121);
    EXPECT_FALSE(told[0].staff_met) << "nobody followed her";

    fate[0].unmet[1] += 900; // in the last days of the year
    EXPECT_EQ(fates.harvest(fate)[0].unmet[1], 15_minutes);
    fate[0].away[0] += 3600; // in the first ones of the next
    fate[0].fortnights = 2, fate[0].staff_met = 18;
    told = fates.weeks(fate);
    EXPECT_EQ(told[0].unmet[0], 0);
    EXPECT_EQ(told[0].unmet[1], 900);
    EXPECT_EQ(told[0].receivable[0], 3600);
    EXPECT_EQ(told[0].staff_met, 9);
    EXPECT_EQ(told[0].missed, 0);
    EXPECT_EQ(told[0].visits, 3);

    fate[0].not_due += 2;
    EXPECT_EQ(fates.weeks(fate)[0].visits, 1) << "the others were not to be made";

    fate[0].away[0] += 7200, fate[0].away[1] += 1800;
    told = fates.weeks(fate);
    ASSERT_EQ(told.size(), 1u) << "she is a client all the same";
    EXPECT_TRUE(told[0].is_away());
}

TEST(ClientFatesTest, each_district_and_each_spell_has_its_part) {
    ClientFates fates;
    std::vector<ClientFate> fate(1);
    fates.open(0, anna, 0, week(), 0);
    for (int day = 0; day < 7; ++day) fates.begin_day(new_year + days{day});
    fate[0].missed = 3;
    fates.move(0, fate[0], 1);
    fates.change(0, {}, unplanned);
    for (int day = 7; day < 9; ++day) fates.begin_day(new_year + days{day});
    fates.end(0, fate[0]);
    fates.open(0, PersonId{8u}, 0, {}, 0);
    const std::vector<ClientYear> years = fates.harvest(fate);
    ASSERT_EQ(years.size(), 3u);
    EXPECT_EQ(years[0].granted, 2_hours + 30_minutes);
    EXPECT_EQ(years[0].met.missed, 3);
    EXPECT_EQ(years[1].district, 1u);
    EXPECT_EQ(years[1].granted, 20_minutes);
    EXPECT_EQ(years[1].met.missed, 0);
    EXPECT_EQ(years[2].who, PersonId{8u});
    EXPECT_THROW(fates.open(0, anna, 0, {}, 0), Defect);
}

/// Visits that need several times what was planned for them are cut to less than the plan: unmet is no more than the plan.
TEST(ClientFatesTest, nobody_loses_more_than_was_planned_for_her) {
    const NeedAssumptions need;
    HomeCareAssumptions assume;
    assume.visit_length = Distribution::lognormal_mean_cv(1.0, 2.0);
    assume.minimum_share = 0.1;
    assume.away_rate = assume.overtime_cap = 0;
    const TravelAssumptions ways;
    std::vector<Zone> zones(1);
    zones[0].district = DistrictId{0u}, zones[0].inhabitants = 500, zones[0].area_km2 = 4;
    const Travel travel{ways, zones};
    const WorkforceAssumptions staff_assume;
    HomeCare home_care{assume, need, travel, zones, Future{.seed = 6}};
    Workforce staff{staff_assume, Future{.seed = 6}, {"Centre"}};
    for (std::uint32_t i = 0; i < 40; ++i)
        home_care.begin(PersonId{i}, key_of(9, i), ZoneId{0u}, 10.0 + i * 2);
    staff.found(Branch::home_care, DistrictId{0u}, 8, new_year);
    Hours shortened, planned;
    for (int i = 0; i < 60; ++i) {
        staff.run_day(new_year + days{i});
        home_care.run_day(new_year + days{i}, staff);
        const HomeCareYear today = home_care.harvest(DistrictId{0u});
        const std::vector<ClientYear> clients = home_care.harvest_clients();
        expect_agreement(today, clients, 0);
        for (const ClientYear& client : clients) ASSERT_GE(client.came(), Hours{}) << i;
        shortened += today.clients.not_delivered[NotDelivered::shortened];
        planned += today.clients.planned;
    }
    EXPECT_GT(shortened / planned, 0.05) << "must be able to fail";
}

/// Short staff, alarms, technologies, new plans, moves and goodbyes: the clients' books are the ledger's all the same.
TEST(ClientFatesTest, the_clients_books_are_those_of_the_ledger_whatever_happens) {
    const NeedAssumptions need;
    HomeCareAssumptions assume;
    assume.alarm_share = 0.5;
    assume.alarm_rate = 8;
    assume.away_rate = 6;
    DigitalAssumptions digital;
    digital.dispenser.offered = digital.video_visit.offered = digital.video_visit.suitable = 1;
    digital.video_visit.longest = 60;
    digital.independence_after = 0.5;
    const TravelAssumptions ways;
    std::vector<Zone> zones(2);
    zones[0].district = DistrictId{0u}, zones[1].district = DistrictId{1u};
    for (Zone& zone : zones) zone.inhabitants = 500, zone.area_km2 = 4;
    const Travel travel{ways, zones};
    const WorkforceAssumptions staff_assume;
    for (const double posts : {0.0, 5.0, 30.0}) {
        HomeCare home_care{assume, need, travel, zones, Future{.seed = 6}};
        home_care.equip(digital);
        Workforce staff{staff_assume, Future{.seed = 6}, {"Centre", "Coast"}};
        for (std::uint32_t i = 0; i < 40; ++i)
            home_care.begin(PersonId{i}, key_of(9, i), ZoneId{i % 2}, 10.0 + i * 2);
        for (const std::uint32_t d : {0u, 1u}) staff.found(Branch::home_care, DistrictId{d}, posts, new_year);
        std::int64_t staff_met = 0, met_of_ledger = 0;
        VisitsMet all;
        for (int i = 0; i < 120; ++i) {
            const Day today = new_year + days{i};
            staff.run_day(today);
            home_care.run_day(today, staff);
            const PersonId who{static_cast<std::uint32_t>(i % 40)};
            if (i % 3 == 0 && home_care.has(who)) home_care.change_grant(who, 5.0 + i);
            if (i % 5 == 0 && home_care.has(who))
                home_care.move(who, ZoneId{static_cast<std::uint32_t>(i % 2)});
            if (i % 11 == 0 && home_care.has(who)) home_care.end(who);
            if (i != 60 && i != 119) continue;
            const HomeCareYear one = home_care.harvest(DistrictId{0u}),
                               other = home_care.harvest(DistrictId{1u});
            const std::vector<ClientYear> clients = home_care.harvest_clients();
            expect_agreement(one, clients, 0); // or throws
            expect_agreement(other, clients, 1);
            EXPECT_GT(clients.size(), 40u) << "whoever moved stands twice";
            all += one.met(), all += other.met();
            met_of_ledger += one.continuity_staff + other.continuity_staff;
            for (const ClientYear& client : clients) {
                EXPECT_GE(client.came(), Hours{}) << posts;
                if (posts == 0) {
                    EXPECT_EQ(client.came(), Hours{}) << "nobody is at work";
                }
                EXPECT_LE(client.came(), client.receivable());
                staff_met += client.met.staff_met;
            }
            for (std::int64_t HomeCareYear::*number : {&HomeCareYear::missed, &HomeCareYear::put_off,
                                                       &HomeCareYear::late, &HomeCareYear::seconds_late}) {
                HomeCareYear wrong = one;
                ++(wrong.*number);
                EXPECT_THROW(expect_agreement(wrong, clients, 0), Defect);
            }
        }
        EXPECT_GT(all.by_tool, all.prepared) << "dispensers prepare themselves";
        EXPECT_GT(all.prepared, 0);
        if (posts == 5) {
            EXPECT_GT(all.seconds_late, 0) << "the case is full";
            EXPECT_GT(all.shortened, 0);
        }
        EXPECT_EQ(staff_met, met_of_ledger);
    }
}

} // namespace
} // namespace omsorg
