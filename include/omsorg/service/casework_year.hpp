// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/service/casework_assumptions.hpp>

#include <array>
#include <cstdint>

namespace omsorg {

/// What casework came to in a span of days: cases, days, and the caseworkers' hours.
///
///     cases:  waiting at the start + received = worked off + waiting at the end
///     staff:  present = meetings + on cases + lost + idle
///     work:   owed at the start + come in = on cases + lost + owed at the end
///
/// `lost` is freed time that nobody could put to use (one less the redeployment share of it): it was spent at
/// work, and no case got it.
///
/// The law: all three hold, cases by type and hours to the microsecond; `balance()` throws a Defect otherwise.
struct CaseworkYear {
    struct Type {
        std::int64_t at_start = 0, received = 0, worked_off = 0, at_end = 0;
        std::int64_t automated = 0, digital = 0; ///< of the received
        std::int64_t over_limit = 0;             ///< of the worked off
        double days = 0;                         ///< from application to decision, of the worked off, summed

        Type& operator+=(const Type& other);
        [[nodiscard]] double mean_days() const { return days / static_cast<double>(worked_off); }
    };

    std::array<Type, case_types> by_type{};
    std::int64_t wrong = 0, appeals = 0, changed = 0;
    std::int64_t queue_days = 0, days = 0; ///< cases that waited, summed over the days; and the days
    Hours present{}, meetings{}, on_cases{}, lost{}, idle{};
    Hours owed_at_start{}, come_in{}, owed_at_end{};
    Hours freed{};         ///< minutes that e-service and automation saved, put to use or not
    Hours client_effort{}; ///< the applicants' own time

    [[nodiscard]] Type all() const;
    [[nodiscard]] double mean_backlog() const {
        return days > 0 ? static_cast<double>(queue_days) / static_cast<double>(days) : 0.0;
    }
    void balance() const;
};

} // namespace omsorg
