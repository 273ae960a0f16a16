// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/session.hpp>
#include <omsorg/service/session_keys.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace omsorg {

/// Housing support: help for a person with a psychiatric disability to manage her home, her errands and her
/// days [boendestöd, SoL]. A service of sessions (session.hpp): a decision grants hours a week, and they are
/// met as so many sessions, each with its own slot and its own wishes.
///
///     six hours a week, sessions of an hour and a half  →  four sessions: Mondays 9, Tuesdays 13, ...
///
/// Here the hours are: where escort has some seventy clients with one session a week each, housing support has
/// twice as many with several. Hours that do not fill a session are rounded to the nearest whole one, and no
/// decision to less than one.
///
/// Law: as long as it is not modelled it has no clients, no staff, no cost and no rows.
struct HousingSupportAssumptions : SessionAssumptions {
    bool modelled = false;

    HousingSupportAssumptions() {
        session_hours = 1.5;
        travel = 15;
    }
};

namespace section {
struct HousingSupport {
    static constexpr FixedText key{"housing_support"}, sv{" (boendestöd)"}, en{" (housing support)"};
    static constexpr FixedText model_sv{"Sätt att ordna tiden"}, model_en{"Way of arranging the time"};
};
} // namespace section

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, HousingSupportAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "housing_support.modelled",
                            .varies = Varies::never,
                            .label = {"Boendestöd räknas med", "Housing support is modelled"},
                            .about = "No: it has no clients, no staff and no cost in the model."});
    using Sessions =
        std::conditional_t<std::is_const_v<Settings>, const SessionAssumptions, SessionAssumptions>;
    describe(section::HousingSupport{}, static_cast<Sessions&>(a), visit);
}

} // namespace omsorg
