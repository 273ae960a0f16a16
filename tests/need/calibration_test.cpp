// SPDX-License-Identifier: MIT
#include <omsorg/need/calibration.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace omsorg {
namespace {

/// One year of a cohort by classical Runge-Kutta in small steps: knows nothing of uniformisation.
std::array<double, 3> live_a_year(std::array<double, 3> x, const PerTransition& r,
                                  const std::array<double, 3>& death) {
    const auto flow = [&](const std::array<double, 3>& y) {
        return std::array<double, 3>{-(r.onset + r.direct_entry + death[0]) * y[0] + r.recovery * y[1],
                                     r.onset * y[0] - (r.admission + r.recovery + death[1]) * y[1],
                                     r.direct_entry * y[0] + r.admission * y[1] - death[2] * y[2]};
    };
    const auto plus = [](std::array<double, 3> a, const std::array<double, 3>& b, double h) {
        for (std::size_t i = 0; i < 3; ++i) a[i] += h * b[i];
        return a;
    };
    constexpr int steps = 200;
    constexpr double h = 1.0 / steps;
    for (int i = 0; i < steps; ++i) {
        const auto a = flow(x), b = flow(plus(x, a, h / 2)), c = flow(plus(x, b, h / 2)),
                   d = flow(plus(x, c, h));
        for (std::size_t s = 0; s < 3; ++s) x[s] += h / 6 * (a[s] + 2 * b[s] + 2 * c[s] + d[s]);
    }
    return x;
}

struct Cohorts {
    std::vector<BySexAndAge<NeedShares>> shares; ///< by year from 2019
    double worst_survival = 0;                   ///< against the life table
};

/// Every cohort from 31 December 2019 on, under the calibrated hazards.
Cohorts live_on(const NeedHazards& need, const std::vector<BySexAndAge<double>>& death) {
    Cohorts made;
    made.shares.emplace_back();
    for (Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) made.shares[0].at(sex, age) = need.shares(2019, sex, age);
    for (int year = 2020; year <= need.last_year(); ++year) {
        const auto before = made.shares.back();
        made.shares.emplace_back();
        for (Sex sex : both_sexes)
            for (int age = need.first_age(); age <= oldest_age; ++age) {
                const NeedShares p = age == need.first_age() ? NeedShares{} : before.at(sex, age - 1);
                const double table = death[static_cast<std::size_t>(year - 2020)].at(sex, age);
                std::array<double, 3> hazard{};
                for (std::size_t s = 0; s < 3; ++s)
                    hazard[s] = table * need.mortality_ratio(year, sex, age, static_cast<NeedState>(s));
                const auto x = live_a_year({p.independent(), p.home_care, p.special_housing},
                                           need.rates(year, sex, age), hazard);
                const double living = x[0] + x[1] + x[2];
                made.worst_survival = std::max(made.worst_survival, std::abs(living / std::exp(-table) - 1));
                made.shares.back().at(sex, age) = {x[1] / living, x[2] / living};
            }
    }
    return made;
}

TEST(CalibrationTest, without_drift_need_stays_as_common_at_every_age_for_21_years) {
    NeedAssumptions assume;
    assume.home_care_drift = assume.special_housing_drift = 0;
    const NeedHazards need = test::calibrated(assume);
    EXPECT_LT(need.report().worst_residual, 1e-9);
    EXPECT_EQ(need.report().unsolved, 0);
    const Cohorts lived = live_on(need, test::death_hazards(2020, 2040));
    EXPECT_LT(lived.worst_survival, 1e-9); // deaths over all states are the life table's
    for (std::size_t i = 1; i < lived.shares.size(); ++i)
        for (Sex sex : both_sexes)
            for (int age = 65; age <= oldest_age; ++age) {
                const NeedShares start = lived.shares[0].at(sex, age), now = lived.shares[i].at(sex, age);
                ASSERT_NEAR(now.home_care, start.home_care, 1e-9);
                ASSERT_NEAR(now.special_housing, start.special_housing, 1e-9);
            }
}

TEST(CalibrationTest, need_drifts_by_what_is_stated_and_each_kind_by_its_own) {
    NeedAssumptions assume;
    assume.home_care_drift = -2;
    assume.special_housing_drift = 0.5;
    const NeedHazards need = test::calibrated(assume);
    EXPECT_EQ(need.report().unsolved, 0);
    const auto residents = test::residents_2019();
    const auto standardised = [&](const BySexAndAge<NeedShares>& shares) {
        NeedShares sum;
        for (Sex sex : both_sexes)
            for (int age = 65; age <= oldest_age; ++age) {
                sum.home_care += residents.at(sex, age) * shares.at(sex, age).home_care;
                sum.special_housing += residents.at(sex, age) * shares.at(sex, age).special_housing;
            }
        return sum;
    };
    const Cohorts lived = live_on(need, test::death_hazards(2020, 2040));
    const NeedShares start = standardised(lived.shares[0]);
    for (std::size_t i = 1; i < lived.shares.size(); ++i) {
        const NeedShares now = standardised(lived.shares[i]);
        const auto years = static_cast<double>(i);
        EXPECT_NEAR(now.home_care / start.home_care / std::pow(0.98, years), 1, 1e-9);
        EXPECT_NEAR(now.special_housing / start.special_housing / std::pow(1.005, years), 1, 1e-9);
    }
    EXPECT_LT(lived.worst_survival, 1e-9);
}

TEST(CalibrationTest, meets_what_it_aimed_at) {
    const NeedHazards need = test::calibrated({}, 2020);
    int solved = 0;
    for (const CalibrationTarget& target : need.report().targets)
        if (target.solved) {
            EXPECT_TRUE(target.met()) << target.name << ": " << target.achieved << ", not " << target.target;
            ++solved;
        }
    EXPECT_EQ(solved, 9);
    EXPECT_NEAR(need.report().at("special_housing_stay").achieved, 25, 1e-6);
    EXPECT_NEAR(need.report().at("special_housing_entry_age").achieved, 85.5, 1e-6);
}

TEST(CalibrationTest, agrees_with_recorded_figures_it_did_not_aim_at) {
    // Coarse: tolerances of 15 to 20 percent, and not all independent of what
    // was aimed at; see calibration.hpp.
    const NeedHazards need = test::calibrated({}, 2020);
    int compared = 0;
    for (const CalibrationTarget& target : need.report().targets)
        if (!target.solved) {
            EXPECT_TRUE(target.met()) << target.name << ": " << target.achieved << ", recorded "
                                      << target.target << " ± " << target.tolerance;
            ++compared;
        }
    EXPECT_EQ(compared, 12);
}

TEST(CalibrationTest, the_median_stay_is_that_of_the_people_who_move_in) {
    // A cohort of those who move in during 2020, followed through the hazards that need publishes, by hand.
    NeedAssumptions assume;
    assume.home_care_drift = assume.special_housing_drift = 0;
    const auto frozen = std::vector<BySexAndAge<double>>(21, test::death_hazards(2020, 2020)[0]);
    const NeedHazards need = calibrate(assume, test::need_tables(), test::residents_2019(), 2020, frozen);
    const auto residents = test::residents_2019();
    double entered = 0, living = 0;
    for (Sex sex : both_sexes)
        for (int age = 66; age < oldest_age; ++age) {
            const auto& r = need.rates(2020, sex, age);
            const NeedShares before = need.shares(2019, sex, age - 1), after = need.shares(2020, sex, age);
            // Entries by the middle of the year, from mean shares.
            const double independent = (before.independent() + after.independent()) / 2;
            const double at_home = (before.home_care + after.home_care) / 2;
            const double entries =
                residents.at(sex, age) * (independent * r.direct_entry + at_home * r.admission);
            double left = 25.0 / 12, hazard = 0, part = 0.5;
            for (int then = age; left > 0; ++then, part = 1) {
                const double years = std::min(left, part);
                hazard +=
                    years * frozen[0].at(sex, std::min(then, oldest_age)) *
                    need.mortality_ratio(2020, sex, std::min(then, oldest_age), NeedState::special_housing);
                left -= years;
            }
            entered += entries;
            living += entries * std::exp(-hazard);
        }
    EXPECT_NEAR(living / entered, 0.5, 0.005);
}

TEST(CalibrationTest, holds_over_the_futures_that_the_study_spans) {
    for (const auto& [mortality, recovery, drift, stay] :
         {std::array{1.5, 0.15, -2.3, 23.0}, std::array{4.0, 0.45, 0.0, 27.0},
          std::array{2.0, 0.45, -2.3, 27.0}, std::array{3.5, 0.15, 0.5, 24.0}}) {
        NeedAssumptions assume;
        assume.home_care_mortality = mortality;
        assume.recovery = recovery;
        assume.home_care_drift = assume.special_housing_drift = drift;
        assume.special_housing_stay = stay;
        for (const double decline : {0.0, 0.02}) {
            const NeedHazards need = calibrate(assume, test::need_tables(), test::residents_2019(), 2020,
                                               test::death_hazards(2020, 2040, decline));
            EXPECT_EQ(need.report().unsolved, 0);
            EXPECT_LT(need.report().worst_residual, 1e-9);
            for (const CalibrationTarget& target : need.report().targets)
                EXPECT_TRUE(!target.solved || target.met()) << target.name << " " << target.achieved;
        }
    }
}

TEST(CalibrationTest, home_care_has_the_stated_mortality_and_special_housing_the_highest) {
    const NeedHazards need = test::calibrated({}, 2040);
    for (int year : {2020, 2030, 2040})
        for (Sex sex : both_sexes)
            for (int age = 65; age <= oldest_age; ++age) {
                const double alone = need.mortality_ratio(year, sex, age, NeedState::independent);
                const double home = need.mortality_ratio(year, sex, age, NeedState::home_care);
                ASSERT_NEAR(home / alone, 2.5, 1e-9);
                ASSERT_GT(need.mortality_ratio(year, sex, age, NeedState::special_housing), home);
                ASSERT_GT(alone, 0);
            }
    EXPECT_EQ(need.mortality_ratio(2030, Sex::female, 40, NeedState::independent), 1);
    EXPECT_EQ(need.rates(2030, Sex::female, 64).onset, 0);
}

TEST(CalibrationTest, the_causal_share_mixes_the_state_and_its_shadow) {
    const NeedHazards need = test::calibrated({}, 2020);
    const auto ratio = [&](NeedState state, NeedState shadow, double causal) {
        return need.mortality_ratio(2020, Sex::female, 85, state, shadow, causal);
    };
    const double alone = need.mortality_ratio(2020, Sex::female, 85, NeedState::independent);
    const double home = need.mortality_ratio(2020, Sex::female, 85, NeedState::home_care);
    // Prevented from needing home care: at 0 she dies as if she had it, at 1 as the independent do.
    EXPECT_EQ(ratio(NeedState::independent, NeedState::home_care, 0), home);
    EXPECT_EQ(ratio(NeedState::independent, NeedState::home_care, 1), alone);
    EXPECT_NEAR(ratio(NeedState::independent, NeedState::home_care, 0.5), (alone + home) / 2, 1e-15);
    EXPECT_EQ(ratio(NeedState::home_care, NeedState::home_care, 0.3), home);
}

TEST(CalibrationTest, equal_assumptions_give_equal_bits) {
    const NeedHazards one = test::calibrated({}, 2021), two = test::calibrated({}, 2021);
    for (Sex sex : both_sexes)
        for (int age = 65; age <= oldest_age; ++age)
            EXPECT_EQ(one.rates(2021, sex, age), two.rates(2021, sex, age));
}

} // namespace
} // namespace omsorg
