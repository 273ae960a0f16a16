// SPDX-License-Identifier: MIT
#include <omsorg/service/session_slot.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/session_booking.hpp>

#include "session_week.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace omsorg {

SessionYear session_slot_week(const SessionAssumptions& a, Run run, std::span<SessionClient> clients,
                              Day monday, Hours staff_hours, const Surroundings& around) {
    SessionWeek week{a, run, clients, monday, around};
    const auto events = session_events(a, run, monday, around.shock.events, around.events);
    std::vector<SessionWish> wishes;
    std::array<double, week_moments> slots{};
    int needed = 0;
    for (auto& client : clients) {
        settle_traits(a, client);
        wishes.push_back(session_wish(a, run, client, monday, events, 0.0, week.catches_up(client)));
        week.credit(client, wishes.back());
        slots[client.slot] += client.staff;
        needed += client.staff;
    }
    const auto held_by = [&](Hours staff) {
        return session_programme(slots, std::min(needed, week.seats_covered(staff)));
    };
    const auto staffed = held_by(staff_hours);
    auto left = staffed, taken = held_by(staff_hours + around.shock.staff);
    for (std::size_t m = 0; m < taken.size(); ++m) taken[m] -= staffed[m];
    const auto would_sit = [&](const SessionClient& client) { // but for the shock
        if (taken[client.slot] < client.staff) return false;
        taken[client.slot] -= client.staff;
        return true;
    };
    std::vector<SessionWeek::Group> alone(clients.size());
    for (const auto& [days_left, cancels, i] : booking_order(a, clients, wishes)) {
        auto& client = clients[i];
        const auto& wish = wishes[i];
        if (cancels) {
            if (alone[i].empty()) continue;
            alone[i].clear();
            left[client.slot] += client.staff;
            week.cancel(i);
        } else if (hours_between(client.slot, wish.when) > a.flexibility) {
            week.refuse(client, wish, &SessionCounts::too_far, &SessionHours::refused);
        } else if (left[client.slot] < client.staff) {
            week.refuse(client, wish, &SessionCounts::no_seat, &SessionHours::no_staff, would_sit(client));
        } else {
            left[client.slot] -= client.staff;
            week.agree(i, wish, client.slot);
            alone[i].push_back({.client = i,
                                .wish = &wish,
                                .weight = parts_per_staff * client.staff,
                                .at_event = wish.event && wish.when == client.slot,
                                .session = client.slot});
        }
    }
    std::array<std::vector<SessionWeek::Group>, week_moments> groups;
    for (std::size_t i = 0; i < clients.size(); ++i)
        if (!alone[i].empty()) groups[clients[i].slot].push_back(std::move(alone[i]));
    for (std::size_t m = 0; m < staffed.size(); ++m) week.hold(groups[m], staffed[m], a.reuse);
    return week.finish();
}

int seats_that_suffice(int clients, double use, double confidence) {
    expect(clients >= 0 && use >= 0 && use <= 1 && confidence < 1, "clients, use and confidence make sense");
    if (use >= 1 || clients == 0) return clients;
    if (use <= 0 || confidence <= 0) return 0;
    using Up = boost::math::policies::policy<
        boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>>;
    const boost::math::binomial_distribution<double, Up> users(clients, use);
    return static_cast<int>(boost::math::quantile(users, confidence));
}

int seats_to_sell(int staffed, double absent, double risk) {
    expect(staffed >= 0 && absent >= 0 && absent <= 1 && risk >= 0, "seats, absence and risk make sense");
    if (risk <= 0 || absent <= 0 || staffed == 0) return staffed;
    int sold = staffed;
    while (sold < 2 * staffed && seats_that_suffice(sold + 1, 1 - absent, 1 - risk) <= staffed) ++sold;
    return sold;
}

} // namespace omsorg
