// SPDX-License-Identifier: MIT
// What holds of need whatever its keys say: RapidCheck draws them, and shrinks those that break a law.
#include <omsorg/base/calendar.hpp>
#include <omsorg/need/decision.hpp>
#include <omsorg/need/domain.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

namespace omsorg {
namespace {

using namespace literals;

double in(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 101) / 100.0; }
int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }
omsorg::Run some_run() { return {.seed = *rc::gen::arbitrary<std::uint64_t>(), .number = 0}; }
Key person(int number) { return key_of(std::uint64_t{79}, number); }

/// Hazards from none to many a year.
double some_hazard() { return whole(0, 3) == 0 ? 0 : std::exp(in(-8, 4)); }

DomainValues some_domain() {
    DomainValues v;
    v.modelled = true;
    v.share = in(0, 0.3);
    v.age_from = whole(0, 90);
    v.age_to = whole(std::max(10, v.first_age()), 100);
    v.years = std::exp(in(std::log(0.05), std::log(10'000)));
    v.drift = in(-20, 20);
    v.mortality = in(1, 20);
    v.women = std::exp(in(std::log(0.05), std::log(20)));
    v.onset = in(0, 10);
    return v;
}

// With the need or without it, women and men, at every drift: the shares are shares, those with the need and those without
// make up everybody, and everybody dies by the life table.
TEST(NeedProperties, a_domain_shares_its_people_out_between_two_states) {
    EXPECT_TRUE(rc::check([] {
        const DomainValues v = some_domain();
        BySexAndAge<double> residents;
        for (const Sex sex : both_sexes)
            for (int age = 0; age <= oldest_age; ++age) residents.at(sex, age) = whole(0, 50);
        const double of_women = residents.total(Sex::female, v.first_age(), v.last_age());
        const double of_men = residents.total(Sex::male, v.first_age(), v.last_age());
        const double men = v.share * (of_women + of_men) / std::max(1e-9, of_women * v.women + of_men);
        if (std::max(men, men * v.women) >= 1) RC_DISCARD("such a share is refused");
        const auto shares = domain_prevalence(v, residents);
        RC_ASSERT(std::abs(shares[0] * of_women + shares[1] * of_men - v.share * (of_women + of_men)) <
                  1e-9 * (1 + of_women + of_men));
        const double drift = domain_drift(v, 2020, 2020 + whole(0, 20));
        for (const double at_start : shares) {
            const double p = with_odds(at_start, drift);
            RC_ASSERT(p >= 0 && p < 1);
            const double death = some_hazard();
            const DomainRates r = domain_rates(v, at_start, death, drift * v.onset);
            RC_ASSERT(r.onset >= 0 && r.recovery > 0);
            RC_ASSERT(r.mortality_without > 0 && r.mortality_without <= 1 && r.mortality_with >= 1);
            RC_ASSERT(std::abs((1 - at_start) * r.mortality_without + at_start * r.mortality_with - 1) <
                      1e-12);
            const DomainRates calm = domain_rates(v, at_start, death);
            const double more =
                (1 - at_start) * calm.onset - at_start * calm.recovery -
                at_start * (1 - at_start) * (calm.mortality_with - calm.mortality_without) * death;
            RC_ASSERT(std::abs(more) < 1e-12 * (1 + calm.onset + calm.recovery + death));
        }
    }));
}

// One state at a time, turned at its moment and at no other; and looking at her more often moves no moment.
TEST(NeedProperties, whoever_has_a_need_has_it_once_and_being_looked_at_moves_nothing) {
    EXPECT_TRUE(rc::check([] {
        const auto run = some_run();
        const DomainLuck luck{run, all_need_domains[std::size_t(whole(0, 3))]};
        const bool at_start = whole(0, 1) == 1;
        DomainSpell seldom{at_start, person(1), luck, start_of_year(2027)}, often = seldom;
        int turns = 0;
        for (int year = 2027; year < 2032; ++year) {
            const double onset = some_hazard(), recovery = some_hazard();
            const auto hazard = [&](const DomainSpell& spell) { return spell.affected() ? recovery : onset; };
            const Instant end = start_of_year(year + 1);
            Instant now = start_of_year(year);
            while (now < end) {
                seldom.follow(hazard(seldom), now), often.follow(hazard(often), now);
                const auto due = seldom.due(end);
                const Instant until = due.value_or(end);
                RC_ASSERT(until >= now && until <= end);
                for (int look = whole(0, 5); look > 0; --look) {
                    often.follow(hazard(often), now + (until - now) / (look + 1));
                    const auto again = often.due(end);
                    RC_ASSERT(again.has_value() == due.has_value());
                    RC_ASSERT(!due || std::chrono::abs(*again - *due) <= 10_microseconds);
                }
                seldom.follow(0, until), often.follow(0, until);
                if (due) seldom.turn(person(1), luck), often.turn(person(1), luck), ++turns;
                RC_ASSERT(seldom.affected() == (at_start != (turns % 2 == 1)));
                RC_ASSERT(seldom.spell() == turns + (at_start ? 1 : 0));
                if (turns > 200) return; // enough of a life
                now = until;
            }
        }
    }));
}

// Independent, with home care or in special housing: each way out leads from where she is to where it says, at a moment of
// the year, by a hazard that there is; and nobody comes out of special housing.
TEST(NeedProperties, every_person_is_in_one_state_and_leaves_it_by_a_way_that_exists) {
    EXPECT_TRUE(rc::check([] {
        const auto run = some_run();
        const NeedLuck luck{run};
        for (int who = 0; who < 5; ++who) {
            Trajectory need{static_cast<NeedState>(whole(0, 2)), person(who), luck, start_of_year(2027)};
            int moves = 0;
            for (int year = 2027; year < 2032 && moves < 100; ++year) {
                const PerTransition rates{some_hazard(), some_hazard(), some_hazard(), some_hazard()};
                const Instant end = start_of_year(year + 1);
                for (Instant now = start_of_year(year); now < end && moves < 100;) {
                    const auto next = need.due(rates, end);
                    if (next) {
                        RC_ASSERT(next->when >= now && next->when <= end);
                        RC_ASSERT(need.state() == from_state(next->transition));
                        RC_ASSERT(rates.at(next->transition) > 0);
                    }
                    now = next ? next->when : end;
                    need.settle(rates, now);
                    if (!next) continue;
                    const auto spell = need.spell();
                    need.move(next->transition, person(who), luck);
                    RC_ASSERT(need.state() == to_state(next->transition));
                    RC_ASSERT(need.spell() == spell + 1);
                    ++moves;
                }
            }
        }
    }));
}

// Shares of people are shared out between the states and death, whatever the hazards.
TEST(NeedProperties, the_living_and_the_dead_are_those_who_began) {
    EXPECT_TRUE(rc::check([] {
        const double home_care = in(0, 1), special_housing = in(0, 1 - home_care), years = in(0, 30);
        const StateShares start{1 - home_care - special_housing, home_care, special_housing};
        const StateHazards h{{some_hazard(), some_hazard(), some_hazard(), some_hazard()},
                             {some_hazard(), some_hazard(), some_hazard()}};
        const Passage p = pass(start, h, years);
        double sum = p.died, lived = 0;
        for (std::size_t s = 0; s < need_states; ++s) {
            RC_ASSERT(p.living[s] >= 0 && p.years[s] >= 0);
            sum += p.living[s], lived += p.years[s];
        }
        RC_ASSERT(p.died >= -1e-12 && std::abs(sum - 1) < 1e-12 && lived <= years * (1 + 1e-12));
    }));
}

/// The keys of the calibration anywhere within their bounds.
NeedAssumptions some_calibration(Luck luck) {
    NeedAssumptions a;
    describe(a, [&](auto& member, const Field& field) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>)
            if (field.fixed) member = field.low + (field.high - field.low) * luck.uniform();
    });
    return a;
}

// Where hazards are found they are what was asked for; where none exist the report says so; and in both cases shares are
// shares and a hazard is a number. Eight draws of its own: each is solved for a while.
TEST(NeedProperties, a_calibration_meets_its_shares_or_says_that_it_does_not) {
    const auto death = test::death_hazards(2020, 2021);
    const auto residents = test::residents_2019();
    const NeedTables tables = test::need_tables();
    const Stream draws{{.seed = 6, .number = 0}, Purpose::need_start};
    int solved = 0;
    for (int draw = 0; draw < 8; ++draw) {
        const NeedHazards need =
            calibrate(some_calibration(draws.at(person(draw), 0)), tables, residents, 2020, death);
        solved += need.report().unsolved == 0;
        for (int year = 2019; year <= 2021; ++year)
            for (const Sex sex : both_sexes)
                for (int age = 65; age <= oldest_age; ++age) {
                    const NeedShares p = need.shares(year, sex, age);
                    EXPECT_TRUE(p.home_care >= 0 && p.special_housing >= 0 && p.independent() >= 0);
                    if (year == 2019) continue;
                    const PerTransition& r = need.rates(year, sex, age);
                    for (const NeedTransition t : all_need_transitions)
                        EXPECT_TRUE(r.at(t) >= 0 && std::isfinite(r.at(t))) << draw;
                    for (int s = 0; s < 3; ++s) {
                        const double ratio = need.mortality_ratio(year, sex, age, static_cast<NeedState>(s));
                        EXPECT_TRUE(ratio > 0 && std::isfinite(ratio)) << draw;
                    }
                }
        EXPECT_TRUE(need.report().unsolved > 0 || need.report().worst_residual < 1e-8) << draw;
    }
    EXPECT_GT(solved, 0);
    EXPECT_LT(solved, 8) << "no draw asks for the impossible";
}

} // namespace
} // namespace omsorg
