// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/described.hpp>
#include <omsorg/scenario/setting.hpp>
#include <omsorg/scenario/tree.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// From tables of text to settings by key.
///
/// A section may be written flat or nested, and both mean the same key:
///
///     [home_care]                     set = { "home_care.speed" = 30 }
///     speed = 30
///
/// A key nobody knows is refused with the nearest known one, because a misspelt key that is silently ignored
/// is the commonest wrong result of all.
[[nodiscard]] std::vector<Setting> read_settings(const TreeNode::Table& table, const FieldTable& fields,
                                                 FaultList& faults, std::string_view section = {},
                                                 std::vector<std::string>* refused = nullptr);

/// Puts settings in the order of the descriptors and reports every key that is missing, all in one fault per
/// section, so that a new study can be completed in one go.
[[nodiscard]] std::vector<Setting> complete(std::vector<Setting> settings, const FieldTable& fields,
                                            const Where& file, const std::vector<std::string>& refused,
                                            FaultList& faults);

} // namespace omsorg
