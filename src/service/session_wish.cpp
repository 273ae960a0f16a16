// SPDX-License-Identifier: MIT
#include <omsorg/service/session_wish.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/session_peers.hpp>
#include <omsorg/service/session_taste.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace omsorg {
namespace {

constexpr int parts_of_day = 3;
constexpr int hour_of_part[parts_of_day] = {9, 13, 18};
constexpr int slots_a_week = 10;          // Monday to Friday, morning and afternoon
constexpr std::uint32_t most_drawn = 100; // events of a week; those with a date are numbered from here

std::uint64_t week_index(Day monday) { return static_cast<std::uint64_t>(monday.time_since_epoch().count()); }

WeekMoment moment_at(const std::array<double, week_moments>& weights, double u) {
    for (std::size_t m = 0; m + 1 < weights.size(); ++m) {
        if (u < weights[m]) return static_cast<WeekMoment>(m);
        u -= weights[m];
    }
    return static_cast<WeekMoment>(week_moments - 1);
}

} // namespace

int hour_of_week(WeekMoment moment) {
    expect(moment < week_moments, "a moment of the week is one of twenty-one");
    return 24 * (moment / parts_of_day) + hour_of_part[moment % parts_of_day];
}

int hours_between(WeekMoment a, WeekMoment b) { return std::abs(hour_of_week(a) - hour_of_week(b)); }

SessionClient session_client(const SessionAssumptions& a, Run run, Key key, DistrictId district,
                             Key luck_key) {
    SessionClient client{.key = key, .luck = luck_key, .district = district};
    client.use = std::clamp(a.use.quantile(Stream{run, Purpose::session_use}.uniform(luck_key)), 0.0, 1.0);
    client.consent_draw = Stream{run, Purpose::session_consent}.uniform(luck_key);
    client.support_draw = Stream{run, Purpose::session_support}.uniform(luck_key);
    Luck luck = Stream{run, Purpose::session_slot}.at(luck_key);
    const int slot = std::min(slots_a_week - 1, static_cast<int>(luck.uniform() * slots_a_week));
    client.slot = static_cast<WeekMoment>(parts_of_day * (slot / 2) + slot % 2);
    client.choice_draw = luck.uniform();
    client.window = a.window.quantile(Stream{run, Purpose::session_window}.uniform(luck_key));
    settle_traits(a, client);
    return client;
}

void settle_traits(const SessionAssumptions& a, SessionClient& client) {
    client.consents = client.consent_draw < a.consent;
    client.chooses = client.choice_draw < a.choice;
    if (client.support_draw < a.two_staff_share)
        client.weight = 2 * parts_per_staff;
    else if (client.support_draw < a.two_staff_share + a.one_to_one_share)
        client.weight = parts_per_staff;
    else
        client.weight = parts_per_staff / std::max(1, static_cast<int>(a.support_ratio));
    client.staff = (client.weight + parts_per_staff - 1) / parts_per_staff;
}

std::array<double, week_moments> free_wish_weights(const SessionAssumptions& a) {
    std::array<double, week_moments> weights{};
    for (int day = 0; day < 7; ++day) {
        const double of_day = day < 5 ? (1 - a.weekend_share) / 5 : a.weekend_share / 2;
        const auto first = static_cast<std::size_t>(parts_of_day * day);
        weights[first] = weights[first + 1] = of_day * (1 - a.evening_share) / 2;
        weights[first + 2] = of_day * a.evening_share;
    }
    return weights;
}

double season_factor(const SessionAssumptions& a, Day monday) {
    if (a.season == 0) return 1;
    const std::chrono::year_month_day date{monday};
    const double month =
        static_cast<unsigned>(date.month()) + (static_cast<unsigned>(date.day()) - 1) / 31.0 - 0.5;
    return 1 + a.season * std::cos(2 * std::numbers::pi * (month - a.season_peak) / 12);
}

std::optional<int> part_of_day(double hours) {
    const auto distance = [&](int part) { return std::abs(hours - hour_of_part[part]); };
    int nearest = 0;
    for (int part = 1; part < parts_of_day; ++part)
        if (distance(part) < distance(nearest)) nearest = part;
    return distance(nearest) <= 3 ? std::optional{nearest} : std::nullopt;
}

