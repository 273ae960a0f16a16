// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_day.hpp"

#include "omsorg/base/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omsorg {
namespace {

constexpr std::int32_t minute = 60;

std::int32_t seconds_of(double minutes) { return static_cast<std::int32_t>(std::lround(minutes * 60.0)); }

} // namespace

HomeCareDay::HomeCareDay(const HomeCareAssumptions& assume, const Travel& travel, Run run)
    : assume_{&assume}, travel_{&travel}, luck_{run, Purpose::visit_length},
      contact_luck_{run, Purpose::contact_person}, delegation_{run, Purpose::delegation} {
    last_.fill(nobody);
}

void HomeCareDay::begin_day(Day day, bool red, bool follow_continuity, DigitalSupport* support) {
    day_ = day;
    support_ = support;
    red_ = red;
    follow_ = follow_continuity;
    tolerance_ = seconds_of(assume_->start_tolerance);
    over_ = seconds_of(assume_->overtime_cap);
    minimum_ = assume_->minimum_share;
    contact_ = assume_->contact_share;
    if (length_table_.empty() || !(length_of_ == assume_->visit_length)) {
        // A quantile costs a hundred times a look in a table: 1,024 equally likely middles, brought to the
        // exact mean.
        constexpr std::size_t cells = 1024;
        length_of_ = assume_->visit_length;
        length_table_.resize(cells);
        double sum = 0;
        for (std::size_t i = 0; i < cells; ++i)
            sum += length_table_[i] =
                std::max(0.0, length_of_.quantile((static_cast<double>(i) + 0.5) / cells));
        if (sum > 0.0)
            for (double& factor : length_table_) factor *= length_of_.mean() * cells / sum;
    }
}

void HomeCareDay::add_staff(const OnDuty& worker) { staff_.push_back(worker); }

void HomeCareDay::run_team(Team& team, std::span<const Zone> zones, HomeCareClients& clients,
                           HomeCareYear& year) {
    prepare_legs(team, zones);
    put_off_.clear();
    collect(team, clients, year);
    open_rounds(team);
    place_all(clients, year);
    receive_alarms(clients, year);
    execute(clients, year);
    close_rounds(team, year);
    for (const SecondTry& again : put_off_)
        team.tries.insert(std::upper_bound(team.tries.begin(), team.tries.end(), again,
                                           [](const SecondTry& a, const SecondTry& b) {
                                               return a.visit.order < b.visit.order;
                                           }),
                          again);
    staff_.clear();
}

void HomeCareDay::prepare_legs(const Team& team, std::span<const Zone> zones) {
    const std::size_t zones_here = team.zones.size();
    legs_.places = zones_here + 1;
    legs_.seconds.assign(legs_.places * legs_.places, 0);
    for (std::size_t to = 0; to < zones_here; ++to) {
        const TeamZone& there = team.zones[to];
        const Zone& zone = zones[there.zone.index()];
        const std::int32_t inside =
            seconds_of(travel_->leg_minutes(zone.area_km2 * there.part, there.clients, zone.rural));
        for (std::size_t from = 0; from < zones_here; ++from)
            legs_.seconds[from * legs_.places + to] =
                inside + seconds_of(travel_->minutes(team.zones[from].zone, there.zone));
    }
}

void HomeCareDay::open_rounds(const Team& team) {
    std::sort(staff_.begin(), staff_.end(), [](const OnDuty& a, const OnDuty& b) { return a.who < b.who; });
    std::int32_t least = visits_.empty() ? 0 : std::numeric_limits<std::int32_t>::max();
    for (const DayVisit& visit : visits_) least = std::min<std::int32_t>(least, visit.seconds);
    const double documentation = assume_->documentation * documentation_;
    const double around =
        documentation +
        (red_ ? 0.0 : assume_->meetings + assume_->training + assume_->renewal + coordination_) -
        std::min(documentation, driving_ * team.travel_share);
    shifts_.clear();
    rounds_.clear();
    for (const OnDuty& worker : staff_) {
        const std::int32_t from = worker.from * minute, to = worker.to * minute;
        const bool delegated =
            assume_->delegated_staff >= 1 || delegation_.happens(assume_->delegated_staff, worker.who);
        shifts_.push_back(
            {from, to, std::max(0, static_cast<std::int32_t>((to - from) * (1.0 - around))), delegated});
        rounds_.push_back({.worker = worker.worker,
                           .from = from,
                           .to = to,
                           .ready = from,
                           .zone = legs_.nowhere(),
                           .delegated = delegated});
    }
    plan_.begin(legs_, shifts_, cut_of(least));
    if (contact_ > 0) {
        here_.clear(staff_.size());
        for (std::uint32_t i = 0; i < staff_.size(); ++i) here_.add(staff_[i].worker.index(), i);
    }
}

