// SPDX-License-Identifier: MIT
#include <omsorg/engine/open_run.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

using namespace omsorg;

TEST(OpenRunTest, a_run_of_any_length_is_in_the_order_of_the_law) {
    Dice dice{3};
    for (std::size_t size = 0; size < 80; ++size) {
        for (int again = 0; again < 20; ++again) {
            std::vector<Slot> slots(size);
            std::vector<Entry> entries;
            OpenRun run;
            for (std::uint32_t i = 0; i < size; ++i) {
                const std::uint64_t tie = dice.below(2) << 56;
                slots[i].key = dice.below(2);
                slots[i].stamp = 2 * (dice.below(1000) * 100 + i);
                entries.push_back(Entry{dice.below(1 + size / 2), tie | i});
                run.add(entries.back());
            }
            std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
                const Slot& s = slots[a.slot()];
                const Slot& t = slots[b.slot()];
                return std::tuple{a.time, a.rest >> 32, s.key, s.stamp} <
                       std::tuple{b.time, b.rest >> 32, t.key, t.stamp};
            });
            run.sort(Earlier{slots.data()});
            for (const Entry& entry : entries) {
                ASSERT_EQ(run.first().slot(), entry.slot());
                run.take_first();
            }
            ASSERT_TRUE(run.empty());
        }
    }
}
