// SPDX-License-Identifier: MIT
// Who goes round: customers through a network, a server from queue to queue, machines between work and repair; and a
// clinic that books its clients.
#include "models.hpp"
#include "queue.hpp"

#include <omsorg/engine/store.hpp>

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <string>
#include <vector>

namespace omsorg::doctor {
namespace {

// Open Jackson network. Customers come from outside to some node, and from each go to another or leave. In the long
// run each node is M/M/c by itself, at the rate that the traffic equations give.
struct Network {
    explicit Network(const Parameters& parameters, const Probe& probe)
        : from_outside{parameters.numbers("gamma")}, routes{parameters.numbers("R")}, rates{from_outside},
          starting{probe.run, Purpose::model_start}, arriving{probe.run, Purpose::model_arrival},
          serving{probe.run, Purpose::model_service}, routing{probe.run, Purpose::model_route} {
        const std::vector<double> desks_and_mu = parameters.numbers("(c,mu)");
        for (std::size_t node = 0; node < from_outside.size(); ++node) {
            desks.push_back(desks_and_mu[2 * node]);
            mu.push_back(desks_and_mu[2 * node + 1]);
            nodes.emplace_back(sim, "node " + std::to_string(node + 1), static_cast<int>(desks[node]));
        }
        for (int step = 0; step < 200; ++step) solve_traffic();
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            const LongRun long_run = LongRun::of_desks(desks[node], rates[node], mu[node]);
            const std::uint64_t present = long_run.drawn(starting.uniform(Key{node}));
            for (std::uint64_t n = 0; n < present; ++n) sim.start(founder(key_of(node, n), node));
        }
        sim.start(source());
    }

    // A step towards rate(j) = from outside(j) + sum of rate(i) · route(i, j).
    void solve_traffic() {
        std::vector<double> next = from_outside;
        for (std::size_t i = 0; i < next.size(); ++i)
            for (std::size_t j = 0; j < next.size(); ++j) next[j] += rates[i] * route(i)[j];
        rates = next;
    }
    [[nodiscard]] const double* route(std::size_t node) const {
        return routes.data() + node * from_outside.size();
    }
    // The place in a row of shares at which u falls; beyond the last if they do not add up to it.
    [[nodiscard]] std::size_t chosen(const double* shares, double u) const {
        std::size_t place = 0;
        for (double passed = shares[0]; place < from_outside.size() && passed <= u;)
            if (++place < from_outside.size()) passed += shares[place];
        return place;
    }

    Process pass_through(Key who, std::size_t node) {
        for (std::uint64_t visit = 0; node < nodes.size(); ++visit) {
            auto desk = co_await nodes[node].admit();
            co_await desk.work(from_hours(serving.exponential(who, visit) / mu[node]));
            node = chosen(route(node), routing.uniform(who, visit + 1));
        }
    }
    Process founder(Key who, std::size_t node) { co_await pass_through(who, node); }
    Process customer(std::uint64_t number) {
        const Instant came = sim.now();
        const double u = routing.uniform(Key{number}) * outside;
        co_await pass_through(Key{number}, chosen(from_outside.data(), u));
        if (number < passed_over || number - passed_over >= followed) co_return;
        sojourns.add(in_hours(sim.now() - came));
    }
    Process source() {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(arriving.exponential(Key{number}) / outside));
            sim.start(customer(number));
        }
    }

    Simulation sim{};
    std::vector<double> from_outside, routes, rates, desks{}, mu{};
    double outside = std::accumulate(from_outside.begin(), from_outside.end(), 0.0);
    std::deque<Places> nodes{};
    Stream starting, arriving, serving, routing;
    std::uint64_t passed_over = 0, followed = 0;
    Mean sojourns{};
};

