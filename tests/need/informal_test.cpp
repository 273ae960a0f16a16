// SPDX-License-Identifier: MIT
#include <omsorg/need/informal.hpp>

#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/tally.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace omsorg {
namespace {

constexpr omsorg::Run run{.seed = 8, .number = 2};

Key client(std::uint64_t number) { return key_of(std::uint64_t{79}, number); }

InformalAssumptions fading() {
    InformalAssumptions a;
    a.modelled = true;
    a.share = 0.6;
    a.hours = Distribution::gamma_mean_cv(30, 1.2);
    a.change = -3;
    a.substitution = 0.5;
    return a;
}

TEST(InformalCareTest, the_mean_grant_grows_by_the_closed_form) {
    const InformalAssumptions a = fading();
    const InformalCare care{a, run, 2020};
    Tally granted, done;
    for (std::uint64_t i = 0; i < 400'000; ++i) {
        granted.add(care.help(client(i), 2035).granted_instead);
        done.add(care.help(client(i), 2035).hours);
    }
    const double left = std::pow(0.97, 15);
    const Acceptance grant = accept(granted, 0.5 * 0.6 * 30 * (1 - left));
    EXPECT_TRUE(grant.accepted()) << grant.why;
    const Acceptance hours = accept(done, 0.6 * 30 * left);
    EXPECT_TRUE(hours.accepted()) << hours.why;
    EXPECT_NEAR(care.mean_granted_instead(2035), 0.5 * 0.6 * 30 * (1 - left), 1e-12);
}

TEST(InformalCareTest, the_first_year_and_no_change_grant_nothing_more) {
    InformalAssumptions a = fading();
    const InformalCare care{a, run, 2020};
    for (std::uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(care.help(client(i), 2020).granted_instead, 0);
    a.change = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) EXPECT_EQ(care.help(client(i), 2040).granted_instead, 0);
    a = fading();
    a.modelled = false;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        EXPECT_EQ(care.help(client(i), 2040).granted_instead, 0);
        EXPECT_EQ(care.help(client(i), 2040).hours, 0);
    }
}

/// What is no longer done is granted or done by nobody, person by person.
TEST(InformalCareTest, the_hours_of_each_client_are_done_granted_or_left) {
    const InformalAssumptions a = fading();
    const InformalCare care{a, run, 2020};
    int helped = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        const double first = care.help(client(i), 2020).hours, later = care.help(client(i), 2030).hours;
        EXPECT_NEAR(care.help(client(i), 2030).granted_instead, 0.5 * (first - later), 1e-9);
        helped += first > 0;
    }
    EXPECT_NEAR(helped, 6000, 4.6 * 49);
}

TEST(InformalCareTest, more_help_lowers_the_grant) {
    InformalAssumptions a = fading();
    a.change = 2;
    const InformalCare care{a, run, 2020};
    EXPECT_LT(care.mean_granted_instead(2030), 0);
}

} // namespace
} // namespace omsorg
