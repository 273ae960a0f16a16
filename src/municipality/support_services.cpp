// SPDX-License-Identifier: MIT
#include <omsorg/municipality/support_services.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

constexpr std::uint64_t housing_support_tag = 1, domestic_tag = 2;

std::size_t at(Service service) {
    const auto* found = std::ranges::find(SupportServices::kinds, service, &SupportServices::Kind::service);
    expect(found != SupportServices::kinds.end(), "the service is one of the support services");
    return static_cast<std::size_t>(found - SupportServices::kinds.begin());
}

} // namespace

Key SupportServices::sitting(Key key, int n) { return n == 0 ? key : key_of(key, n); }

SupportServices::SupportServices(const Assumptions& live, std::size_t districts, const DistrictRoads& roads,
                                 Run run)
    : live_{live}, housing_support_{live.housing_support, run, districts, housing_support_tag},
      domestic_{live.domestic, run, districts, domestic_tag},
      day_activity_{live.day_activity, run, districts}, flat_{live.training_flat, run}, run_{run},
      digital_{live.digital, run}, app_luck_{run, Purpose::digital_visit} {
    housing_support_.set_roads(roads);
    domestic_.set_roads(roads);
}

bool SupportServices::in_force(Service service) const {
    switch (service) {
    case Service::housing_support:
        return live_.housing_support.modelled;
    case Service::day_activity:
        return live_.day_activity.modelled;
    case Service::domestic_service:
        return live_.domestic.reach > 0 || !domestic_.clients().empty();
    default:
        return false;
    }
}

void SupportServices::admit(std::size_t kind, Key key, const Person& person) {
    const Service service = kinds[kind].service;
    SessionService* sessions = sessions_of(service);
    if (sessions == nullptr) return day_activity_.admit(key, person.home);
    const double length = service == Service::housing_support ? live_.housing_support.session_hours
                                                              : live_.domestic.session_hours;
    const int number = std::max(1, static_cast<int>(std::lround(person.hours_a_week / length)));
    if (service == Service::housing_support) granted_[key] = {number * length, number, length};
    for (int n = 0; n < number; ++n) sessions->admit(sitting(key, n), person.home);
}

void SupportServices::release(std::size_t kind, Key key) {
    if (kinds[kind].service == Service::housing_support) {
        flat_.leave(key);
        granted_.erase(key);
        app_.erase(key);
    }
    SessionService* sessions = sessions_of(kinds[kind].service);
    if (sessions == nullptr) return day_activity_.leave(key);
    for (int n = 0; sessions->has(sitting(key, n)); ++n) sessions->leave(sitting(key, n));
}

void SupportServices::settle() {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const bool now = in_force(kinds[i].service);
        if (now == active_[i]) continue;
        active_[i] = now;
        for (const auto& [key, person] : persons_[i])
            if (now)
                admit(i, key, person);
            else
                release(i, key);
    }
}

void SupportServices::begin(Service service, Key key, DistrictId home, double hours_a_week) {
    settle();
    const std::size_t kind = at(service);
    const Person person{home, hours_a_week};
    expect(persons_[kind].emplace(key, person).second, "nobody has the same support twice");
    if (active_[kind]) admit(kind, key, person);
}

void SupportServices::end(Service service, Key key) {
    const std::size_t kind = at(service);
    if (persons_[kind].erase(key) > 0 && active_[kind]) release(kind, key);
}

void SupportServices::move(Key key, DistrictId home) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const auto found = persons_[i].find(key);
        if (found == persons_[i].end()) continue;
        found->second.home = home;
        if (!active_[i]) continue;
        SessionService* sessions = sessions_of(kinds[i].service);
        if (sessions == nullptr)
            day_activity_.move(key, home);
        else
            for (int n = 0; sessions->has(sitting(key, n)); ++n) sessions->move(sitting(key, n), home);
    }
}

void SupportServices::leave(Key key) {
    for (const Kind& kind : kinds) end(kind.service, key);
}

