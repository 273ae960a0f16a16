// SPDX-License-Identifier: MIT
#pragma once

#include "network_reader.hpp"

#include <omsorg/network/people.hpp>
#include <omsorg/network/stations.hpp>
#include <omsorg/scenario/text.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace omsorg {

/// One station and one kind of people, each from its table.
[[nodiscard]] NetworkStation read_station(const TreeEntry& entry, Holidays holidays, NetworkPlaces& places,
                                          FaultList& faults);
[[nodiscard]] NetworkPeople read_people(const TreeEntry& entry, Instant start, Holidays holidays,
                                        NetworkPlaces& places, FaultList& faults);

/// Puts the rows of a table where the people's file names one: people.callers.recorded = "calls.csv". The table
/// has a column `at` (2026-03-02 07:30, or hours after the start) and may have `how_many`. Without a folder no table
/// may be named.
void fill_recorded(TreeNode& tree, const std::optional<std::filesystem::path>& folder,
                   std::vector<SourceText>& inputs, FaultList& faults);

/// Days of the week by their words, one or a list of them; every day if nothing stands there.
[[nodiscard]] std::optional<Weekdays> read_days(TableReader& table, const TreeNode* node,
                                                const std::string& key);

} // namespace omsorg
