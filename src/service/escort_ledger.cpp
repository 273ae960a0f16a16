// SPDX-License-Identifier: MIT
#include <omsorg/service/escort_ledger.hpp>

#include <omsorg/base/expect.hpp>

#include <numeric>

namespace omsorg {

EscortHours& EscortHours::operator+=(const EscortHours& o) {
    granted += o.granted, delivered += o.delivered, not_asked += o.not_asked;
    cancelled_late += o.cancelled_late, away += o.away, no_staff += o.no_staff, refused += o.refused;
    return *this;
}

void EscortHours::balance() const {
    const Hours accounted = delivered + not_asked + cancelled_late + away + no_staff + refused;
    if (granted != accounted)
        raise_defect("granted escort hours are all accounted for; missing microseconds: " +
                     std::to_string((granted - accounted).ticks()));
}

EscortStaffHours& EscortStaffHours::operator+=(const EscortStaffHours& o) {
    reserved += o.reserved, with_clients += o.with_clients, other_use += o.other_use, idle += o.idle;
    travel += o.travel, delivered += o.delivered, second_staff += o.second_staff;
    saved_by_pooling += o.saved_by_pooling;
    return *this;
}

void EscortStaffHours::balance() const {
    if (const Hours lost = reserved - (with_clients + other_use + idle); lost != Hours{})
        raise_defect("reserved escort staff are with clients, elsewhere or idle; missing microseconds: " +
                     std::to_string(lost.ticks()));
    if (const Hours lost = with_clients - (delivered + second_staff - saved_by_pooling); lost != Hours{})
        raise_defect("escort staff time with clients is delivered + second staff - saved by pooling; missing "
                     "microseconds: " +
                     std::to_string(lost.ticks()));
}

EscortCounts& EscortCounts::operator+=(const EscortCounts& o) {
    client_weeks += o.client_weeks, wishes += o.wishes, met += o.met, agreed += o.agreed;
    no_seat += o.no_seat, too_late += o.too_late, too_far += o.too_far, at_event += o.at_event;
    groups += o.groups, declined_company += o.declined_company;
    for (std::size_t i = 0; i < group_size.size(); ++i) group_size[i] += o.group_size[i];
    return *this;
}

EscortHours EscortYear::clients() const {
    EscortHours all;
    for (const auto& hours : by_district) all += hours;
    return all;
}

double EscortYear::met_preference_share() const {
    return counts.wishes == 0 ? 0.0 : static_cast<double>(counts.met) / static_cast<double>(counts.wishes);
}

double EscortYear::fill_rate() const {
    return staff.reserved == Hours{} ? 0.0 : staff.with_clients / staff.reserved;
}

double EscortYear::pooling_gain() const {
    return staff.with_clients == Hours{} ? 1.0 : (staff.delivered + staff.second_staff) / staff.with_clients;
}

EscortYear& EscortYear::operator+=(const EscortYear& o) {
    if (by_district.size() < o.by_district.size()) by_district.resize(o.by_district.size());
    for (std::size_t d = 0; d < o.by_district.size(); ++d) by_district[d] += o.by_district[d];
    staff += o.staff;
    counts += o.counts;
    credited += o.credited, debited += o.debited, forfeited += o.forfeited;
    return *this;
}

void EscortYear::balance() const {
    for (const auto& hours : by_district) hours.balance();
    staff.balance();
    expect(clients().delivered == staff.delivered, "hours delivered are the same in both escort ledgers");
    expect(clients().granted == credited, "what is granted is credited to the clients' accounts");
}

} // namespace omsorg
