// SPDX-License-Identifier: MIT
// What comes on top of the plan: those who know the client go first, and alarms come in between; whom she meets.
#include "omsorg/service/home_care.hpp"

#include <omsorg/base/calendar.hpp>

#include "omsorg/service/continuity.hpp"

#include <algorithm>

namespace omsorg {
namespace {

constexpr std::int32_t minute = 60;
constexpr int alarms_from = 7 * 60, alarms_to = 22 * 60;

bool is_measured(Day day) {
    const std::chrono::year_month_day date{day};
    return static_cast<unsigned>(date.month()) % 3 == 2 && static_cast<unsigned>(date.day()) <= 14;
}

} // namespace

bool HomeCareDay::place_with_known(std::uint32_t index, const HomeCareClients& clients) {
    const DayVisit& visit = visits_[index];
    const Key client = clients.key[visit.client];
    const std::int64_t day = day_.time_since_epoch().count();
    if (!contact_luck_.happens(contact_, client, static_cast<std::uint64_t>(day) * 64 + visit.number))
        return false;
    const auto at_work = [&](std::uint32_t i) {
        return staff_[i].from <= visit.to && visit.from < staff_[i].to;
    };
    candidates_.clear();
    for (const Acquaintance& known : clients.circle[visit.client]) {
        if (known.last + Acquaintance::forgotten_after < day) continue;
        const std::uint32_t round = here_.round_of(known.worker);
        if (round != AtWork::nobody && at_work(round)) candidates_.push_back({round, known.visits});
    }
    const auto knows_better = [&](const Candidate& a, const Candidate& b) {
        return a.visits != b.visits
                   ? a.visits > b.visits
                   : rank_for(client, staff_[a.round].who) < rank_for(client, staff_[b.round].who);
    };
    const HomeCareRounds::Wish wish{visit.from * minute, visit.to * minute,  visit.seconds, 0,
                                    visit.zone,          is_delegated(visit)};
    const auto goes = [&](std::uint32_t round) {
        const auto taken = plan_.take_by(round, wish);
        if (taken) placed_.push_back({index, taken.start, wish.length, taken.first, taken.second});
        return static_cast<bool>(taken);
    };
    // Whoever knows her best is asked first and mostly goes: seldom is there a second to look for.
    for (auto rest = candidates_.begin(); rest != candidates_.end(); ++rest) {
        std::iter_swap(rest, std::min_element(rest, candidates_.end(), knows_better));
        if (goes(rest->round)) return true;
    }
    BestKnown next;
    for (std::uint32_t i = 0; i < staff_.size(); ++i)
        if (!staff_[i].hourly && at_work(i)) next.offer(i, rank_for(client, staff_[i].who));
    for (std::size_t i = 0; i < next.size(); ++i)
        if (goes(next[i])) return true;
    return false;
}

void HomeCareDay::remember(std::vector<Acquaintance>& circle, WorkerId worker) const {
    const std::int64_t day = day_.time_since_epoch().count();
    const auto known = std::find_if(circle.begin(), circle.end(),
                                    [&](const Acquaintance& a) { return a.worker == worker.index(); });
    if (known != circle.end()) {
        ++known->visits;
        known->last = day;
        return;
    }
    std::erase_if(circle,
                  [&](const Acquaintance& a) { return a.last + Acquaintance::forgotten_after < day; });
    circle.push_back({worker.index(), 1, day});
}

// Whom the clients of many visits meet in a fortnight; only those who have home care all through are counted.
void HomeCare::follow_staff(Day day) {
    const bool measured = is_measured(day);
    if (measured && !is_measured(day - std::chrono::days{1}))
        for (std::uint32_t row = 0; row < clients_.size(); ++row) {
            clients_.followed[row] = clients_.live[row] & clients_.often[row];
            clients_.seen[row].clear();
        }
    if (!measured && following_)
        for (std::uint32_t row = 0; row < clients_.size(); ++row) {
            if (clients_.live[row] == 0 || clients_.followed[row] == 0 || clients_.seen[row].empty())
                continue;
            HomeCareYear& year = district_of(row).year;
            ++year.continuity_clients;
            year.continuity_staff += static_cast<std::int64_t>(clients_.seen[row].size());
            ++clients_.fate[row].fortnights;
            clients_.fate[row].staff_met += static_cast<std::int32_t>(clients_.seen[row].size());
        }
    following_ = measured;
}

// Today's alarms behind the visits of the plan, by the moment: nobody knew of them in the morning.
void HomeCareDay::receive_alarms(HomeCareClients& clients, HomeCareYear& year) {
    first_alarm_ = static_cast<std::uint32_t>(visits_.size());
    for (const DayVisit& alarm : alarms_) {
        const Hours length{std::chrono::seconds{alarm.seconds}};
        year.clients.grant(length);
        year.clients.plan(length);
        ++year.visits;
        ++year.alarms;
        ClientFate& fate = clients.fate[alarm.client];
        fate.alarm_time += alarm.seconds;
        ++fate.alarms;
        if (alarmed_ != nullptr) (*alarmed_)[alarm.client] += alarm.seconds;
        visits_.push_back(alarm);
        due_.push_back(day_);
    }
    alarms_.clear();
}

void HomeCare::draw_alarms(std::uint32_t index, Day day) {
    alarms_.clear();
    const auto today = static_cast<std::uint64_t>(day.time_since_epoch().count());
    const auto length = static_cast<std::uint16_t>(std::max(1.0, assume_->alarm_minutes * 60));
    for (std::uint32_t row = 0; row < clients_.size(); ++row) {
        if (clients_.live[row] == 0 || clients_.district[row] != index || clients_.away[row] != 0) continue;
        const Key key = clients_.key[row];
        if (!alarm_.happens(assume_->alarm_share, key)) continue;
        Luck luck = alarm_moment_.at(key, today);
        if (luck.uniform() >= assume_->alarm_rate / days_a_month) continue;
        const auto at = static_cast<std::uint16_t>(alarms_from + luck.uniform() * (alarms_to - alarms_from));
        const Team& team = team_of(row);
        const auto zone = std::find_if(team.zones.begin(), team.zones.end(),
                                       [&](const TeamZone& z) { return z.zone == clients_.home[row]; });
        alarms_.push_back({clients_.team[row],
                           {.order = order_of(VisitKind::health_task, at, key, alarm_number),
                            .client = row,
                            .from = at,
                            .to = static_cast<std::uint16_t>(at + assume_->alarm_response),
                            .seconds = length,
                            .zone = static_cast<std::uint8_t>(zone - team.zones.begin()),
                            .number = alarm_number,
                            .staff = 1,
                            .kind = VisitKind::health_task,
                            .mark = 0}});
    }
    std::sort(alarms_.begin(), alarms_.end(), [](const TeamAlarm& a, const TeamAlarm& b) {
        return a.team != b.team ? a.team < b.team : a.visit < b.visit;
    });
}

Hours HomeCare::alarms_a_day(DistrictId district) const {
    return Hours::from_hours(static_cast<double>(clients(district)) * assume_->alarm_share *
                             (assume_->alarm_rate / days_a_month) * (assume_->alarm_minutes / 60));
}

} // namespace omsorg
