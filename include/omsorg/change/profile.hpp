// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace omsorg {

/// How a change comes about over time: all at once, evenly, mostly early,
/// mostly late, or slowly at both ends.
///
///     1 ┤      ┌────       ╭────        ╭───
///       │      │        ╱             ╱           step · linear · front_loaded · back_loaded · s_curve
///     0 ┼──────┘──────╱──────────────╯───────
///             on     on   on + over
///
/// With x the share of the ramp that has passed: linear x, front-loaded 1 − (1 − x)², back-loaded x², S-curve
/// 3x² − 2x³. The law: nothing before `on`, everything from `on + over`, never backwards between; over
/// nothing, every profile is a step.
enum class Profile : std::uint8_t { step, linear, front_loaded, back_loaded, s_curve };

inline constexpr std::array<std::string_view, 5> profile_words{"step", "linear", "front_loaded",
                                                               "back_loaded", "s_curve"};
[[nodiscard]] std::optional<Profile> profile_named(std::string_view word);

/// Share of the change that has come about after the share `passed` of its ramp.
[[nodiscard]] double realised(Profile profile, double passed);

/// The same by the calendar: at the start of `today`, for a change that begins on `on` and takes `over`.
[[nodiscard]] double realised(Profile profile, Day on, Duration over, Day today);

/// The value of a key on its way from one figure to another.
[[nodiscard]] double along(double before, double after, double share);

} // namespace omsorg
