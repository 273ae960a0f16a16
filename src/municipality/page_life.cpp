// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::visits_of(const HomeCareYear& year, std::uint8_t district) {
    count(Measure::visits, year.delivered, Service::home_care, district);
    count(Measure::missed_visits, year.missed + year.given_up, Service::home_care, district);
    count(Measure::shortened_visits, year.shortened, Service::home_care, district);
    if (year.continuity_clients > 0)
        note(Measure::staff_continuity, year.continuity(), Service::home_care, district);
}

void Page::life() {
    HomeCareYear home_care;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        const HomeCareYear& district = a_.provision.home_care[i];
        home_care += district;
        visits_of(district, static_cast<std::uint8_t>(i));
    }
    visits_of(home_care, all_districts);
    if (home_care.alarms > 0) {
        count(Measure::alarms, home_care.alarms, Service::home_care);
        count(Measure::alarms_unanswered, home_care.alarms_unanswered, Service::home_care);
    }
    const SessionYear& escort = a_.provision.escort;
    if (escort.counts.wishes > 0)
        note(Measure::met_preference_share, escort.met_preference_share(), Service::escort);
    note(Measure::other_use_hours, escort.staff.other_use.value(), Service::escort);
    if (escort.counts.groups > 0) note(Measure::pooling_gain, escort.pooling_gain(), Service::escort);
    if (a_.provision.night.client_nights > 0)
        note(Measure::digital_share, a_.provision.night.digital_share(), Service::night_supervision);
    count(Measure::missed_visits, a_.provision.night.missed, Service::night_supervision);
}

} // namespace omsorg
