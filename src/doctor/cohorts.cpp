// SPDX-License-Identifier: MIT
// Populations by age: the cohort projection's arithmetic, and the same people one by one.
#include "lives.hpp"
#include "models.hpp"

#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/tally.hpp>
#include <omsorg/population/projection.hpp>

#include <array>
#include <cmath>

namespace omsorg::doctor {
namespace {

// Leslie's matrix [[0, .9, .4], [.8, 0, 0], [0, .7, .2]]: who is in the second class bears .9 and in the third .4,
// .8 and .7 of the first two reach the next class, .2 of the third stay.
constexpr std::array<double, 3> born{0, 0.9, 0.4};
constexpr std::array<double, 3> survives{0.8, 0.7, 0.2};

/// The projection knows hazards that compete. The hazard of giving birth with which so many of those who meet a
/// hazard of dying have borne a child by the end of the year; by bisection to the last bit.
double birth_hazard(double births, double death) {
    const auto bear = [death](double birth) {
        return birth * survival_of_part_year(birth + death); // birth / (birth + death) · (1 - exp(-both))
    };
    double low = 0, high = 64;
    for (double middle = 32; low < middle && middle < high; middle = 0.5 * (low + high))
        (bear(middle) < births ? low : high) = middle;
    return low;
}

/// The classes are the ages 0, 1 and 2 or more, all are women, and whoever is born lives to the end of the year.
YearOfLife leslie_year(int year) {
    YearOfLife life;
    life.year = year;
    life.boys_share = 0;
    for (int age = 1; age <= oldest_age; ++age) {
        const auto was = static_cast<std::size_t>(std::min(age - 1, 2));
        life.death.at(Sex::female, age) = -std::log(survives[was]);
        life.birth[static_cast<std::size_t>(age)] = birth_hazard(born[was], -std::log(survives[was]));
    }
    return life;
}

void leslie(const Parameters& parameters, Probe& probe) {
    const std::vector<double> start = parameters.numbers("n0");
    BySexAndAge<double> women;
    for (int age = 0; age < 3; ++age) women.at(Sex::female, age) = start[static_cast<std::size_t>(age)];
    Projection ahead{women, 2000};
    for (int year = 2001; year <= 2010; ++year) ahead.step(leslie_year(year));
    probe.see("E n_1(10) (exact arithmetic)", ahead.expected({0, 0}));
    probe.see("E n_2(10) (exact arithmetic)", ahead.expected({1, 1}));
    probe.see("E n_3(10) (exact arithmetic)", ahead.expected({2, oldest_age}));
    // The second eigenvalue is -0.68: after ninety years nothing of it is left.
    for (int year = 2011; year <= 2090; ++year) ahead.step(leslie_year(year));
    const double before = ahead.expected(AgeGroup{});
    ahead.step(leslie_year(2091));
    probe.see("dominant eigenvalue", ahead.expected(AgeGroup{}) / before);
}

/// People one by one; each year of a life is a draw for each of its events.
struct Parish {
    Stream living, bearing;
    std::array<Distribution, 3> children{Distribution::constant(0), Distribution::poisson(born[1]),
                                         Distribution::poisson(born[2])};
    std::array<double, 3> people{}; ///< in each class at the end

    void live(Key who, std::size_t age, int years) {
        for (std::uint64_t year = 1; years > 0; ++year) {
            --years;
            Luck births = bearing.at(who, year);
            const auto newborn = static_cast<std::uint64_t>(children[age].draw(births));
            for (std::uint64_t child = 0; child < newborn; ++child) live(key_of(who, year, child), 0, years);
            if (!living.happens(survives[age], who, year)) return;
            age = std::min<std::size_t>(age + 1, 2);
        }
        ++people[age];
    }
};

// The town is a hundred parishes that start alike and know nothing of each other: means and variances add. So one
// town shows its variance, and not only one draw of it.
void stochastic_leslie(const Parameters& parameters, Probe& probe) {
    constexpr double parishes = 100;
    const std::vector<double> start = parameters.numbers("n0");
    Tally total, old;
    for (std::uint64_t number = 0; number < lives(probe, 1.25 * parishes); ++number) {
        Parish parish{Stream{probe.run, Purpose::model_life}, Stream{probe.run, Purpose::model_arrival}};
        for (std::size_t age = 0; age < 3; ++age)
            for (std::uint64_t one = 0; static_cast<double>(one) < start[age] / parishes; ++one)
                parish.live(key_of(number, age, one), age, 10);
        total.add(parish.people[0] + parish.people[1] + parish.people[2]);
        old.add(parish.people[2]);
    }
    probe.see("E total n(10)", parishes * total.mean());
    probe.see("Var total n(10)", parishes * total.variance());
    probe.see("Var n_3(10)", parishes * old.variance());
}

} // namespace

void add_cohorts(Models& models) {
    models.push_back({"Leslie projection", "", leslie});
    models.push_back({"stochastic Leslie", "", stochastic_leslie});
}

} // namespace omsorg::doctor
