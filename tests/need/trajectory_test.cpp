// SPDX-License-Identifier: MIT
#include <omsorg/need/occupancy.hpp>
#include <omsorg/need/trajectory.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omsorg {
namespace {

using namespace literals;

constexpr PerTransition benchmark_rates{
    .onset = 0.07, .direct_entry = 0.005, .admission = 0.12, .recovery = 0.05};
constexpr std::array<double, 3> benchmark_death{0.025, 0.10, 0.40};

Key person(std::uint64_t number) { return key_of(std::uint64_t{77}, number); }

/// One life from `birth` to `end` under constant hazards; false once dead. The state is left in `need`.
bool lives(Trajectory& need, Key who, const NeedLuck& luck, double threshold, Instant birth, Instant end) {
    Fate death{threshold};
    for (Instant now = birth; now < end;) {
        const Instant turn = std::min(end, start_of_year(year_of(now) + 1));
        const auto next = need.due(benchmark_rates, turn);
        const Instant until = next ? next->when : turn;
        const double hazard = benchmark_death[static_cast<std::size_t>(need.state())];
        const double years = share_of_year(now, until);
        if (death.due(hazard, years)) return false;
        death.spend(hazard, years);
        need.settle(benchmark_rates, until);
        if (next) need.move(next->transition, who, luck);
        now = until;
    }
    return true;
}

TEST(TrajectoryTest, lives_are_spread_over_the_states_as_the_benchmark_says) {
    const omsorg::Run run{.seed = 5, .number = 0};
    const NeedLuck luck{run};
    const Stream death{run, Purpose::death};
    constexpr int people = 200'000;
    for (const auto& [years, exact] : {std::pair{1, std::array{0.90633527, 0.05828135, 0.00716733}},
                                       std::pair{5, std::array{0.62704833, 0.14507167, 0.03874750}}}) {
        std::array<int, 3> count{};
        for (int i = 0; i < people; ++i) {
            const Key who = person(static_cast<std::uint64_t>(i));
            Trajectory need{NeedState::independent, who, luck, start_of_year(2021)};
            if (lives(need, who, luck, death.exponential(who), start_of_year(2021),
                      start_of_year(2021 + years)))
                ++count[static_cast<std::size_t>(need.state())];
        }
        for (std::size_t s = 0; s < 3; ++s) {
            const double share = static_cast<double>(count[s]) / people;
            const double error = std::sqrt(exact[s] * (1 - exact[s]) / people);
            EXPECT_LT(std::abs(share - exact[s]) / error, 4.6) << "state " << s << " after " << years;
        }
    }
}

TEST(TrajectoryTest, a_steady_inflow_gives_poisson_stocks) {
    // 50 new people a year for 40 years; by then each state holds a Poisson number of them.
    constexpr int replications = 1000, horizon = 40, inflow = 50;
    const Passage exact = pass({1, 0, 0}, {benchmark_rates, benchmark_death}, horizon);
    std::array<double, 3> sum{}, squares{};
    for (int r = 0; r < replications; ++r) {
        const omsorg::Run run{.seed = 11, .number = static_cast<std::uint32_t>(r)};
        const NeedLuck luck{run};
        const Stream death{run, Purpose::death}, arrival{run, Purpose::immigration};
        std::array<int, 3> stock{};
        // Exponential gaps; years of 365 days in the arrivals' clock, exact shares in the lives'.
        double moment = 0;
        for (std::uint64_t i = 0;; ++i) {
            const Key who = person(i);
            moment += arrival.exponential(who) / inflow;
            if (moment >= horizon) break;
            const int year = 2001 + static_cast<int>(moment);
            const double part = moment - std::floor(moment);
            const Instant birth = start_of_year(year) + from_hours(part * 24 * days_in_year(year));
            Trajectory need{NeedState::independent, who, luck, birth};
            if (lives(need, who, luck, death.exponential(who), birth, start_of_year(2001 + horizon)))
                ++stock[static_cast<std::size_t>(need.state())];
        }
        for (std::size_t s = 0; s < 3; ++s) {
            sum[s] += stock[s];
            squares[s] += static_cast<double>(stock[s]) * stock[s];
        }
    }
    for (std::size_t s = 0; s < 3; ++s) {
        const double mean = sum[s] / replications, expected = inflow * exact.years[s];
        const double variance = (squares[s] - replications * mean * mean) / (replications - 1);
        const double error = std::sqrt(variance / replications);
        EXPECT_LT(error / expected, 0.005);                         // precise enough to be a test
        EXPECT_LT(std::abs(mean - expected) / error, 4.524);        // and right
        EXPECT_GT(std::abs(mean - 1.05 * expected) / error, 4.524); // and able to fail
        EXPECT_NEAR(variance / expected, 1, 4.6 * std::sqrt(2.0 / replications));
    }
}

TEST(TrajectoryTest, asking_later_in_the_year_gives_the_same_moment) {
    const NeedLuck luck{{.seed = 2, .number = 3}};
    int found = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        Trajectory early{NeedState::home_care, person(i), luck, start_of_year(2028)};
        const PerTransition rates{.admission = 0.6, .recovery = 0.4};
        const auto next = early.due(rates, start_of_year(2029));
        Trajectory late = early;
        const Instant june = start_of_year(2028) + 160_days;
        if (!next || next->when <= june) continue;
        for (int step = 1; step <= 16; ++step) late.settle(rates, start_of_year(2028) + step * 10_days);
        const auto again = late.due(rates, start_of_year(2029));
        ASSERT_TRUE(again);
        EXPECT_EQ(again->transition, next->transition);
        EXPECT_LE(std::chrono::abs(again->when - next->when), 1_microseconds);
        ++found;
    }
    EXPECT_GT(found, 300);
}

