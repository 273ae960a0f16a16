// SPDX-License-Identifier: MIT
#include <omsorg/service/escort_slot.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/escort_booking.hpp>

#include "escort_week.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace omsorg {

EscortYear escort_slot_week(const EscortAssumptions& a, Run run, std::span<EscortClient> clients, Day monday,
                            Hours staff_hours) {
    EscortWeek week{a, clients};
    const auto events = escort_events(a, run, monday);
    std::vector<EscortWish> wishes;
    std::array<double, week_moments> slots{};
    int needed = 0;
    for (auto& client : clients) {
        settle_traits(a, client);
        wishes.push_back(escort_wish(a, run, client, monday, events, 0.0));
        week.credit(client, wishes.back());
        slots[client.slot] += client.staff;
        needed += client.staff;
    }
    const auto staffed = escort_programme(slots, std::min(needed, week.seats_covered(staff_hours)));

    auto left = staffed;
    for (const std::size_t i : booking_order(a, clients, wishes)) {
        const auto& client = clients[i];
        if (hours_between(client.slot, wishes[i].when) > a.flexibility) {
            week.refuse(client, &EscortCounts::too_far, &EscortHours::refused);
        } else if (left[client.slot] < client.staff) {
            week.refuse(client, &EscortCounts::no_seat, &EscortHours::no_staff);
        } else {
            left[client.slot] -= client.staff;
            week.agree(client, wishes[i], client.slot);
            const EscortWeek::Member alone{i, &wishes[i], parts_per_staff * client.staff,
                                           wishes[i].event && wishes[i].when == client.slot};
            week.go({&alone, 1});
        }
    }
    for (std::size_t m = 0; m < staffed.size(); ++m) week.close(staffed[m], left[m], a.reuse);
    return week.finish();
}

int seats_that_suffice(int clients, double use, double confidence) {
    expect(clients >= 0 && use >= 0 && use <= 1 && confidence < 1, "clients, use and confidence make sense");
    if (use >= 1) return clients;
    double term = std::pow(1 - use, clients), below = term; // P(Bin = 0)
    int seats = 0;
    while (below < confidence && seats < clients) {
        term *= use / (1 - use) * (clients - seats) / (seats + 1);
        below += term;
        ++seats;
    }
    return seats;
}

} // namespace omsorg
