// SPDX-License-Identifier: MIT
// Lives under risks that rise with age: how long they last, and in which state they are spent.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/hazard.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/trajectory.hpp>
#include <omsorg/observe/tally.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace omsorg::doctor {
namespace {

/// The hazard a e^{bt}, t years from the start.
struct Gompertz {
    double a, b;

    /// How long a fate lasts that is spent step by step, each at its mean hazard: the share alive is exact at the
    /// end of each step.
    [[nodiscard]] double lived(Fate fate, double step) const {
        const double growth = std::exp(b * step);
        double hazard = a * std::expm1(b * step) / (b * step);
        for (int steps = 0;; ++steps, hazard *= growth) {
            if (const auto rest = fate.due(hazard, step)) return steps * step + *rest;
            fate.spend(hazard, step);
        }
    }
};

void gompertz(const Parameters& parameters, Probe& probe) {
    const bool is_old = parameters.say("at 65: h=0.01 e^{0.1 t}");
    expect(is_old || parameters.say("at 0: h=3e-5 e^{0.095 t}"), "the law of mortality is one of the two");
    const Gompertz law = is_old ? Gompertz{0.01, 0.1} : Gompertz{3e-5, 0.095};
    const Stream living{probe.run, Purpose::model_life};
    std::vector<double> years;
    Tally life, curtate, alive;
    for (std::uint64_t i = 0; i < lives(probe, 399); ++i) {
        const Fate fate{living.exponential(Key{i})};
        years.push_back(law.lived(fate, 0.1));
        life.add(years.back());
        curtate.add(std::floor(law.lived(fate, 1))); // hazards by year: who dies is told once a year
        alive.add(years.back() > 20 ? 1 : 0);
    }
    const auto middle = years.begin() + static_cast<std::ptrdiff_t>(years.size() / 2);
    std::nth_element(years.begin(), middle, years.end());
    probe.see("life expectancy", life.mean());
    probe.see("Var remaining life", life.variance());
    probe.see("median remaining life", *middle);
    probe.see("P(survive 20 y)", alive.mean());
    probe.see("curtate life expectancy (yearly death draw)", curtate.mean());
}

// The two living states are those of need: healthy is independent, frail is in care at home.
void illness_death(const Parameters& parameters, Probe& probe) {
    const PerTransition rates{.onset = number_after(parameters, "healthy->frail"),
                              .recovery = number_after(parameters, "frail->healthy")};
    const std::array<double, 2> risk{number_after(parameters, "death"), number_after(parameters, "/")};
    const NeedLuck luck{probe.run};
    const Stream dying{probe.run, Purpose::model_life};
    std::array<double, 2> years{};
    double frail_at_5 = 0, dead_at_5 = 0;
    const std::uint64_t people = lives(probe, 350);
    for (std::uint64_t i = 0; i < people; ++i) {
        const Key who{i};
        Instant now = start_of_year(2001);
        Trajectory need{NeedState::independent, who, luck, now};
        Fate death{dying.exponential(who)};
        for (bool alive = true; alive;) {
            const auto state = static_cast<std::size_t>(need.state());
            const Instant turn = start_of_year(year_of(now) + 1);
            const auto next = need.due(rates, turn);
            const Instant until = next ? next->when : turn;
            const double ahead = share_of_year(now, until);
            const auto left = death.due(risk[state], ahead);
            years[state] += left.value_or(ahead);
            alive = !left;
            if (!alive && now < start_of_year(2006)) ++dead_at_5;
            death.spend(risk[state], ahead);
            need.settle(rates, until);
            if (next) need.move(next->transition, who, luck);
            now = until;
            if (alive && now == start_of_year(2006) && need.state() == NeedState::home_care) ++frail_at_5;
        }
    }
    const auto all = static_cast<double>(people);
    probe.see("E years healthy | healthy at start", years[0] / all);
    probe.see("E years frail | healthy at start", years[1] / all);
    probe.see("P(frail at 5 y | healthy)", frail_at_5 / all);
    probe.see("P(dead at 5 y | healthy)", dead_at_5 / all);
}

/// The care life table: four living states, one more than the library's need has. The hazards of a year of age
/// are those at its beginning.
struct CareLife {
    static constexpr int first_age = 65, last_age = 110;
    struct Way {
        std::size_t to;
        double hazard;
    };
    /// The ways out of each state, and the hazard of dying in it.
    struct Risks {
        std::array<std::vector<Way>, 4> ways;
        std::array<double, 4> death;
    };
    std::vector<Risks> of_age;

