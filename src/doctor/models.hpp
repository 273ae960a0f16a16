// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/probe.hpp>

#include <functional>
#include <vector>

/// The models of the table, by chapter; each chapter is a file and adds its own.
namespace omsorg::doctor {

using Models = std::vector<KnownModel>;
using Model = std::function<void(const Parameters&, Probe&)>;

void add_single_queues(Models& models); ///< M/M/1: in the long run, from an empty start, its busy periods
void add_many_desks(Models& models);    ///< M/M/c, limited waiting rooms, impatience
void add_general_laws(Models& models);  ///< M/G/1, M/D/c, G/M/1: service or arrivals of another law
void add_turns(Models& models);         ///< who is next: disciplines, sharing, the shortest first, priorities
void add_rounds(Models& models);     ///< who goes round: networks, polling, machine repair; a booked clinic
void add_lost_calls(Models& models); ///< nobody waits: loss, overflow, few sources, desks without end

void add_births_and_deaths(Models& models); ///< populations that bear, die and receive
void add_renewals(Models& models);          ///< what fails and is made good again, what comes at times
void add_cohorts(Models& models);           ///< Leslie's matrix, by arithmetic and by persons
void add_ageing(Models& models);            ///< Gompertz, illness and death, the care life table
void add_output(Models& models);            ///< output that depends on itself, and sharper means
void add_exact_values(Models& models);      ///< what is computed: ranks, points, certified digits, traces

} // namespace omsorg::doctor
