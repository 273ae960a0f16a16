// SPDX-License-Identifier: MIT
#include <omsorg/municipality/allocation.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/municipality/client_groups.hpp>

#include <algorithm>
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
    std::vector<Owed> districts;
    double low = std::numeric_limits<double>::infinity(), high = 0;
    for (std::size_t i = 0; i < unmet.size(); ++i) {
        if (receivable[i] <= 0) continue;
        districts.push_back({unmet[i], receivable[i]});
        low = std::min(low, unmet[i] / receivable[i]);
        high = std::max(high, unmet[i] / receivable[i]);
    }
    const auto gini = gini_of_unmet(districts);
    if (!gini) return std::nullopt;
    return Inequality{.gini = *gini, .range = high - low};
}

} // namespace omsorg
