// SPDX-License-Identifier: MIT
#include <omsorg/experiment/comparison.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/experiment/precision.hpp>
#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omsorg {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Tally tally_of(std::span<const double> sample) {
    Tally tally;
    for (const double x : sample) tally.add(x);
    return tally;
}

std::vector<double> known_only(std::vector<double> values) {
    std::erase_if(values, [](double x) { return std::isnan(x); });
    return values;
}

Difference difference_of(const std::vector<double>& pairs, double level) {
    Difference found{.futures = pairs.size()};
    const Tally tally = tally_of(pairs);
    found.mean = tally.mean();
    found.standard_error = tally.standard_error();
    const auto interval = student_interval(tally, level);
    found.low = interval ? interval->low : unknown;
    found.high = interval ? interval->high : unknown;
    found.p10 = sample_quantile(pairs, 0.1);
    found.p50 = sample_quantile(pairs, 0.5);
    found.p90 = sample_quantile(pairs, 0.9);
    return found;
}

} // namespace

double sample_quantile(std::span<const double> sample, double p) {
    expect(p >= 0 && p <= 1, "a quantile's share lies between 0 and 1");
    if (sample.empty()) return unknown;
    std::vector<double> ordered(sample.begin(), sample.end());
    std::sort(ordered.begin(), ordered.end());
    const double place = p * static_cast<double>(ordered.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= ordered.size()) return ordered.back();
    return ordered[below] + (place - static_cast<double>(below)) * (ordered[below + 1] - ordered[below]);
}

Difference compare(std::span<const double> before, std::span<const double> after, double level) {
    expect(before.size() == after.size(), "a paired comparison has pairs");
    std::vector<double> pairs;
    pairs.reserve(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) pairs.push_back(after[i] - before[i]);
    return difference_of(known_only(std::move(pairs)), level);
}

std::vector<YearDifference> compare(const FutureGrid& before, const FutureGrid& after, double level) {
    std::vector<YearDifference> found;
    if (before.futures.empty() || after.futures.empty()) return found;
    const int first = std::max(before.first_year, after.first_year);
    const int last = std::min(before.first_year + static_cast<int>(before.years),
                              after.first_year + static_cast<int>(after.years)) -
                     1;
    for (int year = first; year <= last; ++year) {
        std::vector<double> pairs;
        std::size_t line = 0;
        for (std::size_t other = 0; other < after.futures.size(); ++other) {
            while (line < before.futures.size() && before.futures[line] < after.futures[other]) ++line;
            if (line == before.futures.size()) break;
            if (before.futures[line] != after.futures[other]) continue;
            pairs.push_back(after.of_future(other)[static_cast<std::size_t>(year - after.first_year)] -
                            before.of_future(line)[static_cast<std::size_t>(year - before.first_year)]);
        }
        found.push_back({year, difference_of(known_only(std::move(pairs)), level)});
    }
    return found;
}

std::vector<FanYear> fan_of(const FutureGrid& grid) {
    std::vector<FanYear> fan;
    fan.reserve(grid.years);
    for (std::size_t i = 0; i < grid.years; ++i) {
        const int year = grid.first_year + static_cast<int>(i);
        const std::vector<double> values = known_only(grid.of_year(year));
        const Tally tally = tally_of(values);
        fan.push_back({.year = year,
                       .futures = values.size(),
                       .p10 = sample_quantile(values, 0.1),
                       .p50 = sample_quantile(values, 0.5),
                       .p90 = sample_quantile(values, 0.9),
                       .mean = tally.mean(),
                       .standard_error = tally.standard_error(),
                       .p50_error = quantile_error(values, 0.5)});
    }
    return fan;
}

Contributions contributions(std::span<const double> before, std::span<const double> whole,
                            std::span<const std::vector<double>> components, double level) {
    Contributions found;
    found.whole = compare(before, whole, level);
    found.interplay = found.whole.mean;
    for (const std::vector<double>& component : components) {
        const Difference alone = compare(before, component, level);
        const double share = found.whole.mean != 0 ? alone.mean / found.whole.mean : unknown;
        found.components.push_back({alone, share});
        found.interplay -= alone.mean;
    }
    return found;
}

} // namespace omsorg
