// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>

#include <cstdint>

/// Tastes of one's own: who went to the last match goes to the next one, and who did not, does not.
///
/// Each event is of one kind (match, concert, meeting, ...), all kinds as often. Of the clients the share p,
/// `event_interest`, are drawn to a kind, each for herself and once for all:
///
///     q(client, kind) = (1 − τ) p + τ · 1{she is drawn to the kind}          τ: `tastes`
///
///     p = 0.25      τ = 0   q = 0.25 for everybody        every event draws a new quarter of the clients
///                   τ = ½   q = 0.625 or 0.125
///                   τ = 1   q = 1 or 0                    the same quarter comes to every match
///
/// With the chance q an event of the kind interests her in its week. The mean of q is p whatever τ: each event
/// interests as many as before. What changes is who:
///
///     P(two events of one kind interest her) = E[q²] = p² + τ² p (1 − p)         of two kinds: p²
///
/// so τ² is the correlation of her interest in two events of one kind. Two clients are as independent as before:
/// a taste is hers alone. When several events of a week are of one kind, fewer are drawn to any of them.
///
/// The draws are (run, purpose, her key and the kind) for a taste and (run, purpose, event, week) for a kind; a plan
/// that raises p adds followers and loses none. The law: at τ = 0 nothing is drawn and every interest is p, bit
/// for bit.
namespace omsorg {

[[nodiscard]] std::uint32_t event_kind(const SessionAssumptions& a, Run run, Day monday,
                                       std::uint32_t number);

/// The chance q that an event of the kind interests the client with this luck.
[[nodiscard]] double interest_in(const SessionAssumptions& a, Run run, Key luck, std::uint64_t kind);

} // namespace omsorg
