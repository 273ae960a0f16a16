// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace omsorg {

/// The text of known.csv.
extern const std::string_view known_table;

} // namespace omsorg
