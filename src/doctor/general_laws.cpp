// SPDX-License-Identifier: MIT
// One desk or a few, and another law than the exponential: of service (M/G/1, M/D/c) or of arrivals (G/M/1).
#include "models.hpp"
#include "queue.hpp"

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg::doctor {
namespace {

struct GeneralService {
    GeneralService(double its_lambda, Distribution its_service)
        : lambda{its_lambda}, service{std::move(its_service)} {}

    double lambda;
    Distribution service;
    double rho = lambda * service.mean();

    [[nodiscard]] Queue::Setting setting() const {
        return {.gap = exponential(lambda), .service = drawn_from(service)};
    }
    // In the long run the work that lies before a newcomer is a geometric number of rests of services.
    [[nodiscard]] double work(const Queue& queue) const {
        const Law rest = rest_of(service);
        const std::uint64_t pieces = LongRun::of_desks(1, rho, 1).drawn(queue.starting.uniform(Key{}, 1));
        double work = 0;
        for (std::uint64_t piece = 0; piece < pieces; ++piece) {
            Luck luck = queue.starting.at(Key{piece});
            work += rest(luck);
        }
        return work;
    }
};

GeneralService given(const Parameters& parameters) {
    const double lambda = parameters.number("lambda");
    if (parameters.say("M/LN/1"))
        return {lambda, Distribution::lognormal_mean_cv(parameters.number("mean"), parameters.number("cv"))};
    if (parameters.say("M/U/1")) return {lambda, Distribution::uniform(0, 2)};
    if (parameters.say("M/E2/1")) return {lambda, erlang_2(parameters.after("E S="))};
    return {lambda, Distribution::constant(parameters.after(" S="))};
}

// Waits are right from the start, and the number present once the work that was there at the start is done. Four
// hundred hours are ten relaxation times of M/M/1 with this load, whose services vary more than these.
void mg1_long_run(const GeneralService& world, double for_a_check, Probe& probe) {
    constexpr double settling = 400;
    const std::uint64_t customers = many(probe, for_a_check);
    Queue queue{probe, world.setting()};
    Mean waits, squares, waits_up_to;
    const auto gone = [&](const Visit& visit) {
        waits.add(visit.wait());
        squares.add(visit.wait() * visit.wait());
        waits_up_to.add(visit.wait() <= 2.5 ? 1 : 0);
    };
    queue.follow(customers, gone, static_cast<std::uint64_t>(settling * world.lambda));
    queue.start_with_work(world.work(queue));
    queue.open();
    queue.run_until(settling);
    queue.sim.observe_afresh();
    queue.run_until(settling + static_cast<double>(customers) / world.lambda);
    probe.see("L", queue.present.average());
    queue.run_to_the_last();
    probe.see("Wq", waits.value());
    probe.see("E Wq^2 FIFO", squares.value());
    probe.see("P(Wq<=2.5)", waits_up_to.value());
}

// A heavy tail: one service in a million makes others wait for as long as seven thousand of them wait otherwise, and
// no sample is long enough for its mean to be normal. But most of what it does is known: a service of x hours, from
// its begin until the desk is empty again, adds lambda x^2 / (2 (1 - rho)) hours of waiting on average, and the mean
// square of a service is given; what was seen of it is held against that. Whole cycles from empty to empty are seen,
// so that each service does all it does. How many come in a cycle and how long it lasts is known, so that nothing is
// divided by what is seen.
void mg1_heavy_tail(const GeneralService& world, double for_a_check, Probe& probe) {
    const std::uint64_t cycles = many(probe, for_a_check);
    const double empty = 1 - world.rho, mean = world.service.mean(), sd = world.service.sd();
    const double come = static_cast<double>(cycles) / empty; // in all cycles, on average
    const double each = world.lambda / (2 * empty);
    Queue queue{probe, world.setting()};
    double waited = 0, present = 0, served = 0, squares = 0;
    std::uint64_t over = 0;
    const auto gone = [&](const Visit& visit) {
        if (over == cycles) return;
        waited += visit.wait();
        served += visit.service;
        squares += visit.service * visit.service;
        if (queue.present.count() == 0 && ++over == cycles)
            present = queue.present.average() * in_hours(queue.sim.now() - Instant{});
    };
    queue.follow(~std::uint64_t{0}, gone);
    queue.open();
    double hours = 0;
    while (over < cycles) queue.run_until(hours += 1'000);
    const double more_waiting = each * (squares / come - (mean * mean + sd * sd));
    probe.see("Wq", waited / come - more_waiting);
    probe.see("L", world.lambda * (present / come - more_waiting - (served / come - mean)));
}

Model mg1(double for_a_check) {
    return [for_a_check](const Parameters& parameters, Probe& probe) {
        const GeneralService world = given(parameters);
        if (parameters.say("M/LN/1"))
            mg1_heavy_tail(world, for_a_check * 0.7, probe);
        else
            mg1_long_run(world, for_a_check, probe);
    };
}

// From an empty start; three hundred hours are ten relaxation times of M/M/3, which remembers longer.
void mdc(const Parameters& parameters, Probe& probe) {
    const double lambda = parameters.number("lambda");
    constexpr double settling = 300;
    Queue queue{probe,
                {.desks = static_cast<int>(parameters.number("c")),
                 .gap = exponential(lambda),
                 .service = drawn_from(Distribution::constant(parameters.number("S")))}};
    Mean waits;
    queue.follow(
        many(probe, 7'000), [&](const Visit& visit) { waits.add(visit.wait()); },
        static_cast<std::uint64_t>(settling * lambda));
    queue.open();
    queue.run_to_the_last();
    probe.see("Wq", waits.value());
}

// What those who come find is another thing than what time finds, unless they come at random. Of those who come, a
// share sigma must wait, and n are present with the share (1 - sigma) sigma^n.
struct GeneralArrivals {
    explicit GeneralArrivals(const Parameters& parameters)
        : is_even{parameters.say("D/M/1")},
          gap{parameters.after(is_even ? "interarrival" : "interarrival mean")}, mu{parameters.number("mu")} {
    }

    bool is_even; ///< D, else E2
    double gap, mu;

    // sigma is the chance that nobody is done between two arrivals, each at a rate of mu (1 - sigma).
    [[nodiscard]] double sigma() const {
        double sigma = 0.5;
        for (int step = 0; step < 200; ++step) {
            const double done = mu * (1 - sigma) * gap;
            sigma = is_even ? std::exp(-done) : 1 / std::pow(1 + done / 2, 2);
        }
        return sigma;
    }
    [[nodiscard]] Queue::Setting setting() const {
        const auto gaps = is_even ? Distribution::constant(gap) : erlang_2(gap);
        return {.gap = drawn_from(gaps), .service = exponential(mu)};
    }
};

// It starts when someone comes, who finds what those who come find in the long run.
void gm1(const Parameters& parameters, Probe& probe) {
    const GeneralArrivals world{parameters};
    const std::uint64_t customers = many(probe, 7'000);
    Queue queue{probe, world.setting()};
    Mean waits, waiting;
    const auto gone = [&](const Visit& visit) {
        waits.add(visit.wait());
        waiting.add(visit.begun > visit.came ? 1 : 0);
    };
    queue.follow(customers, gone);
    queue.start_with(LongRun::of_desks(1, world.sigma(), 1));
    queue.open_with_a_customer();
    queue.run_until(static_cast<double>(customers) * world.gap);
    probe.see("P(server busy) in time", queue.places.use());
    queue.run_to_the_last();
    probe.see("sigma = P(arrival waits)", waiting.value());
    probe.see("Wq", waits.value());
}

} // namespace

void add_general_laws(Models& models) {
    models.push_back({"M/G/1", "", mg1(5'000), {"Wq", "L"}});
    models.push_back({"M/G/1", "", mg1(14'000), {"E Wq^2 FIFO"}});
    models.push_back({"M/D/1", "", mg1(2'000)});
    models.push_back({"M/D/c", "", mdc});
    models.push_back({"G/M/1", "", gm1});
    models.push_back({"PASTA negative control", "", gm1});
}

} // namespace omsorg::doctor
