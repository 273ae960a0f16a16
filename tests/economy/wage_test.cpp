// SPDX-License-Identifier: MIT
#include <omsorg/economy/price.hpp>
#include <omsorg/economy/wage.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace omsorg {
namespace {

Day day(int y, unsigned m, unsigned d) {
    return Day{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}};
}

TEST(WageTest, the_week_by_pay) {
    EXPECT_EQ(pay_time(day(2027, 3, 3), 10), PayTime::day); // a Wednesday
    EXPECT_EQ(pay_time(day(2027, 3, 3), 20), PayTime::evening);
    EXPECT_EQ(pay_time(day(2027, 3, 3), 23), PayTime::night);
    EXPECT_EQ(pay_time(day(2027, 3, 3), 5), PayTime::night);
    EXPECT_EQ(pay_time(day(2027, 3, 6), 10), PayTime::weekend);
    EXPECT_EQ(pay_time(day(2027, 3, 7), 23), PayTime::weekend_night);
    EXPECT_EQ(pay_time(day(2027, 1, 6), 10), PayTime::weekend);        // Epiphany, a Wednesday
    EXPECT_EQ(pay_time(day(2027, 3, 29), 10), PayTime::major_holiday); // Easter Monday
    EXPECT_EQ(pay_time(day(2027, 6, 25), 3), PayTime::major_holiday);  // Midsummer Eve
    EXPECT_EQ(pay_time(day(2026, 12, 31), 12), PayTime::major_holiday);
    EXPECT_EQ(pay_time(day(2026, 12, 30), 12), PayTime::day);
}

TEST(WageTest, a_mix_is_a_share_of_all_hours) {
    for (const auto& mix : {pay_mix(2027, 7, 22), pay_mix(2028, 22, 7), pay_mix(2027, 0, 24)})
        EXPECT_NEAR(std::accumulate(mix.begin(), mix.end(), 0.0), 1.0, 1e-12);
    const auto office = pay_mix(2027, 7, 19);
    EXPECT_EQ(office[static_cast<std::size_t>(PayTime::evening)], 0);
    EXPECT_EQ(office[static_cast<std::size_t>(PayTime::night)], 0);
    // 12 major holidays: Good Friday to Easter Monday, Whitsun eve and day, Midsummer eve and day, Christmas
    // eve to Boxing day, New Year's eve and day: 4 + 2 + 2 + 3 + 2.
    EXPECT_NEAR(office[static_cast<std::size_t>(PayTime::major_holiday)], 13 / 365.0, 1e-12);
    const auto night = pay_mix(2027, 22, 6);
    EXPECT_EQ(night[static_cast<std::size_t>(PayTime::day)], 0);
}

TEST(WageTest, an_hour_is_salary_unsocial_pay_and_charges) {
    EconomyAssumptions a;
    a.tax_base_growth = 0;
    EXPECT_NEAR(hour_at(a, 33'000, PayTime::day, 2030).kronor(), 200 * 1.4453, 1e-9);
    EXPECT_NEAR(hour_at(a, 33'000, PayTime::weekend, 2030).kronor(), (200 + a.ob_weekend) * 1.4453, 1e-9);
}

TEST(WageTest, salaries_follow_the_tax_base_and_their_own_difference) {
    EconomyAssumptions a;
    a.tax_base_growth = 0.01;
    a.wage_over_tax_base = 0.002;
    EXPECT_EQ(wage_index(a, 2023), 1.0);
    EXPECT_NEAR(salary(a, Occupation::assistant_nurse, 2033) / a.salary_assistant_nurse,
                std::pow(1.01 * 1.002, 10), 1e-12);
    EXPECT_LT(salary(a, Occupation::care_assistant, 2020), a.salary_care_assistant);
}

TEST(PriceTest, prices_of_a_service_follow_from_the_salary) {
    EconomyAssumptions a;
    a.tax_base_growth = 0;
    a.employer_charges = 0.5;
    a.salary_assistant_nurse = a.salary_care_assistant = 33'000;
    StaffMix staff{.assistant_nurse_share = 0.6, .worked_hours_per_post = 1600, .mix = {1, 0, 0, 0, 0, 0}};
    const auto prices = service_prices(a, staff, 2030);
    EXPECT_NEAR(prices.post.kronor(), 12 * 33'000 * 1.5, 1e-6);
    EXPECT_NEAR(prices.hourly.kronor(), 200 * 1.12 * 1.5, 1e-9);
    EXPECT_NEAR(prices.overtime.kronor(), 200 * 1.8 * 1.5, 1e-9);
    EXPECT_NEAR(prices.agency.kronor(), 2 * 12 * 33'000 * 1.5 / 1600, 1e-9);
    EXPECT_NEAR(prices.whole_post().kronor(), prices.post.kronor() * 1.25, 1e-6);
    staff.mix = {0, 0, 0, 1, 0, 0};
    EXPECT_NEAR(service_prices(a, staff, 2030).post.kronor() - prices.post.kronor(),
                1600 * a.ob_weekend * 1.5, 1e-6);
}

// A post in home care must cost about what the country's figures say: 31 600 a month, 44.53 % charges.
TEST(PriceTest, a_post_in_home_care_costs_what_the_recorded_wages_say) {
    const EconomyAssumptions a;
    const auto prices = service_prices(
        a, {.assistant_nurse_share = 1, .worked_hours_per_post = 1600, .mix = pay_mix(2023, 7, 22)}, 2023);
    EXPECT_GT(prices.post.kronor(), 31'600 * 12 * 1.4453);
    EXPECT_LT(prices.post.kronor(), 31'600 * 12 * 1.4453 * 1.15);
}

} // namespace
} // namespace omsorg
