// SPDX-License-Identifier: MIT
// Who is next: the disciplines, a desk that all share, the shortest job first, the more urgent first.
#include "models.hpp"
#include "queue.hpp"

#include <omsorg/chance/distribution.hpp>
#include <omsorg/engine/sharing.hpp>

#include <cmath>
#include <numeric>
#include <optional>
#include <string>

namespace omsorg::doctor {
namespace {

// The mean wait is the same whoever is next, and so is the number present; how waits vary is not.
Model in_turn(Discipline discipline, std::string_view metric, double for_a_check) {
    return [=](const Parameters& parameters, Probe& probe) {
        const double lambda = parameters.number("lambda"), mu = parameters.number("mu");
        Queue queue{probe,
                    {.rules = {.discipline = discipline, .lots = Stream{probe.run, Purpose::model_lot}},
                     .gap = exponential(lambda),
                     .service = exponential(mu)}};
        Mean waits, squares;
        const auto gone = [&](const Visit& visit) {
            waits.add(visit.wait());
            squares.add(visit.wait() * visit.wait());
        };
        // The first who come find a little less than the long run; after 150 hours, four relaxation times, no more.
        queue.follow(many(probe, for_a_check), gone, static_cast<std::uint64_t>(150 * lambda));
        queue.start_with(LongRun::of_desks(1, lambda, mu));
        queue.open();
        queue.run_to_the_last();
        probe.see("Wq (FIFO=LIFO=random)", waits.value());
        probe.see(metric, squares.value());
    };
}

// A busy period of M/M/1 with this load is over after ten of its relaxation times, 90 hours each, but for a chance of
// 5e-5; and what was there before is then forgotten, whoever is next.
void shortest_first(const Parameters& parameters, Probe& probe) {
    const double lambda = parameters.number("lambda");
    Queue queue{probe,
                {.rules = {.discipline = Discipline::shortest_job},
                 .gap = exponential(lambda),
                 .service = exponential(parameters.number("mu")),
                 .request = [](Luck&, double service) { return Request{.length = from_hours(service)}; }}};
    Mean waits;
    queue.follow(
        many(probe, 5'000), [&](const Visit& visit) { waits.add(visit.wait()); },
        static_cast<std::uint64_t>(900 * lambda));
    queue.open();
    queue.run_to_the_last();
    probe.see("Wq", waits.value());
}

// A desk that all share: processor sharing. In the long run the number present is that of M/M/1 whatever the law of
// service, and of each service what is left is what is left of one under way.
struct SharedDesk {
    SharedDesk(const Probe& probe, double its_lambda, Distribution its_service, std::uint64_t its_session = 0)
        : desk{sim, "desk", 1}, lambda{its_lambda}, service{std::move(its_service)}, session{its_session},
          starting{probe.run, Purpose::model_start}, arriving{probe.run, Purpose::model_arrival},
          serving{probe.run, Purpose::model_service} {
        const Law rest = rest_of(service);
        const std::uint64_t present =
            LongRun::of_desks(1, lambda * service.mean(), 1).drawn(starting.uniform(who(0), 1));
        for (std::uint64_t number = 0; number < present; ++number) {
            Luck luck = starting.at(who(number));
            sim.start(founder(rest(luck)));
        }
        sim.start(source());
    }

    [[nodiscard]] Key who(std::uint64_t number) const { return Key{(session << 32U) + number}; }
    Process founder(double hours) { co_await desk.serve(from_hours(hours)); }
    Process customer(std::uint64_t number) {
        Luck luck = serving.at(who(number));
        const Instant came = sim.now();
        co_await desk.serve(from_hours(service.draw(luck)));
        if (number < passed_over || number - passed_over >= followed) co_return;
        sojourns.add(in_hours(sim.now() - came));
    }
    Process source() {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(arriving.exponential(who(number)) / lambda));
            sim.start(customer(number));
        }
    }
    // She comes at once, to what the long run has ready.
    Process guest(double hours) {
        co_await desk.serve(from_hours(hours));
        guest_gone = sim.now();
    }

