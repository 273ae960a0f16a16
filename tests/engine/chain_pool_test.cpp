// SPDX-License-Identifier: MIT
#include <omsorg/engine/chain_pool.hpp>

#include "dice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace omsorg;

namespace {

std::vector<std::uint32_t> numbers(const std::vector<Entry>& entries) {
    std::vector<std::uint32_t> all;
    for (const Entry& entry : entries) all.push_back(entry.slot());
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST(ChainPoolTest, what_is_put_is_shown_once_and_chains_do_not_mix) {
    ChainPool pool;
    std::vector<ChainPool::Chain> chains(40);
    std::vector<std::vector<std::uint32_t>> truth(chains.size());
    Dice dice{1};
    for (std::uint32_t i = 0; i < 60'000; ++i) {
        const std::size_t which = dice.below(chains.size());
        const bool begins = pool.put(chains[which], Entry{i, i});
        EXPECT_EQ(begins, truth[which].size() % 16 == 0);
        truth[which].push_back(i);
        if (dice.below(200) != 0) continue;
        std::vector<Entry> shown;
        pool.show(chains[which], [&](const Entry& entry) { shown.push_back(entry); });
        EXPECT_EQ(numbers(shown), truth[which]);
        // What is emptied may go elsewhere at once, as when a bucket becomes a rung.
        const std::size_t other = (which + 1) % chains.size();
        shown.clear();
        pool.empty(chains[which], [&](Entry entry) {
            shown.push_back(entry);
            pool.put(chains[other], entry);
        });
        EXPECT_EQ(numbers(shown), truth[which]);
        EXPECT_EQ(chains[which].count, 0U);
        truth[other].insert(truth[other].end(), truth[which].begin(), truth[which].end());
        std::sort(truth[other].begin(), truth[other].end());
        truth[which].clear();
    }
}
