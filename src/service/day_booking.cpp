// SPDX-License-Identifier: MIT
#include <omsorg/service/day_booking.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace omsorg {
namespace {

constexpr double hours_a_day = 24;

/// The seats of a week: who sits on which, and who waits. Time is hours since Monday began.
class DayDesk {
public:
    DayDesk(const DayActivityAssumptions& a, const DayProgramme& programme,
            const std::array<bool, opening_days>& open, std::span<const DayRequest> requests,
            std::span<const DayAbsences> absences)
        : a_{a}, open_{open}, requests_{requests}, absences_{absences}, left_{programme},
          lists_(programme.size()), has_(absences.size()), of_(absences.size()), states_(requests.size()) {
        week_.days.resize(requests.size());
        for (std::size_t r = 0; r < requests.size(); ++r) of_[requests[r].client].push_back(r);
    }

    BookedWeek run() {
        struct Moment {
            double when;
            bool asks;
            double lot;
            Key key;
            int weekday;
            std::size_t who; // the request that asks, or the client who tells

            [[nodiscard]] auto order() const { return std::tuple{when, asks, lot, key, weekday}; }
        };
        std::vector<Moment> moments;
        for (std::size_t r = 0; r < requests_.size(); ++r) {
            const DayRequest& one = requests_[r];
            const double knows = hours_a_day * (one.usual - one.notice);
            moments.push_back(
                {std::max(-hours_a_day * a_.horizon, knows), true, one.lot, one.key, one.usual, r});
        }
        for (std::size_t c = 0; c < absences_.size(); ++c)
            for (int day = 0; day < opening_days && !of_[c].empty(); ++day)
                if (open_[at(day)] && absences_[c][at(day)].told)
                    moments.push_back({told_at(c, day), false, 0, requests_[of_[c].front()].key, day, c});
        std::ranges::sort(moments, {}, &Moment::order);
        for (const Moment& m : moments)
            if (m.asks)
                ask(m.who, m.when);
            else
                tell(m.who, m.weekday, m.when);
        return std::move(week_);
    }

private:
    struct State {
        bool asked = false;
        std::optional<int> seat{}, waits{};
    };
    static std::size_t at(int day) { return static_cast<std::size_t>(day); }

    [[nodiscard]] double told_at(std::size_t client, int day) const {
        return hours_a_day * day - *absences_[client][at(day)].told;
    }
    [[nodiscard]] bool knows_away(std::size_t client, int day, double now) const {
        return absences_[client][at(day)].told && told_at(client, day) <= now;
    }
    [[nodiscard]] bool in_time(int day, double now) const {
        return day - now / hours_a_day >= std::max(0.0, a_.lead_time);
    }

    /// The days she would take, the best liked first.
    [[nodiscard]] std::vector<int> days_for(std::size_t r, double now) const {
        const DayRequest& one = requests_[r];
        const auto hers = [&](int day) {
            return std::ranges::any_of(of_[one.client],
                                       [&](std::size_t other) { return requests_[other].usual == day; });
        };
        const auto possible = [&](int day) {
            return day >= 0 && day < opening_days && open_[at(day)] && !knows_away(one.client, day, now);
        };
        std::vector<int> days;
        if (possible(one.usual)) days.push_back(one.usual);
        for (int apart = 1; one.movable && apart < opening_days; ++apart)
            for (const int day : {one.usual - apart, one.usual + apart})
                if (possible(day) && !hers(day)) days.push_back(day);
        return days;
    }

    bool sit(std::size_t r, int day) {
        const DayRequest& one = requests_[r];
        std::size_t& left = left_[one.unit][at(day)];
        bool& has = has_[one.client][at(day)];
        if (left == 0 || has) return false;
        --left;
        has = true;
        states_[r].seat = day;
        week_.days[r].outcome = DayOutcome::seated;
        week_.days[r].weekday = day;
        return true;
    }

