// SPDX-License-Identifier: MIT
#include "page.hpp"

namespace omsorg {

void Page::life() {
    HomeCareYear home_care;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        const HomeCareYear& district = a_.provision.home_care[i];
        home_care += district;
        count(Measure::visits, district.delivered, Service::home_care, static_cast<std::uint8_t>(i));
        count(Measure::missed_visits, district.missed + district.given_up, Service::home_care,
              static_cast<std::uint8_t>(i));
    }
    count(Measure::visits, home_care.delivered, Service::home_care);
    count(Measure::missed_visits, home_care.missed + home_care.given_up, Service::home_care);
    count(Measure::shortened_visits, home_care.shortened, Service::home_care);
    if (home_care.continuity_clients > 0)
        note(Measure::staff_continuity, home_care.continuity(), Service::home_care);
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
