// SPDX-License-Identifier: MIT
// What fails and is made good again, and what comes at times: each course of events is a story.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/level.hpp>
#include <omsorg/observe/tally.hpp>

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace omsorg::doctor {

using namespace literals;

namespace {

/// Machines that fail and are repaired; `up` is observed for each.
struct Machines {
    Simulation sim{};
    Stream failing, repairing;
    double fail, repair;
    std::vector<Level> up;

    Process machine(std::uint64_t number) {
        for (std::uint64_t cycle = 0;; ++cycle) {
            co_await sim.after(from_hours(failing.exponential(Key{number}, cycle) / fail));
            up[number].change(sim.now(), -1);
            co_await sim.after(from_hours(repairing.exponential(Key{number}, cycle) / repair));
            up[number].change(sim.now(), +1);
        }
    }
};

void availability(const Parameters& parameters, Probe& probe) {
    Machines plant{.failing = Stream{probe.run, Purpose::model_life},
                   .repairing = Stream{probe.run, Purpose::model_service},
                   .fail = number_after(parameters, "fail"),
                   .repair = number_after(parameters, "repair"),
                   .up = std::vector<Level>(lives(probe, 12), Level{Instant{}, 1})};
    for (std::uint64_t number = 0; number < plant.up.size(); ++number) plant.sim.start(plant.machine(number));
    Tally now, uptime;
    plant.sim.run_until(Instant{} + from_hours(2));
    for (const Level& up : plant.up) now.add(up.value());
    probe.see("P(up at t=2)", now.mean());
    plant.sim.run_until(Instant{} + from_hours(10));
    for (const Level& up : plant.up) uptime.add(up.area(plant.sim.now()));
    probe.see("E uptime in [0,10]", uptime.mean());
}

/// Something that is renewed whenever it fails, in so many places at once; the renewals are counted.
struct Renewals {
    Simulation sim{};
    Stream living;
    Distribution life; // in hours
    std::vector<double> count;

    Process place(std::uint64_t which) {
        for (std::uint64_t number = 0;; ++number) {
            Luck luck = living.at(Key{which}, number);
            co_await sim.after(from_hours(life.draw(luck)));
            ++count[which];
        }
    }
};

void renewal_function(const Parameters& parameters, Probe& probe) {
    const bool is_erlang = parameters.say("Erlang-2 rate 2 (mean 1)");
    Renewals renewals{.living = Stream{probe.run, Purpose::model_life},
                      .life = is_erlang ? Distribution::gamma_mean_cv(1, std::sqrt(0.5))
                                        : Distribution::uniform(0, 1),
                      .count = std::vector<double>(lives(probe, 30))};
    for (std::uint64_t which = 0; which < renewals.count.size(); ++which)
        renewals.sim.start(renewals.place(which));
    renewals.sim.run_until(Instant{} + from_hours(is_erlang ? 3 : 1));
    Tally all;
    for (const double count : renewals.count) all.add(count);
    probe.see(is_erlang ? "E N(3)" : "E N(1)", all.mean());
}

/// Parts that are replaced when they fail, or before that at an age.
struct Parts {
    Stream living;
    double shape, scale, planned, price, price_of_failure;

    [[nodiscard]] double wear(double age) const { return std::pow(age / scale, shape); } // hazard used up
    [[nodiscard]] double life_from(double age, Luck& luck) const {
        return scale * std::pow(wear(age) + luck.exponential(), 1 / shape);
    }

    /// What a part costs in so many hours. It starts with the stationary age, whose density is the share that
    /// lives to it: the long run's rate of cost then holds from the start, without a warm-up.
    [[nodiscard]] double cost(Key part, double hours) const {
        Luck first = living.at(part);
        double age = planned * first.uniform();
        while (first.exponential() < wear(age)) age = planned * first.uniform();
        double cost = 0, now = -age, life = life_from(age, first);
        for (std::uint64_t number = 1;; ++number) {
            now += std::min(life, planned);
            if (now > hours) return cost;
            cost += life < planned ? price_of_failure : price;
            Luck luck = living.at(part, number);
            life = life_from(0, luck);
        }
    }
};

void age_replacement(const Parameters& parameters, Probe& probe) {
    const Parts parts{.living = Stream{probe.run, Purpose::model_life},
                      .shape = number_after(parameters, "shape"),
                      .scale = number_after(parameters, "scale"),
                      .planned = parameters.number("T"),
                      .price = parameters.number("cp"),
                      .price_of_failure = parameters.number("cf")};
    constexpr double hours = 1'000;
    Tally rate;
    for (std::uint64_t part = 0; part < lives(probe, 1); ++part)
        rate.add(parts.cost(Key{part}, hours) / hours);
    probe.see("long-run cost rate", rate.mean());
}

/// How many come to each of so many doors, and the spread over them.
Tally counted(const Probe& probe, double for_a_check, const std::function<Arrivals(Stream, Key)>& arrivals) {
    Tally all;
    for (std::uint64_t door = 0; door < lives(probe, for_a_check); ++door) {
        Arrivals people = arrivals(Stream{probe.run, Purpose::model_arrival}, key_of(door));
        double count = 0;
        while (people.next()) ++count;
        all.add(count);
    }
    return all;
}

Arrivals by_the_sine(Stream stream, Key door) {
    const auto rate = [](Instant when) {
        return 5 + 4 * std::sin(std::numbers::pi * in_hours(when - Instant{}) / 12);
    };
    return Arrivals::at(stream, door, SmoothRate{Instant{}, Instant{} + 18_hours, 9, rate});
}

Arrivals by_the_shift(Stream stream, Key door) {
    return Arrivals::at(stream, door,
                        PiecewiseRate::once(Instant{}, {{8_hours, 1}, {8_hours, 4}, {8_hours, 2}}));
}

void smooth_mean(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", counted(probe, 1, by_the_sine).mean());
}
void smooth_variance(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", counted(probe, 100, by_the_sine).variance());
}

void piecewise_mean(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", counted(probe, 1, by_the_shift).mean());
}
void piecewise_variance(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", counted(probe, 100, by_the_shift).variance());
}

// Bills that come now and then, each of some size.
void compound_poisson(const Parameters& parameters, Probe& probe) {
    const Stream coming{probe.run, Purpose::model_arrival}, sizing{probe.run, Purpose::model_size};
    // Gamma(2, 0.5) has shape 2 and scale 0.5: mean 1 and a cv of 1/√2.
    const Distribution size = Distribution::gamma_mean_cv(1, std::sqrt(0.5));
    const auto rate =
        PiecewiseRate::once(Instant{}, {{from_hours(parameters.number("t")), parameters.number("lambda")}});
    Tally all;
    for (std::uint64_t account = 0; account < lives(probe, 130); ++account) {
        Arrivals bills = Arrivals::at(coming, key_of(account), rate);
        double sum = 0;
        while (const auto bill = bills.next()) {
            Luck luck = sizing.at(key_of(account), bill->number);
            sum += size.draw(luck);
        }
        all.add(sum);
    }
    probe.see("Var S(10)", all.variance());
}

} // namespace

void add_renewals(Models& models) {
    models.push_back({"2-state availability", "", availability});
    models.push_back({"renewal function", "", renewal_function});
    models.push_back({"renewal-reward age replacement", "", age_replacement});
    models.push_back({"NHPP", "mean", smooth_mean});
    models.push_back({"NHPP", "variance", smooth_variance});
    models.push_back({"NHPP piecewise", "mean", piecewise_mean});
    models.push_back({"NHPP piecewise", "variance", piecewise_variance});
    models.push_back({"compound Poisson", "", compound_poisson});
}

} // namespace omsorg::doctor