    void ask(std::size_t r, double now) {
        const DayRequest& one = requests_[r];
        State& state = states_[r];
        state.asked = true;
        const std::vector<int> wished = days_for(r, now);
        if (one.movable && !wished.empty()) ++week_.days[r].asked;
        std::vector<int> days = wished;
        std::erase_if(days, [&](int day) { return !in_time(day, now); });
        for (const int day : days)
            if (sit(r, day)) return;
        week_.days[r].outcome = knows_away(one.client, one.usual, now) ? DayOutcome::stays_home
                                : days.empty()                         ? DayOutcome::too_late
                                                                       : DayOutcome::no_seat;
        for (const int day : days) {
            auto& list = lists_[one.unit][at(day)];
            if (static_cast<double>(list.size()) >= a_.waitlist) continue;
            list.push_back(r);
            state.waits = day;
            ++week_.waitlisted;
            return;
        }
    }

    void tell(std::size_t client, int day, double now) {
        const bool early = *absences_[client][at(day)].told >= a_.cancel_cutoff;
        std::vector<std::size_t> asks_again;
        for (const std::size_t r : of_[client]) {
            State& state = states_[r];
            if (state.waits == day) {
                std::erase(lists_[requests_[r].unit][at(day)], r);
                state.waits.reset();
                asks_again.push_back(r);
            } else if (state.seat == day && !early) {
                week_.days[r].late = true;
            } else if (state.seat == day) {
                state.seat.reset();
                has_[client][at(day)] = false;
                ++left_[requests_[r].unit][at(day)];
                ++week_.days[r].cancelled;
                asks_again.push_back(r);
            } else if (requests_[r].usual == day && !state.asked && early) {
                ++week_.days[r].cancelled; // and will not ask for it
            }
        }
        if (asks_again.empty()) return;
        promote(requests_[asks_again.front()].unit, day, now);
        for (const std::size_t r : asks_again) ask(r, now);
    }

    /// A seat has been freed: the first on the list who fits.
    void promote(std::size_t unit, int day, double now) {
        auto& list = lists_[unit][at(day)];
        if (!in_time(day, now)) return;
        const auto first = std::ranges::find_if(list, [&](std::size_t r) { return sit(r, day); });
        if (first == list.end()) return;
        states_[*first].waits.reset();
        list.erase(first);
        ++week_.promoted;
    }

    const DayActivityAssumptions& a_;
    const std::array<bool, opening_days>& open_;
    std::span<const DayRequest> requests_;
    std::span<const DayAbsences> absences_;
    DayProgramme left_;                                                     // seats, by unit and weekday
    std::vector<std::array<std::vector<std::size_t>, opening_days>> lists_; // who waits, first come first
    std::vector<std::array<bool, opening_days>> has_;                       // by client
    std::vector<std::vector<std::size_t>> of_;                              // her requests
    std::vector<State> states_;                                             // by request
    BookedWeek week_;
};

} // namespace

DayProgramme day_programme(double seats_share, std::size_t units, std::span<const DayRequest> requests) {
    DayProgramme seats(units);
    for (const DayRequest& one : requests) ++seats[one.unit][static_cast<std::size_t>(one.usual)];
    for (auto& unit : seats)
        for (std::size_t& day : unit)
            day = static_cast<std::size_t>(std::llround(seats_share * static_cast<double>(day)));
    return seats;
}

BookedWeek book_days(const DayActivityAssumptions& a, const DayProgramme& programme,
                     const std::array<bool, opening_days>& open, std::span<const DayRequest> requests,
                     std::span<const DayAbsences> absences) {
    return DayDesk{a, programme, open, requests, absences}.run();
}

double told_in_time(const DayActivityAssumptions& a) {
    if (a.cancel_cutoff <= 0) return 1;
    double below = 0, above = 1; // the least u with quantile(u) ≥ cut-off lies between
    for (int i = 0; i < 50; ++i) {
        const double u = (below + above) / 2;
        (a.cancel_notice.quantile(u) >= a.cancel_cutoff ? above : below) = u;
    }
    return 1 - above;
}

} // namespace omsorg
