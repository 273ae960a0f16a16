// SPDX-License-Identifier: MIT
#include <omsorg/need/eligibility.hpp>

#include <cstddef>

namespace omsorg {

Eligible eligibility(std::span<const EligibilityRule> rules, Support support, const Applicant& applicant,
                     Day on) noexcept {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const EligibilityRule& rule = rules[i];
        if (rule.support != support || on < rule.from || on >= rule.until) continue;
        if (applicant.age < rule.age_from || applicant.age > rule.age_to) continue;
        if (rule.if_personal_assistance && !applicant.personal_assistance) continue;
        if (rule.if_group_home && !applicant.group_home) continue;
        return {rule.verdict == Verdict::grant, rule.basis, static_cast<std::int32_t>(i)};
    }
    return {};
}

} // namespace omsorg
