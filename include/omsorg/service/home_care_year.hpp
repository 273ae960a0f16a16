// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/observe/ledger.hpp"
#include "omsorg/service/digital_support.hpp"

#include <cstdint>
#include <optional>

/// What home care did in one district since the last harvest: hours of clients, hours of staff, visits.
///
/// The hours balance (ClientHours, ClientStaff, time at work); the visits do too:
///
///     visits == delivered + missed + given up + away + declined + put off + replaced by a technology
namespace omsorg {

/// Visits as their clients meet them: all of a district's, or those of one client; they add up. A task put off over New
/// Year is owed in the old year and made in the new one.
struct VisitsMet {
    std::int64_t planned = 0; ///< alarms among them; not those in which she manages alone
    std::int64_t owed = 0;    ///< by staff: she was at home, did not decline, and no technology made them
    std::int64_t delivered = 0, shortened = 0, late = 0, seconds_late = 0;
    std::int64_t missed = 0;   ///< nobody came, and nobody will
    std::int64_t by_tool = 0;  ///< made by a technology
    std::int64_t prepared = 0; ///< of these: those that she has to prepare, by video or in the app
    std::int64_t fortnights = 0, staff_met = 0; ///< staff continuity, as below

    VisitsMet& operator+=(const VisitsMet& other) noexcept;
    /// Different staff met in 14 days.
    [[nodiscard]] std::optional<double> continuity() const noexcept {
        if (fortnights == 0) return std::nullopt;
        return static_cast<double>(staff_met) / static_cast<double>(fortnights);
    }
    friend bool operator==(const VisitsMet&, const VisitsMet&) = default;
};

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
    std::int64_t seconds_late = 0; ///< over the late ones

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
    [[nodiscard]] VisitsMet met() const noexcept;
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
