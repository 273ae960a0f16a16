// SPDX-License-Identifier: MIT
// What makes housing support need fewer sessions by staff: what was learnt in a training flat, and the support app.
#include <omsorg/municipality/support_services.hpp>

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr std::size_t this_kind = 0;
static_assert(SupportServices::kinds[this_kind].service == Service::housing_support);

constexpr std::uint64_t app_number =
    static_cast<std::uint64_t>(mark_of(DigitalTool::support_app)); // in the funnel
constexpr std::uint64_t taken = 1000, alone = 1001,
                        whole = 1002; // the indices of her draws, beyond those of visits at home
constexpr double days_a_week = 7;

/// Of so many sessions a day that the app would make, the share that it makes in the long run: one that fails is made
/// by staff, and so are those of the days on which it then rests.
double working_share(const Technology& app, double rest_days, double sessions_a_day) {
    return (1 - app.failure) / (1 + app.failure * rest_days * sessions_a_day);
}

} // namespace

int SupportServices::sessions_of_today(Key key, const Granted& granted) const {
    const double length = live_.housing_support.session_hours;
    if (length == granted.length) return granted.sessions;
    return std::max(1, static_cast<int>(granted.hours / length + app_luck_.uniform(key, whole)));
}

/// Monday: who trains this week, who uses the app, and how many sessions each has now.
void SupportServices::settle_housing_support(Day monday) {
    const double length = live_.housing_support.session_hours;
    for (const auto& [key, granted] : granted_) flat_.apply(key, monday);
    flat_.run_week(monday);
    digital_.hear(flat_.pull());
    for (const auto& [key, granted] : granted_) {
        const int sessions = sessions_of_today(key, granted);
        const int spared = std::min(sessions, flat_.sessions_spared(key, granted.hours, length));
        flat_.note_avoided(Hours::from_hours(spared * length));
        const int number = by_staff_this_week(key, sessions - spared, monday);
        for (int n = number; housing_support_.has(sitting(key, n)); ++n)
            housing_support_.leave(sitting(key, n));
        for (int n = 0; n < number; ++n)
            if (!housing_support_.has(sitting(key, n)))
                housing_support_.admit(sitting(key, n), persons_[this_kind].at(key).home);
    }
}

int SupportServices::by_staff_this_week(Key key, int left, Day monday) {
    const Technology& app = digital_[DigitalTool::support_app];
    const FunnelShares& plain = live_.digital.housing_support_app;
    if (app_.empty() && plain.offered <= 0 && !live_.digital.first) return left;
    AppUser& user =
        app_.try_emplace(key, AppUser{.uptake = {FunnelLuck::of(run_, key, app_number), {}, false}})
            .first->second;
    user.contacts = 0;
    const auto step = user.uptake.follow(digital_.funnel_in_housing_support(), monday);
    if (step.began) {
        ++app_year_.began;
        app_year_.setup += Hours::from_hours(app.setup);
    }
    if (step.gave_up) ++app_year_.gave_up;
    if (!step.uses) return left;
    app_year_.user_days += 7;
    if (user.uptake.luck.suitable >= digital_.suits_by_screen(plain.suitable)) app_year_.screenless_days += 7;
    const int least = static_cast<int>(std::ceil(live_.digital.least_visits));
    const int may = std::max(0, left - least);
    const double in_reach = left * app.replaces;
    const int by_app = std::min(
        may, static_cast<int>(in_reach * working_share(app, live_.digital.rest_days, in_reach / days_a_week) +
                              app_luck_.uniform(key, taken)));
    const bool for_long = static_cast<double>((monday - *user.uptake.since).count()) >=
                          live_.digital.independence_after * days_a_month;
    const double gained = for_long ? left * (1 - app.replaces) * app.independence : 0;
    const int managed =
        gained > 0 ? std::min(may - by_app, static_cast<int>(gained + app_luck_.uniform(key, alone))) : 0;
    const double length = live_.housing_support.session_hours;
    user.contacts = by_app;
    app_year_.visits += by_app;
    by_client_[this_kind][key].by_app += by_app;
    app_year_.replaced += Hours::from_hours(by_app * length);
    app_year_.staff += Hours::from_hours(by_app * app.staff_minutes / 60);
    managed_alone_ += Hours::from_hours(managed * length);
    return left - by_app - managed;
}

} // namespace omsorg
