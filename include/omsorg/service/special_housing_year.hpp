// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/service/care_homes.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace omsorg {

/// What a year of special housing came to, and what it says of homes where they are told.
///
///     asked before and waiting + asked in the year = moved + left without moving + waiting at the end
struct TransfersYear {
    std::int64_t waiting_at_start = 0, asked = 0, moved = 0, left = 0, waiting_at_end = 0;

    /// Throws Defect.
    void balance() const;
};

struct HomesYear {
    bool told = false;          ///< on some day
    TransfersYear wish{};       ///< to a home of the own district
    TransfersYear closing{};    ///< out of a home that closed
    double wish_wait_sum = 0;   ///< days waited by those who moved to the home they wished
    std::int64_t days = 0;      ///< on which homes were told
    std::int64_t wish_days = 0; ///< person-days waiting for the wished home
    /// Resident-days by own district: with a wish, and of those where they wished.
    std::vector<std::int64_t> wishing, wished;
    struct Ward {
        DistrictId district{}; ///< none outside the table
        std::int64_t resident_days = 0, place_days = 0;
    };
    std::vector<Ward> wards{};

    [[nodiscard]] std::optional<double> mean_wish_wait() const;
};

struct SpecialHousingYear {
    std::int64_t decisions = 0, moved_in = 0, moved_out = 0, left_queue = 0;
    std::vector<std::int64_t> resident_days_by_district;
    std::int64_t resident_days = 0;
    std::int64_t waiting_days = 0; ///< person-days in the queue: its integral over the year
    std::int64_t waiting_at_end = 0;

    double wait_sum = 0;      ///< days waited by those who moved in (each wait is complete)
    std::int64_t over_90 = 0; ///< moved in after, or left after, or still waiting after more than 90 days
    std::int64_t known_about_90 = 0; ///< of those for whom it is known whether they wait more than 90 days

    std::int64_t days = 0, place_days = 0;   ///< of the permanent places
    ByKind<std::int64_t> resident_days_of{}; ///< residents in places of the kind
    ByKind<std::int64_t> waiting_days_of{};  ///< transfers not counted
    ByKind<std::int64_t> moved_in_to{};      ///< from home
    ByKind<double> wait_sum_of{};            ///< of those
    std::int64_t transfers_asked = 0, transfers = 0, transfers_left = 0, transfer_days = 0;
    std::int64_t transfers_waiting_at_end = 0;
    std::int64_t partner_days = 0, held_days = 0; ///< living with a resident; staying on after a death
    bool kinds = false;                           ///< there were places of both kinds on some day
    bool couples = false;
    HomesYear homes{};

    /// Days from decision to moving in, of those who moved in this year. Those still waiting are not in it
    /// (they are `waiting_at_end`), so it lags while a queue grows.
    [[nodiscard]] std::optional<double> mean_wait() const;
    [[nodiscard]] std::optional<double> mean_wait(HousingKind kind) const;
    /// Of those whose answer is known: who moved in, or has waited more than 90 days. Who left or waits with
    /// fewer days is censored and counted on neither side.
    [[nodiscard]] std::optional<double> share_over_90_days() const;
    /// Residents over permanent places, as means over the year; above one after a closing.
    [[nodiscard]] std::optional<double> occupancy() const;
};

} // namespace omsorg
