// SPDX-License-Identifier: MIT
#include <omsorg/municipality/residents.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/figures.hpp>
#include <omsorg/scenario/study.hpp>

#include "together.hpp"

#include <cmath>
#include <memory>
#include <string>

namespace omsorg {
namespace {

// The road graph is drawn once here, so that a zone nobody can reach is bad input and not a broken run.
void hold_reachable(const Study& study, const Tables& tables, FaultList& faults) {
    Assumptions assumptions;
    lay_all(assumptions, draw_values(study, study.plans.front().name, {study.head.seed, 0}).base);
    double built_km2 = 0;
    for (const Locality& locality : tables.population.localities) built_km2 += locality.area_km2;
    if (built_km2 > assumptions.population.land_area) {
        faults.add({.code = std::string{code::contradiction},
                    .where = study.setting("geography.land_area").where,
                    .key = "geography.land_area",
                    .problem = "the localities alone cover " + std::to_string(std::lround(built_km2)) +
                               " km2, more than the land",
                    .why = "the country round them is what is left",
                    .suggestion = "Check it against area_km2 of localities.csv."});
        return;
    }
    const Geography geography = geography_of(
        tables.population.localities, {assumptions.population.rural_share, assumptions.population.land_area});
    try {
        const Travel travel{assumptions.travel, geography.zones};
    } catch (const Faults& unreachable) {
        for (Fault fault : unreachable.list()) {
            fault.code = std::string{code::unreachable};
            if (fault.where.file.empty()) fault.where = study.csv.at("localities").table.where();
            faults.add(std::move(fault));
        }
    }
}

// Shares, durations and ages that no hazards can bring about would be simulated all the same, wrongly and in silence.
void hold_calibrated(const Study& study, FaultList& faults) {
    const World world = draw(study, study.plans.front().name, {study.head.seed, 0});
    const NeedHazards hazards = calibrated(world, world.assumptions);
    const CalibrationReport& report = hazards.report();
    const int ages_solved = oldest_age - hazards.first_age() + 1;
    const int cells = 2 * ages_solved * (world.last_year - world.first_year + 1);
    if (100 * report.unsolved <= cells) return; // a few ages of a small place have nobody to be right for
    faults.add({.code = std::string{code::contradiction},
                .where = study.setting("need.home_care_share").where,
                .key = "need.home_care_share",
                .problem = "need cannot be calibrated: for " + std::to_string(report.unsolved) +
                           " years, sexes and ages no hazards give the shares that are asked for",
                .why = "shares, how they change, recovery and the length of stays contradict each other",
                .suggestion = "Check need.home_care_share, need.special_housing_share, their yearly changes "
                              "and need.special_housing_stay."});
}

} // namespace

FieldTable model_fields() { return FieldTable::of<Assumptions>(); }

Study read_study(const std::filesystem::path& folder, const Overrides& overrides) {
    FaultList faults;
    Study study =
        read_study_text(folder, model_fields(), model_tables(), overrides, faults, optional_tables());
    auto tables = std::make_shared<Tables>(read_figures(study, faults));
    if (faults.empty()) hold_together(study, *tables, faults);
    if (faults.empty()) hold_reachable(study, *tables, faults);
    faults.raise_if_any();
    study.tables = std::move(tables);
    hold_calibrated(study, faults);
    faults.raise_if_any();
    return study;
}

World draw(const Study& study, std::string_view plan, Run run, bool no_magic) {
    DrawnValues drawn = draw_values(study, plan, run, no_magic);
    World world;
    lay_all(world.assumptions, drawn.base);
    world.changes = std::move(drawn.changes);
    world.tables = study.tables;
    world.first_year = study.head.first_year();
    world.last_year = study.head.last_year();
    return world;
}

} // namespace omsorg
