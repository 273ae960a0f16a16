// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/sequential.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omsorg {
namespace {

using By = Precision::By;

double future(std::uint64_t i) {
    static const Stream stream{{.seed = 51}, Purpose::parameter};
    return stream.exponential(Key{i});
}

// Without looking ahead it stops at the first sample that is narrow enough, as a search of all samples finds.
TEST(SequentialTest, stops_at_the_first_narrow_sample) {
    for (const By by : {By::student, By::willink}) {
        const Precision asked{.relative = 0.1, .by = by, .first = 10, .look_ahead = 0};
        const Sequential found = observe_until(asked, future);
        ASSERT_TRUE(found.met() && found.ended());
        Tally tally;
        for (std::uint64_t i = 0; i < found.count(); ++i) {
            tally.add(future(i));
            if (i + 1 < asked.first) continue;
            const auto interval = by == By::student ? student_interval(tally) : willink_interval(tally);
            EXPECT_EQ(interval->half_width() <= 0.1 * tally.mean(), i + 1 == found.count()) << i;
        }
        EXPECT_EQ(found.tally().mean(), tally.mean());
        EXPECT_GT(found.count(), 200U); // (1.96 / 0.1)² = 384
        EXPECT_LT(found.count(), 600U);
    }
}

// By Student's formula: values of spread s about the mean in turn need (t s / wide)² of them.
TEST(SequentialTest, the_wider_of_two_precisions_is_asked_for) {
    const auto in_turn = [](std::uint64_t i) { return 10 + (i % 2 == 0 ? 1.0 : -1.0); };
    const auto needed = [&](double relative, double absolute) {
        const Sequential found = observe_until(
            {.relative = relative, .absolute = absolute, .by = By::student, .first = 4, .look_ahead = 0},
            in_turn);
        EXPECT_TRUE(found.met());
        EXPECT_LE(found.interval()->half_width(), std::max(absolute, relative * found.tally().mean()));
        return static_cast<double>(found.count());
    };
    EXPECT_NEAR(needed(0.01, 0), std::pow(1.96 / 0.1, 2), 5);
    EXPECT_NEAR(needed(0, 0.2), std::pow(1.96 / 0.2, 2), 5);
    EXPECT_EQ(needed(0.01, 0.2), needed(0, 0.2));
    EXPECT_EQ(needed(0.02, 0.1), needed(0.02, 0));
}

// Equal but for number 12: the interval has no width before, and is wide after. Who looks ahead sees it.
TEST(SequentialTest, looks_ahead_before_it_stops) {
    const auto equal_but_one = [](std::uint64_t i) { return i == 12 ? 3.0 : 1.0; };
    const auto stopped = [&](std::uint64_t look_ahead) {
        return observe_until({.relative = 0.05, .by = By::student, .first = 10, .look_ahead = look_ahead},
                             equal_but_one);
    };
    EXPECT_EQ(stopped(0).count(), 10U);
    EXPECT_EQ(stopped(2).count(), 12U);
    const Sequential seen = stopped(3);
    // One of n values differs by 2: s = 2 / √n, half-width 2 t / n, mean 1 + 2 / n.
    std::uint64_t n = 13;
    while (2 * student_point(double(n - 1), 0.95) / double(n) > 0.05 * (1 + 2 / double(n))) ++n;
    EXPECT_EQ(seen.count(), n + 3);
    EXPECT_TRUE(seen.met());
    // Above a hundred the look ahead is a share: three in a hundred.
    const Sequential later =
        observe_until({.relative = 0.05, .by = By::student, .first = 400, .look_ahead = 3}, equal_but_one);
    EXPECT_EQ(later.count(), 412U);
}

TEST(SequentialTest, the_batch_does_not_matter) {
    const Precision asked{.relative = 0.08};
    const Sequential alone = observe_until(asked, future);
    for (const std::uint64_t batch : {1U, 7U, 64U, 1000U}) {
        Sequential sample{asked};
        for (std::uint64_t from = 0; !sample.ended(); from += batch) {
            std::vector<double> made(batch); // as threads would, last first
            for (std::uint64_t i = batch; i-- > 0;) made[i] = future(from + i);
            for (const double x : made) sample.add(x);
        }
        EXPECT_EQ(sample.count(), alone.count());
        EXPECT_EQ(sample.tally().mean(), alone.tally().mean());
        EXPECT_EQ(sample.interval(), alone.interval());
    }
}

TEST(SequentialTest, says_when_the_most_was_not_enough) {
    const Sequential found = observe_until({.relative = 0.01, .most = 500}, future);
    EXPECT_EQ(found.count(), 500U);
    EXPECT_TRUE(found.ended());
    EXPECT_FALSE(found.met());
    EXPECT_GT(found.interval()->half_width(), 0.01 * found.tally().mean());
    // About zero no relative precision is ever met; an absolute one is.
    const auto about_zero = [](std::uint64_t i) { return future(i) - 1; };
    EXPECT_FALSE(observe_until({.relative = 0.05, .most = 2000}, about_zero).met());
    EXPECT_TRUE(observe_until({.absolute = 0.05, .most = 4000}, about_zero).met());
}

TEST(SequentialTest, a_question_without_precision_is_a_defect) {
    EXPECT_THROW(Sequential{Precision{}}, Defect);
    EXPECT_THROW((Sequential{{.relative = -0.1, .absolute = 1}}), Defect);
    EXPECT_THROW((Sequential{{.relative = 0.1, .first = 2}}), Defect);
    EXPECT_THROW((Sequential{{.relative = 0.1, .first = 20, .most = 10}}), Defect);
    EXPECT_FALSE(Sequential{{.relative = 0.1}}.interval());
}

} // namespace
} // namespace omsorg
