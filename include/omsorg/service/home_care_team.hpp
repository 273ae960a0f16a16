// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/base/identity.hpp"
#include "omsorg/base/time.hpp"
#include "omsorg/chance/key.hpp"
#include "omsorg/need/care_plan.hpp"
#include "omsorg/service/client_fates.hpp"
#include "omsorg/service/continuity.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The columns behind home care: its clients, and the lists of visits that a team goes through in a week.
///
/// A list is kept in the order of placing, so that no day needs to be sorted: a client who begins is inserted
/// into seven lists, one who ends is taken out of them.
///
///     order = class (2 bits) · window start (11) · client key (45) · number (6)
namespace omsorg {

/// One visit of one weekday.
struct DayVisit {
    std::uint64_t order = 0;
    std::uint32_t client = 0; ///< row
    std::uint16_t from = 0;   ///< window of the start, minutes since midnight
    std::uint16_t to = 0;
    std::uint16_t seconds = 0;
    std::uint8_t zone = 0; ///< which of the team's zones
    std::uint8_t number = 0;
    std::uint8_t staff = 1;
    VisitKind kind = VisitKind::personal_care;
    std::uint8_t mark = 0; ///< who makes it: staff (0), or what digital_support.hpp tells

    friend constexpr bool operator<(const DayVisit& a, const DayVisit& b) noexcept {
        return a.order < b.order;
    }
};
static_assert(sizeof(DayVisit) == 24);

[[nodiscard]] constexpr std::uint64_t order_of(VisitKind kind, std::uint16_t from, Key client,
                                               std::uint8_t number) noexcept {
    return (static_cast<std::uint64_t>(kind) << 62) | (static_cast<std::uint64_t>(from & 0x7FF) << 51) |
           ((client.value >> 19) << 6) | (number & 0x3F);
}

/// The number of a visit that answers an alarm: no plan has so many.
inline constexpr std::uint8_t alarm_number = 63;

/// A domestic task that was dropped and is tried again.
struct SecondTry {
    DayVisit visit;
    Day first; ///< the day on which it was due
};

struct TeamZone {
    ZoneId zone;
    std::int32_t clients = 0;
    double part = 0; ///< how much of the zone the team covers, 0 to 1
};

struct Team {
    std::array<std::vector<DayVisit>, 7> week;
    /// Staff seconds planned before and after mid-afternoon, by weekday.
    std::array<std::array<std::int64_t, 2>, 7> load{};
    std::vector<TeamZone> zones;
    std::vector<SecondTry> tries; ///< in the order of placing
    double travel_share = 0;      ///< of the staff's time, on the last day
    std::size_t clients = 0;
};

/// The half of the day that a visit belongs to: evening staff begin in mid-afternoon.
inline constexpr int evening_from = 15 * 60;
[[nodiscard]] constexpr std::size_t half_of(int minute) noexcept { return minute < evening_from ? 0 : 1; }

struct HomeCareClients {
    std::vector<PersonId> person;
    std::vector<Key> key;
    std::vector<ZoneId> home;
    std::vector<std::uint32_t> district, team, place;
    std::vector<std::int64_t> unplanned;         ///< granted and not in the plan, microseconds a day
    std::vector<std::uint8_t> live, away, often; ///< often: two visits a day or more
    std::vector<double> away_at;                 ///< on the clock of stays away
    std::vector<Day> back_on;
    std::vector<std::uint32_t> stays;
    std::vector<std::vector<PlannedVisit>> week;
    std::vector<std::vector<std::uint8_t>> marks;  ///< seven for each visit; empty: all by staff
    std::vector<std::vector<Acquaintance>> circle; ///< who knows her; kept while care contacts count
    // continuity
    std::vector<std::uint8_t> followed; ///< in the fortnight that is measured now
    std::vector<std::vector<std::uint32_t>> seen;
    std::vector<ClientFate> fate; ///< what did not go as planned

    [[nodiscard]] std::size_t size() const noexcept { return key.size(); }
    /// A new row with nothing in it.
    std::uint32_t add();
    void clear(std::uint32_t row);
};

} // namespace omsorg
