// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/need/expectation.hpp>
#include <omsorg/service/autonomy.hpp>
#include <omsorg/service/home_care_year.hpp>

#include <optional>

namespace omsorg {

/// The quality of home care in a year, from what its clients can observe (those of a district, or women, or the
/// oldest): between 0 and 1.
///
///     hours that came        1 − unmet share
///     visits that came       1 − missed or given up over planned
///     the same faces         few_staff over the staff met in 14 days, one at most
///
/// The three are weighed by the keys of expectation.hpp; where nobody's continuity was followed, by the first
/// two. The law: it is 1 where everything came and few came with it, and falls with each of the three.
/// Nothing for a year in which nobody had a visit planned.
[[nodiscard]] inline std::optional<double> home_care_quality(const ExpectationAssumptions& a,
                                                             const VisitsMet& visits, double unmet_share) {
    if (visits.planned == 0) return std::nullopt;
    const double missed = static_cast<double>(visits.missed) / static_cast<double>(visits.planned);
    const std::optional<double> faces = same_faces(visits, a.few_staff);
    const double same = faces ? a.weight_continuity : 0;
    const double weights = a.weight_delivered + a.weight_missed + same;
    if (weights <= 0) return std::nullopt;
    return (a.weight_delivered * (1 - unmet_share) + a.weight_missed * (1 - missed) +
            same * faces.value_or(0)) /
           weights;
}

} // namespace omsorg
