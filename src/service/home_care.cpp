// SPDX-License-Identifier: MIT
#include "omsorg/service/home_care.hpp"

#include "omsorg/base/calendar.hpp"
#include "omsorg/base/expect.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace omsorg {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
constexpr double line = 4294967296.0; // a line is as long as 32 bits

// The team that a place belongs to, when the line is cut into equal parts.
std::uint32_t team_at(std::uint32_t place, std::size_t teams) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(place) * teams >> 32);
}

std::uint8_t zone_of_team(Team& team, ZoneId zone) {
    for (std::size_t i = 0; i < team.zones.size(); ++i)
        if (team.zones[i].zone == zone) return static_cast<std::uint8_t>(i);
    expect(team.zones.size() < 255, "a team works in fewer than 255 zones");
    team.zones.push_back({zone, 0, 1.0});
    return static_cast<std::uint8_t>(team.zones.size() - 1);
}

} // namespace

HomeCare::HomeCare(const HomeCareAssumptions& assume, const NeedAssumptions& need, const Travel& travel,
                   std::span<const Zone> zones, Run run)
    : assume_{&assume}, travel_{&travel}, run_{run}, planner_{need, run}, away_{run, Purpose::client_away},
      away_length_{run, Purpose::away_length}, alarm_{run, Purpose::social_alarm},
      alarm_moment_{run, Purpose::alarm_moment}, zones_{zones.begin(), zones.end()},
      stretch_from_(zones.size()), stretch_to_(zones.size()), day_{assume, travel, run} {
    std::vector<double> inhabitants;
    for (const Zone& zone : zones) {
        expect(zone.district.valid(), "every zone lies in a district");
        if (zone.district.index() >= inhabitants.size()) inhabitants.resize(zone.district.index() + 1, 0.0);
        inhabitants[zone.district.index()] += std::max(0.0, zone.inhabitants);
    }
    districts_.resize(inhabitants.size());
    for (District& district : districts_) district.teams.resize(1);
    std::vector<double> so_far(inhabitants.size(), 0.0);
    const auto at = [](double share) {
        return static_cast<std::uint32_t>(std::min(share * line, line - 1.0));
    };
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const std::size_t d = zones[i].district.index();
        const double all = inhabitants[d] > 0.0 ? inhabitants[d] : 1.0;
        stretch_from_[i] = at(so_far[d] / all);
        so_far[d] += std::max(0.0, zones[i].inhabitants);
        stretch_to_[i] = at(so_far[d] / all);
    }
}

std::uint32_t HomeCare::place_of(Key key, ZoneId home) const {
    const std::uint64_t stretch = stretch_to_[home.index()] - stretch_from_[home.index()];
    const std::uint64_t point = spread(key.value ^ 0x7A6F6E65) >> 32; // "zone"
    return stretch_from_[home.index()] + static_cast<std::uint32_t>(stretch * point >> 32);
}

std::uint32_t HomeCare::row_of(PersonId who) const {
    expect(has(who), "the person has home care");
    return row_[who.index()];
}

bool HomeCare::has(PersonId who) const noexcept {
    return who.index() < row_.size() && row_[who.index()] != nobody;
}

void HomeCare::begin(PersonId who, Key key, ZoneId home, double granted, double domestic_by_others) {
    std::vector<PlannedVisit> week;
    planner_.plan(key, granted, week, domestic_by_others);
    begin(who, key, home, granted, week);
}

void HomeCare::begin(PersonId who, Key key, ZoneId home, double granted, std::span<const PlannedVisit> week) {
    expect(who.valid() && !has(who), "a client begins once");
    expect(home.valid() && home.index() < zones_.size(), "a client lives in a zone of this municipality");
    std::uint32_t row = nobody;
    if (free_rows_.empty())
        row = clients_.add();
    else {
        row = free_rows_.back();
        free_rows_.pop_back();
        clients_.clear(row);
    }
    if (who.index() >= row_.size()) row_.resize(who.index() + std::size_t{1}, nobody);
    row_[who.index()] = row;
    clients_.person[row] = who;
    clients_.key[row] = key;
    clients_.home[row] = home;
    clients_.district[row] = zones_[home.index()].district.index();
    clients_.place[row] = place_of(key, home);
    clients_.live[row] = 1;
    clients_.away_at[row] = away_clock_ + away_.exponential(key, 0);
    clients_.week[row].assign(week.begin(), week.end());
    if (support_) support_->admit(row, key);
    ++live_;
    accept(row, granted);
    enrol(row);
    fates_.open(row, who, clients_.district[row], clients_.week[row], clients_.unplanned[row]);
    if (accounts_) accounts_->open(row, clients_.district[row], clients_.week[row], clients_.unplanned[row]);
}

