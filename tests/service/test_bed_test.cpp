// SPDX-License-Identifier: MIT
#include <omsorg/service/test_bed.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using std::chrono::days;
using Future = omsorg::Run;

constexpr Day start{std::chrono::year{2027} / 1 / 1};

TestBedAssumptions ward(double places) {
    TestBedAssumptions a;
    a.places = places;
    a.new_a_year = 0;
    return a;
}

/// v / (n m) ≤ se²: 0.09 / (10 m) ≤ 0.0025 asks for 3.6, so four trials; twice the places two; 36 places one.
TEST(TestBedTest, trials_until_known_follow_the_variance_over_the_places) {
    EXPECT_EQ(trials_to_grade_b(ward(10)), 4);
    EXPECT_EQ(trials_to_grade_b(ward(18)), 2);
    EXPECT_EQ(trials_to_grade_b(ward(36)), 1);
    EXPECT_EQ(trials_to_grade_b(ward(35)), 2);
    EXPECT_DOUBLE_EQ(*years_to_grade_b(ward(10)), 4 * 7 / 12.0);
    EXPECT_FALSE(years_to_grade_b(ward(0)));
    EXPECT_FALSE(years_to_grade_b(ward(0.9)));
}

/// The k-th of the queue is known after k times the years of one.
TEST(TestBedTest, one_technology_after_another_takes_the_years_of_the_closed_form) {
    const auto a = ward(10);
    TestBed bed{a, {1, 0}};
    std::int64_t known = 0, trials = 0, closed = 0;
    double years = 0;
    for (int d = 0; d < 3700; ++d) {
        bed.run_day(start + days{d});
        if (d % 365 != 364) continue;
        const TestBedYear year = bed.harvest();
        known += year.known, trials += year.trials, closed += year.closed_days;
        years += year.years_sum;
        EXPECT_EQ(year.waiting_at_end, 4 - known);
    }
    EXPECT_EQ(known, 4);
    EXPECT_EQ(trials, 16);
    EXPECT_NEAR(years / 4, (1 + 2 + 3 + 4) / 4.0 * *years_to_grade_b(a), 0.02);
    EXPECT_EQ(closed, 16 * 183); // one of ten places for six months, sixteen times
}

TEST(TestBedTest, without_places_nothing_happens) {
    const auto a = ward(0);
    TestBed bed{a, {1, 0}};
    for (int d = 0; d < 800; ++d) EXPECT_EQ(bed.run_day(start + days{d}), 0);
    const TestBedYear year = bed.harvest();
    EXPECT_EQ(year.came_in + year.trials + year.known + year.closed_days, 0);
    EXPECT_FALSE(year.open);
    EXPECT_FALSE(year.mean_years());
}

/// The estimate errs in sign with the chance Φ(−|effect| √(n m / v)): here Φ(−1) when all have one effect.
TEST(TestBedTest, what_is_known_is_wrong_as_often_as_the_normal_law_says) {
    TestBedAssumptions a = ward(36);
    a.set_up_months = 0;
    a.trial_months = 0.1;
    a.technologies = 1000;
    a.effect_mean = 0.05; // one standard error
    a.effect_sd = 0;
    std::int64_t known = 0, wrong = 0;
    for (std::uint32_t future = 0; future < 4; ++future) {
        TestBed bed{a, {7, future}};
        for (int d = 0; d < 4000; ++d) bed.run_day(start + days{d});
        const TestBedYear year = bed.harvest();
        known += year.known, wrong += year.wrong;
    }
    ASSERT_EQ(known, 4000);
    const double chance = std::erfc(1 / std::sqrt(2.0)) / 2; // 0.1587
    const double spread = std::sqrt(chance * (1 - chance) / static_cast<double>(known));
    const double found = static_cast<double>(wrong) / static_cast<double>(known);
    EXPECT_NEAR(found, chance, 4.5 * spread);
    EXPECT_GT(std::abs(found - std::erfc(1.3 / std::sqrt(2.0)) / 2), 4.5 * spread)
        << "it would tell another effect";
}

/// A change of the rate acts from its day on: the ten years before it have brought what they brought.
TEST(TestBedTest, a_new_rate_brings_nothing_that_should_have_come_before_it) {
    TestBedAssumptions a = ward(10);
    a.new_a_year = 1;
    TestBed bed{a, {1, 0}};
    for (int d = 0; d < 3653; ++d) bed.run_day(start + days{d});
    EXPECT_EQ(bed.harvest().came_in, 4 + 9); // the tenth comes within a week
    a.new_a_year = 4;
    a.technologies = 100;
    for (int d = 3653; d < 3653 + 365; ++d) bed.run_day(start + days{d});
    EXPECT_EQ(bed.harvest().came_in, 4);
}

TEST(TestBedTest, new_technologies_come_in_and_a_closed_ward_breaks_off) {
    TestBedAssumptions a = ward(36);
    a.technologies = 0;
    a.new_a_year = 2;
    TestBed bed{a, {1, 0}};
    for (int d = 0; d < 732; ++d) bed.run_day(start + days{d});
    TestBedYear year = bed.harvest();
    EXPECT_EQ(year.came_in, 4);
    EXPECT_EQ(year.known + year.waiting_at_end, 4);
    a.places = 0;
    for (int d = 732; d < 900; ++d) EXPECT_EQ(bed.run_day(start + days{d}), 0);
    EXPECT_EQ(bed.harvest().trials, 0);
}

} // namespace
} // namespace omsorg
