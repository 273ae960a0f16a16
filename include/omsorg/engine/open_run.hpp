// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace omsorg {

/// The bookings of an opened bucket, in order: taken from the end, none is moved again.
///
///     add, add, add ──▶ sort ──▶ │ last ... second first │ ──▶ take_first
///
/// A bucket mostly holds ten bookings or so. To sort that few, each is told its rank by comparing it with every
/// other: more comparisons than any textbook would spend, yet none of them is a guess for the processor to
/// get wrong, and a wrong guess costs as much as forty of them. Equal times are put right afterwards. A burst
/// at one instant, when everybody has a birthday, is sorted as a textbook does.
class OpenRun {
public:
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    /// What is left, the first at the end.
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

    void clear() noexcept { entries_.clear(); }
    void add(Entry entry) { entries_.push_back(entry); }
    void sort(Earlier earlier) {
        if (entries_.size() <= ranked)
            sort_by_rank(earlier);
        else
            std::sort(entries_.begin(), entries_.end(),
                      [earlier](const Entry& a, const Entry& b) { return earlier(b, a); });
    }

    /// The first of all; there must be one.
    [[nodiscard]] const Entry& first() const noexcept { return entries_.back(); }
    void take_first() noexcept { entries_.pop_back(); }

    /// Keeps the bookings for which `keep` holds; what it refuses is gone.
    template <class Keep>
    void filter(Keep keep) {
        std::size_t kept = 0;
        for (const Entry& entry : entries_) {
            if (keep(entry)) entries_[kept++] = entry;
        }
        entries_.resize(kept);
    }

private:
    static constexpr std::size_t ranked = 24;

    void sort_by_rank(Earlier earlier) noexcept {
        const std::size_t size = entries_.size();
        std::array<Entry, ranked> old;
        std::array<std::uint32_t, ranked> rank;
        for (std::size_t i = 0; i < size; ++i) {
            old[i] = entries_[i];
            std::uint32_t before = 0;
            for (std::size_t j = 0; j < i; ++j) {
                const std::uint32_t later = old[j].time >= old[i].time ? 1 : 0;
                rank[j] += 1 - later;
                before += later;
            }
            rank[i] = before;
        }
        for (std::size_t i = 0; i < size; ++i) entries_[rank[i]] = old[i];
        for (std::size_t i = 1; i < size; ++i) {
            if (entries_[i].time == entries_[i - 1].time) [[unlikely]]
                put_right(i, earlier);
        }
    }
    void put_right(std::size_t at, Earlier earlier) noexcept {
        const Entry entry = entries_[at];
        for (; at > 0 && earlier(entries_[at - 1], entry); --at) entries_[at] = entries_[at - 1];
        entries_[at] = entry;
    }

    std::vector<Entry> entries_;
};

} // namespace omsorg
