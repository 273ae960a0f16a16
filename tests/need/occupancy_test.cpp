// SPDX-License-Identifier: MIT
#include <omsorg/need/occupancy.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

/// A published multi-state benchmark, exact to eight figures: none, home care, special housing, dead.
const StateHazards benchmark{{.onset = 0.07, .direct_entry = 0.005, .admission = 0.12, .recovery = 0.05},
                             {0.025, 0.10, 0.40}};

TEST(OccupancyTest, meets_the_published_benchmark_after_one_and_five_years) {
    const Passage one = pass({1, 0, 0}, benchmark, 1);
    EXPECT_NEAR(one.living[0], 0.90633527, 5e-9);
    EXPECT_NEAR(one.living[1], 0.05828135, 5e-9);
    EXPECT_NEAR(one.living[2], 0.00716733, 5e-9);
    EXPECT_NEAR(one.died, 0.02821605, 5e-9);
    const Passage five = pass({1, 0, 0}, benchmark, 5);
    EXPECT_NEAR(five.living[0], 0.62704833, 5e-9);
    EXPECT_NEAR(five.living[1], 0.14507167, 5e-9);
    EXPECT_NEAR(five.living[2], 0.03874750, 5e-9);
    EXPECT_NEAR(five.died, 0.18913249, 5e-9);
}

TEST(OccupancyTest, lives_the_published_years_in_each_state) {
    const StateShares years = expected_years(NeedState::independent, benchmark);
    EXPECT_NEAR(years[0], 11.4893617, 5e-8);
    EXPECT_NEAR(years[1], 2.9787234, 5e-8);
    EXPECT_NEAR(years[2], 1.0372340, 5e-8);
    // An inflow of 100 a year gives independent Poisson stocks with these means.
    EXPECT_NEAR(100 * years[0], 1148.94, 0.005);
    EXPECT_NEAR(100 * years[1], 297.87, 0.005);
    EXPECT_NEAR(100 * years[2], 103.72, 0.005);
}

TEST(OccupancyTest, years_lived_in_a_long_passage_are_the_expected_years) {
    for (NeedState start : {NeedState::independent, NeedState::home_care, NeedState::special_housing}) {
        StateShares one{};
        one[static_cast<std::size_t>(start)] = 1;
        const Passage life = pass(one, benchmark, 1000);
        const StateShares years = expected_years(start, benchmark);
        for (std::size_t s = 0; s < need_states; ++s) EXPECT_NEAR(life.years[s], years[s], 1e-10);
        EXPECT_NEAR(life.died, 1, 1e-12);
    }
}

TEST(OccupancyTest, two_halves_make_a_whole_and_nobody_is_lost) {
    const StateShares start{0.5, 0.3, 0.2};
    const Passage half = pass(start, benchmark, 0.37), rest = pass(half.living, benchmark, 0.63);
    const Passage whole = pass(start, benchmark, 1);
    double living = 0;
    for (std::size_t s = 0; s < need_states; ++s) {
        EXPECT_NEAR(rest.living[s], whole.living[s], 1e-15);
        EXPECT_NEAR(half.years[s] + rest.years[s], whole.years[s], 1e-15);
        living += whole.living[s];
    }
    EXPECT_NEAR(living + whole.died, 1, 1e-14);
}

TEST(OccupancyTest, without_hazards_time_only_passes) {
    const Passage still = pass({0.7, 0.2, 0.1}, {}, 3);
    EXPECT_EQ(still.living, (StateShares{0.7, 0.2, 0.1}));
    EXPECT_DOUBLE_EQ(still.years[1], 0.6);
    EXPECT_EQ(still.died, 0);
}

TEST(OccupancyTest, one_way_out_is_the_exponential_law) {
    const StateHazards only_death{{}, {0.2, 3.0, 30.0}};
    for (std::size_t s = 0; s < need_states; ++s) {
        StateShares one{};
        one[s] = 1;
        EXPECT_NEAR(pass(one, only_death, 2).living[s], std::exp(-2 * only_death.death[s]), 1e-14);
    }
}

} // namespace
} // namespace omsorg
