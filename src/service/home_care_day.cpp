// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_day.hpp"

#include "omsorg/base/calendar.hpp"
#include "omsorg/base/expect.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

constexpr std::int32_t minute = 60;

// The 64 quarters of an hour from 06:00; what is earlier or later belongs to the first or the last.
std::uint64_t quarters_between(std::int32_t from, std::int32_t to) {
    const auto quarter_of = [](std::int32_t second) {
        return std::clamp((second - 6 * 60 * minute) / (15 * minute), 0, 63);
    };
    return to < from ? 0
                     : (~std::uint64_t{0} << quarter_of(from)) & (~std::uint64_t{0} >> (63 - quarter_of(to)));
}

std::int32_t seconds_of(double minutes) { return static_cast<std::int32_t>(std::lround(minutes * 60.0)); }

} // namespace

HomeCareDay::HomeCareDay(const HomeCareAssumptions& assume, const Travel& travel, Run run)
    : assume_{&assume}, travel_{&travel}, luck_{run, Purpose::visit_length} {
    head_.fill(nobody);
}

void HomeCareDay::begin_day(Day day, bool red, bool follow_continuity) {
    day_ = day;
    red_ = red;
    follow_ = follow_continuity;
    tolerance_ = seconds_of(assume_->start_tolerance);
    over_ = seconds_of(assume_->overtime_cap);
    minimum_ = assume_->minimum_share;
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

void HomeCareDay::add_staff(const OnDuty& worker) {
    if (open_ == rounds_.size()) rounds_.emplace_back();
    Round& round = rounds_[open_++];
    round.who = worker.who;
    round.worker = worker.worker;
    round.from = worker.from * minute;
    round.to = worker.to * minute;
    round.stops.clear();
    round.cursor = 0;
    round.done = 0;
    round.ready = round.from;
    round.client = round.travel = 0;
    const double around =
        assume_->documentation + (red_ ? 0.0 : assume_->meetings + assume_->training + assume_->renewal);
    round.budget = std::max(0, static_cast<std::int32_t>((round.to - round.from) * (1.0 - around)));
}

void HomeCareDay::run_team(Team& team, std::span<const Zone> zones, HomeCareClients& clients,
                           HomeCareYear& year) {
    prepare_legs(team, zones);
    put_off_.clear();
    collect(team, clients, year);
    open_rounds();
    place_all(year);
    execute(clients, year);
    close_rounds(year);
    for (const SecondTry& again : put_off_)
        team.tries.insert(std::upper_bound(team.tries.begin(), team.tries.end(), again,
                                           [](const SecondTry& a, const SecondTry& b) {
                                               return a.visit.order < b.visit.order;
                                           }),
                          again);
    open_ = 0;
}

void HomeCareDay::prepare_legs(const Team& team, std::span<const Zone> zones) {
    const std::size_t zones_here = team.zones.size();
    places_ = zones_here + 1;
    legs_.assign(places_ * places_, 0);
    std::int32_t least_leg = never;
    for (std::size_t to = 0; to < zones_here; ++to) {
        const TeamZone& there = team.zones[to];
        const Zone& zone = zones[there.zone.index()];
        const std::int32_t inside =
            seconds_of(travel_->leg_minutes(zone.area_km2 * there.part, there.clients, zone.rural));
        least_leg = std::min(least_leg, inside);
        for (std::size_t from = 0; from < zones_here; ++from)
            legs_[from * places_ + to] =
                inside + seconds_of(travel_->minutes(team.zones[from].zone, there.zone));
    }
    least_gap_ = zones_here == 0 ? 0 : least_leg; // and the least visit, when today's are known
}

void HomeCareDay::open_rounds() {
    std::sort(rounds_.begin(), rounds_.begin() + static_cast<std::ptrdiff_t>(open_),
              [](const Round& a, const Round& b) { return a.who < b.who; });
    std::int32_t least = never;
    for (const DayVisit& visit : visits_) least = std::min<std::int32_t>(least, visit.seconds);
    least_gap_ += visits_.empty() ? 0 : cut_of(least);
    width_ = {visits_.empty() ? 0 : cut_of(least), 20 * minute};
    for (auto& quarters : open_quarters_) quarters.resize(open_);
    empty_.clear();
    const auto nowhere = static_cast<std::uint8_t>(places_ - 1);
    for (std::size_t i = 0; i < open_; ++i) {
        Round& round = rounds_[i];
        round.zone = nowhere;
        round.gaps.assign(1, gap_between(round.from, round.to, nowhere, nowhere, true));
        mark_open(static_cast<std::uint32_t>(i));
        empty_.push_back(static_cast<std::uint32_t>(i));
    }
}

// Today's list, second tries merged in; those away are booked as such and not placed.
void HomeCareDay::collect(Team& team, const HomeCareClients& clients, HomeCareYear& year) {
    visits_.clear();
    due_.clear();
    std::int64_t planned = 0, away = 0;
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
        planned += visit.seconds;
        if (clients.away[visit.client] != 0) {
            away += visit.seconds;
            ++year.away;
            continue;
        }
        visits_.push_back(visit);
        due_.push_back(day_);
    }
    while (again < team.tries.size()) try_again();
    team.tries.resize(kept);

    year.visits += static_cast<std::int64_t>(today.size());
    year.clients.grant(Hours{std::chrono::seconds{planned}});
    year.clients.plan(Hours{std::chrono::seconds{planned}});
    year.clients.not_deliver(NotDelivered::client_away, Hours{std::chrono::seconds{away}});
}

