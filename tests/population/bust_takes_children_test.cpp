// SPDX-License-Identifier: MIT
// A bust takes the children born here with their mothers: at one moment, as many as the closed form says, and no others.
#include <omsorg/observe/acceptance.hpp>

#include "small_town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace omsorg {
namespace {

using namespace literals;
using small_town::Chronicle;
using small_town::courses;
using small_town::first_year;
using small_town::in;
using small_town::ShockChange;
using small_town::some_run;
using small_town::Town;
using small_town::whole;

/// A town to which λ women of 30 move in its first year, and where everybody may bear a child.
Town town_of_mothers(double arrivals) {
    Town town;
    town.tables.net_migrants.at(Sex::female, 30) = arrivals;
    for (int age = youngest_mother; age <= oldest_mother; ++age)
        town.tables.fertility[std::size_t(age)] = 0.1;
    town.assume.total_fertility = 10;
    town.assume.fertility_trend = 0;
    return town;
}

std::int64_t children(const Life& life) {
    std::int64_t there = 0;
    for (std::size_t row = 0; row < life.people().size(); ++row)
        there +=
            life.people().origin(PersonId{row}) == Origin::newborn && life.people().is_present(PersonId{row});
    return there;
}

/// Whom the bust takes her with, by what is known of everybody: herself, her mother as long as she is a child, or nobody.
std::optional<PersonId> drawn_with(const People& people, PersonId who, int year) {
    if (people.origin(who) == Origin::migrant) return who;
    if (people.origin(who) == Origin::founder || people.age(who, year) >= 18) return std::nullopt;
    return drawn_with(people, people.mother(who), year);
}

/// λ women come in the first year, and bear children at the hazard b in the rest of it and in the next, in which they
/// leave at g. A woman who came is left with the chance exp(-g), whatever she bears; and then so are her children:
///
///     λ e^-g ( 1 - (1 - e^-b) / b  +  1 - e^-b )   children present,
///
/// where those who stayed behind would be λ ( 1 - (1 - e^-b) / b + (1 - e^-(b+g)) b / (b + g) ).
TEST(BustTakesChildren, children_born_here_leave_with_their_mothers_as_the_closed_form_says) {
    const double arrivals = 40, g = 0.9;
    const Town town = town_of_mothers(arrivals);
    const double first = year_of_life(first_year, town.tables, town.assume).birth[30];
    const double b = year_of_life(first_year + 1, town.tables, town.assume).birth[31];
    const double in_first = 1 - (1 - std::exp(-first)) / first;
    Tally present;
    for (std::uint32_t number = 0; number < 10'000; ++number) {
        ShockAssumptions shock;
        Life life{town.tables, town.assume, town.places, {.seed = 79, .number = number}, shock};
        life.found();
        life.live_year(first_year);
        shock = {.arrivals = 0, .newcomers_leave = g};
        life.live_year(first_year + 1);
        present.add(static_cast<double>(children(life)));
    }
    const Acceptance verdict = accept(present, arrivals * std::exp(-g) * (in_first - std::expm1(-b)));
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    const double if_they_stayed = arrivals * (in_first - std::expm1(-b - g) * b / (b + g));
    EXPECT_FALSE(accept(present, if_they_stayed).accepted()) << "must be able to fail";
}

/// Where newcomers have a recorded hazard h, too, the two compete: exp(-(g + h)) of them are left after a year.
TEST(BustTakesChildren, the_hazards_of_the_bust_and_of_the_record_compete) {
    Town town = town_of_mothers(40);
    town.assume.total_fertility = 0;
    town.tables.residents.at(Sex::female, 31) = 100;
    town.tables.net_migrants.at(Sex::female, 31) = -40;
    const double g = 0.6,
                 h = year_of_life(first_year + 1, town.tables, town.assume).departure.at(Sex::female, 31);
    ASSERT_GT(h, 0.4);
    Tally there;
    for (std::uint32_t number = 0; number < 5000; ++number) {
        ShockAssumptions shock;
        Life life{town.tables, town.assume, town.places, {.seed = 80, .number = number}, shock};
        life.found();
        life.live_year(first_year);
        shock = {.arrivals = 0, .newcomers_leave = g};
        life.live_year(first_year + 1);
        there.add(static_cast<double>(life.people().present()));
    }
    const Acceptance verdict = accept(there, 40 * std::exp(-g - h));
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    EXPECT_FALSE(accept(there, 40 * std::exp(-g)).accepted()) << "must be able to fail";
}

// In a town that nobody leaves but by the bust: a child who goes has gone at the moment of her mother and of all her
// siblings who are children; no child is there without a mother whom the bust has taken; and who has a mother who was
// here from the start, or has come of age, stays.
TEST(BustTakesChildren, a_child_goes_at_her_mothers_moment_or_stays) {
    EXPECT_TRUE(rc::check([] {
        Town town = town_of_mothers(whole(1, 15));
        town.tables.start.at(Sex::female, 29) = whole(0, 5);
        const double survival = in(0.5, 1);
        for (const Sex sex : both_sexes)
            for (int age = 0; age <= oldest_age; ++age) town.tables.survival.at(sex, age) = survival;
        Chronicle told{town, some_run()};
        const int years = whole(1, 4);
        for (int year = first_year; year < first_year + years; ++year) {
            std::vector<ShockChange> changes;
            std::set<int> days;
            for (int i = whole(0, 3); i > 0; --i) days.insert(whole(0, 364));
            for (const int day : days)
                changes.push_back(
                    {start_of_year(year) + Duration{std::chrono::days{day}},
                     {.mortality = in(0, 5), .arrivals = in(0, 5), .newcomers_leave = in(0, 5)}});
            told.live_year(year, changes);
        }
        const People& people = told.life.people();
        std::map<PersonId, std::set<Instant>> moments; // at which somebody went with whom, by the latter
        for (std::size_t row = 0; row < people.size(); ++row) {
            const PersonId who{row};
            if (people.presence(who) != Presence::moved_away) continue;
            const auto with = drawn_with(people, who, year_of(people.until(who)));
            RC_ASSERT(with.has_value());
            if (people.presence(*with) != Presence::dead) RC_ASSERT(people.until(*with) == people.until(who));
            if (people.presence(*with) != Presence::dead) moments[*with].insert(people.until(who));
        }
        for (const auto& [with, when] : moments) RC_ASSERT(when.size() == 1);
        for (std::size_t row = 0; row < people.size(); ++row) {
            const PersonId who{row};
            const auto with = drawn_with(people, who, first_year + years - 1);
            if (people.is_present(who) && with) RC_ASSERT(people.presence(*with) != Presence::moved_away);
        }
    }));
}

// A generation later the bust empties the town of those who came. Children of every age under 18 go with them, and the
// children of children; who reaches 18 in that year is one born here, and stays with those born to her.
TEST(BustTakesChildren, those_who_come_of_age_stay_and_all_younger_go) {
    Town town = town_of_mothers(60);
    ShockAssumptions shock;
    Life life{town.tables, town.assume, town.places, {.seed = 81, .number = 0}, shock};
    life.found();
    life.live_year(first_year);
    shock.arrivals = 0;
    for (int year = first_year + 1; year < first_year + 18; ++year) life.live_year(year);
    const People& people = life.people();
    const auto there = people.present();
    shock.newcomers_leave = 20; // some billionths are left after it
    life.live_year(first_year + 18);
    std::int64_t of_age = 0, gone = 0, children_of_children = 0;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const PersonId who{row};
        if (people.origin(who) == Origin::newborn && people.age(who, first_year + 18) == 18) {
            EXPECT_TRUE(people.is_present(who));
            ++of_age;
        } else if (drawn_with(people, who, first_year + 18)) {
            EXPECT_FALSE(people.is_present(who));
            ++gone;
            children_of_children +=
                people.origin(who) == Origin::newborn && people.origin(people.mother(who)) == Origin::newborn;
        } else {
            EXPECT_EQ(people.age(people.mother(who), first_year + 18), 18) << "hers alone stay";
        }
    }
    EXPECT_GT(of_age, 3);
    EXPECT_GT(gone, there / 2);
    EXPECT_GT(children_of_children, 0);
}

