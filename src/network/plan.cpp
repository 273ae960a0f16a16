// SPDX-License-Identifier: MIT
#include "plan.hpp"

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {
namespace {

std::uint32_t worker_named(const NetworkStation& station, std::string_view name) {
    std::uint32_t number = 0;
    for (const NetworkWorker& worker : station.workers) {
        if (worker.name == name) return number;
        number += static_cast<std::uint32_t>(worker.count);
    }
    return number;
}

class Words {
public:
    Skills skills(const std::vector<std::string>& words) {
        Skills skills;
        for (const std::string& word : words) {
            const auto found = std::find(known_.begin(), known_.end(), word);
            skills.add(Skill{static_cast<std::uint8_t>(found - known_.begin())});
            if (found == known_.end()) known_.push_back(word);
        }
        return skills;
    }

private:
    std::vector<std::string> known_;
};

StationPlan plan_of(const Network& network, const NetworkStation& station, Words& words) {
    StationPlan plan{.key = key_of_text(station.name)};
    if (!station.overflow_to.empty()) plan.overflow_to = find_station(network, station.overflow_to);
    if (!station.give_up_to.empty()) plan.give_up_to = find_station(network, station.give_up_to);
    plan.may_interrupt =
        station.rules.preemption != Preemption::none || station.rules.at_shift_end != AtShiftEnd::finish;
    for (const NetworkWorker& worker : station.workers) plan.skills.push_back(words.skills(worker.skills));
    return plan;
}

Asked asked_of(const Network& network, const NetworkPeople& people, const NetworkStation& station,
               Words& words) {
    const NetworkAsks asks = asks_at(people, station.name);
    Asked asked{.service = service_at(people, station), .patience = asks.patience};
    asked.request.units = asks.units.value_or(1);
    asked.request.priority = asks.priority.value_or(0);
    asked.request.joins_below = asks.joins_below.value_or(HouseRules::no_limit);
    if (station.kind == StationKind::staff) {
        asked.skills = words.skills(asks.skills.value_or(std::vector<std::string>{}));
        const bool works_here =
            std::any_of(station.workers.begin(), station.workers.end(), [&](const NetworkWorker& worker) {
                return asks.prefers && worker.name == *asks.prefers;
            });
        if (works_here) asked.prefers = worker_named(station, *asks.prefers);
    }
    const auto ways = people.next.find(station.name);
    if (ways != people.next.end()) asked.next = Crossing{network, ways->second};
    return asked;
}

} // namespace

StationIndex find_station(const Network& network, std::string_view name) {
    const auto found = std::find_if(network.stations.begin(), network.stations.end(),
                                    [&](const NetworkStation& station) { return station.name == name; });
    return found == network.stations.end() ? out
                                           : static_cast<StationIndex>(found - network.stations.begin());
}

Crossing::Crossing(const Network& network, const NetworkWays& ways) {
    double so_far = 0;
    for (const NetworkWay& way : ways) {
        if (way.chance <= 0) continue;
        so_far += way.chance;
        // Chances that are written with two decimals add up to one, whatever their sum in binary is.
        up_to_.push_back(so_far > 1 - 1e-9 ? 1 : so_far);
        to_.push_back(find_station(network, way.to));
    }
}

bool takes_time(double hours) { return hours > 1 || from_hours(std::max(hours, 0.0)) > Duration::zero(); }

Chances chances_at(const NetworkPeople& people, const NetworkStation& station) {
    if (!station.has_line()) return {};
    const NetworkAsks asks = asks_at(people, station.name);
    const bool closes = station.rules.at_closing == AtClosing::go_home;
    bool may_not_wait = false, never_waits = false;
    if (asks.patience) {
        // Of a continuous patience nobody has exactly none.
        const bool has_atoms =
            asks.patience->is_constant() || asks.patience->kind() == Distribution::Kind::discrete;
        never_waits = !takes_time(asks.patience->high());
        may_not_wait = never_waits || (has_atoms && !takes_time(asks.patience->low()));
    }
    const bool while_full = station.is_bounded() || asks.joins_below.has_value() || closes || never_waits;
    return {.turned_away = while_full || may_not_wait,
            .always_while_full = while_full,
            .gives_up = closes || (asks.patience && !never_waits)};
}

NetworkAsks asks_at(const NetworkPeople& people, std::string_view station) {
    NetworkAsks asks = people.everywhere;
    const auto found = people.at.find(std::string{station});
    if (found == people.at.end()) return asks;
    const NetworkAsks& here = found->second;
    if (here.service) asks.service = here.service;
    if (here.patience) asks.patience = here.patience;
    if (here.priority) asks.priority = here.priority;
    if (here.units) asks.units = here.units;
    if (here.joins_below) asks.joins_below = here.joins_below;
    if (here.skills) asks.skills = here.skills;
    if (here.prefers) asks.prefers = here.prefers;
    return asks;
}

double expected_to_come(const NetworkPeople& people, Instant from, Instant until) {
    double persons = 0;
    if (people.rate)
        persons = people.rate->expected(from, until) * people.how_many.mean();
    else if (people.gap)
        persons = in_hours(until - from) / people.gap->mean() * people.how_many.mean();
    for (const Arrival& arrival : people.recorded)
        if (from <= arrival.when && arrival.when < until) persons += arrival.how_many;
    return persons;
}

Distribution service_at(const NetworkPeople& people, const NetworkStation& station) {
    const NetworkAsks asks = asks_at(people, station.name);
    return asks.service ? *asks.service : station.service;
}

NetworkPlan::NetworkPlan(Network its_network) : network{std::move(its_network)} {
    Words words;
    for (const NetworkStation& station : network.stations)
        stations.push_back(plan_of(network, station, words));
    for (const NetworkPeople& people : network.people) {
        const Reach reach{network, people};
        KindPlan kind{.key = key_of_text(people.name),
                      .begin = Crossing{network, people.begin},
                      .may_return = reach.has_round()};
        for (const NetworkStation& station : network.stations) {
            kind.at.push_back(asked_of(network, people, station, words));
            kind.at.back().reached = reach.asks(static_cast<StationIndex>(kind.at.size() - 1));
        }
        kinds.push_back(std::move(kind));
    }
    measures = measures_of(*this);
}

Reach::Reach(const Network& network, const NetworkPeople& people, bool follows)
    : exits_(network.stations.size()), reached_(network.stations.size()), asks_(network.stations.size()) {
    const auto named = [&](const std::string& name) {
        return name.empty() ? out : find_station(network, name);
    };
    const auto add_next = [&](Ways& to, const NetworkPeople& whose, const std::string& from) {
        double stays = 0;
        if (const auto next = whose.next.find(from); next != whose.next.end())
            for (const NetworkWay& way : next->second) {
                if (way.chance <= 0) continue;
                stays += way.chance;
                to.push_back(find_station(network, way.to));
            }
        if (stays < 1 - 1e-9) to.push_back(out);
    };
    for (std::size_t at = 0; at < network.stations.size(); ++at) {
        const NetworkStation& station = network.stations[at];
        Exits& exits = exits_[at];
        add_next(exits.served, people, station.name);
        exits.takes_no_time =
            station.kind == StationKind::batching || !takes_time(service_at(people, station).mean());
        if (follows && station.kind == StationKind::batching && station.as_one)
            for (const NetworkPeople& leader : network.people)
                if (&leader != &people &&
                    Reach{network, leader, false}.reached(static_cast<StationIndex>(at)))
                    add_next(exits.behind, leader, station.name);
        const Chances chances = chances_at(people, station);
        exits.turns_away = chances.always_while_full;
        exits.turned_to = named(station.overflow_to);
        if (chances.turned_away) exits.unserved.push_back(exits.turned_to);
        if (chances.gives_up) exits.unserved.push_back(named(station.give_up_to));
    }
    Ways open;
    for (const NetworkWay& way : people.begin)
        if (way.chance > 0) open.push_back(find_station(network, way.to));
    for (const NetworkFounders& founders : people.at_start)
        if (!founders.at.empty() && founders.count > 0) open.push_back(find_station(network, founders.at));
    bool leaves = false;
    reached_ = seen_from(open, leaves);
    const auto ask = [&](const Ways& ways) {
        for (const StationIndex at : ways)
            if (at != out) asks_[at] = true;
    };
    ask(open);
    for (std::size_t at = 0; at < exits_.size(); ++at) {
        if (!reached_[at]) continue;
        ask(exits_[at].served);
        ask(exits_[at].unserved);
    }
}

std::vector<bool> Reach::seen_from(Ways open, bool& leaves, StationIndex never_served) const {
    std::vector<bool> seen(exits_.size());
    while (!open.empty()) {
        const StationIndex at = open.back();
        open.pop_back();
        if (at == out) leaves = true;
        if (at == out || seen[at]) continue;
        seen[at] = true;
        const Exits& exits = exits_[at];
        open.insert(open.end(), exits.unserved.begin(), exits.unserved.end());
        if (at == never_served) continue;
        open.insert(open.end(), exits.served.begin(), exits.served.end());
        open.insert(open.end(), exits.behind.begin(), exits.behind.end());
    }
    return seen;
}

bool Reach::may_leave(StationIndex station) const {
    bool leaves = false;
    (void)seen_from({station}, leaves);
    return leaves;
}

bool Reach::may_leave_unserved(StationIndex station) const {
    bool leaves = false;
    (void)seen_from({station}, leaves, station);
    return leaves;
}

// The largest set of stations that one need never get out of in this instant: whatever leads out of it is struck, until
// nothing does.
std::vector<EndlessRound> Reach::endless_rounds() const {
    std::vector<EndlessRound> rounds(exits_.size());
    for (std::size_t at = 0; at < exits_.size(); ++at)
        rounds[at] = reached_[at] ? EndlessRound::when_served : EndlessRound::none;
    const auto stays = [&](StationIndex to) { return to != out && rounds[to] != EndlessRound::none; };
    for (bool struck = true; struck;) {
        struck = false;
        for (std::size_t at = 0; at < exits_.size(); ++at) {
            const Exits& exits = exits_[at];
            if (rounds[at] == EndlessRound::none) continue;
            if (exits.takes_no_time && std::all_of(exits.served.begin(), exits.served.end(), stays)) continue;
            const bool is_sent_on = exits.turns_away && stays(exits.turned_to);
            struck = struck || !is_sent_on;
            rounds[at] = is_sent_on ? EndlessRound::when_full : EndlessRound::none;
        }
    }
    return rounds;
}

bool Reach::has_round() const {
    for (StationIndex at = 0; at < exits_.size(); ++at) {
        if (!reached_[at]) continue;
        Ways on = exits_[at].served;
        on.insert(on.end(), exits_[at].unserved.begin(), exits_[at].unserved.end());
        on.insert(on.end(), exits_[at].behind.begin(), exits_[at].behind.end());
        bool leaves = false;
        if (seen_from(std::move(on), leaves)[at]) return true;
    }
    return false;
}

} // namespace omsorg
