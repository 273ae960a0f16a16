// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace omsorg {

/// The bookings that lie further ahead, unsorted, in buckets of time.
///
/// A wheel of wheels: six of 256 buckets each, the finest bucket 65.5 milliseconds wide, the next 16.8
/// seconds, then 72 minutes, 13 days, 9 years, and the rest of time.
///
///     base ─┬─ level 0 │▯▯▯▮▮▯▮▯│
///           ├─ level 1          │▮▯▯▮▮▯▯▮│          a booking lies where its time first
///           └─ level 2                   │▮▮▯▮▯▯▮▯│  differs from the base, read from the top
///
/// Putting a booking costs a few instructions whatever the number that wait. The owner opens the earliest
/// bucket: one with few bookings goes to the near heap as it is, a fuller one is dealt out one level finer.
/// So years that hold little are crossed in one step, and a busy morning is looked at finely.
///
/// Buckets are chains of sixteen-entry blocks from one pool: nothing is allocated once
/// the pool has met its largest size.
class FarWheel {
public:
    static constexpr int levels = 6;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::uint64_t base() const noexcept { return base_; }

    /// The last instant of the bucket of `level` that holds `time`, and its first.
    [[nodiscard]] static constexpr std::uint64_t last_of(std::uint64_t time, int level) noexcept {
        return time | (width(level) - 1);
    }
    [[nodiscard]] static constexpr std::uint64_t first_of(std::uint64_t time, int level) noexcept {
        return time & ~(width(level) - 1);
    }

    /// Moves the base to `time`. Nothing may lie in the buckets passed, nor in those finer than the move.
    void advance(std::uint64_t time) noexcept { base_ = time; }

    void put(Entry entry) {
        const std::uint64_t apart = (entry.time ^ base_) >> finest;
        const int level = apart == 0 ? 0 : (63 - std::countl_zero(apart)) / digit;
        const std::size_t index = place(entry.time, level);
        Bucket& bucket = buckets_[static_cast<std::size_t>(level)][index];
        const std::size_t filled = bucket.count % block;
        if (filled == 0) bucket.head = take_block(bucket);
        entries_[bucket.head * block + filled] = entry;
        ++bucket.count;
        ++size_;
        busy_[static_cast<std::size_t>(level)][index / 64] |= std::uint64_t{1} << (index % 64);
    }

    /// The level of the bucket that comes next; its start becomes the base. The wheel must not be empty.
    [[nodiscard]] int find_next() noexcept {
        for (int level = 0;; ++level) {
            const std::size_t from = place(base_, level);
            const std::size_t index = next_busy(level, from);
            if (index < 256) {
                const std::uint64_t upper = level + 1 < levels ? first_of(base_, level + 1) : 0;
                base_ = upper | (std::uint64_t{index} << (finest + digit * level));
                return level;
            }
        }
    }

    /// The number of bookings in the bucket of `level` at the base.
    [[nodiscard]] std::size_t count_at(int level) const noexcept {
        return buckets_[static_cast<std::size_t>(level)][place(base_, level)].count;
    }

    /// Empties the bucket of `level` at the base, each booking to `use`, which may put it back finer.
    template <class Use>
    void empty_at(int level, Use use) {
        const std::size_t index = place(base_, level);
        Bucket& home = buckets_[static_cast<std::size_t>(level)][index];
        const Bucket bucket = home;
        home = Bucket{};
        busy_[static_cast<std::size_t>(level)][index / 64] &= ~(std::uint64_t{1} << (index % 64));
        size_ -= bucket.count;
        std::uint32_t at = bucket.head;
        std::size_t filled = bucket.count == 0 ? 0 : (bucket.count - 1) % block + 1;
        while (at != none) {
            for (std::size_t i = 0; i < filled; ++i) use(Entry{entries_[at * block + i]});
            const std::uint32_t after = next_[at];
            next_[at] = free_;
            free_ = at;
            at = after;
            filled = block;
        }
    }

    /// Keeps the bookings for which `keep` holds; what it refuses is gone.
    template <class Keep>
    void filter(Keep keep) {
        std::vector<Entry> kept;
        kept.reserve(size_);
        for (int level = 0; level < levels; ++level) {
            for (std::size_t index = 0; index < 256; ++index) {
                const std::uint64_t base = base_;
                base_ = std::uint64_t{index} << (finest + digit * level);
                empty_at(level, [&](Entry entry) {
                    if (keep(entry)) kept.push_back(entry);
                });
                base_ = base;
            }
        }
        for (const Entry& entry : kept) put(entry);
    }

private:
    static constexpr int finest = 16;
    static constexpr int digit = 8;
    static constexpr std::size_t block = 16;
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static_assert(finest + digit * levels == 64);

    struct Bucket {
        std::uint32_t head = none;
        std::uint32_t count = 0;
    };

    [[nodiscard]] static constexpr std::uint64_t width(int level) noexcept {
        return std::uint64_t{1} << (finest + digit * level);
    }
    [[nodiscard]] static constexpr std::size_t place(std::uint64_t time, int level) noexcept {
        return static_cast<std::size_t>(time >> (finest + digit * level)) & 255U;
    }

    [[nodiscard]] std::size_t next_busy(int level, std::size_t from) const noexcept {
        const auto& words = busy_[static_cast<std::size_t>(level)];
        std::size_t word = from / 64;
        std::uint64_t bits = words[word] & (~std::uint64_t{0} << (from % 64));
        while (bits == 0) {
            if (++word == words.size()) return 256;
            bits = words[word];
        }
        return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    }

    [[nodiscard]] std::uint32_t take_block(const Bucket& bucket) {
        const std::uint32_t before = bucket.count == 0 ? none : bucket.head;
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

    std::array<std::array<Bucket, 256>, levels> buckets_{};
    std::array<std::array<std::uint64_t, 4>, levels> busy_{};
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> next_;
    std::uint32_t free_ = none;
    std::uint64_t base_ = 0;
    std::size_t size_ = 0;
};

} // namespace omsorg
