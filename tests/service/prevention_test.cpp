// SPDX-License-Identifier: MIT
#include <omsorg/base/calendar.hpp>
#include <omsorg/need/occupancy.hpp>
#include <omsorg/need/trajectory.hpp>
#include <omsorg/service/prevention.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using Future = Run;

// The benchmark: hazards a year between independence, home care, special housing and death.
const StateHazards benchmark{
    .transition = {.onset = 0.07, .direct_entry = 0.005, .admission = 0.12, .recovery = 0.05},
    .death = {0.025, 0.10, 0.40}};

StateHazards with_effect(double effect) {
    StateHazards hazards = benchmark;
    hazards.transition.onset *= 1 - effect;
    return hazards;
}

struct Years {
    double independent, home_care, special_housing;
    [[nodiscard]] double life() const { return independent + home_care + special_housing; }
};

Years expected(const StateHazards& hazards) {
    const StateShares years = expected_years(NeedState::independent, hazards);
    return {years[0], years[1], years[2]};
}

TEST(PreventionTest, expected_years_are_the_published_ones) {
    const auto years = expected(benchmark);
    EXPECT_NEAR(years.independent, 11.4893617, 5e-8);
    EXPECT_NEAR(years.home_care, 2.9787234, 5e-8);
    EXPECT_NEAR(years.special_housing, 1.0372340, 5e-8);
}

// S2.9: a fifth off the onset hazard takes 7.9 % off the years with home care, as life is 1.45 years longer.
TEST(PreventionTest, a_fifth_off_the_onset_is_less_than_a_tenth_off_the_care) {
    const auto before = expected(benchmark), after = expected(with_effect(0.2));
    EXPECT_NEAR(1 - after.home_care / before.home_care, 0.079, 0.0005);
    EXPECT_NEAR(after.life() - before.life(), 1.45, 0.005);
}

TEST(PreventionTest, the_effect_begins_after_the_lag_and_ends_after_its_duration) {
    PreventionAssumptions a;
    a.lag = 12, a.duration = 24, a.onset_effect = 0.3;
    const Day begins{std::chrono::year{2028} / 1 / 1};
    const auto course = PreventionCourse::from(a, begins);
    EXPECT_EQ(course.works, begins + std::chrono::days{365});
    EXPECT_EQ(course.onset_factor(course.works - std::chrono::days{1}), 1.0);
    EXPECT_EQ(course.onset_factor(course.works), 0.7);
    EXPECT_EQ(course.onset_factor(course.fades - std::chrono::days{1}), 0.7);
    EXPECT_EQ(course.onset_factor(course.fades), 1.0);
    a.onset_effect = 0;
    for (int d = 0; d < 3000; d += 7)
        EXPECT_EQ(PreventionCourse::from(a, begins).onset_factor(begins + std::chrono::days{d}), 1.0);
}

// Two lives under the same luck, one with the plan's factor on the onset; the excess mortality is caused by the need.
struct Life {
    double home_care = 0, life = 0; // years
};

Life live(const StateHazards& hazards, Key key, const NeedLuck& luck, Future run) {
    const PerTransition& rates = hazards.transition;
    const auto death_in = [&](NeedState state) { return hazards.death[static_cast<std::size_t>(state)]; };
    double left = Stream{run, Purpose::death}.exponential(key);
    Life lived;
    Instant now = start_of_year(2000);
    Trajectory need{NeedState::independent, key, luck, now};
    for (int year = 2000; year < 2250; ++year) {
        const Instant end = start_of_year(year + 1);
        while (now < end) {
            const auto next = need.due(rates, end);
            const Instant until = next ? next->when : end;
            const double span = in_years(until - now), hazard = death_in(need.state());
            const double lives = std::min(span, left / hazard);
            lived.life += lives;
            if (need.state() == NeedState::home_care) lived.home_care += lives;
            if (lives < span) return lived;
            left -= span * hazard;
            need.settle(rates, until);
            now = until;
            if (next) need.move(next->transition, key, luck);
        }
    }
    return lived;
}

TEST(PreventionTest, lives_under_the_same_luck_meet_the_closed_form) {
    const Future run{11, 0};
    const NeedLuck luck{run};
    constexpr int n = 40'000;
    double care = 0, life = 0, square_care = 0, square_life = 0;
    int shorter = 0;
    for (int i = 0; i < n; ++i) {
        const Life before = live(benchmark, key_of(4, i), luck, run);
        const Life after = live(with_effect(0.2), key_of(4, i), luck, run);
        const double c = after.home_care - before.home_care, l = after.life - before.life;
        care += c, life += l, square_care += c * c, square_life += l * l;
        shorter += l < -1e-6;
    }
    const auto standard_error = [](double sum, double square) {
        return std::sqrt((square / n - sum / n * (sum / n)) / n);
    };
    const auto before = expected(benchmark), after = expected(with_effect(0.2));
    const double se_care = standard_error(care, square_care), se_life = standard_error(life, square_life);
    EXPECT_NEAR(care / n, after.home_care - before.home_care, 4.5 * se_care);
    EXPECT_NEAR(life / n, after.life() - before.life(), 4.5 * se_life);
    EXPECT_GT(0.25 * (after.life() - before.life()), 4.5 * se_life); // a gain a quarter off would be seen
    EXPECT_LT(shorter, n / 4);
}

// The reckoning: with the shadow's hazard 0.1 above hers for t years, she would be dead with 1 - exp(-0.1 t).
TEST(ShadowReckoningTest, life_years_and_hours_are_the_integrals) {
    const Instant start = start_of_year(2028);
    const auto after = [&](double years) { return start + Duration{std::llround(years * 365.25 * 86400e6)}; };
    PreventionYear year;
    ShadowReckoning one{.to = start};
    one.go_on(after(3), 0.02, 0.12, 100, year);
    const double years = in_years(after(3) - start), lives = -std::expm1(-0.1 * years) / 0.1;
    EXPECT_NEAR(year.life_years, years - lives, 1e-12);
    EXPECT_NEAR(year.avoided.value(), 100 * lives, 1e-6);
    // In many small steps: the same.
    PreventionYear steps;
    ShadowReckoning other{.to = start};
    for (int i = 1; i <= 300; ++i) other.go_on(after(0.01 * i), 0.02, 0.12, 100, steps);
    EXPECT_NEAR(steps.life_years, year.life_years, 1e-9);
    EXPECT_NEAR(other.ahead, one.ahead, 1e-9);
}

TEST(ShadowReckoningTest, a_shadow_that_fares_better_gains_nobody_years) {
    const Instant start = start_of_year(2028), later = start_of_year(2030), end = start_of_year(2036);
    PreventionYear year;
    ShadowReckoning one{.to = start};
    one.go_on(later, 0.12, 0.02, 10, year);
    EXPECT_EQ(year.life_years, 0.0);
    EXPECT_NEAR(year.avoided.value(), 10 * in_years(later - start), 1e-6);
    // Then it fares worse: years are gained from where the two are level again.
    one.go_on(end, 0.02, 0.12, 0, year);
    const double ahead = one.ahead;
    EXPECT_GT(ahead, 0);
    EXPECT_NEAR(year.life_years, ahead / 0.1 + std::expm1(-ahead) / 0.1, 1e-9);
}

} // namespace
} // namespace omsorg
