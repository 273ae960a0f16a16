// SPDX-License-Identifier: MIT
#include <omsorg/need/decision.hpp>

#include <algorithm>

namespace omsorg {

Assessment::Assessment(const NeedAssumptions& assumptions, std::span<const EligibilityRule> rules,
                       GrantLevel level, Run run)
    : assume_{&assumptions}, rules_{rules}, level_{level}, hours_{run, Purpose::granted_hours},
      grant_{run, Purpose::grant}, time_{run, Purpose::assessment_time} {}

Decision Assessment::decide_at(Instant decided, Support support, Key who, const Applicant& applicant,
                               Instant applied, std::uint64_t application, double practice,
                               GrantClass grant_class) const {
    Decision decision{.support = support, .applied = applied, .decided = decided};
    const Eligible verdict = eligible(support, applicant, day_of(decision.decided));
    decision.basis = verdict.basis;
    decision.rule = verdict.rule;
    const double propensity = support == Support::home_care         ? assume_->home_care_granted
                              : support == Support::special_housing ? assume_->special_housing_granted
                                                                    : assume_->escort_granted;
    // One uniform number of the person and application: a stricter practice refuses the same people first.
    const Key question = key_of(who, support);
    decision.granted = verdict.granted && grant_.uniform(question, application) < propensity * practice;
    decision.refused_by_judgement = verdict.granted && !decision.granted;
    if (!verdict.granted) return decision;
    if (support == Support::home_care)
        decision.hours_a_month = static_cast<float>(home_care_hours(who, application, grant_class));
    return decision;
}

double Assessment::home_care_hours(Key who, std::uint64_t spell, GrantClass grant_class) const {
    const double drawn = assume_->granted_hours.quantile(hours_.uniform(who, spell));
    return std::min(drawn * level_.at(grant_class), assume_->granted_hours_most);
}

Duration Assessment::handling(Support support, Key who, std::uint64_t application) const {
    const Distribution& days = support == Support::home_care         ? assume_->home_care_handling
                               : support == Support::special_housing ? assume_->special_housing_handling
                                                                     : assume_->escort_handling;
    const double drawn = days.quantile(time_.uniform(key_of(who, support), application));
    return from_hours(24 * std::clamp(drawn, 0.0, 730.0));
}

} // namespace omsorg
