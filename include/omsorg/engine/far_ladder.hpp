// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace omsorg {

/// The bookings that lie further ahead, unsorted, in buckets of time that fit what lies in them.
///
/// A ladder of rungs. The first rung is all of time in two buckets, before 1970 and after. When the next bucket of a
/// rung holds too much to be opened, it becomes a rung of its own, finer, with a bucket for every eight bookings:
///
///     rung 0   │               │▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮│     what is booked beyond rung 1
///     rung 1   ╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴│       │▮▮▮▮│▮▮▮▮│▮▮ │▮  │          today and the weeks after
///     rung 2   ╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴│  │▮▮│▮ │▮▮│▮│                    the next hour
///                                  ▲ open until here
///
/// Putting a booking costs a few instructions whatever the number that wait, and it is moved once for each rung that it
/// comes down, mostly twice. Years that hold little are crossed in one step, a busy morning is looked at finely.
///
/// The law: what is opened comes before all that still lies here. `covered_[r]` is the last instant that the rungs finer
/// than `r` answer for, or that has been opened; so a booking belongs to the finest rung that is not past its time.
///
/// The idea is the ladder queue's (Tang, Goh, Thng 2005). Here widths are powers of two, so that a bucket is found by a
/// shift; and a bucket is a chain of sixteen-entry blocks from one pool, so that nothing is allocated once the pool has
/// met its largest size.
class FarLadder {
public:
    static constexpr std::size_t few = 24; ///< opened as it is
    static constexpr std::size_t enough =
        8; ///< until this many are opened, the next bucket is opened as well

