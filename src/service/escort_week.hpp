// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/service/escort.hpp>
#include <omsorg/service/escort_ledger.hpp>
#include <omsorg/service/escort_wish.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace omsorg {

/// The books of one week: what each way of working has in common once it is settled who goes with whom.
class EscortWeek {
public:
    EscortWeek(const EscortAssumptions& a, std::span<EscortClient> clients)
        : a_{a}, clients_{clients}, session_{Hours::from_hours(a.session_hours)}, travel_{Hours::from_hours(
                                                                                      a.travel / 60)} {
        std::size_t districts = 0;
        for (const auto& c : clients) districts = std::max<std::size_t>(districts, c.district.index() + 1);
        year_.by_district.resize(districts);
    }

    /// Seats that the staff hours cover, each with its travel.
    [[nodiscard]] int seats_covered(Hours staff_hours) const {
        const auto one = (session_ + travel_).ticks();
        return static_cast<int>(
            std::clamp<std::int64_t>(staff_hours.ticks() / std::max<std::int64_t>(1, one), 0, 1'000'000));
    }

    /// Credits the week's hours and notes whether she asks for anything.
    void credit(EscortClient& client, const EscortWish& wish) {
        client.account += session_;
        year_.credited += session_;
        hours(client).granted += session_;
        ++year_.counts.client_weeks;
        if (wish.wants)
            ++year_.counts.wishes;
        else
            hours(client).not_asked += session_;
    }

    void refuse(const EscortClient& client, std::int64_t EscortCounts::*why, Hours EscortHours::*reason) {
        ++(year_.counts.*why);
        hours(client).*reason += session_;
    }

    void agree(const EscortClient& client, const EscortWish& wish, WeekMoment session) {
        (void)client;
        ++year_.counts.agreed;
        if (hours_between(session, wish.when) <= a_.tolerance) ++year_.counts.met;
    }

    struct Member {
        std::size_t client;
        const EscortWish* wish;
        int weight; ///< in this group
        bool at_event;
    };

    /// A group goes, or those of it who come. The staff agreed upon were reserved.
    void go(std::span<const Member> members) {
        int agreed = 0, going = 0, coming = 0, alone = 0;
        std::size_t size = 0;
        for (const auto& m : members) {
            auto& client = clients_[m.client];
            agreed += m.weight;
            if (m.wish->cancels_late) {
                hours(client).cancelled_late += session_;
                debit(client, session_ * a_.late_cancel_debit);
                continue;
            }
            going += m.weight;
            debit(client, session_);
            if (m.wish->stays_away) {
                hours(client).away += session_;
                continue;
            }
            coming += m.weight;
            alone += client.staff;
            ++size;
            hours(client).delivered += session_;
            year_.staff.delivered += session_;
            year_.staff.second_staff += times(client.staff - 1);
            if (m.at_event) ++year_.counts.at_event;
        }
        year_.staff.with_clients += times(staff(coming));
        year_.staff.saved_by_pooling += times(alone - staff(coming));
        year_.staff.idle += times(staff(agreed) - staff(coming));
        year_.staff.travel += Hours::from_ticks(travel_.ticks() * staff(going));
        if (size > 0) {
            ++year_.counts.groups;
            ++year_.counts.group_size[std::min(size, year_.counts.group_size.size()) - 1];
        }
    }

    /// Seats were staffed; `left` of them nobody took.
    void close(int seats, int left, double reuse) {
        year_.staff.reserved += times(seats);
        const Hours elsewhere = times(left) * std::clamp(reuse, 0.0, 1.0);
        year_.staff.other_use += elsewhere;
        year_.staff.idle += times(left) - elsewhere;
    }

    /// Takes back what may not be carried over and hands over the books.
    [[nodiscard]] EscortYear finish() {
        const Hours cap = session_ * a_.carry_over_weeks;
        for (auto& client : clients_)
            if (client.account > cap) {
                year_.forfeited += client.account - cap;
                client.account = cap;
            }
        return std::move(year_);
    }

    EscortCounts& counts() { return year_.counts; }

private:
    static int staff(int weight) { return (weight + parts_per_staff - 1) / parts_per_staff; }
    Hours times(int n) const { return Hours::from_ticks(session_.ticks() * n); }
    EscortHours& hours(const EscortClient& client) { return year_.by_district[client.district.index()]; }
    void debit(EscortClient& client, Hours used) {
        client.account -= used;
        year_.debited += used;
    }

    const EscortAssumptions& a_;
    std::span<EscortClient> clients_;
    Hours session_, travel_;
    EscortYear year_;
};

/// Who asks first: the earlier the wish is known (no earlier than the horizon), then by key.
inline std::vector<std::size_t> booking_order(const EscortAssumptions& a,
                                              std::span<const EscortClient> clients,
                                              std::span<const EscortWish> wishes) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < clients.size(); ++i)
        if (wishes[i].wants) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        const double nx = std::min(wishes[x].notice_days, a.horizon);
        const double ny = std::min(wishes[y].notice_days, a.horizon);
        return nx != ny ? nx > ny : clients[x].key < clients[y].key;
    });
    return order;
}

} // namespace omsorg
