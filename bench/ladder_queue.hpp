// SPDX-License-Identifier: MIT
#pragma once

#include "chains.hpp"
#include "sorted_run.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// The ladder queue of Tang, Goh and Thng (ACM TOMACS 15:3, 2005): an unsorted top, up to eight rungs of buckets, a
/// sorted bottom. A bucket with more than 50 bookings becomes a finer rung. Ours differs from the paper where it only
/// helps: widths are powers of two, a bucket of the first rung is meant for eight bookings, not one, and buckets are
/// chains of blocks, not of nodes.
class LadderQueue {
public:
    void push(std::int64_t time, std::uint32_t payload) {
        const Booked booked = Booked::make(time, number_++, payload);
        if (time >= top_start_) {
            least_ = std::min(least_, time);
            most_ = std::max(most_, time);
            top_.push_back(booked);
            return;
        }
        for (std::size_t r = 0; r < used_; ++r) {
            if (time >= rungs_[r].open_from()) {
                rungs_[r].put(chains_, booked);
                return;
            }
        }
        bottom_.insert(booked);
        if (bottom_.size() > crowded && used_ < rungs_.size()) spread_bottom();
    }

    std::int64_t pop(std::uint32_t& payload) {
        while (bottom_.empty()) refill();
        const Booked first = bottom_.take();
        payload = first.payload();
        return first.time;
    }

private:
    static constexpr std::uint32_t crowded = 50;

    struct Rung {
        std::vector<Chains::Bucket> buckets;
        std::int64_t start = 0;
        std::size_t current = 0;
        std::size_t count = 0;
        int shift = 0;

        [[nodiscard]] std::int64_t open_from() const {
            return start + (static_cast<std::int64_t>(current) << shift);
        }
        void put(Chains& chains, Booked booked) {
            chains.put(buckets[static_cast<std::size_t>((booked.time - start) >> shift)], booked);
            ++count;
        }
    };

    /// A rung over [from, to], for about `wanted` buckets.
    Rung& add_rung(std::int64_t from, std::int64_t to, std::size_t wanted) {
        Rung& rung = rungs_[used_++];
        const auto span = static_cast<std::uint64_t>(to - from);
        rung.shift = 0;
        while ((span >> rung.shift) >= wanted) ++rung.shift;
        rung.start = from;
        rung.current = 0;
        rung.count = 0;
        rung.buckets.assign(static_cast<std::size_t>(span >> rung.shift) + 1, {});
        return rung;
    }

    void refill() {
        while (used_ > 0 && rungs_[used_ - 1].count == 0) --used_;
        if (used_ == 0) {
            Rung& rung = add_rung(least_, most_, top_.size() / 8 + 1);
            top_start_ = rung.start + (static_cast<std::int64_t>(rung.buckets.size()) << rung.shift);
            for (const Booked& booked : top_) rung.put(chains_, booked);
            top_.clear();
            least_ = std::numeric_limits<std::int64_t>::max();
            most_ = std::numeric_limits<std::int64_t>::min();
        }
        Rung& rung = rungs_[used_ - 1];
        while (rung.buckets[rung.current].count == 0) ++rung.current;
        Chains::Bucket& bucket = rung.buckets[rung.current];
        const std::int64_t from = rung.open_from();
        ++rung.current;
        rung.count -= bucket.count;
        if (bucket.count > crowded && used_ < rungs_.size() && rung.shift > 0) {
            Rung& finer = add_rung(from, from + ((std::int64_t{1} << rung.shift) - 1), bucket.count / 8 + 1);
            chains_.empty(bucket, [&](Booked booked) { finer.put(chains_, booked); });
            return;
        }
        chains_.empty(bucket, [&](Booked booked) { bottom_.add(booked); });
        bottom_.sort();
    }

    void spread_bottom() {
        std::vector<Booked>& left = bottom_.left();
        const std::int64_t from = left.back().time;
        std::int64_t to = left.front().time;
        if (from == to) return;
        // The rung must reach to where the rung above, or the top, begins.
        to = (used_ > 0 ? rungs_[used_ - 1].open_from() : top_start_) - 1;
        Rung& rung = add_rung(from, to, left.size() / 8 + 1);
        for (const Booked& booked : left) rung.put(chains_, booked);
        left.clear();
    }

    std::vector<Booked> top_;
    std::array<Rung, 8> rungs_;
    std::size_t used_ = 0;
    SortedRun bottom_;
    Chains chains_;
    std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
    std::int64_t most_ = std::numeric_limits<std::int64_t>::min();
    std::int64_t top_start_ = std::numeric_limits<std::int64_t>::min();
    std::uint64_t number_ = 0;
};
