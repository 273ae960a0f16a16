// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/population/backtest.hpp>
#include <omsorg/population/projection.hpp>
#include <omsorg/population/vital.hpp>

#include <algorithm>
#include <array>

namespace omsorg {

namespace {

constexpr AgeGroup everyone{0, oldest_age};
constexpr std::array broad_groups{AgeGroup{0, 15}, AgeGroup{16, 24}, AgeGroup{25, 44}, AgeGroup{45, 64},
                                  AgeGroup{65, oldest_age}};
using Balance = std::array<double, broad_groups.size()>;

double sum(const Balance& balance) {
    double total = 0;
    for (const double part : balance) total += part;
    return total;
}

std::optional<double> persons(const BacktestTables& recorded, int year, AgeGroup group) {
    for (const RecordedCount& count : recorded.recorded)
        if (count.year == year && count.group == group) return count.persons;
    return std::nullopt;
}

const RecordedYear* known(const BacktestTables& recorded, int year) {
    const auto row = std::ranges::find(recorded.years, year, &RecordedYear::year);
    return row == recorded.years.end() ? nullptr : &*row;
}

std::optional<double> published_net(const BacktestTables& recorded, int year) {
    const RecordedYear* row = known(recorded, year);
    if (!row || !row->moved_in || !row->moved_out) return std::nullopt;
    return *row->moved_in - *row->moved_out;
}

/// The year as it was, births as published where they were, with or without those who moved.
YearOfLife year_as_it_was(int year, const Projection& before, const PopulationTables& tables,
                          PopulationAssumptions assumptions, const BacktestTables& recorded) {
    const RecordedYear* row = known(recorded, year);
    for (int round = 0; row && row->born && round < 4; ++round) {
        Projection tried = before;
        tried.step(year_of_life(year, tables, assumptions));
        assumptions.total_fertility *= *row->born / tried.flows().back().born;
    }
    return year_of_life(year, tables, assumptions);
}

/// What is missing or too much in each group when nobody moves.
Balance missing(const Projection& unmoved, int year, const BacktestTables& recorded) {
    Balance result{};
    for (std::size_t group = 0; group < broad_groups.size(); ++group)
        result[group] =
            persons(recorded, year, broad_groups[group]).value() - unmoved.expected(broad_groups[group]);
    return result;
}

/// Shares one year's total out: by the group's part of the span's balance, the rest as the inhabitants are.
Balance share_out(double total, const Balance& span, double part, const Projection& unmoved) {
    Balance result = span;
    for (double& group : result) group *= part;
    const double rest = total - sum(result);
    for (std::size_t group = 0; group < broad_groups.size(); ++group)
        result[group] += rest * unmoved.expected(broad_groups[group]) / unmoved.expected(everyone);
    return result;
}

} // namespace

std::vector<RecordedMigration> migration_from_groups(const PopulationTables& tables,
                                                     const PopulationAssumptions& assumptions,
                                                     const BacktestTables& recorded) {
    PopulationTables told = tables;
    told.recorded_migration.clear();
    PopulationAssumptions moving = assumptions, still = assumptions;
    moving.recorded_migration = true;
    still.recorded_migration = false;
    still.arrivals = still.departures = 0;

    Projection people{tables.start, tables.start_year};
    Balance last_shape{};
    for (int year = tables.start_year + 1; persons(recorded, year, everyone);) {
        // A span ends with the next year whose broad groups are recorded, or is
        // one year in the shape of the last.
        int end = year;
        while (persons(recorded, end, everyone) && !persons(recorded, end, broad_groups[0])) ++end;
        const bool has_groups = persons(recorded, end, everyone).has_value();
        if (!has_groups) end = year;

        Projection unmoved = people;
        std::vector<double> totals;
        std::vector<bool> residual;
        double sum_of_totals = 0;
        for (int y = year; y <= end; ++y) {
            unmoved.step(year_as_it_was(y, unmoved, told, still, recorded));
            const auto net = published_net(recorded, y);
            expect(net || year == end, "a span of several years has published migration");
            totals.push_back(net ? *net : *persons(recorded, y, everyone) - unmoved.expected(everyone));
            residual.push_back(!net);
            sum_of_totals += totals.back();
        }
        if (has_groups) last_shape = missing(unmoved, end, recorded);
        const double scale = has_groups ? sum_of_totals : sum(last_shape);
        for (int y = year; y <= end; ++y) {
            const auto at = static_cast<std::size_t>(y - year);
            const Balance nets = share_out(totals[at], last_shape, totals[at] / scale, unmoved);
            for (std::size_t group = 0; group < broad_groups.size(); ++group)
                told.recorded_migration.push_back({y, residual[at], broad_groups[group], nets[group]});
            people.step(year_as_it_was(y, people, told, moving, recorded));
        }
        year = end + 1;
    }
    return told.recorded_migration;
}

} // namespace omsorg
