// SPDX-License-Identifier: MIT
#include <omsorg/service/session_booking.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/pooling.hpp>
#include <omsorg/service/session_gathering.hpp>
#include <omsorg/service/session_peers.hpp>
#include <omsorg/service/session_taste.hpp>

#include "session_week.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

constexpr std::size_t no_cap = 60; // more open bookings than the longest horizon holds weeks

/// The sessions a client may take: the greatest utility first, the earlier of two equal ones.
class Liking {
public:
    Liking(const SessionAssumptions& a, Run run, Day monday)
        : a_{a}, preferred_{run, Purpose::session_preferred}, week_{static_cast<std::uint64_t>(
                                                                  monday.time_since_epoch().count())} {}

    /// Does the member of staff she prefers work at this session?
    [[nodiscard]] bool preferred(const SessionClient& client, WeekMoment m) const {
        return a_.preferred_weight > 0 &&
               preferred_.happens(a_.preferred_on_duty, client.luck, week_ * 32 + m);
    }

    [[nodiscard]] std::vector<WeekMoment> sessions(const SessionClient& client, WeekMoment wished) const {
        std::vector<std::pair<double, WeekMoment>> reach; // what is lost from a utility of 1
        for (int m = 0; m < week_moments; ++m) {
            const auto moment = static_cast<WeekMoment>(m);
            const double apart = hours_between(moment, wished);
            if ((!client.chooses && moment != client.slot) || apart > a_.flexibility) continue;
            double lost = apart == 0 ? 0 : apart / a_.flexibility;
            if (a_.preferred_weight > 0 && !preferred(client, moment)) lost += a_.preferred_weight;
            if (lost <= 1) reach.emplace_back(lost, moment);
        }
        std::sort(reach.begin(), reach.end());
        std::vector<WeekMoment> order;
        for (const auto& [lost, moment] : reach) order.push_back(moment);
        return order;
    }

private:
    const SessionAssumptions& a_;
    Stream preferred_;
    std::uint64_t week_;
};

/// How many days before her session each may book, by the rules of fairness.
std::vector<double> days_allowed(const SessionAssumptions& a, const SessionWeek& week,
                                 std::span<SessionClient> clients, std::span<const SessionWish> wishes) {
    std::vector<double> allowed(clients.size(), std::numeric_limits<double>::infinity());
    const auto most = static_cast<std::size_t>(a.open_bookings);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        auto& client = clients[i];
        if (!wishes[i].wants) continue;
        if (a.fair_share < 1 && std::popcount(client.agreed_weeks) / 8.0 > a.fair_share)
            allowed[i] = a.lead_time;
        if (most >= no_cap) continue;
        const auto starts = static_cast<double>(week.hour(wishes[i].when));
        double asks = starts - 24 * std::min({wishes[i].notice_days, a.horizon, allowed[i]});
        for (bool waited = true; waited;) {
            std::vector<double> ahead; // sessions booked already and not yet begun
            for (const auto& open : client.open)
                if (open.booked <= asks && open.starts > asks) ahead.push_back(open.starts);
            waited = ahead.size() >= most;
            if (!waited) break;
            std::sort(ahead.begin(), ahead.end());
            asks = ahead[ahead.size() - most];
            allowed[i] = (starts - asks) / 24;
        }
    }
    return allowed;
}

