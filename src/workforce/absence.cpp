// SPDX-License-Identifier: MIT
#include <omsorg/workforce/absence.hpp>

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr int longest_short = 14;

// A whole number of days, at least one, with this mean: the day after any day is as likely to be the last.
int geometric(double mean, double u) {
    if (mean <= 1.0) return 1;
    return 1 + static_cast<int>(std::min(std::log(u) / std::log1p(-1.0 / mean), 1e6));
}

// Sick days of a healthy year that give the sick share.
double days_wanted(const WorkforceAssumptions& assume) {
    return assume.sick_share / (1.0 - assume.sick_share) * days_a_year;
}

double long_tail(const WorkforceAssumptions& assume) { return long_case_days(assume) - longest_short; }

} // namespace

double short_case_days(const WorkforceAssumptions& assume) {
    const double last = 1.0 / std::max(1.0, assume.short_days);
    return (1.0 - std::pow(1.0 - last, longest_short)) / last;
}

double long_case_days(const WorkforceAssumptions& assume) {
    const double rest = days_wanted(assume) - assume.short_cases * short_case_days(assume);
    return std::max(longest_short + 1.0, rest / assume.long_cases);
}

double sick_cases(const WorkforceAssumptions& assume) {
    const double given =
        assume.short_cases * short_case_days(assume) + assume.long_cases * long_case_days(assume);
    return (assume.short_cases + assume.long_cases) * std::min(1.0, days_wanted(assume) / given);
}

int sick_days(const WorkforceAssumptions& assume, Luck luck) {
    const double kind = luck.uniform() * (assume.short_cases + assume.long_cases);
    const double u = luck.uniform();
    if (kind < assume.long_cases) return longest_short + geometric(long_tail(assume), u);
    return std::min(longest_short, geometric(assume.short_days, u));
}

CaseUnderWay case_under_way(const WorkforceAssumptions& assume, Luck luck) {
    if (luck.uniform() >= assume.sick_share) return {};
    const double in_short = assume.short_cases * short_case_days(assume);
    const double in_long = assume.long_cases * long_case_days(assume);
    // A day of sickness falls in a long case in proportion to its days; so do the two halves of a geometric
    // length seen from a day within it.
    int length = 0;
    if (luck.uniform() * (in_short + in_long) < in_short) {
        length = geometric(assume.short_days, luck.uniform());
        length = std::min(longest_short, length + geometric(assume.short_days, luck.uniform()) - 1);
    } else {
        const double tail = long_tail(assume);
        length = longest_short + geometric(tail, luck.uniform());
        if (luck.uniform() * (longest_short + tail) >= longest_short)
            length += geometric(tail, luck.uniform()) - 1;
    }
    const int elapsed = static_cast<int>(luck.uniform() * length);
    return {elapsed, length - elapsed};
}

std::uint64_t vacation_weeks(const WorkforceAssumptions& assume, int age, Luck luck) {
    const double days = age >= 50   ? assume.vacation_from_50
                        : age >= 40 ? assume.vacation_from_40
                                    : assume.vacation_under_40;
    const int whole = static_cast<int>(days / vacation_week);
    const bool one_more = luck.uniform() < days / vacation_week - whole;
    const int summer = std::min(assume.summer_weeks, whole);
    const int first = assume.summer_first_week;
    const int starts = std::max(1, assume.summer_last_week - first - summer + 2);
    const int start = first + static_cast<int>(luck.uniform() * starts);

    std::uint64_t weeks = 0;
    for (int week = start; week < start + summer; ++week) weeks |= std::uint64_t{1} << week;
    for (int left = whole - summer + (one_more ? 1 : 0); left > 0;) {
        const int week = 1 + static_cast<int>(luck.uniform() * 52.0);
        const bool in_summer = week >= first && week <= assume.summer_last_week;
        if (in_summer || (weeks >> week & 1) != 0) continue;
        weeks |= std::uint64_t{1} << week;
        --left;
    }
    return weeks;
}

int week_of_year(Day day) {
    const std::chrono::year_month_day date{day};
    const Day new_year{date.year() / std::chrono::January / 1};
    return 1 + static_cast<int>((day - new_year).count() + weekday_index(new_year)) / 7;
}

} // namespace omsorg
