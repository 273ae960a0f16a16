// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/need/state.hpp>

#include <array>

/// Where people are after some time under constant hazards, and how long they were there meanwhile: exactly.
///
/// Four hazards of transition and three of death make a Markov chain with three living states.
/// By uniformisation (Jensen's method) its transition matrix is a Poisson mixture of powers of a
/// stochastic matrix: only positive terms are added, so nothing cancels and the error is the
/// tail that is left out, below 1e-16.
///
///     shares at the start ──▶ shares at the end + years lived in each state + deaths
///
/// The law: living at the end + died = living at the start, to rounding.
namespace omsorg {

struct StateHazards {
    PerTransition transition;                ///< per year
    std::array<double, need_states> death{}; ///< per year, by state
};

using StateShares = std::array<double, need_states>;

struct Passage {
    StateShares living{}; ///< of those who began
    StateShares years{};  ///< lived in each state, per person who began
    double died = 0;
};

[[nodiscard]] Passage pass(const StateShares& start, const StateHazards& hazards, double years);

/// Years lived in each state until death, for someone who starts in `start`, if these hazards never change.
[[nodiscard]] StateShares expected_years(NeedState start, const StateHazards& hazards);

} // namespace omsorg
