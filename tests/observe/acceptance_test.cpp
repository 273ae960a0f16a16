// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/acceptance.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace omsorg {
namespace {

using ::testing::HasSubstr;

constexpr double infinite = std::numeric_limits<double>::infinity();

// Student's t and the normal, as scipy and the complementary error function give them.
TEST(AcceptanceTest, chances_are_the_tabled_ones) {
    struct Row {
        double t, degrees, chance;
    };
    for (const Row& row : {Row{4.5, infinite, 6.79534624946012e-6}, Row{4, infinite, 6.33424836662398e-5},
                           Row{5, infinite, 5.73303143758388e-7}, Row{4.5, 9, 0.00148894941541173},
                           Row{4.5, 29, 0.000101534888064856}, Row{4.5, 99, 1.85490561054568e-5},
                           Row{4.5, 999, 7.59390375517008e-6}}) {
        EXPECT_NEAR(two_sided_chance(row.t, row.degrees), row.chance, 1e-11 * row.chance) << row.degrees;
        EXPECT_EQ(two_sided_chance(-row.t, row.degrees), two_sided_chance(row.t, row.degrees));
    }
}

TEST(AcceptanceTest, critical_values_are_the_tabled_ones) {
    EXPECT_NEAR(acceptance_point(10), 9.25406142702937, 1e-11);
    EXPECT_NEAR(acceptance_point(30), 5.47422956356886, 1e-11);
    EXPECT_NEAR(acceptance_point(100), 4.75325664602132, 1e-11);
    EXPECT_NEAR(acceptance_point(1000), 4.52404222916062, 1e-11);
    EXPECT_EQ(acceptance_point(1), infinite);
    EXPECT_NEAR(kolmogorov_point(1e-6), 2.69338613445271, 1e-13);
}

// The lowest by summing the binomial: 917 of 1,000, 9,401 of 10,000. The highest by counting what misses.
TEST(AcceptanceTest, coverage_may_stray_as_far_as_the_binomial_says) {
    EXPECT_EQ(accepted_coverage(0.95, 1000).low, 0.917);
    EXPECT_EQ(accepted_coverage(0.95, 10'000).low, 0.9401);
    for (const std::uint64_t n : {1000U, 40'000U}) {
        const Interval covered = accepted_coverage(0.95, n), missed = accepted_coverage(0.05, n);
        EXPECT_NEAR(covered.high, 1 - missed.low, 1e-12);
        EXPECT_NEAR(covered.low, 1 - missed.high, 1e-12);
    }
    const double wide = 4.417 * std::sqrt(0.95 * 0.05 / 40'000); // the normal's point of one in 100,000
    EXPECT_NEAR(accepted_coverage(0.95, 40'000).high, 0.95 + wide, 0.0002);
    EXPECT_NEAR(accepted_coverage(0.95, 40'000).low, 0.95 - wide, 0.0002);
}

// n values of a given mean and standard error, symmetric: half above, half below.
Tally made(std::uint64_t n, double mean, double standard_error) {
    const auto count = static_cast<double>(n);
    const double reach = standard_error * std::sqrt(count - 1);
    Tally tally;
    for (std::uint64_t i = 0; i < n; ++i) tally.add(i % 2 == 0 ? mean - reach : mean + reach);
    return tally;
}

TEST(AcceptanceTest, what_is_right_and_sharp_is_accepted) {
    const Acceptance verdict = accept(made(1000, 2.0196, 0.0098), 2);
    EXPECT_TRUE(verdict.accepted()) << verdict.why;
    EXPECT_NEAR(verdict.t, 2, 1e-9);
    EXPECT_NEAR(verdict.relative_error, 0.0049, 1e-12);
    EXPECT_THAT(verdict.why, HasSubstr("accepted: the mean 2.0196 lies 2 standard errors from the truth 2"));
    EXPECT_TRUE(accept(made(1000, -2.02, 0.0099), -2).accepted());
}

TEST(AcceptanceTest, each_refusal_says_why) {
    const auto why = [](const Tally& tally, Truth truth, Tier tier = Tier::check) {
        const Acceptance verdict = accept(tally, truth, tier);
        EXPECT_FALSE(verdict.accepted());
        return verdict.why;
    };
    EXPECT_THAT(why(made(998, 1, 0.001), 1), HasSubstr("998 replications are too few (at least 1000)"));
    EXPECT_THAT(why(Tally{}, 1), HasSubstr("0 replications are too few"));
    EXPECT_THAT(why(made(1000, 1, 0.0051), 1), HasSubstr("too imprecise (the standard error is 0.51 % of"));
    EXPECT_THAT(why(made(1000, 1.0222, 0.0049), 1),
                HasSubstr("the mean 1.0222 lies 4.53061 standard errors"));
    EXPECT_THAT(why(made(1000, 1, std::nan("")), 1), HasSubstr("not a finite number"));

    Tally skewed; // one in a hundred is large: skewness 9.9, over the root of 1,000 0.31
    for (int i = 0; i < 1000; ++i) skewed.add(i % 100 == 0 ? 1.1 : 1);
    EXPECT_THAT(why(skewed, 1.001), HasSubstr("too skewed"));

    // Sharp enough for its own truth, yet on the side of the moved one: (1 - 0.43) / 0.13 is less than 4.52.
    const Tally near = made(1000, 1.0053, 0.0013);
    EXPECT_THAT(why(near, 1, Tier::nightly), HasSubstr("blind, a truth moved by 1 % to 1.01 lies only 3.6"));
    EXPECT_THAT(why(made(1000, 0.9947, 0.0013), 1, Tier::nightly), HasSubstr("moved by 1 % to 0.99"));
}

TEST(AcceptanceTest, a_tier_has_its_precision) {
    using Bound = std::pair<Tier, double>;
    for (const auto& [tier, bound] :
         {Bound{Tier::check, 0.005}, Bound{Tier::nightly, 0.0013}, Bound{Tier::release, 0.0003}}) {
        EXPECT_TRUE(accept(made(2000, 5, 5 * 0.99 * bound), 5, tier).accepted());
        EXPECT_FALSE(accept(made(2000, 5, 5 * 1.01 * bound), 5, tier).accepted());
    }
}

TEST(AcceptanceTest, zero_needs_a_scale) {
    EXPECT_TRUE(accept(made(1000, 0.01, 0.0049), {0, 1}).accepted());
    EXPECT_FALSE(accept(made(1000, 0.01, 0.0049), {0, 0.9}).accepted());
    EXPECT_THROW((void)accept(made(1000, 0, 0.1), 0), Defect);
}

TEST(AcceptanceTest, what_does_not_vary_is_right_or_wrong) {
    EXPECT_TRUE(accept(made(1000, 3, 0), 3).accepted());
    EXPECT_FALSE(accept(made(1000, 3, 0), 3.0001).accepted());
}

// Exponentials with mean one, skewed by 2: the rule passes the truth and refuses five percent off.
TEST(AcceptanceTest, chance_passes_and_an_error_does_not) {
    for (std::uint32_t future = 0; future < 50; ++future) {
        const Stream stream{{.seed = 8, .number = future}, Purpose::onset};
        Tally tally;
        for (std::uint64_t i = 0; i < 44'000; ++i) tally.add(stream.exponential(Key{i}));
        const Acceptance verdict = accept(tally, 1);
        EXPECT_TRUE(verdict.accepted()) << verdict.why;
        EXPECT_FALSE(accept(tally, 1.05).accepted() || accept(tally, 0.95).accepted());
    }
}

TEST(AcceptanceTest, two_looks_judge_by_new_replications_only) {
    // Symmetric about its mean, standard error 0.0012 at n = 1,000.
    const double reach = 0.0012 * std::sqrt(999.0);
    std::uint64_t asked = 0;
    const auto shifted = [&](double first, double then) {
        asked = 0;
        return accept_in_two_looks(
            1000,
            [&](std::uint64_t i) {
                EXPECT_EQ(i, asked++);
                return (i < 1000 ? first : then) + (i % 2 == 0 ? reach : -reach);
            },
            1);
    };
    EXPECT_TRUE(shifted(1.0036, 9).accepted()); // 3 standard errors
    EXPECT_EQ(asked, 1000U);
    EXPECT_TRUE(shifted(1.0044, 1).accepted()); // 3.7, and then 0
    EXPECT_EQ(asked, 17'000U);
    EXPECT_TRUE(shifted(1.02, 1.001).accepted()); // 16.7, and then 3.3 of a quarter the size
    EXPECT_FALSE(shifted(1.0044, 1.0013).accepted());
    EXPECT_EQ(asked, 17'000U);
    // Bad for another reason than its distance: looking again would not mend it.
    EXPECT_EQ(accept_in_two_looks(
                  900, [](std::uint64_t) { return 9.0; }, 1)
                  .refusal,
              Refusal::too_few);
}

} // namespace
} // namespace omsorg
