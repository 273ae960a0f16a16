// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>

/// Catching up: what a shock called off is not all gone when the shock is over.
///
///     shock ──▶ her session is called off ──▶ with the chance s, `shock.catch_up`, she owes it to herself
///     calm  ──▶ a week in which she would have stayed at home ──▶ she wishes to go all the same, until nothing
///                                                                  is owed any more
///
///     weeks      1   2   3   4  │  5   6   7   8   9
///     she wants  ▪       ▪   ▪  │  ▪           ▪
///     the shock  ×       ×   ×  │
///     caught up                 │      ▪   ▪       ▪      weeks 6, 7 and 9: s = 1
///
/// *Called off* is the event of hers that the shock, not the weather, took away; and the seat she would have had in
/// the hours of staff that it took: their seats go, in thought, to those who ask first of them who get none. Who
/// would have been without a seat anyway, or was promised one too many, is owed nothing. A wish anew that finds no
/// seat, comes too late or meets bad weather stays owed; one that she herself cancels, or stays away from, does not.
///
/// The bounds: one session a week is granted, so a client who goes every week has no week to catch up in; and
/// what is owed is never more than the whole sessions saved on her account, so what has been forfeited is not
/// caught up. Day activity grants places and no hours: a day that was closed there is gone. Whom a partner went along
/// with meanwhile (partners.hpp) wishes anew all the same: her account is untouched.
///
/// The law: at s = 0 nothing is drawn and nothing owed, bit for bit. At s = 1, with seats, time and accounts enough, a
/// shock only delays: in the end as many sessions have been had as without it.
namespace omsorg {

[[nodiscard]] bool wished_anew(double share, Run run, Key luck, Day monday);

/// What of the sessions owed the account still holds.
[[nodiscard]] int still_owed(int owed, Hours account, Hours session);

} // namespace omsorg
