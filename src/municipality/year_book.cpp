// SPDX-License-Identifier: MIT
#include <omsorg/municipality/year_book.hpp>

#include "page.hpp"

#include <algorithm>

namespace omsorg {

ClientHours client_hours(const SessionHours& sessions) {
    // Cancelled in time or called off: she keeps the hours, and they are planned anew.
    const Hours kept = sessions.cancelled_early + sessions.called_off;
    ClientHours book;
    book.grant(sessions.granted);
    book.not_plan(NotPlanned::not_used, sessions.not_asked + kept);
    book.not_plan(NotPlanned::agreed_less, sessions.refused);
    book.plan(sessions.granted - sessions.not_asked - kept - sessions.refused);
    book.deliver(sessions.delivered);
    book.not_deliver(NotDelivered::cancelled_late, sessions.cancelled_late);
    book.not_deliver(NotDelivered::client_away, sessions.away);
    book.not_deliver(NotDelivered::no_staff, sessions.no_staff);
    return book;
}

ClientHours client_hours(const NightHours& night) {
    ClientHours book;
    book.grant(night.granted);
    book.plan(night.granted);
    book.deliver(night.delivered);
    book.not_deliver(NotDelivered::replaced_by_digital, night.replaced_by_digital);
    book.not_deliver(NotDelivered::no_staff, night.no_staff);
    return book;
}

ClientHours client_hours(Hours needed, Hours delivered) {
    ClientHours book;
    book.grant(needed);
    book.plan(needed);
    book.deliver(delivered);
    book.not_deliver(NotDelivered::no_staff, needed - delivered);
    return book;
}

ClientsByService clients_by_service(const Provision::Year& year) {
    const auto days = static_cast<double>(std::max<std::int64_t>(year.days.days, 1));
    ClientsByService clients;
    const auto add = [&](Service service, std::int64_t client_days) {
        clients[service] += static_cast<double>(client_days) / days;
    };
    for (const std::int64_t client_days : year.days.home_care) add(Service::home_care, client_days);
    add(Service::night_supervision, year.days.night);
    add(Service::special_housing, year.days.residents);
    add(Service::escort, year.days.escort);
    for (const SupportServices::Year& support : year.support) add(support.service, support.client_days);
    return clients;
}

void write_year(Outcome& outcome, const YearAccounts& accounts) {
    accounts.flow.balance();
    Page page{outcome, accounts};
    page.people();
    page.clients();
    page.domains();
    page.hours();
    page.staff();
    page.posts();
    page.money();
    page.life();
    page.places();
    page.equity();
    page.sessions();
    page.digital();
    page.prevention();
    page.training();
    if (accounts.provision.has(Service::casework)) page.casework();
    page.waits();
    if (accounts.live.assessment.modelled) page.assessment();
    page.satisfaction();
    page.accounts();
    page.partners();
    page.groups();
    page.participation();
    if (accounts.live.effort.modelled) page.effort();
    if (accounts.live.autonomy.modelled) page.autonomy();
    if (accounts.live.quality_of_life.modelled) page.quality_of_life();
}

} // namespace omsorg
