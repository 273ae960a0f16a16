// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/need/expectation.hpp>
#include <omsorg/service/home_care_year.hpp>

#include <algorithm>
#include <optional>

namespace omsorg {

/// The quality of a district's home care in a year, from what its clients can observe: between 0 and 1.
///
///     hours that came        1 − unmet share
///     visits that came       1 − missed or given up over planned
///     the same faces         few_staff over the staff met in 14 days, one at most
///
/// The three are weighed by the keys of expectation.hpp; where nobody's continuity was followed, by the first
/// two. The law: it is 1 where everything came and few came with it, and falls with each of the three.
/// Nothing for a year in which nobody had a visit planned.
[[nodiscard]] inline std::optional<double> home_care_quality(const ExpectationAssumptions& a,
                                                             const HomeCareYear& year) {
    if (year.visits == 0) return std::nullopt;
    const double missed = static_cast<double>(year.missed + year.given_up) / static_cast<double>(year.visits);
    const bool followed = year.continuity_clients > 0;
    const double faces = followed ? std::min(1.0, a.few_staff / std::max(1.0, year.continuity())) : 0;
    const double same = followed ? a.weight_continuity : 0;
    const double weights = a.weight_delivered + a.weight_missed + same;
    if (weights <= 0) return std::nullopt;
    return (a.weight_delivered * (1 - year.clients.unmet_share()) + a.weight_missed * (1 - missed) +
            same * faces) /
           weights;
}

} // namespace omsorg
