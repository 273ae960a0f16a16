// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/escort_ledger.hpp>
#include <omsorg/service/escort_wish.hpp>

#include <span>

namespace omsorg {

/// One week of the escort service with fixed slots: the way it is done today.
///
/// Each client has a weekly slot, say Mondays 13-16. The staff is reserved for it whether she comes or not:
///
///     reserved = clients × session hours        used = those who want to go this week, at that time
///
/// A client comes when she wants to go and her slot lies within her flexibility of the wished time. The staff
/// of an empty slot find other work for the share `escort.reuse` of the time. With fewer staff than slots the
/// hours left are spread over the slots in proportion, and within a slot those who gave notice first are
/// served first.
///
/// The clients' accounts are credited, debited and capped as the week goes.
[[nodiscard]] EscortYear escort_slot_week(const EscortAssumptions& a, Run run,
                                          std::span<EscortClient> clients, Day monday, Hours staff_hours);

/// Seats that suffice: the least c with P(Binomial(clients, use) ≤ c) ≥ confidence.
///
/// Twenty clients who each come with probability 0.6 need 16 seats to be 95 % sure; a hundred need 68. At use
/// 1, or for one client, nothing is gained.
[[nodiscard]] int seats_that_suffice(int clients, double use, double confidence);

} // namespace omsorg
