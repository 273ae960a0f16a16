// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/control_variate.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace omsorg {
namespace {

const Stream stream{{.seed = 41}, Purpose::parameter};
const Distribution normal = Distribution::normal(0, 1);

// One control by the textbook: β = S_xc / S_cc, and the variance of the line at the known mean.
TEST(ControlVariateTest, one_control_by_hand) {
    Controls controls{{2}};
    const std::array<double, 4> x{3, 5, 4, 8}, c{1, 2, 3, 4};
    for (std::size_t i = 0; i < 4; ++i) controls.add(x[i], {{c[i]}});
    // Means 5 and 2.5; S_xx 14, S_cc 5, S_xc 7: β 1.4, left over 14 - 9.8 = 4.2 with two degrees of freedom.
    const auto found = controls.estimate();
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->slopes[0], 1.4, 1e-14);
    EXPECT_NEAR(found->mean, 5 - 1.4 * 0.5, 1e-14);
    EXPECT_EQ(found->degrees_of_freedom, 2U);
    EXPECT_NEAR(found->residual_variance, 2.1, 1e-14);
    EXPECT_NEAR(found->standard_error, std::sqrt(2.1 * (0.25 + 0.05)), 1e-14);
    EXPECT_NEAR(found->variance_ratio, 2.1 * 0.3 / (14.0 / 3 / 4), 1e-14);
    EXPECT_NEAR(found->interval().half_width(), 4.302653 * found->standard_error, 1e-6);

    // A slope of one from elsewhere: the differences 2 3 1 4 about 2.5, less the known 2.
    const auto given = controls.estimate_with({1});
    EXPECT_NEAR(given->mean, 4.5, 1e-14);
    EXPECT_EQ(given->degrees_of_freedom, 3U);
    EXPECT_NEAR(given->residual_variance, 5.0 / 3, 1e-14);
    EXPECT_NEAR(given->standard_error, std::sqrt(5.0 / 12), 1e-14);
}

// What is wholly explained is known without error, in any unit, from any level.
TEST(ControlVariateTest, a_plane_is_found_exactly) {
    for (const double level : {0.0, 1e6}) {
        Controls controls{{level + 0.5, -1, 60 * 0.25}};
        for (std::uint64_t i = 0; i < 20; ++i) {
            const double a = stream.uniform(Key{i}), b = stream.uniform(Key{i}, 1),
                         c = stream.uniform(Key{i}, 2);
            controls.add(7 + 2 * (a - 0.5) - 5 * b + 3 * (c - 0.25), {{level + a, b - 1, 60 * c}});
        }
        const auto found = controls.estimate();
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->mean, 7, 1e-8);
        EXPECT_NEAR(found->slopes[0], 2, 1e-8);
        EXPECT_NEAR(found->slopes[1], -5, 1e-8);
        EXPECT_NEAR(found->slopes[2], 0.05, 1e-9);
        EXPECT_LT(found->standard_error, 1e-7);
        EXPECT_LT(found->variance_ratio, 1e-12);
        EXPECT_EQ(found->degrees_of_freedom, 16U);
    }
}

TEST(ControlVariateTest, joined_controls_equal_the_whole) {
    Controls whole{{1, 0}}, head{{1, 0}}, tail{{1, 0}};
    for (std::uint64_t i = 0; i < 500; ++i) {
        const double a = stream.exponential(Key{i}), b = stream.uniform(Key{i}, 1) - 0.5;
        const double x = 3 + a * b + 2 * a + stream.uniform(Key{i}, 2);
        whole.add(x, {{a, b}});
        (i < 137 ? head : tail).add(x, {{a, b}});
    }
    Controls joined{{1, 0}};
    joined += head;
    joined += tail;
    joined += Controls{{1, 0}};
    EXPECT_EQ(joined.count(), 500U);
    const auto one = joined.estimate(), other = whole.estimate();
    EXPECT_NEAR(one->mean, other->mean, 1e-12);
    EXPECT_NEAR(one->standard_error, other->standard_error, 1e-13);
    EXPECT_NEAR(one->slopes[0], other->slopes[0], 1e-11);
    EXPECT_NEAR(one->slopes[1], other->slopes[1], 1e-11);
    EXPECT_NEAR(one->variance_ratio, other->variance_ratio, 1e-12);
    EXPECT_THROW((joined += Controls{{1, 1}}), Defect);
}

