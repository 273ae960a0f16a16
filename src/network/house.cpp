// SPDX-License-Identifier: MIT
#include "house.hpp"

#include <omsorg/engine/shifts.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {
namespace {

// How somebody came to be here: a person's key is (kind, this, number, which of those who came together).
enum class Coming : std::uint8_t { was_there, came };

// What somebody holds on to while she waits for the next station to let her in.
struct Kept {
    StationIndex at = out;
    Stay place{};
    Engagement worker{};

    void leave() {
        if (at == out) return;
        at = out;
        place = Stay{};
        worker = Engagement{};
    }
};

// Nobody passes through so many stations at one instant, unless she goes round for ever.
constexpr int most_steps = 100'000;

// A length in hours that fits the clock; whoever draws ten thousand years is never done in any run.
Duration length_of(double hours) { return from_hours(std::min(hours, 1e8)); }

} // namespace

double Crowd::quantile(double p) const { return quantiles_.quantile(p) / 3.6e9; }

void Crowd::balance() const {
    expect(static_cast<std::uint64_t>(at_first_) + came_ == went() + static_cast<std::uint64_t>(present()),
           "of a crowd: there at first + came = went + present");
    expect(there_.balances(sim_->now()),
           "of a crowd: their time, person by person, is their time, moment by moment");
}

void Crowd::observe_afresh() {
    there_.restart(sim_->now());
    at_first_ = there_.count();
    came_ = 0;
    times_ = Spans{};
    quantiles_ = Quantiles{};
}

NetworkHouse::NetworkHouse(const NetworkPlan& its_plan, Run run)
    : plan{its_plan}, arriving{run, Purpose::network_arrival}, serving{run, Purpose::network_service},
      waiting{run, Purpose::network_patience}, going{run, Purpose::network_route},
      sim{its_plan.network.start} {
    for (std::size_t at = 0; at < plan.stations.size(); ++at) {
        HouseRules rules = plan.network.stations[at].rules;
        rules.lots = Stream{run, Purpose::network_lot};
        rules.discipline = rules.order(); // a priority that this house does not go by, the check has told
        open(plan.network.stations[at], plan.stations[at], rules);
    }
    for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
        kinds.emplace_back(sim, plan.stations.size());
    for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind) {
        const NetworkPeople& people = plan.network.people[kind];
        std::uint64_t number = 0;
        for (const NetworkFounders& group : people.at_start) {
            if (group.count > 0) sim.start(founders(kind, group, number));
            number += static_cast<std::uint64_t>(group.count);
        }
        if (people.rate)
            sim.start(people_come(
                kind, Arrivals::at(arriving, plan.kinds[kind].key, *people.rate, people.how_many)));
        else if (!people.recorded.empty())
            sim.start(people_come(kind, Arrivals::recorded(people.recorded)));
        else if (people.gap)
            sim.start(people_come_at_intervals(kind));
    }
}

void NetworkHouse::open(const NetworkStation& station, const StationPlan& its_plan, const HouseRules& rules) {
    StationState& state = stations.emplace_back();
    switch (station.kind) {
    case StationKind::places:
        state.places.emplace(sim, station.name,
                             station.shifts ? station.shifts->on_duty(sim.now()) : station.capacity, rules);
        if (station.shifts) sim.start(keep_shifts(*state.places, *station.shifts));
        break;
    case StationKind::staff: {
        state.staff.emplace(sim, station.name, rules);
        if (station.workers.empty()) state.staff->hire(station.capacity, {station.name, {}, station.shifts});
        for (std::size_t one = 0; one < station.workers.size(); ++one) {
            const NetworkWorker& worker = station.workers[one];
            const Worker hired{worker.name, its_plan.skills[one],
                               worker.shifts ? worker.shifts : station.shifts};
            if (worker.count == 1)
                state.staff->hire(hired);
            else
                state.staff->hire(worker.count, hired);
        }
        break;
    }
    case StationKind::sharing:
        state.sharing.emplace(sim, station.name, station.capacity);
        state.hands.emplace(sim);
        break;
    case StationKind::delay:
        state.delay.emplace(sim);
        break;
    case StationKind::batching:
        state.batching.emplace(sim, station.name, BatchRule{station.enough, station.longest});
        break;
    }
}