    Simulation sim{};
    Sharing desk;
    double lambda;
    Distribution service;
    std::uint64_t session, passed_over = 0, followed = 0;
    Stream starting, arriving, serving;
    Mean sojourns{};
    std::optional<Instant> guest_gone{};
};

Model shared(const Distribution& service) {
    return [service](const Parameters& parameters, Probe& probe) {
        SharedDesk world{probe, parameters.number("lambda"), service};
        world.passed_over = 100;
        world.followed = many(probe, 5'000);
        for (double hours = 100; world.sojourns.count < static_cast<double>(world.followed); hours += 100)
            world.sim.run_until(Instant{} + from_hours(hours));
        probe.see("E T", world.sojourns.value());
    };
}

// A guest of two hours comes to what the long run has ready, many times over.
Model shared_by_a_guest(const Distribution& service) {
    return [service](const Parameters& parameters, Probe& probe) {
        Mean sojourns;
        for (std::uint64_t session = 0; session < many(probe, 80); ++session) {
            SharedDesk world{probe, parameters.number("lambda"), service, session};
            world.sim.start(world.guest(2));
            for (double hours = 10; !world.guest_gone; hours += 10)
                world.sim.run_until(Instant{} + from_hours(hours));
            sojourns.add(in_hours(*world.guest_gone - Instant{}));
        }
        probe.see("E[T | S=2]", sojourns.value());
    };
}

// Several kinds of customers, the first the most urgent. The number present starts as in the long run, of whatever
// kinds; ten relaxation times of M/M/c later they are of the right ones.
Model urgent_first(Preemption preemption, double for_a_check) {
    return [=](const Parameters& parameters, Probe& probe) {
        const std::vector<double> lambdas = parameters.numbers("lambda");
        const double lambda = std::accumulate(lambdas.begin(), lambdas.end(), 0.0);
        const double mu = parameters.number("mu"), c = parameters.say("c=") ? parameters.number("c") : 1;
        const double relaxation = 1 / std::pow(std::sqrt(c * mu) - std::sqrt(lambda), 2);
        const auto kind_of = [lambdas, lambda](Luck& luck, double) {
            double left = luck.uniform() * lambda;
            int kind = 0;
            while (kind + 1 < static_cast<int>(lambdas.size()) &&
                   left > lambdas[static_cast<std::size_t>(kind)])
                left -= lambdas[static_cast<std::size_t>(kind++)];
            return Request{.priority = kind};
        };
        Queue queue{probe,
                    {.desks = static_cast<int>(c),
                     .rules = {.discipline = Discipline::priority, .preemption = preemption},
                     .gap = exponential(lambda),
                     .service = exponential(mu),
                     .request = kind_of}};
        const std::uint64_t customers = many(probe, for_a_check);
        std::vector<double> waits(lambdas.size()), sojourns(lambdas.size());
        const auto gone = [&](const Visit& visit) {
            waits[static_cast<std::size_t>(visit.priority)] += visit.wait();
            sojourns[static_cast<std::size_t>(visit.priority)] += visit.sojourn();
        };
        queue.follow(customers, gone, static_cast<std::uint64_t>(10 * relaxation * lambda));
        queue.start_with(LongRun::of_desks(c, lambda, mu));
        queue.open();
        queue.run_to_the_last();
        double conserved = 0;
        for (std::size_t kind = 0; kind < lambdas.size(); ++kind) {
            // How many come of a kind is divided by as known, so that the mean is free of bias.
            const double come = static_cast<double>(customers) * lambdas[kind] / lambda;
            const std::string name = " class " + std::to_string(kind + 1);
            probe.see("Wq" + name, waits[kind] / come);
            probe.see("T" + name, sojourns[kind] / come);
            conserved += lambdas[kind] / mu * waits[kind] / come;
        }
        probe.see("sum rho_i Wq_i (conservation law)", conserved);
    };
}

} // namespace

void add_turns(Models& models) {
    constexpr std::string_view wait = "Wq (FIFO=LIFO=random)";
    constexpr std::string_view first = "E Wq^2 FIFO", any = "E Wq^2 random order",
                               last = "E Wq^2 LIFO non-preemptive";
    const auto add = [&](std::string_view name, Discipline discipline, std::string_view metric,
                         double customers) {
        models.push_back({"M/M/1 disciplines", name, in_turn(discipline, metric, 5'000), {wait}});
        models.push_back({"M/M/1 disciplines", name, in_turn(discipline, metric, customers), {metric}});
    };
    add("first come", Discipline::first_come, first, 15'000);
    add("any", Discipline::random_order, any, 18'000);
    add("last come", Discipline::last_come, last, 38'000);
    for (const NamedLaw& law : laws_of_mean_one()) {
        models.push_back({"M/G/1-PS", law.name, shared(law.lengths), {"E T"}});
        models.push_back({"M/G/1-PS", law.name, shared_by_a_guest(law.lengths), {"E[T | S=2]"}});
    }
    models.push_back({"M/M/1 SJF non-preemptive", "", shortest_first});
    models.push_back({"M/M/1 non-preemptive priority", "", urgent_first(Preemption::none, 12'000)});
    models.push_back({"M/M/1 preemptive-resume priority", "", urgent_first(Preemption::resume, 9'000)});
    models.push_back({"M/M/c non-preemptive priority", "", urgent_first(Preemption::none, 16'000)});
}

} // namespace omsorg::doctor
