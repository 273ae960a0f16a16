// SPDX-License-Identifier: MIT
#include <omsorg/need/care_plan.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace omsorg {

namespace {

constexpr int opens = 7 * 60, closes = 22 * 60; // minutes since midnight: visits by day

/// The windows in the order in which a client gets them: with one visit a day it is in the morning, with two
/// also in the evening, then at mid-day and in the afternoon; further visits lie between these.
struct Window {
    int from, to;
};
constexpr std::array<Window, 8> windows{{{7 * 60, 9 * 60 + 30},          // morning
                                         {18 * 60, 20 * 60 + 30},        // evening
                                         {11 * 60 + 30, 13 * 60},        // mid-day
                                         {15 * 60, 16 * 60 + 30},        // afternoon
                                         {9 * 60 + 30, 11 * 60},         // late morning
                                         {20 * 60 + 30, 21 * 60 + 15},   // late evening
                                         {13 * 60 + 30, 14 * 60 + 45},   // early afternoon
                                         {16 * 60 + 30, 17 * 60 + 45}}}; // before the evening
constexpr std::size_t daily_ends = 2; // the first two windows open and close a client's day
constexpr Window domestic_window{9 * 60, 15 * 60};
constexpr int working_days_a_week = 5, most_domestic_visits = 10;

// What the words of a client's address are for: the index within (care_plan, client).
constexpr std::uint64_t has_domestic = 0, has_delegated = 1, first_day = 2, domestic_day = 3;
constexpr std::uint64_t personal_length = 100, personal_start = 200, domestic_length = 300,
                        domestic_start = 400;

} // namespace

/// The plan of one client as it grows.
struct CarePlanner::Draft {
    Key client;
    std::vector<PlannedVisit>& week;
    std::int64_t planned = 0; // seconds
    std::uint8_t number = 0;

    void add(Window window, double luck, double seconds, int tolerance, std::uint8_t days, VisitKind kind,
             std::uint8_t staff) {
        constexpr int longest = (closes - opens) * 60;
        const int length = std::clamp(static_cast<int>(seconds), 0, longest);
        if (length == 0) return;
        const int last_start = closes - (length + 59) / 60;
        const int wished = window.from + 5 * static_cast<int>(luck * ((window.to - window.from) / 5));
        const int from = std::clamp(wished, opens, last_start);
        const int to = std::clamp(from + tolerance, from, last_start);
        week.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to),
                        static_cast<std::uint16_t>(length), days, kind, staff, number++});
        planned += static_cast<std::int64_t>(length) * week.back().times_a_week();
    }
};

Hours weekly_grant(double hours_a_month) { return Hours::from_hours(hours_a_month * 12 * 7 / days_a_year); }

CarePlanner::CarePlanner(const NeedAssumptions& assumptions, Run run)
    : assume_{&assumptions}, luck_{run, Purpose::care_plan} {}

HelpContent CarePlanner::content(Key client, double hours_a_month) const {
    const auto grant_at = [&](double share_below) {
        return share_below <= 0   ? 0
               : share_below >= 1 ? std::numeric_limits<double>::infinity()
                                  : assume_->granted_hours.quantile(share_below);
    };
    HelpContent help;
    help.personal = hours_a_month >= grant_at(1 - assume_->personal_care_share);
    if (!help.personal) return {.domestic = true};
    const double both = assume_->personal_care_share + assume_->domestic_share - 1;
    help.domestic = luck_.uniform(client, has_domestic) * assume_->personal_care_share < both;
    help.delegated = luck_.uniform(client, has_delegated) < assume_->delegated_share;
    help.double_staffed = hours_a_month >= grant_at(1 - assume_->double_staffing_share);
    return help;
}

/// Of a week's grant in seconds; what is shorter than a visit joins the personal care.
double CarePlanner::domestic_seconds(const HelpContent& help, double granted) const {
    const double shortest = 60 * assume_->shortest_visit;
    if (granted < shortest) return 0;
    double domestic = !help.personal ? granted : help.domestic ? granted * assume_->domestic_time : 0;
    if (domestic < shortest) domestic = 0;
    if (help.personal && granted - domestic < shortest) domestic = granted;
    return domestic;
}

double CarePlanner::domestic_hours(Key client, double hours_a_month) const {
    const auto granted = static_cast<double>(weekly_grant(hours_a_month).ticks());
    if (granted <= 0) return 0;
    const double domestic = domestic_seconds(content(client, hours_a_month), granted / 1e6) * 1e6;
    return hours_a_month * (domestic / granted);
}

