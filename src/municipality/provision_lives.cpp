// SPDX-License-Identifier: MIT
// What each week is to each client, told to the states of their lives on Sunday night.
#include <omsorg/municipality/provision.hpp>

#include <utility>

namespace omsorg {

/// Whoever lives in special housing meets its staff as all others there do; who waits at home is told of by home care.
void Provision::tell_lives(Day today) {
    if (weekday_index(today) != 6) return;
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
