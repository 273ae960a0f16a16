// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/probe.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

/// What a check of `omsorg doctor` costs, small enough to be counted instruction by instruction.
///
/// A check lives a thousand replications, or thousands, of each model with each set of parameters that its rows have,
/// and computes the other rows once. So the whole costs a thousand times a thousandth of the simulations, and the rest.
namespace omsorg {

/// Whether a check asks a model about a row.
inline bool is_examined(const KnownModel& model, const KnownRow& row) {
    return row.model == model.name && row.tier == Tier::check &&
           (model.sees.empty() ||
            std::find(model.sees.begin(), model.sees.end(), row.metric) != model.sees.end());
}

/// One replication in a thousand of what is simulated, or what is computed; how many figures were seen.
inline std::size_t examine(bool simulated) {
    std::size_t seen = 0;
    for (const KnownModel& model : known_models()) {
        std::set<std::string> done;
        for (const KnownRow& row : known_rows()) {
            if (!is_examined(model, row) || row.is_statistical != simulated) continue;
            if (!done.insert(row.parameters).second) continue; // one simulation answers for all rows
            const auto times = static_cast<std::uint32_t>(simulated ? model.replications / 1'000 : 1);
            for (std::uint32_t i = 0; i < times; ++i) {
                Probe probe{Run{.seed = 2026, .number = i}, 1};
                model.replicate(Parameters{row.parameters}, probe);
                seen += probe.seen().size();
            }
        }
    }
    return seen;
}

} // namespace omsorg
