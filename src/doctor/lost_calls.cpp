// SPDX-License-Identifier: MIT
// Nobody waits: loss systems, where the overflow goes, few sources, and desks without end.
#include "models.hpp"
#include "queue.hpp"

#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/distribution.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace omsorg::doctor {
namespace {

constexpr int without_end = 1'000'000;

// M/G/c/c. In the long run the number at desks is that of M/M/c/c, and what is left of each service is that of one
// which is under way, each by itself.
Model erlang_b(const Distribution& service) {
    return [service](const Parameters& parameters, Probe& probe) {
        const double c = parameters.number("c"), a = parameters.number("a");
        const std::uint64_t customers = many(probe, 2'500);
        Queue queue{probe,
                    {.desks = static_cast<int>(c),
                     .rules = {.room_to_wait = 0},
                     .gap = exponential(a),
                     .service = drawn_from(service),
                     .rest = rest_of(service)}};
        Mean refused;
        // Who comes first finds a little less, for nobody has just come before her; it is forgotten with those
        // who were there.
        queue.follow(
            customers, [&](const Visit& visit) { refused.add(visit.served ? 0 : 1); }, 100);
        queue.start_with(LongRun::of_desks(c, a, 1, c));
        queue.open();
        queue.run_until(static_cast<double>(customers) / a);
        probe.see("mean busy servers", queue.places.average_taken());
        queue.run_to_the_last();
        probe.see("Erlang B blocking", refused.value());
    };
}

// Whoever finds all desks taken is served elsewhere, where there is a desk for everybody. Their stream is not
// Poisson: it comes in bursts, and so the number served elsewhere varies more than its mean.
struct Overflow {
    Overflow(const Probe& probe, int desks, double its_rate)
        : first{sim, "first choice", desks}, elsewhere{sim, "elsewhere", without_end}, rate{its_rate},
          arriving{probe.run, Purpose::model_arrival}, serving{probe.run, Purpose::model_service} {
        sim.start(source());
    }

    Process source() {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(arriving.exponential(Key{number}) / rate));
            sim.start(customer(from_hours(serving.exponential(Key{number}))));
        }
    }
    Process customer(Duration service) {
        if (auto desk = co_await first.admit(at_once)) {
            co_await desk.work(service);
            co_return;
        }
        present_elsewhere.change(+1);
        auto desk = co_await elsewhere.admit();
        co_await desk.work(service);
        present_elsewhere.change(-1);
    }

    Simulation sim{};
    Places first, elsewhere;
    Occupancy present_elsewhere{sim};
    double rate;
    Stream arriving, serving;
};

void overflow(const Parameters& parameters, Probe& probe) {
    const double c = parameters.number("c"), a = parameters.number("a");
    const double refused = a * LongRun::of_desks(c, a, 1, c).share(static_cast<std::uint64_t>(c));
    Overflow overflow{probe, static_cast<int>(c), a};
    // Everybody goes after an hour on average: after twenty hours 2 in 10^9 of the empty start are left.
    const double warm_up = 20, hours = probe.patience * 1'200;
    overflow.sim.run_until(Instant{} + from_hours(warm_up));
    overflow.sim.observe_afresh();
    overflow.sim.run_until(Instant{} + from_hours(warm_up + hours));
    probe.see("variance of overflow traffic (Riordan)", overflow.present_elsewhere.variance(refused));
}

// Few sources, each of which asks only while it is not served: those who find all desks taken are others than time.
struct Sources {
    Sources(const Probe& probe, int desks, double its_rate)
        : places{sim, "desks", desks}, rate{its_rate}, starting{probe.run, Purpose::model_start},
          idling{probe.run, Purpose::model_arrival}, serving{probe.run, Purpose::model_service} {}

    Process source(std::uint64_t who, bool is_served) {
        for (std::uint64_t turn = 0;; ++turn) {
            if (turn > 0 || !is_served)
                co_await sim.after(from_hours(idling.exponential(Key{who}, turn) / rate));
            auto desk = co_await places.admit(at_once);
            if (!desk) continue;
            served.change(+1);
            co_await desk.work(from_hours(serving.exponential(Key{who}, turn)));
            served.change(-1);
        }
    }

    Simulation sim{};
    Places places;
    Occupancy served{sim};
    double rate;
    Stream starting, idling, serving;
};

void engset(const Parameters& parameters, Probe& probe) {
    const auto sources = static_cast<std::uint64_t>(parameters.number("N"));
    const double c = parameters.number("c"), rate = parameters.after("rate per idle source");
    const double number = static_cast<double>(sources);
    const LongRun long_run{[=](double n) { return n < c ? (number - n) * rate : 0.0; },
                           [](double n) { return n; }};
    Sources world{probe, static_cast<int>(c), rate};
    const std::uint64_t served = long_run.drawn(world.starting.uniform(Key{}));
    for (std::uint64_t who = 0; who < sources; ++who) world.sim.start(world.source(who, who < served));
    world.sim.run_until(Instant{} + Duration{1});
    world.sim.observe_afresh();
    world.sim.run_until(Instant{} + from_hours(probe.patience * 800));
    const StationFlow& flow = world.places.flow();
    probe.see("time congestion", world.served.share(static_cast<int>(c)));
    probe.see("call congestion", static_cast<double>(flow.refused) / static_cast<double>(flow.asked));
}

