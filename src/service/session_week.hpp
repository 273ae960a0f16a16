// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/service/pooling.hpp>
#include <omsorg/service/session.hpp>
#include <omsorg/service/session_catch_up.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/session_slot.hpp>
#include <omsorg/service/session_wish.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {

/// The books of one week: what each way of working has in common once it is settled who goes with whom.
class SessionWeek {
public:
    SessionWeek(const SessionAssumptions& a, Run run, std::span<SessionClient> clients, Day monday,
                const Surroundings& around)
        : a_{a}, run_{run}, clients_{clients}, around_{around}, date_{monday},
          monday_{monday.time_since_epoch().count() * 24}, session_{Hours::from_hours(a.session_hours)},
          travel_{Hours::from_hours(a.travel / 60)}, agreed_(clients.size()), waited_since_(clients.size()) {
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

    /// Hours since 1970 at a moment of this week.
    [[nodiscard]] std::int64_t hour(WeekMoment moment) const { return monday_ + hour_of_week(moment); }

    /// May she use this week to catch up what a shock took? Not while it lasts.
    [[nodiscard]] bool catches_up(const SessionClient& client) const {
        return client.owed > 0 && around_.shock.over();
    }

    /// Credits the week's hours and notes whether she asks for anything.
    void credit(SessionClient& client, const SessionWish& wish) {
        client.account += session_;
        client.all.credited += session_;
        year_.credited += session_;
        hours(client).granted += session_;
        client.week = {};
        count(client, &SessionCounts::client_weeks);
        if (wish.anew) --client.owed, count(client, &SessionCounts::anew);
        if (wish.wants)
            count(client, &SessionCounts::wishes);
        else
            hours(client).not_asked += session_;
    }

    /// She asks and gets nothing; from this wish on she waits. `by_shock`: it took the seat she would have had.
    void refuse(SessionClient& client, const SessionWish& wish, std::int64_t SessionCounts::*why,
                Hours SessionHours::*reason, bool by_shock = false) {
        count(client, why);
        hours(client).*reason += session_;
        if (wish.anew)
            ++client.owed;
        else if (by_shock)
            miss(client);
        if (!client.wished_since) client.wished_since = hour(wish.wished);
    }

    void agree(std::size_t i, const SessionWish& wish, WeekMoment session) {
        auto& client = clients_[i];
        agreed_[i] = true;
        waited_since_[i] = std::exchange(client.wished_since, std::nullopt).value_or(hour(wish.wished));
        count_agreed(i, wish, session, +1);
    }

    /// What was agreed is cancelled in time: the seat is free and the account untouched.
    void cancel(std::size_t i) {
        agreed_[i] = false;
        withdraw(i);
    }

    /// What she waited for she no longer wants.
    void withdraw(std::size_t i) {
        count(clients_[i], &SessionCounts::cancelled);
        hours(clients_[i]).cancelled_early += session_;
    }

    struct Member {
        std::size_t client = 0;
        const SessionWish* wish = nullptr;
        int weight = 0; ///< in this group
        bool at_event = false;
        WeekMoment session = 0;
        bool preferred = false; ///< the member of staff she prefers works at this session
        int turn = 0;           ///< in the order of booking
    };
    using Group = std::vector<Member>;

    /// One session: `seats` were staffed, these groups had agreed to go, and those of them who come do. When
    /// more come than there are staff, who booked last is turned away.
    void hold(std::span<const Group> groups, int seats, double reuse) {
        int agreed = 0, off = 0;
        std::vector<Group> coming;
        std::vector<int> away; // weights of those who travel was made for in vain, by group
        for (const auto& group : groups) {
            int weight = 0, absent = 0;
            auto& there = coming.emplace_back();
            for (const auto& m : group) {
                weight += m.weight;
                if (absent_or_off(m, absent)) continue;
                there.push_back(m);
            }
            agreed += staff_for(weight);
            if (called_off(group)) off += staff_for(weight);
            away.push_back(absent);
        }
        turn_away(coming, seats);
        int with_clients = 0, travelling = 0;
        for (std::size_t g = 0; g < coming.size(); ++g) {
            const int staff = go(coming[g]);
            with_clients += staff;
            travelling += staff_for(weight_of(coming[g]) + away[g]);
        }
        year_.staff.travel += Hours::from_ticks(travel_.ticks() * std::min(travelling, seats));
        const int free = std::max(0, seats - agreed) + off;
        close(seats, std::min(free, seats - with_clients), with_clients, reuse);
    }

    /// Takes back what may not be carried over and hands over the books.
    [[nodiscard]] SessionYear finish() {
        const Hours cap = session_ * a_.carry_over_weeks;
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            auto& client = clients_[i];
            client.agreed_weeks = static_cast<std::uint8_t>(client.agreed_weeks << 1 | (agreed_[i] ? 1 : 0));
            if (client.account > cap) {
                year_.forfeited += client.account - cap;
                client.all.forfeited += client.account - cap;
                client.account = cap;
            }
            client.owed = still_owed(client.owed, client.account, session_);
        }
        return std::move(year_);
    }

