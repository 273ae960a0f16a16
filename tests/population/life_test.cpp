// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/population/life.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace omsorg {
namespace {

using namespace literals;
using testing_skelleftea::geography;
using testing_skelleftea::tables;

/// One town with nobody but the people a test asks for; nobody moves, nobody is born.
struct Town {
    PopulationTables figures = tables();
    PopulationAssumptions assumptions;
    Geography places = geography(figures);

    Town(Sex sex, int age, double persons) {
        figures.start = {};
        figures.start.at(sex, age) = persons;
        figures.net_migrants = {};
        assumptions.recorded_migration = false;
        assumptions.mortality_decline = 0;
        assumptions.total_fertility = 0;
    }
    Life life(Run run = {1, 0}) const { return Life{figures, assumptions, places, run}; }
};

// The threshold is used up by hazard x ratio; the moment can be computed by hand.
TEST(LifeTest, death_comes_when_the_threshold_is_used_up) {
    const Town town{Sex::female, 89, 1};
    Life life = town.life();
    life.found();
    const PersonId she{0};
    double left = Stream{omsorg::Run{1, 0}, Purpose::death}.exponential(life.people().key(she));
    for (int year = 2020; year < 2060; ++year) {
        life.begin_year(year);
        const Instant begin = start_of_year(year), middle = begin + 100_days;
        const double length = static_cast<double>((start_of_year(year + 1) - begin).count());
        const double ratio = year % 2 == 0 ? 0.5 : 2.0; // her need state goes up and down every spring
        const double hazard = life.year().death.at(Sex::female, age_reached(year, 1930));
        const double before = static_cast<double>((100_days).count()) / length;
        const double old_ratio = life.risk(she);
        const YearAhead ahead = life.plan(she, begin);
        if (left <= hazard * old_ratio * before) {
            EXPECT_NEAR(share_of_year(begin, ahead.death), left / (hazard * old_ratio), 1e-9);
            return;
        }
        left -= hazard * old_ratio * before;
        const Instant due = life.change_risk(she, middle, ratio);
        if (left <= hazard * ratio * (1 - before)) {
            EXPECT_NEAR(share_of_year(middle, due), left / (hazard * ratio), 1e-9);
            return;
        }
        EXPECT_EQ(due, never);
        left -= hazard * ratio * (1 - before);
    }
    FAIL() << "she lived to 130";
}

std::map<std::uint64_t, Instant> deaths(Life& life, int years, double ratio_in_spring) {
    std::map<std::uint64_t, Instant> result;
    for (int year = 2020; year < 2020 + years; ++year) {
        life.begin_year(year);
        for (std::uint32_t row = 0; row < life.people().size(); ++row) {
            const PersonId who{row};
            if (!life.people().is_present(who)) continue;
            Instant death = life.plan(who, start_of_year(year)).death;
            const Instant spring = start_of_year(year) + 90_days;
            if (death > spring) death = life.change_risk(who, spring, ratio_in_spring);
            if (death == never) continue;
            life.people().die(who, death);
            result[life.people().key(who).value] = death;
        }
    }
    return result;
}

TEST(LifeTest, equal_hazard_path_is_equal_death) {
    const Town town{Sex::male, 80, 400};
    Life one = town.life(), other = town.life(), prevented = town.life();
    for (Life* life : {&one, &other, &prevented}) life->found();
    const auto first = deaths(one, 15, 1), second = deaths(other, 15, 1), later = deaths(prevented, 15, 0.8);
    EXPECT_GT(first.size(), 200u);
    EXPECT_EQ(first, second);
    EXPECT_LT(later.size(), first.size());
    for (const auto& [key, when] :
         later) { // the lower path is never earlier, and only for those who died anyway
        ASSERT_TRUE(first.contains(key));
        EXPECT_GE(when, first.at(key));
    }
}

TEST(LifeTest, who_else_lives_here_does_not_matter) {
    Town small{Sex::male, 80, 10}, large{Sex::male, 80, 400};
    large.figures.start.at(Sex::female, 70) = 50;
    Life few = small.life(), many = large.life();
    few.found();
    many.found();
    const auto some = deaths(few, 10, 1), all = deaths(many, 10, 1);
    EXPECT_GE(some.size(), 3u);
    for (const auto& [key, when] : some) EXPECT_EQ(all.at(key), when);
}

TEST(LifeTest, every_future_is_its_own) {
    const Town town{Sex::male, 80, 100};
    Life one = town.life({1, 0}), other = town.life({1, 1});
    one.found();
    other.found();
    EXPECT_NE(deaths(one, 10, 1), deaths(other, 10, 1));
}

TEST(LifeTest, more_arrivals_keep_those_who_came_anyway) {
    const PopulationTables t = tables();
    PopulationAssumptions usual, more;
    usual.recorded_migration = more.recorded_migration = false;
    more.arrivals = 2;
    Life one{t, usual, geography(t), {1, 3}}, other{t, more, geography(t), {1, 3}};
    one.begin_year(2020);
    other.begin_year(2020);
    std::set<std::pair<Key, Instant>> all;
    for (const Newcomer& arrival : other.arrivals()) all.insert({arrival.person.key, arrival.when});
    EXPECT_GT(one.arrivals().size(), 300u);
    EXPECT_GT(all.size(), one.arrivals().size() + 250);
    for (const Newcomer& arrival : one.arrivals())
        EXPECT_TRUE(all.contains({arrival.person.key, arrival.when}));
}

TEST(LifeTest, arrivals_are_listed_in_order_within_their_year) {
    const PopulationTables t = tables();
    const PopulationAssumptions a;
    Life life{t, a, geography(t), {7, 0}};
    for (const int year : {2020, 2021, 2022}) {
        life.begin_year(year);
        Instant last = start_of_year(year);
        for (const Newcomer& arrival : life.arrivals()) {
            EXPECT_LE(last, arrival.when);
            EXPECT_EQ(year_of(arrival.when), year);
            EXPECT_EQ(arrival.person.since, arrival.when);
            last = arrival.when;
        }
    }
}

TEST(LifeTest, a_child_belongs_to_its_mother) {
    Town town{Sex::female, 29, 300};
    town.assumptions.total_fertility = 2;
    Life one = town.life(), other = town.life();
    for (Life* life : {&one, &other}) {
        life->found();
        for (int year = 2020; year < 2030; ++year) life->live_year(year);
    }
    EXPECT_GT(one.people().born(), 200);
    EXPECT_EQ(one.people().born(), other.people().born());
    std::set<Key> keys;
    int girls = 0, boys = 0;
    for (std::uint32_t row = 0; row < one.people().size(); ++row) {
        const PersonId who{row};
        EXPECT_TRUE(keys.insert(one.people().key(who)).second); // nobody is two
        EXPECT_EQ(one.people().key(who), other.people().key(who));
        if (one.people().origin(who) != Origin::newborn) continue;
        EXPECT_EQ(one.people().year_of_birth(who), year_of(one.people().since(who)));
        (one.people().sex(who) == Sex::female ? girls : boys)++;
    }
    EXPECT_GT(girls, 60);
    EXPECT_GT(boys, 60);
}

TEST(LifeTest, people_are_allotted_as_the_zones_are_large) {
    const PopulationTables t = tables();
    const PopulationAssumptions a;
    const Geography places = geography(t);
    Life life{t, a, places, {1, 0}};
    life.found();
    std::vector<double> people(places.zones.size());
    for (std::uint32_t row = 0; row < life.people().size(); ++row)
        ++people[life.people().zone(PersonId{row}).index()];
    double chi_squared = 0, inhabitants = 0;
    for (const Zone& zone : places.zones) inhabitants += zone.inhabitants;
    for (std::size_t zone = 0; zone < people.size(); ++zone) {
        const double expected = 72'589 * places.zones[zone].inhabitants / inhabitants;
        chi_squared += (people[zone] - expected) * (people[zone] - expected) / expected;
    }
    EXPECT_LT(chi_squared, 83.2); // 30 degrees of freedom, exceeded once in 1.5 million
}

TEST(LifeTest, years_follow_one_another) {
    const Town town{Sex::male, 80, 1};
    Life life = town.life();
    life.found();
    EXPECT_THROW(life.found(), Defect);
    EXPECT_THROW(life.begin_year(2022), Defect);
    life.begin_year(2020);
    EXPECT_THROW((void)life.plan(PersonId{0}, start_of_year(2021)), Defect);
    EXPECT_THROW(life.change_risk(PersonId{0}, start_of_year(2020), -1), Defect);
    life.begin_year(2021);
    life.begin_year(2022); // nobody planned 2021 for him
    EXPECT_THROW((void)life.plan(PersonId{0}, start_of_year(2022)), Defect);
}

} // namespace
} // namespace omsorg
