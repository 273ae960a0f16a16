// SPDX-License-Identifier: MIT
#include <omsorg/base/calendar.hpp>

namespace omsorg {

using std::chrono::days;

namespace {

Day date(int year, unsigned month, unsigned day) {
    return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Day saturday_from(Day first) { return first + (std::chrono::Saturday - std::chrono::weekday{first}); }

int year_of_day(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

} // namespace

Day easter_day(int year) {
    // The moon's place in its cycle of 19 years, corrected by century, gives the paschal full moon; Easter is
    // the Sunday after it. Letters as in Meeus, Astronomical Algorithms, chapter 8.
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return date(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

Day midsummer_day(int year) { return saturday_from(date(year, 6, 20)); }

Day all_saints_day(int year) { return saturday_from(date(year, 10, 31)); }

bool is_public_holiday(Day day) {
    const std::chrono::year_month_day ymd{day};
    const int year = static_cast<int>(ymd.year());
    switch (const auto on = static_cast<unsigned>(ymd.day()); static_cast<unsigned>(ymd.month())) {
    case 1:
        return on == 1 || on == 6;
    case 12:
        return on == 25 || on == 26;
    case 2:
    case 7:
    case 8:
    case 9:
        return false;
    case 10:
    case 11:
        return day == all_saints_day(year);
    default:
        if (day == date(year, 5, 1) || day == date(year, 6, 6) || day == midsummer_day(year)) return true;
        const auto after = (day - easter_day(year)).count();
        return after == -2 || after == 0 || after == 1 || after == 39 || after == 49;
    }
}

bool is_red_day(Day day) { return is_sunday(day) || is_public_holiday(day); }

bool is_free_eve(Day day) {
    const int year = year_of_day(day);
    return day == date(year, 12, 24) || day == date(year, 12, 31) || day + days{1} == midsummer_day(year);
}

bool is_working_day(Day day) { return !is_weekend(day) && !is_public_holiday(day) && !is_free_eve(day); }

bool takes_place(Weekdays planned, Day day, Holidays holidays) {
    const auto on = [&](int weekday) { return ((static_cast<unsigned>(planned) >> weekday) & 1U) != 0; };
    const bool as_usual = on(weekday_index(day)), as_on_sundays = on(6);
    // Whether a day is a holiday is only asked where it matters.
    if (as_usual == as_on_sundays || holidays == Holidays::as_usual) return as_usual;
    return is_public_holiday(day) ? as_on_sundays : as_usual;
}

int working_days(int year) {
    int found = 0;
    for (Day day = date(year, 1, 1); day < date(year + 1, 1, 1); day += days{1}) found += is_working_day(day);
    return found;
}

} // namespace omsorg
