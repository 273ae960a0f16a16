// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace omsorg {

/// The hours of a service of sessions, the clients' and the staff's apart.
///
///     client:  granted = delivered + not asked + cancelled early + cancelled late + called off + away
///                        + no staff + refused
///     staff:   reserved = with clients + put to other use + idle        (travel comes on top)
///              with clients = delivered + second staff − saved by pooling
///
/// *Unmet* is `no_staff` only: she asked in time and no seat was left, or she came and the session was
/// overbooked. `refused` are wishes that came too late or lay too far from every session (the way of working
/// refuses them, not the lack of staff). `called_off`: the event she went for did not take place.
struct SessionHours {
    Hours granted{}, delivered{}, not_asked{}, cancelled_early{}, cancelled_late{}, called_off{}, away{};
    Hours no_staff{}, refused{};

    SessionHours& operator+=(const SessionHours& other);
    bool operator==(const SessionHours&) const = default;

    /// Throws a Defect that names the difference.
    void balance() const;
};

struct SessionStaffHours {
    Hours reserved{}, with_clients{}, other_use{}, idle{}, travel{};
    /// Of the travel, what shared routes add: overtime, where the week's hours do not hold it.
    Hours detours{};
    Hours delivered{}, second_staff{}, saved_by_pooling{};

    SessionStaffHours& operator+=(const SessionStaffHours& other);
    bool operator==(const SessionStaffHours&) const = default;
    void balance() const;
};

/// What happened in a span of weeks: to all clients, or to one of them.
///
/// What is counted of clients adds up (client_sessions.hpp). Groups are the service's alone, and hours waited for
/// company; of one client `group_size` tells in how large groups she went.
struct SessionCounts {
    std::int64_t client_weeks = 0;
    std::int64_t wishes = 0; ///< weeks in which a client wanted to go
    std::int64_t met = 0;    ///< agreed at the wished time, within the tolerance
    std::int64_t agreed = 0; ///< agreed at any time, and not turned away when she came
    std::int64_t no_seat = 0;
    std::int64_t too_late = 0;
    std::int64_t too_far = 0;
    std::int64_t at_event = 0;         ///< went to the event they wished for
    std::int64_t groups = 0;           ///< staffed outings, single ones included
    std::int64_t declined_company = 0; ///< event goers who did not consent
    std::int64_t waitlisted = 0;       ///< no seat at first, and a place on a waiting list
    std::int64_t promoted = 0;         ///< from a waiting list to a seat
    std::int64_t cancelled = 0;        ///< in time; of day activity: told the day before
    std::int64_t no_shows = 0;
    std::int64_t turned_away = 0;       ///< came to a session that was overbooked
    std::int64_t in_window = 0;         ///< went, at a time inside her own window
    std::int64_t preferred = 0;         ///< went with the member of staff she prefers
    std::int64_t offered_company = 0;   ///< agreed to go to an event under pooled
    std::int64_t to_shared_event = 0;   ///< of those who went to their event: where company was to be had
    std::int64_t company_as_wished = 0; ///< of these: had it, or had said no to it
    std::int64_t went = 0;              ///< clients, whatever the group
    std::int64_t gathered = 0;          ///< found company by waiting for it
    std::int64_t gather_hours = 0;      ///< waited for company, in vain or not
    std::int64_t choosing = 0;          ///< client weeks in which she chooses a session, or days
    std::int64_t chose = 0;             ///< times she asked for one; sessions: once a week
    std::int64_t late_cancels = 0;      ///< sessions agreed and cancelled late
    std::int64_t seat_hours = 0;        ///< from the first wish not yet met to the session agreed
    std::int64_t anew = 0;              ///< wishes to catch up what a shock took
    std::int64_t caught_up = 0;         ///< of them, those who went
    std::array<std::int64_t, 9> group_size{}; ///< 1 ... 8, and more

    SessionCounts& operator+=(const SessionCounts& other);
    bool operator==(const SessionCounts&) const = default;
};

struct SessionYear {
    std::vector<SessionHours> by_district; ///< indexed by DistrictId
    SessionStaffHours staff;
    SessionCounts counts;
    Hours credited{}, debited{}, forfeited{}; ///< entitlement accounts; the rest is carried over
    Hours unused{};                           ///< on the accounts when the year was harvested

    [[nodiscard]] SessionHours clients() const;        ///< all districts together
    [[nodiscard]] double met_preference_share() const; ///< of the wishes
    [[nodiscard]] double fill_rate() const;            ///< staff hours with clients of those reserved
    [[nodiscard]] std::int64_t denials() const { return counts.no_seat + counts.turned_away; }
    /// Wishes that came too late, or lay too far from every session.
    [[nodiscard]] std::int64_t refused() const { return counts.too_late + counts.too_far; }
    [[nodiscard]] double flexibility_index() const; ///< of the wishes: served inside the client's own window
    [[nodiscard]] double no_show_share() const;     ///< of the sessions agreed
    [[nodiscard]] double mean_group_size() const;   ///< clients who went, over the outings
    /// Of those who went: alone, in two, in three or four, in five or more. They sum to 1. Nothing when nobody went,
    /// and where groups are not counted by size.
    [[nodiscard]] std::optional<std::array<double, 4>> company_shares() const;
    [[nodiscard]] double company_wait_days() const; ///< waited for company, over the sessions agreed
    /// Of those who went to an event where company was offered: who had said no to it. Nothing when it was not.
    [[nodiscard]] std::optional<double> declined_share() const;
    [[nodiscard]] double days_to_seat() const; ///< from a wish to the session agreed, denied weeks included
    [[nodiscard]] double
    pooling_gain() const; ///< hours delivered and second staff per staff hour with clients, ≥ 1

    SessionYear& operator+=(const SessionYear& other);
    bool operator==(const SessionYear&) const = default;
    void balance() const;
};

} // namespace omsorg
