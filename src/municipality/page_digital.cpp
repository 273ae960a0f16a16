// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::digital() {
    for (const SupportServices::Year& support : a_.provision.support) {
        if (support.app.user_days == 0) continue;
        const Kronor licences =
            a_.account.cell(static_cast<std::size_t>(support.service), CostLine::licences);
        note(Measure::licence_cost, licences.kronor(), support.service);
        note(Measure::digital_clients, mean_of(support.app.user_days), support.service);
        count(Measure::digital_visits, support.app.visits, support.service);
        note(Measure::digital_staff_hours, (support.app.setup + support.app.staff).value(), support.service);
        note(Measure::managed_alone_hours, support.managed_alone.value(), support.service);
    }
    DigitalYear all;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        const DigitalYear& district = a_.provision.home_care[i].digital;
        all += district;
        if (district.client_days == 0) continue;
        const auto at = static_cast<std::uint8_t>(i);
        note(Measure::digital_clients, mean_of(district.client_days), Service::home_care, at);
        count(Measure::digital_visits, district.all().visits, Service::home_care, at);
    }
    const Kronor licences = a_.account.cell(static_cast<std::size_t>(Service::home_care), CostLine::licences);
    if (licences != Kronor{}) note(Measure::licence_cost, licences.kronor(), Service::home_care);
    if (all.client_days == 0) return;
    const DigitalYear::Tool tools = all.all();
    note(Measure::digital_clients, mean_of(all.client_days), Service::home_care);
    count(Measure::digital_visits, tools.visits, Service::home_care);
    note(Measure::digital_staff_hours, (tools.setup + tools.staff).value(), Service::home_care);
    note(Measure::managed_alone_hours, all.managed_alone.value(), Service::home_care);
}

} // namespace omsorg
