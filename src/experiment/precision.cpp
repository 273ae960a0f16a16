// SPDX-License-Identifier: MIT
#include <omsorg/experiment/precision.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <omsorg/experiment/comparison.hpp>

namespace omsorg {

Digits digits(double standard_error, int most) {
    const Digits finest{.decimals = std::max(0, most), .unit = std::pow(10.0, -most)};
    if (!(standard_error > 0) || std::isinf(standard_error)) return finest;
    constexpr double slack = 1 + 1e-9; // an error of 0.1 itself is shown in tenths
    const int place = static_cast<int>(std::floor(std::log10(standard_error)));
    for (const double step : {1.0, 2.0, 5.0, 10.0}) {
        const int tens = step < 10 ? place : place + 1;
        // Dividing by a whole power of ten is exact to the last bit; multiplying by 0.1 is not.
        const double factor = step < 10 ? step : 1;
        const double unit = tens >= 0 ? factor * std::pow(10.0, tens) : factor / std::pow(10.0, -tens);
        if (unit * slack < standard_error) continue;
        if (unit < finest.unit) return finest;
        return {.decimals = std::max(0, -tens), .unit = unit};
    }
    return finest;
}

double rounded(double value, Digits earned) {
    const double steps = std::round(value / earned.unit);
    const double scale = std::pow(10.0, earned.decimals);
    return std::round(steps * earned.unit * scale) / scale;
}

double quantile_error(std::span<const double> sample, double p) {
    if (sample.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    const double spread = std::sqrt(p * (1 - p) / static_cast<double>(sample.size()));
    return (sample_quantile(sample, std::min(1.0, p + spread)) -
            sample_quantile(sample, std::max(0.0, p - spread))) /
           2;
}

} // namespace omsorg
