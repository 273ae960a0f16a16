// SPDX-License-Identifier: MIT
#include <omsorg/engine/line.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace omsorg;

namespace {

// The plain truth: look through everybody.
const Waiter* plainly_next(const std::vector<std::unique_ptr<Waiter>>& all, Discipline discipline) {
    const Waiter* next = nullptr;
    for (const auto& waiter : all) {
        if (!waiter->waits) continue;
        const bool better = next == nullptr || (discipline == Discipline::last_come) ||
                            (discipline == Discipline::priority && waiter->rank < next->rank);
        if (better) next = waiter.get();
    }
    return next;
}

} // namespace

TEST(LineTest, next_is_who_a_plain_search_finds_also_when_people_leave_from_anywhere) {
    for (const Discipline discipline :
         {Discipline::first_come, Discipline::last_come, Discipline::priority}) {
        Dice dice{7};
        Line line{discipline};
        std::vector<std::unique_ptr<Waiter>> all;
        for (int step = 0; step < 3'000; ++step) {
            const auto what = dice.below(5);
            if (what < 2 && line.size() < 60) {
                all.push_back(std::make_unique<Waiter>(static_cast<std::int64_t>(dice.below(6)), 1));
                line.put(*all.back());
            } else if (what == 2 && !line.empty()) {
                line.remove(*line.next());
            } else if (what == 3 && !all.empty()) {
                Waiter& someone = *all[dice.below(all.size())];
                if (someone.waits) line.remove(someone);
            }
            std::erase_if(all, [](const auto& waiter) { return !waiter->waits; });
            ASSERT_EQ(line.next(), plainly_next(all, discipline));
            ASSERT_EQ(line.size(), all.size());
        }
    }
}
