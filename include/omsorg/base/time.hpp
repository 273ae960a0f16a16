// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

/// Time is the civil calendar, counted in whole microseconds.
///
/// A budget year, a shift and a visit of 22 minutes are all lengths of the same clock, so nothing rounds: a
/// year is 365 or 366 days exactly, and two events meet only if they truly meet. The clock is local Swedish
/// time with daylight saving declared away: every day has 24 hours.
///
///     2019-12-31       2020-01-01T00:00                        2021-01-01T00:00
///     ─────────────────┼───────────────────────────────────────┼────────────▶ Instant
///                      start_of_year(2020)   ── 366 days ──▶   start_of_year(2021)
///
/// The law: for every instant t,  start_of_year(year_of(t)) <= t < start_of_year(year_of(t) + 1).
///
/// Example
///
///     using namespace omsorg::literals;
///     Instant visit = start_of_year(2027) + 3_days + 7.5_hours;
///     in_hours(visit - start_of_year(2027));    // 79.5
namespace omsorg {

using Duration = std::chrono::duration<std::int64_t, std::micro>;
using Instant = std::chrono::sys_time<Duration>;
using Day = std::chrono::sys_days;

/// A patience that never ends. It is a bound to compare with, never a term to add to an instant.
inline constexpr Duration forever = Duration::max();

[[nodiscard]] constexpr Instant start_of_year(int year) noexcept {
    return Day{std::chrono::year{year} / std::chrono::January / 1};
}

/// An instant so much later; the end of time if the clock does not reach that far.
[[nodiscard]] constexpr Instant later_by(Instant when, Duration length) noexcept {
    std::int64_t ticks = 0;
    const bool beyond = __builtin_add_overflow(when.time_since_epoch().count(), length.count(), &ticks);
    return beyond ? Instant::max() : Instant{Duration{ticks}};
}

[[nodiscard]] constexpr Day day_of(Instant when) noexcept {
    return std::chrono::floor<std::chrono::days>(when);
}

[[nodiscard]] constexpr int year_of(Instant when) noexcept {
    return static_cast<int>(std::chrono::year_month_day{day_of(when)}.year());
}

[[nodiscard]] constexpr double in_hours(Duration length) noexcept {
    return static_cast<double>(length.count()) / 3'600'000'000.0;
}

/// Years of 365.25 days: for rates that know no calendar. Hazards that change at New Year use share_of_year.
[[nodiscard]] constexpr double in_years(Duration length) noexcept {
    return in_hours(length) / (365.25 * 24.0);
}

/// How much of its calendar year lies between two instants; a span over New Year counts each year by its own
/// length. From one New Year to the next is exactly 1, leap year or not.
[[nodiscard]] constexpr double share_of_year(Instant from, Instant to) noexcept {
    const auto position = [](Instant when, int year) {
        const auto since = (when - start_of_year(year)).count();
        return static_cast<double>(since) /
               static_cast<double>((start_of_year(year + 1) - start_of_year(year)).count());
    };
    const int first = year_of(from);
    const int last = year_of(to);
    return static_cast<double>(last - first) + (position(to, last) - position(from, first));
}

/// The nearest whole number of microseconds to a length in hours; exact for every figure a person writes.
[[nodiscard]] constexpr Duration from_hours(double hours) noexcept {
    const double ticks = hours * 3'600'000'000.0;
    return Duration{static_cast<std::int64_t>(ticks + (ticks < 0 ? -0.5 : 0.5))};
}

namespace literals {

constexpr Duration operator""_microseconds(unsigned long long n) noexcept {
    return Duration{static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_seconds(unsigned long long n) noexcept {
    return std::chrono::seconds{static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_minutes(unsigned long long n) noexcept {
    return std::chrono::seconds{60 * static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_hours(unsigned long long n) noexcept {
    return std::chrono::seconds{3600 * static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_days(unsigned long long n) noexcept {
    return std::chrono::seconds{86'400 * static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_weeks(unsigned long long n) noexcept {
    return std::chrono::seconds{604'800 * static_cast<std::int64_t>(n)};
}
constexpr Duration operator""_seconds(long double x) noexcept {
    return from_hours(static_cast<double>(x / 3600));
}
constexpr Duration operator""_minutes(long double x) noexcept {
    return from_hours(static_cast<double>(x / 60));
}
constexpr Duration operator""_hours(long double x) noexcept { return from_hours(static_cast<double>(x)); }
constexpr Duration operator""_days(long double x) noexcept { return from_hours(static_cast<double>(x * 24)); }
constexpr Duration operator""_weeks(long double x) noexcept {
    return from_hours(static_cast<double>(x * 168));
}

} // namespace literals
} // namespace omsorg
