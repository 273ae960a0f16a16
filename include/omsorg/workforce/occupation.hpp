// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a worker is trained for, and in which branch she works.
///
/// An assistant nurse [undersköterska] may do everything a visit or a ward asks for; a care assistant
/// [vårdbiträde] the same except delegated health tasks; a caseworker [biståndshandläggare, socialsekreterare]
/// decides who is granted what. A branch [verksamhet] has its own posts, its own
/// roster and its own hourly-paid pool; staff of one branch do not fill the holes of another.
///
/// The night patrol works nights on the shorter full-time week; home care, special housing and escort work days
/// and evenings, every day of the year; day activity is open on working days, by day; casework keeps office hours
/// on working days as well, and there nobody replaces who is away: her cases wait. Home care has a group in
/// each district, the others one for the whole municipality.
namespace omsorg {

enum class Occupation : std::uint8_t { assistant_nurse, care_assistant, caseworker };

enum class Branch : std::uint8_t {
    home_care,
    night_patrol,
    special_housing,
    escort,
    housing_support,
    domestic_service,
    day_activity,
    casework
};

inline constexpr std::size_t branches = 8;
inline constexpr std::array<Branch, branches> all_branches{
    Branch::home_care,       Branch::night_patrol,     Branch::special_housing, Branch::escort,
    Branch::housing_support, Branch::domestic_service, Branch::day_activity,    Branch::casework};
/// The branches that have a group in each district, the first of all; the others have one for the whole municipality.
inline constexpr std::array district_branches{Branch::home_care};

[[nodiscard]] constexpr std::size_t index_of(Branch branch) noexcept {
    return static_cast<std::size_t>(branch);
}
[[nodiscard]] constexpr std::string_view text(Branch branch) noexcept {
    constexpr std::array<std::string_view, branches> words{
        "home_care",       "night_patrol",     "special_housing", "escort",
        "housing_support", "domestic_service", "day_activity",    "casework"};
    return words[index_of(branch)];
}

[[nodiscard]] constexpr bool works_nights(Branch branch) noexcept { return branch == Branch::night_patrol; }
[[nodiscard]] constexpr bool works_office(Branch branch) noexcept { return branch == Branch::casework; }
/// By day, and neither on weekends nor on red days.
[[nodiscard]] constexpr bool works_weekdays(Branch branch) noexcept {
    return works_office(branch) || branch == Branch::day_activity;
}

} // namespace omsorg