Process NetworkHouse::founders(std::size_t kind, NetworkFounders group, std::uint64_t first_number) {
    for (int i = 0; i < group.count; ++i) {
        const Key who =
            key_of(plan.kinds[kind].key, Coming::was_there, first_number + static_cast<std::uint64_t>(i), 0);
        const StationIndex at = group.at.empty() ? begins(kind, who) : find_station(plan.network, group.at);
        sim.start(life(kind, who, at));
    }
    co_return;
}

Process NetworkHouse::people_come(std::size_t kind, Arrivals arrivals) {
    for (auto next = arrivals.next(); next; next = arrivals.next()) {
        if (next->when < sim.now()) continue; // their rate began before the run
        co_await sim.at(next->when);
        for (int i = 0; i < next->how_many; ++i) {
            const Key who = key_of(plan.kinds[kind].key, Coming::came, next->number, i);
            sim.start(life(kind, who, begins(kind, who)));
        }
    }
}

Process NetworkHouse::people_come_at_intervals(std::size_t kind) {
    const NetworkPeople& people = plan.network.people[kind];
    for (std::uint64_t number = 0;; ++number) {
        Luck luck = arriving.at(plan.kinds[kind].key, number);
        const Duration gap = length_of(people.gap->draw(luck));
        const int how_many = static_cast<int>(people.how_many.draw(luck));
        co_await sim.after(gap);
        for (int i = 0; i < how_many; ++i) {
            const Key who = key_of(plan.kinds[kind].key, Coming::came, number, i);
            sim.start(life(kind, who, begins(kind, who)));
        }
    }
}

StationIndex NetworkHouse::begins(std::size_t kind, Key who) const {
    const Crossing& begin = plan.kinds[kind].begin;
    return begin.is_certain() ? begin.certain() : begin.at(going.uniform(who));
}

StationIndex NetworkHouse::goes_on(const Asked& asked, Key there, std::uint64_t visit) const {
    return asked.next.is_certain() ? asked.next.certain() : asked.next.at(going.uniform(there, visit));
}

Duration NetworkHouse::work(const Asked& asked, Key there, std::uint64_t visit) const {
    Luck luck = serving.at(there, visit);
    return length_of(asked.service.draw(luck));
}

Request NetworkHouse::request(const Asked& asked, Key there, std::uint64_t visit, Duration length,
                              Instant deadline) const {
    Request request = asked.request;
    request.length = length;
    request.deadline = deadline;
    if (asked.patience) {
        Luck luck = waiting.at(there, visit);
        request.patience = length_of(asked.patience->draw(luck));
    }
    return request;
}

std::shared_ptr<Party> NetworkHouse::party(StationIndex station, const Batch& batch) {
    if (!plan.network.stations[station].as_one || batch.size < 2) return nullptr;
    auto& parties = stations[station].parties;
    const auto [known, is_new] = parties.try_emplace(batch.number);
    if (is_new) {
        known->second = std::make_shared<Party>(sim);
        known->second->to_come = batch.size;
    }
    std::shared_ptr<Party> party = known->second;
    if (--party->to_come == 0) parties.erase(known);
    return party;
}

void NetworkHouse::announce(std::shared_ptr<Party>& party, StationIndex served_at, bool gave_up) {
    if (party == nullptr) return;
    party->served_at = served_at;
    party->gave_up = gave_up;
    party->is_gone = true;
    party->gone.raise();
    party.reset();
}

void NetworkHouse::raise_goes_round(std::size_t kind, StationIndex at) const {
    throw Faults{{Fault{.code = "unreachable",
                        .where = {},
                        .key = network_key({"station", plan.network.stations[at].name}),
                        .problem = plan.network.people[kind].name + " go round without any time passing",
                        .why = "the run would never end",
                        .suggestion = "Give a station on the way a service, or let a way lead out."}}};
}

