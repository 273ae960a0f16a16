// SPDX-License-Identifier: MIT
#include "checker.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

namespace omsorg {
namespace {

bool covers(const NetworkWorker& worker, const std::vector<std::string>& needed) {
    return std::all_of(needed.begin(), needed.end(), [&](const std::string& word) {
        return std::find(worker.skills.begin(), worker.skills.end(), word) != worker.skills.end();
    });
}

// The most that are ever at work together in the four weeks after the start.
int most_on_duty(const Shifts& shifts, Instant start) {
    int most = shifts.on_duty(start);
    for (Instant at = start; at < start + std::chrono::weeks{4};) {
        at = shifts.next_change(at);
        if (at == Instant::max()) break;
        most = std::max(most, shifts.on_duty(at));
    }
    return most;
}

// The longest stretch of the run, and of its first year at most, in which somebody is on duty without a break.
Duration longest_on_duty(const Network& network, const Shifts& shifts) {
    const Instant end = std::min(end_of(network), later_by(network.start, std::chrono::weeks{52}));
    Duration longest{};
    for (Instant at = network.start; at < end;) {
        if (shifts.on_duty(at) == 0) {
            at = shifts.next_change(at);
            continue;
        }
        const Instant off = shifts.off_duty_after(at);
        if (off == Instant::max()) return forever;
        longest = std::max(longest, off - at);
        at = off;
    }
    return longest;
}

} // namespace

void NetworkChecker::check_skills() {
    std::set<std::string> words;
    for (const NetworkStation& station : network.stations)
        for (const NetworkWorker& worker : station.workers)
            words.insert(worker.skills.begin(), worker.skills.end());
    const std::size_t of_workers = words.size();
    const std::vector<std::string> known{words.begin(), words.end()};
    for (const NetworkPeople& people : network.people) {
        const auto see = [&](const NetworkAsks& asks, const std::string& key) {
            if (!asks.skills) return;
            for (const std::string& word : *asks.skills) {
                if (std::find(known.begin(), known.end(), word) != known.end()) continue;
                std::string near = did_you_mean(closest(word, known));
                fault("not_an_option", key + ".skills", "nobody has the skill \"" + word + "\"",
                      "who asks for it could never be served",
                      near.empty() ? "Give it to a worker of the staff." : near);
            }
        };
        see(people.everywhere, network_key({"people", people.name}));
        for (const auto& [station, asks] : people.at)
            see(asks, network_key({"people", people.name, "at", station}));
    }
    if (of_workers > 64)
        fault("out_of_range", "station", "there are more than 64 skills",
              "a set of them is a word of 64 bits", "Join skills that always go together.");
}

void NetworkChecker::check_course(const NetworkPeople& people) {
    const Reach reach{network, people};
    const std::vector<EndlessRound> rounds = reach.endless_rounds();
    for (std::size_t at = 0; at < network.stations.size(); ++at) {
        const NetworkStation& station = network.stations[at];
        const auto index = static_cast<StationIndex>(at);
        const std::string next = network_key({"people", people.name, "next", station.name});
        if (!reach.reached(index)) {
            if (people.next.contains(station.name))
                warn("unreachable", next, "they never come to \"" + station.name + "\"", "it changes nothing",
                     "Let some way lead there, or remove it.");
            continue;
        }
        if (rounds[at] == EndlessRound::when_served) {
            fault("unreachable", next, "from \"" + station.name + "\" they go round without any time passing",
                  "the run would never end", "Give one of the stations a service.");
            return;
        }
        if (rounds[at] == EndlessRound::when_full) {
            fault("unreachable", network_key({"station", station.name, "overflow_to"}),
                  "while it is full they are sent round without any time passing", "the run would never end",
                  "Let them go where time passes (kind = \"delay\"), or out.");
            return;
        }
        if (people.keeps_coming() && !reach.may_leave(index)) {
            fault("unreachable", next, "from \"" + station.name + "\" nobody ever leaves the house",
                  "more and more come, and it would fill for ever",
                  "Let a way lead out: chances below 1 in sum.");
            return;
        }
        if (reach.asks(index)) {
            check_served(people, station);
            check_fits(people, station);
        }
        check_batches(people, station);
    }
}

void NetworkChecker::check_served(const NetworkPeople& people, const NetworkStation& station) {
    if (!station.has_line()) return;
    const NetworkAsks asks = asks_at(people, station.name);
    const int units = asks.units.value_or(1);
    const std::string key = network_key({"station", station.name});
    const auto unserved = [&](std::string problem, std::string suggestion) {
        // Whoever gives up or is turned away goes on, and a house may mean to serve nobody.
        if (asks.patience || asks.joins_below || station.is_bounded())
            warn("unreachable", key, std::move(problem), people.name + " could never be served here",
                 std::move(suggestion));
        else
            fault("unreachable", key, std::move(problem), people.name + " could never be served here",
                  std::move(suggestion));
    };
    if (station.kind == StationKind::places) {
        const int most = station.shifts ? most_on_duty(*station.shifts, network.start) : station.capacity;
        if (units > most)
            unserved("there are never more than " + std::to_string(most) + " places, and they ask for " +
                         std::to_string(units),
                     "Open more, or let them ask for fewer.");
        return;
    }
    if (units > 1) {
        fault("out_of_range", network_key({"people", people.name, "at", station.name, "units"}),
              "they ask for " + std::to_string(units) + " of the staff at once",
              "a person is engaged one at a time", "Use places for what is taken together.");
        return;
    }
    if (station.workers.empty()) {
        const bool works = !station.shifts || most_on_duty(*station.shifts, network.start) > 0;
        if (station.capacity == 0 || !works)
            unserved("nobody works here", "Hire somebody, or give them shifts.");
        if (asks.skills && !asks.skills->empty())
            unserved("nobody here has any skills", "Describe the workers by name, each with her skills.");
        return;
    }
    const bool somebody =
        std::any_of(station.workers.begin(), station.workers.end(), [&](const NetworkWorker& worker) {
            const auto& shifts = worker.shifts ? worker.shifts : station.shifts;
            const bool works = worker.count > 0 && (!shifts || most_on_duty(*shifts, network.start) > 0);
            return works && covers(worker, asks.skills.value_or(std::vector<std::string>{}));
        });
    if (!somebody) unserved("no worker has all the skills that are asked for", "Train one, or hire another.");
}

// Work that is not begun, or done anew, unless a shift is long enough for it.
void NetworkChecker::check_fits(const NetworkPeople& people, const NetworkStation& station) {
    const AtShiftEnd rule = station.rules.at_shift_end;
    if (!station.has_line() || (rule != AtShiftEnd::do_not_start && rule != AtShiftEnd::restart)) return;
    const NetworkAsks asks = asks_at(people, station.name);
    Duration longest{};
    const auto see = [&](const std::optional<Shifts>& shifts) {
        longest = std::max(longest, shifts ? longest_on_duty(network, *shifts) : forever);
    };
    if (station.workers.empty()) see(station.shifts);
    for (const NetworkWorker& worker : station.workers)
        if (worker.count > 0 && covers(worker, asks.skills.value_or(std::vector<std::string>{})))
            see(worker.shifts ? worker.shifts : station.shifts);
    if (longest == Duration::zero() || longest == forever) return; // never on duty: told by check_served
    const Distribution service = service_at(people, station);
    const bool never = service.low() > in_hours(longest);
    if (!never && service.quantile(0.999) <= in_hours(longest)) return;
    char text[128];
    std::snprintf(text, sizeof text, "the longest time on duty is %.4g h, and their service takes more%s",
                  in_hours(longest), never ? "" : " for one in a thousand or more");
    const std::string key = network_key({"station", station.name, "at_shift_end"});
    const char* const why = never ? "nobody would ever be served" : "those would never be served";
    const char* const suggestion = station.kind == StationKind::places
                                       ? "Use finish or hand_over, or longer shifts."
                                       : "Use finish, hand_over or suspend, or longer shifts.";
    // Whoever gives up or is turned away goes on, and a house may mean to serve nobody.
    if (never && !asks.patience && !asks.joins_below && !station.is_bounded())
        fault("unreachable", key, text, why, suggestion);
    else
        warn("unreachable", key, text, why, suggestion);
}

void NetworkChecker::check_batches(const NetworkPeople& people, const NetworkStation& station) {
    if (station.kind != StationKind::batching || station.longest != forever) return;
    const auto index = find_station(network, station.name);
    int founders = 0;
    for (const NetworkPeople& all : network.people) {
        if (!Reach{network, all}.reached(index)) continue;
        if (all.keeps_coming()) return;
        for (const NetworkFounders& group : all.at_start) founders += group.count;
    }
    if (founders < station.enough)
        fault("unreachable", network_key({"station", station.name, "enough"}),
              "never more than " + std::to_string(founders) + " come together",
              people.name + " would wait for ever",
              "Let fewer be enough, or say how long the first of them waits at the longest.");
}

void NetworkChecker::check_unvisited() {
    for (std::size_t at = 0; at < network.stations.size(); ++at) {
        const bool visited =
            std::any_of(network.people.begin(), network.people.end(), [&](const NetworkPeople& people) {
                return Reach{network, people}.reached(static_cast<StationIndex>(at));
            });
        if (!visited)
            warn("unreachable", network_key({"station", network.stations[at].name}), "nobody ever comes here",
                 "it changes nothing", "Let some way lead there, or remove it.");
    }
}

} // namespace omsorg
