// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/session_slot.hpp>
#include <omsorg/service/session_wish.hpp>

#include <array>
#include <span>

namespace omsorg {

/// Staff seats offered at each moment of a week.
using SessionProgramme = std::array<int, week_moments>;

/// A programme of `seats` in proportion to the demand by moment: largest remainders first, ties to the
/// earlier moment.
[[nodiscard]] SessionProgramme session_programme(const std::array<double, week_moments>& demand, int seats);

/// Staff expected to be asked for at each moment of the week, up to a factor that is the same for all: from who may
/// choose, where free wishes fall, and the calendar. The unit knows its clients' slots, whether they consent to
/// company, and their tastes (session_taste.hpp); it does not know what they will want this week, nor what will be
/// called off.
[[nodiscard]] std::array<double, week_moments> expected_demand(const SessionAssumptions& a, Run run,
                                                               std::span<const SessionClient> clients,
                                                               std::span<const SessionEvent> events);

/// One week of bookable sessions, with or without going together.
///
/// The unit publishes a programme of sessions with seats (one seat is one member of staff). Clients book in
/// the order in which their wishes are known, but not before the horizon opens; ties by key. Each takes the
/// open session of the greatest utility (the earlier of two equal ones) as long as it is not negative:
///
///     U(session) = 1 − |time of session − wished time| / flexibility − w_p · 1{preferred staff does not work}
///
/// A wish later than the lead time, too far from every session, or without an open seat is refused, and why
/// is counted. A late cancellation or a no-show costs the client her share and leaves the seat empty.
///
///     28 days ···· asks ── books ─────────── cancels ── cut-off ──── session
///                    │                          │
///                    └─ full: waiting list ◀────┘ freed: the first who fits moves up
///
/// * *Cancelled in time* (at least `cancel_cutoff` hours before): the seat is free, the account untouched.
/// * *Waiting list*: who finds no seat waits for the session she likes best among those whose list is not full.
///   A freed seat goes to the first of that session's list who fits; then to whoever asks next.
/// * *Overbooking*: of each session as many seats are sold as `seats_to_sell` allows; if more come than there
///   are staff, who booked last is turned away, and that is unmet need.
/// * *Open bookings*: with so many of her sessions ahead a client may book again when one has begun. Bookings
///   are counted in the order of the weeks they are for.
/// * *Fair share*: who has had a session in more than this share of the last eight weeks books when the lead
///   time is what remains, after everybody else.
///
/// Under `pooled`, clients who book the session of the event they wish for and consent to company share
/// staff, as `pooling.hpp` tells, and so do those who waited for one another (session_gathering.hpp), unless the
/// group is too large for her (session_peers.hpp). Each client's account is debited the whole session either way.
///
/// Who may not choose (`choice`) books the session of her slot or none. A fixed slot is what is left when
/// nobody may choose and there is a seat for each.
[[nodiscard]] SessionYear session_booking_week(const SessionAssumptions& a, Run run,
                                               std::span<SessionClient> clients, Day monday,
                                               Hours staff_hours, const Surroundings& around = {});

} // namespace omsorg
