// SPDX-License-Identifier: MIT
#pragma once

#include "network_reader.hpp"

#include <omsorg/network/people.hpp>
#include <omsorg/network/stations.hpp>

namespace omsorg {

/// One station and one kind of people, each from its table.
[[nodiscard]] NetworkStation read_station(const TreeEntry& entry, NetworkPlaces& places, FaultList& faults);
[[nodiscard]] NetworkPeople read_people(const TreeEntry& entry, Instant start, NetworkPlaces& places,
                                        FaultList& faults);

/// Days of the week by their words, one or a list of them; every day if nothing stands there.
[[nodiscard]] std::optional<Weekdays> read_days(TableReader& table, const TreeNode* node,
                                                const std::string& key);

} // namespace omsorg
