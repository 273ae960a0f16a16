// SPDX-License-Identifier: MIT
#include <omsorg/experiment/cross_check.hpp>

#include <omsorg/population/projection.hpp>
#include <omsorg/population/vital.hpp>
#include <omsorg/scenario/described.hpp>

#include <cmath>
#include <variant>

namespace omsorg {

World middle_world(const Study& study) {
    ValueMap values;
    for (const Setting& setting : study.base) {
        const DescribedField* described = study.fields.find(setting.key);
        const auto* spread = std::get_if<Distribution>(&setting.value);
        if (spread && described && described->kind != ValueKind::distribution)
            values.emplace(setting.key, spread->quantile(0.5));
        else
            values.emplace(setting.key, setting.value);
    }
    World world;
    lay_all(world.assumptions, values);
    world.tables = study.tables;
    world.first_year = study.head.first_year();
    world.last_year = study.head.last_year();
    return world;
}

std::vector<CrossCheckYear> cross_check(const World& middle) {
    const PopulationTables& population = middle.tables->population;
    const NeedAssumptions& need = middle.assumptions.need;
    const AgeGroup old{need.first_age, ages - 1};
    const PrevalenceCurve curve =
        set_level(fit_prevalence(middle.tables->need, need.first_age), population.start,
                  {need.home_care_share, need.special_housing_share});
    const auto drifted = [&](const BySexAndAge<double>& people, int years) {
        NeedShares persons = curve.persons(people, old);
        persons.home_care *= std::pow(1 + need.home_care_drift / 100, years);
        persons.special_housing *= std::pow(1 + need.special_housing_drift / 100, years);
        return persons;
    };
    const double hours_a_year = 12 * need.granted_hours.mean();

    Projection projection{population.start, population.start_year};
    NeedShares before = drifted(population.start, 0);
    std::vector<CrossCheckYear> found;
    for (int year = middle.first_year; year <= middle.last_year; ++year) {
        projection.step(year_of_life(year, population, middle.assumptions.population));
        const NeedShares now = drifted(projection.people(), year - population.start_year);
        found.push_back({.year = year,
                         .population = projection.expected({0, ages - 1}),
                         .population_80_plus = projection.expected({80, ages - 1}),
                         .home_care_clients = now.home_care,
                         .special_housing_clients = now.special_housing,
                         .home_care_hours = hours_a_year * (before.home_care + now.home_care) / 2});
        before = now;
    }
    return found;
}

} // namespace omsorg
