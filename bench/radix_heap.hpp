// SPDX-License-Identifier: MIT
#pragma once

#include "booked.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990): a booking lies in the bucket of the highest bit in which its
/// time differs from the time last taken, so it moves down at most once for each bit. It needs what a simulation gives:
/// nothing is booked before the time last taken. Each bucket is in booking order, therefore so are equal times.
class RadixHeap {
public:
    void push(std::int64_t time, std::uint32_t payload) { put(Booked::make(time, number_++, payload)); }

    std::int64_t pop(std::uint32_t& payload) {
        if (taken_ == buckets_[0].size()) advance();
        const Booked first = buckets_[0][taken_++];
        payload = first.payload();
        return first.time;
    }

private:
    void put(Booked booked) {
        const auto apart = static_cast<std::uint64_t>(booked.time ^ last_);
        const auto bucket = static_cast<std::size_t>(64 - std::countl_zero(apart));
        buckets_[bucket].push_back(booked);
        busy_ |= bucket == 0 ? 0 : std::uint64_t{1} << (bucket - 1);
    }
    void advance() {
        buckets_[0].clear();
        taken_ = 0;
        const auto bucket = static_cast<std::size_t>(std::countr_zero(busy_)) + 1;
        busy_ &= busy_ - 1;
        std::vector<Booked>& from = buckets_[bucket];
        last_ = from.front().time;
        for (const Booked& booked : from) last_ = booked.time < last_ ? booked.time : last_;
        for (const Booked& booked : from) put(booked);
        from.clear();
    }

    std::array<std::vector<Booked>, 65> buckets_;
    std::size_t taken_ = 0;
    std::uint64_t busy_ = 0;
    std::int64_t last_ = 0;
    std::uint64_t number_ = 0;
};
