// SPDX-License-Identifier: MIT
#include <omsorg/need/assessment_error.hpp>

#include <omsorg/observe/acceptance.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr Run run{.seed = 2026, .number = 11};

AssessmentAssumptions modelled() {
    AssessmentAssumptions a;
    a.modelled = true;
    return a;
}

/// Φ by the error function of the C library: an oracle that knows nothing of our quantiles.
double phi(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

TEST(AssessmentErrorTest, while_not_modelled_a_grant_is_the_number_drawn) {
    AssessmentAssumptions a;
    a.bias = a.noise = 0.7;
    a.practice = a.practice_spread = a.wrong_refusals = a.appeal_share = a.appeal_success = 0.5;
    const AssessmentError error{a, run};
    for (const double drawn : {0.1, 1.0 / 3, 77.7}) {
        EXPECT_EQ(error.needed(drawn), drawn);
        EXPECT_EQ(error.granted(drawn, Key{5}, 2, 0), drawn);
    }
    EXPECT_EQ(error.practice("Burträsk"), 1);
    for (std::uint64_t i = 0; i < 100; ++i) {
        EXPECT_FALSE(error.wrongly_refused(Key{i}, 1));
        EXPECT_FALSE(error.appeal(Key{i}, 1).made);
    }
}

/// With noise alone the mean of the grants is the need; what is granted too much is need × (2 Φ(s/2) − 1), and too little as much.
TEST(AssessmentErrorTest, noise_keeps_the_mean_and_grants_too_much_as_often_as_the_closed_form) {
    AssessmentAssumptions a = modelled();
    a.noise = 0.4;
    const AssessmentError error{a, run};
    Tally grants, over, under;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const double granted = error.granted(error.needed(40), Key{i}, 0, 0);
        grants.add(granted);
        over.add(std::max(0.0, granted - 40));
        under.add(std::max(0.0, 40 - granted));
    }
    const Acceptance mean = accept(grants, 40, Tier::check);
    EXPECT_TRUE(mean.accepted()) << mean.why;
    const double half = 40 * (phi(0.2) - phi(-0.2));
    const Acceptance more = accept(over, half, Tier::check), less = accept(under, half, Tier::check);
    EXPECT_TRUE(more.accepted()) << more.why;
    EXPECT_TRUE(less.accepted()) << less.why;
}

/// The recorded mean of grants is kept by the bias of the start, and a deeper inquiry brings grants to the needs.
TEST(AssessmentErrorTest, inquiry_brings_grants_to_needs_and_leaves_the_needs) {
    AssessmentAssumptions a = modelled();
    a.bias = 0.2;
    a.noise = 0;
    a.inquiry_effect = 1;
    const AssessmentError error{a, run};
    const double need = error.needed(50);
    EXPECT_NEAR(error.granted(need, Key{1}, 0, 0), 50, 1e-12);
    EXPECT_NEAR(need, 50 * std::exp(-0.2), 1e-12);
    a.inquiry = 0.5;
    EXPECT_EQ(error.needed(50), need);
    EXPECT_NEAR(error.granted(need, Key{1}, 0, 0), need * std::exp(0.1), 1e-12);
    a.inquiry = 1;
    EXPECT_NEAR(error.granted(need, Key{1}, 0, 0), need, 1e-12);
}

TEST(AssessmentErrorTest, each_assessment_errs_anew_and_the_same_one_alike) {
    const AssessmentAssumptions a = modelled();
    const AssessmentError error{a, run};
    EXPECT_EQ(error.granted(10, Key{1}, 3, 1), error.granted(10, Key{1}, 3, 1));
    EXPECT_NE(error.granted(10, Key{1}, 3, 1), error.granted(10, Key{1}, 3, 2));
    EXPECT_NE(error.granted(10, Key{1}, 3, 1), error.granted(10, Key{1}, 4, 1));
}

TEST(AssessmentErrorTest, districts_have_places_of_their_own_between_two_practices) {
    AssessmentAssumptions a = modelled();
    a.practice = 0.9;
    const AssessmentError error{a, run};
    EXPECT_EQ(error.practice("Kusmark"), 0.9);
    a.practice_spread = 0.4;
    Tally practice;
    for (int i = 0; i < 20'000; ++i) {
        const double p = error.practice("district " + std::to_string(i));
        EXPECT_GT(p, 0.9 * 0.6);
        EXPECT_LT(p, 0.9);
        practice.add(p);
    }
    const Acceptance mean = accept(practice, 0.9 * 0.8, Tier::check);
    EXPECT_TRUE(mean.accepted()) << mean.why;
}

TEST(AssessmentErrorTest, appeals_are_made_won_and_take_their_time) {
    AssessmentAssumptions a = modelled();
    a.appeal_share = 0.4;
    a.appeal_success = 0.25;
    a.appeal_months = Distribution::constant(6);
    const AssessmentError error{a, run};
    Tally made, won;
    for (std::uint64_t i = 0; i < 400'000; ++i) {
        const AssessmentError::Appeal appeal = error.appeal(Key{i}, 7);
        made.add(appeal.made);
        won.add(appeal.won.has_value());
        if (appeal.won) { EXPECT_EQ(*appeal.won, from_hours(365.25 * 12)); }
    }
    const Acceptance first = accept(made, 0.4, Tier::check), second = accept(won, 0.1, Tier::check);
    EXPECT_TRUE(first.accepted()) << first.why;
    EXPECT_TRUE(second.accepted()) << second.why;
}

} // namespace
} // namespace omsorg
