// SPDX-License-Identifier: MIT
#include <omsorg/engine/far_ladder.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <vector>

using namespace omsorg;

namespace {

constexpr std::uint64_t year_2020 = (std::uint64_t{1} << 63) + 1'577'836'800'000'000;

} // namespace

// The law of the ladder, and that it opens little at a time: never more than `few`, unless all are due at once.
TEST(FarLadderTest, what_is_opened_comes_before_what_lies_there_and_is_little) {
    Dice dice{2};
    FarLadder ladder;
    std::multiset<std::uint64_t> lying;
    const auto put = [&](std::uint64_t time) {
        if (!ladder.put(Entry{time, 0})) return;
        EXPECT_FALSE(ladder.opened(time));
        lying.insert(time);
    };
    const auto some_time = [&] { return year_2020 + (dice() >> (12 + dice.below(45))); };
    for (int i = 0; i < 30'000; ++i) put(some_time());
    for (int i = 0; i < 100; ++i) put(year_2020 + 999'999'999);
    std::size_t opened = 0;
    while (ladder.size() > 0) {
        ASSERT_EQ(ladder.size(), lying.size());
        std::vector<std::uint64_t> open;
        ASSERT_TRUE(ladder.open([&](const Entry& entry) { open.push_back(entry.time); }));
        ASSERT_FALSE(open.empty());
        std::sort(open.begin(), open.end());
        ASSERT_TRUE(std::equal(open.begin(), open.end(), lying.begin())) << "the earliest are opened";
        ASSERT_TRUE(open.size() <= FarLadder::few || open.front() == open.back());
        ASSERT_TRUE(ladder.opened(open.back()));
        lying.erase(lying.begin(), std::next(lying.begin(), static_cast<std::ptrdiff_t>(open.size())));
        opened += open.size();
        if (opened < 40'000)
            for (int i = 0; i < 3; ++i) put(open.back() + (some_time() - year_2020));
    }
    EXPECT_FALSE(ladder.open([](const Entry&) {}));
    EXPECT_TRUE(lying.empty());
}
