// SPDX-License-Identifier: MIT
// Needs beside elderly care in a living municipality: off they are nothing, on they are as many as recorded.
#include <omsorg/municipality/domain_register.hpp>
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace omsorg {
namespace {

using namespace test;

constexpr omsorg::Run run{.seed = 2026, .number = 5};

/// A town in which one adult in ten has income support for two years on average.
World needy_town(double mortality = 1) {
    World world = town();
    auto& income = world.assumptions.income_support;
    income.modelled = true;
    income.share = 0.1;
    income.age_from = 18;
    income.age_to = 64;
    income.years = 2;
    income.mortality = mortality;
    return world;
}

double of_start(int from, int to) { return town().tables->population.start.total(from, to); }

bool of_a_domain(const Row& row) {
    return row.service == Service::disability || row.service == Service::psychiatric ||
           row.service == Service::family || row.service == Service::income_support;
}

TEST(Domains, what_is_not_modelled_writes_nothing_and_moves_nothing) {
    const Outcome as_today = simulate(town(), run);
    EXPECT_TRUE(std::ranges::none_of(as_today.rows, of_a_domain));
    World other = needy_town();
    other.assumptions.income_support.modelled = false;
    other.assumptions.psychiatric.share = 0.2;
    EXPECT_TRUE(simulate(other, run).rows == as_today.rows);
}

// Reports that lead to no need are as many as they were, whatever becomes of the needs: three times the onset brings more
// cases, and never fewer.
TEST(Domains, more_onsets_are_more_cases) {
    World world = town();
    world.assumptions.casework.model = CaseworkModel::queue;
    world.assumptions.casework.family = 40;
    auto& family = world.assumptions.family;
    family.modelled = true;
    family.share = 0.05, family.age_from = 0, family.age_to = 20, family.years = 2;
    const auto cases = [](const Figures& found, int year) {
        return found.at({year, Measure::new_cases, Service::family});
    };
    const auto received = [](const Figures& found, int year) {
        return found.at({year, Measure::cases, Service::casework});
    };
    const Figures usual = figures(simulate(world, run));
    const Figures more = figures(simulate(with(world, "family.onset", 3.0, on(2021, 1)), run));
    for (const int year : {2021, 2022, 2023}) {
        const double begun = cases(more, year) - cases(usual, year);
        EXPECT_GT(begun, 10) << year;
        EXPECT_NEAR(received(more, year) - received(usual, year), begun,
                    4.6 * std::sqrt(received(more, year)) + 5)
            << year;
    }
}

/// A need that kills nobody and is met by nobody leaves every other figure where it was.
TEST(Domains, a_need_without_excess_mortality_moves_no_other_life) {
    const Outcome as_today = simulate(town(), run);
    Outcome needy = simulate(needy_town(), run);
    const auto before = needy.rows.size();
    std::erase_if(needy.rows, of_a_domain);
    EXPECT_LT(needy.rows.size(), before);
    EXPECT_TRUE(needy.rows == as_today.rows);
}

TEST(Domains, the_share_of_the_start_stays_and_cases_are_begun_and_renewed_as_it_says) {
    const Figures found = figures(simulate(needy_town(), run));
    const auto& start = town().tables->population.start;
    const double adults = start.total(18, 64), persons = 0.1 * adults;
    for (int year = 2020; year <= 2023; ++year) {
        // Binomial, and the year's mean scatters less than a day's count.
        EXPECT_NEAR(found.at({year, Measure::need_persons, Service::income_support}), persons,
                    4.6 * std::sqrt(persons) + 0.05 * persons)
            << year; // the town itself may grow or shrink by a few percent
    }
    // Half of the stock is renewed by others each year; everybody tries again once a month.
    EXPECT_NEAR(found.at({2022, Measure::new_cases, Service::income_support}), persons / 2,
                4.6 * std::sqrt(persons / 2) + 0.08 * persons / 2);
    const double stock = found.at({2022, Measure::need_persons, Service::income_support});
    EXPECT_NEAR(found.at({2022, Measure::renewed_cases, Service::income_support}), 12 * stock,
                0.05 * 12 * stock);
}

TEST(Domains, a_plan_turns_a_domain_on_and_a_slump_acts_at_once) {
    World off = needy_town();
    off.assumptions.income_support.modelled = false;
    const Figures later = figures(simulate(with(off, "income_support.modelled", true, on(2022, 7)), run));
    EXPECT_FALSE(later.contains({2022, Measure::need_persons, Service::income_support}));
    EXPECT_TRUE(later.contains({2023, Measure::need_persons, Service::income_support}));

    const Figures calm = figures(simulate(needy_town(), run));
    const Figures slump =
        figures(simulate(with(needy_town(), "income_support.onset", 4.0, on(2021, 7)), run));
    const auto begun = [](const Figures& of, int year) {
        return of.at({year, Measure::new_cases, Service::income_support});
    };
    EXPECT_EQ(begun(slump, 2020), begun(calm, 2020));
    EXPECT_GT(begun(slump, 2021),
              1.8 * begun(calm, 2021)); // half a year at four times: 2.5 times, fewer at risk
    EXPECT_GT(slump.at({2022, Measure::need_persons, Service::income_support}),
              1.5 * calm.at({2022, Measure::need_persons, Service::income_support}));
}

/// Those below 18 have their share of the need, as everybody else; who must be of age has no figure.
TEST(Domains, children_are_counted_where_a_need_may_be_theirs) {
    World world = needy_town();
    world.assumptions.disability.modelled = true;
    world.assumptions.disability.share = 0.2;
    world.assumptions.disability.years = 10'000;
    const Figures found = figures(simulate(world, run));
    const double children = of_start(0, 17), expected = 0.2 * children;
    EXPECT_NEAR(found.at({2021, Measure::children_with_need, Service::disability}), expected,
                4.6 * std::sqrt(0.2 * 0.8 * children) + 0.05 * expected);
    EXPECT_FALSE(found.contains({2021, Measure::children_with_need, Service::income_support}));
}

/// The registers' counts, in the whole municipality: estimates of Skellefteå's own, from the nation's rates.
TEST(Domains, the_founders_have_the_support_that_the_registers_count) {
    World world = test::skelleftea();
    Assumptions& a = world.assumptions;
    a.disability.modelled = a.psychiatric.modelled = true;
    a.disability.share = 0.01245;
    a.disability.age_to = 69;
    a.disability.women = 0.718;
    a.disability.lss_group_1 = 0.9;
    a.disability.lss_group_2 = 0.02;
    a.disability.day_activity = 0.866;
    a.disability.group_home = 0.526;
    a.psychiatric.share = 0.0071;
    a.psychiatric.age_from = 18;
    a.psychiatric.age_to = 64;
    a.psychiatric.housing_support = 0.5;
    const Geography places =
        geography_of(world.tables->population.localities, {a.population.rural_share, a.population.land_area});
    const double inhabitants = world.tables->population.start.total();
    double activity = 0, home = 0, support = 0;
    constexpr std::uint32_t futures = 12;
    for (std::uint32_t number = 0; number < futures; ++number) {
        const omsorg::Run future{.seed = 31, .number = number};
        Simulation sim{start_of_year(2020)};
        Provision provision{a, places, {}, {}, {}, {}, future};
        Life life{world.tables->population, a.population, places, future};
        DomainRegister domains{world, a, life, sim, future};
        life.found();
        domains.found(2019, provision);
        activity += static_cast<double>(provision.supported(Support::day_activity)) / futures;
        home += static_cast<double>(provision.supported(Support::group_home)) / futures;
        support += static_cast<double>(provision.supported(Support::housing_support)) / futures;
    }
    const auto close = [&](double seen, double recorded) {
        EXPECT_NEAR(seen, recorded, 4.6 * std::sqrt(recorded / futures) + 0.005 * recorded);
    };
    close(activity, 38.33e-4 * 1.4 * inhabitants);
    close(home, 28.27e-4 * 1.4 * inhabitants);
    close(support, 21'500.0 / 6'081'714 * world.tables->population.start.total(18, 64));
}

} // namespace
} // namespace omsorg
