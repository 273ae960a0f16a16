// SPDX-License-Identifier: MIT
// What holds of every population, however small and whatever its rates: RapidCheck draws them, and shrinks those that
// break a law.
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/population/projection.hpp>

#include "small_town.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace omsorg {
namespace {

using namespace literals;
using small_town::Chronicle;
using small_town::courses;
using small_town::first_year;
using small_town::Flows;
using small_town::ShockChange;
using small_town::some_run;
using small_town::some_shock;
using small_town::some_town;
using small_town::Town;
using small_town::whole;

/// Changes of the shock keys on some days of a year, New Year's Day among them.
std::vector<ShockChange> some_changes(int year) {
    std::vector<ShockChange> changes;
    const int number = whole(0, 4);
    std::set<int> days;
    for (int i = 0; i < number; ++i) days.insert(whole(0, 364));
    for (const int day : days)
        changes.push_back({start_of_year(year) + Duration{std::chrono::days{day}}, some_shock()});
    return changes;
}

// Born and moved in, less died and moved out, is the change: of each sex in each district in each year, with those who
// move between the districts, under any shocks.
TEST(PopulationProperties, nobody_is_lost_in_any_year_district_or_sex) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        Chronicle told{town, some_run()};
        auto before = told.inhabitants();
        const int years = whole(1, 6);
        Flows all;
        for (int year = first_year; year < first_year + years; ++year) {
            told.live_year(year, some_changes(year));
            const auto after = told.inhabitants();
            Flows of_year;
            for (std::size_t d = 0; d < after.size(); ++d)
                for (std::size_t sex = 0; sex < 2; ++sex) {
                    RC_ASSERT(after[d][sex] - before[d][sex] == told.flows[d][sex].change());
                    of_year += told.flows[d][sex];
                }
            RC_ASSERT(of_year.from_elsewhere == of_year.to_elsewhere);
            all += of_year;
            before = after;
        }
        const People& people = told.life.people();
        people.expect_balance();
        RC_ASSERT(people.born() == all.born && people.moved_in() == all.moved_in);
        RC_ASSERT(people.died() == all.died && people.moved_out() == all.moved_out);
        RC_ASSERT(people.count(first_year + years - 1).total() == people.present());
    }));
}

// Who is counted has an age of the table; a mother is a woman of 15 to 49 who is there, and bears one child a year; a
// child is there from its birth on; nobody leaves before she is there, and no key is anybody else's.
TEST(PopulationProperties, everybody_has_an_age_a_mother_and_one_life) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        Chronicle told{town, some_run()};
        const int years = whole(1, 6);
        std::int64_t born = 0;
        for (int year = first_year; year < first_year + years; ++year) {
            told.live_year(year, some_changes(year));
            const People& people = told.life.people();
            std::set<std::size_t> mothers;
            for (const PersonId she : told.mothers) {
                RC_ASSERT(people.sex(she) == Sex::female);
                RC_ASSERT(people.age(she, year) >= youngest_mother && people.age(she, year) <= oldest_mother);
                RC_ASSERT(mothers.insert(she.index()).second);
            }
            born += static_cast<std::int64_t>(mothers.size());
            RC_ASSERT(people.born() == born);
            const BySexAndAge<std::int64_t> count = people.count(year);
            for (const Sex sex : both_sexes)
                for (int age = 0; age <= oldest_age; ++age) RC_ASSERT(count.at(sex, age) >= 0);
        }
        const People& people = told.life.people();
        const Instant end = start_of_year(first_year + years);
        std::set<std::uint64_t> keys;
        for (std::size_t row = 0; row < people.size(); ++row) {
            const PersonId who{row};
            RC_ASSERT(keys.insert(people.key(who).value).second);
            RC_ASSERT(people.until(who) >= people.since(who));
            RC_ASSERT((people.until(who) == never) == people.is_present(who));
            RC_ASSERT(people.until(who) == never || people.until(who) < end);
            RC_ASSERT(people.zone(who).index() < town.places.zones.size());
            RC_ASSERT(people.age(who, first_year + years - 1) <= oldest_age);
            if (people.origin(who) == Origin::newborn) {
                RC_ASSERT(people.year_of_birth(who) == year_of(people.since(who)));
            }
        }
    }));
}

