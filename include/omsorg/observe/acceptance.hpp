// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/interval.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
#include <string>

/// Whether a simulated mean agrees with a truth, and whether the test was sharp enough to tell.
///
/// "Within a few standard errors" alone lets every imprecise test pass, and fails at random when the
/// replications are skewed. Here a test must be able to fail: it is accepted only if it would have refused a
/// truth that was a little different.
///
///     accepted   n ≥ 1000   and   |skewness| / √n ≤ 0.05   and   SE ≤ the tier's share of the truth
///                and  |mean - truth| / SE ≤ t,  Student's point that chance passes 6.8 times in a million
///                and  the truth moved by the tier's step, up or down, lies beyond t
///
///     tier       SE at most   step    seed
///     check        0.5 %      5 %     fixed, so that it cannot fail by chance
///     nightly      0.13 %     1 %     fresh, in two looks: |t| ≤ 3.3 passes; else 16 n new replications are
///                                     made, and they alone judge: |t| ≤ 4
///     release      0.03 %     1 %
///
/// A truth of zero has no shares: its scale is given, in its own unit.
///
/// The law: too imprecise is a failure; the verdict says in one sentence what was the matter.
///
/// Example
///
///     const Acceptance verdict = accept(waits, erlang_wait(3, 2.4), Tier::check);
///     EXPECT_TRUE(verdict.accepted()) << verdict.why;
namespace omsorg {

enum class Tier : std::uint8_t { check, nightly, release };

/// What is known from outside the simulation, and what its shares are shares of.
struct Truth {
    double value, scale;

    constexpr Truth(double exact) noexcept : Truth{exact, exact < 0 ? -exact : exact} {}
    constexpr Truth(double exact, double its_scale) noexcept : value{exact}, scale{its_scale} {}
};

enum class Refusal : std::uint8_t { none, too_few, not_finite, too_skewed, too_imprecise, too_far, blind };

struct Acceptance {
    Refusal refusal = Refusal::none;
    std::string why{};
    double t = 0;              ///< (mean - truth) / SE
    double relative_error = 0; ///< SE over the scale of the truth

    [[nodiscard]] bool accepted() const noexcept { return refusal == Refusal::none; }
};

[[nodiscard]] Acceptance accept(const Tally& replications, Truth truth, Tier tier = Tier::check);

/// The same with another bound on |t| than Student's point; the moved truth is still held against that.
[[nodiscard]] Acceptance accept_within(double most, const Tally& replications, Truth truth, Tier tier);

/// The nightly test with a fresh seed: observation(i) is replication i, a function of i.
template <class Observe>
[[nodiscard]] Acceptance accept_in_two_looks(std::uint64_t n, Observe&& observation, Truth truth,
                                          Tier tier = Tier::nightly) {
    const auto seen = [&observation](std::uint64_t from, std::uint64_t to) {
        Tally tally;
        for (std::uint64_t i = from; i < to; ++i) tally.add(observation(i));
        return tally;
    };
    Acceptance first = accept_within(3.3, seen(0, n), truth, tier);
    return first.refusal == Refusal::too_far ? accept_within(4.0, seen(n, 17 * n), truth, tier) : first;
}

/// How far from the truth, in standard errors, a mean of n replications may lie.
[[nodiscard]] double acceptance_point(std::uint64_t n);

/// P(|T| > t) of Student's t; of the standard normal if the degrees of freedom are infinite.
[[nodiscard]] double two_sided_chance(double t, double degrees_of_freedom);

/// Of many intervals with a nominal confidence, the shares that may hold the truth: outside with a chance of
/// at most half the level at either end (binomial).
[[nodiscard]] Interval accepted_coverage(double nominal, std::uint64_t intervals, double level = 1e-5);

/// What √n times Kolmogorov's greatest distance exceeds with the chance alpha, for many n and a small alpha:
/// the leading term √(-ln(alpha/2) / 2).
[[nodiscard]] double kolmogorov_point(double alpha);

} // namespace omsorg
