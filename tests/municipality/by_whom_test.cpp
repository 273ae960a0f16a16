// SPDX-License-Identifier: MIT
// What is told of persons, by district, by sex and by age.
#include <omsorg/municipality/by_whom.hpp>
#include <omsorg/municipality/municipality.hpp>

#include <omsorg/base/expect.hpp>

#include "books.hpp"
#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using test::anna;
using test::bo;
using test::Figures;
using test::figures;
using test::of;
using test::run;

/// Everybody is in one district, one sex and one age, and each of them is a mean of its own.
TEST(ByWhom, sums_of_districts_of_sexes_and_of_ages_are_those_of_all) {
    const Geography geography = geography_of(test::town_tables().population.localities, {0.2, 6'800});
    EXPECT_TRUE(rc::check([&] {
        People people;
        std::vector<std::pair<Key, Mean>> told;
        const int persons = *rc::gen::inRange(1, 40);
        for (int i = 0; i < persons; ++i) {
            const Key key = key_of(i);
            people.add({.key = key,
                        .sex = *rc::gen::element(Sex::female, Sex::male),
                        .year_of_birth = *rc::gen::inRange(1920, 2020),
                        .zone = ZoneId{static_cast<std::uint32_t>(
                            *rc::gen::inRange<std::size_t>(0, geography.zones.size()))}});
            for (int n = *rc::gen::inRange(0, 3); n > 0; --n)
                told.emplace_back(key, Mean{static_cast<double>(*rc::gen::inRange(0, 99)),
                                            static_cast<double>(*rc::gen::inRange(1, 5))});
        }
        std::ranges::reverse(told);
        const Breakdown<Mean> found = by_whom({people, geography, 2030}, told);
        double sum = 0, of_all = 0;
        for (const auto& [who, one] : told) sum += one.sum, of_all += one.of;
        RC_ASSERT(found.all.sum == sum && found.all.of == of_all);
        Mean districts;
        for (const Mean& mean : found.district) districts += mean;
        RC_ASSERT(districts.sum == sum && districts.of == of_all);
        const auto group = [&](ClientGroup which) { return found[which].sum; };
        RC_ASSERT(group(ClientGroup::women) + group(ClientGroup::men) == sum);
        RC_ASSERT(group(ClientGroup::aged_under_65) + group(ClientGroup::aged_65_79) +
                      group(ClientGroup::aged_80_plus) ==
                  sum);
    }));
    const People nobody;
    EXPECT_THROW((void)by_whom({nobody, geography, 2030}, std::vector{std::pair{anna, Mean{1, 1}}}), Defect);
}

TEST(PagesOfPersons, tell_activities_and_lives_by_district_sex_and_age) {
    test::Books books = test::with_anna_and_bo();
    books.live.quality_of_life.modelled = true;
    books.year.escort_by_client = {{anna, {.weeks = {.person_weeks = 4, .weeks_with = 1, .activities = 1}}},
                                   {bo, {.weeks = {.person_weeks = 4, .weeks_with = 3, .activities = 3}}}};
    books.year.lives.emplace();
    books.year.lives->by_person = {{anna, {.weeks = 10, .known = 8, .index = 6}},
                                   {bo, {.weeks = 2, .known = 2, .index = 1}}};
    const double a_year = 365.25 / 7;
    expect_lines(books, {{Measure::activities_per_client, a_year / 2, Service::escort},
                         {Measure::activities_per_client, a_year / 4, Service::escort, 0},
                         {Measure::activities_per_client_women, a_year / 4, Service::escort},
                         {Measure::activities_per_client_men, a_year * 3 / 4, Service::escort},
                         {Measure::activities_per_client_0_64, a_year * 3 / 4, Service::escort},
                         {Measure::life_state, 6 / 8.0, Service::all, 0},
                         {Measure::life_state, 1 / 2.0, Service::all, 1},
                         {Measure::life_state_women, 6 / 8.0},
                         {Measure::life_state_80_plus, 6 / 8.0},
                         {Measure::life_state_0_64, 1 / 2.0}});
}

/// Anna wished ten times and went nine, seven of them in her window; Bo was turned away from half of what was agreed.
TEST(PagesOfPersons, tell_flexibility_own_time_and_own_decisions_by_district_sex_and_age) {
    constexpr Service escort = Service::escort, days = Service::day_activity;
    test::Books books = test::with_anna_and_bo();
    books.live.effort.modelled = books.live.autonomy.modelled = true;
    books.live.effort.booking = 4, books.live.effort.phone = 10, books.live.effort.travel = 40;
    books.year.escort_by_client = {
        {anna,
         {.counts = {.client_weeks = 10,
                     .wishes = 10,
                     .agreed = 10,
                     .in_window = 7,
                     .went = 9,
                     .choosing = 10,
                     .chose = 10,
                     .late_cancels = 1}}},
        {bo,
         {.counts = {
              .client_weeks = 10, .wishes = 4, .agreed = 2, .turned_away = 2, .in_window = 1, .went = 2}}}};
    books.year.support.resize(1);
    books.year.support[0].service = days, books.year.support[0].branch = Branch::day_activity;
    books.year.support[0].by_client = {
        {bo, {.counts = {.wishes = 5, .turned_away = 1, .in_window = 4, .went = 4}}}};
    const double annas_time = (10 * 4 + 10) / 9.0, annas_index = (7 / 9.0 + 1 + 1) / 3,
                 bos_index = (0.25 + 0 + 0.5) / 3;
    expect_lines(books, {{Measure::flexibility_index, 0.7, escort, 0},
                         {Measure::flexibility_index, 0.25, escort, 1},
                         {Measure::flexibility_index_women, 0.7, escort},
                         {Measure::flexibility_index_80_plus, 0.7, escort},
                         {Measure::flexibility_index_0_64, 0.25, escort},
                         {Measure::flexibility_index_65_79, {}, escort},
                         {Measure::flexibility_index_men, 0.8, days},
                         {Measure::flexibility_index_women, {}, days},
                         {Measure::client_effort_minutes, 50 / 11.0, escort},
                         {Measure::client_effort_minutes, annas_time, escort, 0},
                         {Measure::client_effort_minutes_women, annas_time, escort},
                         {Measure::client_effort_minutes_men, 0, escort},
                         {Measure::client_effort_minutes_men, 5 * 40 / 4.0, days},
                         {Measure::autonomy_index, annas_index, escort, 0},
                         {Measure::autonomy_index_women, annas_index, escort},
                         {Measure::autonomy_index_0_64, bos_index, escort},
                         {Measure::autonomy_index_men, 0.8, days},
                         {Measure::autonomy_index, 0.8, days, 1}});
}

/// Of home care a district tells what it did; women and men what came to them.
TEST(PagesOfPersons, tell_own_time_and_own_decisions_of_home_care) {
    constexpr Service home = Service::home_care;
    test::Books books;
    books.live.effort.modelled = books.live.autonomy.modelled = true;
    books.live.effort.phone = 10, books.live.effort.digital = 3, books.live.effort.waiting = 0.5;
    books.live.expectation.few_staff = 8;
    books.year.home_care[0].delivered = 100, books.year.home_care[0].missed = 20;
    books.groups.group[0].visits = {.planned = 60,
                                    .owed = 50,
                                    .delivered = 40,
                                    .shortened = 10,
                                    .late = 20,
                                    .seconds_late = 1200,
                                    .missed = 10,
                                    .by_tool = 10,
                                    .prepared = 5,
                                    .fortnights = 2,
                                    .staff_met = 20};
    expect_lines(books, {{Measure::client_effort_minutes, 2, home, 0},
                         {Measure::client_effort_minutes, {}, home, 1},
                         {Measure::client_effort_minutes_women, (100 + 0.5 * 20 + 15) / 50, home},
                         {Measure::client_effort_minutes_men, {}, home},
                         {Measure::autonomy_index, 100 / 120.0, home, 0},
                         {Measure::autonomy_index_women, (20 / 50.0 + 8 / 10.0 + 30 / 50.0) / 3, home},
                         {Measure::autonomy_index_men, {}, home}});
}

/// Whatever is told of women and of men holds what is told of all between them.
TEST(ByWhom, what_is_told_of_all_lies_between_women_and_men) {
    World world = test::skelleftea();
    Assumptions& a = world.assumptions;
    a.autonomy.modelled = a.effort.modelled = a.expectation.modelled = true;
    a.disability.modelled = a.day_activity.modelled = true;
    const Figures found = figures(simulate(world, run));
    const auto lies_between = [&](Measure all, Measure first, Service service) {
        const auto next = [&](int i) { return static_cast<Measure>(static_cast<int>(first) + i); };
        const double women = of(found, 2020, next(0), service), men = of(found, 2020, next(1), service);
        EXPECT_NE(women, men) << info(first).id << ' ' << info(service).id;
        EXPECT_LE(std::min(women, men) - 1e-9, of(found, 2020, all, service)) << info(all).id;
        EXPECT_GE(std::max(women, men) + 1e-9, of(found, 2020, all, service)) << info(all).id;
    };
    for (const Service service : {Service::escort, Service::day_activity}) {
        lies_between(Measure::flexibility_index, Measure::flexibility_index_women, service);
        lies_between(Measure::client_effort_minutes, Measure::client_effort_minutes_women, service);
    }
    lies_between(Measure::client_effort_minutes, Measure::client_effort_minutes_women, Service::home_care);
    // A group's quality is of its own visits, so the whole may lie beside both by a hair.
    const double all = of(found, 2020, Measure::satisfied_share, Service::home_care),
                 women = of(found, 2020, Measure::satisfied_share_women, Service::home_care),
                 men = of(found, 2020, Measure::satisfied_share_men, Service::home_care);
    EXPECT_LT(std::min(women, men) - 0.002, all);
    EXPECT_GT(std::max(women, men) + 0.002, all);
    for (const Measure group : {Measure::autonomy_index_women, Measure::autonomy_index_men,
                                Measure::autonomy_index_65_79, Measure::autonomy_index_80_plus}) {
        EXPECT_GT(of(found, 2020, group, Service::home_care), 0.3) << info(group).id;
    }
}

/// Two sittings a week by the app are as much hers as those by staff.
TEST(PagesOfPersons, contacts_by_the_app_are_prepared_by_her_who_has_them) {
    constexpr Service support = Service::housing_support;
    test::Books books = test::with_anna_and_bo();
    books.live.effort.modelled = true;
    books.live.effort.digital = 3;
    books.year.support.resize(1);
    books.year.support[0].service = support, books.year.support[0].branch = Branch::housing_support;
    books.year.support[0].by_client = {{anna, {.counts = {.went = 10}}},
                                       {bo, {.counts = {.went = 5}, .by_app = 5}}};
    expect_lines(books, {{Measure::client_effort_minutes, 15 / 20.0, support},
                         {Measure::client_effort_minutes_women, 0, support},
                         {Measure::client_effort_minutes_men, 15 / 10.0, support}});
}

TEST(PagesOfPersons, tell_who_is_content_with_home_care) {
    test::Books books;
    books.satisfied_by_group = {0.9, 0.8, {}, 0.85};
    expect_lines(books, {{Measure::satisfied_share_women, 0.9, Service::home_care},
                         {Measure::satisfied_share_men, 0.8, Service::home_care},
                         {Measure::satisfied_share_65_79, {}, Service::home_care},
                         {Measure::satisfied_share_80_plus, 0.85, Service::home_care}});
}

/// S0.9: who is born later expects more, and is less often content with the same.
TEST(ByWhom, the_younger_are_less_content_where_expectations_rise) {
    World world = test::skelleftea();
    ExpectationAssumptions& a = world.assumptions.expectation;
    a.modelled = true;
    const auto gap = [&](double drift) {
        a.drift = drift;
        const Figures found = figures(simulate(world, run));
        EXPECT_NEAR(of(found, 2020, Measure::satisfied_share, Service::home_care), a.home_care_satisfied,
                    1e-9);
        return of(found, 2020, Measure::satisfied_share_80_plus, Service::home_care) -
               of(found, 2020, Measure::satisfied_share_65_79, Service::home_care);
    };
    EXPECT_NEAR(gap(0), 0, 0.05) << "what is left is what came to them";
    EXPECT_GT(gap(0.01), gap(0) + 0.1);
}

} // namespace
} // namespace omsorg
