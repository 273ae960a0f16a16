// SPDX-License-Identifier: MIT
#include <omsorg/service/training_flat.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using Future = Run;
using std::chrono::days;

constexpr Day monday{std::chrono::year{2027} / 1 / 4};

TrainingFlatAssumptions one_flat() {
    TrainingFlatAssumptions a;
    a.places = 1;
    a.attendance = 1;
    return a;
}

// S2.7: the closed form solves theta' = alpha (1 - theta) h - phi theta: held against a fine walk of Euler's.
TEST(TrainingFlatTest, what_is_learnt_solves_its_equation) {
    for (const double hours : {0.0, 0.5, 4.0})
        for (const double start : {0.0, 0.3, 1.0}) {
            double walk = start;
            constexpr int steps = 200'000;
            constexpr double weeks = 20, alpha = 0.1, phi = 0.02;
            for (int i = 0; i < steps; ++i) walk += (alpha * (1 - walk) * hours - phi * walk) * weeks / steps;
            EXPECT_NEAR(learnt(start, hours, weeks, alpha, phi), walk, 1e-4);
        }
    EXPECT_NEAR(learnt(0, 4, 1e6, 0.1, 0.02), 0.4 / 0.42, 1e-12); // the rest state
    EXPECT_EQ(learnt(0.7, 3, 10, 0, 0), 0.7);
    // In two parts or in one: the same.
    EXPECT_NEAR(learnt(learnt(0.1, 2, 3, 0.1, 0.02), 2, 5, 0.1, 0.02), learnt(0.1, 2, 8, 0.1, 0.02), 1e-15);
}

TEST(TrainingFlatTest, a_trainee_follows_the_closed_form_and_then_forgets) {
    const TrainingFlatAssumptions a = one_flat();
    TrainingFlat flat{a, Future{2, 0}};
    const Key anna = key_of(1);
    flat.apply(anna, monday - days{10});
    EXPECT_EQ(flat.hours_factor(anna), 1.0);
    const auto weeks = static_cast<int>(std::llround(6 * 365.25 / 84));
    double before = 1;
    for (int w = 0; w < weeks; ++w) {
        flat.run_week(monday + days{7 * w});
        EXPECT_LT(flat.hours_factor(anna), before);
        before = flat.hours_factor(anna);
        EXPECT_GE(before, 1 - a.learnable);
    }
    // After the training the gain fades by exp(-phi) a week, in every activity alike.
    for (int w = 0; w < 40; ++w) {
        flat.run_week(monday + days{7 * (weeks + w)});
        EXPECT_NEAR((1 - flat.hours_factor(anna)) / (1 - before), std::exp(-a.fading), 1e-12);
        before = flat.hours_factor(anna);
    }
    const TrainingYear year = flat.harvest();
    EXPECT_EQ(year.completed, 1);
    EXPECT_EQ(year.waiting_days, 10);
    EXPECT_EQ(year.trained, Hours::from_hours(4.0 * weeks));
    EXPECT_EQ(year.staff, year.trained);
}

// A flat of 40 hours has ten sessions of four: the eleventh waits until one is done.
TEST(TrainingFlatTest, the_queue_waits_for_a_seat_first_come_first) {
    const TrainingFlatAssumptions a = one_flat();
    TrainingFlat flat{a, Future{2, 0}};
    for (int i = 0; i < 25; ++i) flat.apply(key_of(100 - i), monday);
    flat.apply(key_of(100), monday); // waits already
    flat.run_week(monday);
    EXPECT_EQ(flat.training(), 10u);
    EXPECT_EQ(flat.waiting(), 15u);
    EXPECT_LT(flat.hours_factor(key_of(100)), 1);
    EXPECT_EQ(flat.hours_factor(key_of(76)), 1);
    flat.leave(key_of(100)); // her seat is free
    flat.run_week(monday + days{7});
    EXPECT_EQ(flat.training(), 10u);
    EXPECT_LT(flat.hours_factor(key_of(90)), 1);
    EXPECT_EQ(flat.hours_factor(key_of(100)), 1);
    for (int w = 2; w < 90; ++w) flat.run_week(monday + days{7 * w});
    const TrainingYear year = flat.harvest();
    EXPECT_EQ(year.applied, 25);
    EXPECT_EQ(year.began, 25);
    EXPECT_EQ(year.completed, 24);
    EXPECT_EQ(year.left, 1);
    EXPECT_EQ(year.bookable, Hours::from_hours(90 * 40));
}

TEST(TrainingFlatTest, attendance_is_a_share_of_what_is_booked) {
    TrainingFlatAssumptions a = one_flat();
    a.places = 200, a.attendance = 0.7;
    TrainingFlat flat{a, Future{3, 0}};
    for (int i = 0; i < 2000; ++i) flat.apply(key_of(i), monday);
    for (int w = 0; w < 26; ++w) flat.run_week(monday + days{7 * w});
    const TrainingYear year = flat.harvest();
    const double n = 2000 * 26, came = year.trained / (year.trained + year.not_come);
    const double se = std::sqrt(0.7 * 0.3 / n);
    EXPECT_NEAR(came, 0.7, 4.5 * se);
    EXPECT_GT(0.05 * 0.7, 4.5 * se);
    EXPECT_EQ(year.empty, Hours{});
}

