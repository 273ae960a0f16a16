// SPDX-License-Identifier: MIT
#include <omsorg/municipality/standing_cost.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/service/actor_graph.hpp>

namespace omsorg {

void StandingCosts::include(const StandingCosts& today, std::int64_t n) noexcept {
    const auto step = [n](double& mean, double value) { mean += (value - mean) / static_cast<double>(n); };
    step(places, today.places);
    step(accessibility, today.accessibility);
    step(speech, today.speech);
    step(energy, today.energy);
    step(shared_development, today.shared_development);
}

StandingCosts standing_costs(const Assumptions& live, double places) {
    const DigitalAssumptions& d = live.digital;
    const PartnersAssumptions& p = live.partners;
    const double saved = d.energy_saves * d.energy_share * live.economy.place_other_cost; // of each place
    return {.places = places,
            .accessibility = d.accessibility * d.accessibility_cost,
            .speech = d.speech_reach * d.speech_month * months_a_year / 1000,
            .energy = d.energy_reach * (d.energy_cost - saved) * places,
            .shared_development = p.shared_development > 0
                                      ? shared_cost(p.shared_development, p.shared_coordination, p.shared_by)
                                      : 0};
}

} // namespace omsorg
