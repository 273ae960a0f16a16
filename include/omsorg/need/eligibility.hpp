// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What may be granted to whom, on which day: an ordered list of dated rules.
///
/// Laws change on a date, courts settle what they mean, and a municipality has its guidelines. The rules
/// are data (`eligibility.csv`), so a study can show a change of law as a change of a line. The first rule
/// that is in force and fits the applicant decides; if none fits, the answer is no, and it says so.
///
///     support          verdict  basis         in force                ages     if the applicant already has
///     escort           refuse   LSS 9 § 3     1994-01-01 →            0-100    personal assistance
///     escort           grant    LSS 9 § 3     1994-01-01 →            0-64     -            (a group home is no reason)
///     home_care        grant    SoL 2001:453  2002-01-01 → 2025-07-01 65-100   -
///     home_care        grant    SoL 2025:400  2025-07-01 →            65-100   -
///
/// The law: the verdict depends on the rules, the applicant and the day, never on what the municipality can
/// afford (a decision that cannot be carried out is an open decision, not a refusal).
namespace omsorg {

enum class Support : std::uint8_t {
    home_care,
    special_housing,
    escort,
    day_activity,
    group_home,
    housing_support
};
inline constexpr std::size_t supports = 6;
enum class LegalBasis : std::uint8_t { sol_2001, sol_2025, lss };
enum class Verdict : std::uint8_t { refuse, grant };

inline constexpr std::array<std::string_view, supports> support_words{
    "home_care", "special_housing", "escort", "day_activity", "group_home", "housing_support"};
inline constexpr std::array<std::string_view, 3> legal_basis_words{"sol_2001", "sol_2025", "lss"};

struct EligibilityRule {
    Support support = Support::home_care;
    Verdict verdict = Verdict::grant;
    LegalBasis basis = LegalBasis::sol_2001;
    Day from{};                          ///< in force from this day
    Day until = Day::max();              ///< up to, and not including, this day
    int age_from = 0, age_to = 100;      ///< age reached on 31 December
    bool if_personal_assistance = false; ///< fits only those who have personal assistance
    bool if_group_home = false;          ///< fits only those who live in a group home
    std::string source;                  ///< statute or case
};

struct Applicant {
    int age = 0;
    bool personal_assistance = false;
    bool group_home = false; ///< never without the need domain of disability
};

struct Eligible {
    bool granted = false;
    LegalBasis basis = LegalBasis::sol_2001;
    std::int32_t rule = -1; ///< which rule decided; -1 if none fitted
};

/// The first fitting rule in force on the day decides.
[[nodiscard]] Eligible eligibility(std::span<const EligibilityRule> rules, Support support,
                                   const Applicant& applicant, Day on) noexcept;

} // namespace omsorg
