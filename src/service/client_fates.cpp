// SPDX-License-Identifier: MIT
#include <omsorg/service/client_fates.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace omsorg {

namespace {

Hours seconds(std::int64_t n) { return Hours{std::chrono::seconds{n}}; }

VisitsMet met(const ClientFate& fate, std::int64_t planned) {
    const std::int64_t made = planned + fate.alarms - fate.not_due - fate.missed;
    return {.planned = planned + fate.alarms - fate.alone,
            .owed = made + fate.missed + fate.put_off,
            .delivered = made,
            .shortened = fate.cut,
            .late = fate.late,
            .seconds_late = fate.seconds_late,
            .missed = fate.missed,
            .by_tool = fate.by_tool,
            .prepared = fate.prepared,
            .fortnights = fate.fortnights,
            .staff_met = fate.staff_met};
}

/// Of the visits of her plan: nobody came, and she had no contact instead.
std::int64_t not_made(const ClientFate& fate) {
    return std::int64_t{fate.missed} - fate.alarms_missed + fate.not_due - fate.prepared;
}

} // namespace

ClientFate& ClientFate::operator-=(const ClientFate& other) {
    for (std::size_t use = 0; use < uses_of_visits; ++use) {
        unmet[use] -= other.unmet[use];
        away[use] -= other.away[use];
    }
    alarm_time -= other.alarm_time;
    alarms -= other.alarms;
    otherwise -= other.otherwise;
    missed -= other.missed;
    alarms_missed -= other.alarms_missed;
    not_due -= other.not_due;
    put_off -= other.put_off;
    alone -= other.alone;
    by_tool -= other.by_tool;
    prepared -= other.prepared;
    late -= other.late;
    cut -= other.cut;
    seconds_late -= other.seconds_late;
    fortnights -= other.fortnights;
    staff_met -= other.staff_met;
    return *this;
}

void expect_agreement(const HomeCareYear& ledger, std::span<const ClientYear> clients,
                      std::uint32_t district) {
    ClientYear sum;
    Hours came;
    for (const ClientYear& one : clients) {
        if (one.district != district) continue;
        sum.granted += one.granted;
        sum.met += one.met;
        expect(one.came() >= Hours{}, "nobody lost more than was planned for her");
        came += one.came();
        for (std::size_t use = 0; use < uses_of_visits; ++use) {
            sum.unmet[use] += one.unmet[use];
            sum.away[use] += one.away[use];
        }
    }
    const ClientHours& book = ledger.clients;
    expect(sum.granted == book.granted,
           "what is granted to the clients of home care is what its ledger grants");
    expect(sum.all_unmet() == book.unmet(), "unmet hours are those of some client");
    expect(sum.away[0] + sum.away[1] == book.not_delivered[NotDelivered::client_away],
           "hours away are those of some client");
    expect(came == book.delivered + book.not_delivered[NotDelivered::varied],
           "what came to the clients of home care is what was delivered, counted by the plan");
    expect(sum.met == ledger.met(), "what a district's clients met of visits is what its ledger says");
}

void ClientFates::begin_day(Day today) {
    weekday_ = static_cast<std::size_t>(weekday_index(today));
    ++days_[weekday_];
}

void ClientFates::plan(Row& row, std::span<const PlannedVisit> week, std::int64_t unplanned) {
    row.unplanned = unplanned;
    row.visits = {};
    row.visits_on = {};
    row.visits_a_week = 0;
    for (const PlannedVisit& visit : week) {
        row.visits_a_week += visit.times_a_week();
        for (std::size_t weekday = 0; weekday < days_.size(); ++weekday)
            if (visit.is_on(static_cast<int>(weekday))) {
                row.visits[use_of(visit.kind)][weekday] += Hours{visit.length()}.ticks();
                ++row.visits_on[weekday];
            }
    }
}

void ClientFates::open(std::uint32_t index, PersonId who, std::uint32_t district,
                       std::span<const PlannedVisit> week, std::int64_t unplanned) {
    if (index >= rows_.size()) rows_.resize(index + std::size_t{1});
    Row& row = rows_[index];
    expect(!row.open, "a client is followed from one beginning");
    row = {.settled = days_, .year = {.who = who, .district = district}, .open = true};
    plan(row, week, unplanned);
    unvisited_.push_back(index);
}