/// The seats of a week: who sits where, who waits for which, and what becomes of a seat that is freed.
class Desk {
public:
    Desk(const SessionAssumptions& a, Run run, Day monday, std::span<SessionClient> clients,
         std::span<const SessionWish> wishes, SessionWeek& week, const SessionProgramme& whole,
         const SessionProgramme& staffed, const SessionProgramme& with_taken)
        : a_{a}, run_{run}, monday_{monday}, clients_{clients}, wishes_{wishes}, week_{week}, whole_{whole},
          staffed_{staffed}, liking_{a, run, monday}, no_go_{run, a.no_go}, together_{most_together(a)},
          seats_(clients.size()), waits_(clients.size()) {
        const double absent = std::min(1.0, a.late_cancel + a.no_show);
        const NoGo* apart = a.no_go > 0 ? &no_go_ : nullptr;
        const auto sold = [&](int seats) { return seats_to_sell(seats, absent, a.overbooking); };
        for (std::size_t m = 0; m < staffed.size(); ++m) {
            const int seats = sold(staffed[m]);
            const int taken = with_taken[m] > staffed[m] ? sold(with_taken[m]) - seats : 0;
            sessions_.emplace_back(together_, seats, static_cast<int>(a.vehicle_seats), apart);
            taken_.emplace_back(together_, taken, static_cast<int>(a.vehicle_seats), apart);
        }
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void ask(std::size_t i, double days_left) {
        auto& client = clients_[i];
        const auto& wish = wishes_[i];
        if (days_left < a_.lead_time || days_left < 0)
            return week_.refuse(client, wish, &SessionCounts::too_late, &SessionHours::refused);
        bool programmed = false;
        const auto reach = liking_.sessions(client, wish.when);
        for (const WeekMoment m : reach) {
            programmed |= whole_[m] > 0;
            if (sit(i, m, days_left)) return;
        }
        if (!programmed) return week_.refuse(client, wish, &SessionCounts::too_far, &SessionHours::refused);
        for (const WeekMoment m : reach)
            if (whole_[m] > 0 && static_cast<double>(lists_[m].size()) < a_.waitlist) {
                lists_[m].push_back(i);
                waits_[i] = m;
                week_.count(clients_[i], &SessionCounts::waitlisted);
                return;
            }
        deny(i, reach);
    }

    void cancel(std::size_t i, double days_left) {
        if (waits_[i]) { // she no longer wants what she waits for
            std::erase(lists_[*std::exchange(waits_[i], std::nullopt)], i);
            week_.withdraw(i);
        } else if (const auto seat = std::exchange(seats_[i], std::nullopt)) {
            sessions_[seat->member.session].leave(seat->group, seat->member.weight, clients_[i].luck);
            week_.cancel(i);
            promote(seat->member.session, days_left);
        }
    }

    /// Those who still wait get nothing; the others go.
    void close() {
        for (auto& list : lists_)
            for (const std::size_t i : list) deny(i, liking_.sessions(clients_[i], wishes_[i].when));
        std::array<std::vector<SessionWeek::Group>, week_moments> groups;
        for (std::size_t m = 0; m < sessions_.size(); ++m) groups[m].resize(sessions_[m].groups());
        for (const auto& seat : seats_)
            if (seat) groups[seat->member.session][seat->group].push_back(seat->member);
        for (std::size_t m = 0; m < sessions_.size(); ++m) {
            std::erase_if(groups[m], [](const auto& group) { return group.empty(); });
            week_.hold(groups[m], staffed_[m], a_.reuse + a_.extra_reuse);
        }
        remember();
    }

private:
    struct Taken {
        std::size_t group = 0;
        SessionWeek::Member member;
        double days_left = 0;
    };

    /// The group of this session that she joins, and the weight she has in it.
    std::optional<std::pair<std::size_t, int>> join(PoolingGroups& session, std::size_t i, WeekMoment m) {
        const auto& client = clients_[i];
        const auto& wish = wishes_[i];
        std::optional<std::uint32_t> company;
        if (client.consents && together_ > 1 && m == wish.when)
            company = wish.event ? wish.event : wish.company;
        const int weight = company ? client.weight : parts_per_staff * client.staff;
        const auto seat =
            session.find(weight, company, client.luck, members_she_joins(a_, run_, client.luck, monday_));
        if (!seat) return std::nullopt;
        session.take(*seat, weight, company, client.luck);
        return std::pair{seat->group, weight};
    }

    /// No seat was left for her where she would go: did the shock take one that she would have had?
    void deny(std::size_t i, std::span<const WeekMoment> reach) {
        bool by_shock = false;
        for (const WeekMoment m : reach)
            if (join(taken_[m], i, m)) {
                by_shock = true;
                break;
            }
        week_.refuse(clients_[i], wishes_[i], &SessionCounts::no_seat, &SessionHours::no_staff, by_shock);
    }

    bool sit(std::size_t i, WeekMoment m, double days_left) {
        const auto joined = join(sessions_[m], i, m);
        if (!joined) return false;
        const auto [group, weight] = *joined;
        auto& client = clients_[i];
        const auto& wish = wishes_[i];
        const bool at_event = wish.event && m == wish.when;
        if (at_event && together_ > 1) {
            week_.count(client, &SessionCounts::offered_company);
            if (!client.consents) week_.count(client, &SessionCounts::declined_company);
        }
        seats_[i] =
            Taken{group, {i, &wish, weight, at_event, m, liking_.preferred(client, m), turns_++}, days_left};
        week_.agree(i, wish, m);
        return true;
    }

    /// A seat has been freed: the list moves up, as long as anybody on it fits.
    void promote(WeekMoment m, double days_left) {
        if (days_left < a_.lead_time) return;
        for (auto at = lists_[m].begin(); at != lists_[m].end();) {
            if (!sit(*at, m, days_left)) {
                ++at;
                continue;
            }
            waits_[*at].reset();
            week_.count(clients_[*at], &SessionCounts::promoted);
            at = lists_[m].erase(at);
        }
    }

    /// Sessions of this week that still lay ahead when a later one may be booked.
    void remember() {
        const bool capped = a_.open_bookings < no_cap;
        const double now = static_cast<double>(monday_.time_since_epoch().count()) * 24;
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            auto& open = clients_[i].open;
            std::erase_if(open, [&](const OpenBooking& b) {
                return !capped || b.starts < now + 168 - 24 * a_.horizon;
            });
            if (!capped || !seats_[i]) continue;
            const auto starts = static_cast<double>(week_.hour(seats_[i]->member.session));
            open.push_back({starts - 24 * std::min(seats_[i]->days_left, a_.horizon), starts});
        }
    }

