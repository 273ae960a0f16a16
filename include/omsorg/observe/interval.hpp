// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/tally.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// How far off a figure may be, because only so many futures were run.
///
/// A forecast from 20 futures is itself a draw. An interval says where the answer from infinitely
/// many futures lies, and is wrong as often as it admits. The usual Student interval is wrong
/// more often than that when futures are skewed, and mostly by promising too little need;
/// Willink's interval bends for the skewness.
///
///     student    mean ± t·s/√n
///     willink    mean - G(±t)·s/√n,  G(r) = (∛(1 + 6a(r - a)) - 1) / 2a,  a = skewness / (6√n)
///     quantile   from the i-th to the j-th smallest future, ranks by the binomial distribution
///     share      Clopper and Pearson: of n futures, k broke
///
/// The law: never narrower when the confidence is higher. An interval from too few futures does not exist,
/// and that is said, never guessed.
///
/// Willink, "A confidence interval and test for the mean of an asymmetric distribution", Communications in
/// Statistics: Theory and Methods 34 (2005).
namespace omsorg {

struct Interval {
    double low = 0, high = 0;

    [[nodiscard]] double half_width() const noexcept { return 0.5 * (high - low); }
    [[nodiscard]] bool holds(double x) const noexcept { return low <= x && x <= high; }
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The point that Student's t with some degrees of freedom exceeds with chance (1 - confidence) / 2.
[[nodiscard]] double student_point(double degrees_of_freedom, double confidence);

/// None below two futures.
[[nodiscard]] std::optional<Interval> student_interval(const Tally& futures, double confidence = 0.95);

/// None below three futures.
[[nodiscard]] std::optional<Interval> willink_interval(const Tally& futures, double confidence = 0.95);

/// Ranks count from one; coverage is the exact chance that the interval holds the quantile.
struct RankInterval {
    std::size_t low_rank = 0, high_rank = 0;
    double coverage = 0;
};

/// The ranks whose values enclose the quantile p with at least the confidence, each tail missing with at most
/// half the remainder; none if n futures are too few to say.
[[nodiscard]] std::optional<RankInterval> quantile_ranks(std::size_t n, double p, double confidence = 0.95);

/// The same, read from futures in rising order.
[[nodiscard]] std::optional<Interval> quantile_interval(std::span<const double> rising, double p,
                                                        double confidence = 0.95);

/// Of n futures k had it; n is at least one.
[[nodiscard]] Interval share_interval(std::uint64_t k, std::uint64_t n, double confidence = 0.95);

} // namespace omsorg
