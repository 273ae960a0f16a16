// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/economy/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace omsorg {

/// What an hour of work costs: salary, unsocial-hours pay [OB], employer charges [po-pålägg].
///
///     an hour = (monthly salary / 165 + unsocial-hours pay of the time) × (1 + employer charges)
///
/// The week by pay:       06        19   22        06
///     Mon-Fri            │  day    │ eve│  night  │
///     Sat, Sun, red day  │  weekend     │  w-night│
///     major holiday      │  Easter, Whitsun, Midsummer, Christmas and New Year with their eves: all day
///
/// Salaries grow, in real terms, with the country's tax base and the difference that is assumed;
/// unsocial-hours pay follows salaries.
enum class PayTime : std::uint8_t { day, evening, night, weekend, weekend_night, major_holiday };
inline constexpr std::size_t pay_times = 6;

[[nodiscard]] PayTime pay_time(Day day, int hour);
[[nodiscard]] bool is_major_holiday(Day day);

/// Shares of the hours of a year by pay time.
using PayMix = std::array<double, pay_times>;

/// A service that is equally staffed every day of the year between two
/// hours; `from` 22 and `to` 7 is a night.
[[nodiscard]] PayMix pay_mix(int year, int from, int to);

/// Real index of care salaries in a year; 1 in the price year.
[[nodiscard]] double wage_index(const EconomyAssumptions& a, int year);

/// Monthly salary of an occupation in a year, in kronor of the price year.
[[nodiscard]] double salary(const EconomyAssumptions& a, Occupation occupation, int year);
[[nodiscard]] double therapist_salary(const EconomyAssumptions& a, int year);

[[nodiscard]] KronorPerHour unsocial_pay(const EconomyAssumptions& a, PayTime time, int year);
[[nodiscard]] KronorPerHour mean_unsocial_pay(const EconomyAssumptions& a, const PayMix& mix, int year);

/// The whole cost of one hour of a monthly paid worker at a time of the week.
[[nodiscard]] KronorPerHour hour_at(const EconomyAssumptions& a, double monthly_salary, PayTime time,
                                    int year);

} // namespace omsorg