// Today's list, second tries merged in; those away are booked as such and not placed.
void HomeCareDay::collect(Team& team, HomeCareClients& clients, HomeCareYear& year) {
    visits_.clear();
    due_.clear();
    std::int64_t planned = 0, away = 0, replaced = 0, alone = 0;
    std::size_t again = 0, kept = 0;
    const auto try_again = [&] {
        const SecondTry& attempt = team.tries[again++];
        const Hours length{std::chrono::seconds{attempt.visit.seconds}};
        const bool is_away = clients.away[attempt.visit.client] != 0;
        if (day_ > attempt.first + std::chrono::days{assume_->retry_days}) {
            year.clients.not_deliver(NotDelivered::postponed, -length);
            year.clients.not_deliver(is_away ? NotDelivered::client_away : NotDelivered::no_staff, length);
            --year.put_off;
            ++(is_away ? year.away : year.given_up);
            if (!is_away) year.given_up_time += length;
            ClientFate& fate = clients.fate[attempt.visit.client];
            fate.otherwise -= attempt.visit.seconds;
            (is_away ? fate.away : fate.unmet)[use_of(attempt.visit.kind)] += attempt.visit.seconds;
            if (!is_away) ++fate.missed, --fate.not_due;
        } else if (is_away) {
            team.tries[kept++] = attempt;
        } else {
            visits_.push_back(attempt.visit);
            due_.push_back(attempt.first);
            ++year.tries;
        }
    };
    const auto& today = team.week[static_cast<std::size_t>(weekday_index(day_))];
    for (const DayVisit& visit : today) {
        while (again < team.tries.size() && team.tries[again].visit.order < visit.order) try_again();
        if (visit.mark == managed_alone) [[unlikely]] {
            support_->take(visit.client, visit.mark, visit.number, visit.seconds, year.digital);
            alone += visit.seconds;
            clients.fate[visit.client].otherwise += visit.seconds;
            ++clients.fate[visit.client].not_due;
            --year.visits;
            continue;
        }
        planned += visit.seconds;
        if (clients.away[visit.client] != 0) {
            away += visit.seconds;
            ++year.away;
            clients.fate[visit.client].away[use_of(visit.kind)] += visit.seconds;
            ++clients.fate[visit.client].not_due;
            continue;
        }
        if (visit.mark != by_staff && support_->take(visit.client, visit.mark, visit.number, visit.seconds,
                                                     year.digital)) [[unlikely]] {
            replaced += visit.seconds;
            ClientFate& fate = clients.fate[visit.client];
            fate.otherwise += visit.seconds;
            ++fate.not_due;
            if (visit.mark != mark_of(DigitalTool::dispenser)) ++fate.contacts;
            continue;
        }
        visits_.push_back(visit);
        due_.push_back(day_);
    }
    while (again < team.tries.size()) try_again();
    team.tries.resize(kept);

    year.visits += static_cast<std::int64_t>(today.size());
    year.clients.grant(Hours{std::chrono::seconds{planned + alone}});
    year.clients.not_plan(NotPlanned::agreed_less, Hours{std::chrono::seconds{alone}});
    year.clients.plan(Hours{std::chrono::seconds{planned}});
    year.clients.not_deliver(NotDelivered::client_away, Hours{std::chrono::seconds{away}});
    year.clients.not_deliver(NotDelivered::replaced_by_digital, Hours{std::chrono::seconds{replaced}});
}

inline bool HomeCareDay::place_within(std::uint32_t index, const HomeCareRounds::Wish& wish) {
    const auto taken = visits_[index].staff > 1 ? plan_.take_two(wish) : plan_.take(wish);
    if (!taken) return false;
    placed_.push_back({index, taken.start, wish.length, taken.first, taken.second});
    return true;
}

inline bool HomeCareDay::place(std::uint32_t index, const HomeCareClients& clients) {
    const DayVisit& visit = visits_[index];
    if (contact_ > 0 && visit.staff == 1 && place_with_known(index, clients)) return true;
    HomeCareRounds::Wish wish{visit.from * minute, visit.to * minute,  visit.seconds, 0,
                              visit.zone,          is_delegated(visit)};
    if (place_within(index, wish)) return true;
    if (tolerance_ > 0) {
        wish.latest += tolerance_;
        if (place_within(index, wish)) return true;
    }
    if (const std::int32_t cut = cut_of(wish.length); cut < wish.length) {
        wish.length = cut;
        if (place_within(index, wish)) return true;
    }
    wish.over = over_;
    return over_ > 0 && place_within(index, wish);
}

void HomeCareDay::place_all(HomeCareClients& clients, HomeCareYear& year) {
    placed_.clear();
    for (std::uint32_t visit = 0; visit < visits_.size(); ++visit) {
        if (visit > 0 && visits_[visit].kind != visits_[visit - 1].kind) plan_.rewind();
        if (!place(visit, clients)) drop(visit, clients, year);
    }
}

} // namespace omsorg
