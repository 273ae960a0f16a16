// SPDX-License-Identifier: MIT
#include <omsorg/base/time.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace omsorg::literals;
using namespace std::chrono;

TEST(TimeTest, a_length_is_whole_microseconds) {
    static_assert(7.5_hours == 450_minutes);
    static_assert(1_weeks == 168_hours);
    static_assert(2.5_minutes == 150_seconds);
    static_assert(0.5_days == 12_hours);
    static_assert(1.5_seconds == 1'500'000_microseconds);
    static_assert((0.1_hours).count() == 360'000'000);
    static_assert(from_hours(-0.25) == -15_minutes);
}

TEST(TimeTest, every_instant_lies_in_its_year) {
    for (int year = 1900; year <= 2100; ++year) {
        const Instant first = start_of_year(year);
        EXPECT_EQ(year_of(first), year);
        EXPECT_EQ(year_of(first - 1_microseconds), year - 1);
        EXPECT_EQ(year_of(start_of_year(year + 1) - 1_microseconds), year);
    }
    EXPECT_EQ(day_of(start_of_year(2027) + 26_hours), Day{2027y / January / 2});
}

TEST(TimeTest, a_calendar_year_is_exactly_one_leap_or_not) {
    for (int year = 2019; year <= 2040; ++year) {
        EXPECT_EQ(share_of_year(start_of_year(year), start_of_year(year + 1)), 1.0);
        EXPECT_EQ(share_of_year(start_of_year(year), start_of_year(year + 7)), 7.0);
    }
    EXPECT_DOUBLE_EQ(share_of_year(start_of_year(2024), start_of_year(2024) + 1_days), 1.0 / 366);
    EXPECT_DOUBLE_EQ(share_of_year(start_of_year(2025), start_of_year(2025) + 1_days), 1.0 / 365);
    EXPECT_NEAR(share_of_year(start_of_year(2025) - 1_days, start_of_year(2025) + 1_days),
                1.0 / 366 + 1.0 / 365, 1e-15);
}

TEST(TimeTest, hours_and_years) {
    static_assert(in_hours(90_minutes) == 1.5);
    static_assert(in_years(Duration{days{1461}}) == 4.0);
    static_assert(forever > 10'000 * 365_days);
}

TEST(TimeTest, what_lies_beyond_the_clock_is_the_end_of_time) {
    static_assert(later_by(start_of_year(2020), 1_days) == start_of_year(2020) + 1_days);
    static_assert(later_by(start_of_year(2020), forever) == Instant::max());
    static_assert(later_by(start_of_year(1), 1_hours) == start_of_year(1) + 1_hours);
    static_assert(later_by(Instant::max(), Duration::zero()) == Instant::max());
}

} // namespace
} // namespace omsorg
