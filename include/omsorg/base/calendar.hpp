// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <cstdint>

/// The Swedish calendar: which days are red, and what a deadline of three months means.
///
/// Staff are dearer on red days, and a decision that has not been carried out three months after it was made
/// is reported to the inspectorate: both need the civil calendar, not an average length of a month.
///
///     public holiday   the named days of the Act on Public Holidays (SFS 1989:253):
///                      New Year's Day, Epiphany, Good Friday, Easter Day, Easter Monday, 1 May,
///                      Ascension Day, Whit Sunday, 6 June, Midsummer Day, All Saints' Day,
///                      Christmas Day, Boxing Day
///     red day          a public holiday or a Sunday
///     free eve         Midsummer Eve, Christmas Eve, New Year's Eve: not public holidays, yet
///                      equal to Sundays in the Annual Leave Act and in municipal agreements
///
/// Whit Monday ended, and 6 June became a holiday, in 2005; the rules here are those since then.
///
/// Example
///
///     is_red_day(Day{2027y / June / 26});          // true: Midsummer Day
///     add_months(Day{2026y / November / 30}, 3);    // 2027-02-28
namespace omsorg {

/// Easter Day of the Gregorian calendar (the method of Meeus, Jones and Butcher).
[[nodiscard]] Day easter_day(int year);
/// The Saturday between 20 and 26 June.
[[nodiscard]] Day midsummer_day(int year);
/// The Saturday between 31 October and 6 November.
[[nodiscard]] Day all_saints_day(int year);

[[nodiscard]] bool is_public_holiday(Day day);
[[nodiscard]] bool is_red_day(Day day);
[[nodiscard]] bool is_free_eve(Day day);

/// The days of an office: Monday to Friday, neither a public holiday nor a free eve.
[[nodiscard]] bool is_working_day(Day day);
[[nodiscard]] int working_days(int year);

/// Some days of a week: Monday is bit 0.
enum class Weekdays : std::uint8_t {
    monday_to_friday = 0b0011111,
    saturday = 0b0100000,
    sunday = 0b1000000,
    weekend = 0b1100000,
    every_day = 0b1111111
};

/// What a plan for the days of a week does on public holidays; free eves are days as others to it.
enum class Holidays : std::uint8_t {
    as_sundays, ///< what holds on Sundays, holds then
    as_usual    ///< they are days as others: a police station, or another country
};

/// Whether something that is planned for some days of the week takes place on a day.
[[nodiscard]] bool takes_place(Weekdays planned, Day day, Holidays holidays = Holidays::as_sundays);

/// Monday is 0 and Sunday 6.
[[nodiscard]] constexpr int weekday_index(Day day) noexcept {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}
[[nodiscard]] constexpr bool is_weekend(Day day) noexcept { return weekday_index(day) >= 5; }
[[nodiscard]] constexpr bool is_monday(Day day) noexcept { return weekday_index(day) == 0; }
[[nodiscard]] constexpr bool is_sunday(Day day) noexcept { return weekday_index(day) == 6; }

/// The mean year, one in four being a leap year.
inline constexpr double days_a_year = 365.25;
inline constexpr double months_a_year = 12;
inline constexpr double days_a_month = days_a_year / months_a_year;
inline constexpr double weeks_a_year = days_a_year / 7;

/// January is 1.
[[nodiscard]] constexpr int month_of(Day day) noexcept {
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
}
[[nodiscard]] constexpr int days_in_year(int year) noexcept {
    return std::chrono::year{year}.is_leap() ? 366 : 365;
}

/// The months of a season, from the one to the other; it may run over New Year: November to February.
struct Months {
    int from = 1, to = 12;

    [[nodiscard]] constexpr bool includes(int month) const noexcept {
        return from <= to ? from <= month && month <= to : from <= month || month <= to;
    }
    /// Two seasons have a month in common if the one begins in the other.
    [[nodiscard]] constexpr bool overlaps(Months other) const noexcept {
        return includes(other.from) || other.includes(from);
    }
};

/// The same date some months later, or that month's last day if it has no such date.
[[nodiscard]] constexpr Day add_months(Day day, int months) noexcept {
    const std::chrono::year_month_day date{day};
    const auto later = date + std::chrono::months{months};
    return later.ok() ? Day{later} : Day{later.year() / later.month() / std::chrono::last};
}

} // namespace omsorg
