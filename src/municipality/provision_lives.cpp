// SPDX-License-Identifier: MIT
// What each week is to each client, told to the states of their lives on Sunday night.
#include <omsorg/municipality/provision.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

namespace {

double share(int part, int whole) {
    return std::clamp(part / static_cast<double>(std::max(whole, 1)), 0.0, 1.0);
}

/// An outing with staff is company, whoever else went along.
LifeWeek week_of_outings(const SessionClient& client) {
    LifeWeek week;
    week.company = client.went;
    if (!client.wanted) return week;
    week.facts.outings = client.went ? 1 : 0;
    week.facts.decided = client.in_window ? 1 : 0;
    if (client.went && client.in_company) week.facts.in_company = 1;
    return week;
}

} // namespace

/// She decided when, if the visits began inside the window agreed; they were unhurried, if none was cut.
LifeWeek Provision::week_at_home(const ClientWeek& week) const {
    constexpr std::size_t care = use_of(VisitKind::personal_care), domestic = use_of(VisitKind::domestic);
    LifeWeek told;
    if (week.is_away()) return told;
    const auto came = [&](std::size_t use) -> std::optional<double> {
        if (week.receivable[use] <= 0) return std::nullopt;
        return 1 - week.unmet[use] / week.receivable[use];
    };
    told.facts.care = came(care);
    told.facts.home_support = came(domestic);
    told.facts.decided = 1 - share(week.late + week.missed, week.visits);
    told.facts.unhurried = 1 - share(week.cut, week.visits - week.missed);
    if (week.staff_met)
        told.facts.faces = std::min(1.0, live_.expectation.few_staff / std::max(1.0, *week.staff_met));
    return told;
}

/// Whoever lives in special housing meets its staff as all others there do; who waits at home is told of by home care.
void Provision::tell_lives(Day today) {
    if (weekday_index(today) != 6) return;
    for (const ClientWeek& week : home_care_.client_weeks())
        lives_.tell(Service::home_care, keys_[week.who.index()], week_at_home(week));
    const Hours needed = std::exchange(place_needed_, {}), delivered = std::exchange(place_delivered_, {});
    LifeWeek place{.in_care = true};
    if (needed > Hours{}) place.facts.care = place.facts.home_support = delivered / needed;
    special_housing_.each_resident([&](Key who) { lives_.tell(Service::special_housing, who, place); });
    for (const SessionClient& client : escort_.clients())
        lives_.tell(Service::escort, client.key, week_of_outings(client));
    support_.tell_lives(lives_);
    lives_.end_week(today, live_.shock.visits_banned);
}

void SupportServices::tell_lives(LifeStates& lives) const {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!active_[i]) continue;
        if (kinds[i].service == Service::day_activity) {
            for (const DayParticipant& client : day_activity_.clients()) {
                LifeWeek week;
                week.company = client.came > 0;
                if (const int days = client.came + client.turned_away; days > 0)
                    week.facts.days = share(client.came, days);
                lives.tell(Service::day_activity, client.key, week);
            }
            continue;
        }
        const SessionService& sessions =
            kinds[i].service == Service::domestic_service ? domestic_ : housing_support_;
        for (const auto& [key, person] : persons_[i])
            lives.tell(kinds[i].service, key, week_of(sessions, key));
    }
}

/// Her sessions of the week, however many she has.
LifeWeek SupportServices::week_of(const SessionService& sessions, Key key) const {
    int wanted = 0, went = 0, in_window = 0;
    for (int n = 0; sessions.has(sitting(key, n)); ++n) {
        const SessionClient& client = sessions.client(sitting(key, n));
        wanted += client.wanted ? 1 : 0;
        went += client.went ? 1 : 0;
        in_window += client.in_window ? 1 : 0;
    }
    LifeWeek week;
    if (wanted > 0) {
        week.facts.home_support = share(went, wanted);
        week.facts.decided = share(in_window, wanted);
    }
    return week;
}

} // namespace omsorg
