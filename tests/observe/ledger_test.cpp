// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/observe/ledger.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omsorg {
namespace {

using namespace omsorg::literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

const Hours tick = Hours::from_ticks(1);

ClientHours a_month() {
    ClientHours book;
    book.grant(20_hours);
    book.plan(17_hours);
    book.not_plan(NotPlanned::agreed_less, 2_hours);
    book.not_plan(NotPlanned::client_away, 1_hours);
    book.deliver(11_hours);
    book.not_deliver(NotDelivered::no_staff, 1_hours);
    book.not_deliver(NotDelivered::shortened, 30_minutes);
    book.not_deliver(NotDelivered::client_away, 3_hours);
    book.not_deliver(NotDelivered::client_declined, 1_hours);
    book.not_deliver(NotDelivered::cancelled_late, 30_minutes);
    book.not_deliver(NotDelivered::replaced_by_digital, 1_hours);
    book.not_deliver(NotDelivered::varied, -(Hours{1_hours}));
    return book;
}

StaffHours a_shift() {
    StaffHours book;
    book.contracted = 40_hours;
    book.paid_absence = 5_hours;
    book.unpaid_absence = 2_hours;
    book.overtime = 1_hours;
    book.hourly = 4_hours;
    book.agency = 2_hours;
    book.spend(Work::client, 26_hours);
    book.spend(Work::travel, 6_hours);
    book.spend(Work::documentation, 3_hours);
    book.spend(Work::meetings, 1_hours);
    book.spend(Work::training, 1_hours);
    book.spend(Work::renewal, 1_hours);
    book.spend(Work::waiting, 2_hours);
    return book;
}

TEST(LedgerTest, balanced_books_are_silent) {
    EXPECT_NO_THROW(a_month().balance());
    EXPECT_NO_THROW(a_shift().balance());
    EXPECT_NO_THROW(ClientHours{}.balance());
    EXPECT_NO_THROW(StaffHours{}.balance());
    EXPECT_NO_THROW((ClientStaff{11_hours, 10_hours, 3_hours, 2_hours}.balance()));
    EXPECT_NO_THROW((PeopleLedger{100, 9, 8, 7, 6, 104}.balance()));
}

TEST(LedgerTest, one_microsecond_is_found_and_named) {
    const auto broken = [](auto change, const char* sum, const char* difference) {
        ClientHours book = a_month();
        change(book);
        EXPECT_THAT([&] { book.balance(); },
                    ThrowsMessage<Defect>(AllOf(HasSubstr(sum), HasSubstr(difference))));
    };
    const char* granted = "granted = planned + not planned";
    const char* planned = "planned = delivered + not delivered";
    broken([](ClientHours& b) { b.grant(tick); }, granted, "(1 microseconds)");
    broken([](ClientHours& b) { b.not_plan(NotPlanned::no_staff, tick); }, granted, "(-1 microseconds)");
    broken([](ClientHours& b) { b.deliver(tick); }, planned, "(-1 microseconds)");
    broken([](ClientHours& b) { b.not_deliver(NotDelivered::postponed, tick); }, planned,
           "(-1 microseconds)");
    broken([](ClientHours& b) { b.plan(tick); }, granted, "(-1 microseconds)");
}

TEST(LedgerTest, every_line_of_the_staffs_book_counts) {
    const auto broken = [](auto change) {
        StaffHours book = a_shift();
        change(book);
        EXPECT_THROW(book.balance(), Defect);
    };
    broken([](StaffHours& b) { b.contracted += tick; });
    broken([](StaffHours& b) { b.paid_absence += tick; });
    broken([](StaffHours& b) { b.unpaid_absence += tick; });
    broken([](StaffHours& b) { b.overtime += tick; });
    broken([](StaffHours& b) { b.hourly += tick; });
    broken([](StaffHours& b) { b.agency += tick; });
    broken([](StaffHours& b) { b.worked += tick; });
    broken([](StaffHours& b) { b.spend(Work::waiting, tick); });
    for (std::size_t i = 0; i < 7; ++i) broken([i](StaffHours& b) { b.work.lines[i] += tick; });
}

TEST(LedgerTest, the_two_books_are_joined) {
    const ClientStaff right{11_hours, 10_hours, 3_hours, 2_hours};
    for (auto line : {&ClientStaff::staff_client_time, &ClientStaff::delivered, &ClientStaff::second_staff,
                      &ClientStaff::saved_by_pooling}) {
        ClientStaff wrong = right;
        wrong.*line += tick;
        EXPECT_THAT([&] { wrong.balance(); },
                    ThrowsMessage<Defect>(HasSubstr("staff client time = delivered")));
    }
}

TEST(LedgerTest, nobody_is_lost) {
    const PeopleLedger right{100, 9, 8, 7, 6, 104};
    for (auto line : {&PeopleLedger::at_start, &PeopleLedger::born, &PeopleLedger::moved_in,
                      &PeopleLedger::died, &PeopleLedger::moved_out, &PeopleLedger::at_end}) {
        PeopleLedger wrong = right;
        ++(wrong.*line);
        EXPECT_THAT([&] { wrong.balance(); }, ThrowsMessage<Defect>(HasSubstr("the difference")));
    }
    EXPECT_THROW((PeopleLedger{.born = 1, .died = 2, .at_end = -1}.balance()), Defect);
}

TEST(LedgerTest, only_variation_and_postponement_have_a_sign) {
    for (std::size_t i = 0; i < 8; ++i) {
        ClientHours book;
        book.not_delivered.lines[i] = -tick;
        book.delivered = tick;
        const auto reason = static_cast<NotDelivered>(i);
        if (reason == NotDelivered::varied || reason == NotDelivered::postponed) {
            EXPECT_NO_THROW(book.balance());
        } else {
            EXPECT_THAT([&] { book.balance(); }, ThrowsMessage<Defect>(HasSubstr("negative")));
        }
    }
    ClientHours less;
    less.planned = -tick;
    less.not_plan(NotPlanned::not_used, tick);
    EXPECT_THROW(less.balance(), Defect);
    StaffHours staff;
    staff.worked = -tick;
    staff.unpaid_absence = tick;
    EXPECT_THROW(staff.balance(), Defect);
}

// Law: unmet is no staff and shortened only, over granted hours that the client was at home to receive.
TEST(LedgerTest, unmet_is_what_was_owed_and_could_have_been_received) {
    const ClientHours book = a_month();
    EXPECT_EQ(book.unmet(), Hours{90_minutes});
    EXPECT_EQ(book.receivable(), Hours{16_hours});
    EXPECT_EQ(book.unmet_share(), 1.5 / 16);
    EXPECT_EQ(ClientHours{}.unmet_share(), 0.0);
    // Who is never at home lacks nothing that could be given.
    ClientHours away;
    away.grant(5_hours);
    away.not_plan(NotPlanned::client_away, 5_hours);
    EXPECT_EQ(away.unmet_share(), 0.0);
    // Reasons of the client's own, and digital visits, are not unmet.
    ClientHours other;
    other.grant(4_hours);
    other.not_plan(NotPlanned::agreed_less, 1_hours);
    other.plan(3_hours);
    other.not_deliver(NotDelivered::client_declined, 1_hours);
    other.not_deliver(NotDelivered::cancelled_late, 1_hours);
    other.not_deliver(NotDelivered::replaced_by_digital, 1_hours);
    EXPECT_EQ(other.unmet_share(), 0.0);
    // A wish that no staff could be found for was never planned, and is unmet all the same.
    ClientHours booking;
    booking.grant(4_hours);
    booking.not_plan(NotPlanned::no_staff, 1_hours);
    EXPECT_EQ(booking.unmet_share(), 0.25);
}

TEST(LedgerTest, books_add_line_by_line) {
    ClientHours clients = a_month();
    clients += a_month();
    EXPECT_NO_THROW(clients.balance());
    EXPECT_EQ(clients.granted, Hours{40_hours});
    EXPECT_EQ(clients.not_delivered[NotDelivered::client_away], Hours{6_hours});
    EXPECT_EQ(clients.not_planned[NotPlanned::agreed_less], Hours{4_hours});
    EXPECT_DOUBLE_EQ(clients.unmet_share(), a_month().unmet_share());
    StaffHours staff = a_shift();
    staff += a_shift();
    EXPECT_NO_THROW(staff.balance());
    EXPECT_EQ(staff.work[Work::travel], Hours{12_hours});
    EXPECT_EQ(staff.agency, Hours{4_hours});
    EXPECT_EQ(staff.client_share(), 26.0 / 40);
    EXPECT_EQ(StaffHours{}.client_share(), 0.0);
    ClientStaff joined{11_hours, 10_hours, 3_hours, 2_hours};
    joined += joined;
    EXPECT_EQ(joined.second_staff, Hours{6_hours});
    EXPECT_NO_THROW(joined.balance());
    PeopleLedger people{100, 9, 8, 7, 6, 104};
    people += people;
    EXPECT_EQ(people.at_end, 208);
    EXPECT_NO_THROW(people.balance());
}

TEST(LedgerTest, reasons_have_words) {
    EXPECT_EQ(text(NotPlanned::not_begun), "not_begun");
    EXPECT_EQ(text(NotPlanned::no_staff), "no_staff");
    EXPECT_EQ(text(NotDelivered::no_staff), "no_staff");
    EXPECT_EQ(text(NotDelivered::replaced_by_digital), "replaced_by_digital");
    EXPECT_EQ(text(NotDelivered::postponed), "postponed");
    EXPECT_EQ(text(Work::client), "client");
    EXPECT_EQ(text(Work::waiting), "waiting");
}

} // namespace
} // namespace omsorg
