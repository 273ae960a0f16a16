// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/economy/account.hpp>
#include <omsorg/economy/cost.hpp>
#include <omsorg/economy/revenue.hpp>

#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace omsorg::literals;

TEST(AccountTest, every_ore_is_found_again_by_centre_by_line_and_in_total) {
    Account account{4};
    const Stream amounts{{1, 0}, Purpose::price_growth};
    std::int64_t all = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        const auto ore = static_cast<std::int64_t>(amounts.uniform(key_of(i)) * 1e9) - 300'000'000;
        account.book(i % 4, static_cast<CostLine>(i % cost_lines), Kronor::from_ore(ore));
        all += ore;
    }
    account.balance();
    EXPECT_EQ(account.total().ore(), all);
    Kronor centres, lines;
    for (std::size_t c = 0; c < 4; ++c) centres += account.centre(c);
    for (std::size_t l = 0; l < cost_lines; ++l) lines += account.line(static_cast<CostLine>(l));
    EXPECT_EQ(centres, lines);
    EXPECT_EQ(centres, account.total());
}

TEST(AccountTest, years_add_up) {
    Account one{2}, two{2};
    one.book(0, CostLine::agency, 10_kr);
    two.book(0, CostLine::agency, 5_kr);
    two.book(1, CostLine::fees, -(3_kr));
    one += two;
    one.balance();
    EXPECT_EQ(one.cell(0, CostLine::agency), 15_kr);
    EXPECT_EQ(one.total(), 12_kr);
    Account other{3};
    EXPECT_THROW(one += other, Defect);
}

TEST(CostTest, volumes_become_kronor_on_their_lines) {
    EconomyAssumptions a;
    a.camera_month = 500, a.place_other_cost = 400, a.fee_home_care = 700, a.fee_special_housing = 2000;
    ServicePrices prices;
    prices.post = KronorPerPost{600'000};
    prices.hourly = KronorPerHour{300};
    prices.overtime = KronorPerHour{500};
    prices.agency = KronorPerHour{800};
    prices.overhead_share = 0.25;
    ServiceVolumes v;
    v.filled = 10_posts;
    v.unpaid_posts = 0.5_posts;
    v.hourly = Hours::from_hours(1000);
    v.overtime = Hours::from_hours(100);
    v.agency = Hours::from_hours(10);
    v.therapist = Hours::from_hours(20);
    v.camera_months = 24;
    v.home_care_months = 100;

    Account account{2};
    account.book(1, CostLine::agency, 77_kr); // what stood there before is not counted again
    const Kronor net = book_costs(account, 1, a, prices, KronorPerHour{400}, v);
    account.balance();
    const Kronor staff = 5'700'000_kr + 300'000_kr + 50'000_kr + 8'000_kr + 8'000_kr;
    EXPECT_EQ(account.staff(1), staff + 77_kr);
    EXPECT_EQ(account.cell(1, CostLine::overhead), staff * 0.25);
    EXPECT_EQ(account.cell(1, CostLine::licences), 12'000_kr);
    EXPECT_EQ(account.cell(1, CostLine::fees), -(70'000_kr));
    EXPECT_EQ(net, staff * 1.25 + 12'000_kr - 70'000_kr);

    ServiceVolumes housing;
    housing.filled = 10_posts;
    housing.place_years = 2.5;
    housing.special_housing_months = 30;
    housing.overhead = false;
    EXPECT_EQ(book_costs(account, 0, a, prices, KronorPerHour{400}, housing),
              6'000'000_kr + 1'000'000_kr - 60'000_kr);
}

} // namespace
} // namespace omsorg
