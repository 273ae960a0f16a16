// SPDX-License-Identifier: MIT
#include <omsorg/need/domain.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/chance/hazard.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/tally.hpp>

#include "../population/skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

namespace omsorg {
namespace {

constexpr omsorg::Run first_run{.seed = 41, .number = 0};

Key person(std::uint64_t number) { return key_of(std::uint64_t{78}, number); }

DomainValues values(double share, double years, double mortality = 1, double drift = 0) {
    DomainValues v;
    v.modelled = true;
    v.share = share;
    v.years = years;
    v.mortality = mortality;
    v.drift = drift;
    return v;
}

/// Lives from New Year to New Year under one year's rates; false once dead.
bool lives_a_year(DomainSpell& spell, Key who, const DomainLuck& luck, Fate& death, double life_table,
                  const DomainRates& rates, int year) {
    const Instant end = start_of_year(year + 1);
    for (Instant now = start_of_year(year); now < end;) {
        spell.follow(spell.affected() ? rates.recovery : rates.onset, now);
        const auto due = spell.due(end);
        const Instant until = due.value_or(end);
        const double hazard =
            life_table * (spell.affected() ? rates.mortality_with : rates.mortality_without);
        if (death.due(hazard, share_of_year(now, until))) return false;
        death.spend(hazard, share_of_year(now, until));
        spell.follow(0, until);
        if (due) spell.turn(who, luck);
        now = until;
    }
    return true;
}

TEST(DomainTest, the_two_states_pass_into_each_other_as_the_closed_form_says) {
    const DomainRates rates{.onset = 0.3, .recovery = 0.9};
    const DomainLuck luck{first_run, NeedDomain::psychiatric};
    constexpr int people = 200'000;
    for (const bool affected : {false, true})
        for (const int years : {1, 3}) {
            int count = 0;
            for (std::uint64_t i = 0; i < people; ++i) {
                DomainSpell spell{affected, person(i), luck, start_of_year(2023)};
                Fate immortal{1};
                for (int year = 2023; year < 2023 + years; ++year)
                    lives_a_year(spell, person(i), luck, immortal, 0, rates, year);
                count += spell.affected();
            }
            const double sum = rates.onset + rates.recovery, steady = rates.onset / sum;
            const double exact = steady + ((affected ? 1 : 0) - steady) * std::exp(-sum * years);
            const double error = std::sqrt(exact * (1 - exact) / people);
            EXPECT_LT(std::abs(count / double(people) - exact) / error, 4.6) << affected << ' ' << years;
            EXPECT_GT(std::abs(count / double(people) - 1.05 * exact) / error, 4.6);
        }
}

TEST(DomainTest, the_rates_keep_the_share_and_the_life_table) {
    for (const double p : {0.005, 0.05, 0.25})
        for (const double m : {1.0, 1.7, 6.0})
            for (const double death : {0.001, 0.02, 0.3}) {
                const DomainRates r = domain_rates(values(p, 2.5, m), p, death);
                EXPECT_NEAR((1 - p) * r.mortality_without + p * r.mortality_with, 1, 1e-12);
                EXPECT_NEAR(r.mortality_with / r.mortality_without, m, 1e-12);
                // Heads with the need, and all heads, shrink at the same rate.
                const double with = (1 - p) * r.onset - p * r.recovery - p * death * r.mortality_with;
                EXPECT_NEAR(with, -p * death, 1e-12);
                EXPECT_NEAR(domain_rates(values(p, 2.5, m), p, death, 1.5).onset, 1.5 * r.onset, 1e-15);
            }
}

/// A closed cohort whose members with the need die three times as often: the share of the living stays, and as
/// many live as the life table says.
TEST(DomainTest, the_stock_stays_at_its_share_although_those_with_the_need_die_sooner) {
    const DomainValues v = values(0.2, 4, 3);
    const double death = 0.05;
    const DomainRates rates = domain_rates(v, v.share, death);
    const DomainLuck luck{first_run, NeedDomain::disability};
    const Stream fate{first_run, Purpose::death};
    constexpr int people = 150'000, years = 12;
    int alive = 0, with = 0;
    for (std::uint64_t i = 0; i < people; ++i) {
        DomainSpell spell{luck.affected(person(i), v.share), person(i), luck, start_of_year(2021)};
        Fate left{fate.exponential(person(i))};
        bool lives = true;
        for (int year = 2021; lives && year < 2021 + years; ++year)
            lives = lives_a_year(spell, person(i), luck, left, death, rates, year);
        alive += lives;
        with += lives && spell.affected();
    }
    const double survival = std::exp(-death * years);
    EXPECT_LT(std::abs(alive / double(people) - survival) / std::sqrt(survival * (1 - survival) / people),
              4.6);
    const double share = with / double(alive), error = std::sqrt(v.share * (1 - v.share) / alive);
    EXPECT_LT(std::abs(share - v.share) / error, 4.6);
    EXPECT_GT(std::abs(share - 1.05 * v.share) / error, 4.6);
}

TEST(DomainTest, a_steady_inflow_gives_a_poisson_stock_at_the_share) {
    constexpr int replications = 1500, horizon = 30, inflow = 40;
    const DomainValues v = values(0.3, 2, 2);
    const double death = 0.15; // e^-4.5 of those of the first year are left: the stock has settled to 1 %
    const DomainRates rates = domain_rates(v, v.share, death);
    Tally stock;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const omsorg::Run run{.seed = 12, .number = r};
        const DomainLuck luck{run, NeedDomain::family};
        const Stream fate{run, Purpose::death}, arrival{run, Purpose::immigration};
        int with = 0;
        double moment = 0; // arrivals at the beginning of the year they fall in: still Poisson, year by year
        for (std::uint64_t i = 0;; ++i) {
            moment += arrival.exponential(person(i)) / inflow;
            if (moment >= horizon) break;
            const int first = 2001 + static_cast<int>(moment);
            DomainSpell spell{luck.affected(person(i), v.share), person(i), luck, start_of_year(first)};
            Fate left{fate.exponential(person(i))};
            bool lives = true;
            for (int year = first; lives && year < 2001 + horizon; ++year)
                lives = lives_a_year(spell, person(i), luck, left, death, rates, year);
            with += lives && spell.affected();
        }
        stock.add(with);
    }
    double alive = 0;
    for (int years = 1; years <= horizon; ++years) alive += inflow * std::exp(-death * years);
    const Acceptance mean = accept(stock, alive * v.share);
    EXPECT_TRUE(mean.accepted()) << mean.why;
    EXPECT_NEAR(stock.variance() / (alive * v.share), 1, 4.6 * std::sqrt(2.0 / replications));
}

/// Two percent more onset each year: the share obeys the linear equation, solved year by year.
TEST(DomainTest, a_drift_of_two_percent_does_what_the_formula_says) {
    const DomainValues v = values(0.1, 3, 1, 2);
    const DomainLuck luck{first_run, NeedDomain::income_support};
    constexpr int people = 200'000, first = 2020, years = 15;
    const DomainRates base = domain_rates(v, v.share, 0);
    double exact = v.share;
    for (int t = 0; t < years; ++t) {
        const double onset = base.onset * std::pow(1.02, t), sum = onset + base.recovery;
        exact = onset / sum + (exact - onset / sum) * std::exp(-sum);
    }
    int with = 0;
    for (std::uint64_t i = 0; i < people; ++i) {
        DomainSpell spell{luck.affected(person(i), v.share), person(i), luck, start_of_year(first)};
        Fate immortal{1};
        for (int year = first; year < first + years; ++year)
            lives_a_year(spell, person(i), luck, immortal, 0,
                         domain_rates(v, v.share, 0, domain_drift(v, first, year)), year);
        with += spell.affected();
    }
    const double error = std::sqrt(exact * (1 - exact) / people);
    EXPECT_GT(exact, 1.2 * v.share);
    EXPECT_LT(std::abs(with / double(people) - exact) / error, 4.6);
    EXPECT_GT(std::abs(with / double(people) - v.share) / error, 4.6);
    // Where the share ends up if the drift stops: at odds that are as many times the first.
    const double factor = std::pow(1.02, years);
    const DomainRates late = domain_rates(v, v.share, 0, factor);
    EXPECT_NEAR(late.onset / (late.onset + late.recovery), with_odds(v.share, factor), 1e-12);
}

TEST(DomainTest, women_and_men_together_have_the_share_and_differ_as_told) {
    const BySexAndAge<double> residents = testing_skelleftea::tables().start;
    DomainValues v = values(0.01, 1000);
    v.women = 0.718;
    v.age_from = 20;
    v.age_to = 64;
    const auto [women, men] = domain_prevalence(v, residents);
    const double of_women = residents.total(Sex::female, 20, 64), of_men = residents.total(Sex::male, 20, 64);
    EXPECT_NEAR(women / men, 0.718, 1e-12);
    EXPECT_NEAR(women * of_women + men * of_men, 0.01 * (of_women + of_men), 1e-9);
}

TEST(DomainTest, a_larger_share_adds_people_and_takes_none) {
    const DomainLuck luck{first_run, NeedDomain::family};
    int more = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        EXPECT_GE(luck.affected(person(i), 0.2), luck.affected(person(i), 0.1));
        more += luck.affected(person(i), 0.2) - luck.affected(person(i), 0.1);
    }
    EXPECT_NEAR(more, 1000, 4.6 * std::sqrt(900));
}

