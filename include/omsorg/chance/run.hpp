// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

/// One future: the seed of the study, and which of its replications this is.
///
/// Futures are shared by all plans: plan A and plan B in future 17 meet the same luck, so that their
/// difference is the plans' and not the dice's. Future 17 is the same future whether 20 or 2,000 are run.
///
/// Each future has a mirror, in which every uniform number u is 1 - u: who came early comes late, whose visit was
/// long has a short one. A future and its mirror are an antithetic pair. Where a figure rises (or falls) with the
/// luck throughout, as a queue's waits with gaps and services, one is too high when the other is too low, and the
/// mean of the two varies less than that of two independent futures (Hammersley and Morton 1956).
///
///     u   ──▶  ····│··········          the future         0.23
///     1-u ──▶  ··········│····          its mirror         0.77        a bit turned is a bit turned back
///
/// The law: 1 - u is exact, lies strictly between 0 and 1 as u does, and the mirror of the mirror is the future
/// itself, bit for bit. A mirrored future by itself is as good a future as any other, so the pair's mean has no
/// bias. One pair is one observation: the two are not independent, and an interval is made of the pair means
/// (observe/pairs.hpp).
///
/// What it does not help: figures that do not rise or fall with the luck throughout. Least of all how often something
/// rare happens: of what happens in a share p of the futures the covariance is never below -p^2, so for p = 0.01 a
/// pair is worth two futures, to one part in a hundred. Nor what is high for both ends of the luck, as a spread: there
/// it may be worth fewer. Nor, much, what is drawn by rejection, of which the words are mirrored: the correlation is
/// -0.35 for a normal, -0.1 for a gamma (cv 0.5), -0.64 for an exponential. `Pairs::mean_ratio` tells which it was.
///
/// Example
///
///     const Run future{.seed = 2026, .number = 17};
///     pairs.add(mean_wait(future), mean_wait(future.mirror()));
namespace omsorg {

struct Run {
    std::uint64_t seed = 1;
    std::uint32_t number = 0;
    bool mirrored = false;

    [[nodiscard]] constexpr Run mirror() const noexcept { return {seed, number, !mirrored}; }

    friend constexpr auto operator<=>(const Run&, const Run&) noexcept = default;
};

} // namespace omsorg