// What she learnt of herself changes her hours once the training is over, up or down.
TEST(TrainingFlatTest, insight_comes_with_the_decision_after_the_training) {
    for (const double insight : {0.25, -0.25}) {
        TrainingFlatAssumptions a = one_flat();
        a.learnable = 0, a.insight = insight;
        TrainingFlat flat{a, Future{2, 0}};
        flat.apply(key_of(1), monday);
        for (int w = 0; w < 26; ++w) flat.run_week(monday + days{7 * w});
        EXPECT_EQ(flat.hours_factor(key_of(1)), 1.0);
        flat.run_week(monday + days{7 * 26});
        EXPECT_EQ(flat.hours_factor(key_of(1)), 1 - insight);
        EXPECT_EQ(flat.hours_factor(key_of(2)), 1.0);
    }
}

// Visits: in the long run a flat of 10 a month is as if seen by 10 · 12 of late, a little less for the fading within a week.
TEST(TrainingFlatTest, visits_spill_over_to_a_level_and_not_beyond) {
    TrainingFlatAssumptions a = one_flat();
    a.visits = 10, a.spill_over = 0.5;
    TrainingFlat flat{a, Future{2, 0}};
    EXPECT_EQ(flat.pull(), 0.0);
    double before = 0;
    for (int w = 0; w < 1000; ++w) {
        flat.run_week(monday + days{7 * w});
        EXPECT_GE(flat.pull(), before);
        before = flat.pull();
    }
    const double weeks = 365.25 / 7, level = 120 / weeks / -std::expm1(-1 / weeks);
    EXPECT_NEAR(before, 1 - std::exp(-0.5 * level / 100), 1e-6);
    a.spill_over = 0;
    EXPECT_EQ(flat.pull(), 0.0);
}

// Whole sessions, right in the mean: of three a week with a fifth gained, six tenths are spared.
TEST(TrainingFlatTest, sessions_spared_are_right_in_the_mean) {
    TrainingFlatAssumptions a = one_flat();
    a.places = 1000, a.learning = 1e6, a.fading = 0, a.learnable = 0.2;
    TrainingFlat flat{a, Future{4, 0}};
    constexpr int n = 10'000;
    for (int i = 0; i < n; ++i) flat.apply(key_of(i), monday);
    EXPECT_EQ(flat.sessions_spared(key_of(1), 4.5, 1.5), 0); // not yet
    flat.run_week(monday);
    int spared = 0;
    for (int i = 0; i < n; ++i) spared += flat.sessions_spared(key_of(i), 4.5, 1.5);
    const double se = std::sqrt(0.6 * 0.4 / n);
    EXPECT_NEAR(static_cast<double>(spared) / n, 0.6, 4.5 * se);
    EXPECT_GT(0.05 * 0.6, 4.5 * se);
}

// The neutral points: no flat, and nothing that can be learnt away.
TEST(TrainingFlatTest, without_a_flat_or_without_effect_hours_are_what_they_were) {
    TrainingFlatAssumptions none;
    TrainingFlat closed{none, Future{2, 0}};
    closed.apply(key_of(1), monday);
    for (int w = 0; w < 10; ++w) closed.run_week(monday + days{7 * w});
    EXPECT_EQ(closed.hours_factor(key_of(1)), 1.0);
    const TrainingYear nothing = closed.harvest();
    EXPECT_EQ(nothing.applied + nothing.began + nothing.waiting_weeks, 0);
    EXPECT_EQ(nothing.bookable + nothing.staff, Hours{});
    TrainingFlatAssumptions a = one_flat();
    a.learnable = 0;
    TrainingFlat open{a, Future{2, 0}};
    open.apply(key_of(1), monday);
    for (int w = 0; w < 40; ++w) open.run_week(monday + days{7 * w});
    EXPECT_EQ(open.hours_factor(key_of(1)), 1.0);
}

// Break-even: for constant gain the month is cost over what is saved in a month.
TEST(TrainingFlatTest, break_even_is_cost_over_savings) {
    TrainingFlatAssumptions a = one_flat();
    a.fading = 0, a.learning = 1e6, a.attendance = 1; // all is learnt at once, and stays
    a.cost = 0, a.months = 5.9, a.session_hours = 4, a.learnable = 0.5;
    // 26 weeks of 4 hours at 500 kronor cost 52,000; saved are 2 of 4 hours a week at 250, 500 kronor: 23.9 months.
    EXPECT_EQ(break_even_months(a, 4, 250, 500), 24);
    EXPECT_EQ(break_even_months(a, 8, 250, 500), 12);
    EXPECT_EQ(break_even_months(a, 80, 250, 500), 6); // never before the training is over
    a.learnable = 0;
    EXPECT_EQ(break_even_months(a, 80, 250, 500), std::nullopt);
    a.insight = 0.5; // and a decision that fits better pays from the end of the training: 26 weeks, and 104
    EXPECT_EQ(break_even_months(a, 4, 250, 500), 30);
    a.insight = 0;
    // What fades may never pay: the gain after the training is at most top / phi weeks.
    a.learnable = 0.5, a.fading = 0.05;
    EXPECT_EQ(break_even_months(a, 4, 250, 500), std::nullopt);
    // Whoever comes seldom costs the same and learns later.
    a.fading = 0.001, a.learning = 0.1;
    const auto often = break_even_months(a, 12, 250, 500);
    a.attendance = 0.3;
    const auto seldom = break_even_months(a, 12, 250, 500);
    ASSERT_TRUE(often && seldom);
    EXPECT_LT(*often, *seldom);
}

} // namespace
} // namespace omsorg
