// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <array>
#include <utility>

namespace omsorg {

void Page::client_hours_of(Service service, const ClientHours& book, std::uint8_t district) {
    book.balance();
    const auto line = [&](Measure measure, Hours hours) { note(measure, hours.value(), service, district); };
    line(Measure::granted_hours, book.granted);
    line(Measure::planned_hours, book.planned);
    line(Measure::delivered_hours, book.delivered);
    line(Measure::not_planned_hours, book.not_planned.total());
    line(Measure::no_staff_hours,
         book.not_delivered[NotDelivered::no_staff] + book.not_planned[NotPlanned::no_staff]);
    line(Measure::shortened_hours, book.not_delivered[NotDelivered::shortened]);
    line(Measure::client_away_hours, book.not_delivered[NotDelivered::client_away]);
    line(Measure::client_declined_hours, book.not_delivered[NotDelivered::client_declined]);
    line(Measure::cancelled_late_hours, book.not_delivered[NotDelivered::cancelled_late]);
    line(Measure::replaced_by_digital_hours, book.not_delivered[NotDelivered::replaced_by_digital]);
    line(Measure::varied_hours, book.not_delivered[NotDelivered::varied]);
    line(Measure::postponed_hours, book.not_delivered[NotDelivered::postponed]);
    line(Measure::unmet_hours, book.unmet());
    if (book.receivable() > Hours{}) note(Measure::unmet_share, book.unmet_share(), service, district);
}

/// Hours that came, and that were owed and did not come, where the clients live.
void Page::sessions_by_district(Service service, const SessionYear& year) {
    for (std::size_t i = 0; i < year.by_district.size(); ++i) {
        const ClientHours book = client_hours(year.by_district[i]);
        note(Measure::delivered_hours, book.delivered.value(), service, static_cast<std::uint8_t>(i));
        note(Measure::unmet_hours, book.unmet().value(), service, static_cast<std::uint8_t>(i));
    }
}

void Page::hours() {
    ClientHours all;
    ClientHours home_care;
    for (std::size_t i = 0; i < a_.provision.home_care.size(); ++i) {
        client_hours_of(Service::home_care, a_.provision.home_care[i].clients, static_cast<std::uint8_t>(i));
        home_care += a_.provision.home_care[i].clients;
    }
    const std::array books{
        std::pair{Service::home_care, home_care},
        std::pair{Service::night_supervision, client_hours(a_.provision.night.clients())},
        std::pair{Service::escort, client_hours(a_.provision.escort.clients())},
        std::pair{Service::special_housing, client_hours(a_.provision.days.special_housing_needed,
                                                         a_.provision.days.special_housing_delivered)}};
    for (const auto& [service, book] : books) {
        client_hours_of(service, book);
        all += book;
    }
    sessions_by_district(Service::escort, a_.provision.escort);
    for (const SupportServices::Year& support : a_.provision.support) {
        ClientHours book = client_hours(support.sessions.clients());
        book.grant(support.app.replaced + support.managed_alone);
        book.not_plan(NotPlanned::agreed_less, support.managed_alone);
        book.plan(support.app.replaced);
        book.not_deliver(NotDelivered::replaced_by_digital, support.app.replaced);
        client_hours_of(support.service, book);
        sessions_by_district(support.service, support.sessions);
        all += book;
    }
    client_hours_of(Service::all, all);
    note(Measure::hours_avoided, a_.provision.reablement.all().avoided.value(), Service::reablement);
}

} // namespace omsorg
