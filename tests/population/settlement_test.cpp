// SPDX-License-Identifier: MIT
// Who lives where: ages by place, and moves between districts against the theory of cohorts that mix.
#include <omsorg/observe/tally.hpp>
#include <omsorg/population/life.hpp>
#include <omsorg/population/settlement.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace omsorg {
namespace {

TEST(SettlementTest, a_contrast_of_ages_keeps_every_zone_and_every_age) {
    const PopulationTables t = testing_skelleftea::tables();
    const Geography places = testing_skelleftea::geography(t);
    const Settlement even{places, t.start}, older{places, t.start, 0.2};
    const double everybody = t.start.total(), old = t.start.total(65, oldest_age);
    double inhabitants = 0;
    for (const Zone& zone : places.zones) inhabitants += zone.inhabitants;
    std::vector<double> odds;
    for (std::size_t z = 0; z < places.zones.size(); ++z) {
        const ZoneId zone{z};
        const double of_old = older.share(70, zone) * old,
                     of_young = older.share(30, zone) * (everybody - old);
        EXPECT_NEAR(of_old + of_young, places.zones[z].inhabitants / inhabitants * everybody,
                    1e-6 * everybody);
        EXPECT_NEAR(even.share(70, zone), places.zones[z].inhabitants / inhabitants, 1e-12);
        EXPECT_EQ(even.share(30, zone), even.share(70, zone));
        odds.push_back(of_old / of_young * std::pow(places.zones[z].inhabitants, 0.2));
    }
    for (const double one : odds) EXPECT_NEAR(one / odds[0], 1, 1e-6); // odds as n to the power -0.2
}

TEST(SettlementTest, a_point_on_the_line_is_the_same_home_in_any_order_of_the_districts) {
    PopulationTables t = testing_skelleftea::tables();
    const Geography places = testing_skelleftea::geography(t);
    std::ranges::reverse(t.localities);
    const Geography others = testing_skelleftea::geography(t);
    ASSERT_NE(others.districts.front().name, places.districts.front().name);
    const Settlement here{places, t.start, 0.3}, there{others, t.start, 0.3};
    const auto district = [](const Geography& all, ZoneId zone) {
        return all.districts[all.zones[zone.index()].district.index()].name;
    };
    for (int i = 0; i < 1000; ++i)
        for (const int age : {30, 70}) {
            const double u = (i + 0.5) / 1000;
            EXPECT_EQ(district(places, here.zone(age, u)), district(others, there.zone(age, u)));
        }
}

TEST(SettlementTest, founders_live_where_their_age_says) {
    PopulationTables t = testing_skelleftea::tables();
    const Geography places = testing_skelleftea::geography(t);
    PopulationAssumptions a;
    a.age_contrast = 0.5;
    const Settlement shares{places, t.start, 0.5};
    Life life{t, a, places, {.seed = 5, .number = 1}};
    life.found();
    double smallest_inhabitants = 1e9;
    std::size_t smallest = 0;
    for (std::size_t z = 0; z < places.zones.size(); ++z)
        if (places.zones[z].inhabitants > 500 && places.zones[z].inhabitants < smallest_inhabitants) {
            smallest = z;
            smallest_inhabitants = places.zones[z].inhabitants;
        }
    double old = 0, all_old = 0;
    for (std::size_t row = 0; row < life.people().size(); ++row) {
        const PersonId who{row};
        if (life.people().age(who, 2019) < 65) continue;
        ++all_old;
        old += life.people().zone(who) == ZoneId{smallest};
    }
    const double share = shares.share(70, ZoneId{smallest});
    EXPECT_NEAR(old / all_old, share, 4.6 * std::sqrt(share * (1 - share) / all_old));
    const double even = Settlement{places, t.start}.share(70, ZoneId{smallest});
    EXPECT_GT(share, 1.2 * even);
}

/// One inhabitant in two hundred, immortal, without children or migration.
PopulationTables hamlet() {
    PopulationTables t = testing_skelleftea::tables();
    t.recorded_migration.clear();
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            t.start.at(sex, age) = age < 60 ? std::round(t.start.at(sex, age) / 200) : 0;
            t.net_migrants.at(sex, age) = 0;
            t.survival.at(sex, age) = 1;
        }
    return t;
}

