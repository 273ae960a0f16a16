// SPDX-License-Identifier: MIT
#include <omsorg/municipality/life_states.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/municipality/by_whom.hpp>

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

namespace omsorg {

namespace {

std::optional<double> share(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    return std::clamp(static_cast<double>(part) / static_cast<double>(whole), 0.0, 1.0);
}

std::optional<double> all_but(std::int64_t part, std::int64_t whole) { return share(whole - part, whole); }

} // namespace

LifeWeek life_week(const ClientWeek& week, double few_staff) {
    constexpr std::size_t care = use_of(VisitKind::personal_care), domestic = use_of(VisitKind::domestic);
    LifeWeek told;
    if (week.is_away()) return told;
    const auto came = [&](std::size_t use) -> std::optional<double> {
        if (week.receivable[use] <= 0) return std::nullopt;
        return 1 - week.unmet[use] / week.receivable[use];
    };
    told.facts.care = came(care);
    told.facts.home_support = came(domestic);
    told.facts.decided = all_but(week.late + week.missed, week.visits);
    told.facts.unhurried = all_but(week.cut, week.visits - week.missed);
    if (week.staff_met) told.facts.faces = std::min(1.0, few_staff / std::max(1.0, *week.staff_met));
    return told;
}

LifeWeek life_week(const SessionClient& outing) {
    LifeWeek week;
    const SessionCounts& hers = outing.week;
    week.company = hers.went > 0;
    if (hers.wishes == 0) return week;
    week.facts.outings = hers.went > 0 ? 1 : 0;
    week.facts.decided = hers.in_window > 0 ? 1 : 0;
    if (hers.went > 0 && outing.in_company) week.facts.in_company = 1;
    return week;
}

LifeWeek life_week(const SessionCounts& hers) {
    LifeWeek week;
    week.facts.home_support = share(hers.went, hers.wishes);
    week.facts.decided = share(hers.in_window, hers.wishes);
    return week;
}

LifeWeek life_week(const DayParticipant& client) {
    LifeWeek week;
    const SessionCounts& hers = client.week;
    week.company = hers.went > 0;
    week.facts.days = share(hers.went, hers.went + hers.turned_away + hers.no_seat);
    return week;
}

LifeYear::Lives& LifeYear::Lives::operator+=(const Lives& other) noexcept {
    weeks += other.weeks;
    known += other.known;
    alone += other.alone;
    index += other.index;
    return *this;
}

std::optional<double> LifeYear::Lives::mean() const {
    if (known == 0) return std::nullopt;
    return index / static_cast<double>(known);
}

std::optional<double> LifeYear::Lives::alone_share() const {
    if (weeks == 0) return std::nullopt;
    return static_cast<double>(alone) / static_cast<double>(weeks);
}

double LifeYear::Lives::years() const { return index / weeks_a_year; }

LifeStates::LifeStates(const QualityOfLifeAssumptions& a, Run run)
    : a_{&a}, visitors_{run, Purpose::life_visitors}, banned_{run, Purpose::life_visit_banned},
      by_service_(all_services().size()) {}

void LifeStates::tell(Service service, Key who, const LifeWeek& week) {
    State& state = state_of(who);
    for (std::size_t i = 0; i < life_facts.size(); ++i)
        if (const std::optional<double>& fact = week.facts.*life_facts[i]) {
            state.sum[i] += *fact;
            ++state.told[i];
        }
    state.in_company = std::max(state.in_company, week.facts.in_company);
    state.company |= week.company;
    state.in_care |= week.in_care;
    state.services |= 1U << static_cast<unsigned>(service);
}

LifeStates::State& LifeStates::state_of(Key who) {
    State*& state = found_[who.value];
    if (state == nullptr) state = &states_[who];
    return *state;
}

void LifeStates::end_week(Day sunday, double visits_banned) {
    for (auto one = states_.begin(); one != states_.end();) {
        auto& [who, state] = *one;
        if (state.services != 0) {
            ++one;
            continue;
        }
        close(who, state);
        found_.erase(who.value);
        one = states_.erase(one);
    }
    for (auto& [who, state] : states_) {
        const LifeFacts week = week_of(who, state, sunday, visits_banned);
        move(state, week);
        count(state, week.lonely > 0);
        state = {.level = state.level, .index = state.index, .lives = state.lives};
    }
}

/// What all her services told, with the visits that no service knows of.
LifeFacts LifeStates::week_of(Key who, State& state, Day sunday, double visits_banned) {
    LifeFacts week{.in_company = state.in_company};
    for (std::size_t i = 0; i < life_facts.size(); ++i)
        if (state.told[i] > 0) week.*life_facts[i] = state.sum[i] / state.told[i];
    if (visitors_.happens(a_->visitors, who)) {
        const auto number = static_cast<std::uint64_t>(sunday.time_since_epoch().count());
        const bool let_in = !state.in_care || !banned_.happens(visits_banned, who, number);
        if (state.in_care) {
            week.visited = let_in ? 1 : 0;
            ++year_.visits;
            year_.let_in += let_in ? 1 : 0;
        }
        state.company |= let_in;
    }
    week.lonely = state.company ? 0 : 1;
    return week;
}

void LifeStates::move(State& state, const LifeFacts& week) const {
    const LifeLevels there = quality_of_life(*a_, week);
    for (std::size_t i = 0; i < life_domains; ++i) {
        std::optional<double>& level = state.level[i];
        if (const std::optional<double>& now = there.level[i])
            level = level ? *level + (*now - *level) / a_->memory : *now;
    }
    state.index = life_index(*a_, state.level);
}

void LifeStates::count(State& state, bool alone) {
    const auto add = [&](LifeYear::Lives& lives) {
        ++lives.weeks;
        lives.alone += alone ? 1 : 0;
        if (!state.index) return;
        ++lives.known;
        lives.index += *state.index;
    };
    add(year_.all);
    add(state.lives);
    for (unsigned services = state.services; services != 0; services &= services - 1)
        add(by_service_[static_cast<std::size_t>(std::countr_zero(services))]);
}

std::optional<double> LifeStates::index(Key who) const {
    const auto found = states_.find(who);
    return found == states_.end() ? std::nullopt : found->second.index;
}

std::optional<double> LifeStates::level(Key who, LifeDomain domain) const {
    const auto found = states_.find(who);
    return found == states_.end() ? std::nullopt : found->second.level[static_cast<std::size_t>(domain)];
}

/// Her weeks since the last harvest are told.
void LifeStates::close(Key who, State& state) {
    if (state.lives.weeks > 0) year_.by_person[who] += std::exchange(state.lives, {});
}

LifeYear LifeStates::harvest() {
    std::vector<double> lives;
    for (auto& [who, state] : states_) {
        if (state.index) lives.push_back(*state.index);
        close(who, state);
    }
    LifeYear year = std::exchange(year_, {});
    for (const ServiceInfo& one : all_services())
        if (const auto some = std::exchange(by_service_[static_cast<std::size_t>(one.service)], {});
            some.weeks > 0)
            year.by_service[one.service] = some;
    year.lowest_tenth = nearest_rank(std::move(lives), 0.1);
    return year;
}

} // namespace omsorg