bool SupportServices::has(Service service, Key key) const { return persons_[at(service)].contains(key); }

Hours SupportServices::hours_needed(Branch branch) const {
    switch (branch) {
    case Branch::housing_support:
        return housing_support_.staff_hours_needed();
    case Branch::domestic_service:
        return domestic_.staff_hours_needed();
    case Branch::day_activity:
        return day_activity_.staff_hours_needed();
    default:
        return {};
    }
}

/// In a shock activities in a group are called off; support in the home goes on.
Hours SupportServices::usable(Hours hours) const {
    return live_.shock.cancelled > 0 ? hours * (1 - live_.shock.cancelled) : hours;
}

void SupportServices::run_day(Day today, const std::array<Hours, branches>& at_work) {
    if (is_monday(today) && in_force(Service::housing_support)) settle_housing_support(today);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        week_[i] += at_work[index_of(kinds[i].branch)];
        if (active_[i]) days_[i] += static_cast<std::int64_t>(persons_[i].size());
        if (!is_sunday(today)) continue;
        const Day monday = today - std::chrono::days{6};
        const Hours hours = std::exchange(week_[i], {});
        if (!in_force(kinds[i].service)) continue;
        if (SessionService* sessions = sessions_of(kinds[i].service)) {
            // In the home support goes on: a shock calls off events and takes no staff.
            sessions->run_week(monday, hours,
                               {.events = live_.shock.cancelled, .catch_up = live_.shock.catch_up});
        } else
            day_activity_.run_week(monday, usable(hours));
        count_clients(i);
    }
}

/// Several sittings in a week are one person's; she may have none, where all are by app or no longer needed.
std::optional<SessionCounts> SupportServices::week_of(Service service, Key key) const {
    const SessionService* sessions = sessions_of(service);
    if (sessions == nullptr) {
        if (!day_activity_.has(key)) return std::nullopt;
        return day_activity_.client(key).week;
    }
    if (!active_[at(service)] || !persons_[at(service)].contains(key)) return std::nullopt;
    SessionCounts week;
    for (int n = 0; sessions->has(sitting(key, n)); ++n) week += sessions->client(sitting(key, n)).week;
    return week;
}

bool SupportServices::served(Service service, Key key) const {
    if (const auto week = week_of(service, key); week && week->went > 0) return true;
    const auto user = app_.find(key);
    return service == Service::housing_support && user != app_.end() && user->second.contacts > 0;
}

void SupportServices::count_clients(std::size_t kind) {
    for (const auto& [key, person] : persons_[kind])
        if (const auto week = week_of(kinds[kind].service, key)) {
            ClientSessions& hers = by_client_[kind][key];
            hers.weeks.add(week->went);
            hers.counts += *week;
        }
}

std::vector<SupportServices::Year> SupportServices::harvest(const Workforce& staff) {
    std::vector<Year> years;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        SessionService* sessions = sessions_of(kinds[i].service);
        Year year{kinds[i].service, kinds[i].branch, sessions ? sessions->harvest() : day_activity_.harvest(),
                  std::exchange(days_[i], 0), std::exchange(by_client_[i], {})};
        if (kinds[i].service == Service::housing_support) {
            year.app = std::exchange(app_year_, {});
            year.managed_alone = std::exchange(managed_alone_, {});
        }
        expect_agreement(year.sessions.counts, year.by_client, year.app.visits);
        if (in_force(kinds[i].service) || year.client_days > 0 ||
            staff.headcount(kinds[i].branch, DistrictId{0}) > 0)
            years.push_back(std::move(year));
    }
    return years;
}

void SupportServices::tell_lives(LifeStates& lives) {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!active_[i]) continue;
        if (sessions_of(kinds[i].service) != nullptr)
            for (const auto& [key, person] : persons_[i])
                lives.tell(kinds[i].service, key, life_week(*week_of(kinds[i].service, key)));
        else
            for (const DayParticipant& client : day_activity_.clients())
                lives.tell(kinds[i].service, client.key, life_week(client));
    }
}

} // namespace omsorg
