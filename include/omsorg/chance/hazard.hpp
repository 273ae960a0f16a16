// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>

#include <optional>

/// A risk that changes with age, turned into one moment.
///
/// A person is given a fate once: an exponential threshold of mean one. Each year spends hazard times time
/// from it, and the event happens when nothing is left. The risk may change at every birthday, every plan may
/// change it, and the same person still meets the same luck.
///
///     left  ●╲  hazard of age 82
///             ╲___ hazard falls after training
///                 ╲╲
///                   ╲╲ hazard of age 83
///     0 ──────────────●──▶ time          the event
///
/// The law: with hazard h(t), the chance that the event has not happened by time T is exp(-∫h). If one path
/// of hazard is nowhere above another, its event is never earlier.
///
/// Example
///
///     Fate death{stream.exponential(person.key)};
///     if (auto years = death.due(hazard, 1.0)) die_after(*years);
///     else death.spend(hazard, 1.0);
namespace omsorg {

class Fate {
public:
    explicit Fate(double left) : left_{left} { expect(left >= 0, "a fate is not negative"); }

    /// The time until the fate is used up, if that is within the coming years of constant hazard.
    [[nodiscard]] std::optional<double> due(double hazard_per_year, double years) const {
        expect(hazard_per_year >= 0 && years >= 0, "hazard and time are not negative");
        if (left_ > hazard_per_year * years || hazard_per_year == 0) return std::nullopt;
        const double when = left_ / hazard_per_year;
        return when < years ? when : years;
    }

    /// Lives through some time in which the event did not happen.
    void spend(double hazard_per_year, double years) {
        expect(hazard_per_year >= 0 && years >= 0, "hazard and time are not negative");
        left_ -= hazard_per_year * years;
        if (left_ < 0) left_ = 0;
    }

    [[nodiscard]] double left() const noexcept { return left_; }

private:
    double left_;
};

} // namespace omsorg