/// A plan that halves onset for a while leaves the luck of those whom it did not touch: a need that arises under
/// the plan never arises earlier than without it.
TEST(DomainTest, less_onset_never_brings_a_need_forward) {
    const DomainLuck luck{first_run, NeedDomain::psychiatric};
    int later = 0;
    for (std::uint64_t i = 0; i < 5000; ++i) {
        DomainSpell as_is{false, person(i), luck, start_of_year(2030)};
        DomainSpell prevented = as_is;
        as_is.follow(0.4, start_of_year(2030));
        prevented.follow(0.2, start_of_year(2030));
        const auto one = as_is.due(start_of_year(2031)), other = prevented.due(start_of_year(2031));
        if (!other) continue;
        ASSERT_TRUE(one);
        EXPECT_LE(*one, *other);
        later += *one < *other;
    }
    EXPECT_GT(later, 500);
}

TEST(DomainTest, each_domain_has_keys_of_its_own) {
    std::set<std::string> keys;
    int seen = 0;
    const auto note = [&](auto&, const Field& field) {
        ++seen;
        keys.insert(std::string{field.key});
        EXPECT_FALSE(field.label.sv.empty());
        EXPECT_FALSE(field.label.en.empty());
    };
    DomainAssumptions<NeedDomain::disability> disability;
    DomainAssumptions<NeedDomain::income_support> income;
    DomainAssumptions<NeedDomain::psychiatric> psychiatric;
    describe(disability, note);
    describe(income, note);
    describe(psychiatric, note);
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(seen));
    EXPECT_TRUE(keys.contains("disability.share") && keys.contains("income_support.onset"));
    EXPECT_TRUE(keys.contains("disability.group_home") && keys.contains("psychiatric.hours"));
    EXPECT_FALSE(keys.contains("income_support.group_home"));
}

} // namespace
} // namespace omsorg
