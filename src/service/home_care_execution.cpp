// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care_day.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace omsorg {
namespace {

constexpr std::int32_t minute = 60;

Hours seconds(std::int64_t n) { return Hours{std::chrono::seconds{n}}; }

} // namespace

inline void HomeCareDay::settle(std::uint32_t visit, HomeCareClients& clients, HomeCareYear& year) const {
    if (due_[visit] == day_) return;
    --year.put_off;
    year.clients.not_deliver(NotDelivered::postponed, -seconds(visits_[visit].seconds));
    ClientFate& fate = clients.fate[visits_[visit].client];
    fate.otherwise -= visits_[visit].seconds;
    --fate.not_due, --fate.put_off;
}

// One address for a visit: its length, and whether it is declined at the door.
inline std::optional<std::int32_t> HomeCareDay::at_the_door(std::uint32_t index, HomeCareClients& clients,
                                                            HomeCareYear& year) const {
    const DayVisit& visit = visits_[index];
    const auto due = static_cast<std::uint64_t>(due_[index].time_since_epoch().count());
    Luck luck = luck_.at(clients.key[visit.client], due * 64 + visit.number);
    const std::int32_t planned = visit.seconds;
    const auto wanted = std::max(1, static_cast<std::int32_t>(planned * length_table_[luck() >> 54] + 0.5));
    if (luck.uniform() >= assume_->declined) return wanted;
    settle(index, clients, year);
    ++year.declined;
    clients.fate[visit.client].otherwise += planned;
    ++clients.fate[visit.client].not_due;
    year.clients.not_deliver(NotDelivered::client_declined, seconds(planned));
    return std::nullopt;
}

// A planned visit as it happens, in the order of planned starts.
inline void HomeCareDay::carry_out(const Placed& placed, HomeCareClients& clients, HomeCareYear& year,
                                   Seconds& booked) {
    const DayVisit& visit = visits_[placed.visit];
    std::uint32_t first = placed.first, second = placed.second;
    rounds_[first].then = placed.first_then;
    if (second != nobody) rounds_[second].then = placed.second_then;
    const auto at_door = at_the_door(placed.visit, clients, year);
    if (!at_door) return;
    const std::int32_t planned = visit.seconds, wanted = *at_door;

    const std::int32_t latest = visit.to * minute + tolerance_;
    const auto begins = [&] {
        const Round& one = rounds_[first];
        std::int32_t start =
            std::max<std::int32_t>(visit.from * minute, one.ready + legs_(one.zone, visit.zone));
        if (second != nobody)
            start = std::max(start, rounds_[second].ready + legs_(rounds_[second].zone, visit.zone));
        return start;
    };
    const auto ends_by = [&] {
        return (second == nobody ? rounds_[first].to : std::min(rounds_[first].to, rounds_[second].to)) +
               over_;
    };
    std::int32_t start = begins(),
                 length = std::min(wanted, placed.length < planned ? placed.length : wanted);
    if (start > latest || start + length > ends_by()) {
        if (hand_over(visit, planned, latest, first, second)) start = begins();
        const auto least =
            std::max(1, std::min(wanted, static_cast<std::int32_t>(std::ceil(wanted * minimum_))));
        if (start > latest) {
            if (visit.kind == VisitKind::domestic) return drop(placed.visit, clients, year);
            length = std::min(length, least);
        }
        if (start + length > ends_by()) {
            length = ends_by() - start;
            if (length < std::min(least, placed.length)) return drop(placed.visit, clients, year);
        }
    }

    give(placed.visit, {start, length, wanted}, first, second, clients, year, booked);
}

inline void HomeCareDay::give(std::uint32_t index, const Given& given, std::uint32_t first,
                              std::uint32_t second, HomeCareClients& clients, HomeCareYear& year,
                              Seconds& booked) {
    const DayVisit& visit = visits_[index];
    const std::int32_t start = given.start, length = given.length, wanted = given.wanted;
    const std::int32_t window = visit.to * minute;
    settle(index, clients, year);
    ++year.delivered;
    // Of a visit that needs more than was planned for it, no more than was planned can be unmet.
    const auto cut = std::min<std::int32_t>(wanted - length, visit.seconds);
    booked.varied += visit.seconds - length - cut;
    booked.delivered += length;
    if (delivered_ != nullptr) (*delivered_)[visit.client] += length;
    if (cut > 0) {
        ++year.shortened;
        ClientFate& fate = clients.fate[visit.client];
        fate.unmet[use_of(visit.kind)] += cut;
        ++fate.cut;
        year.clients.not_deliver(NotDelivered::shortened, seconds(cut));
    }
    if (start > window) {
        ++year.late;
        year.seconds_late += start - window;
        ClientFate& fate = clients.fate[visit.client];
        ++fate.late;
        fate.seconds_late += start - window;
    }
    const auto visited_by = [&](Round& round) {
        round.travel += legs_(round.zone, visit.zone);
        round.client += length;
        round.ready = start + length;
        round.zone = visit.zone;
        if (contact_ > 0) remember(clients.circle[visit.client], round.worker);
        if (follow_ || deeds_ != nullptr) note(round, visit, start, length, clients);
    };
    visited_by(rounds_[first]);
    if (second != nobody) {
        visited_by(rounds_[second]);
        ++year.double_staffed;
        booked.second_staff += length;
    }
}

