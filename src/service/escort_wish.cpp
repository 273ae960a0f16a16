// SPDX-License-Identifier: MIT
#include <omsorg/service/escort_wish.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr int parts_of_day = 3;
constexpr int hour_of_part[parts_of_day] = {9, 13, 18};
constexpr int slots_a_week = 10; // Monday to Friday, morning and afternoon

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

EscortClient escort_client(const EscortAssumptions& a, Run run, Key key, DistrictId district) {
    EscortClient client{.key = key, .district = district};
    client.use = std::clamp(a.use.quantile(Stream{run, Purpose::escort_use}.uniform(key)), 0.0, 1.0);
    client.consent_draw = Stream{run, Purpose::escort_consent}.uniform(key);
    client.support_draw = Stream{run, Purpose::escort_support}.uniform(key);
    Luck luck = Stream{run, Purpose::escort_slot}.at(key);
    const int slot = std::min(slots_a_week - 1, static_cast<int>(luck.uniform() * slots_a_week));
    client.slot = static_cast<WeekMoment>(parts_of_day * (slot / 2) + slot % 2);
    client.choice_draw = luck.uniform();
    settle_traits(a, client);
    return client;
}

void settle_traits(const EscortAssumptions& a, EscortClient& client) {
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

std::array<double, week_moments> free_wish_weights(const EscortAssumptions& a) {
    std::array<double, week_moments> weights{};
    for (int day = 0; day < 7; ++day) {
        const double of_day = day < 5 ? (1 - a.weekend_share) / 5 : a.weekend_share / 2;
        const auto first = static_cast<std::size_t>(parts_of_day * day);
        weights[first] = weights[first + 1] = of_day * (1 - a.evening_share) / 2;
        weights[first + 2] = of_day * a.evening_share;
    }
    return weights;
}

std::vector<EscortEvent> escort_events(const EscortAssumptions& a, Run run, Day monday) {
    std::vector<EscortEvent> events;
    Luck luck = Stream{run, Purpose::escort_event}.at(key_of_text("calendar"), week_index(monday));
    // A Poisson number by inversion; ten events a week at most are allowed, so e^-mean never underflows.
    const double u = luck.uniform();
    double term = std::exp(-a.events_per_week), below = term;
    std::uint32_t number = 0;
    while (u >= below && number < 100) below += term *= a.events_per_week / ++number;
    const auto weights = free_wish_weights(a);
    for (std::uint32_t n = 0; n < number; ++n) events.push_back({moment_at(weights, luck.uniform()), n});
    return events;
}

EscortWish escort_wish(const EscortAssumptions& a, Run run, const EscortClient& client, Day monday,
                       std::span<const EscortEvent> events, double gain) {
    const auto week = week_index(monday);
    EscortWish wish;
    wish.wants = Stream{run, Purpose::escort_use}.uniform(client.key, week) < client.use + gain;
    if (!wish.wants) return wish;

    Luck luck = Stream{run, Purpose::escort_wish}.at(client.key, week);
    const bool free = luck.uniform() < a.free_wishes;
    const double where = luck.uniform();
    wish.when = free ? moment_at(free_wish_weights(a), where) : client.slot;
    if (luck.uniform() < a.event_share) {
        const Stream interest{run, Purpose::event_interest};
        const auto drawn = std::find_if(events.begin(), events.end(), [&](const EscortEvent& event) {
            return interest.happens(a.event_interest, key_of(client.key, event.number), week);
        });
        if (drawn != events.end()) {
            wish.event = drawn->number;
            wish.when = drawn->when;
        }
    }

    Luck notice = Stream{run, Purpose::escort_notice}.at(client.key, week);
    wish.notice_days = std::max(0.0, a.notice.draw(notice));
    const double attends = Stream{run, Purpose::escort_attendance}.uniform(client.key, week);
    wish.cancels_late = attends < a.late_cancel;
    wish.stays_away = !wish.cancels_late && attends < a.late_cancel + a.no_show;
    return wish;
}

} // namespace omsorg