// What the week leaves out of the grant, a seventh for each day.
void HomeCare::accept(std::uint32_t row, double granted) {
    std::int64_t planned = 0;
    int visits = 0;
    for (const PlannedVisit& visit : clients_.week[row]) {
        planned += Hours{visit.length()}.ticks() * visit.times_a_week();
        visits += visit.times_a_week();
    }
    clients_.often[row] = visits >= 14;
    clients_.unplanned[row] = std::max<std::int64_t>(0, weekly_grant(granted).ticks() - planned) / 7;
}

void HomeCare::change_grant(PersonId who, double granted, double domestic_by_others) {
    const std::uint32_t row = row_of(who);
    remove(row);
    planner_.plan(clients_.key[row], granted, clients_.week[row], domestic_by_others);
    accept(row, granted);
    mark(row);
    enrol(row);
    fates_.change(row, clients_.week[row], clients_.unplanned[row]);
    if (accounts_) accounts_->change(row, clients_.week[row], clients_.unplanned[row]);
}

void HomeCare::move(PersonId who, ZoneId home) {
    expect(home.valid() && home.index() < zones_.size(), "a client lives in a zone of this municipality");
    const std::uint32_t row = row_of(who);
    cancel_tries(row);
    remove(row);
    clients_.home[row] = home;
    clients_.district[row] = zones_[home.index()].district.index();
    clients_.place[row] = place_of(clients_.key[row], home);
    enrol(row);
    fates_.move(row, clients_.fate[row], clients_.district[row]);
    if (accounts_) accounts_->move(row, clients_.district[row]);
}

void HomeCare::end(PersonId who) {
    const std::uint32_t row = row_of(who);
    cancel_tries(row);
    remove(row);
    fates_.end(row, clients_.fate[row]);
    if (accounts_) accounts_->end(row);
    clients_.live[row] = 0;
    if (support_) support_->leave(row);
    row_[who.index()] = nobody;
    free_rows_.push_back(row);
    --live_;
}

void HomeCare::enrol(std::uint32_t row) {
    District& district = district_of(row);
    clients_.team[row] = team_at(clients_.place[row], district.teams.size());
    Team& team = team_of(row);
    const std::uint8_t zone = zone_of_team(team, clients_.home[row]);
    ++team.zones[zone].clients;
    ++team.clients;
    ++district.clients;
    district.unplanned += clients_.unplanned[row];
    const auto& marks = clients_.marks[row];
    for (std::size_t v = 0; v < clients_.week[row].size(); ++v) {
        const PlannedVisit& visit = clients_.week[row][v];
        DayVisit entry{order_of(visit.kind, visit.from, clients_.key[row], visit.number),
                       row,
                       visit.from,
                       visit.to,
                       visit.seconds,
                       zone,
                       visit.number,
                       visit.staff,
                       visit.kind};
        for (std::size_t weekday = 0; weekday < 7; ++weekday) {
            if (!visit.is_on(static_cast<int>(weekday))) continue;
            if (!marks.empty()) entry.mark = marks[v * 7 + weekday];
            if (entry.mark != by_staff) district.marked[entry.mark] += visit.seconds;
            auto& list = team.week[weekday];
            list.insert(std::upper_bound(list.begin(), list.end(), entry), entry);
            if (entry.mark == by_staff)
                team.load[weekday][half_of(visit.from)] += visit.seconds * visit.staff;
        }
    }
}

void HomeCare::remove(std::uint32_t row) {
    District& district = district_of(row);
    Team& team = team_of(row);
    --team.zones[zone_of_team(team, clients_.home[row])].clients;
    --team.clients;
    --district.clients;
    district.unplanned -= clients_.unplanned[row];
    const auto& marks = clients_.marks[row];
    for (std::size_t v = 0; v < clients_.week[row].size(); ++v)
        for (std::size_t weekday = 0; weekday < 7; ++weekday) {
            const PlannedVisit& visit = clients_.week[row][v];
            if (!visit.is_on(static_cast<int>(weekday))) continue;
            const VisitMark mark = marks.empty() ? by_staff : marks[v * 7 + weekday];
            if (mark == by_staff)
                team.load[weekday][half_of(visit.from)] -= visit.seconds * visit.staff;
            else
                district.marked[mark] -= visit.seconds;
        }
    for (auto& list : team.week)
        std::erase_if(list, [row](const DayVisit& visit) { return visit.client == row; });
}

