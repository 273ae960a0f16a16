// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::money() {
    note(Measure::revenue, a_.budget.revenue.kronor());
    note(Measure::modelled_budget, a_.budget.frame.kronor());
    note(Measure::cost_gap, a_.budget.cost_gap.kronor());
    Kronor staff;
    for (const ServiceInfo& service : all_services()) {
        if (service.service == Service::all || !a_.provision.has(service.service)) continue;
        const auto centre = static_cast<std::size_t>(service.service);
        // What is neither always there nor costs anything is not modelled, or not a service but a need.
        if (service.service > Service::reablement && a_.account.centre(centre) == Kronor{}) continue;
        const Kronor people = a_.account.staff(centre);
        note(Measure::staff_cost, people.kronor(), service.service);
        note(Measure::other_cost, (a_.account.centre(centre) - people).kronor(), service.service);
        note(Measure::net_cost, a_.account.centre(centre).kronor(), service.service);
        staff += people;
    }
    note(Measure::staff_cost, staff.kronor());
    note(Measure::other_cost, (a_.account.total() - staff).kronor());
    note(Measure::net_cost, a_.account.total().kronor());
}

} // namespace omsorg
