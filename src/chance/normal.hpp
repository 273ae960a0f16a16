// SPDX-License-Identifier: MIT
#pragma once

/// The standard normal distribution, whole or given that it falls between two bounds.
///
/// The parts of it that distributions need; Boost.Math stays in normal.cpp. Both tails keep
/// their digits: bounds above zero are mirrored, so that the share far out in the upper tail
/// is never a difference of two ones.
namespace omsorg {

[[nodiscard]] double normal_quantile(double u);

/// The share of it between two bounds.
[[nodiscard]] double normal_share_between(double low, double high);

/// The value below which the share u of what lies between the bounds falls.
[[nodiscard]] double normal_between(double low, double high, double u);
[[nodiscard]] double normal_mean_between(double low, double high);
[[nodiscard]] double normal_sd_between(double low, double high);

} // namespace omsorg