void HomeCareDay::place_all(HomeCareYear& year) {
    placed_.clear();
    for (std::uint32_t visit = 0; visit < visits_.size(); ++visit) {
        // Within a class the windows open later and later: what ended before the window is behind the cursor.
        if (visit > 0 && visits_[visit].kind != visits_[visit - 1].kind)
            for (std::size_t i = 0; i < open_; ++i) rounds_[i].cursor = 0;
        if (!place(visit)) drop(visit, year);
    }
}

bool HomeCareDay::place(std::uint32_t index) {
    if (open_ == 0) return false;
    const DayVisit& visit = visits_[index];
    const std::int32_t full = visit.seconds, to = visit.to * minute;
    const std::int32_t cut = cut_of(full);
    const auto fits = [&](const Limits& limits) {
        return visit.staff > 1 ? place_two(index, limits) : place_one(index, limits);
    };
    const auto within = [&](std::int32_t latest, std::int32_t length, std::int32_t over) {
        return fits(limits_of(visit, latest, length, over));
    };
    return within(to, full, 0) || (tolerance_ > 0 && within(to + tolerance_, full, 0)) ||
           (cut < full && within(to + tolerance_, cut, 0)) ||
           (over_ > 0 && within(to + tolerance_, cut, over_));
}

HomeCareDay::Limits HomeCareDay::limits_of(const DayVisit& visit, std::int32_t latest, std::int32_t length,
                                           std::int32_t over) const {
    return {latest, length, over, quarters_between(visit.from * minute, latest),
            length >= width_[1] ? 1u : 0u};
}

// The first gap, or the one with least added travel, in which the visit fits into a round.
HomeCareDay::Slot HomeCareDay::probe(Round& round, const DayVisit& visit, std::int32_t earliest,
                                     const Limits& limits, Want want) const {
    Slot best;
    const std::int32_t budget = round.budget + limits.over - limits.length;
    if (budget < 0) return best;
    const auto gaps = static_cast<std::uint32_t>(round.gaps.size());
    const Gap* const gap_at = round.gaps.data();
    std::uint32_t i = round.cursor;
    while (i + 1 < gaps && gap_at[i].to <= visit.from * minute) ++i;
    round.cursor = i;
    std::int32_t least = std::min(budget, never - 1);
    for (; i < gaps; ++i) {
        const Gap& gap = gap_at[i];
        if ((gap.quarters[limits.width] & limits.quarters) == 0) continue;
        const std::int32_t reach = leg(gap.before, visit.zone);
        const std::int32_t start = std::max(gap.from + reach, earliest);
        if (start > limits.latest) break;
        const std::int32_t onward = leg(visit.zone, gap.after);
        const std::int32_t end = i + 1 == gaps ? gap.to + limits.over : gap.to;
        if (start + limits.length + onward > end) continue;
        const std::int32_t added = reach + onward - leg(gap.before, gap.after);
        if (added > least) continue;
        best.start = start;
        best.added = added;
        best.gap = i;
        if (want == Want::earliest) break;
        least = added - 1;
    }
    return best;
}

