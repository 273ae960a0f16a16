// SPDX-License-Identifier: MIT
#include <omsorg/service/home_care_accounts.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/service/home_care.hpp>

#include <utility>

namespace omsorg {

namespace {

std::array<std::int64_t, 7> credit_of(std::span<const PlannedVisit> week, std::int64_t unplanned) {
    std::array<std::int64_t, 7> credit{};
    for (std::size_t weekday = 0; weekday < credit.size(); ++weekday) {
        credit[weekday] = unplanned;
        for (const PlannedVisit& visit : week)
            if (visit.is_on(static_cast<int>(weekday))) credit[weekday] += Hours{visit.length()}.ticks();
    }
    return credit;
}

} // namespace

void HomeCareAccounts::begin_day(Day today) {
    if (const int month = month_of(today); month != month_) {
        if (month_ != 0) close_month();
        month_ = month;
    }
    ++days_[static_cast<std::size_t>(weekday_index(today))];
}

void HomeCareAccounts::open(std::uint32_t row, std::uint32_t district, std::span<const PlannedVisit> week,
                            std::int64_t unplanned) {
    if (row >= rows_.size()) {
        rows_.resize(row + std::size_t{1});
        seconds_.resize(rows_.size());
        alarmed_.resize(rows_.size());
    }
    expect(!rows_[row].open, "an account is opened once");
    rows_[row] = {.credit = credit_of(week, unplanned), .settled = days_, .district = district, .open = true};
    seconds_[row] = alarmed_[row] = 0;
}

void HomeCareAccounts::change(std::uint32_t row, std::span<const PlannedVisit> week, std::int64_t unplanned) {
    settle(row);
    rows_[row].credit = credit_of(week, unplanned);
}

// The account goes with her: out of one district's book and into the other's.
void HomeCareAccounts::move(std::uint32_t row, std::uint32_t district) {
    settle(row);
    const Hours left = rows_[row].account.balance();
    books_[rows_[row].district].moved_in -= left;
    books_[district].moved_in += left;
    rows_[row].district = district;
}

void HomeCareAccounts::end(std::uint32_t row) {
    settle(row);
    books_[rows_[row].district].forfeited += rows_[row].account.end();
    rows_[row].open = false;
}

void HomeCareAccounts::settle(std::uint32_t row) {
    Row& one = rows_[row];
    expect(one.open, "an account that is open is settled");
    std::int64_t ticks = 0;
    for (std::size_t weekday = 0; weekday < days_.size(); ++weekday)
        ticks += one.credit[weekday] * (days_[weekday] - one.settled[weekday]);
    one.settled = days_;
    AccountBook& book = books_[one.district];
    const Hours credit =
        Hours::from_ticks(ticks) + Hours{std::chrono::seconds{std::exchange(alarmed_[row], 0)}};
    const Hours delivered{std::chrono::seconds{std::exchange(seconds_[row], 0)}};
    one.account.credit(credit);
    one.of_month += credit;
    const Hours beyond = one.account.use(delivered);
    book.credited += credit;
    book.delivered += delivered;
    book.beyond += beyond;
    book.used += delivered - beyond;
}

void HomeCareAccounts::close_month() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
        if (!rows_[row].open) continue;
        settle(row);
        const Hours cap = std::exchange(rows_[row].of_month, Hours{}) * assume_->carry_over;
        books_[rows_[row].district].forfeited += rows_[row].account.close(cap);
    }
}

AccountBook HomeCareAccounts::harvest(std::uint32_t district) {
    Hours left;
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
        if (!rows_[row].open || rows_[row].district != district) continue;
        settle(row);
        left += rows_[row].account.balance();
    }
    AccountBook book = std::exchange(books_[district], AccountBook{.at_start = left});
    book.at_end = left;
    book.balance();
    return book;
}

// Where the ledgers of home care and its accounts meet.
HomeCareYear HomeCare::harvest(DistrictId district) {
    expect(district.valid() && district.index() < districts_.size(), "a district of home care is harvested");
    HomeCareYear year = std::exchange(districts_[district.index()].year, {});
    year.balance();
    if (accounts_) {
        AccountBook& book = districts_[district.index()].account;
        book = accounts_->harvest(district.index());
        expect(book.credited == year.clients.granted, "accounts are credited with what is granted");
        expect(book.delivered == year.clients.delivered, "accounts are debited for what is delivered");
    }
    return year;
}

} // namespace omsorg
