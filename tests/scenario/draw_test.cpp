// SPDX-License-Identifier: MIT
#include <omsorg/scenario/draw.hpp>

#include <omsorg/municipality/world.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

TEST(DrawTest, decides_a_future_once_and_for_all_plans) {
    const small::Folder folder;
    const Study study = folder.read();
    const omsorg::Run run{.seed = 7, .number = 2};
    const auto today = draw_values(study, "as_today", run);
    const auto again = draw_values(study, "as_today", run);
    const auto ways = draw_values(study, "new_ways", run);
    EXPECT_EQ(today.base, again.base);
    EXPECT_EQ(today.base, ways.base);
    const double u = place_of("home_care.speed", run);
    EXPECT_DOUBLE_EQ(std::get<double>(today.base.at("home_care.speed")), 20 + 20 * u);
    EXPECT_TRUE(std::holds_alternative<Distribution>(today.base.at("home_care.visit")))
        << "visits vary within the model";
    EXPECT_TRUE(today.changes.empty());
    ASSERT_EQ(ways.changes.size(), 3U);
}

TEST(DrawTest, shares_the_quantile_between_base_and_plan) {
    const small::Folder folder;
    const Study study = folder.read();
    for (std::uint32_t future = 0; future < 20; ++future) {
        const omsorg::Run run{.seed = 7, .number = future};
        const auto drawn = draw_values(study, "new_ways/reablement", run);
        const double u = place_of("reablement.effect", run);
        EXPECT_DOUBLE_EQ(std::get<double>(drawn.base.at("reablement.effect")),
                         Distribution::triangular(0, 0.1, 0.3).quantile(u));
        ASSERT_EQ(drawn.changes.size(), 1U);
        EXPECT_DOUBLE_EQ(std::get<double>(drawn.changes[0].value), 0.1 + 0.4 * u);
    }
}

TEST(DrawTest, gives_keys_and_futures_their_own_luck) {
    EXPECT_NE(place_of("a.x", {1, 0}), place_of("a.y", {1, 0}));
    EXPECT_NE(place_of("a.x", {1, 0}), place_of("a.x", {1, 1}));
    EXPECT_NE(place_of("a.x", {1, 0}), place_of("a.x", {2, 0}));
    double sum = 0;
    for (std::uint32_t future = 0; future < 10'000; ++future) sum += place_of("a.x", {1, future});
    EXPECT_NEAR(sum / 10'000, 0.5, 4.5 / std::sqrt(12.0 * 10'000));
}

TEST(DrawTest, is_not_moved_by_another_key) {
    const small::Folder folder;
    const omsorg::Run run{.seed = 7, .number = 1};
    const auto before = draw_values(folder.read(), "as_today", run);
    Overrides overrides;
    overrides.set("home_care.speed", "{ distribution = \"triangular\", low = 20, mode = 30, high = 40 }");
    const auto after = draw_values(folder.read(overrides), "as_today", run);
    EXPECT_NE(before.base.at("home_care.speed"), after.base.at("home_care.speed"));
    EXPECT_EQ(before.base.at("reablement.effect"), after.base.at("reablement.effect"));
}

TEST(DrawTest, carries_the_date_and_length_of_a_change) {
    const small::Folder folder;
    const auto drawn = draw_values(folder.read(), "new_ways/bookable_escort", {.seed = 7, .number = 0});
    ASSERT_EQ(drawn.changes.size(), 2U);
    EXPECT_EQ(drawn.changes[0].on, Day{std::chrono::year{2027} / 3 / 1});
    EXPECT_EQ(drawn.changes[0].over, Duration::zero()) << "a word changes at once, also beside a number";
    EXPECT_EQ(drawn.changes[1].over, Duration{std::chrono::days{366}}) << "to 1 March 2028, over a leap day";
    EXPECT_EQ(drawn.changes[0].component, "bookable_escort");
    EXPECT_EQ(std::get<std::string>(drawn.changes[0].value), "bookable");
    EXPECT_EQ(std::get<double>(drawn.changes[1].value), 34.0);
}

TEST(DrawTest, believes_no_weak_effect_when_told_so) {
    const small::Folder folder;
    const Study study = folder.read();
    EXPECT_EQ(neutralised(study, "as_today"), std::vector<std::string>{"reablement.effect"});
    const auto drawn = draw_values(study, "new_ways", {.seed = 7, .number = 0}, true);
    EXPECT_EQ(std::get<double>(drawn.base.at("reablement.effect")), 0.0) << "grade D";
    EXPECT_GT(std::get<double>(drawn.changes.back().value), 0.0) << "the plan brings a pilot, grade C";
    folder.change("plans/new_ways.toml", ", grade = \"C\"", "");
    const auto bare = draw_values(folder.read(), "new_ways", {.seed = 7, .number = 0}, true);
    EXPECT_EQ(std::get<double>(bare.changes.back().value), 0.0)
        << "without a grade of its own it stands on the base's";
}

/// Of quality of life the claims go and the ruler stays: weights are no effects.
TEST(DrawTest, takes_away_the_claims_about_lives_and_not_their_weights) {
    const Study study = read_study(OMSORG_SOURCE_DIR "/scenarios/ways_of_working");
    const omsorg::Run future{.seed = 7, .number = 0};
    const QualityOfLifeAssumptions claimed = draw(study, "as_today", future).assumptions.quality_of_life;
    const QualityOfLifeAssumptions bare = draw(study, "as_today", future, true).assumptions.quality_of_life;
    EXPECT_TRUE(claimed.modelled && bare.modelled);
    for (double QualityOfLifeAssumptions::*effect :
         {&QualityOfLifeAssumptions::company, &QualityOfLifeAssumptions::screen_contact,
          &QualityOfLifeAssumptions::undisturbed_night, &QualityOfLifeAssumptions::managing}) {
        EXPECT_NE(claimed.*effect, 0);
        EXPECT_EQ(bare.*effect, 0);
    }
    EXPECT_EQ(bare.control, claimed.control);
    EXPECT_GT(bare.dignity, 0);
}

} // namespace
} // namespace omsorg
