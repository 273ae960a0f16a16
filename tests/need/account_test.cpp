// SPDX-License-Identifier: MIT
#include <omsorg/need/account.hpp>

#include <omsorg/base/expect.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace literals;

TEST(AccountTest, what_is_unused_is_carried_over_up_to_the_cap) {
    EntitlementAccount account;
    account.credit(10_hours);
    EXPECT_EQ(account.use(7_hours), 0_hours);
    EXPECT_EQ(account.close(2_hours), 1_hours);
    EXPECT_EQ(account.balance(), 2_hours);
    account.credit(10_hours);
    EXPECT_EQ(account.use(15_hours), 3_hours) << "three hours more than the account held";
    EXPECT_EQ(account.balance(), 0_hours);
    account.credit(1_hours);
    EXPECT_EQ(account.end(), 1_hours);
}

TEST(AccountTest, hours_are_not_negative_and_books_balance) {
    EntitlementAccount account;
    EXPECT_THROW(account.credit(0_hours - 1_hours), Defect);
    EXPECT_THROW((void)account.use(0_hours - 1_hours), Defect);
    AccountBook book{.credited = 5_hours,
                     .used = 3_hours,
                     .forfeited = 1_hours,
                     .at_end = 1_hours,
                     .delivered = 4_hours,
                     .beyond = 1_hours};
    book.balance();
    book.used += Hours::from_ticks(1);
    EXPECT_THROW(book.balance(), Defect);
}

/// Any story of credits, uses and closings: never below nought, nothing lost, and a greater cap never forfeits more.
TEST(AccountTest, property_never_negative_and_nothing_lost) {
    const bool held =
        rc::check("accounts", [](const std::vector<std::pair<int, std::uint32_t>>& story, std::uint32_t cap) {
            EntitlementAccount account, generous;
            AccountBook book, other;
            for (const auto& [kind, amount] : story) {
                const Hours hours = Hours::from_ticks(amount);
                for (auto [one, of, limit] :
                     {std::tuple{&account, &book, Hours::from_ticks(cap)},
                      std::tuple{&generous, &other, Hours::from_ticks(std::int64_t{cap} * 2 + 1)}})
                    switch ((kind % 3 + 3) % 3) {
                    case 0:
                        one->credit(hours);
                        of->credited += hours;
                        break;
                    case 1: {
                        const Hours beyond = one->use(hours);
                        RC_ASSERT(beyond >= Hours{} && beyond <= hours);
                        of->delivered += hours;
                        of->beyond += beyond;
                        of->used += hours - beyond;
                        break;
                    }
                    default:
                        of->forfeited += one->close(limit);
                        RC_ASSERT(one->balance() <= limit);
                    }
                RC_ASSERT(account.balance() >= Hours{});
            }
            book.at_end = account.balance();
            other.at_end = generous.balance();
            book.balance();
            other.balance();
            RC_ASSERT(other.beyond <= book.beyond);
            RC_ASSERT(book.used <= book.credited);
        });
    EXPECT_TRUE(held);
}

} // namespace
} // namespace omsorg