TEST(TrajectoryTest, a_lower_hazard_never_brings_a_need_forward) {
    const NeedLuck luck{{.seed = 4, .number = 0}};
    const PerTransition rates{.onset = 0.5, .direct_entry = 0.1};
    const PerTransition prevented = rates * PerTransition{0.7, 1, 1, 1};
    const Instant end = start_of_year(2031);
    int postponed = 0, equal = 0;
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const Trajectory need{NeedState::independent, person(i), luck, start_of_year(2030)};
        const auto as_is = need.due(rates, end), better = need.due(prevented, end);
        if (!as_is) {
            EXPECT_FALSE(better);
            continue;
        }
        if (!better || better->when > as_is->when)
            ++postponed;
        else {
            EXPECT_EQ(better->when, as_is->when); // direct entry came first, and is not touched
            EXPECT_EQ(better->transition, NeedTransition::direct_entry);
            ++equal;
        }
    }
    EXPECT_GT(postponed, 1500);
    EXPECT_GT(equal, 200);
}

TEST(TrajectoryTest, neutral_factors_change_no_bit) {
    const NeedLuck luck{{.seed = 4, .number = 1}};
    const PerTransition rates{.onset = 0.31, .direct_entry = 0.017, .admission = 0.2, .recovery = 0.11};
    EXPECT_EQ(rates * unchanged, rates);
    const Trajectory need{NeedState::independent, person(1), luck, start_of_year(2030)};
    const auto one = need.due(rates, start_of_year(2031)),
               two = need.due(rates * unchanged, start_of_year(2031));
    EXPECT_EQ(one.has_value(), two.has_value());
    EXPECT_TRUE(!one || one->when == two->when);
}

TEST(TrajectoryTest, nobody_leaves_special_housing_and_no_transition_starts_elsewhere) {
    const NeedLuck luck{{.seed = 1, .number = 0}};
    Trajectory need{NeedState::special_housing, person(1), luck, start_of_year(2030)};
    EXPECT_FALSE(need.due({9, 9, 9, 9}, start_of_year(2031)));
    EXPECT_THROW(need.move(NeedTransition::recovery, person(1), luck), Defect);
    need.settle({}, start_of_year(2031));
    EXPECT_THROW(need.settle({}, start_of_year(2030)), Defect);
}

