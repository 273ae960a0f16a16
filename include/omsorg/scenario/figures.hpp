// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/study.hpp>

namespace omsorg {

/// What the tables of a study mean: from cells of text to the model's recorded figures.
///
/// A table's file is named under `[tables]`; its columns are those that the layer which uses it documents
/// (population/tables.hpp, need/prevalence.hpp, economy/revenue.hpp). Every age must be there once and in
/// order, every share be a share, every locality be reachable; what is not is reported with its line and
/// column, all at once:
///
///     scenarios/skelleftea/population.csv:47:1: age: 43 stands where 42 is expected (...)
///
/// The start population must be of the study's start: its note `# year: 2019` is compared.
[[nodiscard]] Tables read_figures(const Study& study, FaultList& faults);

} // namespace omsorg