// Whoever can be there first goes, from where she is, when she is done with the client she is with; her next visits wait,
// or a colleague takes them. Of two who are there at the same moment, the lower key.
void HomeCareDay::answer(std::uint32_t index, HomeCareClients& clients, HomeCareYear& year, Seconds& booked) {
    const DayVisit& alarm = visits_[index];
    std::uint32_t who = nobody;
    std::int32_t start = alarm.to * minute;
    for (std::uint32_t i = 0; i < rounds_.size(); ++i) {
        const Round& round = rounds_[i];
        const std::int32_t there = std::max(alarm.from * minute, round.ready + legs_(round.zone, alarm.zone));
        if (there > start || (who != nobody && there == start) || there + alarm.seconds > round.to + over_)
            continue;
        who = i;
        start = there;
    }
    if (who == nobody) return drop(index, clients, year);
    const auto wanted = at_the_door(index, clients, year);
    if (!wanted) return;
    // It may take longer than an alarm does; she leaves when her overtime ends.
    const std::int32_t length = std::min(*wanted, rounds_[who].to + over_ - start);
    give(index, {start, length, *wanted}, who, nobody, clients, year, booked);
}

// For those who watch: whom the client has met, and what was done. Staff continuity leaves alarms out.
void HomeCareDay::note(const Round& round, const DayVisit& visit, std::int32_t start, std::int32_t length,
                       HomeCareClients& clients) {
    if (follow_ && visit.number != alarm_number && clients.followed[visit.client] != 0) {
        auto& seen = clients.seen[visit.client];
        if (std::find(seen.begin(), seen.end(), round.worker.index()) == seen.end())
            seen.push_back(round.worker.index());
    }
    if (deeds_ != nullptr)
        deeds_->push_back({round.worker, visit.client, start, start + length, round.from, round.to});
}

// Within a minute in the order of placing. A minute is at most one start of each round, as no visit is shorter.
void HomeCareDay::execute(HomeCareClients& clients, HomeCareYear& year) {
    std::array<std::uint64_t, minutes / 64> busy{};
    for (std::uint32_t i = 0; i < placed_.size(); ++i) {
        const auto at =
            std::min<std::size_t>(static_cast<std::size_t>(placed_[i].start / minute), minutes - 1);
        placed_[i].before = std::exchange(last_[at], i);
        busy[at / 64] |= std::uint64_t{1} << (at % 64);
    }
    // From the last to the first, so that each visit learns where its workers go afterwards.
    order_.resize(placed_.size());
    auto to = order_.end();
    for (std::size_t word = busy.size(); word-- > 0;)
        for (std::uint64_t left = busy[word]; left != 0;) {
            const auto bit = static_cast<unsigned>(63 - std::countl_zero(left));
            left ^= std::uint64_t{1} << bit;
            for (std::uint32_t i = std::exchange(last_[word * 64 + bit], nobody); i != nobody;
                 i = placed_[i].before) {
                Placed& placed = placed_[i];
                *--to = i;
                placed.first_then = std::exchange(rounds_[placed.first].then, i);
                if (placed.second != nobody)
                    placed.second_then = std::exchange(rounds_[placed.second].then, i);
            }
        }
    Seconds booked;
    std::uint32_t alarm = first_alarm_;
    const auto alarms_until = [&](std::int32_t moment) {
        for (; alarm < visits_.size() && visits_[alarm].from * minute <= moment; ++alarm)
            answer(alarm, clients, year, booked);
    };
    for (const std::uint32_t i : order_) {
        alarms_until(placed_[i].start);
        carry_out(placed_[i], clients, year, booked);
    }
    alarms_until(std::numeric_limits<std::int32_t>::max());
    year.clients.not_deliver(NotDelivered::varied, seconds(booked.varied));
    year.joined.delivered += seconds(booked.delivered);
    year.joined.staff_client_time += seconds(booked.delivered + booked.second_staff);
    year.joined.second_staff += seconds(booked.second_staff);
}

