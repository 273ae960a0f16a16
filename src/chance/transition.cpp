// SPDX-License-Identifier: MIT
#include <omsorg/chance/transition.hpp>

#include <omsorg/base/expect.hpp>

#include "sentence.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace omsorg {

Transition Transition::from_rows(const std::vector<std::vector<double>>& chances) {
    Transition made;
    constexpr double rounding = 1e-9;
    for (std::size_t from = 0; from < chances.size(); ++from) {
        const std::string of = " of node " + std::to_string(from);
        const auto& row = chances[from];
        need(row.size() == chances.size(),
             "the row" + of + " needs one chance for each of " + std::to_string(chances.size()) + " nodes",
             static_cast<double>(row.size()));
        double sum = 0;
        for (std::size_t to = 0; to < row.size(); ++to) {
            need(std::isfinite(row[to]) && row[to] >= 0, "the row" + of + " needs chances of 0 or more",
                 row[to]);
            sum += row[to];
            if (row[to] > 0) made.ways_.push_back({std::min(sum, 1.0), row[to], to});
        }
        need(sum <= 1 + rounding, "the row" + of + " needs chances with a sum of at most 1", sum);
        if (sum >= 1 - rounding && sum > 0) made.ways_.back().up_to = 1;
        made.begins_.push_back(made.ways_.size());
    }
    return made;
}

std::span<const Transition::Way> Transition::ways(std::size_t from) const {
    expect(from < nodes(), "one goes on from a node of the table");
    return std::span{ways_}.subspan(begins_[from], begins_[from + 1] - begins_[from]);
}

std::optional<std::size_t> Transition::next(std::size_t from, double u) const {
    expect(u > 0 && u < 1, "the next node is asked for with a share between 0 and 1");
    const auto all = ways(from);
    const auto way = std::upper_bound(all.begin(), all.end(), u,
                                      [](double share, const Way& to) { return share < to.up_to; });
    if (way == all.end()) return std::nullopt;
    return way->to;
}

double Transition::chance(std::size_t from, std::size_t to) const {
    expect(to < nodes(), "one goes to a node of the table");
    for (const Way& way : ways(from))
        if (way.to == to) return way.chance;
    return 0;
}

double Transition::chance_to_leave(std::size_t from) const {
    const auto all = ways(from);
    return all.empty() ? 1 : 1 - all.back().up_to;
}

} // namespace omsorg
