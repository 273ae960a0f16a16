// SPDX-License-Identifier: MIT
// A boom and an equal bust against the undisturbed course: what should come back does come back.
#include <omsorg/observe/acceptance.hpp>

#include "small_town.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace omsorg {
namespace {

using namespace literals;
using small_town::Chronicle;
using small_town::Course;
using small_town::courses;
using small_town::first_year;
using small_town::in;
using small_town::ShockChange;
using small_town::some_run;
using small_town::some_town;
using small_town::Town;
using small_town::whole;

/// The share of the year at which a boom begins, turns into its bust, and is over.
struct Wave {
    Instant begin, turn, end;
};
Wave some_wave(int year) {
    const int length = whole(1, 180), begin = whole(0, 364 - 2 * length);
    const Instant from = start_of_year(year) + Duration{std::chrono::days{begin}};
    const Duration half{std::chrono::days{length}};
    return {from, from + half, from + 2 * half};
}
std::vector<ShockChange> equal_and_opposite(const Wave& wave, const ShockAssumptions& boom) {
    const ShockAssumptions bust{
        .mortality = 2 - boom.mortality, .arrivals = 2 - boom.arrivals, .departures = 2 - boom.departures};
    return {{wave.begin, boom}, {wave.turn, bust}, {wave.end, {}}};
}

/// Luck is used up piece by piece, so that a moment may be a microsecond off.
bool nearly(Instant one, Instant other) {
    return one == other ||
           (one != never && other != never && std::max(one - other, other - one) <= 2_microseconds);
}
bool nearly(Course one, const Course& other) {
    if (nearly(one.until, other.until)) one.until = other.until;
    return one == other;
}

// A factor of 1 + x and then as long one of 1 - x use up as much luck as none: when they are over, those are gone who
// would have been, and everybody else goes when she would have gone, in this year and in those after it.
TEST(BoomAndBust, equal_factors_of_death_and_departure_leave_those_who_were_there_as_they_were) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        const auto run = some_run();
        const Wave wave = some_wave(first_year);
        // One of the two: together they may change which of them comes first while they last.
        const bool deaths = whole(0, 1) == 0;
        ShockAssumptions boom;
        (deaths ? boom.mortality : boom.departures) = in(0, 2);
        Chronicle calm{town, run}, wavy{town, run};
        for (int year = first_year; year < first_year + 3; ++year) {
            calm.live_year(year);
            wavy.live_year(year,
                           year == first_year ? equal_and_opposite(wave, boom) : std::vector<ShockChange>{});
        }
        const auto undisturbed = courses(calm.life.people());
        for (const auto& [key, there] : courses(wavy.life.people())) {
            if (there.origin != Origin::founder) continue;
            const Course& was = undisturbed.at(key);
            if (was.until < wave.begin || was.until > wave.end) {
                RC_ASSERT(nearly(there.until, was.until) && there.presence == was.presence);
            } else {
                RC_ASSERT(there.until >= wave.begin && there.until <= wave.end);
            }
        }
    }));
}

// Whoever comes before a boom or after its bust comes anyway, at the same moment to the same zone; a boom takes away none
// of those who come in it, and a bust brings none who would not have come.
TEST(BoomAndBust, those_who_come_before_and_after_are_those_who_would_have_come) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        const auto run = some_run();
        const Wave wave = some_wave(first_year);
        ShockAssumptions boom;
        boom.arrivals = in(1, 2);
        Chronicle calm{town, run}, wavy{town, run};
        for (int year = first_year; year < first_year + 2; ++year) {
            calm.live_year(year);
            wavy.live_year(year,
                           year == first_year ? equal_and_opposite(wave, boom) : std::vector<ShockChange>{});
        }
        const auto undisturbed = courses(calm.life.people()), disturbed = courses(wavy.life.people());
        const auto missing = [](const auto& from, const auto& in, Instant begin, Instant end) {
            for (const auto& [key, one] : from)
                if (one.origin == Origin::migrant && one.since >= begin && one.since < end) {
                    const auto found = in.find(key);
                    if (found == in.end() || !nearly(found->second, one)) return true;
                }
            return false;
        };
        const Instant start = start_of_year(first_year), last = start_of_year(first_year + 2);
        RC_ASSERT(!missing(undisturbed, disturbed, start, wave.turn));
        RC_ASSERT(!missing(disturbed, undisturbed, start, wave.begin));
        RC_ASSERT(!missing(disturbed, undisturbed, wave.turn, last));
        RC_ASSERT(!missing(undisturbed, disturbed, wave.end, last));
        // And nobody else's life is touched: those who were there, and their children.
        for (const auto& [key, one] : undisturbed)
            if (one.origin == Origin::founder) RC_ASSERT(nearly(disturbed.at(key), one));
    }));
}

