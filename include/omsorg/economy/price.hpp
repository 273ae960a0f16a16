// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/economy/assumptions.hpp>
#include <omsorg/economy/wage.hpp>

namespace omsorg {

/// Budgets and assumptions count in thousands [tkr].
[[nodiscard]] constexpr Kronor thousand_kronor(double amount) { return Kronor::from_kronor(1000 * amount); }

/// The prices of a year for one service: what a post, an hour and a device cost, in kronor of the price year.
///
/// A post is paid twelve months whether the holder works or is on paid leave; unsocial-hours pay is paid for
/// the hours worked. Hourly staff are paid by the hour with holiday pay on top, overtime by a factor,
/// agencies by another. Assistant nurses and care assistants are mixed by their share.
struct ServicePrices {
    KronorPerPost post{0};
    KronorPerHour hourly{0}, overtime{0}, agency{0};
    double overhead_share = 0; ///< of staff cost

    /// A post with the overhead that follows it: what a budget must hold for one more.
    [[nodiscard]] KronorPerPost whole_post() const {
        return KronorPerPost{post.kronor() * (1 + overhead_share)};
    }
};

struct StaffMix {
    double assistant_nurse_share = 0.61;
    double worked_hours_per_post = 1600; ///< in a year, absences taken off
    PayMix mix{};                        ///< when they work
    bool caseworkers = false;            ///< neither assistant nurses nor care assistants
};

[[nodiscard]] ServicePrices service_prices(const EconomyAssumptions& a, const StaffMix& staff, int year);

/// A therapist works office hours: no unsocial-hours pay.
[[nodiscard]] KronorPerHour therapist_hour(const EconomyAssumptions& a, double worked_hours_per_post,
                                           int year);

[[nodiscard]] Kronor camera_cost(const EconomyAssumptions& a, double camera_months);
[[nodiscard]] Kronor place_cost(const EconomyAssumptions& a, double place_years);
[[nodiscard]] Kronor blocked_cost(const EconomyAssumptions& a, double days);

} // namespace omsorg
