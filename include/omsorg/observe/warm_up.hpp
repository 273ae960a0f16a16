// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>

/// How much of a run's beginning to delete, because the system had not yet settled.
///
/// A home-care office that starts empty serves its first clients at once; their waits tell of the start and
/// not of the years that follow. Deleting too little keeps the bias, deleting too much wastes the run.
/// White's rule deletes as much as makes the mean of what is left most certain:
///
///     │\                                      z(d) = Σ_{i > d} (x_i - mean_d)² / (n - d)²
///     │ \__/\__/\_/\__/\_/\__/\__             least over d = 0 … n/2; of equals, the least d
///     └──┼────────────────────────▶
///      d │  ──────── kept ────────            (the marginal standard error rule, MSER)
///
/// On the means of batches of five it is steadier (MSER-5): the default. A batch of one is the rule as it was
/// first given.
///
/// The law: deleted is a whole number of batches and at most half the run; the answer does not change with
/// the unit of the values. If the least lies at the limit, the run is too short to say when it settled, and
/// that is told: the mean is then not to be trusted.
///
/// White, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69 (1997).
namespace omsorg {

struct Truncation {
    std::size_t deleted = 0; ///< observations
    std::size_t kept = 0;    ///< observations, in whole batches
    double mean = 0;         ///< of what is kept
    bool settled = false;    ///< false: the least lay at the limit
};

/// None below four batches, where half the run has no spread worth the name.
[[nodiscard]] std::optional<Truncation> find_warm_up(std::span<const double> run, std::size_t batch = 5);

} // namespace omsorg
