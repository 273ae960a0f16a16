// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/study.hpp>

#include <vector>

namespace omsorg {

/// The forecast that a planner would make on one page: population times share times hours.
///
/// No person, no queue, no chance: the middle of every assumption, the cohort projection, the share of each
/// age and sex that has home care or lives in special housing at the start, the drift of those shares, and
/// the granted hours of a client. Where the simulation and this page agree, the answer is demography; where
/// they part, something is at work that only the simulation has (places that run out, hours that follow the
/// person, plans), and the report names it.
///
///     inhabitants(age, sex, year) × share(age, sex) × drift^years × hours  ──▶  granted hours
///
/// Figures are of 31 December, but hours are of the year, from the mean of the two ends.
struct CrossCheckYear {
    int year = 0;
    double population = 0;
    double population_80_plus = 0;
    double home_care_clients = 0;
    double special_housing_clients = 0;
    double home_care_hours = 0; ///< granted in the year
};

[[nodiscard]] std::vector<CrossCheckYear> cross_check(const World& middle);

/// The world in which everything that is unknown is at the middle of its distribution.
[[nodiscard]] World middle_world(const Study& study);

} // namespace omsorg
