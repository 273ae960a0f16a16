// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/world.hpp>

#include "../need/skelleftea.hpp"
#include "../population/skelleftea.hpp"

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

/// A town one thirtieth the size of Skellefteå, on the study's own tables: small enough to live many times in a test.
///
///     using namespace test;
///     const Figures base = figures(simulate(town(), run));
///     const Figures changed = figures(simulate(with(town(), "dispenser.offered", 1.0), run));
///     EXPECT_GT(of(changed, 2022, Measure::licence_cost), of(base, 2022, Measure::licence_cost));
namespace omsorg::test {

inline constexpr double town_size = 1.0 / 30;

inline NationalAges nation() {
    return NationalAges{{{2019, {0.071, 0.116, 0.034, 0.147, 0.042, 0.010}},
                         {2040, {0.062, 0.110, 0.034, 0.150, 0.066, 0.017}}}};
}

inline Tables town_tables() {
    Tables tables{testing_skelleftea::tables(), need_tables(), nation()};
    PopulationTables& people = tables.population;
    const auto shrink = [](BySexAndAge<double>& figures) {
        for (const Sex sex : both_sexes)
            for (int age = 0; age <= oldest_age; ++age) figures.at(sex, age) *= town_size;
    };
    shrink(people.start);
    shrink(people.net_migrants);
    shrink(people.residents);
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age)
            people.start.at(sex, age) = std::round(people.start.at(sex, age));
    for (RecordedMigration& year : people.recorded_migration) year.net *= town_size;
    return tables;
}

inline World town(int last_year = 2023) {
    static const auto tables = std::make_shared<const Tables>(town_tables());
    World world{.tables = tables, .first_year = 2020, .last_year = last_year};
    world.assumptions.special_housing.places *= town_size;
    world.assumptions.special_housing.short_stay_places = 2;
    return world;
}

/// The figures of an outcome by (year, measure, service) for the whole municipality.
using Figures = std::map<std::tuple<int, Measure, Service>, double>;

inline Figures figures(const Outcome& outcome) {
    Figures found;
    for (const omsorg::Row& row : outcome.rows)
        if (row.district == all_districts) found[{row.year, row.measure, row.service}] = row.value;
    return found;
}

inline double of(const Figures& found, int year, Measure measure, Service service = Service::all) {
    return found.at({year, measure, service});
}

/// All of Skellefteå in 2020, for what the town is too small for: in its smallest districts nobody is at work in the first year.
inline World skelleftea() {
    return {.tables =
                std::make_shared<const Tables>(Tables{testing_skelleftea::tables(), need_tables(), nation()}),
            .first_year = 2020,
            .last_year = 2020};
}

/// The future that tests live, where any would do.
inline constexpr omsorg::Run run{.seed = 2026, .number = 3};

/// The first day of a month.
constexpr Day on(int year, unsigned month) {
    return Day{std::chrono::year{year} / std::chrono::month{month} / 1};
}
inline constexpr Day in_2021 = on(2021, 1);

/// The key has the value from a day on.
inline World with(World world, std::string_view key, LeverValue value, Day on = in_2021) {
    world.changes.push_back({.on = on, .key = std::string{key}, .value = std::move(value)});
    return world;
}

} // namespace omsorg::test
