// SPDX-License-Identifier: MIT
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/draw.hpp>
#include <omsorg/scenario/figures.hpp>
#include <omsorg/scenario/study.hpp>

#include <memory>

namespace omsorg {
namespace {

// The road graph is drawn once here, so that a zone nobody can reach is bad input and not a broken run.
void hold_reachable(const Study& study, const Tables& tables, FaultList& faults) {
    Assumptions assumptions;
    lay_all(assumptions, draw_values(study, study.plans.front().name, {study.head.seed, 0}).base);
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

} // namespace

FieldTable model_fields() { return FieldTable::of<Assumptions>(); }

Study read_study(const std::filesystem::path& folder, const Overrides& overrides) {
    FaultList faults;
    Study study = read_study_text(folder, model_fields(), model_tables(), overrides, faults);
    auto tables = std::make_shared<Tables>(read_figures(study, faults));
    if (faults.empty()) hold_reachable(study, *tables, faults);
    faults.raise_if_any();
    study.tables = std::move(tables);
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