    const SessionAssumptions& a_;
    Run run_;
    Day monday_;
    std::span<SessionClient> clients_;
    std::span<const SessionWish> wishes_;
    SessionWeek& week_;
    const SessionProgramme& whole_;
    const SessionProgramme& staffed_;
    Liking liking_;
    NoGo no_go_;
    int together_;
    int turns_ = 0;
    std::vector<PoolingGroups> sessions_;
    std::vector<PoolingGroups> taken_; // what the shock took of them: who gets no seat would have sat there
    std::array<std::vector<std::size_t>, week_moments> lists_; // of those who wait, first come first
    std::vector<std::optional<Taken>> seats_;                  // by client
    std::vector<std::optional<WeekMoment>> waits_;             // by client
};

} // namespace

std::array<double, week_moments> expected_demand(const SessionAssumptions& a, Run run,
                                                 std::span<const SessionClient> clients,
                                                 std::span<const SessionEvent> events) {
    std::array<double, week_moments> demand{};
    const auto free = free_wish_weights(a);
    const bool together = most_together(a) > 1;
    for (const auto& client : clients) {
        if (!client.chooses) {
            demand[client.slot] += client.staff;
            continue;
        }
        // She follows the first event of the week that interests her.
        double none_yet = 1;
        for (const auto& event : events) {
            const double interest = interest_in(a, run, client.luck, event.kind);
            const double takes = a.event_share * none_yet * interest;
            none_yet *= 1 - interest;
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

SessionProgramme session_programme(const std::array<double, week_moments>& demand, int seats) {
    SessionProgramme programme{};
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

SessionYear session_booking_week(const SessionAssumptions& a, Run run, std::span<SessionClient> clients,
                                 Day monday, Hours staff_hours, const Surroundings& around) {
    SessionWeek week{a, run, clients, monday, around};
    const auto events = session_events(a, run, monday, around.shock.events, around.events);
    std::vector<SessionWish> wishes;
    int needed = 0;
    for (auto& client : clients) {
        settle_traits(a, client);
        wishes.push_back(
            session_wish(a, run, client, monday, events, a.demand_gain, week.catches_up(client)));
        week.credit(client, wishes.back());
        needed += client.staff;
        if (!client.chooses) continue;
        week.count(client, &SessionCounts::choosing);
        if (wishes.back().wants) week.count(client, &SessionCounts::chose);
    }
    if (a.model == SessionModel::pooled) {
        week.count_waited_for_company(gather_company(a, run, monday, clients, wishes));
        for (std::size_t i = 0; i < clients.size(); ++i)
            if (wishes[i].company) week.count(clients[i], &SessionCounts::gathered);
    }
    const auto demand = expected_demand(a, run, clients, events);
    const int offered = static_cast<int>(std::lround(a.seats_share * needed));
    const auto whole = session_programme(demand, offered);
    const auto held_by = [&](Hours staff) {
        return session_programme(demand, std::min(offered, week.seats_covered(staff)));
    };
    const auto staffed = held_by(staff_hours);
    const auto with_taken = held_by(staff_hours + around.shock.staff);

    const auto allowed = days_allowed(a, week, clients, wishes);
    const auto order = booking_order(a, clients, wishes, allowed);
    Desk desk{a, run, monday, clients, wishes, week, whole, staffed, with_taken};
    for (const auto& [days_left, cancels, i] : order)
        if (cancels)
            desk.cancel(i, days_left);
        else
            desk.ask(i, days_left);
    desk.close();
    return week.finish();
}

} // namespace omsorg
