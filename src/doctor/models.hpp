// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/probe.hpp>

#include <vector>

/// The models of the table, by chapter; each chapter is a file and adds its own.
namespace omsorg::doctor {

using Models = std::vector<KnownModel>;

void add_single_queues(Models& models); ///< one desk: M/M/1, M/G/1, G/M/1, disciplines, priorities
void add_many_desks(Models& models);    ///< M/M/c, loss, limited waiting rooms, impatience

} // namespace omsorg::doctor
