// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace omsorg {

/// Unsorted heaps of bookings, as many as wanted, from one store.
///
/// A chain is a row of blocks of sixteen bookings, the newest first and alone not full:
///
///     │ 3 of 16 │ ──▶ │ 16 of 16 │ ──▶ │ 16 of 16 │
///
/// So a booking is put by a few instructions and read in the company of fifteen others: four cache lines, and
/// the lines of the blocks that follow are called while one is read. A block that was read is the next to be
/// filled, while it is still at hand. Nothing is allocated once the store has met its largest size.
///
/// The law: emptying a chain shows each booking that was put into it once, in no order.
class ChainPool {
public:
    struct Chain {
        std::uint32_t head = none;
        std::uint32_t count = 0;
    };

    /// Puts a booking; true if it begins a block.
    bool put(Chain& chain, Entry entry) {
        const std::uint32_t filled = chain.count % block;
        if (filled == 0) chain.head = take_block(chain.head);
        entries_[std::size_t{chain.head} * block + filled] = entry;
        ++chain.count;
        return filled == 0;
    }

    /// Shows each booking of a chain.
    template <class Use>
    void show(const Chain& chain, Use use) const {
        walk(chain, [&](std::uint32_t at, std::uint32_t filled) {
            const Entry* const entries = first_of(at);
            for (std::uint32_t i = 0; i < filled; ++i) use(entries[i]);
        });
    }

    /// Empties a chain, each booking to `use`, which may put it anywhere.
    template <class Use>
    void empty(Chain& chain, Use use) {
        const Chain old = chain;
        chain = Chain{};
        walk(old, [&](std::uint32_t at, std::uint32_t filled) {
            std::array<Entry, block> copy;
            std::copy_n(first_of(at), block, copy.begin());
            next_[at] = free_;
            free_ = at;
            for (std::uint32_t i = 0; i < filled; ++i) use(Entry{copy[i]});
        });
    }

    /// Calls the first block of a chain to the cache; the chain must not be empty.
    void call(const Chain& chain) const noexcept { (void)call_block(chain.head); }

private:
    static constexpr std::uint32_t block = 16;
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static constexpr int ahead = 3; ///< blocks called before they are read

    template <class Use>
    void walk(const Chain& chain, Use use) const {
        std::uint32_t called = chain.head;
        for (int i = 0; i < ahead && called != none; ++i) called = call_block(called);
        std::uint32_t filled = chain.count == 0 ? 0 : (chain.count - 1) % block + 1;
        for (std::uint32_t at = chain.head; at != none; filled = block) {
            if (called != none) called = call_block(called);
            const std::uint32_t after = next_[at];
            use(at, filled);
            at = after;
        }
    }
    [[nodiscard]] const Entry* first_of(std::uint32_t at) const noexcept {
        return entries_.data() + std::size_t{at} * block;
    }
    std::uint32_t call_block(std::uint32_t at) const noexcept {
        for (std::uint32_t i = 0; i < block; i += 4) __builtin_prefetch(first_of(at) + i);
        return next_[at];
    }
    [[nodiscard]] std::uint32_t take_block(std::uint32_t before) {
        std::uint32_t taken = free_;
        if (taken != none) {
            free_ = next_[taken];
        } else {
            taken = static_cast<std::uint32_t>(next_.size());
            next_.push_back(none);
            entries_.resize(entries_.size() + block);
        }
        next_[taken] = before;
        return taken;
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> next_; ///< of each block, the one that follows in its chain
    std::uint32_t free_ = none;
};

} // namespace omsorg
