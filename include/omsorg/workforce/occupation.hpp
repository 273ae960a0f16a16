// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a worker is trained for, and in which branch she works.
///
/// An assistant nurse [undersköterska] may do everything a visit or a ward asks for; a care assistant
/// [vårdbiträde] the same except delegated health tasks. A branch [verksamhet] has its own posts, its own
/// roster and its own hourly-paid pool; staff of one branch do not fill the holes of another.
///
/// The night patrol works nights on the shorter full-time week; the other branches work days and evenings.
namespace omsorg {

enum class Occupation : std::uint8_t { assistant_nurse, care_assistant };

enum class Branch : std::uint8_t { home_care, night_patrol, special_housing, escort };

inline constexpr std::size_t branches = 4;
inline constexpr std::array<Branch, branches> all_branches{Branch::home_care, Branch::night_patrol,
                                                           Branch::special_housing, Branch::escort};

[[nodiscard]] constexpr std::string_view text(Branch branch) noexcept {
    constexpr std::array<std::string_view, branches> words{"home_care", "night_patrol", "special_housing",
                                                           "escort"};
    return words[static_cast<std::size_t>(branch)];
}

[[nodiscard]] constexpr bool works_nights(Branch branch) noexcept { return branch == Branch::night_patrol; }

} // namespace omsorg
