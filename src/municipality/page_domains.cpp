// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <array>

namespace omsorg {

void Page::domains() {
    constexpr std::array service{Service::disability, Service::psychiatric, Service::family,
                                 Service::income_support};
    for (const NeedDomain domain : all_need_domains) {
        const auto at = static_cast<std::size_t>(domain);
        const DomainRegister::Counts& of = a_.domains[at];
        if (!of.on) continue;
        note(Measure::need_persons, mean_of(of.person_days), service[at]);
        count(Measure::new_cases, of.begun, service[at]);
        if (of.has_children) count(Measure::children_with_need, of.children, service[at]);
        if (domain == NeedDomain::income_support) count(Measure::renewed_cases, of.renewed, service[at]);
    }
    const Provision::Days& days = a_.provision.days;
    if (!days.informal_modelled) return;
    note(Measure::informal_hours, days.informal.value(), Service::home_care);
    note(Measure::granted_instead_hours, days.granted_instead.value(), Service::home_care);
}

} // namespace omsorg