// The newcomers' hazard reaches newcomers alone: founders live as they did, with as many children, and of those who came
// nobody stays longer than she would have stayed.
TEST(BoomAndBust, what_a_bust_draws_away_are_those_who_moved_in) {
    EXPECT_TRUE(rc::check([] {
        const Town town = some_town();
        const auto run = some_run();
        Chronicle calm{town, run}, wavy{town, run};
        const Wave first = some_wave(first_year), second = some_wave(first_year + 1);
        const ShockAssumptions boom{.arrivals = in(1, 5)}, bust{.newcomers_leave = in(0, 20)};
        calm.live_year(first_year);
        wavy.live_year(first_year, {{first.begin, boom}, {first.end, {}}});
        calm.live_year(first_year + 1);
        wavy.live_year(first_year + 1, {{second.begin, bust}, {second.end, {}}});
        calm.live_year(first_year + 2);
        wavy.live_year(first_year + 2);
        const auto disturbed = courses(wavy.life.people());
        for (const auto& [key, was] : courses(calm.life.people())) {
            const auto found = disturbed.find(key);
            if (was.origin == Origin::founder) {
                RC_ASSERT(nearly(found->second, was));
            } else if (was.origin == Origin::migrant) {
                RC_ASSERT(found != disturbed.end());
                const Course& now = found->second;
                RC_ASSERT(nearly(now.until, was.until) ||
                          (now.until < was.until && now.presence == Presence::moved_away &&
                           now.until >= second.begin));
            }
        }
    }));
}

/// A town to which λ move in a year, and where nobody dies, is born or leaves of herself.
Town open_town(double arrivals) {
    Town town;
    for (int age = 30; age < 50; ++age)
        for (const Sex sex : both_sexes) town.tables.net_migrants.at(sex, age) = arrivals / 40;
    return town;
}

std::int64_t newcomers(const Chronicle& told) {
    std::int64_t there = 0;
    for (const auto& [key, one] : courses(told.life.people()))
        there += one.origin == Origin::migrant && one.presence == Presence::present;
    return there;
}

/// As many come in a year of 1 + x and then 1 - x as in two halves of an ordinary year.
TEST(BoomAndBust, as_many_have_come_after_an_equal_bust_as_if_nothing_had_been) {
    const Town town = open_town(40);
    const Instant start = start_of_year(first_year);
    const std::vector<ShockChange> wave{
        {start, {.arrivals = 1.8}}, {start + 146_days, {.arrivals = 0.2}}, {start + 292_days, {}}};
    Tally came;
    for (std::uint32_t number = 0; number < 1500; ++number) {
        Chronicle told{town, {.seed = 77, .number = number}};
        told.live_year(first_year, wave);
        came.add(static_cast<double>(told.life.people().moved_in()));
    }
    const Acceptance verdict = accept(came, 40.0);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
}

/// A boom of three times as many for a year, then a year in which newcomers leave at g and as many come as always. With
/// λ a year, of the first year's 3 λ the share exp(-g) is left, and of the second year's λ the mean of exp(-g t):
///
///     λ (3 e^-g + (1 - e^-g) / g)   =   2 λ     the undisturbed number, at g = 0.7266...
TEST(BoomAndBust, newcomers_leave_until_there_are_as_many_as_if_nothing_had_been) {
    const auto left = [](double g) { return 3 * std::exp(-g) + (1 - std::exp(-g)) / g; };
    double low = 0.01, high = 5;
    for (int i = 0; i < 100; ++i) (left((low + high) / 2) > 2 ? low : high) = (low + high) / 2;
    const Town town = open_town(40);
    Tally there, in_boom;
    for (std::uint32_t number = 0; number < 1500; ++number) {
        Chronicle told{town, {.seed = 78, .number = number}};
        told.live_year(first_year, {{start_of_year(first_year), {.arrivals = 3}}});
        in_boom.add(static_cast<double>(newcomers(told)));
        told.live_year(first_year + 1, {{start_of_year(first_year + 1), {.newcomers_leave = low}}});
        there.add(static_cast<double>(newcomers(told)));
    }
    EXPECT_TRUE(accept(in_boom, 120.0).accepted());
    const Acceptance verdict = accept(there, 80.0);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    // Poisson arrivals, thinned: the variance is the mean.
    EXPECT_NEAR(there.variance() / 80, 1, 4.5 * std::sqrt(2.0 / 1499));
}

} // namespace
} // namespace omsorg
