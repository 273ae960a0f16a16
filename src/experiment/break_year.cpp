// SPDX-License-Identifier: MIT
#include <omsorg/experiment/break_year.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/interval.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omsorg {
namespace {

constexpr int later = std::numeric_limits<int>::max(); // "not before the horizon's end", later than any year

std::optional<int> year_or_later(int year) { return year == later ? std::nullopt : std::optional{year}; }

} // namespace

std::optional<int> break_year(std::span<const double> unmet_share, int first_year, double tolerance) {
    for (std::size_t i = 0; i < unmet_share.size(); ++i)
        if (unmet_share[i] > tolerance) return first_year + static_cast<int>(i);
    return std::nullopt;
}

std::vector<std::optional<int>> break_years(const FutureGrid& unmet_share, double tolerance) {
    std::vector<std::optional<int>> years;
    years.reserve(unmet_share.futures.size());
    for (std::size_t line = 0; line < unmet_share.futures.size(); ++line)
        years.push_back(break_year(unmet_share.of_future(line), unmet_share.first_year, tolerance));
    return years;
}

BreakSummary summarise(std::span<const std::optional<int>> years, int first_year, int last_year,
                       double level) {
    expect(last_year >= first_year, "a horizon ends after it begins");
    BreakSummary summary;
    summary.futures = years.size();
    summary.first_year = first_year;
    std::vector<int> ordered;
    ordered.reserve(years.size());
    for (const auto& year : years) ordered.push_back(year.value_or(later));
    std::sort(ordered.begin(), ordered.end());
    const std::size_t n = ordered.size();
    summary.not_before_end = static_cast<std::size_t>(std::count(ordered.begin(), ordered.end(), later));
    summary.share_broken.assign(static_cast<std::size_t>(last_year - first_year + 1), 0);
    if (n == 0) return summary;

    for (int year = first_year; year <= last_year; ++year) {
        const auto broken = std::upper_bound(ordered.begin(), ordered.end(), year) - ordered.begin();
        const double share = static_cast<double>(broken) / static_cast<double>(n);
        summary.share_broken[static_cast<std::size_t>(year - first_year)] = share;
        if (!summary.majority_year && share > 0.5) summary.majority_year = year;
    }
    // The p-quantile is the first year by which at least the share p has broken: a year, never a fraction of
    // one.
    const auto quantile = [&](double p) {
        const double rank = std::ceil(p * static_cast<double>(n) - 1e-9);
        return year_or_later(ordered[static_cast<std::size_t>(std::max(1.0, rank)) - 1]);
    };
    summary.p10 = quantile(0.1), summary.p50 = quantile(0.5), summary.p90 = quantile(0.9);
    if (const auto ranks = quantile_ranks(n, 0.5, level)) {
        summary.coverage = ranks->coverage;
        summary.majority_low = year_or_later(ordered[ranks->low_rank - 1]);
        summary.majority_high = year_or_later(ordered[ranks->high_rank - 1]);
    } else { // too few futures to say: anything from the first year to never
        summary.coverage = 1;
        summary.majority_low = first_year;
    }
    return summary;
}

} // namespace omsorg
