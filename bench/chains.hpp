// SPDX-License-Identifier: MIT
#pragma once

#include "booked.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// Unsorted buckets for the rivals that have them: chains of eight-entry blocks, two cache lines each, from one pool.
class Chains {
public:
    struct Bucket {
        std::uint32_t head = none;
        std::uint32_t count = 0;
    };

    void put(Bucket& bucket, Booked booked) {
        const std::uint32_t filled = bucket.count % block;
        if (filled == 0) bucket.head = take(bucket.head);
        blocks_[bucket.head].entries[filled] = booked;
        ++bucket.count;
    }

    /// Empties a bucket, each booking to `use`, which may put it elsewhere.
    template <class Use>
    void empty(Bucket& bucket, Use use) {
        const Bucket old = bucket;
        bucket = Bucket{};
        std::uint32_t filled = old.count == 0 ? 0 : (old.count - 1) % block + 1;
        for (std::uint32_t at = old.head; at != none; filled = block) {
            const std::uint32_t after = next_[at];
            if (after != none) {
                __builtin_prefetch(&blocks_[after]);
                __builtin_prefetch(&blocks_[after].entries[4]);
            }
            for (std::uint32_t i = 0; i < filled; ++i) use(Booked{blocks_[at].entries[i]});
            next_[at] = free_;
            free_ = at;
            at = after;
        }
    }

private:
    static constexpr std::uint32_t block = 8;
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct alignas(128) Block {
        Booked entries[block];
    };

    std::uint32_t take(std::uint32_t before) {
        std::uint32_t taken = free_;
        if (taken != none) {
            free_ = next_[taken];
        } else {
            taken = static_cast<std::uint32_t>(next_.size());
            next_.push_back(none);
            blocks_.emplace_back();
        }
        next_[taken] = before;
        return taken;
    }

    std::vector<Block> blocks_;
    std::vector<std::uint32_t> next_;
    std::uint32_t free_ = none;
};