TEST(ControlVariateTest, what_cannot_be_estimated_is_not) {
    Controls same{{1, 2}}, still{{1}}, few{{1, 2}};
    for (std::uint64_t i = 0; i < 10; ++i) {
        const double u = stream.uniform(Key{i});
        same.add(u * u, {{u, 3 * u + 1}}); // the second follows from the first
        still.add(u, {{4}});               // never varies
        if (i < 3) few.add(u, {{u * u, u}});
    }
    EXPECT_FALSE(same.estimate() || still.estimate() || few.estimate());
    EXPECT_TRUE(same.estimate_with({1, 0}));
    EXPECT_FALSE(Controls{{1}}.estimate_with({1}));
    EXPECT_THROW(few.add(1, {{2}}), Defect);
    EXPECT_THROW((void)few.estimate_with({1}), Defect);
    EXPECT_THROW(Controls{{}}, Defect);
}

// The integral of e^u with the control u: Ross's example. Slopes and residual variance of a thousand studies.
TEST(ControlVariateTest, the_control_of_an_exponential_has_the_known_slope) {
    const double truth = std::numbers::e - 1, slope = 1.69030902924573;
    Tally slopes, residuals, means, means_with;
    for (std::uint64_t study = 0; study < 1500; ++study) {
        Controls controls{{0.5}};
        for (std::uint64_t i = 0; i < 1000; ++i) {
            const double u = stream.uniform(Key{study}, i);
            controls.add(std::exp(u), {{u}});
        }
        const auto found = controls.estimate();
        slopes.add(found->slopes[0]);
        residuals.add(found->residual_variance);
        means.add(found->mean);
        means_with.add(controls.estimate_with({slope})->mean);
    }
    for (const auto& [seen, known] : {std::pair{slopes, slope}, std::pair{residuals, 0.00394022292362891},
                                      std::pair{means, truth}, std::pair{means_with, truth}}) {
        const Acceptance verdict = accept(seen, known);
        EXPECT_TRUE(verdict.accepted()) << verdict.why;
    }
    // A mean with the best slope varies by the residual variance over n.
    EXPECT_NEAR(means_with.variance() * 1000 / 0.00394022292362891, 1, 4.5 * std::sqrt(2.0 / 1500));
}

// Normal figures, R² = 0.9 from three controls, 30 futures: what remains of the plain variance is known
// exactly, and the estimated variance is right on average.
TEST(ControlVariateTest, what_slopes_cost_is_known) {
    EXPECT_NEAR(loss_factor(30, 3) * (1 - 0.9), 0.112, 1e-15);
    EXPECT_EQ(loss_factor(30, 0), 1);
    EXPECT_THROW((void)loss_factor(5, 3), Defect);

    Tally means, squared_errors, variances;
    for (std::uint64_t study = 0; study < 90'000; ++study) {
        Controls controls{{0, 0, 0}};
        Luck luck = stream.at(key_of(study, 30));
        for (int i = 0; i < 30; ++i) {
            const std::array<double, 3> c{normal.draw(luck), normal.draw(luck), normal.draw(luck)};
            controls.add(1 + std::sqrt(0.3) * (c[0] + c[1] + c[2]) + std::sqrt(0.1) * normal.draw(luck), c);
        }
        const auto found = controls.estimate();
        means.add(found->mean);
        squared_errors.add(30 * (found->mean - 1) * (found->mean - 1));
        variances.add(30 * found->standard_error * found->standard_error);
    }
    for (const auto& [seen, known] :
         {std::pair{means, 1.0}, std::pair{squared_errors, 0.112}, std::pair{variances, 0.112}}) {
        const Acceptance verdict = accept(seen, known);
        EXPECT_TRUE(verdict.accepted()) << verdict.why;
    }
}

// Few futures, so that a wrong number of degrees of freedom would show: 5 for 3 would cover 91.7 %.
TEST(ControlVariateTest, intervals_cover_as_often_as_they_say) {
    constexpr int studies = 20'000;
    int covered = 0;
    for (std::uint64_t study = 0; study < studies; ++study) {
        Controls controls{{0, 0}};
        Luck luck = stream.at(key_of(study, 6));
        for (int i = 0; i < 6; ++i) {
            const std::array<double, 2> c{normal.draw(luck), normal.draw(luck)};
            controls.add(5 + c[0] - c[1] + normal.draw(luck), c);
        }
        covered += controls.estimate()->interval().holds(5);
    }
    EXPECT_TRUE(accepted_coverage(0.95, studies).holds(covered / double{studies})) << covered;
}

} // namespace
} // namespace omsorg
