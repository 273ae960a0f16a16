// SPDX-License-Identifier: MIT
#include <omsorg/population/vital.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

double hazard_of_chance(double chance) { return -std::log1p(-chance); }

double compound(double percent, int years) { return std::pow(1 + percent / 100, years); }

void set_deaths(YearOfLife& year, const PopulationTables& tables, const PopulationAssumptions& assumptions) {
    const double factor = assumptions.mortality_level *
                          compound(-assumptions.mortality_decline, year.year - tables.survival_year);
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            const double alive = tables.survival.at(sex, age);
            const double national = age == 0 ? hazard_of_part_year(alive) : -std::log(alive);
            year.death.at(sex, age) = national * tables.ratio_at(sex, age) * factor;
        }
}

void set_births(YearOfLife& year, const PopulationTables& tables, const PopulationAssumptions& assumptions) {
    double pattern = 0;
    for (const double rate : tables.fertility) pattern += rate;
    const double level = assumptions.total_fertility *
                         compound(assumptions.fertility_trend, year.year - tables.start_year - 1);
    for (std::size_t age = 0; age < year.birth.size(); ++age) {
        const double chance = tables.fertility[age] / pattern * level;
        expect(chance < 1, "a woman gives birth at most once a year");
        year.birth[age] = hazard_of_chance(chance);
    }
    year.boys_share = assumptions.boys_share;
}

void set_own_moves(YearOfLife& year, const PopulationTables& tables,
                   const PopulationAssumptions& assumptions) {
    for (const Sex sex : both_sexes)
        for (int age = 1; age <= oldest_age; ++age) {
            const double net = tables.net_migrants.at(sex, age);
            if (net >= 0)
                year.arrivals.at(sex, age) = net * assumptions.arrivals;
            else
                year.departure.at(sex, age) =
                    hazard_of_chance(-net / tables.residents.at(sex, age)) * assumptions.departures;
        }
}

// How many of the start table were a year younger: those who can reach the age.
double younger(const PopulationTables& tables, Sex sex, int age) {
    const double before = tables.start.at(sex, age - 1);
    return age == oldest_age ? before + tables.start.at(sex, age) : before;
}

void set_recorded_moves(YearOfLife& year, const PopulationTables& tables, const RecordedMigration& recorded) {
    double own = 0, inhabitants = 0;
    for (const Sex sex : both_sexes)
        for (int age = std::max(1, recorded.group.from); age <= recorded.group.to; ++age) {
            own += tables.net_migrants.at(sex, age);
            inhabitants += tables.start.at(sex, age);
        }
    expect(inhabitants > 0, "a group with recorded migration has inhabitants");
    for (const Sex sex : both_sexes)
        for (int age = std::max(1, recorded.group.from); age <= recorded.group.to; ++age) {
            const double net = tables.net_migrants.at(sex, age) +
                               (recorded.net - own) * tables.start.at(sex, age) / inhabitants;
            const double residents = younger(tables, sex, age);
            year.arrivals.at(sex, age) = net > 0 ? net : 0;
            year.departure.at(sex, age) =
                net < 0 && residents > 0 ? hazard_of_chance(std::min(-net / residents, 0.95)) : 0;
        }
}

} // namespace

YearOfLife year_of_life(int year, const PopulationTables& tables, const PopulationAssumptions& assumptions) {
    YearOfLife result;
    result.year = year;
    set_deaths(result, tables, assumptions);
    set_births(result, tables, assumptions);
    set_own_moves(result, tables, assumptions);
    if (assumptions.recorded_migration)
        for (const RecordedMigration& recorded : tables.recorded_migration)
            if (recorded.year == year) set_recorded_moves(result, tables, recorded);
    return result;
}

double survival_of_part_year(double hazard) {
    return std::abs(hazard) < 1e-300 ? 1.0 : -std::expm1(-hazard) / hazard;
}

double hazard_of_part_year(double survival) {
    expect(survival > 0 && survival <= 1, "survival is a share above zero");
    // (1 - exp(-h)) / h falls and is convex in h, so Newton's steps from below never overshoot.
    double hazard = 0;
    for (int round = 0; round < 100; ++round) {
        const double slope = hazard < 1e-4 ? -0.5 + hazard / 3 - hazard * hazard / 8
                                           : (std::exp(-hazard) * (1 + hazard) - 1) / (hazard * hazard);
        const double step = (survival - survival_of_part_year(hazard)) / slope;
        hazard += step;
        if (std::abs(step) <= 1e-15 * (1 + hazard)) break;
    }
    return hazard;
}

double life_expectancy(const YearOfLife& year, Sex sex) {
    // Born on a day drawn evenly from the year; each later year is lived
    // under the hazard of the age it reaches.
    const double first = year.death.at(sex, 0);
    double alive = survival_of_part_year(first);
    double years = first > 0 ? (1 - alive) / first : 0.5;
    for (int age = 1; age < oldest_age; ++age) {
        const double hazard = year.death.at(sex, age);
        years += alive * survival_of_part_year(hazard);
        alive *= std::exp(-hazard);
    }
    return years + alive / year.death.at(sex, oldest_age);
}

} // namespace omsorg
