// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_year.hpp"

#include "omsorg/base/expect.hpp"

namespace omsorg {

HomeCareYear& HomeCareYear::operator+=(const HomeCareYear& other) noexcept {
    clients += other.clients;
    work += other.work;
    rostered += other.rostered;
    overtime += other.overtime;
    joined += other.joined;
    visits += other.visits;
    delivered += other.delivered;
    missed += other.missed;
    given_up += other.given_up;
    away += other.away;
    declined += other.declined;
    put_off += other.put_off;
    tries += other.tries;
    shortened += other.shortened;
    late += other.late;
    double_staffed += other.double_staffed;
    client_days += other.client_days;
    minutes_late += other.minutes_late;
    continuity_clients += other.continuity_clients;
    continuity_staff += other.continuity_staff;
    return *this;
}

void HomeCareYear::balance() const {
    clients.balance();
    joined.balance();
    expect(work.total() == rostered + overtime, "all time at work is used for something named");
    expect(work[Work::client] == joined.staff_client_time, "staff are with clients while clients have staff");
    expect(joined.delivered == clients.delivered, "what staff delivered is what clients received");
    expect(visits == delivered + missed + given_up + away + declined + put_off,
           "every visit is made, missed, given up, not wanted, or waits for another try");
}

} // namespace omsorg