void open_jackson(const Parameters& parameters, Probe& probe) {
    Network network{parameters, probe};
    network.passed_over = 300; // two hundred hours, of nodes that remember for no more than 24
    network.followed = many(probe, 4'000);
    const double hours = static_cast<double>(network.followed) / network.outside;
    network.sim.run_until(Instant{} + Duration{1});
    network.sim.observe_afresh();
    network.sim.run_until(Instant{} + from_hours(hours));
    for (std::size_t node = 0; node < network.nodes.size(); ++node) {
        const Places& places = network.nodes[node];
        const std::string name = " node " + std::to_string(node + 1);
        probe.see("arrival rate" + name, static_cast<double>(places.flow().asked) / hours);
        probe.see("L" + name, places.average_taken() + places.average_waiting());
    }
    for (double until = hours; network.sojourns.count < static_cast<double>(network.followed); until += 100)
        network.sim.run_until(Instant{} + from_hours(until));
    probe.see("E total sojourn", network.sojourns.value());
}

// One server walks from queue to queue. Exhaustive: she leaves a queue when it is empty. Gated: those who come while
// she is there wait for her next round.
struct Polling {
    Polling(const Parameters& parameters, const Probe& probe, bool is_gated)
        : lambda{parameters.number("lambda_i")}, service{1 / parameters.after("S~Exp(")},
          walk{parameters.after("switchover~Exp(mean")}, arriving{probe.run, Purpose::model_arrival},
          serving{probe.run, Purpose::model_service}, walking{probe.run, Purpose::model_route} {
        const auto count = static_cast<std::size_t>(parameters.number("N"));
        for (std::size_t q = 0; q < count; ++q) {
            queues.emplace_back(sim, "queue " + std::to_string(q + 1));
            sim.start(source(q));
        }
        sim.start(server(is_gated));
    }

    struct Customer {
        Key who;
        Instant came;
    };

    Process source(std::size_t queue) {
        for (std::uint64_t number = 0;; ++number) {
            const Key who = key_of(queue, number);
            co_await sim.after(from_hours(arriving.exponential(who) / lambda));
            queues[queue].put({who, sim.now()});
        }
    }
    Process server(bool is_gated) {
        for (std::uint64_t walks = 0;; ++walks) {
            co_await sim.after(from_hours(walking.exponential(Key{walks}) * walk));
            Store<Customer>& queue = queues[walks % queues.size()];
            for (std::size_t behind_the_gate = queue.size(); queue.size() > 0;) {
                if (is_gated && behind_the_gate-- == 0) break;
                const auto customer = co_await queue.take();
                waits.add(in_hours(sim.now() - customer->came));
                co_await sim.after(from_hours(serving.exponential(customer->who) / service));
            }
        }
    }

    Simulation sim{};
    double lambda, service, walk;
    std::deque<Store<Customer>> queues{};
    Stream arriving, serving, walking;
    Mean waits{};
};

// From an empty start. The work there is is forgotten as in M/M/1 with this load, within 20 hours, and a round takes
// four: four hundred are more than ten times both.
Model polling(bool is_gated) {
    return [is_gated](const Parameters& parameters, Probe& probe) {
        Polling polling{parameters, probe, is_gated};
        const double customers = std::ceil(probe.patience * 3'000);
        polling.sim.run_until(Instant{} + from_hours(400));
        polling.waits = {};
        for (double until = 400; polling.waits.count < customers; until += 100)
            polling.sim.run_until(Instant{} + from_hours(until));
        probe.see("Wq", polling.waits.value());
    };
}

// Machines that run until they fail, and the few who repair them.
struct Workshop {
    Workshop(const Parameters& parameters, const Probe& probe)
        : machines{parameters.number("M")}, fails{parameters.after("fail")},
          repaired{parameters.after("repair ")}, crew{parameters.number("repairers")},
          repairers{sim, "repairers", static_cast<int>(crew)}, starting{probe.run, Purpose::model_start},
          failing{probe.run, Purpose::model_life}, repairing{probe.run, Purpose::model_service} {
        const LongRun long_run{[&](double down) { return (machines - down) * fails; },
                               [&](double down) { return std::min(down, crew) * repaired; }};
        const std::uint64_t broken = long_run.drawn(starting.uniform(Key{}));
        for (std::uint64_t m = 0; m < static_cast<std::uint64_t>(machines); ++m)
            sim.start(machine(m, m < broken));
    }

    Process machine(std::uint64_t who, bool is_broken) {
        for (std::uint64_t life = 0;; ++life) {
            if (life > 0 || !is_broken) {
                running.change(+1);
                co_await sim.after(from_hours(failing.exponential(Key{who}, life) / fails));
                running.change(-1);
            }
            auto repairer = co_await repairers.admit();
            co_await repairer.work(from_hours(repairing.exponential(Key{who}, life) / repaired));
        }
    }

    Simulation sim{};
    double machines, fails, repaired, crew;
    Places repairers;
    Occupancy running{sim};
    Stream starting, failing, repairing;
};

void machine_repair(const Parameters& parameters, Probe& probe) {
    Workshop workshop{parameters, probe};
    workshop.sim.run_until(Instant{} + Duration{1});
    workshop.sim.observe_afresh();
    workshop.sim.run_until(Instant{} + from_hours(probe.patience * 1'500));
    const Places& repairers = workshop.repairers;
    probe.see("E down", repairers.average_taken() + repairers.average_waiting());
    probe.see("E waiting for repair", repairers.average_waiting());
    probe.see("mean wait for repair", repairers.waits().mean_hours());
    probe.see("availability per machine", workshop.running.average() / workshop.machines);
}

// One client is booked for each slot and is punctual, if she comes at all.
struct Clinic {
    Clinic(const Parameters& parameters, const Probe& probe, std::uint64_t its_morning)
        : slot{parameters.after("slot: slot")}, service{parameters.after("service Exp(mean")},
          stays_away{parameters.after("no-show")}, morning{its_morning}, clinician{sim, "clinician", 1},
          coming{probe.run, Purpose::model_kind}, serving{probe.run, Purpose::model_service} {
        for (std::uint64_t number = 0; number < slots; ++number) sim.start(client(number));
    }

    Process client(std::uint64_t number) {
        const Key who{(morning << 32U) + number};
        if (coming.happens(stays_away, who)) co_return;
        co_await sim.at(Instant{} + from_hours(slot * static_cast<double>(number)));
        auto visit = co_await clinician.admit();
        co_await visit.work(from_hours(serving.exponential(who) * service));
        last_gone = sim.now();
    }

    static constexpr std::uint64_t slots = 10; // so many that nine come: 5.86 h of waiting, 0.65 h for each
    Simulation sim{};
    double slot, service, stays_away;
    std::uint64_t morning;
    Places clinician;
    Stream coming, serving;
    Instant last_gone{};
};

void booked_clinic(const Parameters& parameters, Probe& probe) {
    Mean waited, overtime;
    double waits = 0, came = 0;
    for (std::uint64_t morning = 0; morning < many(probe, 120); ++morning) {
        Clinic clinic{parameters, probe, morning};
        const double over = clinic.slot * Clinic::slots;
        for (double hours = over; clinic.sim.stories() > 0; hours += over)
            clinic.sim.run_until(Instant{} + from_hours(hours));
        const Spans& seen = clinic.clinician.waits();
        waited.add(seen.total_hours());
        waits += seen.total_hours();
        came += static_cast<double>(seen.count());
        overtime.add(std::max(0.0, in_hours(clinic.last_gone - Instant{}) - over));
    }
    probe.see("E total waiting of the session", waited.value());
    probe.see("E wait per attending client", waits / came);
    probe.see("E overtime after last slot ends", overtime.value());
}

} // namespace

void add_rounds(Models& models) {
    models.push_back({"open Jackson", "", open_jackson});
    models.push_back({"polling symmetric exhaustive", "", polling(false)});
    models.push_back({"polling symmetric gated", "", polling(true)});
    models.push_back({"machine repair M/M/R//M", "", machine_repair});
    models.push_back({"booked clinic", "", booked_clinic});
}

} // namespace omsorg::doctor
