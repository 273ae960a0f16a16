// SPDX-License-Identifier: MIT
#include <omsorg/municipality/allocation.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace omsorg {

std::vector<double> allocation_shares(std::span<const double> need, std::span<const double> history,
                                      double need_share) {
    expect(need.size() == history.size(), "every district has a need and a history");
    const double all_need = std::accumulate(need.begin(), need.end(), 0.0);
    const double all_history = std::accumulate(history.begin(), history.end(), 0.0);
    const double alpha = all_history <= 0 ? 1 : all_need <= 0 ? 0 : need_share;
    std::vector<double> shares(need.size(), 0.0);
    for (std::size_t i = 0; i < need.size(); ++i) {
        if (all_need > 0) shares[i] += alpha * need[i] / all_need;
        if (all_history > 0) shares[i] += (1 - alpha) * history[i] / all_history;
    }
    return shares;
}

std::optional<Inequality> inequality(std::span<const double> unmet, std::span<const double> receivable) {
    expect(unmet.size() == receivable.size(), "unmet hours lie in districts with receivable ones");
    const double all = std::accumulate(receivable.begin(), receivable.end(), 0.0);
    if (all <= 0) return std::nullopt;
    const double mean = std::accumulate(unmet.begin(), unmet.end(), 0.0) / all;
    Inequality found;
    double low = std::numeric_limits<double>::infinity(), high = 0, apart = 0;
    for (std::size_t i = 0; i < unmet.size(); ++i) {
        if (receivable[i] <= 0) continue;
        low = std::min(low, unmet[i] / receivable[i]);
        high = std::max(high, unmet[i] / receivable[i]);
        for (std::size_t k = 0; k < unmet.size(); ++k)
            if (receivable[k] > 0)
                apart += receivable[i] / all * receivable[k] / all *
                         std::abs(unmet[i] / receivable[i] - unmet[k] / receivable[k]);
    }
    found.range = high - low;
    if (mean > 0) found.gini = apart / (2 * mean);
    return found;
}

} // namespace omsorg
