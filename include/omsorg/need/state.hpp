// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a person of 65 or more needs of the municipality: nothing, care at
/// home, or a place in special housing.
///
///                 recovery
///              ┌─────────────┐
///              ▼             │
///        independent ──▶ home care ──▶ special housing        each with its own risk of dying
///              │  onset       admission      ▲
///              └─────────────────────────────┘
///                     direct entry
///
/// Nobody moves out of special housing but by death; the registers know so few who do that they are not
/// told apart. The moment of a transition is the day the need arises and the person applies; a decision,
/// and perhaps a wait for a place, lie between it and the service (decision.hpp).
///
/// Below the first age (65) everybody is independent here: younger people with a disability
/// have domains of their own (domain.hpp), and escort the register of another law (lss.hpp).
namespace omsorg {

enum class NeedState : std::uint8_t { independent, home_care, special_housing };
inline constexpr std::size_t need_states = 3;

enum class NeedTransition : std::uint8_t { onset, direct_entry, admission, recovery };
inline constexpr std::size_t need_transitions = 4;
inline constexpr std::array<NeedTransition, need_transitions> all_need_transitions{
    NeedTransition::onset, NeedTransition::direct_entry, NeedTransition::admission, NeedTransition::recovery};

[[nodiscard]] constexpr NeedState from_state(NeedTransition t) noexcept {
    return t == NeedTransition::onset || t == NeedTransition::direct_entry ? NeedState::independent
                                                                           : NeedState::home_care;
}

[[nodiscard]] constexpr NeedState to_state(NeedTransition t) noexcept {
    switch (t) {
    case NeedTransition::onset:
        return NeedState::home_care;
    case NeedTransition::direct_entry:
    case NeedTransition::admission:
        return NeedState::special_housing;
    case NeedTransition::recovery:
        return NeedState::independent;
    }
    return NeedState::independent;
}

[[nodiscard]] constexpr std::string_view text(NeedState state) noexcept {
    switch (state) {
    case NeedState::independent:
        return "independent";
    case NeedState::home_care:
        return "home_care";
    case NeedState::special_housing:
        return "special_housing";
    }
    return "";
}

/// One number for each transition: its hazard per year, or what a way of working multiplies it by.
struct PerTransition {
    double onset = 0, direct_entry = 0, admission = 0, recovery = 0;

    [[nodiscard]] constexpr double at(NeedTransition t) const noexcept {
        switch (t) {
        case NeedTransition::onset:
            return onset;
        case NeedTransition::direct_entry:
            return direct_entry;
        case NeedTransition::admission:
            return admission;
        case NeedTransition::recovery:
            return recovery;
        }
        return 0;
    }
    friend constexpr PerTransition operator*(PerTransition a, PerTransition b) noexcept {
        return {a.onset * b.onset, a.direct_entry * b.direct_entry, a.admission * b.admission,
                a.recovery * b.recovery};
    }
    friend constexpr bool operator==(const PerTransition&, const PerTransition&) noexcept = default;
};

/// The neutral factors: prevention that does nothing.
inline constexpr PerTransition unchanged{1, 1, 1, 1};

} // namespace omsorg
