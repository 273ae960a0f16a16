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
        return all;
    }();
    return models;
}

} // namespace omsorg
