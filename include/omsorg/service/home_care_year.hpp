// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/observe/ledger.hpp"
#include "omsorg/service/digital_support.hpp"

#include <cstdint>

/// What home care did in one district since the last harvest: hours of clients, hours of staff, visits.
///
/// The hours balance (ClientHours, ClientStaff, time at work); the visits do too:
///
///     visits == delivered + missed + given up + away + declined + put off + replaced by a technology
namespace omsorg {

struct HomeCareYear {
    ClientHours clients;
    WorkHours work;           ///< what the time at work was spent on; its sum is all time at work
    Hours rostered, overtime; ///< own staff and replacements as rostered, and what came on top
    ClientStaff joined;       ///< staff client time against delivered hours

    std::int64_t visits = 0;    ///< planned, second tries not counted again
    std::int64_t delivered = 0; ///< shortened ones included
    std::int64_t missed = 0;    ///< personal care that nobody came to
    std::int64_t given_up = 0;  ///< domestic tasks dropped for good
    Hours given_up_time;        ///< the hours of these
    std::int64_t away = 0, declined = 0;
    std::int64_t put_off = 0;   ///< waiting for another try at the end, less those at the beginning
    std::int64_t tries = 0;     ///< of tasks put off to another day, once for each day
    std::int64_t shortened = 0; ///< delivered, but cut
    std::int64_t late = 0;      ///< delivered, but begun after their window
    std::int64_t double_staffed = 0;
    std::int64_t client_days = 0;
    double minutes_late = 0; ///< over the late ones

    /// Staff continuity: different staff met in 14 days by clients with at least two visits a day.
    std::int64_t continuity_clients = 0, continuity_staff = 0;

    Hours travelled;   ///< on the way, also where documentation was written meanwhile
    Hours self_driven; ///< of it, in cars that drive themselves

    std::int64_t alarms = 0, alarms_unanswered = 0; ///< counted among the visits, too

    DigitalYear digital;

    [[nodiscard]] double continuity() const noexcept {
        return continuity_clients == 0
                   ? 0.0
                   : static_cast<double>(continuity_staff) / static_cast<double>(continuity_clients);
    }
    /// Needed over available staff hours, less one: what unmet visits and surroundings would have taken.
    [[nodiscard]] double strain() const noexcept {
        const double needed = (work.total() - work[Work::waiting] + clients.unmet()).value();
        return rostered == Hours{} ? 0.0 : needed / rostered.value() - 1.0;
    }

    /// Throws Defect unless every sum of law 6 holds.
    void balance() const;

    HomeCareYear& operator+=(const HomeCareYear& other) noexcept;
    friend bool operator==(const HomeCareYear&, const HomeCareYear&) = default;
};

} // namespace omsorg