bool HomeCareDay::place_one(std::uint32_t index, const Limits& limits) {
    const DayVisit& visit = visits_[index];
    const std::int32_t from = visit.from * minute;
    const std::int32_t floor = leg(visit.zone, visit.zone); // no visit adds less to a round with stops
    const auto& open = open_quarters_[limits.width];
    std::uint32_t best = nobody;
    Slot slot;
    for (const std::uint32_t i : empty_) { // a round that begins here adds nothing
        if ((open[i] & limits.quarters) == 0) continue;
        const Round& round = rounds_[i];
        const std::int32_t start = std::max(round.from, from);
        if (start > limits.latest || start + limits.length > round.to + limits.over ||
            limits.length > round.budget + limits.over)
            continue;
        best = i;
        slot.start = start;
        slot.added = 0;
        break;
    }
    if (best == nobody || floor == 0) {
        for (std::uint32_t i = 0; i < open_; ++i) {
            if ((open[i] & limits.quarters) == 0 || rounds_[i].stops.empty()) continue;
            const Slot found = probe(rounds_[i], visit, from, limits, Want::least_travel);
            if (found.added == never || found.added > slot.added || (found.added == slot.added && i > best))
                continue;
            best = i;
            slot = found;
            if (slot.added <= floor) break;
        }
    }
    if (best == nobody) return false;
    put(best, visit, slot, limits.length);
    placed_.push_back({index, slot.start, limits.length, best, nobody, nobody});
    return true;
}

// Two at once: the earliest moment at which two can begin together, then the two with least added travel.
bool HomeCareDay::place_two(std::uint32_t index, const Limits& limits) {
    const DayVisit& visit = visits_[index];
    std::int32_t together = visit.from * minute;
    const auto& open = open_quarters_[limits.width];
    for (int attempt = 0; attempt < 16; ++attempt) {

        std::int32_t soonest = never, next = never;
        std::uint32_t one = nobody, two = nobody;
        Slot slot_one, slot_two;
        for (std::uint32_t i = 0; i < open_; ++i) {
            if ((open[i] & limits.quarters) == 0) continue;
            const Slot found = probe(rounds_[i], visit, together, limits, Want::earliest);
            if (found.start < soonest)
                next = std::exchange(soonest, found.start);
            else
                next = std::min(next, found.start);
            if (found.start > together) continue;
            if (found.added < slot_one.added) {
                two = std::exchange(one, i);
                slot_two = std::exchange(slot_one, found);
            } else if (found.added < slot_two.added) {
                two = i;
                slot_two = found;
            }
        }
        if (next == never) return false;
        if (one != nobody && two != nobody) {
            put(one, visit, slot_one, limits.length);
            put(two, visit, slot_two, limits.length);
            placed_.push_back({index, together, limits.length, one, two, nobody});
            return true;
        }
        together = next;
    }
    return false;
}

// The gap is split round the stop; a part too narrow for any visit of the day is forgotten.
void HomeCareDay::put(std::uint32_t index, const DayVisit& visit, const Slot& slot, std::int32_t length) {
    expect(slot.added != never, "a visit is put where it fits");
    Round& round = rounds_[index];
    if (round.stops.empty()) empty_.erase(std::lower_bound(empty_.begin(), empty_.end(), index));
    const auto behind = std::find_if(round.stops.rbegin(), round.stops.rend(),
                                     [&](const Stop& stop) { return stop.start <= slot.start; });
    round.stops.insert(behind.base(), Stop{slot.start, visit.zone});
    round.budget -= length + slot.added;

    const auto at = round.gaps.begin() + static_cast<std::ptrdiff_t>(slot.gap);
    const Gap whole = *at;
    const bool last = slot.gap + 1 == round.gaps.size(); // kept: overtime may follow
    const std::int32_t end = slot.start + length;
    const bool keep_left = slot.start - whole.from >= least_gap_;
    if (last || whole.to - end >= least_gap_) {
        *at = gap_between(end, whole.to, visit.zone, whole.after, last);
        if (keep_left)
            round.gaps.insert(at, gap_between(whole.from, slot.start, whole.before, visit.zone, false));
    } else if (keep_left) {
        *at = gap_between(whole.from, slot.start, whole.before, visit.zone, false);
    } else {
        round.gaps.erase(at);
    }
    mark_open(index);
}

void HomeCareDay::mark_open(std::uint32_t index) {
    std::array<std::uint64_t, 2> open{};
    for (const Gap& gap : rounds_[index].gaps) {
        open[0] |= gap.quarters[0];
        open[1] |= gap.quarters[1];
    }
    open_quarters_[0][index] = open[0];
    open_quarters_[1][index] = open[1];
}

HomeCareDay::Gap HomeCareDay::gap_between(std::int32_t from, std::int32_t to, std::uint8_t before,
                                          std::uint8_t after, bool last) const {
    const std::int32_t end = last ? to + over_ : to;
    return {from,
            to,
            before,
            after,
            {quarters_between(from, end - width_[0]), quarters_between(from, end - width_[1])}};
}

} // namespace omsorg
