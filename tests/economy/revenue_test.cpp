// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/economy/revenue.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace omsorg::literals;

// Shares of the nation and of Skellefteå on 31 December 2019 (SCB).
constexpr std::array<double, cost_ages> nation_2019{0.059152625, 0.118660879, 0.032831380,
                                                    0.148055949, 0.042282763, 0.009646685};
NationalAges nation() { return NationalAges{{{2019, nation_2019}}}; }

CostAges people_like_the_nation(double all) {
    CostAges ages;
    ages.all = all;
    for (std::size_t g = 0; g < cost_ages; ++g) ages.persons[g] = all * nation_2019[g];
    return ages;
}

// S0.3: below the guaranteed level a lost krona of own tax base costs about two öre.
TEST(RevenueTest, a_lost_krona_of_own_tax_base_is_almost_wholly_replaced) {
    EconomyAssumptions a;
    const auto people = people_like_the_nation(72'589);
    const auto before = revenue(a, people, nation(), 2019);
    const double own_before = people.all * national_tax_base(a, 2019) * a.relative_tax_base;
    a.relative_tax_base -= 0.01;
    const auto after = revenue(a, people, nation(), 2019);
    const double lost_base = own_before - people.all * national_tax_base(a, 2019) * a.relative_tax_base;
    EXPECT_NEAR((before.total() - after.total()).kronor() / lost_base, 0.2260 - 0.2055, 1e-6);
    EXPECT_NEAR((before.own_tax - after.own_tax).kronor() / lost_base, 0.2260, 1e-6);
}

TEST(RevenueTest, revenue_follows_the_inhabitants_and_the_nations_tax_base) {
    EconomyAssumptions a;
    a.tax_base_growth = 0;
    const auto one = revenue(a, people_like_the_nation(72'589), nation(), 2030);
    const auto two = revenue(a, people_like_the_nation(2 * 72'589), nation(), 2030);
    EXPECT_NEAR(two.total() / one.total(), 2.0, 1e-9);
    a.tax_base_growth = 0.01;
    const auto grown = revenue(a, people_like_the_nation(72'589), nation(), 2030);
    EXPECT_NEAR((grown.own_tax + grown.income_equalisation) / (one.own_tax + one.income_equalisation),
                std::pow(1.01, 11), 1e-9);
    EXPECT_EQ(grown.other_grants, one.other_grants);
}

TEST(RevenueTest, cost_equalisation_is_nothing_for_a_municipality_like_the_nation) {
    const EconomyAssumptions a;
    const auto same = revenue(a, people_like_the_nation(72'589), nation(), 2019);
    EXPECT_NEAR(same.cost_equalisation.kronor(), 0, 1);
    auto older = people_like_the_nation(72'589);
    older.persons[4] += 1000; // a thousand more of 80-89 among as many inhabitants
    EXPECT_NEAR(revenue(a, older, nation(), 2019).cost_equalisation.kronor(), 1000 * 132'000.0, 1);
}

/// Demographic allocation, with the prices and persons of Sjöbo's budget of 2024: 74.7009 + 144.7142 + 65.9303 million.
TEST(RevenueTest, persons_times_the_price_of_their_age_is_the_demographic_frame) {
    EconomyAssumptions a;
    a.standard_cost_1_5 = a.standard_cost_6_15 = a.standard_cost_16_18 = 0;
    a.standard_cost_65_79 = 21.9, a.standard_cost_80_89 = 137.3, a.standard_cost_90 = 381.1;
    const NationalAges nobody{{{2024, {0, 0, 0, 0, 0, 0}}}};
    const auto frame = [&](double first, double second, double third) {
        CostAges people;
        people.all = 19'000;
        people.persons[3] = first, people.persons[4] = second, people.persons[5] = third;
        return revenue(a, people, nobody, 2024).cost_equalisation.kronor();
    };
    EXPECT_NEAR(frame(3411, 0, 0), 74'700'900, 0.01);
    EXPECT_NEAR(frame(0, 1054, 0), 144'714'200, 0.01);
    EXPECT_NEAR(frame(0, 0, 173), 65'930'300, 0.01);
    EXPECT_NEAR(frame(3411, 1054, 173), 285'345'400, 0.01);
}

// The recorded revenue of 2019: 50 145 + 14 172 kronor per inhabitant, in prices of 2023 (times 1.1667).
TEST(RevenueTest, the_recorded_revenue_of_the_base_year_comes_out) {
    const EconomyAssumptions a;
    CostAges skelleftea;
    skelleftea.all = 72'589;
    const double persons[] = {3921, 8176, 2459, 12678, 3877, 715};
    for (std::size_t g = 0; g < cost_ages; ++g) skelleftea.persons[g] = persons[g];
    const double each = revenue(a, skelleftea, nation(), 2019).total().kronor() / skelleftea.all;
    EXPECT_NEAR(each, (50'145 + 14'172) * 1.16669, 150);
}

TEST(RevenueTest, ages_fall_into_their_group_or_none) {
    CostAges ages;
    for (int age = 0; age <= 105; ++age) ages.add(age, 1);
    EXPECT_EQ(ages.all, 106);
    EXPECT_EQ(ages.persons, (std::array<double, cost_ages>{5, 10, 3, 15, 10, 16}));
}

TEST(RevenueTest, the_nations_ages_are_interpolated_and_level_outside) {
    auto later = nation_2019;
    later[4] += 0.02;
    const NationalAges ages{{{2020, nation_2019}, {2030, later}}};
    EXPECT_NEAR(ages.shares(2025)[4], nation_2019[4] + 0.01, 1e-12);
    EXPECT_EQ(ages.shares(2010), nation_2019);
    EXPECT_EQ(ages.shares(2050), later);
    EXPECT_THROW((void)NationalAges{}.shares(2020), Defect);
    EXPECT_THROW((NationalAges{{{2030, later}, {2020, nation_2019}}}), Defect);
}

TEST(RevenueTest, fees_are_paid_by_the_month) {
    EconomyAssumptions a;
    a.fee_home_care = 700;
    a.fee_special_housing = 2500;
    EXPECT_EQ(fees(a, 12, 2), 13'400_kr);
}

} // namespace
} // namespace omsorg
