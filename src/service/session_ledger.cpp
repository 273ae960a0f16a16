// SPDX-License-Identifier: MIT
#include <omsorg/service/session_ledger.hpp>

#include <omsorg/base/expect.hpp>

#include <numeric>

namespace omsorg {
namespace {

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

SessionHours& SessionHours::operator+=(const SessionHours& o) {
    granted += o.granted, delivered += o.delivered, not_asked += o.not_asked;
    cancelled_early += o.cancelled_early, cancelled_late += o.cancelled_late, called_off += o.called_off;
    away += o.away, no_staff += o.no_staff, refused += o.refused;
    return *this;
}

void SessionHours::balance() const {
    const Hours accounted =
        delivered + not_asked + cancelled_early + cancelled_late + called_off + away + no_staff + refused;
    if (granted != accounted)
        raise_defect("granted hours of sessions are all accounted for; missing microseconds: " +
                     std::to_string((granted - accounted).ticks()));
}

SessionStaffHours& SessionStaffHours::operator+=(const SessionStaffHours& o) {
    reserved += o.reserved, with_clients += o.with_clients, other_use += o.other_use, idle += o.idle;
    travel += o.travel, detours += o.detours, delivered += o.delivered, second_staff += o.second_staff;
    saved_by_pooling += o.saved_by_pooling;
    return *this;
}

void SessionStaffHours::balance() const {
    if (const Hours lost = reserved - (with_clients + other_use + idle); lost != Hours{})
        raise_defect(
            "reserved staff of sessions are with clients, elsewhere or idle; missing microseconds: " +
            std::to_string(lost.ticks()));
    if (const Hours lost = with_clients - (delivered + second_staff - saved_by_pooling); lost != Hours{})
        raise_defect("staff time with clients is delivered + second staff - saved by pooling; missing "
                     "microseconds: " +
                     std::to_string(lost.ticks()));
}

SessionCounts& SessionCounts::operator+=(const SessionCounts& o) {
    client_weeks += o.client_weeks, wishes += o.wishes, met += o.met, agreed += o.agreed;
    no_seat += o.no_seat, too_late += o.too_late, too_far += o.too_far, at_event += o.at_event;
    groups += o.groups, declined_company += o.declined_company;
    waitlisted += o.waitlisted, promoted += o.promoted, cancelled += o.cancelled, no_shows += o.no_shows;
    turned_away += o.turned_away, in_window += o.in_window, preferred += o.preferred;
    offered_company += o.offered_company, went += o.went;
    to_shared_event += o.to_shared_event, company_as_wished += o.company_as_wished;
    gathered += o.gathered, gather_hours += o.gather_hours;
    choosing += o.choosing, chose += o.chose, late_cancels += o.late_cancels, seat_hours += o.seat_hours;
    anew += o.anew, caught_up += o.caught_up;
    for (std::size_t i = 0; i < group_size.size(); ++i) group_size[i] += o.group_size[i];
    return *this;
}

SessionHours SessionYear::clients() const {
    SessionHours all;
    for (const auto& hours : by_district) all += hours;
    return all;
}

double SessionYear::met_preference_share() const { return share(counts.met, counts.wishes); }

double SessionYear::flexibility_index() const { return share(counts.in_window, counts.wishes); }

double SessionYear::no_show_share() const { return share(counts.no_shows, counts.agreed); }

double SessionYear::mean_group_size() const { return share(counts.went, counts.groups); }

std::optional<std::array<double, 4>> SessionYear::company_shares() const {
    const auto& size = counts.group_size;
    if (std::accumulate(size.begin(), size.end(), std::int64_t{0}) == 0) return std::nullopt;
    const std::int64_t one = size[0], two = 2 * size[1], four = 3 * size[2] + 4 * size[3];
    const std::int64_t all = counts.went;
    return std::array{share(one, all), share(two, all), share(four, all), share(all - one - two - four, all)};
}

double SessionYear::company_wait_days() const { return share(counts.gather_hours, counts.agreed) / 24; }

std::optional<double> SessionYear::declined_share() const {
    if (counts.offered_company == 0) return std::nullopt;
    return share(counts.declined_company, counts.offered_company);
}

double SessionYear::days_to_seat() const { return share(counts.seat_hours, counts.agreed) / 24; }

double SessionYear::fill_rate() const {
    return staff.reserved == Hours{} ? 0.0 : staff.with_clients / staff.reserved;
}

double SessionYear::pooling_gain() const {
    return staff.with_clients == Hours{} ? 1.0 : (staff.delivered + staff.second_staff) / staff.with_clients;
}

SessionYear& SessionYear::operator+=(const SessionYear& o) {
    if (by_district.size() < o.by_district.size()) by_district.resize(o.by_district.size());
    for (std::size_t d = 0; d < o.by_district.size(); ++d) by_district[d] += o.by_district[d];
    staff += o.staff;
    counts += o.counts;
    credited += o.credited, debited += o.debited, forfeited += o.forfeited, unused += o.unused;
    return *this;
}

void SessionYear::balance() const {
    for (const auto& hours : by_district) hours.balance();
    staff.balance();
    expect(clients().delivered == staff.delivered,
           "hours delivered are the same in both ledgers of sessions");
    expect(clients().granted == credited, "what is granted is credited to the clients' accounts");
}

} // namespace omsorg
