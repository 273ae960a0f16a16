// SPDX-License-Identifier: MIT
#include <omsorg/need/assessment_error.hpp>

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

constexpr double hours_a_month = days_a_year * 24 / 12;
constexpr std::uint64_t assessments_of_a_spell = 1 << 12;

} // namespace

AssessmentError::AssessmentError(const AssessmentAssumptions& assumptions, Run run)
    : assume_{&assumptions}, bias_at_start_{bias()}, error_{run, Purpose::assessment_error},
      practice_{run, Purpose::district_practice}, refusal_{run, Purpose::wrong_refusal},
      appeal_{run, Purpose::refusal_appeal}, time_{run, Purpose::appeal_time} {}

double AssessmentError::needed(double drawn) const {
    return assume_->modelled ? drawn * std::exp(-bias_at_start_) : drawn;
}

double AssessmentError::granted(double needed, Key who, std::uint64_t spell, std::uint64_t assessment) const {
    if (!assume_->modelled) return needed;
    static const Distribution standard = Distribution::normal(0, 1);
    const double z = standard.quantile(
        error_.uniform(who, spell * assessments_of_a_spell + assessment % assessments_of_a_spell));
    const double s = noise();
    return needed * std::exp(bias() + s * z - s * s / 2);
}

double AssessmentError::practice(std::string_view district) const {
    if (!assume_->modelled) return 1;
    return assume_->practice * (1 - assume_->practice_spread * practice_.uniform(key_of_text(district)));
}

bool AssessmentError::wrongly_refused(Key question, std::uint64_t application) const {
    return assume_->modelled && refusal_.happens(assume_->wrong_refusals, question, application);
}

AssessmentError::Appeal AssessmentError::appeal(Key question, std::uint64_t application) const {
    if (!assume_->modelled) return {};
    Luck luck = appeal_.at(question, application);
    if (luck.uniform() >= assume_->appeal_share) return {};
    if (luck.uniform() >= assume_->appeal_success) return {.made = true};
    const double months = assume_->appeal_months.quantile(time_.uniform(question, application));
    return {true, from_hours(hours_a_month * std::clamp(months, 0.0, 60.0))};
}

} // namespace omsorg
