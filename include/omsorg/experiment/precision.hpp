// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace omsorg {

/// How many digits a figure has earned.
///
/// A forecast of 20 futures that prints 1 234.5678 hours pretends. The last digit printed stands for a unit
/// that is not smaller than the standard error, so that the digit shown is uncertain by about one step:
///
///     standard error  0.034  ──▶ tenths        0.2
///     standard error  18     ──▶ hundreds      1 200
///     standard error  0      ──▶ as many as the number has, at most `most`
///
/// Law: the unit is the smallest power of ten that is at least the standard error.
struct Digits {
    int decimals = 0; ///< below zero: rounded to tens, hundreds, ...
    double unit = 1;  ///< the value of the last digit shown
};

[[nodiscard]] Digits digits(double standard_error, int most = 6);

/// The number rounded to its earned digits.
[[nodiscard]] double rounded(double value, Digits digits);

/// Standard error of a sample's p-quantile, from its order statistics (Woodruff): half the width between the
/// quantiles at p ± sqrt(p (1 - p) / n). Not a number for fewer than two.
[[nodiscard]] double quantile_error(std::span<const double> sample, double p);

} // namespace omsorg