// A desk for everybody: the number present is Poisson, whatever the law of service.
Model endless_desks(const Distribution& shape) {
    return [shape](const Parameters& parameters, Probe& probe) {
        const double lambda = parameters.number("lambda"), mean = parameters.after("E S=");
        const Distribution service = shape.scaled(mean);
        Queue queue{probe,
                    {.desks = without_end,
                     .gap = exponential(lambda),
                     .service = drawn_from(service),
                     .rest = rest_of(service)}};
        queue.start_with(LongRun{[=](double) { return lambda; }, [=](double n) { return n / mean; }});
        queue.open();
        queue.run_until(probe.patience * 10);
        probe.see("L", queue.places.average_taken());
    };
}

// Customers come by a rate that rises and falls.
struct Tide {
    Tide(const Probe& probe, const Parameters& parameters, Distribution its_service, double start = 0,
         Key its_session = {})
        : sim{Instant{} + from_hours(start)}, session{its_session}, places{sim, "desks", without_end},
          base{parameters.after("lambda(t)=")}, swing{parameters.after("+")}, period{parameters.after("t/")},
          service{std::move(its_service)}, serving{probe.run, Purpose::model_service} {
        const auto rate = [this](Instant when) {
            return base + swing * std::sin(2 * std::numbers::pi * in_hours(when - Instant{}) / period);
        };
        sim.start(source(Arrivals::at(Stream{probe.run, Purpose::model_arrival}, session,
                                      SmoothRate{sim.now(), Instant::max(), base + swing, rate})));
    }

    Process source(Arrivals arrivals) {
        while (const auto next = arrivals.next()) {
            co_await sim.at(next->when);
            sim.start(customer(next->number));
        }
    }
    Process customer(std::uint64_t number) {
        Luck luck = serving.at(session, number);
        auto desk = co_await places.admit();
        co_await desk.work(from_hours(service.draw(luck)));
    }
    [[nodiscard]] double present_at(double hours) {
        sim.run_until(Instant{} + from_hours(hours));
        return places.occupied();
    }

    Simulation sim;
    Key session;
    Places places;
    double base, swing, period;
    Distribution service;
    Stream serving;
};

// From an empty start. After two periods, twenty mean services, 2 in 10^9 of it are left; and from one period to
// the next 5 in 10^5, so that several are seen in one replication.
void tide_means(const Parameters& parameters, Probe& probe) {
    Tide tide{probe, parameters, Distribution::exponential(1)};
    constexpr std::array moments{0, 3, 7};
    std::array<Mean, moments.size()> present;
    for (std::uint64_t period = 2; period < 2 + many(probe, 2); ++period)
        for (std::size_t i = 0; i < moments.size(); ++i)
            present[i].add(tide.present_at(static_cast<double>(period) * tide.period + moments[i]));
    for (std::size_t i = 0; i < moments.size(); ++i)
        probe.see("E N(" + std::to_string(moments[i]) + ")", present[i].value());
}

// Those present at 3 came within the hour before; their number is Poisson, with the integral of the rate.
Model tide_of_fixed_service(double sessions, bool variance) {
    return [=](const Parameters& parameters, Probe& probe) {
        Mean seen;
        for (std::uint64_t session = 0; session < many(probe, sessions); ++session) {
            Tide tide{probe, parameters, Distribution::constant(1), 2, Key{session}};
            const double turn = 2 * std::numbers::pi / tide.period;
            const double mean = tide.base + tide.swing * (std::cos(2 * turn) - std::cos(3 * turn)) / turn;
            const double present = tide.present_at(3);
            seen.add(variance ? (present - mean) * (present - mean) : present);
        }
        probe.see("E N(3) = Var N(3)", seen.value());
    };
}

} // namespace

void add_lost_calls(Models& models) {
    for (const NamedLaw& law : laws_of_mean_one())
        models.push_back({"M/M/c/c = M/G/c/c", law.name, erlang_b(law.lengths)});
    models.push_back({"M/M/c/c overflow", "", overflow});
    models.push_back({"Engset M/M/c/c/N", "", engset});
    for (const NamedLaw& law : laws_of_mean_one())
        models.push_back({"M/G/inf", law.name, endless_desks(law.lengths)});
    models.push_back({"Mt/G/inf", "", tide_means, {"E N(0)", "E N(3)", "E N(7)"}});
    models.push_back({"Mt/G/inf", "mean", tide_of_fixed_service(2, false), {"E N(3) = Var N(3)"}});
    models.push_back({"Mt/G/inf", "variance", tide_of_fixed_service(110, true), {"E N(3) = Var N(3)"}});
}

} // namespace omsorg::doctor