// The way of the layers above, event by event, and the one call for a population without needs lead to the same lives,
// to the microsecond.
TEST(PopulationProperties, a_year_lived_event_by_event_is_the_year_lived_at_once) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        const auto run = some_run();
        Chronicle told{town, run};
        Life at_once{town.tables, town.assume, town.places, run};
        at_once.found();
        const int years = whole(1, 6);
        for (int year = first_year; year < first_year + years; ++year) {
            told.live_year(year);
            at_once.live_year(year);
            RC_ASSERT(courses(told.life.people()) == courses(at_once.people()));
        }
    }));
}

// The expected numbers are those of people: none below nought, none lost, and no age group scatters less than nothing.
TEST(PopulationProperties, the_projection_has_no_cohort_below_nought_and_loses_nobody) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        Projection ahead{town.tables.start, first_year - 1, true};
        const int years = whole(1, 6);
        for (int year = first_year; year < first_year + years; ++year) {
            const double before = ahead.expected({});
            ahead.step(year_of_life(year, town.tables, town.assume));
            const ProjectedFlows& flows = ahead.flows().back();
            RC_ASSERT(std::min({flows.born, flows.died, flows.moved_in, flows.moved_out}) >= 0);
            const double scale = 1 + before + flows.born + flows.moved_in;
            RC_ASSERT(std::abs(before + flows.born + flows.moved_in - flows.died - flows.moved_out -
                               ahead.expected({})) < 1e-9 * scale);
            for (const Sex sex : both_sexes)
                for (int age = 0; age <= oldest_age; ++age) {
                    RC_ASSERT(ahead.people().at(sex, age) >= 0);
                    RC_ASSERT(ahead.variance(sex, {age, age}) >= 0);
                }
            const int from = whole(0, oldest_age), to = whole(from, oldest_age);
            RC_ASSERT(ahead.variance({from, to}) >= -1e-9 * scale);
        }
    }));
}

/// A closed population of one year's rates: the deaths of each cohort are binomial, n of them at 1 - exp(-h).
TEST(PopulationProperties, deaths_by_cohort_have_the_mean_and_the_variance_of_the_binomial) {
    struct Cohort {
        Sex sex;
        int age;
        double persons, survival;
    };
    constexpr std::array cohorts{Cohort{Sex::female, 70, 100, 0.80}, Cohort{Sex::male, 70, 150, 0.70},
                                 Cohort{Sex::female, 85, 200, 0.60}, Cohort{Sex::male, 99, 100, 0.50}};
    Town town;
    town.assume.mortality_decline = 0;
    for (const Cohort& one : cohorts) {
        town.tables.start.at(one.sex, one.age) = one.persons;
        town.tables.survival.at(one.sex, one.age + 1) = one.survival;
    }
    constexpr int replications = 6000;
    std::array<Tally, cohorts.size()> died;
    for (std::uint32_t number = 0; number < replications; ++number) {
        Life life{town.tables, town.assume, town.places, {.seed = 515, .number = number}};
        life.found();
        life.live_year(first_year);
        const auto left = life.people().count(first_year);
        for (std::size_t c = 0; c < cohorts.size(); ++c)
            died[c].add(cohorts[c].persons -
                        static_cast<double>(left.at(cohorts[c].sex, cohorts[c].age + 1)));
    }
    for (std::size_t c = 0; c < cohorts.size(); ++c) {
        const double dies = 1 - cohorts[c].survival, expected = cohorts[c].persons * dies;
        const Acceptance verdict = accept(died[c], expected);
        EXPECT_TRUE(verdict.accepted()) << cohorts[c].age << ": " << verdict.why;
        // Near enough to normal: the sample variance scatters by sqrt(2 / (n - 1)).
        const double ratio = died[c].variance() / (expected * (1 - dies));
        const double scatter = std::sqrt(2.0 / (replications - 1));
        EXPECT_LT(std::abs(ratio - 1), 4.5 * scatter) << cohorts[c].age;
        EXPECT_GT(std::abs(ratio - 1.2), 4.5 * scatter) << "must be able to fail";
    }
}

} // namespace
} // namespace omsorg
