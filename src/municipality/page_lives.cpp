// SPDX-License-Identifier: MIT
// For whom care came, who took part, what it cost her of her own time, what she decided, and what life it makes.
#include "page.hpp"

#include <omsorg/service/autonomy.hpp>
#include <omsorg/service/effort.hpp>
#include <omsorg/service/participation.hpp>
#include <omsorg/service/quality_of_life.hpp>

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace omsorg {

namespace {

std::optional<double> came(const ClientHours& book) {
    if (book.receivable() <= Hours{}) return std::nullopt;
    return 1 - book.unmet_share();
}

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

double part_of(Hours part, Hours whole) { return whole > Hours{} ? part / whole : 0; }

Day mid_year(int year) { return Day{std::chrono::year{year} / std::chrono::July / 1}; }

HomeCareYear whole(const Provision::Year& year) {
    HomeCareYear all;
    for (const HomeCareYear& district : year.home_care) all += district;
    return all;
}

const SessionAssumptions& rules_of(const Assumptions& live, Service service) {
    if (service == Service::housing_support) return live.housing_support;
    if (service == Service::domestic_service) return live.domestic;
    expect(service == Service::escort, "a service of sessions has rules of sessions");
    return live.escort;
}

constexpr double nine_tenths = 0.9;

} // namespace

Page::Page(Outcome& outcome, const YearAccounts& accounts) : outcome_{outcome}, a_{accounts} {
    sessions_.emplace_back(Service::escort, by_whom(a_.inhabitants, a_.provision.escort_by_client));
    for (const SupportServices::Year& support : a_.provision.support)
        sessions_.emplace_back(support.service, by_whom(a_.inhabitants, support.by_client));
}

/// Of each district, each sex and each age that there is something to tell of.
template <class Sum, class Index>
void Page::tell_by_whom(Measure measure, Measure first_group, Service service, const Breakdown<Sum>& found,
                        Index index) {
    for (std::size_t i = 0; i < found.district.size(); ++i)
        if (const std::optional<double> value = std::invoke(index, found.district[i]))
            note(measure, *value, service, static_cast<std::uint8_t>(i));
    for (std::size_t i = 0; i < client_groups; ++i)
        if (const std::optional<double> value = std::invoke(index, found.group[i]))
            note(measure_at(first_group, i), *value, service);
}

/// Waits that ended in the year, all services together and each by itself.
void Page::waits() {
    const auto tell = [&](WaitFor what, Measure mean, Measure nine_in_ten, Measure first_group) {
        std::map<Service, std::vector<std::pair<Key, Mean>>> told;
        for (const Waited& one : a_.provision.waits) {
            if (one.what != what) continue;
            for (const Service service : {Service::all, one.service})
                told[service].emplace_back(one.who, Mean{one.days, 1});
        }
        for (const auto& [service, waits] : told) {
            std::vector<double> days;
            for (const auto& [who, wait] : waits) days.push_back(wait.sum);
            const Breakdown<Mean> found = by_whom(a_.inhabitants, waits);
            note(mean, *found.all.value(), service);
            note(nine_in_ten, *nearest_rank(std::move(days), nine_tenths), service);
            tell_by_whom(mean, first_group, service, found, &Mean::value);
        }
    };
    tell(WaitFor::decision, Measure::days_to_decision, Measure::days_to_decision_nine_in_ten,
         Measure::days_to_decision_women);
    tell(WaitFor::first_service, Measure::days_to_first_service, Measure::days_to_first_service_nine_in_ten,
         Measure::days_to_first_service_women);
}

void Page::groups() {
    const ClientGroups& groups = a_.groups;
    const auto tell = [&](Measure measure, std::optional<double> value) {
        if (value) note(measure, *value, Service::home_care);
    };
    tell(Measure::unmet_gini_clients, groups.gini);
    for (std::size_t i = 0; i < home_care_groups; ++i) {
        const GroupYear& group = groups.group[i];
        if (group.empty()) continue;
        tell(measure_at(Measure::delivered_share_women, i), group.delivered_share());
        tell(measure_at(Measure::unmet_hours_women, i), group.unmet.value());
        tell(measure_at(Measure::missed_visits_women, i), static_cast<double>(group.visits.missed));
        tell(measure_at(Measure::staff_continuity_women, i), group.visits.continuity());
    }
    const auto gap = [&](Measure measure, std::optional<double> one, std::optional<double> other) {
        if (one && other) tell(measure, *one - *other);
    };
    const GroupYear &women = groups[ClientGroup::women], &men = groups[ClientGroup::men];
    const GroupYear &older = groups[ClientGroup::aged_80_plus], &younger = groups[ClientGroup::aged_65_79];
    gap(Measure::delivered_gap_sex, women.delivered_share(), men.delivered_share());
    gap(Measure::delivered_gap_age, older.delivered_share(), younger.delivered_share());
    gap(Measure::unmet_gap_sex, women.unmet_share(), men.unmet_share());
    gap(Measure::unmet_gap_age, older.unmet_share(), younger.unmet_share());
}

void Page::participation() {
    for (const auto& [service, clients] : sessions_) {
        const Participation& all = clients.all.weeks;
        if (const auto activities = all.a_year()) note(Measure::activities_per_client, *activities, service);
        if (const auto weeks = all.share_of_weeks()) note(Measure::weeks_with_activity, *weeks, service);
        tell_by_whom(Measure::activities_per_client, Measure::activities_per_client_women, service, clients,
                     [](const ClientSessions& some) { return some.weeks.a_year(); });
        tell_by_whom(
            Measure::flexibility_index, Measure::flexibility_index_women, service, clients,
            [](const ClientSessions& some) { return share(some.counts.in_window, some.counts.wishes); });
    }
}

ClientEffort Page::effort_of_clients(Service service, const ClientSessions& some) const {
    const EffortAssumptions& a = a_.live.effort;
    return service == Service::day_activity ? effort_of_day_activity(a, some.counts)
                                            : effort_of(a, some.counts, some.by_app);
}

/// Minutes per contact and service; the hours of all of them together with the applicants'.
void Page::effort() {
    const EffortAssumptions& a = a_.live.effort;
    double all = 0;
    const auto tell = [&](Service service, const ClientEffort& effort) {
        const auto each = effort.per_contact();
        if (!each && effort.minutes == 0) return;
        if (each) note(Measure::client_effort_minutes, *each, service);
        note(Measure::client_effort_hours, effort.hours(), service);
        all += effort.hours();
    };
    tell(Service::home_care, effort_of(a, whole(a_.provision).met()));
    for (const auto& [service, clients] : sessions_) tell(service, effort_of_clients(service, clients.all));
    tell(Service::training_flat,
         effort_of(a, a_.provision.training, Hours::from_hours(a_.live.training_flat.session_hours)));
    if (a_.provision.casework) {
        const double hours = a_.provision.casework->client_effort.value();
        note(Measure::client_effort_hours, hours, Service::casework);
        all += hours;
    }
    note(Measure::client_effort_hours, all);
    for (const auto& [service, clients] : sessions_)
        tell_by_whom(
            Measure::client_effort_minutes, Measure::client_effort_minutes_women, service, clients,
            [&](const ClientSessions& some) { return effort_of_clients(service, some).per_contact(); });
    tell_of_visits(Measure::client_effort_minutes, Measure::client_effort_minutes_women,
                   [&](const VisitsMet& met) { return effort_of(a, met).per_contact(); });
}

/// Of home care: by the district that served, and by sex and age.
template <class Index>
void Page::tell_of_visits(Measure measure, Measure first_group, Index index) {
    Breakdown<VisitsMet> found;
    for (const HomeCareYear& district : a_.provision.home_care) found.district.push_back(district.met());
    for (std::size_t i = 0; i < client_groups; ++i) found.group[i] = a_.groups.group[i].visits;
    tell_by_whom(measure, first_group, Service::home_care, found, index);
}

std::optional<double> Page::decisions_of(Service service, const SessionCounts& some) const {
    const Assumptions& live = a_.live;
    const Autonomy found = service == Service::day_activity
                               ? autonomy_of_day_activity(some)
                               : autonomy_of(some, rules_of(live, service).preferred_weight > 0);
    return found.index(live.autonomy);
}

std::optional<double> Page::decisions_of(const VisitsMet& some) const {
    return autonomy_of(some, a_.live.expectation.few_staff).index(a_.live.autonomy);
}

/// Own decisions by service.
std::vector<Page::Decided> Page::decided() const {
    const Provision::Year& year = a_.provision;
    const Assumptions& live = a_.live;
    std::vector<Decided> all;
    const auto add = [&](Service service, std::optional<double> index) {
        if (index) all.push_back({service, *index});
    };
    add(Service::home_care, decisions_of(whole(year).met()));
    const NightSupervisionAssumptions& night = live.night_supervision;
    add(Service::night_supervision,
        autonomy_of(year.night, night.suitable * camera_accepted(night, mid_year(a_.year)) * night.retained)
            .index(live.autonomy));
    for (const auto& [service, clients] : sessions_) add(service, decisions_of(service, clients.all.counts));
    if (year.casework) {
        CaseworkAssumptions everybody = live.casework;
        everybody.available = 1;
        add(Service::casework, autonomy_of(*year.casework, e_service_use(everybody)).index(live.autonomy));
    }
    return all;
}

void Page::autonomy() {
    Mean all;
    for (const Decided& one : decided()) {
        note(Measure::autonomy_index, one.index, one.service);
        all += {one.index * weight_of(one.service), weight_of(one.service)};
    }
    if (const auto mean = all.value()) note(Measure::autonomy_index, *mean);
    for (const auto& [service, clients] : sessions_)
        tell_by_whom(Measure::autonomy_index, Measure::autonomy_index_women, service, clients,
                     [&](const ClientSessions& some) { return decisions_of(service, some.counts); });
    tell_of_visits(Measure::autonomy_index, Measure::autonomy_index_women,
                   [&](const VisitsMet& some) { return decisions_of(some); });
}

/// What the run knows of the lives of a service's clients. Checks at night belong to home care.
LifeFacts Page::facts_of(Service service, const std::vector<Decided>& decided) const {
    const Provision::Year& year = a_.provision;
    LifeFacts facts;
    for (const Decided& one : decided)
        if (one.service == service) facts.decided = one.index;
    if (year.lives)
        if (const auto lives = year.lives->by_service.find(service); lives != year.lives->by_service.end())
            facts.lonely = lives->second.alone_share().value_or(0);
    if (service == Service::home_care) {
        const HomeCareYear home_care = whole(year);
        const std::int64_t by_screen = home_care.digital.all().visits;
        facts.care = a_.groups.care_came;
        facts.home_support = a_.groups.domestic_came;
        facts.alarms = share(home_care.alarms - home_care.alarms_unanswered, home_care.alarms);
        const std::int64_t at_night = year.night.planned_visits + year.night.escalations;
        facts.nights = share(at_night - year.night.missed, at_night);
        facts.unhurried = share(home_care.delivered - home_care.shortened, home_care.delivered);
        facts.faces = same_faces(home_care.met(), a_.live.expectation.few_staff);
        facts.by_screen = share(by_screen, home_care.delivered + by_screen).value_or(0);
        facts.by_camera = year.night.client_nights > 0 ? year.night.digital_share() : 0;
        facts.alone = part_of(home_care.digital.managed_alone, home_care.clients.granted);
    } else if (service == Service::special_housing) {
        // The hours of a place are for everything in it.
        facts.care = facts.home_support =
            came(client_hours(year.days.special_housing_needed, year.days.special_housing_delivered));
        if (year.lives) facts.visited = share(year.lives->let_in, year.lives->visits);
    } else if (service == Service::escort) {
        const SessionCounts& counts = year.escort.counts;
        facts.outings = share(counts.went, counts.wishes);
        facts.in_company = share(counts.went - counts.group_size[0], counts.went).value_or(0);
    } else
        for (const SupportServices::Year& support : year.support) {
            if (support.service != service) continue;
            const ClientHours book = client_hours(support.sessions.clients());
            (service == Service::day_activity ? facts.days : facts.home_support) = came(book);
            facts.alone = part_of(support.managed_alone, book.granted + support.managed_alone);
        }
    return facts;
}

void Page::quality_of_life() {
    const std::vector<Decided> own = decided();
    std::array<double, life_domains> sum{}, with{};
    double index = 0, clients = 0, years = 0;
    for (const auto& [service, persons] : clients_by_service(a_.provision)) {
        if (service == Service::night_supervision) continue; // her nights are part of her home care
        const double weight = weight_of(service);
        const LifeLevels found = omsorg::quality_of_life(a_.live.quality_of_life, facts_of(service, own));
        if (persons <= 0 || !found.index) continue;
        for (std::size_t i = 0; i < life_domains; ++i) {
            if (!found.level[i]) continue;
            note(measure_at(Measure::quality_of_life_control, i), *found.level[i], service);
            sum[i] += *found.level[i] * weight;
            with[i] += weight;
        }
        note(Measure::quality_of_life, *found.index, service);
        note(Measure::quality_of_life_years, *found.index * persons, service);
        years += *found.index * persons;
        index += *found.index * weight;
        clients += weight;
    }
    for (std::size_t i = 0; i < life_domains; ++i)
        if (with[i] > 0) note(measure_at(Measure::quality_of_life_control, i), sum[i] / with[i]);
    if (clients > 0) note(Measure::quality_of_life, index / clients);
    if (years > 0) note(Measure::quality_of_life_years, years);
    if (a_.provision.lives) life_states(*a_.provision.lives);
}

void Page::life_states(const LifeYear& lives) {
    const auto tell = [&](const LifeYear::Lives& some, Service service) {
        if (const auto mean = some.mean()) {
            note(Measure::life_state, *mean, service);
            note(Measure::life_state_years, some.years(), service);
        }
        if (const auto alone = some.alone_share()) note(Measure::weeks_alone_share, *alone, service);
    };
    tell(lives.all, Service::all);
    for (const auto& [service, some] : lives.by_service) tell(some, service);
    tell_by_whom(Measure::life_state, Measure::life_state_women, Service::all,
                 by_whom(a_.inhabitants, lives.by_person), &LifeYear::Lives::mean);
    if (lives.lowest_tenth) note(Measure::life_state_lowest_tenth, *lives.lowest_tenth);
}

} // namespace omsorg
