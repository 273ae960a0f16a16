// SPDX-License-Identifier: MIT
#include <omsorg/service/home_care_accounts.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
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

/// One decision's account by hand: a purse into which each day's hours are put, one day after the other.
struct Purse {
    bool open = false;
    std::uint32_t district = 0;
    std::array<Hours, 7> a_day{};
    Hours put_in{}, taken{}; ///< since it was last reckoned
    Hours balance{}, of_month{};

    void reckon(AccountBook& book) {
        balance += put_in, of_month += put_in;
        const Hours used = std::min(taken, balance);
        balance -= used;
        book.credited += put_in, book.delivered += taken;
        book.used += used, book.beyond += taken - used;
        put_in = taken = {};
    }
};

std::vector<PlannedVisit> some_week() {
    std::vector<PlannedVisit> week;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        week.push_back({.seconds = static_cast<std::uint16_t>(*rc::gen::inRange(0, 7200)),
                        .weekdays = static_cast<std::uint8_t>(*rc::gen::inRange(0, 128))});
    return week;
}

// Whatever is decided, moved, given and harvested, and whatever may be saved: each account is the purse reckoned by hand, is
// never below nought, and is not above what may be saved when a month has closed; and what is credited is used, forfeited or
// carried over, in every district, from harvest to harvest.
TEST(HomeCareAccountsTest, property_accounts_are_purses_that_are_never_below_nought) {
    EXPECT_TRUE(rc::check([] {
        constexpr std::uint32_t clients = 5, districts = 3;
        AccountAssumptions a;
        a.carry_over = *rc::gen::inRange(0, 49) / 4.0;
        HomeCareAccounts accounts{a, districts};
        std::array<Purse, clients> purses{};
        std::array<AccountBook, districts> books{};
        const auto plan = [&](std::uint32_t row, auto&& carry_out) {
            const auto week = some_week();
            const Hours rest = Hours::from_ticks(*rc::gen::inRange<std::int64_t>(0, 3'600'000'000));
            carry_out(week, rest.ticks());
            for (int weekday = 0; weekday < 7; ++weekday) {
                Hours& credit = purses[row].a_day[static_cast<std::size_t>(weekday)] = rest;
                for (const PlannedVisit& visit : week)
                    if (visit.is_on(weekday)) credit += Hours{visit.length()};
            }
        };
        Day today = new_year + days{*rc::gen::inRange(0, 400)};
        for (int length = *rc::gen::inRange(1, 120); length > 0; --length, today += days{1}) {
            accounts.begin_day(today);
            const bool new_month = std::chrono::year_month_day{today}.day() == std::chrono::day{1};
            for (std::uint32_t row = 0; row < clients; ++row) {
                Purse& purse = purses[row];
                if (!purse.open) continue;
                if (new_month) {
                    purse.reckon(books[purse.district]);
                    const Hours cap = purse.of_month * a.carry_over;
                    const Hours lost = std::max(Hours{}, purse.balance - cap);
                    purse.balance -= lost, purse.of_month = {};
                    books[purse.district].forfeited += lost;
                    RC_ASSERT(accounts.on_account(row) <= cap);
                }
                purse.put_in += purse.a_day[static_cast<std::size_t>(weekday_index(today))];
                const std::int64_t seconds = *rc::gen::inRange(0, 10'000),
                                   alarm = *rc::gen::inRange(0, 1'000);
                accounts.delivered()[row] += seconds, accounts.alarmed()[row] += alarm;
                purse.taken += Hours{std::chrono::seconds{seconds}};
                purse.put_in += Hours{std::chrono::seconds{alarm}};
            }
            const auto row = *rc::gen::inRange<std::uint32_t>(0, clients);
            const auto where = *rc::gen::inRange<std::uint32_t>(0, districts);
            Purse& purse = purses[row];
            switch (*rc::gen::inRange(0, 5)) {
            case 0:
                if (purse.open) break;
                purse = {.open = true, .district = where};
                plan(row, [&](const auto& week, auto rest) { accounts.open(row, where, week, rest); });
                break;
            case 1:
                if (!purse.open) break;
                purse.reckon(books[purse.district]);
                plan(row, [&](const auto& week, auto rest) { accounts.change(row, week, rest); });
                break;
            case 2:
                if (!purse.open) break;
                purse.reckon(books[purse.district]);
                books[purse.district].moved_in -= purse.balance, books[where].moved_in += purse.balance;
                purse.district = where;
                accounts.move(row, where);
                break;
            case 3:
                if (!purse.open) break;
                purse.reckon(books[purse.district]);
                books[purse.district].forfeited += purse.balance;
                purse.open = false;
                accounts.end(row);
                break;
            default: { // harvests balance, or throw
                for (Purse& one : purses)
                    if (one.open && one.district == where) {
                        one.reckon(books[where]);
                        books[where].at_end += one.balance;
                    }
                const AccountBook book = accounts.harvest(where);
                RC_ASSERT(book == books[where]);
                RC_ASSERT(book.at_start + book.credited + book.moved_in ==
                          book.used + book.forfeited + book.at_end);
                books[where] = {.at_start = book.at_end};
            }
            }
            for (std::uint32_t each = 0; each < clients; ++each) {
                if (!purses[each].open) continue;
                RC_ASSERT(accounts.on_account(each) == purses[each].balance);
                RC_ASSERT(purses[each].balance >= Hours{});
            }
        }
    }));
}

} // namespace
} // namespace omsorg
