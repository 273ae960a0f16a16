// SPDX-License-Identifier: MIT
#include <omsorg/service/home_care_accounts.hpp>

#include <omsorg/base/expect.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace omsorg {
namespace {

using namespace std::chrono;
using namespace literals;

const Day new_year{sys_days{year{2024} / January / 1}}; // a Monday

/// An hour on Mondays and Thursdays, and ten minutes of every day that no visit uses.
std::vector<PlannedVisit> week() {
    return {{.from = 480, .to = 540, .seconds = 3600, .weekdays = 0b0001001}};
}
constexpr std::int64_t unplanned = 600'000'000;

void live(HomeCareAccounts& accounts, int days, std::int64_t seconds_a_day, Day from = new_year) {
    for (int i = 0; i < days; ++i) {
        accounts.begin_day(from + std::chrono::days{i});
        accounts.delivered()[0] += seconds_a_day;
    }
}

TEST(HomeCareAccountsTest, a_month_credits_its_weekdays_and_forfeits_what_is_above_the_cap) {
    AccountAssumptions a;
    a.carry_over = 0.5;
    HomeCareAccounts accounts{a, 1};
    accounts.open(0, 0, week(), unplanned);
    live(accounts, 32, 0); // January, and the first of February
    // January 2024 has five Mondays and four Thursdays: 9 h, and 31 × 10 min.
    const Hours january = 9_hours + 31 * 10_minutes;
    const Hours cap = january * 0.5, one_more = 1_hours + 10_minutes; // a Thursday
    const AccountBook book = accounts.harvest(0);
    EXPECT_EQ(book.credited, january + one_more);
    EXPECT_EQ(book.forfeited, january - cap);
    EXPECT_EQ(book.at_end, cap + one_more);
    EXPECT_EQ(accounts.on_account(0), book.at_end);
    accounts.end(0);
    const AccountBook last = accounts.harvest(0);
    EXPECT_EQ(last.at_start, book.at_end);
    EXPECT_EQ(last.forfeited, book.at_end);
}

TEST(HomeCareAccountsTest, what_visits_take_beyond_the_account_debits_nothing) {
    const AccountAssumptions a;
    HomeCareAccounts accounts{a, 2};
    accounts.open(0, 0, week(), 0);
    live(accounts, 7, 1800); // 3.5 h given, two credited by the week
    accounts.alarmed()[0] += 900;
    accounts.move(0, 1);
    const AccountBook book = accounts.harvest(0);
    EXPECT_EQ(book.credited, 2_hours + 15_minutes);
    EXPECT_EQ(book.used, 2_hours + 15_minutes);
    EXPECT_EQ(book.beyond, 1_hours + 15_minutes);
    EXPECT_EQ(book.delivered, 3_hours + 30_minutes);
    EXPECT_EQ(accounts.harvest(1), AccountBook{});
}

TEST(HomeCareAccountsTest, a_changed_plan_credits_from_the_next_day_on_and_an_account_moves_whole) {
    AccountAssumptions a;
    a.carry_over = 12;
    HomeCareAccounts accounts{a, 2};
    accounts.open(0, 0, week(), 0);
    live(accounts, 7, 0);
    accounts.change(0, {}, unplanned);
    live(accounts, 7, 0, new_year + days{7});
    accounts.move(0, 1);
    const AccountBook left = accounts.harvest(0), come = accounts.harvest(1);
    EXPECT_EQ(left.credited, 2_hours + 70_minutes);
    EXPECT_EQ(left.moved_in, Hours{} - (2_hours + 70_minutes));
    EXPECT_EQ(come.moved_in, 2_hours + 70_minutes);
    EXPECT_EQ(come.at_end, 2_hours + 70_minutes);
    EXPECT_THROW(accounts.open(0, 0, {}, 0), Defect);
}

} // namespace
} // namespace omsorg
