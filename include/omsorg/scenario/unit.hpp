// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace omsorg {

/// A unit of measure, as people write it: "min", "h/week", "SEK/h", "per year", "%", "places".
///
/// Whoever knows a figure knows it in some unit; converting by hand is where figures go wrong. A value may
/// stand in any unit of the right kind and is converted to the one its key documents:
///
///     key documented in h     "45 min"    ->  0.75
///     key documented in share "30 %"      ->  0.30
///     key documented in h/month  "37 h/week" -> 160.9      (a month is 365.25/12 days)
///     key documented in min   "3 km"      ->  refused: a length is not a time
///
/// Kinds are products of powers of time, length, money, posts and things counted. Things carry their name:
/// "917 places" is a count of places and not of clients; "count" takes any of them.
class Unit {
public:
    /// The unit a text names, or nothing when a word in it is unknown.
    [[nodiscard]] static std::optional<Unit> of(std::string_view text);

    /// What one of this unit is in the other, or nothing when they measure different things.
    [[nodiscard]] std::optional<double> factor_to(const Unit& other) const;

    /// What it measures, in words: "a time", "a length per time", "a share".
    [[nodiscard]] std::string kind() const;

private:
    friend struct UnitReader;
    std::array<int, 5> power_{}; // time, length, money, posts, things
    double scale_ = 1.0;         // in seconds, metres, kronor, posts, things
    std::string thing_;          // "places"; empty when any will do
};

/// Units a reader may try for a key documented in `unit`: "min, h, days".
[[nodiscard]] std::string units_like(std::string_view unit);

/// The word of the unit table nearest to a misspelt one.
[[nodiscard]] std::optional<std::string> closest_unit(std::string_view word);

} // namespace omsorg
