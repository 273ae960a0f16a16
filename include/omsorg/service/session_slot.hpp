// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/session_wish.hpp>
#include <omsorg/service/shared_route.hpp>

#include <span>

namespace omsorg {

/// What a shock takes from a week of sessions: nothing, without a shock.
struct SessionShock {
    double events = 0;   ///< share called off, on top of the weather
    Hours staff{};       ///< time taken, beside the hours at hand
    double catch_up = 0; ///< share of what is missed, wished for anew (session_catch_up.hpp)

    [[nodiscard]] bool over() const { return events == 0 && staff == Hours{}; }
};

/// What a week of sessions meets from outside: the roads between districts, what a shock takes, and dated events.
struct Surroundings {
    DistrictRoads roads{};
    SessionShock shock{};
    EventCalendar events{};
};

/// One week of sessions in fixed slots: the way it is done today.
///
/// Each client has a weekly slot, say Mondays 13-16. The staff is reserved for it whether she comes or not:
///
///     reserved = clients × session hours        used = those who want to go this week, at that time
///
/// A client comes when she wants to go and her slot lies within her flexibility of the wished time. The staff
/// of an empty slot find other work for the share `reuse` of the time. With fewer staff than slots the
/// hours left are spread over the slots in proportion, and within a slot those who gave notice first are
/// served first. A slot cancelled in good time is free for somebody else of the same slot who asks later.
///
/// The clients' accounts are credited, debited and capped as the week goes.
[[nodiscard]] SessionYear session_slot_week(const SessionAssumptions& a, Run run,
                                            std::span<SessionClient> clients, Day monday, Hours staff_hours,
                                            const Surroundings& around = {});

/// Seats that suffice: the least c with P(Binomial(clients, use) ≤ c) ≥ confidence.
///
/// Twenty clients who each come with probability 0.6 need 16 seats to be 95 % sure; a hundred need 68. At use
/// 1, or for one client, nothing is gained.
[[nodiscard]] int seats_that_suffice(int clients, double use, double confidence);

/// Overbooking: the most seats that may be sold so that more come than `staffed` with at most this `risk`, when
/// each stays away with the chance `absent`; never more than twice the staffed.
///
/// It is the same closed form read backwards: n seats may be sold where seats_that_suffice(n, 1 − absent,
/// 1 − risk) ≤ staffed. Nothing is gained when nobody stays away, when no risk is taken, or with a single seat
/// (unless absence is all but certain).
[[nodiscard]] int seats_to_sell(int staffed, double absent, double risk);

} // namespace omsorg
