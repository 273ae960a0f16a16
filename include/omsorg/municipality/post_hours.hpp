// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>

namespace omsorg {

inline constexpr double working_weeks_a_year = 251.18 / 5; ///< the mean working days of 400 years

/// The hours at work a year that one filled post brings with it, hourly-paid
/// replacements of the absent included.
struct PostHours {
    double at_work = 0;
    double of_it_hourly = 0;
    double unpaid_share = 0; ///< of the contracted time: long sickness, paid by the insurance
};

/// Before anything has been measured, in a group of so many posts: contract less vacation and sickness, plus what of
/// them is replaced, as far as the group finds substitutes (workforce/substitutes.hpp).
[[nodiscard]] PostHours expected_hours(const WorkforceAssumptions& a, Branch branch, double posts);

} // namespace omsorg
