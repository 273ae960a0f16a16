// SPDX-License-Identifier: MIT
// What fails and is made good again, and what comes at times: each course of events is a story.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/hazard.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/level.hpp>
#include <omsorg/observe/tally.hpp>

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace omsorg::doctor {
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

/// Events that happen again and again, each some time after the last; how many of them is counted.
struct Happenings {
    Simulation sim{};
    std::function<double(std::uint64_t course, std::uint64_t number, double now)> gap; ///< in hours
    std::vector<double> count;

    Process course(std::uint64_t which) {
        for (std::uint64_t number = 0;; ++number) {
            const double now = in_hours(sim.now() - Instant{});
            co_await sim.after(from_hours(gap(which, number, now)));
            ++count[which];
        }
    }
    Tally until(double hours) {
        for (std::uint64_t which = 0; which < count.size(); ++which) sim.start(course(which));
        sim.run_until(Instant{} + from_hours(hours));
        Tally all;
        for (const double one : count) all.add(one);
        return all;
    }
};

void renewal_function(const Parameters& parameters, Probe& probe) {
    const Stream living{probe.run, Purpose::model_life};
    const Distribution life = parameters.say("Erlang-2") ? Distribution::gamma_mean_cv(1, std::sqrt(0.5))
                                                         : Distribution::uniform(0, 1);
    Happenings renewals{.gap =
                            [=](std::uint64_t course, std::uint64_t number, double) {
                                Luck luck = living.at(Key{course}, number);
                                return life.draw(luck);
                            },
                        .count = std::vector<double>(lives(probe, 30))};
    if (parameters.say("Erlang-2"))
        probe.see("E N(3)", renewals.until(3).mean());
    else
        probe.see("E N(1)", renewals.until(1).mean());
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

// Thinning: someone may come at the highest rate, and does with the share of it that holds at the moment.
Tally smooth_arrivals(const Probe& probe, double for_a_check) {
    const Stream coming{probe.run, Purpose::model_arrival};
    const auto rate = [](double now) { return 5 + 4 * std::sin(std::numbers::pi * now / 12); };
    constexpr double most = 9;
    Happenings arrivals{.gap =
                            [=](std::uint64_t course, std::uint64_t number, double now) {
                                Luck luck = coming.at(Key{course}, number);
                                double later = now;
                                do later += luck.exponential() / most;
                                while (luck.uniform() * most > rate(later));
                                return later - now;
                            },
                        .count = std::vector<double>(lives(probe, for_a_check))};
    return arrivals.until(18);
}

void smooth_mean(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", smooth_arrivals(probe, 1).mean());
}
void smooth_variance(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", smooth_arrivals(probe, 100).variance());
}

// A fate is used up by the rate of each piece in turn; after the last piece nobody comes.
Tally piecewise_arrivals(const Probe& probe, double for_a_check) {
    const Stream coming{probe.run, Purpose::model_arrival};
    Happenings arrivals{.gap =
                            [=](std::uint64_t course, std::uint64_t number, double now) {
                                constexpr std::array<double, 3> rates{1, 4, 2};
                                Fate next{coming.exponential(Key{course}, number)};
                                for (auto piece = static_cast<std::size_t>(now / 8); piece < 3; ++piece) {
                                    const double from = std::max(now, 8.0 * static_cast<double>(piece));
                                    const double left = 8.0 * static_cast<double>(piece + 1) - from;
                                    if (const auto after = next.due(rates[piece], left))
                                        return from + *after - now;
                                    next.spend(rates[piece], left);
                                }
                                return 24.0;
                            },
                        .count = std::vector<double>(lives(probe, for_a_check))};
    return arrivals.until(24);
}

void piecewise_mean(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", piecewise_arrivals(probe, 1).mean());
}
void piecewise_variance(const Parameters&, Probe& probe) {
    probe.see("E N = Var N", piecewise_arrivals(probe, 100).variance());
}

/// Bills that come now and then, each of some size.
struct Bills {
    Simulation sim{};
    Stream coming, sizing;
    double rate;
    Distribution size;
    std::vector<double> sum;

    Process account(std::uint64_t which) {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(coming.exponential(Key{which}, number) / rate));
            Luck luck = sizing.at(Key{which}, number);
            sum[which] += size.draw(luck);
        }
    }
};

void compound_poisson(const Parameters& parameters, Probe& probe) {
    // Gamma(2, 0.5) has shape 2 and scale 0.5: mean 1 and a cv of 1/√2.
    Bills bills{.coming = Stream{probe.run, Purpose::model_arrival},
                .sizing = Stream{probe.run, Purpose::model_size},
                .rate = parameters.number("lambda"),
                .size = Distribution::gamma_mean_cv(1, std::sqrt(0.5)),
                .sum = std::vector<double>(lives(probe, 130))};
    for (std::uint64_t which = 0; which < bills.sum.size(); ++which) bills.sim.start(bills.account(which));
    bills.sim.run_until(Instant{} + from_hours(parameters.number("t")));
    Tally all;
    for (const double sum : bills.sum) all.add(sum);
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
