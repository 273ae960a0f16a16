// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/experiment/result.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace omsorg {

/// The year in which today's way of working stops being enough.
///
/// In one future it is the first calendar year whose unmet share exceeds the tolerance, or nothing: not
/// before the horizon's end. The tolerance is a named assumption of the study, not a law of nature.
///
///     unmet share  0.01  0.02  0.02  0.06  0.04      tolerance 0.05
///     year         2020  2021  2022  2023  2024      ──▶ 2023
///
/// Law: a higher tolerance never gives an earlier year.
[[nodiscard]] std::optional<int> break_year(std::span<const double> unmet_share, int first_year,
                                            double tolerance);

[[nodiscard]] std::vector<std::optional<int>> break_years(const FutureGrid& unmet_share, double tolerance);

/// What the break years of many futures say together.
///
/// A future without a break is later than every year, so quantiles exist also when many futures never break:
/// they may then be nothing, "not before the horizon's end". The majority year is the first by whose end more
/// than half of the futures have broken; its interval is distribution-free (order statistics: the number of
/// futures that break at or before the true median is binomial), so it holds however odd the distribution is.
/// Fewer than six futures support no 95 % interval; then it runs from the first year to nothing.
struct BreakSummary {
    std::size_t futures = 0;
    std::size_t not_before_end = 0;
    int first_year = 0;
    std::vector<double> share_broken; ///< by calendar year: the share of futures that have broken by its end
    std::optional<int> p10, p50, p90;
    std::optional<int> majority_year;
    std::optional<int> majority_low, majority_high;
    double coverage = 0; ///< at least this probability, exact binomial
};

[[nodiscard]] BreakSummary summarise(std::span<const std::optional<int>> years, int first_year, int last_year,
                                     double level = 0.95);

} // namespace omsorg
