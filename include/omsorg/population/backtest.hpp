// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/assumptions.hpp>
#include <omsorg/population/tables.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// How well would we have known? The projection started in the past, against what then was recorded.
///
///     2010 ─────────────────────▶ 2019             yearly single-age counts; mortality of the
///                                                  years before, frozen or declining
///                                 2019 ────▶ 2024  totals and broad ages; rates of the years
///                                                  before, and the migration that really came
///
/// Errors are shown, never hidden: the great one, 2021-2024, is that nobody knew of the migration to come.
/// Where a row agrees because the projected figure was derived from the recorded one, `by_construction` says
/// so: it is no success.
///
///     for (const BacktestRow& row : backtest(tables, recorded)) ...   // row.error_percent()
namespace omsorg {

struct RecordedCount {
    int year = 0;
    AgeGroup group; ///< {0, 100}: the total
    double persons = 0;
};

/// What was published of one year's births and moves; nothing where nothing was.
struct RecordedYear {
    int year = 0;
    std::optional<double> born, moved_in, moved_out;
};

/// Life expectancy at birth over a period, as the statistical office published it.
struct RecordedLifeExpectancy {
    int from = 0, to = 0;
    Sex sex = Sex::female;
    double years = 0;
};

struct BacktestTables {
    std::map<int, BySexAndAge<double>> counts; ///< single ages on 31 December, the yearly files
    std::vector<RecordedCount> recorded;       ///< totals and broad groups after them
    std::vector<RecordedYear> years;
    std::vector<RecordedLifeExpectancy> life_expectancy;
};

struct BacktestRow {
    std::string run;
    int year = 0;
    AgeGroup group;
    double projected = 0, recorded = 0;
    bool by_construction = false;
    [[nodiscard]] double error_percent() const { return 100 * (projected / recorded - 1); }
};

/// Children per woman that the newborn of the yearly files tell of: the mean over up to five years to `year`.
[[nodiscard]] double fertility_before(int year, const PopulationTables& tables,
                                      const BacktestTables& recorded);

/// The tables as they stood at `year`: its counts, and mortality scaled so that life expectancy
/// differs from that of the tables as the published figure of the period ending then differs
/// from that of the tables' own period.
[[nodiscard]] PopulationTables tables_of(int year, const PopulationTables& tables,
                                         const BacktestTables& recorded);

[[nodiscard]] std::vector<BacktestRow> backtest(const PopulationTables& tables,
                                                const BacktestTables& recorded);

/// The rows as text: run,year,age_from,age_to,projected,recorded,error_percent,by_construction.
[[nodiscard]] std::string backtest_csv(const std::vector<BacktestRow>& rows);

/// The balance of each broad age group in the years already known, from recorded groups and totals; years
/// without published migration are residuals. This is how recorded_migration.csv came about.
[[nodiscard]] std::vector<RecordedMigration> migration_from_groups(const PopulationTables& tables,
                                                                   const PopulationAssumptions& assumptions,
                                                                   const BacktestTables& recorded);

} // namespace omsorg
