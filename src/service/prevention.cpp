// SPDX-License-Identifier: MIT
#include <omsorg/service/prevention.hpp>

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

PreventionCourse PreventionCourse::from(const PreventionAssumptions& a, Day begins) {
    const auto months = [](double n) { return std::chrono::days{std::llround(days_a_month * n)}; };
    const Day works = begins + months(a.lag);
    return {works, works + months(a.duration), a.onset_effect};
}

// D grows evenly between two reckonings, so both integrals are known: with r the growth a year and t the years,
// the integral of exp(-D) is exp(-D)(1 - exp(-rt))/r.
void ShadowReckoning::go_on(Instant now, double own_hazard, double shadow_hazard, double hours_a_year,
                            PreventionYear& year) {
    const double t = in_years(now - to);
    to = now;
    if (t <= 0) return;
    const double r = shadow_hazard - own_hazard;
    const auto alive = [&](double d, double span) { // the integral of exp(-D) from D = d on
        return r == 0 ? std::exp(-d) * span : std::exp(-d) * -std::expm1(-r * span) / r;
    };
    const double after = ahead + r * t;
    // Where D is below zero the shadow certainly lives, and no years are gained.
    const double below = ahead >= 0 && after >= 0   ? 0.0
                         : ahead <= 0 && after <= 0 ? t
                         : ahead < 0                ? -ahead / r
                                                    : t - ahead / -r;
    const double above = t - below;
    const double start = std::max(0.0, ahead); // of the part above zero, whichever end of the time it is
    const double lives = below + (above > 0 ? alive(start, above) : 0.0);
    year.life_years += t - lives;
    year.avoided += Hours::from_hours(hours_a_year * lives);
    ahead = after;
}

} // namespace omsorg
