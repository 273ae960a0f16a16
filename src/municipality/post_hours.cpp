// SPDX-License-Identifier: MIT
#include <omsorg/municipality/post_hours.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/workforce/absence.hpp>
#include <omsorg/workforce/substitutes.hpp>

#include <algorithm>

namespace omsorg {

PostHours expected_hours(const WorkforceAssumptions& a, Branch branch, double posts) {
    const double week = works_office(branch)   ? a.office_week
                        : works_nights(branch) ? a.night_week
                                               : a.full_time_week;
    const double contract = week * (works_weekdays(branch) ? working_weeks_a_year : weeks_a_year);
    const double vacation = mean_vacation_days(a) / (vacation_week * weeks_a_year);
    const double replaced = substitutes_sought(a, vacation) * substitutes_found(a, branch, posts);
    const double paid_sick = (a.short_cases * a.short_days + a.long_cases * a.employer_days) / days_a_year;
    return {.at_work = contract * ((1 - vacation) * (1 - a.sick_share) + replaced),
            .of_it_hourly = contract * replaced,
            .unpaid_share = std::max(0.0, a.sick_share - paid_sick)};
}

} // namespace omsorg
