// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/tree.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace omsorg {

/// One number in the unit its key documents, read from a number or from a number with a unit.
///
///     speed = 30              # the documented unit, km/h
///     speed = "500 m/min"     # converted
///     starts = 07:30:00       # a time of day, for keys in h or min
///
/// Refused, each with its own code: a decimal comma, nan and inf, an unknown unit, a unit of another kind.
[[nodiscard]] std::optional<double> read_amount(const TreeNode& node, std::string_view unit,
                                                std::string_view key, FaultList& faults);

/// A number as short as it can be written and still be the same, with at least one decimal: "37.0".
[[nodiscard]] std::string number_text(double value);

/// The same with its unit: "37.0 h/week"; a bare number when there is none.
[[nodiscard]] std::string amount_text(double value, std::string_view unit);

/// A day as it is written: "2027-03-01".
[[nodiscard]] std::string day_text(Day day);

} // namespace omsorg
