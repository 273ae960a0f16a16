// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

/// What was seen, one number after another: how many, their mean, their spread and their skewness.
///
/// A waiting time, the length of a visit, one future's cost: nothing is stored but six numbers. Means are
/// Welford's (no cancellation when values are large and close) and two tallies are joined by Chan's formulae,
/// so that shards can be counted apart and added.
///
///     deviations   d = x - mean        sum d² , sum d³   updated about the moving mean
///
/// The law: joining the tallies of two halves equals the tally of the whole, up to rounding; joined in the
/// same order it is equal bit for bit.
///
/// Example
///
///     Tally wait;
///     wait.add(in_hours(now - asked));
///     wait.mean();
namespace omsorg {

class Tally {
public:
    void add(double x) noexcept {
        // The formulae of operator+= where the other tally is one value. The only division needs the count
        // alone, so that it is done while the last value's mean is still on its way.
        const double before = static_cast<double>(count_);
        const double share = 1.0 / (before + 1);
        const double d = x - mean_;
        const double step = d * share;
        const double square = step * before * d;
        cubes_ += step * (square * (before - 1) - 3.0 * squares_);
        squares_ += square;
        mean_ += step;
        ++count_;
        low_ = std::min(low_, x);
        high_ = std::max(high_, x);
    }

    Tally& operator+=(const Tally& other) noexcept {
        if (other.count_ == 0) return *this;
        if (count_ == 0) return *this = other;
        const double na = static_cast<double>(count_);
        const double nb = static_cast<double>(other.count_);
        const double n = na + nb;
        const double d = other.mean_ - mean_;
        cubes_ += other.cubes_ + d * d * d * na * nb * (na - nb) / (n * n) +
                  3.0 * d * (na * other.squares_ - nb * squares_) / n;
        squares_ += other.squares_ + d * d * na * nb / n;
        mean_ += d * nb / n;
        count_ += other.count_;
        low_ = std::min(low_, other.low_);
        high_ = std::max(high_, other.high_);
        return *this;
    }

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] double mean() const noexcept { return count_ ? mean_ : nothing; }
    [[nodiscard]] double sum() const noexcept { return mean_ * static_cast<double>(count_); }
    [[nodiscard]] double low() const noexcept { return count_ ? low_ : nothing; }
    [[nodiscard]] double high() const noexcept { return count_ ? high_ : nothing; }

    /// Unbiased (divided by n - 1); not a number below two values.
    [[nodiscard]] double variance() const noexcept {
        return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : nothing;
    }
    [[nodiscard]] double sd() const noexcept { return std::sqrt(variance()); }
    [[nodiscard]] double standard_error() const noexcept {
        return std::sqrt(variance() / static_cast<double>(count_));
    }

    /// The unbiased third central moment, n/((n-1)(n-2)) sum d³; not a number below three values.
    [[nodiscard]] double third_moment() const noexcept {
        if (count_ < 3) return nothing;
        const double n = static_cast<double>(count_);
        return cubes_ * n / ((n - 1) * (n - 2));
    }
    [[nodiscard]] double skewness() const noexcept {
        const double s = sd();
        return count_ < 3 ? nothing : s > 0 ? third_moment() / (s * s * s) : 0.0;
    }

private:
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    static constexpr double endless = std::numeric_limits<double>::infinity();

    std::uint64_t count_ = 0;
    double mean_ = 0, squares_ = 0, cubes_ = 0;
    double low_ = endless, high_ = -endless;
};

} // namespace omsorg
