// SPDX-License-Identifier: MIT
// Populations that bear, die and receive: each person is a story.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/stream.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/tally.hpp>

#include <limits>
#include <vector>

namespace omsorg::doctor {
namespace {

/// Founders and all that come of them; each founder has a family, each population has `founders` of them.
struct Families {
    Simulation sim{};
    Stream dying, bearing;
    double birth, death; // hazards
    std::vector<int> living;

    Families(const Probe& probe, double its_birth, double its_death)
        : dying{probe.run, Purpose::model_life}, bearing{probe.run, Purpose::model_arrival}, birth{its_birth},
          death{its_death} {}

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

    void live(std::uint64_t families, double hours) {
        living.assign(families, 0);
        for (std::uint64_t family = 0; family < families; ++family) sim.start(person(family, key_of(family)));
        sim.run_until(Instant{} + from_hours(hours));
    }

    /// Families one after another are a population of so many founders.
    [[nodiscard]] Tally populations(std::uint64_t founders) const {
        Tally all;
        for (std::size_t first = 0; first < living.size(); first += founders) {
            int people = 0;
            for (std::size_t one = 0; one < founders; ++one) people += living[first + one];
            all.add(people);
        }
        return all;
    }

    /// Families know nothing of each other, so that each choice of a first, a second, … family is a population:
    /// the share of those that died out is the product over the founders. As rare as it is, it is seen well.
    [[nodiscard]] double died_out(std::uint64_t founders) const {
        const auto all = static_cast<double>(living.size() / founders);
        double product = 1;
        for (std::size_t founder = 0; founder < founders; ++founder) {
            int extinct = 0;
            for (std::size_t family = founder; family < living.size(); family += founders)
                extinct += living[family] == 0 ? 1 : 0;
            product *= extinct / all;
        }
        return product;
    }
};

void linear_birth_death(const Parameters& parameters, Probe& probe) {
    const auto founders = static_cast<std::uint64_t>(parameters.number("n0"));
    Families families{probe, parameters.number("b"), parameters.number("d")};
    families.live(founders * lives(probe, 360), 2);
    const Tally populations = families.populations(founders);
    probe.see("E N(2)", populations.mean());
    probe.see("Var N(2)", populations.variance());
    probe.see("P(N(2)=0)", families.died_out(founders));
}

void yule(const Parameters& parameters, Probe& probe) {
    const auto founders = static_cast<std::uint64_t>(parameters.number("n0"));
    Families families{probe, parameters.number("b"), 0};
    families.live(founders * lives(probe, 180), 3);
    const Tally populations = families.populations(founders);
    probe.see("E N(3)", populations.mean());
    probe.see("Var N(3)", populations.variance());
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
