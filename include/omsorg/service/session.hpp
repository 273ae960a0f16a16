// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/distribution.hpp>

#include <cstdint>
#include <string_view>

/// Sessions: support that a decision grants by the hour, and three ways of giving it.
///
/// The decision grants hours; the way of working decides what becomes of them. Three ways run over the same
/// clients and the same wishes:
///
///     fixed slot   Mondays 13-16 are hers whether used or not: the hours are reserved, the time is not
///     bookable     a weekly programme of sessions with seats; she books the one nearest to her wish
///     pooled       bookable, and those who wish for the same event go together and share staff
///
/// One engine serves every service that is given so (escort.hpp): each has its own section of keys, its own
/// clients, staff and books, and the same rules.
///
/// Rules can be added to the booking, each with its neutral value: sessions cancelled in good time, a waiting
/// list, seats sold beyond the staff, a cap on open bookings, a fair share, a preferred member of staff
/// (session_booking.hpp); to going together: pairs that must not meet, vehicles and their routes, waiting for
/// company, crowding, what company does to the next wish (pooling.hpp, session_gathering.hpp, shared_route.hpp,
/// session_peers.hpp); and to the wishes: seasons, weather, tastes of one's own, catching up after a shock,
/// and events with dates (session_wish.hpp, session_taste.hpp, session_catch_up.hpp, event_calendar.hpp).
///
/// The law: at the neutral vector (nobody may choose, one seat per client, no lead time, both effects 0, every
/// rule at its neutral value) bookable equals fixed slot bit for bit, whatever the clients wish; and pooled
/// with groups of one equals bookable.
namespace omsorg {

enum class SessionModel : std::uint8_t { fixed_slot, bookable, pooled };

inline constexpr std::string_view session_models[] = {"fixed_slot", "bookable", "pooled"};

struct SessionAssumptions {
    SessionModel model = SessionModel::fixed_slot;

    // What the decision grants, and how it is used
    double session_hours = 3.0;
    Distribution use = Distribution::beta(3.0, 2.0);
    double late_cancel = 0.05;
    double no_show = 0.03;
    Distribution notice = Distribution::exponential(7.0);
    double carry_over_weeks = 4;

    // When she wishes to go
    double free_wishes = 0.5;
    double evening_share = 0.4;
    double weekend_share = 0.35;
    double flexibility = 168.0;
    double tolerance = 1.0;
    double events_per_week = 1.0;
    double events_beside = 0.0;
    double event_share = 0.3;
    double event_interest = 0.25;
    double event_kinds = 5;
    double tastes = 0.0;
    double season = 0.0;
    double season_peak = 7;
    double outdoor_events = 0.4;
    double cancelled_by_weather = 0.0;
    Distribution window = Distribution::constant(2.0);

    // The booking
    double choice = 1.0;
    double seats_share = 1.0;
    double horizon = 28;
    double lead_time = 0;
    double late_cancel_debit = 1.0;
    double demand_gain = 0.0;
    double cancel = 0.0;
    Distribution cancel_notice = Distribution::exponential(72.0);
    double cancel_cutoff = 48;
    double waitlist = 0;
    double overbooking = 0.0;
    double open_bookings = 60;
    double fair_share = 1.0;
    double preferred_weight = 0.0;
    double preferred_on_duty = 0.4;

    // The staff
    double travel = 20.0;
    double reuse = 0.3;
    double extra_reuse = 0.0;

    // Going together
    double consent = 0.6;
    double group_size_cap = 6;
    double support_ratio = 3;
    double one_to_one_share = 0.4;
    double two_staff_share = 0.05;
    double no_go = 0.0;
    double crowding = 0.0;
    double peer_effect = 0.0;
    double vehicle_seats = 100;
    double shared_route = 0.0;
    double gather_size = 1;
    double gather_days = 7;
    double activities = 5;
};

/// How many may have one another's company: she alone, unless those who go to one event are pooled.
[[nodiscard]] constexpr int most_together(const SessionAssumptions& a) {
    return a.model == SessionModel::pooled ? static_cast<int>(a.group_size_cap) : 1;
}

} // namespace omsorg
