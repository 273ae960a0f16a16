// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/scenario/tree.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace omsorg {

/// A distribution as it is written: its name, and its parameters by name.
///
///     { distribution = "triangular", low = 0, mode = "1 %", high = "2 %" }
///
/// Parameters that carry the key's unit (mean, sd, low, high, mode, value, values) are amounts like any
/// other; shapes, weights and coefficients of variation are plain numbers. Which parameters a name takes is
/// one table, from which messages and the schema are written too.
struct SpreadParameter {
    std::string_view name;
    bool in_unit = false;  ///< carries the key's unit
    bool list = false;     ///< several numbers
    bool may_lack = false; ///< then the key's bounds take its place
};

struct SpreadForm {
    std::string_view name; ///< "lognormal"
    std::string_view about;
    std::span<const SpreadParameter> parameters;
};

/// Every form that may be written.
[[nodiscard]] std::span<const SpreadForm> spread_forms() noexcept;

/// Reads the distribution in a table that has the key `distribution`. Its bulk (from the 0.1 to the 99.9 per
/// cent quantile) must lie within the field's bounds.
[[nodiscard]] std::optional<Distribution> read_spread(const TreeNode& table, const Field& field,
                                                      FaultList& faults);

} // namespace omsorg
