// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/session_slot.hpp>
#include <omsorg/service/session_wish.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {

/// A service of sessions in a municipality, driven week by week under the model that its assumptions name.
///
///     SessionService escort{assumptions.escort, run, districts};
///     escort.admit(key, district);                          // a decision (need/lss.hpp says who has one)
///     for each Monday:  escort.run_week(monday, staff_hours);
///     each 31 December: SessionYear year = escort.harvest();
///
/// The assumptions are read by reference: a dated change takes effect with the next week. Clients are kept in
/// the order of their keys, so the order of admission never matters. Someone may be a client of several
/// services: a service with a `tag` of its own draws her luck apart from the others'.
///
/// The audit shows that each decision was fulfilled one by one, also when several went together: for every
/// client, past ones too, credited = debited + forfeited + left; and their sums are the service's own books.
class SessionService {
public:
    SessionService(const SessionAssumptions& assumptions, Run run, std::size_t districts,
                   std::uint64_t tag = 0);

    void admit(Key client, DistrictId district);
    void leave(Key client);
    void move(Key client, DistrictId district);
    [[nodiscard]] bool has(Key client) const;
    [[nodiscard]] const SessionClient& client(Key client) const;
    /// Did this client go in the week carried out last?
    [[nodiscard]] bool went(Key who) const { return client(who).week.went > 0; }
    [[nodiscard]] std::span<const SessionClient> clients() const { return clients_; }

    /// How far the districts lie from one another, for shared routes (shared_route.hpp).
    void set_roads(DistrictRoads roads) { around_.roads = std::move(roads); }

    /// The events that have a date; none, unless they are told (event_calendar.hpp).
    void set_events(EventCalendar events) { around_.events = std::move(events); }

    /// The week that begins on `monday`, with the staff hours at hand (travel included, what a shock takes taken).
    void run_week(Day monday, Hours staff_hours, const SessionShock& shock = {});

    /// Staff hours of a week if every granted session were staffed, travel included: what the roster must
    /// hold.
    [[nodiscard]] Hours staff_hours_needed() const;

    /// Outings with staff since the last harvest; those who go together are one.
    [[nodiscard]] std::int64_t outings() const noexcept { return year_.counts.groups; }

    /// Hours since the last harvest that were asked for and for which there was no staff, by district.
    [[nodiscard]] std::vector<Hours> no_staff() const;

    /// What has happened since the last harvest; balances or throws.
    [[nodiscard]] SessionYear harvest();

    struct Audited {
        Key client{};
        DistrictId district{};
        SessionAccount account{};
        Hours left{}; ///< unused credit; nothing for who has left

        bool operator==(const Audited&) const = default;
    };
    /// What became of every client's granted hours, in the order of their keys, each stay for itself.
    [[nodiscard]] std::vector<Audited> audit() const;

private:
    const SessionAssumptions* assumptions_;
    Run run_;
    std::size_t districts_;
    std::uint64_t tag_;
    Surroundings around_;
    std::vector<SessionClient> clients_; // ascending keys
    std::vector<Audited> former_;
    SessionYear year_;
};

} // namespace omsorg
