// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace omsorg {

/// How many digits a figure has earned.
///
/// A forecast of 20 futures that prints 1 234.5678 hours pretends. A figure is shown in steps of 1, 2 or 5
/// times a power of ten, and the step is not smaller than the standard error, so that what is shown is
/// uncertain by about one step:
///
///     standard error  0.034  ──▶ steps of 0.05     0.15   0.20
///     standard error  18     ──▶ steps of 20       1 220  1 240
///     standard error  0      ──▶ as many digits as are asked for
///
/// Law: the step is the smallest of these that is at least the standard error.
struct Digits {
    int decimals = 0; ///< how many to print, never below zero
    double unit = 1;  ///< the step
};

[[nodiscard]] Digits digits(double standard_error, int most = 6);

/// The number rounded to its earned digits.
[[nodiscard]] double rounded(double value, Digits digits);

/// Standard error of a sample's p-quantile, from its order statistics (Woodruff): half the width between the
/// quantiles at p ± sqrt(p (1 - p) / n). Not a number for fewer than two.
[[nodiscard]] double quantile_error(std::span<const double> sample, double p);

} // namespace omsorg
