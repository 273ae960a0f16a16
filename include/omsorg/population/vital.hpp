// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/assumptions.hpp>
#include <omsorg/population/tables.hpp>

#include <array>

/// What one calendar year does to people: the hazards of dying, giving birth and leaving, and who comes.
///
/// Hazards are per person and year, constant within the year, written at the age reached on its 31 December.
///
/// **Death**: minus the logarithm of the nation's survival, times the municipality's own ratio, times the
/// decline since the survival table's period. A newborn meets only the part of the year that is left; its
/// hazard is the one whose mean over birthdays spread evenly gives the recorded survival to 31 December.
///
/// **Birth**: at most one birth a woman and year. The hazard is minus the logarithm of one minus the recorded
/// rate, so the yearly chance of a woman who stays the whole year is the recorded rate. Twins are in the
/// rate, as two births.
///
/// **Moves**: only net figures exist. Where more come than go, a Poisson number arrives, spread evenly over
/// the year, with the recorded mean: it does not grow with the population. Where more go than come, each
/// resident has a hazard of leaving such that the yearly chance is the recorded share. Real gross flows are
/// many times larger; what is lost is the churn, not the balance. A mover who left does not come back.
///
/// **Years already known** (`population.recorded_migration`): the own age pattern, plus for each broad age
/// group the difference up to the group's known balance, spread as the group's inhabitants of the start year
/// (grade E within the group).
///
///     const YearOfLife year = year_of_life(2031, tables, assumptions);
///     year.death.at(Sex::female, 82);        // per year
namespace omsorg {

struct YearOfLife {
    int year = 0;
    BySexAndAge<double> death;        ///< per year; for someone whose need state has mortality ratio 1
    BySexAndAge<double> departure;    ///< per year
    BySexAndAge<double> arrivals;     ///< expected persons in the year
    std::array<double, ages> birth{}; ///< per year and woman
    double boys_share = 0.5;
};

[[nodiscard]] YearOfLife year_of_life(int year, const PopulationTables& tables,
                                      const PopulationAssumptions& assumptions);

/// The mean length of a life lived wholly under one year's hazards of death, in years.
[[nodiscard]] double life_expectancy(const YearOfLife& year, Sex sex);

/// The mean of exp(-hazard x) for x spread evenly over [0, 1]: the chance to see 31 December for someone who
/// arrives on a day drawn evenly from the year.
[[nodiscard]] double survival_of_part_year(double hazard);

/// The hazard with which `survival_of_part_year` is `survival`.
[[nodiscard]] double hazard_of_part_year(double survival);

} // namespace omsorg
