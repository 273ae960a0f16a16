// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/probe.hpp>

#include <vector>

/// The models of the table, by chapter; each chapter is a file and adds its own.
namespace omsorg::doctor {

using Models = std::vector<KnownModel>;

void add_single_queues(Models& models); ///< one desk: M/M/1, M/G/1, G/M/1, disciplines, priorities
void add_many_desks(Models& models);    ///< M/M/c, loss, limited waiting rooms, impatience

void add_births_and_deaths(Models& models); ///< populations that bear, die and receive
void add_renewals(Models& models);          ///< what fails and is made good again, what comes at times
void add_cohorts(Models& models);           ///< Leslie's matrix, by arithmetic and by persons
void add_ageing(Models& models);            ///< Gompertz, illness and death, the care life table
void add_output(Models& models);            ///< output that depends on itself, and sharper means
void add_exact_values(Models& models);      ///< what is computed: ranks, points, certified digits, traces

} // namespace omsorg::doctor
