// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/distribution.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace omsorg {

// A run that remembers one step, X_t = phi X_{t-1} + N(0, 1), from its stationary law: the simplest dependent
// observations, of which everything is known.
//
//     covariance of values k apart    phi^k / (1 - phi²)
//     n Var(mean of n), n → ∞         1 / (1 - phi)²
inline std::vector<double> one_lag_run(double phi, std::size_t n, Run run) {
    static const Distribution normal = Distribution::normal(0, 1);
    Luck luck = Stream{run, Purpose::parameter}.at(Key{n});
    std::vector<double> values{normal.draw(luck) / std::sqrt(1 - phi * phi)};
    while (values.size() < n) values.push_back(phi * values.back() + normal.draw(luck));
    return values;
}

// The variance of the mean of n neighbours, by adding the covariances.
inline double one_lag_variance_of_mean(double phi, std::size_t n) {
    const auto count = static_cast<double>(n);
    double sum = 1, power = 1;
    for (std::size_t k = 1; k < n; ++k) {
        power *= phi;
        sum += 2 * (1 - static_cast<double>(k) / count) * power;
    }
    return sum / ((1 - phi * phi) * count);
}

} // namespace omsorg
