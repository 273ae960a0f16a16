// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/workforce/assumptions.hpp>

#include <cstdint>

/// Why somebody on the roster does not come: sick cases and vacation.
///
/// Sick cases are of two kinds. Short ones (a cold) last a few days and at most 14; long ones last longer
/// than 14 days, and there are 225 a year for a thousand workers. Their mean length is not asked for: it
/// follows from the recorded sick share,
///
///     share / (1 − share) × 365.25 days = short cases × short length + long cases × long length.
///
/// The employer pays the first 14 days of a case (paid absence), the insurance the rest (unpaid absence).
///
/// Vacation is taken in whole weeks: the summer weeks in a row, the others one by one outside summer.
/// Parental leave and leave of absence are not modelled: they are inside the sick share or not at all.
///
/// A long case lasts at least 15 days; a sick share too small for the cases lowers their number instead.
///
/// The law: a worker's n-th case has the same kind and length in every plan; her vacation weeks of a year
/// too.
namespace omsorg {

/// Sick cases per healthy year; fewer than the keys say only where the share leaves no room for them.
[[nodiscard]] double sick_cases(const WorkforceAssumptions& assume);

/// Mean length in days of a short case (a geometric length, cut at 14), and of a long one.
[[nodiscard]] double short_case_days(const WorkforceAssumptions& assume);
[[nodiscard]] double long_case_days(const WorkforceAssumptions& assume);

/// The length of a case in days, from its own luck.
[[nodiscard]] int sick_days(const WorkforceAssumptions& assume, Luck luck);

/// How a founder's first morning finds her: how long her case has lasted and will last, if she has one.
struct CaseUnderWay {
    int elapsed = 0, left = 0; ///< days; left == 0: healthy
};
[[nodiscard]] CaseUnderWay case_under_way(const WorkforceAssumptions& assume, Luck luck);

/// Vacation is counted in weekdays, whatever days her rota has.
inline constexpr double vacation_week = 5;

/// Days of vacation a year, the three ages alike: what is expected of somebody whose age nobody knows.
[[nodiscard]] constexpr double mean_vacation_days(const WorkforceAssumptions& assume) {
    return (assume.vacation_under_40 + assume.vacation_from_40 + assume.vacation_from_50) / 3;
}

/// The weeks of a year (bit 1 is the week of 1 January) in which a worker of this age has vacation.
[[nodiscard]] std::uint64_t vacation_weeks(const WorkforceAssumptions& assume, int age, Luck luck);

/// 1 for the week that holds 1 January, 2 for the next: weeks begin on Mondays.
[[nodiscard]] int week_of_year(Day day);

} // namespace omsorg
