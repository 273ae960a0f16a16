// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/economy/assumptions.hpp>

namespace omsorg {

/// The yearly budget round: what can be paid for, against what is needed.
///
///     allotment   = revenue × the service's share of the revenue in the base year × (1 + extra)^years
///     affordable  = (allotment − what is not posts) / cost per post
///     gap         = required − affordable, in posts; × cost per post, in kronor
///
/// The share is frozen: a council that gives care a larger part of the same money has decided something, and
/// that is a key (`economy.extra_allotment`). A gap may be negative: more can be afforded than is needed.
struct ServiceRequest {
    Posts required{};
    KronorPerPost per_post{0}; ///< overhead included
    Kronor other_cost{};       ///< net of fees: what the year costs besides posts
    double base_share = 0;     ///< of the revenue, in the base year
};

struct ServiceBudget {
    Kronor allotment{};
    Posts affordable{}; ///< never below zero
    Posts gap{};
    Kronor cost_gap{}; ///< what is missing to pay for all that is required
};

/// `years` have passed since the base year's shares were fixed.
[[nodiscard]] ServiceBudget budget_round(const EconomyAssumptions& a, Kronor revenue,
                                         const ServiceRequest& request, int years);

/// The base year's share of the revenue that a service took: its net cost over the revenue, fixed once.
[[nodiscard]] double base_share(Kronor net_cost, Kronor revenue);

} // namespace omsorg
