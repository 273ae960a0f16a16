// SPDX-License-Identifier: MIT
#include <omsorg/chance/stream.hpp>
#include <omsorg/observe/level.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace omsorg {
namespace {

using namespace omsorg::literals;

const Instant start = start_of_year(2026);

TEST(LevelTest, the_average_weighs_by_time) {
    Level waiting{start};
    waiting.set(start + 1_hours, 4);
    waiting.change(start + 2_hours, -1);
    EXPECT_EQ(waiting.value(), 3);
    EXPECT_DOUBLE_EQ(waiting.area(start + 4_hours), 4 + 2 * 3);
    EXPECT_DOUBLE_EQ(waiting.average(start + 4_hours), 2.5);
    EXPECT_EQ(waiting.low(), 0);
    EXPECT_EQ(waiting.high(), 4);
}

// The pathwise identity: area = the sum of every visit's time, clipped to the horizon.
TEST(LevelTest, area_is_the_sum_of_clipped_sojourns) {
    const Stream stream{{.seed = 3}, Purpose::client_away};
    const Instant horizon = start + 1000_hours;
    struct Change {
        Instant when;
        int by;
    };
    std::vector<Change> changes;
    double sojourns = 0;
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const Instant comes = start + from_hours(1000 * stream.uniform(Key{i}, 0));
        const Instant goes = comes + from_hours(20 * stream.exponential(Key{i}, 1));
        changes.push_back({comes, 1});
        if (goes < horizon) changes.push_back({goes, -1});
        sojourns += in_hours(std::min(goes, horizon) - comes);
    }
    std::stable_sort(changes.begin(), changes.end(), [](auto a, auto b) { return a.when < b.when; });
    Level present{start};
    for (const Change& change : changes) present.change(change.when, change.by);
    EXPECT_NEAR(present.area(horizon), sojourns, 1e-9 * sojourns);
}

TEST(LevelTest, an_average_over_no_time_is_the_level) {
    const Level level{start, 7};
    EXPECT_EQ(level.average(start), 7);
    EXPECT_EQ(level.start(), start);
}

TEST(LevelTest, it_can_count_from_now) {
    Level level{start, 2};
    level.set(start + 1_hours, 5);
    level.restart(start + 2_hours);
    EXPECT_EQ(level.low(), 5);
    EXPECT_EQ(level.area(start + 3_hours), 5);
    EXPECT_EQ(level.average(start + 3_hours), 5);
}

TEST(LevelTest, time_does_not_run_backwards) {
    Level level{start, 2};
    level.set(start + 1_hours, 5);
    EXPECT_THROW(level.set(start, 1), Defect);
    EXPECT_THROW((void)level.area(start), Defect);
    EXPECT_THROW(level.restart(start), Defect);
}

} // namespace
} // namespace omsorg
