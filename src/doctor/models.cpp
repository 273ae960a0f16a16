// SPDX-License-Identifier: MIT
#include "models.hpp"

namespace omsorg {

std::span<const KnownModel> known_models() {
    static const doctor::Models models = [] {
        doctor::Models all;
        doctor::add_single_queues(all);
        doctor::add_many_desks(all);
        doctor::add_lost_calls(all);
        doctor::add_general_laws(all);
        doctor::add_turns(all);
        doctor::add_rounds(all);
        doctor::add_births_and_deaths(all);
        doctor::add_renewals(all);
        doctor::add_cohorts(all);
        doctor::add_ageing(all);
        doctor::add_output(all);
        doctor::add_exact_values(all);
        return all;
    }();
    return models;
}

} // namespace omsorg
