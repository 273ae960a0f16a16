// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/economy/assumptions.hpp>

#include <span>
#include <vector>

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

/// Posts of the base year, solved because nobody has recorded them.
///
/// The clients received a known share of their granted hours. Each delivered client hour takes 1 /
/// client-time share worked hours (travel, documentation, meetings and waiting are the rest), and a post
/// gives so many worked hours a year (contract less absence). Of the worked hours, hourly staff and overtime
/// give a share:
///
///     posts = granted × delivered share × (1 − hourly share) / client-time share / worked hours per post
///
/// What is assumed about the delivered share and the client-time share therefore decides how well staffed the
/// base year is, and with it the break year: both are keys to vary first.
struct BaseYearStaffing {
    Hours granted{}; ///< in the year
    double delivered_share = 1;
    double client_time_share = 0.58;
    double hourly_share = 0; ///< of the worked hours given by hourly staff and overtime
    double worked_hours_per_post = 1600;
};

[[nodiscard]] Posts base_year_posts(const BaseYearStaffing& given);

} // namespace omsorg