// One course of life, told whole: a part for each kind of station would be a frame more for each visit.
Process NetworkHouse::life(std::size_t number, Key who, StationIndex at) {
    const KindPlan& kind = plan.kinds[number];
    KindState& state = kinds[number];
    const Instant came = sim.now();
    const Instant deadline = later_by(came, plan.network.people[number].within);
    std::vector<std::uint32_t> visits(kind.may_return ? stations.size() : 0);
    std::shared_ptr<Party> leading;
    Kept kept;
    bool turned_away = false, gave_up = false;
    Instant moved = came;
    int steps = 0;

    state.crowd.come();
    while (at != out) {
        if (sim.now() != moved)
            moved = sim.now(), steps = 0;
        else if (++steps > most_steps)
            raise_goes_round(number, at);
        const NetworkStation& station = plan.network.stations[at];
        const StationPlan& its_plan = plan.stations[at];
        StationState& there = stations[at];
        const Asked& asked = kind.at[at];
        const Key here = key_of(who, its_plan.key);
        const std::uint64_t visit = visits.empty() ? 0 : visits[at]++;
        // Where nobody waits, or where her own place is what she would wait for, she is let in at once.
        if (!station.has_line() || kept.at == at) kept.leave();
        bool is_served = true;

        switch (station.kind) {
        case StationKind::places: {
            const Duration length = work(asked, here, visit);
            const Request wish = request(asked, here, visit, length, deadline);
            const Instant since = sim.now();
            Stay stay = co_await there.places->admit(wish);
            if (!stay) {
                is_served = false;
                gave_up = sim.now() != since;
                break;
            }
            state.met.at[at].waits.add(sim.now() - since);
            kept.leave();
            if (its_plan.may_interrupt)
                co_await stay.work(length);
            else
                co_await sim.after(length);
            if (!station.keeps_place) break;
            kept.at = at;
            kept.place = std::move(stay);
            break;
        }
        case StationKind::staff: {
            const Duration length = work(asked, here, visit);
            const Request wish = request(asked, here, visit, length, deadline);
            const Instant since = sim.now();
            std::optional<WorkerId> preferred;
            if (asked.prefers) preferred = WorkerId{*asked.prefers};
            Engagement worker = co_await there.staff->engage(wish, asked.skills, preferred);
            if (!worker) {
                is_served = false;
                gave_up = sim.now() != since;
                break;
            }
            state.met.at[at].waits.add(sim.now() - since);
            kept.leave();
            if (its_plan.may_interrupt)
                co_await worker.work(length);
            else
                co_await sim.after(length);
            if (!station.keeps_place) break;
            kept.at = at;
            kept.worker = std::move(worker);
            break;
        }
        case StationKind::sharing: {
            const Duration length = work(asked, here, visit);
            there.hands->set(std::min(there.sharing->present() + 1, there.sharing->hands()));
            co_await there.sharing->serve(length);
            there.hands->set(std::min(there.sharing->present(), there.sharing->hands()));
            break;
        }
        case StationKind::delay: {
            const Instant since = sim.now();
            there.delay->come();
            co_await sim.after(work(asked, here, visit));
            there.delay->go(since);
            break;
        }
        case StationKind::batching: {
            const Batch batch = co_await there.batching->join();
            std::shared_ptr<Party> with = party(at, batch);
            if (with == nullptr) break;
            announce(leading, at);
            if (batch.leads) {
                leading = std::move(with);
                at = goes_on(asked, here, visit);
                if (at == out) announce(leading, out);
                continue;
            }
            if (!with->is_gone) static_cast<void>(co_await with->gone.heard());
            at = with->served_at;
            if (at == out) {
                turned_away = false;
                gave_up = with->gave_up;
                continue;
            }
            const std::uint64_t her_visit = visits.empty() ? 0 : visits[at]++;
            at = goes_on(kind.at[at], key_of(who, plan.stations[at].key), her_visit);
            continue;
        }
        }

        if (is_served) {
            announce(leading, at);
            at = goes_on(asked, here, visit);
            continue;
        }
        auto& met = state.met.at[at];
        ++(gave_up ? met.gave_up : met.turned_away);
        at = gave_up ? its_plan.give_up_to : its_plan.overflow_to;
        if (at == out) {
            turned_away = !gave_up;
            announce(leading, out, gave_up);
        } else {
            gave_up = false;
        }
    }
    kept.leave();
    state.crowd.go(came);
    if (turned_away) ++state.met.turned_away;
    if (gave_up) ++state.met.gave_up;
    if (sim.now() > deadline) ++state.met.late;
}

} // namespace omsorg
