// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/assessment_assumptions.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace omsorg {

/// A need is not what is granted: somebody has looked, seen some of it, and judged.
///
///     need ──▶ assessed with bias b and noise s ──▶ granted = need × exp(b + s z − s²/2)
///                       │                              more than the need: over-granted hours
///                       └ a deeper inquiry lessens     less than the need: under-granted hours
///                         b and s, and costs minutes
///
/// What is recorded are grants and not needs. The hours drawn for a person are therefore read as a grant of the
/// practice at the start, and her need is what lies behind it: drawn × exp(−b₀), b₀ the bias of the first day.
/// A plan that lessens the bias moves the grants towards the needs; the needs stay.
///
/// Practice differs: each district has a place of its own between the most generous and the strictest (a
/// uniform number at its name, so that it does not matter how districts are numbered). An application that
/// ought to be granted may be refused by mistake. Whoever is refused by judgement may appeal, and may win some
/// months later.
///
/// The laws: with noise alone the mean of the grants is that of the needs; while not modelled, a grant is the
/// number drawn, bit for bit; a stricter practice refuses the same people first.
///
/// Example
///
///     AssessmentError error{assumptions.assessment, run};
///     error.granted(error.needed(drawn), who, spell, 0);
class AssessmentError {
public:
    AssessmentError(const AssessmentAssumptions& assumptions, Run run);

    /// The hours she needs, when this many were drawn as her grant.
    [[nodiscard]] double needed(double drawn) const;
    /// What is granted on a need, at this assessment of the spell (0 the first, then each review).
    [[nodiscard]] double granted(double needed, Key who, std::uint64_t spell, std::uint64_t assessment) const;

    /// Multiplies the propensity to grant.
    [[nodiscard]] double practice(std::string_view district) const;
    [[nodiscard]] bool wrongly_refused(Key question, std::uint64_t application) const;
    /// How long after a refusal by judgement the court grants it; nothing if she does not appeal or loses.
    struct Appeal {
        bool made = false;
        std::optional<Duration> won{};
    };
    [[nodiscard]] Appeal appeal(Key question, std::uint64_t application) const;

    [[nodiscard]] double bias() const noexcept { return assume_->bias * left(); }
    [[nodiscard]] double noise() const noexcept { return assume_->noise * left(); }

private:
    /// What deeper inquiry leaves of the errors.
    [[nodiscard]] double left() const noexcept { return 1 - assume_->inquiry * assume_->inquiry_effect; }

    const AssessmentAssumptions* assume_;
    double bias_at_start_;
    Stream error_, practice_, refusal_, appeal_, time_;
};

} // namespace omsorg
