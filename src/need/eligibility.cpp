// SPDX-License-Identifier: MIT
#include <omsorg/need/eligibility.hpp>

#include <array>
#include <cstddef>

namespace omsorg {

namespace {
constexpr std::array<std::string_view, 3> supports{"home_care", "special_housing", "escort"};
constexpr std::array<std::string_view, 3> bases{"sol_2001", "sol_2025", "lss"};
} // namespace

std::string_view text(Support support) noexcept { return supports[static_cast<std::size_t>(support)]; }
std::string_view text(LegalBasis basis) noexcept { return bases[static_cast<std::size_t>(basis)]; }

std::optional<Support> support_of(std::string_view word) noexcept {
    for (std::size_t i = 0; i < supports.size(); ++i)
        if (supports[i] == word) return static_cast<Support>(i);
    return std::nullopt;
}

std::optional<LegalBasis> legal_basis_of(std::string_view word) noexcept {
    for (std::size_t i = 0; i < bases.size(); ++i)
        if (bases[i] == word) return static_cast<LegalBasis>(i);
    return std::nullopt;
}

Eligible eligibility(std::span<const EligibilityRule> rules, Support support, const Applicant& applicant,
                     Day on) noexcept {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const EligibilityRule& rule = rules[i];
        if (rule.support != support || on < rule.from || on >= rule.until) continue;
        if (applicant.age < rule.age_from || applicant.age > rule.age_to) continue;
        if (rule.if_personal_assistance && !applicant.personal_assistance) continue;
        return {rule.verdict == Verdict::grant, rule.basis, static_cast<std::int32_t>(i)};
    }
    return {};
}

} // namespace omsorg
