// SPDX-License-Identifier: MIT
#include "omsorg/observe/interval.hpp"
#include "omsorg/observe/ledger.hpp"
#include "omsorg/observe/level.hpp"
#include "omsorg/observe/quantile.hpp"
#include "omsorg/observe/series.hpp"

#include "omsorg/base/expect.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omsorg {
namespace {

using namespace omsorg::literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

ClientHours a_balanced_month() {
    ClientHours book;
    book.grant(20_hours);
    book.plan(18_hours);
    book.not_plan(NotPlanned::agreed_less, 2_hours);
    book.deliver(17_hours);
    book.not_deliver(NotDelivered::no_staff, 1_hours);
    return book;
}

TEST(LedgerTest, a_client_book_that_lacks_one_microsecond_is_a_defect) {
    ClientHours book = a_balanced_month();
    EXPECT_NO_THROW(book.balance());
    book.deliver(Hours::from_ticks(1));
    EXPECT_THAT([&] { book.balance(); },
                ThrowsMessage<Defect>(AllOf(HasSubstr("planned = delivered + not delivered"),
                                            HasSubstr("difference"), HasSubstr("(-1 microseconds)"))));
}

} // namespace
} // namespace omsorg
