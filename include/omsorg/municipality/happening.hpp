// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/engine/event.hpp>

#include <cstdint>

namespace omsorg {

/// What can happen in a municipality, and in which order when it happens at one instant.
///
/// The clock of the municipality carries two rhythms. Midnight begins a day: decisions take effect, staff
/// come to work, places are filled, visits are made. Between midnights lives go on, each at its own moment.
///
///     midnight ─▶ new_day ─▶ ... deaths, births, moves, needs, decisions, at their moments ... ─▶ midnight
///
/// At one instant a new day comes first; then what happens to persons, in the order of their keys.
enum class Happening : std::uint16_t {
    new_day,
    death,
    departure,
    birth,
    arrival,
    need_changes,
    shadow_changes,   ///< the need she would have had without a plan's prevention
    decided,          ///< part: which Support; extra: the hours granted
    report_due,       ///< a decision is three months old
    course_turns,     ///< a course of reablement begins, ends or fades
    domain_changes,   ///< a need beside elderly care begins or ends; part: which NeedDomain
    moves_home,       ///< within the municipality
    prevention_turns, ///< prevention begins to work, or no longer does
    review_due,       ///< a home-care grant is assessed anew; extra: of which spell
};

[[nodiscard]] constexpr Event event_of(Happening what, std::uint32_t who = 0, std::uint16_t part = 0,
                                       std::uint64_t extra = 0) noexcept {
    return {.kind = static_cast<std::uint16_t>(what), .part = part, .who = who, .extra = extra};
}

[[nodiscard]] constexpr Order order_of(Key who) noexcept { return {.priority = 0, .key = who}; }

} // namespace omsorg