TEST(TrajectoryTest, founders_are_drawn_by_the_curve_and_equal_whatever_the_order) {
    const NeedHazards hazards = test::calibrated({}, 2020);
    const NeedLuck luck{{.seed = 8, .number = 2}};
    constexpr int people = 100'000;
    std::array<int, 3> count{};
    for (int i = people; i-- > 0;)
        ++count[static_cast<std::size_t>(
            hazards.start_state(luck, person(static_cast<std::uint64_t>(i)), 2019, Sex::female, 88))];
    const NeedShares p = hazards.shares(2019, Sex::female, 88);
    for (const auto& [state, share] : {std::pair{1, p.home_care}, std::pair{2, p.special_housing}}) {
        const double drawn = static_cast<double>(count[static_cast<std::size_t>(state)]) / people;
        EXPECT_LT(std::abs(drawn - share) / std::sqrt(share * (1 - share) / people), 4.6);
    }
    EXPECT_EQ(hazards.start_state(luck, person(3), 2019, Sex::female, 64), NeedState::independent);
}

TEST(TrajectoryTest, people_one_by_one_keep_the_calibrated_shares) {
    // 60,000 women of 80, five years through the calibrated hazards, each with her own death.
    NeedAssumptions assume;
    assume.home_care_drift = assume.special_housing_drift = 0;
    const NeedHazards hazards = test::calibrated(assume, 2024);
    const auto table = test::death_hazards(2020, 2024);
    const omsorg::Run run{.seed = 21, .number = 0};
    const NeedLuck luck{run};
    const Stream death{run, Purpose::death};
    constexpr int people = 60'000;
    std::array<int, 3> count{};
    for (int i = 0; i < people; ++i) {
        const Key who = person(static_cast<std::uint64_t>(i));
        Trajectory need{hazards.start_state(luck, who, 2019, Sex::female, 80), who, luck,
                        start_of_year(2020)};
        Fate fate{death.exponential(who)};
        bool alive = true;
        for (int year = 2020; year <= 2024 && alive; ++year) {
            const int age = 81 + year - 2020;
            const auto& rates = hazards.rates(year, Sex::female, age);
            const double risk = table[static_cast<std::size_t>(year - 2020)].at(Sex::female, age);
            for (Instant now = start_of_year(year); alive && now < start_of_year(year + 1);) {
                const auto next = need.due(rates, start_of_year(year + 1));
                const Instant until = next ? next->when : start_of_year(year + 1);
                const double hazard = risk * hazards.mortality_ratio(year, Sex::female, age, need.state());
                alive = !fate.due(hazard, share_of_year(now, until));
                fate.spend(hazard, share_of_year(now, until));
                need.settle(rates, until);
                if (next) need.move(next->transition, who, luck);
                now = until;
            }
        }
        if (alive) ++count[static_cast<std::size_t>(need.state())];
    }
    const double living = count[0] + count[1] + count[2];
    double survival = 0;
    for (int year = 2020; year <= 2024; ++year)
        survival += table[static_cast<std::size_t>(year - 2020)].at(Sex::female, 81 + year - 2020);
    survival = std::exp(-survival);
    EXPECT_LT(std::abs(living / people - survival) / std::sqrt(survival * (1 - survival) / people), 4.6);
    const NeedShares p = hazards.shares(2024, Sex::female, 85);
    for (const auto& [state, share] : {std::pair{1, p.home_care}, std::pair{2, p.special_housing}}) {
        const double found = count[static_cast<std::size_t>(state)] / living;
        EXPECT_LT(std::abs(found - share) / std::sqrt(share * (1 - share) / living), 4.6);
    }
}

} // namespace
} // namespace omsorg
