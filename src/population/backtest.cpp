// SPDX-License-Identifier: MIT
#include <omsorg/population/backtest.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/population/projection.hpp>
#include <omsorg/population/vital.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace omsorg {

namespace {

constexpr AgeGroup everyone{0, oldest_age};
constexpr std::array old_groups{everyone, AgeGroup{65, oldest_age}, AgeGroup{80, oldest_age},
                                AgeGroup{85, oldest_age}, AgeGroup{90, oldest_age}};

double published_life_expectancy(const BacktestTables& recorded, int last_year, Sex sex) {
    for (const RecordedLifeExpectancy& row : recorded.life_expectancy)
        if (row.to == last_year && row.sex == sex) return row.years;
    expect(false, "life expectancy is published for the five years up to the start");
    return 0;
}

PopulationAssumptions central(double fertility, double decline) {
    PopulationAssumptions result;
    result.mortality_decline = decline;
    result.total_fertility = fertility;
    result.recorded_migration = false;
    return result;
}

/// Life expectancy under the tables' own period, no decline.
double own_life_expectancy(const PopulationTables& tables, Sex sex) {
    return life_expectancy(year_of_life(tables.survival_year, tables, central(1.8, 0)), sex);
}

void scale_mortality(PopulationTables& tables, Sex sex, double factor) {
    for (MortalityRatio& row : tables.mortality_ratio)
        if (row.sex == sex) row.ratio *= factor;
}

// Life expectancy falls as the ratio rises: halve the interval until nothing is left of it.
void meet_life_expectancy(PopulationTables& tables, Sex sex, double target) {
    double low = 0.25, high = 4;
    for (int round = 0; round < 60; ++round) {
        const double factor = (low + high) / 2;
        PopulationTables tried = tables;
        scale_mortality(tried, sex, factor);
        (own_life_expectancy(tried, sex) > target ? low : high) = factor;
    }
    scale_mortality(tables, sex, (low + high) / 2);
}

using Rows = std::vector<BacktestRow>;

void compare_yearly(Rows& rows, const std::string& run, int start, const PopulationTables& tables,
                    const PopulationAssumptions& assumptions, const BacktestTables& recorded) {
    Projection ahead{tables.start, start};
    for (auto file = recorded.counts.upper_bound(start); file != recorded.counts.end(); ++file) {
        const auto& [year, counted] = *file;
        ahead.step(year_of_life(year, tables, assumptions));
        for (const AgeGroup group : old_groups)
            rows.push_back(
                {run, year, group, ahead.expected(group), counted.total(group.from, group.to), false});
    }
}

bool was_published(const BacktestTables& recorded, int year) {
    return std::ranges::any_of(recorded.years, [&](const RecordedYear& known) {
        return known.year == year && known.moved_in && known.moved_out;
    });
}

void compare_recorded(Rows& rows, const std::string& run, const PopulationTables& tables,
                      const PopulationAssumptions& assumptions, const BacktestTables& recorded) {
    Projection ahead{tables.start, tables.start_year};
    int last = tables.start_year;
    for (const RecordedCount& count : recorded.recorded) last = std::max(last, count.year);
    for (int year = tables.start_year + 1; year <= last; ++year) {
        ahead.step(year_of_life(year, tables, assumptions));
        for (const RecordedCount& count : recorded.recorded) {
            if (count.year != year) continue;
            // The balance of a group, and a residual total, were made from this very figure.
            const bool derived =
                assumptions.recorded_migration && (count.group != everyone || !was_published(recorded, year));
            rows.push_back({run, year, count.group, ahead.expected(count.group), count.persons, derived});
        }
    }
}

std::string falling(double percent) {
    if (percent == 0) return "frozen";
    return "falling " + std::to_string(std::lround(percent)) + " % a year";
}

} // namespace

double fertility_before(int year, const PopulationTables& tables, const BacktestTables& recorded) {
    double pattern = 0, sum = 0;
    int years = 0;
    for (const double rate : tables.fertility) pattern += rate;
    for (int y = year - 4; y <= year; ++y) {
        const auto file = recorded.counts.find(y);
        if (file == recorded.counts.end()) continue;
        double expected = 0, born = 0;
        for (int age = youngest_mother; age <= oldest_mother; ++age)
            expected += tables.fertility[static_cast<std::size_t>(age)] * file->second.at(Sex::female, age);
        for (const Sex sex : both_sexes) born += file->second.at(sex, 0) / tables.survival.at(sex, 0);
        sum += born / expected * pattern;
        ++years;
    }
    expect(years > 0, "a yearly file stands for fertility before the start");
    return sum / years;
}

PopulationTables tables_of(int year, const PopulationTables& tables, const BacktestTables& recorded) {
    PopulationTables result = tables;
    const auto file = recorded.counts.find(year);
    expect(file != recorded.counts.end(), "there is a yearly file for the start");
    result.start = file->second;
    result.start_year = year;
    for (const Sex sex : both_sexes) {
        const double offset = own_life_expectancy(tables, sex) -
                              published_life_expectancy(recorded, tables.survival_year + 2, sex);
        meet_life_expectancy(result, sex, published_life_expectancy(recorded, year, sex) + offset);
    }
    result.survival_year = year - 2;
    return result;
}

std::vector<BacktestRow> backtest(const PopulationTables& tables, const BacktestTables& recorded) {
    Rows rows;
    for (const int start : {2010, 2014}) {
        const PopulationTables then = tables_of(start, tables, recorded);
        const double fertility = fertility_before(start, tables, recorded);
        const std::string from = "from " + std::to_string(start) + ", mortality ";
        for (const double decline : {0.0, 1.0})
            compare_yearly(rows, from + falling(decline), start, then, central(fertility, decline), recorded);
        PopulationAssumptions alone = central(fertility, 0);
        alone.arrivals = alone.departures = 0;
        compare_yearly(rows, from + "frozen, nobody moves", start, then, alone, recorded);
    }
    PopulationAssumptions now = central(fertility_before(tables.start_year, tables, recorded), 1);
    compare_recorded(rows, "from 2019, migration as in 2011-2019", tables, now, recorded);
    now.recorded_migration = true;
    compare_recorded(rows, "from 2019, migration as it came", tables, now, recorded);
    return rows;
}

std::string backtest_csv(const std::vector<BacktestRow>& rows) {
    std::ostringstream out;
    out << std::fixed;
    out << "run,year,age_from,age_to,projected,recorded,error_percent,by_construction\n";
    for (const BacktestRow& row : rows)
        out << '"' << row.run << "\"," << row.year << ',' << row.group.from << ',' << row.group.to << ','
            << std::setprecision(1) << row.projected << ',' << std::setprecision(0) << row.recorded << ','
            << std::setprecision(2) << row.error_percent() << ',' << (row.by_construction ? "yes" : "no")
            << '\n';
    return out.str();
}

} // namespace omsorg
