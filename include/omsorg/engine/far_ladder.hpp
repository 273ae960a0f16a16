// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/chain_pool.hpp>
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
/// A ladder of rungs. The first rung is all of time in two buckets, before 1970 and after. When the next bucket of
/// a rung holds too much to be opened, it becomes a rung of its own, finer, with a bucket for every eight bookings:
///
///     rung 0   │               │▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮│     what is booked beyond rung 1
///     rung 1   ╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴│       │▮▮▮▮│▮▮▮▮│▮▮ │▮  │          the weeks to come
///     rung 2   ╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴╴│  │▮▮│▮ │▮▮│▮│                    the next hour
///                                  ▲ open until here
///
/// Putting a booking costs a few instructions whatever the number that wait, and it is moved once for each rung
/// that it comes down, mostly twice. Years that hold little are crossed in one step, a busy morning is looked at
/// finely.
///
/// The law: what is opened comes before all that still lies here. `covered_[r]` is the last instant for which rung
/// `r` no longer answers, because a finer rung does or because it is open; a booking lies in the first rung that
/// answers for its time, and is refused when none does.
///
/// The idea is the ladder queue's (Tang, Goh, Thng 2005). Here widths are powers of two, so that a bucket is
/// found by a shift, and buckets are chains from one pool.
class FarLadder {
public:
    static constexpr std::size_t few = 24;   ///< opened as it is
    static constexpr std::size_t enough = 8; ///< with fewer opened, the next bucket is opened as well

    FarLadder() {
        rungs_[0].shift = 63;
        rungs_[0].widen(2);
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Whether `time` lies in the part that has been opened.
    [[nodiscard]] bool opened(std::uint64_t time) const noexcept { return time <= covered_[used_ - 1]; }

    /// Puts a booking where it belongs; false if that part of time has been opened.
    bool put(Entry entry) {
        if (opened(entry.time)) return false;
        std::size_t r = 0;
        for (std::size_t i = 0; i + 1 < used_; ++i) r += entry.time <= covered_[i] ? 1U : 0U;
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

    /// Shows what the next call of `open` would show, as far as it is easily seen, and calls what comes after it
    /// to the cache.
    template <class Use>
    void peek(Use use) const {
        const Rung& rung = rungs_[used_ - 1];
        std::size_t index = rung.busy_from(rung.next);
        for (std::size_t seen = 0; index != none && seen < enough; index = rung.busy_from(index + 1)) {
            seen += rung.buckets[index].count;
            if (seen > few) return;
            pool_.show(rung.buckets[index], use);
        }
        for (int i = 0; i < 2 && index != none; ++i, index = rung.busy_from(index + 1))
            pool_.call(rung.buckets[index]);
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
    using Bucket = ChainPool::Chain;
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    static constexpr std::uint64_t end_of_time = std::numeric_limits<std::uint64_t>::max();
    static constexpr int most_bits = 10; ///< a rung's open blocks, at most 1024, fit into the cache

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
        const std::size_t count = above.buckets[index].count;
        Span span;
        pool_.show(above.buckets[index], [&](const Entry& entry) { span.hold(entry.time); });
        if (span.first == span.last) return false;
        const std::uint64_t limit = last_of(index);
        Rung& rung = add_rung(span, count);
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
        if (pool_.put(rung.buckets[index], entry)) rung.busy[index / 64] |= std::uint64_t{1} << (index % 64);
    }
    template <class Use>
    void empty(Rung& rung, std::size_t index, Use use) {
        rung.busy[index / 64] &= ~(std::uint64_t{1} << (index % 64));
        pool_.empty(rung.buckets[index], use);
    }

    std::array<std::uint64_t, 8> covered_{};
    std::size_t used_ = 1;
    std::size_t size_ = 0;
    std::array<Rung, 8> rungs_{};
    ChainPool pool_;
};

} // namespace omsorg
