// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_wish.hpp>

#include <cstdint>
#include <span>

namespace omsorg {

/// Waiting for company: who has the same kind of activity in mind, and no event that sets its time, may wait
/// for one another and then book together.
///
///     days before    12 ── Anna asks: bathing
///                     9 ── Bertil asks: bathing          K = 3 reached: the three book one session,
///                     8 ── Cecilia asks: bathing         at Anna's moment
///
/// A group goes when `gather_size` have asked or when the first has waited `gather_days` (pooling.hpp has the
/// law of it). Only who consents to company and asks so early that she can wait at all takes part; a member
/// for whom the first one's moment is too far from her own books alone, with the time that is then left.
///
/// The law: with a size of 1 no wish is changed. What waiting costs is time: nobody's account is touched.
///
/// Whoever found company has it in her wish. Returned are the hours waited for company, in vain or not.
[[nodiscard]] std::int64_t gather_company(const SessionAssumptions& a, Run run, Day monday,
                                          std::span<const SessionClient> clients,
                                          std::span<SessionWish> wishes);

} // namespace omsorg
