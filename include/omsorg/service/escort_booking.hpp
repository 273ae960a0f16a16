// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/escort_ledger.hpp>
#include <omsorg/service/escort_wish.hpp>

#include <array>
#include <span>

namespace omsorg {

/// Staff seats offered at each moment of a week.
using EscortProgramme = std::array<int, week_moments>;

/// A programme of `seats` in proportion to the demand by moment: largest remainders first, ties to the
/// earlier moment.
[[nodiscard]] EscortProgramme escort_programme(const std::array<double, week_moments>& demand, int seats);

/// One week of bookable escort, with or without going together.
///
/// The unit publishes a programme of sessions with seats (one seat is one member of staff). Clients book in
/// the order in which their wishes are known, but not before the horizon opens; ties by key. Each takes the
/// open session nearest to her wish (the earlier of two equally near) as long as it lies within her
/// flexibility:
///
///     U(session) = 1 − |time of session − wished time| / flexibility ≥ 0
///
/// A wish later than the lead time, too far from every session, or without an open seat is refused, and why
/// is counted. A late cancellation or a no-show costs the client her share and leaves the seat empty.
///
/// Under `pooled`, clients who book the session of the event they wish for and consent to company share
/// staff, as `pooling.hpp` tells. Each client's account is debited the whole session either way.
///
/// Who may not choose (`escort.choice`) books the session of her slot or none. A fixed slot is what is left
/// when nobody may choose and there is a seat for each.
[[nodiscard]] EscortYear escort_booking_week(const EscortAssumptions& a, Run run,
                                             std::span<EscortClient> clients, Day monday, Hours staff_hours);

} // namespace omsorg
