// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/hazard.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/state.hpp>

#include <cstdint>
#include <optional>

/// The need of one person through life: which state she is in, and how much of her luck is left.
///
/// Each spell in a state holds one threshold for each way out, drawn at (transition, person's key, number
/// of the spell). Each threshold is used up by its own hazard; the one that is used up first decides. So a
/// plan that lowers the hazard of onset postpones this person's onset and leaves everything else about her
/// as it was.
///
///     onset         ├───────────────────┤ 0     ← used up first: home care from here
///     direct entry  ├────────────────────────────────┤ left over, forgotten
///
/// The state is all that counts: how long she has been in it does not
/// matter (a Markov chain, except for age).
///
/// The law: while hazards stay as they are, `due` from a later moment of the same year gives the same
/// instant, to a microsecond.
///
/// How it is driven, on any agenda. Hazards are constant within a calendar
/// year unless a plan changes a factor:
///
///     need.settle(rates, now)                     // before anything changes: spends up to now
///     if (auto next = need.due(rates, end))       // is a transition due before the end of the year?
///         book(next->when, next->transition);     // re-book whenever a rate changes
///     need.move(next->transition, luck, key);     // on the day, after settle(rates, when)
///
/// **The shadow.** How much of a client's higher mortality is *caused* by the state is not known. A
/// municipality that works preventively keeps a second Trajectory for each person it reaches, with
/// the same key and without the plan's factors: the state she would have been in. The ratio of
/// death (calibration.hpp) mixes the two by the causal share.
namespace omsorg {

/// The streams of need of one future; made once.
struct NeedLuck {
    explicit NeedLuck(Run run);
    Stream onset, direct_entry, admission, recovery, start;
};

class Trajectory {
public:
    struct Next {
        Instant when;
        NeedTransition transition;
    };

    Trajectory() = default;
    /// A person in `state` at `since`.
    Trajectory(NeedState state, Key who, const NeedLuck& luck, Instant since);

    [[nodiscard]] NeedState state() const noexcept { return state_; }
    [[nodiscard]] std::uint16_t spell() const noexcept { return spell_; }

    /// Uses up the thresholds from the last settled moment to `now`, at one calendar year's rates.
    void settle(const PerTransition& rates, Instant now);

    /// The transition that comes before `until` (in the same calendar year, or its very end) at these rates.
    [[nodiscard]] std::optional<Next> due(const PerTransition& rates, Instant until) const;

    /// Makes the transition at the settled moment; a new spell with new thresholds begins.
    void move(NeedTransition transition, Key who, const NeedLuck& luck);

private:
    void draw(Key who, const NeedLuck& luck);

    double first_ = 0;  ///< left of onset, or of admission
    double second_ = 0; ///< left of direct entry, or of recovery
    Instant settled_{};
    NeedState state_ = NeedState::independent;
    std::uint16_t spell_ = 0;
};

} // namespace omsorg
