// SPDX-License-Identifier: MIT
#include <omsorg/need/occupancy.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

constexpr auto independent = static_cast<std::size_t>(NeedState::independent);
constexpr auto home_care = static_cast<std::size_t>(NeedState::home_care);
constexpr auto special_housing = static_cast<std::size_t>(NeedState::special_housing);

/// All hazards out of each state.
StateShares leaving(const StateHazards& h) {
    return {h.transition.onset + h.transition.direct_entry + h.death[independent],
            h.transition.admission + h.transition.recovery + h.death[home_care], h.death[special_housing]};
}

} // namespace

Passage pass(const StateShares& start, const StateHazards& h, double years) {
    expect(years >= 0, "time is not negative");
    const StateShares out = leaving(h);
    const double fastest = std::max({out[0], out[1], out[2]});
    Passage result;
    if (fastest == 0 || years == 0) {
        result.living = start;
        for (std::size_t s = 0; s < need_states; ++s) result.years[s] = start[s] * years;
        return result;
    }
    // With N a Poisson number of mean q·t and P = I + Q/q:  living = start·E[P^N], and the time in a state is
    // the sum over k of P(N > k)/q · start·P^k. A long time is cut so that exp(-q·t) does not underflow.
    const int cuts = std::max(1, static_cast<int>(std::ceil(fastest * years / 50)));
    const double step = years / cuts, mean = fastest * step;
    const StateShares stay{1 - out[0] / fastest, 1 - out[1] / fastest, 1 - out[2] / fastest};
    StateShares now = start;
    for (int cut = 0; cut < cuts; ++cut) {
        StateShares power = now, living{}, weight{};
        double poisson = std::exp(-mean), beyond = 1 - poisson;
        for (int k = 0;; ++k) {
            for (std::size_t s = 0; s < need_states; ++s) {
                living[s] += poisson * power[s];
                weight[s] += std::max(beyond, 0.0) * power[s];
            }
            if (k > mean && poisson < 1e-18) break;
            power = {power[independent] * stay[independent] +
                         power[home_care] * (h.transition.recovery / fastest),
                     power[home_care] * stay[home_care] + power[independent] * (h.transition.onset / fastest),
                     power[special_housing] * stay[special_housing] +
                         power[independent] * (h.transition.direct_entry / fastest) +
                         power[home_care] * (h.transition.admission / fastest)};
            poisson *= mean / (k + 1);
            beyond -= poisson;
        }
        for (std::size_t s = 0; s < need_states; ++s) result.years[s] += weight[s] / fastest;
        now = living;
    }
    result.living = now;
    for (std::size_t s = 0; s < need_states; ++s) result.died += h.death[s] * result.years[s];
    return result;
}

StateShares expected_years(NeedState start, const StateHazards& h) {
    const StateShares out = leaving(h);
    expect(h.death[special_housing] > 0, "those in special housing die some day");
    // Years in states 0 and 1 solve two linear equations: what leaves a state = what enters it.
    const double enters_0 = start == NeedState::independent ? 1 : 0;
    const double enters_1 = start == NeedState::home_care ? 1 : 0;
    const double enters_2 = start == NeedState::special_housing ? 1 : 0;
    const double determinant = out[0] * out[1] - h.transition.onset * h.transition.recovery;
    expect(determinant > 0, "everybody leaves home care and independence some day");
    const double years_0 = (enters_0 * out[1] + enters_1 * h.transition.recovery) / determinant;
    const double years_1 = (enters_1 * out[0] + enters_0 * h.transition.onset) / determinant;
    const double years_2 =
        (enters_2 + years_0 * h.transition.direct_entry + years_1 * h.transition.admission) / out[2];
    return {years_0, years_1, years_2};
}

} // namespace omsorg
