// SPDX-License-Identifier: MIT
// What a day ends of waiting, and each week is to each client, told to the states of their lives on Sunday night.
#include <omsorg/municipality/provision.hpp>

#include <utility>

namespace omsorg {

/// Of home care by the day; of the services that are carried out by the week, on Sunday night.
void Provision::end_waits(Day today) {
    const auto end = [&](Service service, Key who) {
        waits_.end(WaitFor::first_service, service, who, Instant{today});
    };
    for (const FirstVisit& one : home_care_.first_visits())
        if (const Key who = keys_[one.who.index()]; one.made)
            end(Service::home_care, who);
        else
            waits_.forget(WaitFor::first_service, Service::home_care, who);
    if (!is_sunday(today)) return;
    for (const Key who : waits_.waiting(WaitFor::first_service, Service::escort))
        if (escort_.went(who)) end(Service::escort, who);
    for (const SupportServices::Kind& kind : SupportServices::kinds)
        for (const Key who : waits_.waiting(WaitFor::first_service, kind.service))
            if (support_.served(kind.service, who)) end(kind.service, who);
}

void Provision::count_outings() {
    for (const SessionClient& client : escort_.clients()) {
        ClientSessions& hers = escort_by_client_[client.key];
        hers.weeks.add(client.week.went);
        hers.counts += client.week;
    }
}

/// Whoever lives in special housing meets its staff as all others there do; who waits at home is told of by home care.
void Provision::tell_lives(Day today) {
    if (!is_sunday(today)) return;
    for (const ClientWeek& week : home_care_.client_weeks())
        lives_.tell(Service::home_care, keys_[week.who.index()],
                    life_week(week, live_.expectation.few_staff));
    const Hours needed = std::exchange(place_needed_, {}), delivered = std::exchange(place_delivered_, {});
    LifeWeek place{.in_care = true};
    if (needed > Hours{}) place.facts.care = place.facts.home_support = delivered / needed;
    special_housing_.each_resident([&](Key who) { lives_.tell(Service::special_housing, who, place); });
    for (const SessionClient& client : escort_.clients())
        lives_.tell(Service::escort, client.key, life_week(client));
    support_.tell_lives(lives_);
    lives_.end_week(today, live_.shock.visits_banned);
}

} // namespace omsorg
