// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace omsorg {

// NIST Statistical Reference Datasets, univariate summary statistics: NumAcc1 to NumAcc4 with their certified
// values, and the digits that double precision leaves of the spread (the data themselves are rounded:
// 10000000.1 by up to 1e-9, a hundred-millionth of the standard deviation).
struct NistDataset {
    const char* name;
    std::vector<double> values;
    double mean, sd, lag_one;
    double digits;
};

inline std::array<NistDataset, 4> nist_datasets() {
    const auto alternating = [](double first, double low, double high) {
        std::vector<double> values{first};
        for (int i = 0; i < 500; ++i) values.insert(values.end(), {low, high});
        return values;
    };
    return {{{"NumAcc1", {10000001, 10000003, 10000002}, 10000002, 1, -0.5, 15},
             {"NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1, -0.999, 15},
             {"NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, -0.999, 9.4},
             {"NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, -0.999, 8.2}}};
}

// Digits in common with the certified value.
inline double digits(double found, double certified) {
    return found == certified ? 17 : -std::log10(std::abs(found - certified) / std::abs(certified));
}

} // namespace omsorg
