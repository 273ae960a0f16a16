// SPDX-License-Identifier: MIT
#include "capacity.hpp"

#include "plan.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace omsorg {
namespace {

using Skillset = std::set<std::string>;
using People = std::vector<const NetworkPeople*>;

// A person with shifts of her own is one, however many the shift would call; of places, those count that are filled by
// so many at once.
double average_on_duty(const Network& network, const Shifts& shifts, int most, int at_once = 1) {
    const Window seen{network};
    double hours = 0;
    for (Instant at = seen.from; at < seen.until;) {
        const Instant change = std::min(shifts.next_change(at), seen.until);
        hours += std::min(shifts.on_duty(at) / at_once * at_once, most) * in_hours(change - at);
        at = change;
    }
    return hours / seen.hours();
}

// How many all ask for at once, if they ask alike.
int alike(const NetworkStation& station, const People& who) {
    std::optional<int> units;
    for (const NetworkPeople* people : who) {
        if (people == nullptr) continue;
        const int asked = asks_at(*people, station.name).units.value_or(1);
        if (units && *units != asked) return 1;
        units = asked;
    }
    return units.value_or(1);
}

// Of workers by name, what each does on average; of all others, what they do together.
std::vector<double> capacities(const Network& network, const NetworkStation& station, const People& who) {
    const auto on_duty = [&](const std::optional<Shifts>& shifts) {
        return shifts ? average_on_duty(network, *shifts, 1) : 1.0;
    };
    switch (station.kind) {
    case StationKind::delay:
    case StationKind::batching:
        return {std::numeric_limits<double>::infinity()};
    case StationKind::sharing:
        return {static_cast<double>(station.capacity)};
    case StationKind::places: {
        const int at_once = alike(station, who);
        if (station.shifts) return {average_on_duty(network, *station.shifts, HouseRules::no_limit, at_once)};
        return {static_cast<double>(station.capacity / at_once * at_once)};
    }
    case StationKind::staff:
        break;
    }
    if (station.workers.empty()) return {station.capacity * on_duty(station.shifts)};
    std::vector<double> works;
    for (const NetworkWorker& worker : station.workers)
        works.push_back(worker.count * on_duty(worker.shifts ? worker.shifts : station.shifts));
    return works;
}

// The different things that people ask of named workers, and who asks for which.
struct Demands {
    std::vector<Skillset> all{};
    std::vector<std::size_t> of{}; ///< by kind of people

    Demands(const NetworkStation& station, const People& who) : of(who.size()) {
        for (std::size_t kind = 0; kind < who.size(); ++kind) {
            if (who[kind] == nullptr) continue;
            const auto skills = asks_at(*who[kind], station.name).skills.value_or(std::vector<std::string>{});
            const Skillset asked{skills.begin(), skills.end()};
            const auto known = std::find(all.begin(), all.end(), asked);
            of[kind] = static_cast<std::size_t>(known - all.begin());
            if (known == all.end()) all.push_back(asked);
        }
    }
};

bool does_some(const NetworkWorker& worker, const Demands& demands, const std::vector<bool>& chosen) {
    const Skillset has{worker.skills.begin(), worker.skills.end()};
    for (std::size_t i = 0; i < demands.all.size(); ++i)
        if (chosen[i] && std::includes(has.begin(), has.end(), demands.all[i].begin(), demands.all[i].end()))
            return true;
    return false;
}

} // namespace

Window::Window(const Network& network)
    : from{later_by(network.start, network.warm_up)}, until{std::min(
                                                          end_of(network),
                                                          later_by(from, std::chrono::weeks{520}))} {}

std::vector<SkillGroup> skill_groups(const Network& network, const NetworkStation& station,
                                     const People& who) {
    const std::vector<double> works = capacities(network, station, who);
    std::vector<SkillGroup> groups(1);
    for (const NetworkPeople* people : who) groups.front().members.push_back(people != nullptr);
    for (const double one : works) groups.front().capacity += one;
    if (station.workers.empty()) return groups;

    const Demands demands{station, who};
    const auto add = [&](const std::vector<bool>& chosen) {
        SkillGroup group{.members = std::vector<bool>(who.size())};
        Skillset words;
        for (std::size_t kind = 0; kind < who.size(); ++kind) {
            if (who[kind] == nullptr || !chosen[demands.of[kind]]) continue;
            const Skillset& asked = demands.all[demands.of[kind]];
            if (asked.empty()) return; // that all can do, and everybody is told already
            group.members[kind] = true;
            words.insert(asked.begin(), asked.end());
        }
        group.skills = {words.begin(), words.end()};
        for (std::size_t worker = 0; worker < works.size(); ++worker)
            if (does_some(station.workers[worker], demands, chosen)) group.capacity += works[worker];
        groups.push_back(std::move(group));
    };
    std::vector<bool> chosen(demands.all.size());
    if (chosen.size() > 10) {
        for (std::size_t one = 0; one < chosen.size(); ++one) {
            chosen[one] = true;
            add(chosen);
            chosen[one] = false;
        }
        return groups;
    }
    for (unsigned subset = 1; subset < 1U << chosen.size(); ++subset) {
        for (std::size_t one = 0; one < chosen.size(); ++one) chosen[one] = ((subset >> one) & 1U) != 0;
        add(chosen);
    }
    return groups;
}

} // namespace omsorg
