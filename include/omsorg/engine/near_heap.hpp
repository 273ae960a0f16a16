// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>

#include <cstddef>
#include <vector>

namespace omsorg {

/// The bookings that were made for a time that is open already: a small heap with four children per node.
///
///              0              A parent comes before its children. Four children of sixteen bytes fill
///       1    2    3    4      one cache line, so a level costs one miss where a binary heap pays two.
///     5..8 9..12 ...
///
/// Taking the first leaves a hole at the top. A booking that follows, as it mostly does, fills
/// the hole and sinks once; only when none follows is the last leaf moved up. Whoever reads
/// `first()` closes the hole beforehand.
class NearHeap {
public:
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size() - (hole_ ? 1 : 0); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    void put(Entry entry, Earlier earlier) {
        if (hole_) {
            hole_ = false;
            sink(entry, earlier);
            return;
        }
        entries_.push_back(entry);
        rise(entries_.size() - 1, entry, earlier);
    }

    /// Closes the hole, if there is one.
    void settle(Earlier earlier) {
        if (hole_) close(earlier);
    }

    /// The first of all; there must be one, and no hole.
    [[nodiscard]] const Entry& first() const noexcept { return entries_.front(); }
    void take_first() noexcept { hole_ = true; }

    /// The time of the first, hole or not; there must be one.
    [[nodiscard]] std::uint64_t first_time() const noexcept {
        if (!hole_) return entries_.front().time;
        std::uint64_t time = entries_[1].time;
        for (std::size_t i = 2; i < entries_.size() && i <= 4; ++i) {
            time = entries_[i].time < time ? entries_[i].time : time;
        }
        return time;
    }

    /// What is left, in the order of the heap; closes the hole.
    [[nodiscard]] const std::vector<Entry>& entries(Earlier earlier) {
        settle(earlier);
        return entries_;
    }
    void clear() noexcept {
        entries_.clear();
        hole_ = false;
    }

    /// Keeps the entries for which `keep` holds; what it refuses is gone.
    template <class Keep>
    void filter(Keep keep, Earlier earlier) {
        settle(earlier);
        std::size_t kept = 0;
        for (const Entry& entry : entries_) {
            if (keep(entry)) entries_[kept++] = entry;
        }
        entries_.resize(kept);
        for (std::size_t i = 1; i < kept; ++i) rise(i, entries_[i], earlier);
    }

private:
    void rise(std::size_t at, Entry entry, Earlier earlier) noexcept {
        while (at > 0) {
            const std::size_t parent = (at - 1) / 4;
            if (!earlier(entry, entries_[parent])) break;
            entries_[at] = entries_[parent];
            at = parent;
        }
        entries_[at] = entry;
    }

    [[gnu::noinline]] void close(Earlier earlier) noexcept {
        hole_ = false;
        const Entry last = entries_.back();
        entries_.pop_back();
        if (!entries_.empty()) sink(last, earlier);
    }

    void sink(Entry entry, Earlier earlier) noexcept {
        Entry* const heap = entries_.data();
        const std::size_t size = entries_.size();
        std::size_t at = 0;
        for (;;) {
            const std::size_t child = 4 * at + 1;
            std::size_t least = child;
            if (child + 4 <= size) {
                const std::size_t left = child + (earlier(heap[child + 1], heap[child]) ? 1U : 0U);
                const std::size_t right = child + 2 + (earlier(heap[child + 3], heap[child + 2]) ? 1U : 0U);
                least = earlier(heap[right], heap[left]) ? right : left;
            } else {
                if (child >= size) break;
                for (std::size_t i = child + 1; i < size; ++i) {
                    if (earlier(heap[i], heap[least])) least = i;
                }
            }
            if (!earlier(heap[least], entry)) break;
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = entry;
    }

    std::vector<Entry> entries_;
    bool hole_ = false;
};

} // namespace omsorg