// A mother who has died, or has gone as the record has it, leaves children whom the bust takes as it would have taken her:
// all at one moment.
TEST(BustTakesChildren, children_without_their_mother_go_together) {
    Town town = town_of_mothers(60);
    ShockAssumptions shock;
    Life life{town.tables, town.assume, town.places, {.seed = 82, .number = 0}, shock};
    life.found();
    for (int year = first_year; year < first_year + 4; ++year) life.live_year(year);
    People& people = life.people();
    const Instant bust = start_of_year(first_year + 4);
    for (std::size_t row = 0; row < people.size(); ++row) {
        const PersonId who{row};
        if (people.origin(who) != Origin::migrant) continue;
        if (row % 2 == 0)
            people.die(who, bust);
        else
            people.move_away(who, bust);
    }
    shock = {.arrivals = 0, .newcomers_leave = 1};
    life.live_year(first_year + 4);
    std::map<PersonId, std::set<Instant>> moments;
    std::map<PersonId, int> siblings;
    int families = 0, left = 0;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const PersonId who{row};
        if (people.origin(who) != Origin::newborn) continue;
        moments[people.mother(who)].insert(people.until(who));
        ++siblings[people.mother(who)];
    }
    for (const auto& [mother, when] : moments) {
        EXPECT_EQ(when.size(), 1U);
        if (siblings[mother] < 2) continue;
        ++families;
        left += *when.begin() != never;
    }
    EXPECT_GT(families, 8);
    EXPECT_GT(left, families / 4);
    EXPECT_LT(left, families);
}

// Without a bust nobody's mother matters: a year in which the key is set and set back at once is the year as it was.
TEST(BustTakesChildren, a_bust_that_is_over_at_once_moves_nobody) {
    const Town town = [] {
        Town one = town_of_mothers(40);
        one.tables.residents.at(Sex::female, 31) = 100;
        one.tables.net_migrants.at(Sex::female, 31) = -20;
        return one;
    }();
    Chronicle calm{town, {.seed = 83, .number = 0}}, over{town, {.seed = 83, .number = 0}};
    for (int year = first_year; year < first_year + 3; ++year) {
        const Instant summer = start_of_year(year) + 180_days;
        calm.live_year(year);
        over.live_year(year, {{summer, {.newcomers_leave = 5}}, {summer, {}}});
    }
    const auto undisturbed = courses(calm.life.people()), disturbed = courses(over.life.people());
    ASSERT_EQ(undisturbed.size(), disturbed.size());
    for (const auto& [key, was] : undisturbed) {
        const auto& now = disturbed.at(key);
        EXPECT_EQ(now.presence, was.presence);
        // The year is reckoned in two parts: a moment may be a microsecond off.
        EXPECT_LE(std::max(now.until - was.until, was.until - now.until), 2_microseconds);
    }
}

} // namespace
} // namespace omsorg
