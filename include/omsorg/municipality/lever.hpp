// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>

namespace omsorg {

struct Assumptions;

/// What a key may be set to: a number, a whole number, yes or no, one of a few words, or a distribution.
using LeverValue = std::variant<double, std::int64_t, bool, std::string, Distribution>;

/// A decision with a date: from this day on, the key has this value.
///
///     2027-01-01  escort.model = bookable                       at once
///     2027-01-01  night_supervision.offer = 1   over 365 days    a little more each day
///
/// A number may be phased in over a time: it moves in a straight line from what it was on the day before to
/// its new value. The line is drawn when the change begins, so a later change starts from where the line has
/// come.
struct DatedChange {
    Day on{};
    Duration over{};
    std::string key{};
    LeverValue value{};
    std::string component{};
};

/// The live assumptions of one world, reachable by name, so that a decision can move them.
///
/// Learnt once from the descriptors; a key that does not exist is a defect here, because the scenario layer
/// has already refused it with its line and column.
class Levers {
public:
    explicit Levers(Assumptions& assumptions);

    void set(std::string_view key, const LeverValue& value);
    [[nodiscard]] double number(std::string_view key) const;

private:
    struct Choice { ///< an enumeration of one byte, and the words it goes by
        std::uint8_t* at;
        std::span<const std::string_view> words;
    };
    using Target = std::variant<double*, int*, bool*, Choice, Distribution*>;

    [[nodiscard]] const Target& target(std::string_view key) const;

    std::map<std::string, Target, std::less<>> targets_;
};

/// The decisions of a plan, carried out day by day.
class Decisions {
public:
    /// `changes` in any order; those of one day are carried out in the order given.
    explicit Decisions(std::vector<DatedChange> changes);

    /// Carries out what this day brings. Days are visited in order, each once. True if anything moved.
    bool carry_out(Day today, Levers& levers);

private:
    struct Ramp {
        std::string key;
        Day from, to;
        double start, end;
    };

    std::vector<DatedChange> changes_;
    std::vector<Ramp> ramps_;
    std::size_t next_ = 0;
};

} // namespace omsorg
