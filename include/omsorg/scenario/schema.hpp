// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/described.hpp>

#include <span>
#include <string>
#include <string_view>

namespace omsorg {

/// The JSON Schema (draft 2020-12) of a study's base.toml, written from the descriptors.
///
/// An editor that knows TOML (taplo, Even Better TOML) reads `#:schema ../../docs/reference/base.schema.json`
/// on a file's first line, and completes keys, shows units and marks errors while the planner types.
[[nodiscard]] std::string base_schema(const FieldTable& fields,
                                      std::span<const std::string_view> table_names);

/// The schema of a plan.
[[nodiscard]] std::string plan_schema(const FieldTable& fields);

/// Every key with its meaning, unit, range and names, as a page in Markdown.
[[nodiscard]] std::string reference_page(const FieldTable& fields);

} // namespace omsorg
