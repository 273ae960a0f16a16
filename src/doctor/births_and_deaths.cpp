// SPDX-License-Identifier: MIT
// Populations that bear, die and receive: each person is a story.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/tally.hpp>

#include <limits>
#include <numeric>
#include <vector>

namespace omsorg::doctor {
namespace {

/// Founders and all that come of them, family by family.
struct Population {
    Simulation sim{};
    Stream dying, bearing;
    double birth, death; // hazards
    std::vector<int> living;

    Population(const Probe& probe, Key key, std::uint64_t founders, double its_birth, double its_death)
        : dying{probe.run, Purpose::model_life}, bearing{probe.run, Purpose::model_arrival}, birth{its_birth},
          death{its_death}, living(founders) {
        for (std::uint64_t founder = 0; founder < founders; ++founder)
            sim.start(person(founder, key_of(key, founder)));
    }

    [[nodiscard]] double lifetime(Key who) const {
        return death > 0 ? dying.exponential(who) / death : std::numeric_limits<double>::infinity();
    }

    Process person(std::uint64_t family, Key who) {
        ++living[family];
        double left = lifetime(who);
        for (std::uint64_t child = 1;; ++child) {
            const double gap = bearing.exponential(who, child) / birth;
            if (gap > left) break;
            co_await sim.after(from_hours(gap));
            left -= gap;
            sim.start(person(family, key_of(who, child)));
        }
        co_await sim.after(from_hours(left));
        --living[family];
    }

    [[nodiscard]] int people() const { return std::accumulate(living.begin(), living.end(), 0); }
};

void linear_birth_death(const Parameters& parameters, Probe& probe) {
    const auto founders = static_cast<std::uint64_t>(parameters.number("n0"));
    const std::uint64_t populations = lives(probe, 360);
    Tally people;
    std::vector<double> died_out(founders);
    for (std::uint64_t number = 0; number < populations; ++number) {
        Population one{probe, key_of(number), founders, parameters.number("b"), parameters.number("d")};
        one.sim.run_until(Instant{} + from_hours(2));
        people.add(one.people());
        for (std::size_t founder = 0; founder < founders; ++founder)
            died_out[founder] += one.living[founder] == 0 ? 1 : 0;
    }
    probe.see("E N(2)", people.mean());
    probe.see("Var N(2)", people.variance());
    // Families know nothing of each other, so that each choice of a first, a second, … family is a population: the
    // share of those that died out is the product over the founders. As rare as it is, it is seen well.
    double all = 1;
    for (const double share : died_out) all *= share / static_cast<double>(populations);
    probe.see("P(N(2)=0)", all);
}

void yule(const Parameters& parameters, Probe& probe) {
    Tally people;
    for (std::uint64_t number = 0; number < lives(probe, 180); ++number) {
        Population one{probe, key_of(number), static_cast<std::uint64_t>(parameters.number("n0")),
                       parameters.number("b"), 0};
        one.sim.run_until(Instant{} + from_hours(3));
        people.add(one.people());
    }
    probe.see("E N(3)", people.mean());
    probe.see("Var N(3)", people.variance());
}

/// People come at a constant rate and stay as long as they live.
struct Town {
    Simulation sim{};
    Stream coming, living;
    Key key;
    double rate, death;
    int present = 0;

    Process immigrant(std::uint64_t number) {
        ++present;
        co_await sim.after(from_hours(living.exponential(key, number) / death));
        --present;
    }
    Process gate() {
        for (std::uint64_t number = 0;; ++number) {
            co_await sim.after(from_hours(coming.exponential(key, number) / rate));
            sim.start(immigrant(number));
        }
    }
};

Tally immigration_death(const Parameters& parameters, const Probe& probe, double for_a_check) {
    Tally all;
    for (std::uint64_t number = 0; number < lives(probe, for_a_check); ++number) {
        Town town{.coming = Stream{probe.run, Purpose::model_arrival},
                  .living = Stream{probe.run, Purpose::model_life},
                  .key = key_of(number),
                  .rate = parameters.number("nu"),
                  .death = parameters.number("d")};
        town.sim.start(town.gate());
        town.sim.run_until(Instant{} + from_hours(10));
        all.add(town.present);
    }
    return all;
}

void immigration_death_mean(const Parameters& parameters, Probe& probe) {
    probe.see("E N(10) = Var N(10)", immigration_death(parameters, probe, 1).mean());
}

void immigration_death_variance(const Parameters& parameters, Probe& probe) {
    probe.see("E N(10) = Var N(10)", immigration_death(parameters, probe, 95).variance());
}

} // namespace

void add_births_and_deaths(Models& models) {
    models.push_back({"linear birth-death", "", linear_birth_death});
    models.push_back({"Yule pure birth", "", yule});
    models.push_back({"immigration-death", "mean", immigration_death_mean});
    models.push_back({"immigration-death", "variance", immigration_death_variance});
}

} // namespace omsorg::doctor
