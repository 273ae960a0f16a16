// SPDX-License-Identifier: MIT
#include <omsorg/need/expectation.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

double phi(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

double by_cohort(const ExpectationAssumptions& a, const ExpectingGroup& group) {
    return a.drift * (group.birth_year - expectation_cohort);
}

double persons(std::span<const ExpectingGroup> groups) {
    double all = 0;
    for (const ExpectingGroup& group : groups) all += group.persons;
    return all;
}

} // namespace

double satisfied_share(const ExpectationAssumptions& a, double level,
                       std::span<const ExpectingGroup> groups) {
    const double all = persons(groups);
    double satisfied = 0;
    for (const ExpectingGroup& group : groups)
        satisfied += group.persons * phi((group.quality - level - by_cohort(a, group)) / a.spread);
    return all > 0 ? satisfied / all : 0;
}

// The share falls in the level: halved until nothing is left to halve.
double solve_level(const ExpectationAssumptions& a, double recorded_share,
                   std::span<const ExpectingGroup> groups) {
    expect(recorded_share > 0 && recorded_share < 1 && persons(groups) > 0,
           "expectations are solved from a share of somebody");
    double low = 0, high = 0;
    for (const ExpectingGroup& group : groups) {
        low = std::min(low, group.quality - by_cohort(a, group));
        high = std::max(high, group.quality - by_cohort(a, group));
    }
    low -= 10 * a.spread, high += 10 * a.spread;
    for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
        (satisfied_share(a, middle, groups) > recorded_share ? low : high) = middle;
    return low;
}

double mean_expectation(const ExpectationAssumptions& a, double level,
                        std::span<const ExpectingGroup> groups) {
    const double all = persons(groups);
    double sum = 0;
    for (const ExpectingGroup& group : groups) sum += group.persons * (level + by_cohort(a, group));
    return all > 0 ? sum / all : level;
}

} // namespace omsorg
