// SPDX-License-Identifier: MIT
#include <omsorg/service/escort_booking.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/pooling.hpp>

#include "escort_week.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace omsorg {
namespace {

/// Staff expected to be asked for at each moment, from who may choose, where free wishes fall, and the
/// calendar.
std::array<double, week_moments> expected_demand(const EscortAssumptions& a,
                                                 std::span<const EscortClient> clients,
                                                 std::span<const EscortEvent> events) {
    std::array<double, week_moments> demand{};
    const auto free = free_wish_weights(a);
    const bool together = a.model == EscortModel::pooled && a.group_size_cap >= 2;
    for (const auto& client : clients) {
        if (!client.chooses) {
            demand[client.slot] += client.staff;
            continue;
        }
        // She follows the first event of the week that interests her.
        double none_yet = 1;
        for (const auto& event : events) {
            const double takes = a.event_share * none_yet * a.event_interest;
            none_yet *= 1 - a.event_interest;
            demand[event.when] +=
                takes *
                (together && client.consents ? client.weight / double{parts_per_staff} : client.staff);
        }
        const double others = 1 - a.event_share * (1 - none_yet);
        demand[client.slot] += others * (1 - a.free_wishes) * client.staff;
        for (std::size_t m = 0; m < free.size(); ++m)
            demand[m] += others * a.free_wishes * free[m] * client.staff;
    }
    return demand;
}

/// The sessions a client may take: nearest first, the earlier of two equally near.
std::vector<WeekMoment> within_reach(const EscortAssumptions& a, const EscortClient& client,
                                     WeekMoment wished) {
    std::vector<WeekMoment> reach;
    for (int m = 0; m < week_moments; ++m) {
        const auto moment = static_cast<WeekMoment>(m);
        if ((client.chooses || moment == client.slot) && hours_between(moment, wished) <= a.flexibility)
            reach.push_back(moment);
    }
    std::stable_sort(reach.begin(), reach.end(), [&](WeekMoment x, WeekMoment y) {
        return hours_between(x, wished) < hours_between(y, wished);
    });
    return reach;
}

} // namespace

EscortProgramme escort_programme(const std::array<double, week_moments>& demand, int seats) {
    EscortProgramme programme{};
    const double all = std::accumulate(demand.begin(), demand.end(), 0.0);
    if (all <= 0 || seats <= 0) return programme;
    std::array<double, week_moments> rest{};
    int given = 0;
    for (std::size_t m = 0; m < demand.size(); ++m) {
        const double quota = demand[m] * seats / all;
        programme[m] = static_cast<int>(std::floor(quota));
        rest[m] = quota - programme[m];
        given += programme[m];
    }
    std::array<std::size_t, week_moments> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return rest[x] > rest[y]; });
    for (std::size_t i = 0; given < seats && i < order.size(); ++i, ++given) ++programme[order[i]];
    return programme;
}

EscortYear escort_booking_week(const EscortAssumptions& a, Run run, std::span<EscortClient> clients,
                               Day monday, Hours staff_hours) {
    EscortWeek week{a, clients};
    const auto events = escort_events(a, run, monday);
    std::vector<EscortWish> wishes;
    int needed = 0;
    for (auto& client : clients) {
        settle_traits(a, client);
        wishes.push_back(escort_wish(a, run, client, monday, events, a.demand_gain));
        week.credit(client, wishes.back());
        needed += client.staff;
    }
    const auto demand = expected_demand(a, clients, events);
    const int offered = static_cast<int>(std::lround(a.seats_share * needed));
    const auto whole = escort_programme(demand, offered);
    const auto staffed = escort_programme(demand, std::min(offered, week.seats_covered(staff_hours)));

    const int cap = a.model == EscortModel::pooled ? static_cast<int>(a.group_size_cap) : 1;
    std::vector<PoolingGroups> sessions;
    std::vector<std::vector<std::vector<EscortWeek::Member>>> members(week_moments);
    for (const int seats : staffed) sessions.emplace_back(cap, seats);

    for (const std::size_t i : booking_order(a, clients, wishes)) {
        const auto& client = clients[i];
        const auto& wish = wishes[i];
        if (wish.notice_days < a.lead_time) {
            week.refuse(client, &EscortCounts::too_late, &EscortHours::refused);
            continue;
        }
        bool agreed = false, programmed = false;
        for (const WeekMoment m : within_reach(a, client, wish.when)) {
            programmed |= whole[m] > 0;
            const bool at_event = wish.event && m == wish.when;
            std::optional<std::uint32_t> company;
            if (at_event && client.consents && cap > 1) company = wish.event;
            const int weight = company ? client.weight : parts_per_staff * client.staff;
            const auto seat = sessions[m].find(weight, company);
            if (!seat) continue;
            sessions[m].take(*seat, weight, company);
            if (members[m].size() <= seat->group) members[m].resize(seat->group + 1);
            members[m][seat->group].push_back({i, &wish, weight, at_event});
            if (at_event && cap > 1 && !client.consents) ++week.counts().declined_company;
            week.agree(client, wish, m);
            agreed = true;
            break;
        }
        if (agreed) continue;
        if (programmed)
            week.refuse(client, &EscortCounts::no_seat, &EscortHours::no_staff);
        else
            week.refuse(client, &EscortCounts::too_far, &EscortHours::refused);
    }
    for (std::size_t m = 0; m < sessions.size(); ++m) {
        for (const auto& group : members[m]) week.go(group);
        week.close(staffed[m], sessions[m].staff_left(), a.reuse + a.extra_reuse);
    }
    return week.finish();
}

} // namespace omsorg
