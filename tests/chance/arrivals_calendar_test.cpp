// SPDX-License-Identifier: MIT
// Rates that know the calendar, how many they bring in a given time, and the far end of it.
#include <omsorg/chance/arrivals.hpp>

#include "arrivals_until.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace omsorg {
namespace {

using namespace literals;
using namespace test;
using testing::HasSubstr;
using testing::ThrowsMessage;

// The same pieces written out day by day, Good Friday and Easter Monday left out by hand.
TEST(ArrivalsCalendarTest, a_rate_of_some_days_knows_the_calendar) {
    using namespace std::chrono_literals;
    const Day first{2027y / 3 / 15}; // a Monday, two weeks before Easter Monday
    const std::vector<PiecewiseRate::Piece> of_a_day{
        {8_hours, 0}, {3_hours, 4.5}, {6_hours, 1.5}, {7_hours, 0}};
    for (const Holidays holidays : {Holidays::as_sundays, Holidays::as_usual}) {
        std::vector<PiecewiseRate::Piece> written_out;
        for (int day = 0; day < 28; ++day) {
            const bool weekend = day % 7 >= 5;
            const bool holiday = day == 11 || day == 14; // 26 and 29 March
            const bool comes = !weekend && (!holiday || holidays == Holidays::as_usual);
            for (const auto& [lasts, per_hour] : of_a_day)
                written_out.push_back({lasts, comes ? per_hour : 0});
        }
        const auto rate = PiecewiseRate::on_days(first, Weekdays::monday_to_friday, of_a_day, holidays);
        const Instant end = first + 28_days;
        const auto found = until(Arrivals::at(office, door, rate), end);
        const auto by_hand = until(Arrivals::at(office, door, PiecewiseRate::once(first, written_out)), end);
        ASSERT_GT(found.size(), 300U);
        EXPECT_EQ(found, by_hand);
        const int days = holidays == Holidays::as_usual ? 20 : 18;
        EXPECT_DOUBLE_EQ(rate.expected(first, end), days * 22.5);
        EXPECT_DOUBLE_EQ(rate.expected(first + 9_hours, first + 12_hours), 2 * 4.5 + 1.5);
    }
    // Asked for from a Good Friday on, it begins after Easter.
    auto later = Arrivals::at(
        office, door,
        PiecewiseRate::on_days(Day{2027y / 3 / 26}, Weekdays::monday_to_friday, {{24_hours, 100}}));
    EXPECT_EQ(day_of(later.next()->when), Day{2027y / 3 / 30});
    EXPECT_THAT(
        [] {
            (void)PiecewiseRate::on_days(Day{2027y / 3 / 15}, Weekdays::every_day, {{8_hours, 1}});
        },
        ThrowsMessage<std::invalid_argument>(HasSubstr("24 hours")));
    EXPECT_THAT(
        [] {
            (void)PiecewiseRate::on_days(Day{2027y / 3 / 15}, Weekdays{}, {{24_hours, 1}});
        },
        ThrowsMessage<std::invalid_argument>(HasSubstr("some days of the week")));
}

TEST(ArrivalsCalendarTest, how_many_are_expected_is_the_area_under_the_rate) {
    const std::vector<PiecewiseRate::Piece> pieces{{1_hours, 10}, {3_hours, 2}};
    const auto once = PiecewiseRate::once(monday, pieces), again = PiecewiseRate::repeating(monday, pieces);
    EXPECT_DOUBLE_EQ(once.expected(monday, monday + 100_hours), 16);
    EXPECT_DOUBLE_EQ(once.expected(monday + 100_hours, monday + 110_hours), 0);
    EXPECT_DOUBLE_EQ(again.expected(monday, monday + 100_hours), 25 * 16);
    EXPECT_DOUBLE_EQ(again.expected(monday + 30_minutes, monday + 5_hours), 5 + 6 + 10);
    EXPECT_DOUBLE_EQ(again.expected(monday - 9_hours, monday + 30_minutes), 5);
    EXPECT_DOUBLE_EQ(again.expected(monday, monday), 0);
}

TEST(ArrivalsCalendarTest, far_years_bring_as_many_as_near_ones) {
    const Instant far = start_of_year(9998);
    std::vector<Arrival> found, later;
    found = until(Arrivals::at(office, door, PiecewiseRate::repeating(monday, {{24_hours, 1}})),
                  monday + 8_weeks);
    later = until(Arrivals::at(office, door, PiecewiseRate::repeating(far, {{24_hours, 1}})), far + 8_weeks);
    ASSERT_EQ(later.size(), found.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(later[i].when - far, found[i].when - monday);
}

TEST(ArrivalsCalendarTest, a_smooth_rate_ends_at_the_end_of_time) {
    auto arrivals = Arrivals::at(
        office, door,
        SmoothRate{.from = monday, .until = Instant::max(), .bound_per_hour = 1e-9, .per_hour = [](Instant) {
                       return 1e-9;
                   }});
    Instant last = monday;
    int count = 0;
    for (auto next = arrivals.next(); next && count < 1'000; next = arrivals.next(), ++count) {
        ASSERT_GE(next->when, last);
        last = next->when;
    }
    EXPECT_LT(count, 100); // 2.6 expected in the 292,000 years that are left
}

} // namespace
} // namespace omsorg
