// SPDX-License-Identifier: MIT
// The projection as control variate: what it expects of the old sharpens what single lives say of the very
// old, without bias, by the share that the covariances of the projection foretell.
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/control_variate.hpp>
#include <omsorg/observe/tally.hpp>
#include <omsorg/population/life.hpp>
#include <omsorg/population/projection.hpp>

#include "skelleftea.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace omsorg {
namespace {

constexpr AgeGroup old{80, 100}, very_old{85, 100};
constexpr int last_year = 2024;

struct Future {
    double old = 0, very_old = 0;
};

/// One inhabitant of Skellefteå in sixty, of whom only those who can turn 80 by then are kept.
PopulationTables old_village() {
    PopulationTables t = testing_skelleftea::tables();
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            t.start.at(sex, age) = age < 70 ? 0 : std::round(t.start.at(sex, age) / 60);
            t.net_migrants.at(sex, age) /= 60;
            t.residents.at(sex, age) /= 60;
        }
    return t;
}

class CohortControlTest : public testing::Test {
protected:
    static constexpr std::size_t futures = 6000;

    static void SetUpTestSuite() {
        const PopulationTables t = old_village();
        PopulationAssumptions a;
        a.recorded_migration = false;
        truth_ = new Projection{t.start, 2019, true};
        for (int year = 2020; year <= last_year; ++year) truth_->step(year_of_life(year, t, a));

        const Geography places = testing_skelleftea::geography(t);
        seen_ = new std::vector<Future>;
        for (std::uint32_t number = 0; number < futures; ++number) {
            Life life{t, a, places, {20262, number}};
            life.found();
            for (int year = 2020; year <= last_year; ++year) life.live_year(year);
            const auto count = life.people().count(last_year);
            seen_->push_back({.old = static_cast<double>(count.total(old.from, old.to)),
                              .very_old = static_cast<double>(count.total(very_old.from, very_old.to))});
        }
    }
    static void TearDownTestSuite() {
        delete truth_;
        delete seen_;
    }

    /// 1 - R², by the covariances that the projection carries along: no simulation in it.
    static double foretold_ratio() {
        const double all = truth_->variance(old), part = truth_->variance(very_old);
        const double rest = truth_->variance({old.from, very_old.from - 1});
        const double covariance = (all + part - rest) / 2; // of the very old with all the old
        return 1 - covariance * covariance / (all * part);
    }

    static Controls controls_of(std::size_t from, std::size_t to) {
        Controls controls{{truth_->expected(old)}};
        for (std::size_t i = from; i < to; ++i)
            controls.add((*seen_)[i].very_old, std::array{(*seen_)[i].old});
        return controls;
    }

    static Projection* truth_;
    static std::vector<Future>* seen_;
};
Projection* CohortControlTest::truth_ = nullptr;
std::vector<Future>* CohortControlTest::seen_ = nullptr;

TEST_F(CohortControlTest, sharpens_by_the_share_that_the_projection_foretells) {
    const ControlledMean mean = controls_of(0, futures).estimate().value();
    const double exact = truth_->expected(very_old);
    EXPECT_LE(std::abs(mean.mean - exact) / mean.standard_error, acceptance_point(futures));
    EXPECT_LE(mean.standard_error / exact, 0.005);
    EXPECT_GT(std::abs(mean.mean - 1.05 * exact) / mean.standard_error, acceptance_point(futures));

    // A squared correlation read from n normal pairs scatters by 2 R (1 - R²) / √n.
    const double foretold = foretold_ratio();
    const double scatter = 2 * std::sqrt(1 - foretold) * foretold / std::sqrt(double(futures));
    EXPECT_NEAR(mean.variance_ratio, foretold, 4.5 * scatter);
    EXPECT_LT(mean.variance_ratio, 0.6); // worth having: two futures in five are saved
    RecordProperty("variance_ratio", std::to_string(mean.variance_ratio));
    RecordProperty("foretold", std::to_string(foretold));
}

// With twenty futures, as a study has them, the slope is a guess: its price is known, and it brings no bias.
TEST_F(CohortControlTest, twenty_futures_pay_for_their_slope_and_stay_without_bias) {
    constexpr std::size_t n = 20;
    Tally plain, controlled;
    for (std::size_t from = 0; from + n <= futures; from += n) {
        Tally mean;
        for (std::size_t i = from; i < from + n; ++i) mean.add((*seen_)[i].very_old);
        plain.add(mean.mean());
        controlled.add(controls_of(from, from + n).estimate().value().mean);
    }
    const double studies = static_cast<double>(controlled.count());
    const double exact = truth_->expected(very_old);
    const double error = std::sqrt(controlled.variance() / studies);
    EXPECT_LE(std::abs(controlled.mean() - exact) / error, acceptance_point(controlled.count()));
    EXPECT_GT(std::abs(controlled.mean() - 1.05 * exact) / error, acceptance_point(controlled.count()));

    // What is left of the variance, against what is left by theory and the price of one slope.
    const double left = controlled.variance() / (truth_->variance(very_old) / n);
    const double scatter = std::sqrt(2 / (studies - 1));
    EXPECT_NEAR(left / (foretold_ratio() * loss_factor(n, 1)), 1, 4.5 * scatter);
    EXPECT_NEAR(plain.variance() / (truth_->variance(very_old) / n), 1, 4.5 * scatter);
}

} // namespace
} // namespace omsorg