    CareLife() {
        for (int age = first_age; age <= last_age; ++age) {
            const double g = std::exp(0.09 * (age - first_age)), root = std::sqrt(g);
            of_age.push_back(
                {{{{{1, 0.03 * g}}, {{2, 0.08 * root}, {0, 0.10}}, {{3, 0.15 * root}, {1, 0.08}}, {}}},
                 {0.008 * g, 0.020 * g, 0.035 * g, 0.050 * g}});
        }
    }

    struct Lived {
        std::array<double, 4> years{};
        std::size_t state_at_85 = 4; ///< 4: dead
    };

    /// Death is one fate for a whole life; each spell in a state has a fate for each way out of it.
    [[nodiscard]] Lived live(Key who, const Stream& dying, const Stream& moving) const {
        Lived lived;
        Fate death{dying.exponential(who)};
        std::size_t state = 0;
        std::uint64_t spell = 0;
        const auto fate = [&](std::uint64_t way) { return Fate{moving.exponential(who, 2 * spell + way)}; };
        std::array<Fate, 2> moves{fate(0), fate(1)};
        for (int age = first_age; age <= last_age; ++age) {
            if (age == 85) lived.state_at_85 = state;
            const Risks& risks = of_age[static_cast<std::size_t>(age - first_age)];
            double left = 1;
            for (bool moved = true; moved;) {
                const std::vector<Way>& ways = risks.ways[state];
                std::size_t to = state;
                double ahead = left;
                for (std::size_t way = 0; way < ways.size(); ++way)
                    if (const auto due = moves[way].due(ways[way].hazard, ahead)) {
                        ahead = *due;
                        to = ways[way].to;
                    }
                if (const auto end = death.due(risks.death[state], ahead)) {
                    lived.years[state] += *end;
                    return lived;
                }
                lived.years[state] += ahead;
                death.spend(risks.death[state], ahead);
                for (std::size_t way = 0; way < ways.size(); ++way) moves[way].spend(ways[way].hazard, ahead);
                left -= ahead;
                moved = to != state;
                if (!moved) continue;
                state = to;
                ++spell;
                moves = {fate(0), fate(1)};
            }
        }
        return lived;
    }
};

void care_life_table(const Parameters&, Probe& probe) {
    static const CareLife table;
    const Stream dying{probe.run, Purpose::model_life}, moving{probe.run, Purpose::model_route};
    // The table's names; the glossary has others for the second and the last.
    const std::array<std::string, 4> names{"no help", std::string{"home "} + "help", "intensive",
                                           std::string{"nursing "} + "home"};
    const std::uint64_t people = lives(probe, 900);
    std::array<double, 4> years{};
    double alive = 0, in_housing = 0, total = 0;
    for (std::uint64_t i = 0; i < people; ++i) {
        const CareLife::Lived lived = table.live(Key{i}, dying, moving);
        for (std::size_t state = 0; state < 4; ++state) {
            years[state] += lived.years[state];
            total += lived.years[state];
        }
        alive += lived.state_at_85 < 4 ? 1 : 0;
        in_housing += lived.state_at_85 == 3 ? 1 : 0;
    }
    const auto all = static_cast<double>(people);
    for (std::size_t state = 0; state < 4; ++state)
        probe.see("E years in " + names[state] + " from 65", years[state] / all);
    probe.see("E total years from 65", total / all);
    probe.see("P(" + names[3] + " at 85)", in_housing / all);
    probe.see("P(alive at 85)", alive / all);
}

} // namespace

void add_ageing(Models& models) {
    models.push_back({"Gompertz", "", gompertz});
    models.push_back({"illness-death constant", "", illness_death});
    models.push_back({"multi-state care life table", "", care_life_table});
}

} // namespace omsorg::doctor
