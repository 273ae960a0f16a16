// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_keys.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

/// Domestic service booked by the client: cleaning, laundry and shopping [serviceinsatser] taken out of the
/// fixed visits of home care and given as sessions that she books (session.hpp).
///
///     home care 40 h a month                            home care 33.5 h a month
///       personal care ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪      →   personal care as before, and what is left of domestic
///       domestic      ▫▫▫▫▫▫▫▫                             + one session of an hour and a half a week,
///                                                            by a team of its own
///
/// A client takes part when her draw lies below `reach`, she has a session a week of domestic service in her grant
/// (care_plan.hpp says how much of it is domestic), and at least `least_hours` a month of home care remain. The hours
/// of the session are then moved from her domestic visits to her bookings. Reach is looked at anew every Monday, so a
/// dated change moves those who already have home care too.
///
/// Laws: granted hours are moved, never made; nobody's personal care is touched; with reach 0 nothing is moved and the
/// run is as before, bit for bit. The team is one for the municipality, with staff of its own.
namespace omsorg {

struct DomesticAssumptions : SessionAssumptions {
    double reach = 0.0;
    double least_hours = 10.0; ///< a month, that must remain

    DomesticAssumptions() {
        session_hours = 1.5;
        travel = 15;
        use = Distribution::constant(0.9);
        events_per_week = 0;
        event_share = 0;
    }
};

/// Would this home-care client book, given what she is granted in all? That it holds a session of domestic service is
/// for her care plan to say.
[[nodiscard]] bool books_domestic(const DomesticAssumptions& a, Run run, Key client, double hours_a_month);

/// Hours a month that are moved for a client who takes part.
[[nodiscard]] double domestic_hours_a_month(const DomesticAssumptions& a);

namespace section {
struct Domestic {
    static constexpr FixedText key{"domestic"}, sv{" (serviceinsatser)"}, en{" (domestic service)"};
    static constexpr FixedText model_sv{"Sätt att ordna tiden"}, model_en{"Way of arranging the time"};
};
} // namespace section

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, DomesticAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.reach,
          Field{.key = "domestic.reach",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Serviceinsatser som bokas", "Domestic service that is booked"},
                .about =
                    "Share of the home-care clients with a session a week of domestic service in their grant "
                    "whose session is taken out of the fixed visits and given by a team of its own. Neutral "
                    "at 0: no team, no rows."});
    visit(a.least_hours,
          Field{.key = "domestic.least_hours",
                .unit = "h/month",
                .low = 0,
                .high = 744,
                .label = {"Minsta kvarvarande hemtjänst", "Home care that must remain"},
                .about = "Who would keep fewer granted hours a month of other home care takes no part."});
    using Sessions =
        std::conditional_t<std::is_const_v<Settings>, const SessionAssumptions, SessionAssumptions>;
    describe(section::Domestic{}, static_cast<Sessions&>(a), visit);
}

} // namespace omsorg