// Tasks that still waited for another try when she left: staff never came.
void HomeCare::cancel_tries(std::uint32_t row) {
    HomeCareYear& year = district_of(row).year;
    std::erase_if(team_of(row).tries, [&](const SecondTry& attempt) {
        if (attempt.visit.client != row) return false;
        const Hours length{std::chrono::seconds{attempt.visit.seconds}};
        year.clients.not_deliver(NotDelivered::postponed, -length);
        year.clients.not_deliver(NotDelivered::no_staff, length);
        --year.put_off;
        ++year.given_up;
        year.given_up_time += length;
        ClientFate& fate = clients_.fate[row];
        fate.otherwise -= attempt.visit.seconds;
        --fate.not_due, --fate.put_off;
        fate.unmet[use_of(attempt.visit.kind)] += attempt.visit.seconds;
        ++fate.missed;
        return true;
    });
}

// New Year: as many teams as the clients ask for, and everybody in the team of her place.
void HomeCare::cut_teams(std::uint32_t index) {
    District& district = districts_[index];
    const auto number = static_cast<std::size_t>(
        std::max(1.0, std::round(static_cast<double>(district.clients) / assume_->clients_per_team)));
    std::vector<SecondTry> tries;
    for (Team& team : district.teams) tries.insert(tries.end(), team.tries.begin(), team.tries.end());
    district.teams.assign(number, Team{});
    district.clients = 0;
    district.unplanned = 0;
    district.marked = {};
    // A team covers the part of a zone's stretch that lies between its cuts.
    const double width = line / static_cast<double>(number);
    for (std::uint32_t z = 0; z < zones_.size(); ++z) {
        if (zones_[z].district.index() != index || stretch_to_[z] <= stretch_from_[z]) continue;
        for (std::size_t t = 0; t < number; ++t) {
            const double from = std::max<double>(stretch_from_[z], width * static_cast<double>(t));
            const double to = std::min<double>(stretch_to_[z], width * static_cast<double>(t + 1));
            if (to > from)
                district.teams[t].zones.push_back(
                    {ZoneId{z}, 0, (to - from) / (stretch_to_[z] - stretch_from_[z])});
        }
    }
    for (std::uint32_t row = 0; row < clients_.size(); ++row)
        if (clients_.live[row] != 0 && clients_.district[row] == index) enrol(row);
    std::sort(tries.begin(), tries.end(), [](const SecondTry& a, const SecondTry& b) {
        return a.visit.order != b.visit.order ? a.visit.order < b.visit.order : a.first < b.first;
    });
    for (SecondTry& attempt : tries) {
        Team& team = team_of(attempt.visit.client);
        attempt.visit.zone = zone_of_team(team, clients_.home[attempt.visit.client]);
        team.tries.push_back(attempt);
    }
}

