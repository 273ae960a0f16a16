// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Which of the things we do not know move the break year.
///
/// Each future has drawn its own values of what is unknown. Over the futures, an assumption whose high values
/// go with early breaks moves the answer; one that is merely unknown does not. Two plain views, no surface
/// fitted:
///
///  * rank correlation (Spearman, ties share their mean rank; a future that never breaks ranks last)
///  * the break years of the third of the futures with the lowest, middle and highest values
///
/// With n futures the rank correlation of something irrelevant scatters about nought with a standard
/// deviation of 1 / sqrt(n - 1): at 20 futures only correlations beyond ± 0.45 say anything. `noise` is that
/// figure doubled.
///
/// Example
///
///     Influence influence = influence_of(drawn_base_year_unmet, break_years, 2040);
///     if (std::abs(influence.rank_correlation) > influence.noise) ...
namespace omsorg {

struct Third {
    std::size_t futures = 0;
    double low = 0, high = 0; ///< the drawn values of this third
    std::size_t not_before_end = 0;
    std::optional<int> middle; ///< by then more than half of this third have broken; nothing: not by the end
};

struct Influence {
    double rank_correlation = 0; ///< not a number when either side never varies
    double noise = 0;
    std::array<Third, 3> thirds;
};

[[nodiscard]] Influence influence_of(std::span<const double> drawn, std::span<const std::optional<int>> years,
                                     int last_year);

/// Spearman's rank correlation with mean ranks for ties.
[[nodiscard]] double rank_correlation(std::span<const double> x, std::span<const double> y);

} // namespace omsorg
