// SPDX-License-Identifier: MIT
#include <omsorg/municipality/life_states.hpp>

#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace test;

const Day first_sunday = Day{std::chrono::year{2021} / std::chrono::January / 3};
constexpr Key anna{1}, bo{2};

Day sunday(int week) { return first_sunday + std::chrono::days{7 * week}; }

TEST(LifeStates, a_bad_week_is_felt_and_fades) {
    const QualityOfLifeAssumptions a{.modelled = true, .memory = 8};
    LifeStates lives{a, omsorg::Run{}};
    const auto live = [&](int week, double care) {
        lives.tell(Service::home_care, anna, {.facts = {.care = care}});
        lives.end_week(sunday(week), 0);
        return *lives.level(anna, LifeDomain::cleanliness);
    };
    for (int week = 0; week < 5; ++week) EXPECT_EQ(live(week, 1), 1);
    EXPECT_DOUBLE_EQ(live(5, 0.2), 1 - 0.8 / 8);
    for (int later = 1; later < 30; ++later)
        EXPECT_NEAR(live(5 + later, 1), 1 - 0.8 / 8 * std::pow(1 - 1 / 8.0, later), 1e-12);
}

TEST(LifeStates, a_week_without_an_event_leaves_the_level_and_the_first_one_sets_it) {
    const QualityOfLifeAssumptions a{.modelled = true, .memory = 8};
    LifeStates lives{a, omsorg::Run{}};
    lives.tell(Service::escort, anna, {});
    lives.end_week(sunday(0), 0);
    EXPECT_FALSE(lives.index(anna)) << "nothing is known of her yet";
    lives.tell(Service::escort, anna, {.facts = {.outings = 0}});
    lives.end_week(sunday(1), 0);
    EXPECT_EQ(lives.level(anna, LifeDomain::social), 0);
    lives.tell(Service::escort, anna, {});
    lives.end_week(sunday(2), 0);
    EXPECT_EQ(lives.level(anna, LifeDomain::social), 0);
    lives.end_week(sunday(3), 0); // she is no client any longer
    EXPECT_FALSE(lives.index(anna));
}

TEST(LifeWeek, of_visits_that_nobody_made_none_was_unhurried_or_kept) {
    ClientWeek week{.receivable = {0, 3600}, .unmet = {0, 3600}, .visits = 1, .missed = 1};
    EXPECT_EQ(life_week(week, 8).facts.decided, 0);
    EXPECT_EQ(life_week(week, 8).facts.home_support, 0);
    EXPECT_FALSE(life_week(week, 8).facts.unhurried) << "she had no visit that could have been cut";
    EXPECT_FALSE(life_week(week, 8).facts.care) << "none was planned";
    week.visits = 4, week.cut = 1, week.late = 1;
    EXPECT_DOUBLE_EQ(*life_week(week, 8).facts.unhurried, 2 / 3.0);
    EXPECT_DOUBLE_EQ(*life_week(week, 8).facts.decided, 2 / 4.0);
    week.visits = week.missed = week.cut = week.late = 0;
    EXPECT_FALSE(life_week(week, 8).facts.decided) << "she declined them, or put on the kettle herself";
}

TEST(LifeStates, several_services_are_one_life) {
    const QualityOfLifeAssumptions a{.modelled = true, .memory = 1};
    LifeStates lives{a, omsorg::Run{}};
    lives.tell(Service::home_care, anna, {.facts = {.care = 0.5, .home_support = 0.2}});
    lives.tell(Service::housing_support, anna, {.facts = {.home_support = 1}});
    lives.tell(Service::home_care, bo, {.facts = {.care = 1}});
    lives.end_week(sunday(0), 0);
    EXPECT_DOUBLE_EQ(*lives.level(anna, LifeDomain::accommodation), 0.6);
    EXPECT_DOUBLE_EQ(*lives.level(anna, LifeDomain::food), (0.5 + 0.6) / 2);
    const double annas = (0.5 + 0.55 + 0.5 + 0.6) / 4; // cleanliness, food, safety, accommodation
    EXPECT_DOUBLE_EQ(*lives.index(anna), annas);

    const LifeYear year = lives.harvest();
    EXPECT_EQ(year.all.weeks, 2);
    EXPECT_DOUBLE_EQ(*year.all.mean(), (annas + 1) / 2);
    EXPECT_DOUBLE_EQ(year.all.years(), (annas + 1) * 7 / 365.25);
    EXPECT_DOUBLE_EQ(*year.by_service.at(Service::home_care).mean(), (annas + 1) / 2);
    EXPECT_DOUBLE_EQ(*year.by_service.at(Service::housing_support).mean(), annas);
    EXPECT_DOUBLE_EQ(*year.lowest_tenth, annas);
    EXPECT_EQ(lives.harvest().all.weeks, 0) << "what was told is told once";
}

TEST(LifeStates, levels_lie_between_0_and_1_and_at_memory_1_are_the_week) {
    EXPECT_TRUE(rc::check([] {
        QualityOfLifeAssumptions a{.modelled = true};
        a.loneliness = *rc::gen::inRange(-10, 11) / 10.0;
        a.company = *rc::gen::inRange(-10, 11) / 10.0;
        a.memory = *rc::gen::element(1.0, 2.5, 40.0);
        LifeStates lives{a, omsorg::Run{}};
        for (int week = 0; week < 10; ++week) {
            const double care = *rc::gen::inRange(0, 11) / 10.0, outing = *rc::gen::inRange(0, 2);
            const bool company = *rc::gen::arbitrary<bool>();
            lives.tell(Service::escort, anna,
                       {.facts = {.care = care, .outings = outing, .in_company = company ? 1.0 : 0.0},
                        .company = company});
            lives.end_week(sunday(week), 0);
            for (std::size_t i = 0; i < life_domains; ++i)
                if (const auto level = lives.level(anna, static_cast<LifeDomain>(i)))
                    RC_ASSERT(*level >= 0 && *level <= 1);
            if (a.memory == 1)
                RC_ASSERT(std::abs(*lives.level(anna, LifeDomain::cleanliness) - care) < 1e-12);
        }
    }));
}

/// Of 10,000 residents six in ten have visitors; half the visits are banned, then all.
TEST(LifeStates, a_ban_keeps_visitors_out_of_special_housing_alone) {
    const QualityOfLifeAssumptions a{.modelled = true, .memory = 1, .visitors = 0.6};
    const auto alone = [&](bool in_care, double banned) {
        LifeStates lives{a, omsorg::Run{.seed = 4}};
        for (std::uint64_t one = 1; one <= 10'000; ++one)
            lives.tell(in_care ? Service::special_housing : Service::home_care, Key{one},
                       {.in_care = in_care});
        lives.end_week(sunday(0), banned);
        return lives.harvest();
    };
    EXPECT_NEAR(*alone(true, 0).all.alone_share(), 0.4, 0.02);
    EXPECT_NEAR(*alone(true, 0.5).all.alone_share(), 0.7, 0.02);
    EXPECT_EQ(alone(true, 1).all.alone_share(), 1);
    EXPECT_EQ(alone(false, 1).all.alone_share(), alone(false, 0).all.alone_share());
    EXPECT_EQ(alone(true, 1).let_in, 0);
    EXPECT_EQ(alone(true, 0).let_in, alone(true, 0).visits);
}

} // namespace
} // namespace omsorg
