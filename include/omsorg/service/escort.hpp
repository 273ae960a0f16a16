// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/session.hpp>
#include <omsorg/service/session_keys.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace omsorg {

/// Escort: the right of a person with a disability to company when leaving home for an activity
/// [ledsagarservice, LSS]. A service of sessions (session.hpp).
///
/// What to expect: Skellefteå has some seventy clients, one to five an hour. The textbook saving for a
/// hundred clients in one slot (32 % fewer reserved hours) is not theirs.
///
/// The escort's own ticket and fare are the client's to pay [HFD 2011 ref. 8]; those who go together share them:
///
///     clients pay = outings with staff × own_cost          one by one: 150 kr each; three together: 50 kr each
struct EscortAssumptions : SessionAssumptions {
    double own_cost = 0; ///< of the escort, for an outing
};

namespace section {
struct Escort {
    static constexpr FixedText key{"escort"}, sv{""}, en{""};
    static constexpr FixedText model_sv{"Sätt att ordna ledsagning"}, model_en{"Way of arranging escort"};
};
} // namespace section

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, EscortAssumptions>
void describe(Settings& a, Visitor&& visit) {
    using Sessions =
        std::conditional_t<std::is_const_v<Settings>, const SessionAssumptions, SessionAssumptions>;
    describe(section::Escort{}, static_cast<Sessions&>(a), visit);
    visit(a.events_beside,
          Field{.key = "escort.events_beside",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Evenemang vid sidan av de daterade", "Events beside the dated ones"},
                .about = "Share of events_per_week that comes in the weeks that the table `events` tells of "
                         "as well. Does "
                         "nothing without the table."});
    visit(
        a.own_cost,
        Field{
            .key = "escort.own_cost",
            .unit = "SEK",
            .low = 0,
            .high = 10000,
            .label = {"Ledsagarens egna kostnader", "The escort's own costs"},
            .about =
                "Ticket and fare of the escort on an outing, which the clients of the outing pay together."});
}

} // namespace omsorg
