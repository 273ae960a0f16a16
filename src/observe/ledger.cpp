// SPDX-License-Identifier: MIT
#include <omsorg/observe/ledger.hpp>

#include <omsorg/base/expect.hpp>

#include <initializer_list>
#include <string>

namespace omsorg {
namespace {

std::string told(Hours hours) {
    return std::to_string(hours.value()) + " h (" + std::to_string(hours.ticks()) + " microseconds)";
}

// One sum of a book: what stands on its left must equal the parts on its right.
void must_equal(const char* sum, Hours whole, Hours parts) {
    if (whole == parts) return;
    raise_defect(std::string{sum} + ": the left side is " + told(whole) + ", the right side " + told(parts) +
                 ", the difference " + told(whole - parts));
}

void not_negative(const char* book, std::initializer_list<Hours> entries) {
    for (const Hours entry : entries)
        if (entry < Hours{}) raise_defect(std::string{book} + ": an entry is negative, " + told(entry));
}

} // namespace

void ClientHours::balance() const {
    not_negative("client hours", {granted, planned, delivered});
    for (const Hours line : not_planned.lines) not_negative("client hours not planned", {line});
    for (std::size_t i = 0; i < not_delivered.lines.size(); ++i)
        if (const auto reason = static_cast<NotDelivered>(i);
            reason != NotDelivered::varied && reason != NotDelivered::postponed)
            not_negative("client hours not delivered", {not_delivered[reason]});
    must_equal("granted = planned + not planned", granted, planned + not_planned.total());
    must_equal("planned = delivered + not delivered", planned, delivered + not_delivered.total());
}

ClientHours& ClientHours::operator+=(const ClientHours& other) noexcept {
    granted += other.granted;
    planned += other.planned;
    delivered += other.delivered;
    not_planned += other.not_planned;
    not_delivered += other.not_delivered;
    return *this;
}

void StaffHours::balance() const {
    not_negative("staff hours", {contracted, paid_absence, unpaid_absence, worked, overtime, hourly, agency});
    for (const Hours line : work.lines) not_negative("staff hours worked", {line});
    must_equal("contracted + overtime + hourly + agency = paid absence + unpaid absence + worked",
               contracted + overtime + hourly + agency, paid_absence + unpaid_absence + worked);
    must_equal("worked = client + travel + documentation + meetings + training + renewal + waiting", worked,
               work.total());
}

StaffHours& StaffHours::operator+=(const StaffHours& other) noexcept {
    contracted += other.contracted;
    paid_absence += other.paid_absence;
    unpaid_absence += other.unpaid_absence;
    worked += other.worked;
    work += other.work;
    overtime += other.overtime;
    hourly += other.hourly;
    agency += other.agency;
    return *this;
}

void ClientStaff::balance() const {
    not_negative("staff client time", {staff_client_time, delivered, second_staff, saved_by_pooling});
    must_equal("staff client time = delivered + second staff - saved by pooling", staff_client_time,
               delivered + second_staff - saved_by_pooling);
}

ClientStaff& ClientStaff::operator+=(const ClientStaff& other) noexcept {
    staff_client_time += other.staff_client_time;
    delivered += other.delivered;
    second_staff += other.second_staff;
    saved_by_pooling += other.saved_by_pooling;
    return *this;
}

void PeopleLedger::balance() const {
    for (const auto entry : {at_start, born, moved_in, died, moved_out, at_end})
        if (entry < 0) raise_defect("people: an entry is negative, " + std::to_string(entry));
    const auto sum = at_start + born + moved_in - died - moved_out;
    if (at_end != sum)
        raise_defect("at end = at start + born + moved in - died - moved out: the left side is " +
                     std::to_string(at_end) + ", the right side " + std::to_string(sum) +
                     ", the difference " + std::to_string(at_end - sum));
}

PeopleLedger& PeopleLedger::operator+=(const PeopleLedger& other) noexcept {
    at_start += other.at_start;
    born += other.born;
    moved_in += other.moved_in;
    died += other.died;
    moved_out += other.moved_out;
    at_end += other.at_end;
    return *this;
}

std::string_view text(NotPlanned reason) noexcept {
    static constexpr std::array<std::string_view, 5> words{"not_begun", "agreed_less", "not_used",
                                                           "client_away", "no_staff"};
    return words[static_cast<std::size_t>(reason)];
}

std::string_view text(NotDelivered reason) noexcept {
    static constexpr std::array<std::string_view, 8> words{
        "no_staff",       "shortened",           "client_away", "client_declined",
        "cancelled_late", "replaced_by_digital", "varied",      "postponed"};
    return words[static_cast<std::size_t>(reason)];
}

std::string_view text(Work work) noexcept {
    static constexpr std::array<std::string_view, 7> words{"client",   "travel",  "documentation", "meetings",
                                                           "training", "renewal", "waiting"};
    return words[static_cast<std::size_t>(work)];
}

} // namespace omsorg