// Looks for colleagues who are free now: they can begin in time, end in time, and still reach their next
// visit.
bool HomeCareDay::hand_over(const DayVisit& visit, std::int32_t length, std::int32_t latest,
                            std::uint32_t& first, std::uint32_t& second) const {
    const auto can = [&](const Round& round, std::int32_t not_before) {
        if (!round.delegated && is_delegated(visit)) return false;
        const std::int32_t start = std::max(not_before, round.ready + legs_(round.zone, visit.zone));
        if (start > latest || start + length > round.to) return false;
        if (round.then == nobody) return true;
        const Placed& next = placed_[round.then];
        return start + length + legs_(visit.zone, visits_[next.visit].zone) <= next.start;
    };
    std::int32_t start = visit.from * minute;
    std::array<std::uint32_t, 2> found{nobody, nobody};
    for (std::size_t k = 0; k < (visit.staff > 1 ? 2u : 1u); ++k) {
        std::int32_t least = 0;
        for (std::uint32_t i = 0; i < rounds_.size(); ++i) {
            const Round& round = rounds_[i];
            if (i == found[0] || !can(round, start)) continue;
            const std::int32_t added = legs_(round.zone, visit.zone);
            if (found[k] != nobody && added >= least) continue;
            found[k] = i;
            least = added;
        }
        if (found[k] == nobody) return false;
        start = std::max(start, rounds_[found[k]].ready + least);
    }
    if (visit.staff > 1 && !can(rounds_[found[0]], start)) return false;
    first = found[0];
    second = found[1];
    return true;
}

// Nobody can come: a domestic task waits for another day, care is missed.
void HomeCareDay::drop(std::uint32_t index, HomeCareClients& clients, HomeCareYear& year) {
    const DayVisit& visit = visits_[index];
    const bool domestic = visit.kind == VisitKind::domestic;
    if (domestic && day_ < due_[index] + std::chrono::days{assume_->retry_days}) {
        put_off_.push_back({visit, due_[index]});
        if (due_[index] == day_) {
            ++year.put_off;
            year.clients.not_deliver(NotDelivered::postponed, seconds(visit.seconds));
            ClientFate& fate = clients.fate[visit.client];
            fate.otherwise += visit.seconds;
            ++fate.not_due, ++fate.put_off;
        }
        return;
    }
    settle(index, clients, year);
    ClientFate& fate = clients.fate[visit.client];
    fate.unmet[use_of(visit.kind)] += visit.seconds;
    ++fate.missed;
    ++(domestic ? year.given_up : year.missed);
    if (visit.number == alarm_number) ++year.alarms_unanswered, ++fate.alarms_missed;
    if (domestic) year.given_up_time += seconds(visit.seconds);
    year.clients.not_deliver(NotDelivered::no_staff, seconds(visit.seconds));
}

void HomeCareDay::close_rounds(Team& team, HomeCareYear& year) {
    std::array<std::int64_t, 7> spent{};
    std::int64_t rostered = 0, overtime = 0, travelled = 0, self_driven = 0;
    const auto add = [&](Work work, std::int32_t amount) { spent[static_cast<std::size_t>(work)] += amount; };
    for (const Round& round : rounds_) {
        const std::int32_t shift = round.to - round.from, over = std::max(0, round.ready - round.to);
        rostered += shift;
        overtime += over;
        add(Work::client, round.client);
        // On the way in a car that drives itself, documentation is written.
        const double documentation = assume_->documentation * documentation_;
        const auto driven = static_cast<std::int32_t>(std::lround(round.travel * driving_));
        const auto on_the_way =
            std::min(driven, static_cast<std::int32_t>(std::lround(shift * documentation)));
        add(Work::travel, round.travel - on_the_way);
        add(Work::documentation, on_the_way);
        travelled += round.travel;
        self_driven += driven;
        // The time between visits holds what surrounds them, most important first; what is left is waiting.
        std::int32_t left = shift + over - round.client - round.travel;
        const auto take = [&](Work work, double share, std::int32_t done = 0) {
            const auto part = std::min(left, static_cast<std::int32_t>(std::lround(shift * share)) - done);
            add(work, part);
            left -= part;
        };
        take(Work::documentation, documentation, on_the_way);
        if (!red_) {
            take(Work::meetings, assume_->meetings + coordination_);
            take(Work::training, assume_->training);
            take(Work::renewal, assume_->renewal);
        }
        add(Work::waiting, left);
    }
    for (std::size_t work = 0; work < spent.size(); ++work) year.work.lines[work] += seconds(spent[work]);
    team.travel_share = rostered > 0 ? static_cast<double>(travelled) / static_cast<double>(rostered) : 0.0;
    year.travelled += seconds(travelled);
    year.self_driven += seconds(self_driven);
    year.rostered += seconds(rostered);
    year.overtime += seconds(overtime);
}

} // namespace omsorg