PlanHours CarePlanner::plan(Key client, double hours_a_month, std::vector<PlannedVisit>& week,
                            double domestic_by_others) const {
    expect(hours_a_month >= 0, "granted hours are not negative");
    week.clear();
    PlanHours hours;
    hours.granted = weekly_grant(hours_a_month);
    const double granted = static_cast<double>(hours.granted.ticks()) / 1e6; // seconds
    const double shortest = 60 * assume_->shortest_visit;
    if (granted < shortest) {
        hours.below_minimum = hours.granted;
        return hours;
    }
    const HelpContent help = content(client, hours_a_month + domestic_by_others);
    double domestic = domestic_seconds(help, granted);
    if (domestic_by_others > 0) {
        const auto others = static_cast<double>(weekly_grant(domestic_by_others).ticks()) / 1e6;
        domestic = std::clamp(domestic_seconds(help, granted + others) - others, 0.0, granted);
        if (domestic < shortest) domestic = 0;
        if (granted - domestic < shortest) domestic = granted;
    }

    Draft draft{client, week};
    if (granted > domestic) personal_visits(draft, help, granted - domestic);
    if (domestic > 0) domestic_visits(draft, domestic);
    std::sort(week.begin(), week.end(), [](const PlannedVisit& a, const PlannedVisit& b) {
        return a.from != b.from ? a.from < b.from : a.number < b.number;
    });
    hours.planned = Hours::from_ticks(draft.planned * 1'000'000);
    hours.rounding = hours.granted - hours.planned;
    expect(hours.rounding >= Hours{}, "no more is planned than granted");
    return hours;
}

void CarePlanner::personal_visits(Draft& draft, const HelpContent& help, double seconds) const {
    // As many visits as the mean length gives, then lengths scaled so that together they are the grant.
    const double usual = 60 * assume_->visit_length_level * assume_->visit_length.mean();
    const auto visits =
        static_cast<int>(std::clamp(std::round(seconds / usual), 1.0, 7.0 * assume_->most_visits_a_day));
    const int every_day = visits / 7, some_days = visits % 7;
    const int slots = every_day + (some_days > 0 ? 1 : 0);
    std::array<double, 16> share{};
    expect(slots <= static_cast<int>(share.size()), "a day holds at most 16 planned visits");

    std::uint8_t extra_days = 0;
    const auto offset = static_cast<int>(7 * luck_.uniform(draft.client, first_day));
    for (int i = 0; i < some_days; ++i)
        extra_days = static_cast<std::uint8_t>(extra_days | 1 << (offset + i * 7 / some_days) % 7);

    double total = 0;
    for (int slot = 0; slot < slots; ++slot) {
        const auto s = static_cast<std::size_t>(slot);
        Luck luck = luck_.at(draft.client, personal_length + s);
        share[s] =
            std::max(assume_->visit_length_level * assume_->visit_length.draw(luck), assume_->shortest_visit);
        total += share[s] * (slot < every_day ? 7 : some_days);
    }
    for (int slot = 0; slot < slots; ++slot) {
        const auto s = static_cast<std::size_t>(slot);
        const bool ends_day = s < daily_ends;
        const bool health = help.delegated && ends_day;
        draft.add(windows[s % windows.size()], luck_.uniform(draft.client, personal_start + s),
                  seconds * share[s] / total,
                  static_cast<int>(health ? assume_->tolerance_health : assume_->tolerance_personal),
                  slot < every_day ? std::uint8_t{0x7F} : extra_days,
                  health ? VisitKind::health_task : VisitKind::personal_care,
                  help.double_staffed && ends_day ? std::uint8_t{2} : std::uint8_t{1});
    }
}

void CarePlanner::domestic_visits(Draft& draft, double seconds) const {
    const double usual = 60 * assume_->domestic_length.mean();
    const auto visits = static_cast<int>(
        std::clamp(std::round(seconds / usual), 1.0, static_cast<double>(most_domestic_visits)));
    std::array<double, most_domestic_visits> share{};
    double total = 0;
    for (int i = 0; i < visits; ++i) {
        const auto s = static_cast<std::size_t>(i);
        Luck luck = luck_.at(draft.client, domestic_length + s);
        total += share[s] = std::max(assume_->domestic_length.draw(luck), assume_->shortest_visit);
    }
    const auto offset = static_cast<int>(working_days_a_week * luck_.uniform(draft.client, domestic_day));
    const int apart = visits >= working_days_a_week ? 1 : working_days_a_week / visits;
    for (int i = 0; i < visits; ++i) {
        const auto s = static_cast<std::size_t>(i);
        const int day = (offset + i * apart) % working_days_a_week;
        draft.add(domestic_window, luck_.uniform(draft.client, domestic_start + s),
                  seconds * share[s] / total, static_cast<int>(assume_->tolerance_domestic),
                  static_cast<std::uint8_t>(1 << day), VisitKind::domestic, 1);
    }
}

} // namespace omsorg
