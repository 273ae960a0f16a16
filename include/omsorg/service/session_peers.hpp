// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_wish.hpp>

/// What others do to her who may go with them: a group can be too large for her, and company makes her want to go
/// more often, or less.
///
/// **Crowding.** Each member who is in a group already puts her off with the chance c, `crowding`. One draw a week
/// says how many she can do with, and every group of that week is held against it:
///
///     P(she joins a group of m) = P(N ≥ m) = (1 − c)^m          N = ⌊ log u / log(1 − c) ⌋
///
///     c = 0.3    one in it already: 0.70     two: 0.49     three: 0.34
///
/// Whom a group is too large for goes in another group of the same event, or by herself with staff of her own; those
/// who come later are asked about her, not she about them. So k who book one event after another all go as one
/// with the chance (1 − c)^(k (k − 1) / 2), if cap, vehicle and staff allow. At c = 1 everybody goes alone.
///
/// **Peers.** Whoever was in company the last time she went wants to go in a share of the weeks that is larger by
/// e, `peer_effect` (smaller, when e is negative); whoever went alone, or has not been out yet, in the share that is
/// her own:
///
///     wants  ──▶  use + demand_gain + e · 1{in company the last time}        then the season
///
/// Company thus makes company: it is a chain of two states for each client, coupled by who goes with whom. It is a
/// claim about behaviour, grade E, an effect that `--no-magic` takes away.
///
/// The law: at c = 0 and e = 0 nothing is drawn or changed, bit for bit; and where nobody goes together (fixed
/// slots, bookable, groups of one) both are without effect at any value.
namespace omsorg {

/// How many may be in a group that the client with this luck joins in this week.
[[nodiscard]] int members_she_joins(const SessionAssumptions& a, Run run, Key luck, Day monday);

/// What her last outing adds to the share of weeks in which she wants to go.
[[nodiscard]] inline double gain_by_company(const SessionAssumptions& a, const SessionClient& client) {
    return client.in_company ? a.peer_effect : 0.0;
}

} // namespace omsorg
