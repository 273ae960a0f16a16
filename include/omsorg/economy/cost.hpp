// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/economy/account.hpp>
#include <omsorg/economy/assumptions.hpp>
#include <omsorg/economy/price.hpp>

#include <cstddef>

namespace omsorg {

/// From volumes to kronor: what one service used in a year, booked on its cost centre.
///
/// Posts are paid for the part of the year they were filled, less the pay of unpaid absence (`unpaid_posts`:
/// long sick leave after the employer's first fourteen days, paid by the insurance). Everything else is paid
/// per unit used.
struct ServiceVolumes {
    Posts filled{};       ///< average over the year
    Posts unpaid_posts{}; ///< of them away without pay
    Hours hourly{}, overtime{}, agency{}, therapist{};
    double camera_months = 0;
    double place_years = 0;
    double home_care_months = 0; ///< client months that pay the home-care fee
    double special_housing_months = 0;
    double blocked_days = 0;       ///< in hospital, beyond the free ones
    Kronor licences{}, premises{}; ///< of devices and buildings, beyond cameras and places
    Kronor partners{};             ///< paid to partners, and for what is developed with other municipalities
    bool overhead = true;          ///< special housing has its overhead in the place cost
};

/// Books the volumes and returns the net cost of the centre.
Kronor book_costs(Account& account, std::size_t centre, const EconomyAssumptions& a,
                  const ServicePrices& prices, KronorPerHour therapist, const ServiceVolumes& volumes);

} // namespace omsorg
