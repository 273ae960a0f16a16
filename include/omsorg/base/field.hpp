// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

/// One described parameter: the only place where its name, unit and bounds are written down.
///
/// Each layer has a plain struct of assumptions and one function that shows its members to a visitor:
///
///     struct HomeCareAssumptions { double speed = 37.0; };
///
///     template <class Visitor>
///     void describe(HomeCareAssumptions& a, Visitor&& visit) {
///         visit(a.speed, Field{.key = "home_care.speed", .unit = "km/h", .low = 5, .high = 110,
///                              .varies = Varies::never,
///                              .label = {"Körhastighet", "Driving speed"},
///                              .about = "Average speed between two clients, stops included."});
///     }
///
/// Reading a study, checking it, guessing at a misspelt key, the reference page, the schema and the Python
/// names are all visitors of that function; nothing about a parameter is said twice.
///
/// The law: a member holds a plain number in the unit its Field names, inside its bounds.
namespace omsorg {

/// What a distribution given for a parameter may vary over. A future draws it once, before the run.
enum class Varies : std::uint8_t { never, future, person, visit, day };

/// How an effect is known: trial, observational or recorded, pilot, expert, assumed.
enum class Grade : char { A = 'A', B = 'B', C = 'C', D = 'D', E = 'E' };

/// What a reader sees, in Swedish and in English.
struct Label {
    std::string_view sv{}, en{};
};

struct Field {
    std::string_view key{};
    std::string_view unit{};
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    Varies varies = Varies::future;
    /// Where the new way of working equals the old one; only effects have it.
    std::optional<double> neutral{};
    /// An effect must show its evidence: without magic, grades D and E are set to `neutral`.
    bool effect = false;
    Label label{};
    std::string_view about{};
    /// The words allowed for an enumeration, in the order of its enumerators.
    std::span<const std::string_view> options{};
    /// Read once, before the first day: a dated change of it would do nothing, and is refused.
    bool fixed = false;

    [[nodiscard]] constexpr bool admits(double value) const noexcept { return low <= value && value <= high; }
};

[[nodiscard]] constexpr std::string_view text(Varies varies) noexcept {
    switch (varies) {
    case Varies::never:
        return "never";
    case Varies::future:
        return "future";
    case Varies::person:
        return "person";
    case Varies::visit:
        return "visit";
    case Varies::day:
        return "day";
    }
    return "";
}

[[nodiscard]] constexpr std::optional<Varies> varies_of(std::string_view word) noexcept {
    for (auto varies : {Varies::never, Varies::future, Varies::person, Varies::visit, Varies::day})
        if (text(varies) == word) return varies;
    return std::nullopt;
}

[[nodiscard]] constexpr std::optional<Grade> grade_of(std::string_view letter) noexcept {
    if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'E') return std::nullopt;
    return static_cast<Grade>(letter[0]);
}

/// Grades D and E: what `--no-magic` does not believe.
[[nodiscard]] constexpr bool is_weak(Grade grade) noexcept { return grade >= Grade::D; }

} // namespace omsorg
