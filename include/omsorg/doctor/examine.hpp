// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/known.hpp>
#include <omsorg/doctor/probe.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace omsorg {

/// What came of examining one row.
struct Finding {
    const KnownRow* row = nullptr;
    std::string variant{};
    Tally seen{};
    Acceptance verdict{};
};

struct Examination {
    Tier tier = Tier::check; ///< rows of this tier and the cheaper ones
    std::uint64_t seed = 2026;
    unsigned threads = 0;           ///< 0: one for each core
    std::vector<std::string> ids{}; ///< only these; empty: all
    /// Told at first and after each model, with how many of how many are done; from the calling thread.
    std::function<void(std::size_t done, std::size_t all)> progress{};
    std::stop_token stop{}; ///< asked to stop, it finishes no further model
};

/// Simulates the models of the table and holds what was seen against what is known.
///
///     rows ──by model and parameters──▶ replications, on all cores ──▶ a tally for each metric ──▶ verdict
///
/// One simulation answers for all rows of a model with the same parameters. A verdict is that of
/// observe/acceptance.hpp: too imprecise is a refusal, and each acceptance would have refused a figure a little
/// off. With a fresh seed (nightly, release) a figure that lies far off is looked at once more, with sixteen
/// times as many new replications.
///
/// The law: findings depend on the seed and the tier, never on the number of threads.
[[nodiscard]] std::vector<Finding> examine(const Examination& examination);

/// Whether a computed value agrees with an exact one within a share of it; of a truth of zero, within so much.
[[nodiscard]] Acceptance agree(double computed, double exact, double within = Probe::computed_digits);

/// A table for people, a line for each finding and a closing line that counts them.
[[nodiscard]] std::string text(std::span<const Finding> findings);

} // namespace omsorg
