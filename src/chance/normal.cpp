// SPDX-License-Identifier: MIT
#include "normal.hpp"

#include <boost/math/special_functions/erf.hpp>

#include <cmath>

namespace omsorg {
namespace {

namespace math = boost::math;
using Plain = math::policies::policy<math::policies::promote_double<false>>;

constexpr double root_two = 1.4142135623730951;
constexpr double density_at_zero = 0.3989422804014327;

double below(double z) { return 0.5 * math::erfc(-z / root_two, Plain{}); }

double density(double z) { return std::isinf(z) ? 0.0 : density_at_zero * std::exp(-0.5 * z * z); }

double times_density(double z) { return std::isinf(z) ? 0.0 : z * density(z); }

} // namespace

double normal_quantile(double u) { return -root_two * math::erfc_inv(2 * u, Plain{}); }

double normal_share_between(double low, double high) {
    return low > 0 ? below(-low) - below(-high) : below(high) - below(low);
}

// In standard deviations. What is left out below is of the order of narrow^4 of the mean, and narrow^2 of the spread.
constexpr double narrow = 1e-3;

double normal_between(double low, double high, double u) {
    if (low > 0) return -normal_between(-high, -low, 1 - u);
    const double share = normal_share_between(low, high);
    const double up_to = below(low) + u * share;
    // Above the middle it is the rest that keeps its digits; it never rounds to nothing.
    return up_to <= 0.5 ? normal_quantile(up_to) : -normal_quantile(below(-high) + (1 - u) * share);
}

double normal_mean_between(double low, double high) {
    const double width = high - low, middle = low + width / 2;
    // So narrow that the difference would lose its digits: nearly level, it leans by middle * width^2 / 12.
    if (width < narrow) return middle - middle * width * width / 12;
    return (density(low) - density(high)) / normal_share_between(low, high);
}

double normal_sd_between(double low, double high) {
    if (const double width = high - low; width < narrow) return width / std::sqrt(12.0);
    const double mean = normal_mean_between(low, high);
    const double share = normal_share_between(low, high);
    return std::sqrt(1 + (times_density(low) - times_density(high)) / share - mean * mean);
}

} // namespace omsorg
