// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/experiment/result.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace omsorg {

/// What a change does, future by future.
///
/// Both plans meet the same futures, so their difference is taken inside each future and only then summed up:
/// what the futures have in common cancels. The term of art is common random numbers with a paired Student
/// interval.
///
///     future   as_today   new_ways   difference
///        0        812        790        -22
///        1        640        621        -19      ──▶  -20.5, interval, p10 .. p90
///
/// Law: a plan compared with itself differs by exactly zero, with an interval of no width.
struct Difference {
    std::size_t futures = 0;
    double mean = 0;
    double standard_error = 0;
    double low = 0, high = 0; ///< Student interval of the mean
    double p10 = 0, p50 = 0, p90 = 0;
};

/// `after` minus `before`, pair by pair; pairs where either is not a number are left out.
[[nodiscard]] Difference compare(std::span<const double> before, std::span<const double> after,
                                 double level = 0.95);

struct YearDifference {
    int year = 0;
    Difference difference;
};

/// Year by year, over the futures that both plans finished.
[[nodiscard]] std::vector<YearDifference> compare(const FutureGrid& before, const FutureGrid& after,
                                                  double level = 0.95);

/// A quantile of a sample by linear interpolation between order statistics (type 7, the default of R and
/// NumPy). Not a number for an empty sample.
[[nodiscard]] double sample_quantile(std::span<const double> sample, double p);

/// The fan of one measure: low, middle and high by calendar year.
struct FanYear {
    int year = 0;
    std::size_t futures = 0;
    double p10 = 0, p50 = 0, p90 = 0;
    double mean = 0;
    double standard_error = 0; ///< of the mean
    double p50_error = 0;      ///< standard error of the middle
};
[[nodiscard]] std::vector<FanYear> fan_of(const FutureGrid& grid);

/// A component run alone: how far it moves a measure, and how much of the whole plan's move that is.
///
/// Components are taken one at a time against the plan without any of them. They need not add up: what they
/// do together beyond their sum is the interplay, and it is reported, not smeared out.
struct Contribution {
    Difference alone;
    double share = 0; ///< of the whole plan's mean difference; not a number when that is nought
};
struct Contributions {
    Difference whole;
    std::vector<Contribution> components;
    double interplay = 0; ///< whole minus the sum of the parts
};
[[nodiscard]] Contributions contributions(std::span<const double> before, std::span<const double> whole,
                                          std::span<const std::vector<double>> components,
                                          double level = 0.95);

} // namespace omsorg