std::vector<SessionEvent> session_events(const SessionAssumptions& a, Run run, Day monday, double called_off,
                                         const EventCalendar& dated) {
    std::vector<SessionEvent> events;
    const Stream weather{run, Purpose::session_weather};
    // The same words of luck say the same of every event, whether a table or a draw puts it out of doors.
    const auto add = [&](SessionEvent event, std::optional<bool> out_of_doors) {
        if (a.cancelled_by_weather > 0 || called_off > 0) {
            Luck sky = weather.at(key_of(key_of_text("calendar"), event.address), week_index(monday));
            const bool drawn = sky.uniform() < a.outdoor_events;
            const bool outdoors = out_of_doors.value_or(drawn);
            const bool stormy = sky.uniform() < a.cancelled_by_weather;
            event.by_shock = !(outdoors && stormy) && sky.uniform() < called_off;
            event.called_off = (outdoors && stormy) || event.by_shock;
        }
        events.push_back(event);
    };

    Luck luck = Stream{run, Purpose::session_event}.at(key_of_text("calendar"), week_index(monday));
    // A Poisson number by inversion; ten events a week at most are allowed, so e^-mean never underflows.
    const double u = luck.uniform();
    const double mean = dated.tells(monday) ? a.events_beside * a.events_per_week : a.events_per_week;
    double term = std::exp(-mean), below = term;
    std::uint32_t number = 0;
    while (u >= below && number < most_drawn) below += term *= mean / ++number;
    const auto weights = free_wish_weights(a);
    for (std::uint32_t n = 0; n < number; ++n) {
        SessionEvent event{.when = moment_at(weights, luck.uniform()), .number = n, .address = n};
        if (a.tastes > 0) event.kind = event_kind(a, run, monday, n);
        add(event, std::nullopt);
    }

    const std::vector<DatedEvent> told = dated.in_week(monday);
    if (told.empty()) return events;
    std::uint32_t n = most_drawn;
    for (const DatedEvent& one : told) {
        const auto when = static_cast<WeekMoment>(parts_of_day * weekday_index(one.first) + one.part);
        add({.when = when, .number = n++, .kind = one.kind, .address = key_of(when, one.kind).value},
            one.outdoors);
    }
    const Stream mind{run, Purpose::session_event};
    const auto behind = [&](const SessionEvent& event) {
        return mind.uniform(key_of(key_of_text("foremost in mind"), event.address), week_index(monday));
    };
    std::ranges::stable_sort(events, {}, behind);
    return events;
}

SessionWish session_wish(const SessionAssumptions& a, Run run, const SessionClient& client, Day monday,
                         std::span<const SessionEvent> events, double gain, bool catches_up) {
    const auto week = week_index(monday);
    SessionWish wish;
    wish.wants = Stream{run, Purpose::session_use}.uniform(client.luck, week) <
                 (client.use + gain + gain_by_company(a, client)) * season_factor(a, monday);
    if (!wish.wants && catches_up) wish.wants = wish.anew = true;
    if (!wish.wants) return wish;

    Luck luck = Stream{run, Purpose::session_wish}.at(client.luck, week);
    const bool free = luck.uniform() < a.free_wishes;
    const double where = luck.uniform();
    wish.when = free ? moment_at(free_wish_weights(a), where) : client.slot;
    if (luck.uniform() < a.event_share) {
        const Stream interest{run, Purpose::event_interest};
        const auto drawn = std::find_if(events.begin(), events.end(), [&](const SessionEvent& event) {
            return interest.happens(interest_in(a, run, client.luck, event.kind),
                                    key_of(client.luck, event.address), week);
        });
        if (drawn != events.end()) {
            wish.event = drawn->number;
            wish.when = drawn->when;
            wish.called_off = drawn->called_off;
            wish.by_shock = drawn->by_shock;
        }
    }
    wish.wished = wish.when;

    Luck notice = Stream{run, Purpose::session_notice}.at(client.luck, week);
    wish.notice_days = std::max(0.0, a.notice.draw(notice));
    const double attends = Stream{run, Purpose::session_attendance}.uniform(client.luck, week);
    wish.cancels_late = attends < a.late_cancel;
    wish.stays_away = !wish.cancels_late && attends < a.late_cancel + a.no_show;
    if (a.cancel > 0) {
        Luck cancel = Stream{run, Purpose::session_cancel}.at(client.luck, week);
        if (cancel.uniform() < a.cancel) wish.cancels = std::max(0.0, a.cancel_notice.draw(cancel));
    }
    return wish;
}

} // namespace omsorg