void ClientFates::change(std::uint32_t row, std::span<const PlannedVisit> week, std::int64_t unplanned) {
    settle(rows_[row]);
    plan(rows_[row], week, unplanned);
}

void ClientFates::move(std::uint32_t row, ClientFate& fate, std::uint32_t district) {
    done_.push_back(close(rows_[row], fate));
    rows_[row].year.district = district;
}

void ClientFates::end(std::uint32_t row, ClientFate& fate) {
    done_.push_back(close(rows_[row], fate));
    rows_[row].open = false;
    std::erase(unvisited_, row);
}

void ClientFates::settle(Row& row) {
    expect(row.open, "a client who is followed is settled");
    std::int64_t days = 0;
    std::array<std::int64_t, uses_of_visits> ticks{};
    for (std::size_t weekday = 0; weekday < days_.size(); ++weekday) {
        const std::int64_t passed = days_[weekday] - row.settled[weekday];
        days += passed;
        row.planned += row.visits_on[weekday] * passed;
        for (std::size_t use = 0; use < uses_of_visits; ++use)
            ticks[use] += row.visits[use][weekday] * passed;
    }
    row.settled = days_;
    row.year.granted += Hours::from_ticks(days * row.unplanned + ticks[0] + ticks[1]);
    for (std::size_t use = 0; use < uses_of_visits; ++use)
        row.year.visits[use] += Hours::from_ticks(ticks[use]);
}

// An alarm is granted, and is a visit of care.
ClientYear ClientFates::close(Row& row, ClientFate& fate) {
    settle(row);
    ClientYear year = std::exchange(row.year, {.who = row.year.who, .district = row.year.district});
    const ClientFate happened = std::exchange(fate, {});
    row.told -= happened;
    row.not_made -= not_made(happened);
    year.granted += seconds(happened.alarm_time);
    year.visits[use_of(VisitKind::personal_care)] += seconds(happened.alarm_time);
    for (std::size_t use = 0; use < uses_of_visits; ++use) {
        year.unmet[use] = seconds(happened.unmet[use]);
        year.away[use] = seconds(happened.away[use]);
    }
    year.otherwise = seconds(happened.otherwise);
    year.met = met(happened, std::exchange(row.planned, 0));
    return year;
}

std::vector<ClientWeek> ClientFates::weeks(std::span<const ClientFate> fates) {
    std::vector<ClientWeek> found;
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        Row& row = rows_[index];
        if (!row.open) continue;
        ClientFate since = fates[index];
        since -= std::exchange(row.told, fates[index]);
        ClientWeek week{.who = row.year.who,
                        .visits = std::max(0, row.visits_a_week - since.not_due),
                        .late = since.late,
                        .cut = since.cut,
                        .missed = since.missed};
        for (std::size_t use = 0; use < uses_of_visits; ++use) {
            const auto ticks =
                std::accumulate(row.visits[use].begin(), row.visits[use].end(), std::int64_t{0});
            const double planned = 3600 * Hours::from_ticks(ticks).value();
            week.receivable[use] = std::max(0.0, planned - static_cast<double>(since.away[use]));
            week.unmet[use] = std::clamp(static_cast<double>(since.unmet[use]), 0.0, week.receivable[use]);
        }
        if (since.fortnights > 0) week.staff_met = static_cast<double>(since.staff_met) / since.fortnights;
        found.push_back(week);
    }
    return found;
}

// Made is what was planned for today, and neither failed nor was called off, or was put off and made up for.
std::vector<FirstVisit> ClientFates::first_visits(std::span<const ClientFate> fates) {
    std::vector<FirstVisit> over;
    std::erase_if(unvisited_, [&](std::uint32_t index) {
        Row& row = rows_[index];
        const std::int64_t before = std::exchange(row.not_made, not_made(fates[index]));
        const bool made = row.visits_on[weekday_] > row.not_made - before;
        if (!made && row.visits_a_week > 0) return false;
        over.push_back({row.year.who, made});
        return true;
    });
    return over;
}

std::vector<ClientYear> ClientFates::harvest(std::span<ClientFate> fates) {
    std::vector<ClientYear> years = std::exchange(done_, {});
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if (rows_[row].open) years.push_back(close(rows_[row], fates[row]));
    return years;
}

} // namespace omsorg
