// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace omsorg {

/// The hours of the escort service, the clients' and the staff's apart.
///
///     client:  granted = delivered + not asked + cancelled late + away + no staff + refused
///     staff:   reserved = with clients + put to other use + idle        (travel comes on top)
///              with clients = delivered + second staff − saved by pooling
///
/// *Unmet* is `no_staff` only: she asked in time and no seat was left. `refused` are wishes that came too
/// late or lay too far from every session (the way of working refuses them, not the lack of staff).
struct EscortHours {
    Hours granted{}, delivered{}, not_asked{}, cancelled_late{}, away{}, no_staff{}, refused{};

    EscortHours& operator+=(const EscortHours& other);
    bool operator==(const EscortHours&) const = default;

    /// Throws a Defect that names the difference.
    void balance() const;
};

struct EscortStaffHours {
    Hours reserved{}, with_clients{}, other_use{}, idle{}, travel{};
    Hours delivered{}, second_staff{}, saved_by_pooling{};

    EscortStaffHours& operator+=(const EscortStaffHours& other);
    bool operator==(const EscortStaffHours&) const = default;
    void balance() const;
};

/// What happened in a span of weeks.
struct EscortCounts {
    std::int64_t client_weeks = 0;
    std::int64_t wishes = 0; ///< weeks in which a client wanted to go
    std::int64_t met = 0;    ///< agreed at the wished time, within the tolerance
    std::int64_t agreed = 0; ///< agreed at any time
    std::int64_t no_seat = 0;
    std::int64_t too_late = 0;
    std::int64_t too_far = 0;
    std::int64_t at_event = 0;                ///< went to the event they wished for
    std::int64_t groups = 0;                  ///< staffed outings, single ones included
    std::int64_t declined_company = 0;        ///< event goers who did not consent
    std::array<std::int64_t, 9> group_size{}; ///< 1 ... 8, and more

    EscortCounts& operator+=(const EscortCounts& other);
    bool operator==(const EscortCounts&) const = default;
};

struct EscortYear {
    std::vector<EscortHours> by_district; ///< indexed by DistrictId
    EscortStaffHours staff;
    EscortCounts counts;
    Hours credited{}, debited{}, forfeited{}; ///< entitlement accounts; the rest is carried over

    [[nodiscard]] EscortHours clients() const;         ///< all districts together
    [[nodiscard]] double met_preference_share() const; ///< of the wishes
    [[nodiscard]] double fill_rate() const;            ///< staff hours with clients of those reserved
    [[nodiscard]] double
    pooling_gain() const; ///< hours delivered and second staff per staff hour with clients, ≥ 1

    EscortYear& operator+=(const EscortYear& other);
    bool operator==(const EscortYear&) const = default;
    void balance() const;
};

} // namespace omsorg
