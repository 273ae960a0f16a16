// SPDX-License-Identifier: MIT
#include <omsorg/experiment/precision.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <omsorg/experiment/comparison.hpp>

namespace omsorg {

Digits digits(double standard_error, int most) {
    if (!(standard_error > 0)) return {.decimals = most, .unit = std::pow(10.0, -most)};
    if (std::isinf(standard_error)) return {.decimals = 0, .unit = 1};
    // The smallest power of ten that is at least the error; the tiny slack keeps 0.1 itself at tenths.
    const int place = static_cast<int>(std::ceil(std::log10(standard_error) - 1e-9));
    const int decimals = std::min(-place, most);
    return {.decimals = decimals, .unit = std::pow(10.0, -decimals)};
}

double rounded(double value, Digits earned) {
    if (earned.decimals <= 0) return std::round(value / earned.unit) * earned.unit;
    const double scale = std::pow(10.0, earned.decimals);
    return std::round(value * scale) / scale;
}

double quantile_error(std::span<const double> sample, double p) {
    if (sample.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    const double spread = std::sqrt(p * (1 - p) / static_cast<double>(sample.size()));
    return (sample_quantile(sample, std::min(1.0, p + spread)) -
            sample_quantile(sample, std::max(0.0, p - spread))) /
           2;
}

} // namespace omsorg
