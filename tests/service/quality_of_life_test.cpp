// SPDX-License-Identifier: MIT
#include <omsorg/service/quality_of_life.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

namespace omsorg {
namespace {

const std::optional<double>& at(const LifeLevels& found, LifeDomain domain) {
    return found.level[static_cast<std::size_t>(domain)];
}

TEST(QualityOfLifeTest, with_all_facts_full_everything_is_one) {
    LifeFacts full;
    for (const auto fact : life_facts) full.*fact = 1;
    const LifeLevels found = quality_of_life({}, full);
    for (const auto& level : found.level) EXPECT_EQ(level, 1);
    EXPECT_EQ(found.index, 1);
}

/// The map of the header, domain by domain.
TEST(QualityOfLifeTest, each_domain_is_the_mean_of_its_facts) {
    const LifeFacts facts{.decided = 0.1,
                          .care = 0.2,
                          .home_support = 0.4,
                          .alarms = 0.6,
                          .nights = 0.7,
                          .outings = 0.8,
                          .days = 0.9,
                          .unhurried = 0.3,
                          .faces = 0.5};
    const LifeLevels found = quality_of_life({}, facts);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::control), 0.1);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::cleanliness), 0.2);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::food), 0.3);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::safety), 0.5);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::social), 0.65);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::occupation), 0.9);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::accommodation), 0.4);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::dignity), 0.4);
    EXPECT_NEAR(*found.index, (0.1 + 0.2 + 0.3 + 0.5 + 0.65 + 0.9 + 0.4 + 0.4) / 8, 1e-15);
}

TEST(QualityOfLifeTest, what_a_service_does_not_touch_is_left_out) {
    LifeFacts days;
    days.days = 0.6;
    QualityOfLifeAssumptions a;
    const LifeLevels found = quality_of_life(a, days);
    EXPECT_EQ(std::ranges::count_if(found.level, [](const auto& level) { return level.has_value(); }), 1);
    EXPECT_EQ(found.index, 0.6);
    a.occupation = 0;
    EXPECT_FALSE(quality_of_life(a, days).index);
    EXPECT_FALSE(quality_of_life({}, {}).index);
}

TEST(QualityOfLifeTest, an_effect_moves_its_own_domain_by_the_share_of_those_who_have_it) {
    LifeFacts facts{.decided = 0.5, .care = 0.5, .outings = 0.5, .unhurried = 0.5};
    facts.in_company = 0.4, facts.by_screen = 0.25, facts.by_camera = 0.1, facts.alone = 1;
    QualityOfLifeAssumptions a;
    EXPECT_EQ(*quality_of_life(a, facts).index, 0.5) << "neutral at nought, whatever there is of it";
    a.company = 0.5, a.screen_contact = -0.4, a.undisturbed_night = 0.2, a.managing = 1;
    const LifeLevels found = quality_of_life(a, facts);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::social), 0.5 + 0.2 - 0.1);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::dignity), 0.52);
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::control), 1) << "no level is above one";
    EXPECT_DOUBLE_EQ(*at(found, LifeDomain::cleanliness), 0.5);
}

TEST(QualityOfLifeTest, no_level_falls_when_a_fact_rises_and_the_index_lies_among_the_facts) {
    EXPECT_TRUE(rc::check([] {
        LifeFacts facts;
        double least = 1, greatest = 0;
        for (const auto fact : life_facts) {
            if (*rc::gen::inRange(0, 3) == 0) continue;
            const double value = *rc::gen::inRange(0, 65) / 64.0;
            facts.*fact = value;
            least = std::min(least, value), greatest = std::max(greatest, value);
        }
        const LifeLevels before = quality_of_life({}, facts);
        if (before.index) {
            RC_ASSERT(least - 1e-12 <= *before.index && *before.index <= greatest + 1e-12);
        }
        const auto raised = life_facts[static_cast<std::size_t>(*rc::gen::inRange(0, 9))];
        if (!(facts.*raised)) return;
        facts.*raised = 1;
        const LifeLevels after = quality_of_life({}, facts);
        for (std::size_t i = 0; i < life_domains; ++i)
            if (before.level[i]) {
                RC_ASSERT(*after.level[i] >= *before.level[i]);
            }
        if (before.index) {
            RC_ASSERT(*after.index >= *before.index);
        }
    }));
}

} // namespace
} // namespace omsorg
