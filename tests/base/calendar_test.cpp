// SPDX-License-Identifier: MIT
#include <omsorg/base/calendar.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace omsorg {
namespace {

using namespace std::chrono;

// Easter Day, Midsummer Day and All Saints' Day as printed in almanacs.
struct Almanac {
    int year;
    month_day easter, midsummer, all_saints;
};
constexpr std::array<Almanac, 12> almanacs{{{2019, April / 21, June / 22, November / 2},
                                            {2020, April / 12, June / 20, October / 31},
                                            {2021, April / 4, June / 26, November / 6},
                                            {2022, April / 17, June / 25, November / 5},
                                            {2023, April / 9, June / 24, November / 4},
                                            {2024, March / 31, June / 22, November / 2},
                                            {2025, April / 20, June / 21, November / 1},
                                            {2026, April / 5, June / 20, October / 31},
                                            {2027, March / 28, June / 26, November / 6},
                                            {2028, April / 16, June / 24, November / 4},
                                            {2029, April / 1, June / 23, November / 3},
                                            {2030, April / 21, June / 22, November / 2}}};

Day on(int a_year, month_day date) { return Day{year{a_year} / date.month() / date.day()}; }

TEST(CalendarTest, movable_days_are_those_of_the_almanac) {
    for (const Almanac& almanac : almanacs) {
        EXPECT_EQ(easter_day(almanac.year), on(almanac.year, almanac.easter)) << almanac.year;
        EXPECT_EQ(midsummer_day(almanac.year), on(almanac.year, almanac.midsummer)) << almanac.year;
        EXPECT_EQ(all_saints_day(almanac.year), on(almanac.year, almanac.all_saints)) << almanac.year;
    }
    // The extremes of the Gregorian Easter.
    EXPECT_EQ(easter_day(1818), Day{1818y / March / 22});
    EXPECT_EQ(easter_day(2038), Day{2038y / April / 25});
}

TEST(CalendarTest, a_year_has_thirteen_holidays_and_these) {
    std::set<Day> expected{Day{2024y / January / 1},  Day{2024y / January / 6},  Day{2024y / March / 29},
                           Day{2024y / March / 31},   Day{2024y / April / 1},    Day{2024y / May / 1},
                           Day{2024y / May / 9},      Day{2024y / May / 19},     Day{2024y / June / 6},
                           Day{2024y / June / 22},    Day{2024y / November / 2}, Day{2024y / December / 25},
                           Day{2024y / December / 26}};
    std::set<Day> found;
    for (Day day{2024y / January / 1}; day < Day{2025y / January / 1}; day += days{1})
        if (is_public_holiday(day)) found.insert(day);
    EXPECT_EQ(found, expected);
    for (int a_year = 2019; a_year <= 2040; ++a_year) {
        int holidays = 0;
        for (Day day = on(a_year, January / 1); day < on(a_year + 1, January / 1); day += days{1})
            holidays += is_public_holiday(day);
        // Ascension Day falls on 1 May in 2008 and 2160 only; nothing else can coincide.
        EXPECT_EQ(holidays, 13) << a_year;
    }
}

TEST(CalendarTest, red_days_and_free_eves) {
    EXPECT_TRUE(is_red_day(Day{2027y / June / 26}));  // Midsummer Day, a Saturday
    EXPECT_FALSE(is_red_day(Day{2027y / June / 25})); // Midsummer Eve
    EXPECT_TRUE(is_free_eve(Day{2027y / June / 25}));
    EXPECT_TRUE(is_red_day(Day{2027y / June / 27})); // a Sunday
    EXPECT_FALSE(is_public_holiday(Day{2027y / June / 27}));
    EXPECT_FALSE(is_red_day(Day{2027y / July / 3})); // a Saturday
    EXPECT_TRUE(is_free_eve(Day{2026y / December / 24}));
    EXPECT_TRUE(is_free_eve(Day{2026y / December / 31}));
    EXPECT_FALSE(is_free_eve(Day{2026y / December / 23}));
}

// Counted by hand: Mondays to Fridays, less the holidays and free eves that fall on one.
TEST(CalendarTest, working_days_of_a_year) {
    EXPECT_EQ(working_days(2023), 260 - 9);
    EXPECT_EQ(working_days(2024), 262 - 11);
    EXPECT_EQ(working_days(2025), 261 - 12);
}

TEST(CalendarTest, what_is_planned_for_a_week_takes_place) {
    const Day good_friday{2027y / March / 26}, easter_day{2027y / March / 28}, friday{2027y / March / 19};
    EXPECT_TRUE(takes_place(Weekdays::monday_to_friday, friday));
    EXPECT_FALSE(takes_place(Weekdays::monday_to_friday, good_friday));
    EXPECT_TRUE(takes_place(Weekdays::monday_to_friday, good_friday, Holidays::as_usual));
    EXPECT_TRUE(takes_place(Weekdays::weekend, good_friday));
    EXPECT_FALSE(takes_place(Weekdays::weekend, good_friday, Holidays::as_usual));
    EXPECT_FALSE(takes_place(Weekdays::saturday, good_friday));
    EXPECT_FALSE(
        takes_place(Weekdays::saturday, Day{2027y / December / 25})); // a Saturday, and Christmas Day
    EXPECT_TRUE(takes_place(Weekdays::sunday, easter_day));
    EXPECT_TRUE(
        takes_place(Weekdays::monday_to_friday, Day{2027y / December / 24})); // a free eve is no holiday
    // Over a year: the 261 Mondays to Fridays of 2027, less its holidays that fall on one of them.
    int days = 0;
    for (Day day{2027y / January / 1}; day < Day{2028y / January / 1}; day += std::chrono::days{1})
        days += takes_place(Weekdays::monday_to_friday, day);
    EXPECT_EQ(days,
              261 - 5); // 1 and 6 January, Good Friday, Easter Monday, Ascension Day; the others are weekends
}

TEST(CalendarTest, weekdays_and_months) {
    EXPECT_EQ(weekday_index(Day{2026y / August / 31}), 0); // a Monday
    EXPECT_EQ(weekday_index(Day{2026y / September / 6}), 6);
    EXPECT_TRUE(is_monday(Day{2026y / August / 31}) && is_sunday(Day{2026y / September / 6}));
    EXPECT_FALSE(is_monday(Day{2026y / September / 1}) || is_sunday(Day{2026y / September / 5}));
    EXPECT_TRUE(is_weekend(Day{2026y / September / 5}));
    EXPECT_FALSE(is_weekend(Day{2026y / September / 4}));
    EXPECT_EQ(month_of(Day{2026y / September / 6}), 9);
    EXPECT_EQ(days_in_year(2024), 366);
    EXPECT_EQ(days_in_year(2100), 365);
}

// Against the months counted one by one, December followed by January.
TEST(CalendarTest, a_season_may_run_over_new_year) {
    const auto counted = [](Months season) {
        std::set<int> found;
        for (int month = season.from; found.insert(month).second && month != season.to;)
            month = month % 12 + 1;
        return found;
    };
    for (int a = 1; a <= 12; ++a)
        for (int b = 1; b <= 12; ++b) {
            const Months one{a, b};
            for (int month = 1; month <= 12; ++month)
                EXPECT_EQ(one.includes(month), counted(one).contains(month)) << a << ' ' << b << ' ' << month;
            for (int c = 1; c <= 12; ++c)
                for (int d = 1; d <= 12; ++d) {
                    const Months other{c, d};
                    const std::set<int> months = counted(one);
                    EXPECT_EQ(one.overlaps(other),
                              std::ranges::any_of(counted(other), [&](int m) { return months.contains(m); }))
                        << a << ' ' << b << ' ' << c << ' ' << d;
                }
        }
}

TEST(CalendarTest, a_deadline_of_months_clamps_to_the_month) {
    static_assert(add_months(Day{2026y / November / 30}, 3) == Day{2027y / February / 28});
    static_assert(add_months(Day{2027y / November / 30}, 3) == Day{2028y / February / 29});
    static_assert(add_months(Day{2026y / October / 15}, 3) == Day{2027y / January / 15});
    static_assert(add_months(Day{2026y / March / 31}, -1) == Day{2026y / February / 28});
    static_assert(add_months(Day{2024y / February / 29}, 12) == Day{2025y / February / 28});
}

} // namespace
} // namespace omsorg
