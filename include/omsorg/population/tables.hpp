// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/cohort.hpp>
#include <omsorg/population/district.hpp>

#include <array>
#include <vector>

/// The recorded figures that the population stands on: counts and rates, no assumptions.
///
/// Every table is one CSV file of the study, with its source, year and certainty in comment lines:
///
///     population.csv          age,women,men                   31 December of the start year
///     survival.csv            age,women,men                   the nation, 31 December to 31 December
///     mortality_ratio.csv     sex,age_from,age_to,ratio,...   own deaths over the nation's
///     fertility.csv           age,rate                        births per woman and year: the age pattern
///     migration.csv           age,women_net,women_residents,  net migrants a year, from age 1 on, and
///                             men_net,men_residents           residents when it began, a year younger
///     recorded_migration.csv  year,kind,age_from,age_to,net   the years already known
///     localities.csv          locality,district,inhabitants,area_km2,latitude,longitude
///
/// Age is the age reached on 31 December at the end of the year (cohort.hpp). Only *net*
/// migration is known: those who come less those who go, by sex and age. Gross flows by age are
/// not published for this municipality.
namespace omsorg {

struct MortalityRatio {
    Sex sex = Sex::female;
    AgeGroup group;
    double ratio = 1;
};

/// Net migration of one broad age group in one year already known.
///
/// `recorded` years: the municipality's published in- minus out-migration. `residual` years: nothing is
/// published, so it is population change minus births plus deaths, and carries every error of those two.
struct RecordedMigration {
    int year = 0;
    bool residual = false;
    AgeGroup group;
    double net = 0; ///< persons in the year
};

struct PopulationTables {
    int start_year = 0;                          ///< the counts are of 31 December of this year
    BySexAndAge<double> start;                   ///< persons
    int survival_year = 0;                       ///< middle year of the period of `survival`
    BySexAndAge<double> survival;                ///< share in (0, 1]; at age 0 from birth to 31 December
    std::vector<MortalityRatio> mortality_ratio; ///< covers every age of both sexes once
    std::array<double, ages> fertility{};        ///< births per woman and year, zero outside 15-49
    BySexAndAge<double> net_migrants;            ///< persons a year, mean of the recorded period; 0 at age 0
    BySexAndAge<double> residents;               ///< mean number at the start of the year, a year younger
    std::vector<RecordedMigration> recorded_migration;
    std::vector<Locality> localities;

    /// The municipality's mortality ratio at one age.
    [[nodiscard]] double ratio_at(Sex sex, int age) const;
};

/// Throws a Defect unless the tables keep the promises written beside their members.
void expect_whole(const PopulationTables& tables);

} // namespace omsorg
