// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/municipality/assumptions.hpp>

#include <cstdint>

namespace omsorg {

/// What the municipality pays by the day, whoever comes: places kept open, systems kept running.
///
///     1 July: 20 places more, all with energy control
///         half the year's days at the old cost, half at the new   ──▶  the mean of the days is the year's cost
///
/// Amounts are those of a whole year in thousand kronor, as the assumptions of one day have them.
///
/// The law: where nothing changes in a year, its mean is the amount itself, bit for bit.
///
/// Example
///
///     StandingCosts mean;
///     for (std::int64_t day = 1; day <= 365; ++day) mean.include(standing_costs(live, places), day);
struct StandingCosts {
    double places = 0;             ///< number, of special housing
    double accessibility = 0;      ///< of technologies, made so that more can use them
    double speech = 0;             ///< dictated documentation, for each post of home care
    double energy = 0;             ///< control of it in special housing, less what it saves
    double shared_development = 0; ///< of e-services, the municipality's part

    /// Makes the mean of `n - 1` days that of `n`.
    void include(const StandingCosts& today, std::int64_t n) noexcept;
};

/// With so many places in special housing today.
[[nodiscard]] StandingCosts standing_costs(const Assumptions& live, double places);

} // namespace omsorg