    void count(SessionClient& client, std::int64_t SessionCounts::*what, std::int64_t number = 1) {
        year_.counts.*what += number;
        client.week.*what += number;
    }
    void count_waited_for_company(std::int64_t hours) { year_.counts.gather_hours += hours; }

private:
    /// Who does not come, and why; `absent` gathers the weights of those whom the staff waited for.
    bool absent_or_off(const Member& m, int& absent) {
        auto& client = clients_[m.client];
        if (m.at_event && m.wish->called_off) {
            hours(client).called_off += session_;
            if (m.wish->anew)
                ++client.owed;
            else if (m.wish->by_shock)
                miss(client);
            return true;
        }
        if (m.wish->cancels_late) {
            hours(client).cancelled_late += session_;
            count(client, &SessionCounts::late_cancels);
            debit(client, session_ * a_.late_cancel_debit);
            return true;
        }
        if (m.wish->stays_away) {
            debit(client, session_);
            hours(client).away += session_;
            count(client, &SessionCounts::no_shows);
            absent += m.weight;
            return true;
        }
        return false;
    }

    void miss(SessionClient& client) {
        if (wished_anew(around_.shock.catch_up, run_, client.luck, date_)) ++client.owed;
    }

    static bool called_off(const Group& group) {
        return !group.empty() && std::all_of(group.begin(), group.end(), [](const Member& m) {
            return m.at_event && m.wish->called_off;
        });
    }

    static int weight_of(const Group& group) {
        return std::accumulate(group.begin(), group.end(), 0,
                               [](int sum, const Member& m) { return sum + m.weight; });
    }

    void count_agreed(std::size_t i, const SessionWish& wish, WeekMoment session, int sign) {
        auto& client = clients_[i];
        count(client, &SessionCounts::agreed, sign);
        if (hours_between(session, wish.wished) <= a_.tolerance) count(client, &SessionCounts::met, sign);
        count(client, &SessionCounts::seat_hours,
              sign * std::max<std::int64_t>(0, hour(session) - waited_since_[i]));
    }

    /// Who is turned away was promised a session and has none: her wait goes on as if nothing had been agreed.
    void turn_away(std::vector<Group>& coming, int seats) {
        const auto needed = [&] {
            int staff = 0;
            for (const auto& group : coming) staff += staff_for(weight_of(group));
            return staff;
        };
        while (needed() > seats) {
            Group* of = nullptr;
            std::size_t last = 0;
            for (auto& group : coming)
                for (std::size_t i = 0; i < group.size(); ++i)
                    if (of == nullptr || group[i].turn > (*of)[last].turn) of = &group, last = i;
            const Member m = (*of)[last];
            of->erase(of->begin() + static_cast<std::ptrdiff_t>(last));
            auto& client = clients_[m.client];
            count_agreed(m.client, *m.wish, m.session, -1);
            client.wished_since = waited_since_[m.client];
            refuse(client, *m.wish, &SessionCounts::turned_away, &SessionHours::no_staff);
            agreed_[m.client] = false;
        }
    }