class MovesTest : public testing::Test {
protected:
    static constexpr double hazard = 0.25;
    static constexpr int years = 3;
    const PopulationTables tables = hamlet();
    const Geography places = testing_skelleftea::geography(tables);
    PopulationAssumptions assume;
    MovesTest() {
        assume.internal_moves = assume.internal_moves_65 = hazard;
        assume.total_fertility = 0;
        assume.recorded_migration = false;
    }
    double weight(std::size_t district) const {
        double all = 0;
        for (const District& one : places.districts) all += one.inhabitants;
        return places.districts[district].inhabitants / all;
    }
    std::size_t district(const Life& life, std::size_t row) const {
        return places.zones[life.people().zone(PersonId{row}).index()].district.index();
    }
    Life lived(std::uint32_t number, std::vector<std::size_t>& began) const {
        Life life{tables, assume, places, {.seed = 77, .number = number}};
        life.found();
        began.clear();
        for (std::size_t row = 0; row < life.people().size(); ++row) began.push_back(district(life, row));
        for (int year = 2020; year < 2020 + years; ++year) life.live_year(year);
        return life;
    }
};

TEST_F(MovesTest, whoever_began_in_a_district_is_there_with_the_chance_of_the_closed_form) {
    double stayed = 0, began_here = 0, came = 0, began_elsewhere = 0;
    std::vector<std::size_t> began;
    for (std::uint32_t number = 0; number < 400; ++number) {
        const Life life = lived(number, began);
        for (std::size_t row = 0; row < began.size(); ++row) {
            const bool here = district(life, row) == 0;
            (began[row] == 0 ? began_here : began_elsewhere) += 1;
            (began[row] == 0 ? stayed : came) += here;
        }
    }
    const double w = weight(0), left = std::exp(-hazard * years);
    const double stays = w + (1 - w) * left, comes = w * (1 - left);
    EXPECT_NEAR(stayed / began_here, stays, 4.6 * std::sqrt(stays * (1 - stays) / began_here));
    EXPECT_NEAR(came / began_elsewhere, comes, 4.6 * std::sqrt(comes * (1 - comes) / began_elsewhere));
    EXPECT_GT(stays - comes, 0.3); // a test without moves, or with full mixing, would see another figure
}

/// Independent lives: the counts of the districts are multinomial at every time, moves or not.
TEST_F(MovesTest, means_variances_and_covariances_of_the_districts_are_those_of_the_theory) {
    constexpr std::uint32_t futures = 4000;
    Tally first, second, both;
    std::vector<std::size_t> began;
    double persons = 0;
    for (std::uint32_t number = 0; number < futures; ++number) {
        const Life life = lived(number, began);
        persons = static_cast<double>(began.size());
        double one = 0, other = 0;
        for (std::size_t row = 0; row < began.size(); ++row) {
            one += district(life, row) == 0;
            other += district(life, row) == 1;
        }
        first.add(one);
        second.add(other);
        both.add(one + other);
    }
    const double w = weight(0), v = weight(1), scatter = 4.6 * std::sqrt(2.0 / futures);
    EXPECT_NEAR(first.mean(), persons * w, 4.6 * std::sqrt(persons * w * (1 - w) / futures));
    EXPECT_NEAR(second.mean(), persons * v, 4.6 * std::sqrt(persons * v * (1 - v) / futures));
    EXPECT_NEAR(first.variance() / (persons * w * (1 - w)), 1, scatter);
    EXPECT_NEAR(second.variance() / (persons * v * (1 - v)), 1, scatter);
    EXPECT_NEAR(both.variance() / (persons * (w + v) * (1 - w - v)), 1,
                scatter); // and so the covariance is -N w v
}

TEST_F(MovesTest, without_moves_nobody_changes_her_zone_and_every_other_life_is_as_it_was) {
    const PopulationTables t = testing_skelleftea::tables();
    PopulationAssumptions still, moving;
    moving.internal_moves = moving.internal_moves_65 = 0.3;
    Life one{t, still, places, {.seed = 3, .number = 0}}, other{t, moving, places, {.seed = 3, .number = 0}};
    one.found();
    other.found();
    one.live_year(2020);
    other.live_year(2020);
    ASSERT_EQ(one.people().size(), other.people().size());
    std::size_t moved = 0;
    for (std::size_t row = 0; row < one.people().size(); ++row) {
        const PersonId who{row};
        ASSERT_EQ(one.people().key(who), other.people().key(who));
        ASSERT_EQ(one.people().until(who), other.people().until(who));
        moved += one.people().zone(who) != other.people().zone(who);
    }
    EXPECT_GT(moved, 5000U);
}

} // namespace
} // namespace omsorg
