// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>

#include <algorithm>
#include <cmath>

/// How much a worker is employed: her share of a full-time post, and the minutes that it gives.
///
/// A full-time week with Sunday work is 38.25 hours, a night week 34.33 (a local agreement may say 37: it is
/// a key), an office week 40. Those who work part time have one of three contract shares round the mean.
///
///     contract 0.75, day and evening:  2 weeks × 38.25 h × 0.75 = 57 h 22 min 30 s  →  3,443 minutes
namespace omsorg {

/// The contract share at one uniform number: full time first, then the three part-time shares alike.
[[nodiscard]] inline double contract_share(const WorkforceAssumptions& assume, Occupation occupation,
                                           double u) {
    const double full = occupation == Occupation::assistant_nurse  ? assume.full_time_share_assistant_nurse
                        : occupation == Occupation::care_assistant ? assume.full_time_share_care_assistant
                                                                   : assume.full_time_share_caseworker;
    if (u < full) return 1.0;
    const double third = std::floor((u - full) / (1.0 - full) * 3.0) - 1.0; // -1, 0, 1
    return std::clamp(assume.part_time_contract + 0.15 * std::min(third, 1.0), 0.1, 1.0);
}

/// What the contract owes in two weeks, in whole minutes.
[[nodiscard]] inline int fortnight_minutes(const WorkforceAssumptions& assume, Branch branch,
                                           double contract) {
    const double week = works_nights(branch)   ? assume.night_week
                        : works_office(branch) ? assume.office_week
                                               : assume.full_time_week;
    return static_cast<int>(std::lround(2.0 * week * contract * 60.0));
}

} // namespace omsorg