    /// Who comes, goes; how many staff go with them.
    int go(const Group& group) {
        if (group.empty()) return 0;
        int alone = 0;
        std::vector<DistrictId> homes;
        const std::size_t size = std::min(group.size(), year_.counts.group_size.size()) - 1;
        for (const auto& m : group) {
            auto& client = clients_[m.client];
            debit(client, session_);
            alone += client.staff;
            homes.push_back(client.district);
            client.all.delivered += session_;
            count(client, &SessionCounts::went);
            ++client.week.group_size[size];
            client.in_company = group.size() > 1;
            if (m.wish->anew) count(client, &SessionCounts::caught_up);
            hours(client).delivered += session_;
            year_.staff.delivered += session_;
            year_.staff.second_staff += times(client.staff - 1);
            if (m.at_event) {
                count(client, &SessionCounts::at_event);
                if (most_together(a_) > 1) {
                    count(client, &SessionCounts::to_shared_event);
                    if (group.size() > 1 || !client.consents)
                        count(client, &SessionCounts::company_as_wished);
                }
            }
            if (m.preferred) count(client, &SessionCounts::preferred);
            if (hours_between(m.session, m.wish->wished) <= client.window)
                count(client, &SessionCounts::in_window);
        }
        const int staff = staff_for(weight_of(group));
        year_.staff.with_clients += times(staff);
        year_.staff.saved_by_pooling += times(alone - staff);
        if (a_.shared_route > 0) { // there and back
            const auto detour =
                Hours::from_hours(2 * a_.shared_route * around_.roads.path(homes) / 60 * staff);
            year_.staff.travel += detour;
            year_.staff.detours += detour;
        }
        ++year_.counts.groups;
        ++year_.counts.group_size[size];
        return staff;
    }

    /// `left` of the seats were free beforehand; the others were used, or waited in vain.
    void close(int seats, int left, int with_clients, double reuse) {
        year_.staff.reserved += times(seats);
        const Hours elsewhere = times(left) * std::clamp(reuse, 0.0, 1.0);
        year_.staff.other_use += elsewhere;
        year_.staff.idle += times(seats - with_clients) - elsewhere;
    }

    Hours times(int n) const { return Hours::from_ticks(session_.ticks() * n); }
    SessionHours& hours(const SessionClient& client) { return year_.by_district[client.district.index()]; }
    void debit(SessionClient& client, Hours used) {
        client.account -= used;
        client.all.debited += used;
        year_.debited += used;
    }

    const SessionAssumptions& a_;
    Run run_;
    std::span<SessionClient> clients_;
    const Surroundings& around_;
    Day date_;
    std::int64_t monday_; // hours since 1970
    Hours session_, travel_;
    std::vector<char> agreed_;
    std::vector<std::int64_t> waited_since_; // of those agreed, hours since 1970
    SessionYear year_;
};

/// What happens while a week is booked, in the order of the days left to the session.
struct BookingMoment {
    double days_left = 0;
    bool cancels = false;
    std::size_t client = 0;
};

/// Who asks first: the earlier the wish is known (no earlier than the horizon, nor than `allowed` days before),
/// then by key. Who cancels in time does so after she has booked; a cancellation after the cut-off becomes a
/// late one.
inline std::vector<BookingMoment> booking_order(const SessionAssumptions& a,
                                                std::span<const SessionClient> clients,
                                                std::span<SessionWish> wishes,
                                                std::span<const double> allowed = {}) {
    std::vector<BookingMoment> order;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        auto& wish = wishes[i];
        if (!wish.wants) continue;
        double days = std::min(wish.notice_days, a.horizon);
        if (!allowed.empty()) days = std::min(days, allowed[i]);
        order.push_back({days, false, i});
        if (!wish.cancels) continue;
        const double hours = std::min(*wish.cancels, 24 * days);
        if (hours >= a.cancel_cutoff)
            order.push_back({hours / 24, true, i});
        else
            wish.cancels_late = true, wish.stays_away = false;
    }
    std::sort(order.begin(), order.end(), [&](const BookingMoment& x, const BookingMoment& y) {
        if (x.days_left != y.days_left) return x.days_left > y.days_left;
        if (x.cancels != y.cancels) return y.cancels;
        return clients[x.client].key < clients[y.client].key;
    });
    return order;
}

} // namespace omsorg
