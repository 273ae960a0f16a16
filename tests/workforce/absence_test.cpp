// SPDX-License-Identifier: MIT
#include <omsorg/workforce/absence.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace omsorg {
namespace {

using namespace std::chrono;

TEST(AbsenceTest, the_mean_of_a_long_case_follows_from_the_sick_share) {
    WorkforceAssumptions assume;
    const double sick_days_a_healthy_year =
        assume.short_cases * short_case_days(assume) + assume.long_cases * long_case_days(assume);
    EXPECT_NEAR(sick_days_a_healthy_year / (sick_days_a_healthy_year + 365.25), assume.sick_share, 1e-12);
    EXPECT_DOUBLE_EQ(sick_cases(assume), assume.short_cases + assume.long_cases);
}

TEST(AbsenceTest, a_short_case_is_a_geometric_length_cut_at_a_fortnight) {
    WorkforceAssumptions assume;
    // By summing the probability that day n is sick, n = 1..14, with 1/4 to recover each day.
    double mean = 0;
    for (int n = 0; n < 14; ++n) mean += std::pow(0.75, n);
    EXPECT_NEAR(short_case_days(assume), mean, 1e-12);
}

TEST(AbsenceTest, too_small_a_share_means_fewer_cases_and_none_means_none) {
    WorkforceAssumptions assume;
    assume.sick_share = 0.01;
    EXPECT_LT(sick_cases(assume), assume.short_cases + assume.long_cases);
    assume.sick_share = 0.0;
    EXPECT_EQ(sick_cases(assume), 0.0);
}

TEST(AbsenceTest, lengths_have_their_means_and_stay_on_their_side_of_a_fortnight) {
    WorkforceAssumptions assume;
    const Stream stream{omsorg::Run{}, Purpose::sick_length};
    double short_sum = 0, long_sum = 0, long_squares = 0;
    int shorts = 0, longs = 0;
    for (std::uint64_t i = 0; i < 400'000; ++i) {
        const int days = sick_days(assume, stream.at(key_of(1, i)));
        if (days <= 14)
            short_sum += days, ++shorts;
        else
            long_sum += days, long_squares += static_cast<double>(days) * days, ++longs;
    }
    EXPECT_NEAR(short_sum / shorts, short_case_days(assume), 0.03);
    const double mean = long_sum / longs;
    const double error = std::sqrt((long_squares / longs - mean * mean) / longs);
    EXPECT_LT(std::abs(mean - long_case_days(assume)), 4.5 * error);
    EXPECT_LT(error, 0.01 * mean);
    EXPECT_NEAR(static_cast<double>(longs) / (shorts + longs), 0.225 / 2.225, 0.002);
}

TEST(AbsenceTest, vacation_is_five_days_a_week_and_peaks_in_summer) {
    WorkforceAssumptions assume;
    const Stream stream{omsorg::Run{}, Purpose::vacation};
    double young = 0, old = 0;
    int in_july = 0;
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        const auto weeks = vacation_weeks(assume, 30, stream.at(key_of(2, i)));
        young += std::popcount(weeks);
        old += std::popcount(vacation_weeks(assume, 55, stream.at(key_of(2, i))));
        in_july += (weeks >> 29 & 1) != 0;
        EXPECT_EQ(weeks & 1, 0u);
        // The summer weeks come in a row.
        const auto summer = (weeks >> 25) & 0x3FF;
        EXPECT_EQ(summer >> std::countr_zero(summer), 0xFu);
    }
    EXPECT_NEAR(young / 20'000, 25.0 / 5.0, 1e-9);
    EXPECT_NEAR(old / 20'000, 32.0 / 5.0, 0.02);
    EXPECT_GT(in_july, 20'000 / 2);
}

TEST(AbsenceTest, weeks_begin_on_mondays) {
    EXPECT_EQ(week_of_year(sys_days{2020y / January / 1}), 1); // a Wednesday
    EXPECT_EQ(week_of_year(sys_days{2020y / January / 5}), 1); // its Sunday
    EXPECT_EQ(week_of_year(sys_days{2020y / January / 6}), 2);
    EXPECT_EQ(week_of_year(sys_days{2020y / December / 31}), 53);
}

} // namespace
} // namespace omsorg