void HomeCare::refresh_away(Day day) {
    away_clock_ += assume_->away_rate / days_in_year(year_);
    for (std::uint32_t row = 0; row < clients_.size(); ++row) {
        if (clients_.live[row] == 0) continue;
        const Key key = clients_.key[row];
        if (clients_.away[row] != 0) {
            if (day < clients_.back_on[row]) continue;
            clients_.away[row] = 0;
            clients_.away_at[row] = away_clock_ + away_.exponential(key, clients_.stays[row]);
        }
        if (away_clock_ < clients_.away_at[row]) continue;
        Luck luck = away_length_.at(key, clients_.stays[row]++);
        const double days = std::max(1.0, std::round(assume_->away_days.draw(luck)));
        clients_.away[row] = 1;
        clients_.back_on[row] = day + std::chrono::days{static_cast<int>(std::min(days, 36'500.0))};
    }
}

std::vector<PersonId> HomeCare::coming_home(Day day) const {
    std::vector<PersonId> who;
    for (std::uint32_t row = 0; row < clients_.size(); ++row)
        if (clients_.live[row] != 0 && clients_.away[row] != 0 && clients_.back_on[row] <= day)
            who.push_back(clients_.person[row]);
    return who;
}

void HomeCare::keep_away(PersonId who, Day until) {
    const std::uint32_t row = row_of(who);
    expect(clients_.away[row] != 0, "only who is away stays away");
    clients_.back_on[row] = until;
}

void HomeCare::run_day(Day day, Workforce& staff) {
    if (const int year = static_cast<int>(std::chrono::year_month_day{day}.year()); year != year_) {
        year_ = year;
        for (std::uint32_t district = 0; district < districts_.size(); ++district) cut_teams(district);
    }
    fates_.begin_day(day);
    if (accounts_) accounts_->begin_day(day);
    day_.keep_accounts(accounts_ ? &accounts_->delivered() : nullptr,
                       accounts_ ? &accounts_->alarmed() : nullptr);
    refresh_away(day);
    follow_staff(day);
    if (support_) {
        deal_marks(day);
        for (std::size_t d = 0; d < districts_.size(); ++d) districts_[d].year.digital += support_today_[d];
    }
    day_.relieve(support_ ? support_->documentation_left() : 1.0, support_ ? support_->free_driving() : 0.0);
    day_.begin_day(day, is_weekend(day) || is_red_day(day), following_, support_ ? &*support_ : nullptr);
    for (std::uint32_t district = 0; district < districts_.size(); ++district)
        run_district(district, day, staff);
}

void HomeCare::run_district(std::uint32_t index, Day day, Workforce& staff) {
    District& district = districts_[index];
    const DistrictId id{index};
    const auto on_duty = staff.on_duty(Branch::home_care, id);
    deal_staff(district, on_duty, weekday_index(day));

    HomeCareYear today;
    today.client_days = static_cast<std::int64_t>(district.clients);
    const Hours unplanned = Hours::from_ticks(district.unplanned);
    today.clients.grant(unplanned);
    today.clients.not_plan(NotPlanned::agreed_less, unplanned);
    alarms_.clear();
    if (assume_->alarm_share > 0) draw_alarms(index, day);
    auto alarm = alarms_.begin();
    for (std::size_t t = 0; t < district.teams.size(); ++t) {
        for (; alarm != alarms_.end() && alarm->team == t; ++alarm) day_.add_alarm(alarm->visit);
        for (std::size_t half = 0; half < 2; ++half)
            for (std::size_t i = first_of_team_[half][t]; i < first_of_team_[half][t + 1]; ++i)
                day_.add_staff(on_duty[halves_[half][i]]);
        day_.run_team(district.teams[t], zones_, clients_, today);
    }
    today.clients.deliver(today.joined.delivered);
    staff.use(Branch::home_care, id, today.work, today.overtime);
    district.open = {today.given_up_time, today.clients.unmet() - today.given_up_time};
    district.year += today;
}

// Day and evening staff are dealt along the line in proportion to the visits that wait for them.
void HomeCare::deal_staff(District& district, std::span<const OnDuty> staff, int weekday) {
    for (auto& half : halves_) half.clear();
    for (std::uint32_t i = 0; i < staff.size(); ++i)
        halves_[half_of((staff[i].from + staff[i].to) / 2)].push_back(i);
    const std::size_t teams = district.teams.size();
    for (std::size_t half = 0; half < 2; ++half) {
        double all = 0, so_far = 0;
        for (const Team& team : district.teams)
            all += static_cast<double>(team.load[static_cast<std::size_t>(weekday)][half]);
        auto& first = first_of_team_[half];
        first.assign(teams + 1, 0);
        for (std::size_t t = 0; t < teams; ++t) {
            so_far += static_cast<double>(district.teams[t].load[static_cast<std::size_t>(weekday)][half]);
            const double share =
                all > 0.0 ? so_far / all : static_cast<double>(t + 1) / static_cast<double>(teams);
            first[t + 1] =
                static_cast<std::size_t>(std::lround(share * static_cast<double>(halves_[half].size())));
        }
        first[teams] = halves_[half].size();
    }
}

std::size_t HomeCare::clients(DistrictId district) const noexcept {
    return districts_[district.index()].clients;
}

std::size_t HomeCare::teams(DistrictId district) const noexcept {
    return districts_[district.index()].teams.size();
}

bool HomeCare::is_away(PersonId who) const noexcept {
    return has(who) && clients_.away[row_[who.index()]] != 0;
}

} // namespace omsorg
