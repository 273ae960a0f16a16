// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace omsorg {

/// The kinds of bad input, by the word that stands first in a machine's report.
///
/// A planner reads the sentence, a program reads the code: an editor, a test or a web form may act on
/// `unknown_key` without parsing prose. The words are a promise: they are added to, never renamed.
///
///     base.toml:41:1: home_care.sped: unknown key (it would change nothing). Did you mean "speed"?
///     code = "unknown_key"
namespace code {

// The file as bytes.
inline constexpr std::string_view missing_file = "missing_file";
inline constexpr std::string_view file_too_large = "file_too_large";
inline constexpr std::string_view byte_order_mark = "byte_order_mark";
inline constexpr std::string_view not_utf8 = "not_utf8";

// The file as TOML.
inline constexpr std::string_view syntax = "syntax";
inline constexpr std::string_view nesting = "nesting";
inline constexpr std::string_view too_many_values = "too_many_values";
inline constexpr std::string_view bad_include = "bad_include";
inline constexpr std::string_view bad_extends = "bad_extends";
inline constexpr std::string_view path_escape = "path_escape";
inline constexpr std::string_view duplicate_key = "duplicate_key";

// Keys and values.
inline constexpr std::string_view unknown_key = "unknown_key";
inline constexpr std::string_view missing_key = "missing_key";
inline constexpr std::string_view wrong_type = "wrong_type";
inline constexpr std::string_view unknown_unit = "unknown_unit";
inline constexpr std::string_view wrong_unit = "wrong_unit";
inline constexpr std::string_view bad_number = "bad_number";
inline constexpr std::string_view decimal_comma = "decimal_comma";
inline constexpr std::string_view not_finite = "not_finite";
inline constexpr std::string_view out_of_range = "out_of_range";
inline constexpr std::string_view not_an_option = "not_an_option";
inline constexpr std::string_view bad_distribution = "bad_distribution";
inline constexpr std::string_view wrong_varies = "wrong_varies";
inline constexpr std::string_view bad_evidence = "bad_evidence";

// The study and its plans.
inline constexpr std::string_view bad_municipality = "bad_municipality";
inline constexpr std::string_view bad_horizon = "bad_horizon";
inline constexpr std::string_view missing_reason = "missing_reason";
inline constexpr std::string_view plan_too_early = "plan_too_early";
inline constexpr std::string_view plan_too_late = "plan_too_late";
inline constexpr std::string_view duplicate_plan = "duplicate_plan";
inline constexpr std::string_view duplicate_component = "duplicate_component";
inline constexpr std::string_view two_overlays = "two_overlays";
inline constexpr std::string_view fixed_key = "fixed_key";
inline constexpr std::string_view bad_ramp = "bad_ramp";
inline constexpr std::string_view unknown_plan = "unknown_plan";
inline constexpr std::string_view plan_cycle = "plan_cycle";

// Tables.
inline constexpr std::string_view broken_row = "broken_row";
inline constexpr std::string_view missing_column = "missing_column";
inline constexpr std::string_view missing_row = "missing_row";
inline constexpr std::string_view duplicate_row = "duplicate_row";
inline constexpr std::string_view out_of_order = "out_of_order";
inline constexpr std::string_view unreachable = "unreachable";
inline constexpr std::string_view contradiction = "contradiction";

} // namespace code

/// Every code above, in order; a test holds that each is raised by some input.
[[nodiscard]] std::span<const std::string_view> all_codes() noexcept;

} // namespace omsorg
