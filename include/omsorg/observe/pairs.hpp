// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/tally.hpp>

#include <cmath>

/// Two figures from the same luck: their difference, or their mean.
///
/// Two plans that meet the same wishes, falls and sick days differ by what the plans do: common random
/// numbers make the difference sharp. Two futures that meet opposite luck (u in one is 1 - u in the other,
/// antithetic draws) are too high and too low by turns: their mean is sharp. One pair is one observation,
/// whatever the two have in common.
///
///     Var(b - a)       = Var a + Var b - 2 Cov        small when they rise together
///     Var((a + b) / 2) = (Var a + Var b + 2 Cov) / 4  small when one rises as the other falls
///
/// The law: both ratios below are 1 for independent figures, and they add to 2: what the difference gains the
/// mean loses.
///
/// Example
///
///     const Run future{.seed = 2026, .number = 17};
///     pairs.add(mean_wait(future), mean_wait(future.mirror()));
///     student_interval(pairs.mean());
namespace omsorg {

class Pairs {
public:
    void add(double first, double second) noexcept {
        first_.add(first);
        second_.add(second);
        difference_.add(second - first);
        mean_.add(0.5 * (first + second));
    }

    Pairs& operator+=(const Pairs& other) noexcept {
        first_ += other.first_;
        second_ += other.second_;
        difference_ += other.difference_;
        mean_ += other.mean_;
        return *this;
    }

    [[nodiscard]] const Tally& first() const noexcept { return first_; }
    [[nodiscard]] const Tally& second() const noexcept { return second_; }
    /// The second less the first.
    [[nodiscard]] const Tally& difference() const noexcept { return difference_; }
    [[nodiscard]] const Tally& mean() const noexcept { return mean_; }

    /// Variance of the difference, over that of as many independent pairs.
    [[nodiscard]] double difference_ratio() const noexcept { return difference_.variance() / apart(); }
    /// Variance of the mean, over that of as many independent pairs.
    [[nodiscard]] double mean_ratio() const noexcept { return 4 * mean_.variance() / apart(); }

    [[nodiscard]] double correlation() const noexcept {
        const double covariance = mean_.variance() - 0.25 * difference_.variance();
        return covariance / std::sqrt(first_.variance() * second_.variance());
    }

private:
    [[nodiscard]] double apart() const noexcept { return first_.variance() + second_.variance(); }

    Tally first_{}, second_{}, difference_{}, mean_{};
};

} // namespace omsorg
