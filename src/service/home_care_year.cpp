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
    given_up_time += other.given_up_time;
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
    travelled += other.travelled;
    self_driven += other.self_driven;
    alarms += other.alarms;
    alarms_unanswered += other.alarms_unanswered;
    digital += other.digital;
    return *this;
}

void HomeCareYear::balance() const {
    clients.balance();
    joined.balance();
    expect(work.total() == rostered + overtime, "all time at work is used for something named");
    expect(work[Work::client] == joined.staff_client_time, "staff are with clients while clients have staff");
    expect(joined.delivered == clients.delivered, "what staff delivered is what clients received");
    const DigitalYear::Tool replaced = digital.all();
    expect(visits == delivered + missed + given_up + away + declined + put_off + replaced.visits,
           "every visit is made, missed, given up, not wanted, replaced, or waits for another try");
    expect(replaced.replaced == clients.not_delivered[NotDelivered::replaced_by_digital],
           "what technologies took from the staff is what clients had by them");
}

} // namespace omsorg
