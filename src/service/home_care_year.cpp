// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_year.hpp"

#include "omsorg/base/expect.hpp"

namespace omsorg {

VisitsMet& VisitsMet::operator+=(const VisitsMet& other) noexcept {
    planned += other.planned;
    owed += other.owed;
    delivered += other.delivered;
    shortened += other.shortened;
    late += other.late;
    seconds_late += other.seconds_late;
    missed += other.missed;
    by_tool += other.by_tool;
    prepared += other.prepared;
    fortnights += other.fortnights;
    staff_met += other.staff_met;
    return *this;
}

/// What still waits for another try is owed, and not yet missed.
VisitsMet HomeCareYear::met() const noexcept {
    VisitsMet met{.planned = visits,
                  .owed = delivered + missed + given_up + put_off,
                  .delivered = delivered,
                  .shortened = shortened,
                  .late = late,
                  .seconds_late = seconds_late,
                  .missed = missed + given_up,
                  .by_tool = digital.all().visits,
                  .fortnights = continuity_clients,
                  .staff_met = continuity_staff};
    for (std::size_t i = 0; i < digital_tools; ++i)
        if (is_prepared(mark_of(static_cast<DigitalTool>(i)))) met.prepared += digital.tools[i].visits;
    return met;
}

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
    seconds_late += other.seconds_late;
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
