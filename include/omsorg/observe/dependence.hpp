// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

/// How much one observation tells of the next.
///
/// Whoever comes just after a client that waited long will wait long as well. Such observations say less than
/// as many independent ones, and an interval that does not know it is too narrow.
///
///     autocorrelation      Σ (x_i - mean)(x_{i+k} - mean) / Σ (x_i - mean)²      0 when independent
///     von Neumann's ratio  Σ (x_{i+1} - x_i)² / Σ (x_i - mean)²                  2 when independent,
///                          less when neighbours are alike, more when they alternate
///
/// The law: neither changes with the unit or the level of the values, and
///
///     ratio = 2 (1 - r_1) - ((x_1 - mean)² + (x_n - mean)²) / Σ (x_i - mean)²
///
/// Both are not a number when nothing varies. Values that are large and close lose no digits: deviations are
/// taken from the first value, and then from their mean.
namespace omsorg {

/// Of values `lag` places apart; as the certified values of NIST define it.
[[nodiscard]] double autocorrelation(std::span<const double> values, std::size_t lag = 1);

[[nodiscard]] double von_neumann_ratio(std::span<const double> values);

} // namespace omsorg
