// SPDX-License-Identifier: MIT
#include <omsorg/service/partners_year.hpp>

#include <omsorg/base/expect.hpp>

#include <numeric>

namespace omsorg {

void OwnClientsHours::add(const OwnClientsHours& other) {
    needed += other.needed;
    met += other.met;
    overflow += other.overflow;
}

OwnClientsHours OwnClientsHours::all(const std::vector<OwnClientsHours>& districts) {
    OwnClientsHours found;
    for (const OwnClientsHours& one : districts) found.add(one);
    return found;
}

Hours PartnersYear::home_care_met() const { return std::accumulate(met.begin(), met.end(), Hours{}); }

Hours PartnersYear::outings_met() const {
    return std::accumulate(met_outings.begin(), met_outings.end(), Hours{});
}

OwnClientsHours PartnersYear::own_clients() const {
    OwnClientsHours found = OwnClientsHours::all(clients);
    found.add(OwnClientsHours::all(clients_outings));
    return found;
}

void PartnersYear::balance() const {
    expect(given == complementarity() + displaced,
           "an hour that a partner gave met something or moved something");
    expect(given <= offered, "no partner gives more than it has");
    expect(by_referral <= all_met(), "what came by referral was met");
    for (const auto& districts : {clients, clients_outings})
        for (const OwnClientsHours& own : districts)
            expect(own.unmet() >= Hours{}, "no client of a partner gets more hours than she needs");
}

} // namespace omsorg