    FarLadder() {
        rungs_[0].shift = 63;
        rungs_[0].widen(2);
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Whether `time` lies in the part that has been opened.
    [[nodiscard]] bool opened(std::uint64_t time) const noexcept { return time <= covered_[used_ - 1]; }

    /// Puts a booking where it belongs; false if that part of time has been opened.
    bool put(Entry entry) {
        std::size_t r = 0;
        for (std::size_t i = 0; i < used_; ++i) r += entry.time <= covered_[i] ? 1U : 0U;
        if (r == used_) return false;
        put_in(rungs_[r], entry);
        ++size_;
        return true;
    }

    /// Opens what comes next, each booking to `use`; false if nothing is to come.
    template <class Use>
    bool open(Use use) {
        if (size_ == 0) return false;
        for (std::size_t opened = 0; opened < enough;) {
            Rung& rung = rungs_[used_ - 1];
            const std::size_t index = rung.busy_from(rung.next);
            const std::size_t count = index == none ? 0 : rung.buckets[index].count;
            if (opened > 0 && (index == none || opened + count > few)) break;
            if (index == none) {
                --used_;
                continue;
            }
            if (count > few && divide(index)) continue;
            covered_[used_ - 1] = last_of(index);
            rung.next = index + 1;
            size_ -= count;
            opened += count;
            empty(rung, index, use);
        }
        return true;
    }

    /// Shows what the next call of `open` would show, as far as it is easily seen, and calls the blocks after it to the
    /// cache.
    template <class Use>
    void peek(Use use) const {
        const Rung& rung = rungs_[used_ - 1];
        std::size_t index = rung.busy_from(rung.next);
        for (std::size_t seen = 0; index != none && seen < enough; index = rung.busy_from(index + 1)) {
            const Bucket bucket = rung.buckets[index];
            seen += bucket.count;
            if (seen > few) return;
            walk(bucket, [&](std::uint32_t at, std::uint32_t filled) {
                for (std::uint32_t i = 0; i < filled; ++i) use(entries_[at * block + i]);
            });
        }
        for (int i = 0; i < 2 && index != none; ++i, index = rung.busy_from(index + 1))
            (void)prefetch(rung.buckets[index].head);
    }

    /// Takes back all that is open, because it has become too much, to open it again in smaller parts; false, and
    /// nothing done, if it cannot be divided.
    bool take_back(std::span<const Entry> some, std::span<const Entry> others) {
        Span span;
        for (const Entry& entry : some) span.hold(entry.time);
        for (const Entry& entry : others) span.hold(entry.time);
        if (span.first >= span.last || used_ == rungs_.size()) return false;
        Rung& above = rungs_[used_ - 1];
        std::uint64_t& limit = covered_[used_ - 1];
        if (span.last < above.start) span.last = limit;
        Rung& rung = add_rung(span, some.size() + others.size());
        if (rung.last() < limit) {
            limit = rung.last();
            above.next = above.index_of(limit + 1);
        }
        for (const Entry& entry : some) put_in(rung, entry);
        for (const Entry& entry : others) put_in(rung, entry);
        size_ += some.size() + others.size();
        return true;
    }

    /// Keeps the bookings for which `keep` holds; what it refuses is gone.
    template <class Keep>
    void filter(Keep keep) {
        size_ = 0;
        for (Rung& rung : std::span{rungs_.data(), used_})
            for (std::size_t index = rung.busy_from(0); index != none; index = rung.busy_from(index + 1))
                empty(rung, index, [&](Entry entry) {
                    if (!keep(entry)) return;
                    put_in(rung, entry);
                    ++size_;
                });
    }

private:
    static constexpr std::uint32_t block = 16;
    static constexpr std::uint32_t no_block = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    static constexpr std::uint64_t end_of_time = std::numeric_limits<std::uint64_t>::max();
    static constexpr int most_bits =
        10; ///< a rung has at most 1024 buckets, whose open blocks the cache can hold

    struct Bucket {
        std::uint32_t head = no_block;
        std::uint32_t count = 0;
    };
    struct Span {
        std::uint64_t first = end_of_time;
        std::uint64_t last = 0;
        void hold(std::uint64_t time) noexcept {
            first = std::min(first, time);
            last = std::max(last, time);
        }
    };

    /// Buckets of one width, from `start` on; those before `next` have been opened.
    struct Rung {
        std::uint64_t start = 0;
        int shift = 0;
        std::size_t next = 0;
        std::size_t wide = 0;
        std::vector<Bucket> buckets{};
        std::vector<std::uint64_t> busy{};

        void widen(std::size_t to) {
            wide = to;
            if (to <= buckets.size()) return;
            buckets.resize(std::bit_ceil(to));
            busy.resize((buckets.size() + 63) / 64);
        }
        [[nodiscard]] std::size_t index_of(std::uint64_t time) const noexcept {
            return static_cast<std::size_t>((time - start) >> shift);
        }
        [[nodiscard]] std::uint64_t last_of(std::size_t index) const noexcept {
            if (index >= (end_of_time - start) >> shift) return end_of_time;
            return start + ((std::uint64_t{index} + 1) << shift) - 1;
        }
        [[nodiscard]] std::uint64_t last() const noexcept { return last_of(wide - 1); }
        /// The first bucket with something in it, from `from` on.
        [[nodiscard]] std::size_t busy_from(std::size_t from) const noexcept {
            std::size_t word = from / 64;
            if (word >= busy.size()) return none;
            std::uint64_t bits = busy[word] & (~std::uint64_t{0} << (from % 64));
            while (bits == 0) {
                if (++word == busy.size()) return none;
                bits = busy[word];
            }
            return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        }
    };

    /// The last instant of a bucket of the finest rung; what lies behind the rung belongs to the one above.
    [[nodiscard]] std::uint64_t last_of(std::size_t index) const noexcept {
        const std::uint64_t last = rungs_[used_ - 1].last_of(index);
        return used_ == 1 ? last : std::min(last, covered_[used_ - 2]);
    }

    /// Makes a rung of the next bucket; false if all in it is due at one instant, or there are rungs enough.
    bool divide(std::size_t index) {
        if (used_ == rungs_.size()) return false;
        Rung& above = rungs_[used_ - 1];
        const Bucket bucket = above.buckets[index];
        Span span;
        walk(bucket, [&](std::uint32_t at, std::uint32_t filled) {
            for (std::uint32_t i = 0; i < filled; ++i) span.hold(entries_[at * block + i].time);
        });
        if (span.first == span.last) return false;
        const std::uint64_t limit = last_of(index);
        Rung& rung = add_rung(span, bucket.count);
        const bool whole = rung.last() >= limit;
        covered_[used_ - 2] = whole ? limit : rung.last();
        above.next = whole ? index + 1 : index;
        empty(above, index, [&](Entry entry) { put_in(rung, entry); });
        return true;
    }

    Rung& add_rung(const Span& span, std::size_t count) {
        const int bits = std::clamp(static_cast<int>(std::bit_width(count / 8)), 1, most_bits);
        Rung& rung = rungs_[used_++];
        rung.start = span.first;
        rung.shift = std::max(0, static_cast<int>(std::bit_width(span.last - span.first)) - bits);
        rung.next = 0;
        rung.widen(rung.index_of(span.last) + 1);
        return rung;
    }

    void put_in(Rung& rung, Entry entry) {
        const std::size_t index = rung.index_of(entry.time);
        Bucket& bucket = rung.buckets[index];
        const std::uint32_t filled = bucket.count % block;
        if (filled == 0) {
            bucket.head = take_block(bucket.head);
            rung.busy[index / 64] |= std::uint64_t{1} << (index % 64);
        }
        entries_[bucket.head * block + filled] = entry;
        ++bucket.count;
    }

    /// Empties a bucket; `use` may put what it is given anywhere.
    template <class Use>
    void empty(Rung& rung, std::size_t index, Use use) {
        const Bucket bucket = rung.buckets[index];
        rung.buckets[index] = Bucket{};
        rung.busy[index / 64] &= ~(std::uint64_t{1} << (index % 64));
        walk(bucket, [&](std::uint32_t at, std::uint32_t filled) {
            std::array<Entry, block> copy;
            std::copy_n(&entries_[at * block], block, copy.begin());
            next_[at] = free_;
            free_ = at;
            for (std::uint32_t i = 0; i < filled; ++i) use(Entry{copy[i]});
        });
    }

    /// Shows each block of a bucket and how much of it is filled; the blocks to come are called to the cache.
    template <class Use>
    void walk(const Bucket& bucket, Use use) const {
        std::uint32_t ahead = bucket.head;
        for (int i = 0; i < 3 && ahead != no_block; ++i) ahead = prefetch(ahead);
        std::uint32_t filled = bucket.count == 0 ? 0 : (bucket.count - 1) % block + 1;
        for (std::uint32_t at = bucket.head; at != no_block; filled = block) {
            if (ahead != no_block) ahead = prefetch(ahead);
            const std::uint32_t after = next_[at];
            use(at, filled);
            at = after;
        }
    }
    [[nodiscard]] std::uint32_t prefetch(std::uint32_t at) const noexcept {
        const Entry* const entries = &entries_[at * block];
        for (std::size_t i = 0; i < block; i += 4) __builtin_prefetch(entries + i);
        return next_[at];
    }
    [[nodiscard]] std::uint32_t take_block(std::uint32_t before) {
        std::uint32_t taken = free_;
        if (taken != no_block) {
            free_ = next_[taken];
        } else {
            taken = static_cast<std::uint32_t>(next_.size());
            next_.push_back(no_block);
            entries_.resize(entries_.size() + block);
        }
        next_[taken] = before;
        return taken;
    }

    std::array<std::uint64_t, 8> covered_{};
    std::size_t used_ = 1;
    std::size_t size_ = 0;
    std::array<Rung, 8> rungs_{};
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> next_; ///< of each block, the next in its chain
    std::uint32_t free_ = no_block;
};

} // namespace omsorg
