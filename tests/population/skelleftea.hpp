// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/population/backtest.hpp>
#include <omsorg/population/tables.hpp>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// The committed figures of the study, read plainly: the layer `scenario` has the reader that complains well.
namespace omsorg::testing_skelleftea {

using Row = std::vector<std::string>;

inline std::vector<Row> rows_of(const std::string& file) {
    std::ifstream in{std::string{OMSORG_SOURCE_DIR} + "/scenarios/skelleftea/" + file};
    if (!in) throw std::runtime_error{"cannot read " + file};
    std::vector<Row> rows;
    bool head = true;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (std::exchange(head, false)) continue;
        Row row;
        std::istringstream cells{line + ","};
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
        rows.push_back(row);
    }
    return rows;
}

inline double number(const std::string& cell) { return std::stod(cell); }
inline Sex sex(const std::string& word) { return word == "female" ? Sex::female : Sex::male; }

inline PopulationTables tables() {
    PopulationTables t;
    t.start_year = 2019;
    t.survival_year = 2017;
    for (const Row& r : rows_of("population.csv"))
        for (const Sex s : both_sexes) t.start.at(s, std::stoi(r[0])) = number(r[1 + index_of(s)]);
    for (const Row& r : rows_of("survival.csv"))
        for (const Sex s : both_sexes) t.survival.at(s, std::stoi(r[0])) = number(r[1 + index_of(s)]);
    for (const Row& r : rows_of("mortality_ratio.csv"))
        t.mortality_ratio.push_back({sex(r[0]), {std::stoi(r[1]), std::stoi(r[2])}, number(r[3])});
    for (const Row& r : rows_of("fertility.csv")) t.fertility[std::stoul(r[0])] = number(r[1]);
    for (const Row& r : rows_of("migration.csv"))
        for (const Sex s : both_sexes) {
            t.net_migrants.at(s, std::stoi(r[0])) = number(r[1 + 2 * index_of(s)]);
            t.residents.at(s, std::stoi(r[0])) = number(r[2 + 2 * index_of(s)]);
        }
    for (const Row& r : rows_of("recorded_migration.csv"))
        t.recorded_migration.push_back(
            {std::stoi(r[0]), r[1] == "residual", {std::stoi(r[2]), std::stoi(r[3])}, number(r[4])});
    for (const Row& r : rows_of("localities.csv"))
        t.localities.push_back({r[0], r[1], number(r[2]), number(r[3]), number(r[4]), number(r[5])});
    return t;
}

inline BacktestTables backtest_tables() {
    BacktestTables t;
    for (const Row& r : rows_of("backtest/population_2010_2019.csv"))
        for (const Sex s : both_sexes)
            t.counts[std::stoi(r[0])].at(s, std::stoi(r[1])) = number(r[2 + index_of(s)]);
    for (const Row& r : rows_of("backtest/recorded_counts.csv"))
        t.recorded.push_back({std::stoi(r[0]), {std::stoi(r[1]), std::stoi(r[2])}, number(r[3])});
    for (const Row& r : rows_of("backtest/recorded_years.csv")) {
        const auto known = [&](std::size_t cell) {
            return r[cell].empty() ? std::nullopt : std::optional{number(r[cell])};
        };
        t.years.push_back({std::stoi(r[0]), known(1), known(2), known(3)});
    }
    for (const Row& r : rows_of("backtest/life_expectancy.csv"))
        t.life_expectancy.push_back({std::stoi(r[0]), std::stoi(r[1]), sex(r[2]), number(r[3])});
    return t;
}

inline Geography geography(const PopulationTables& t) {
    return geography_of(t.localities, {.rural_share = 0.185, .land_km2 = 6802.31});
}

} // namespace omsorg::testing_skelleftea
