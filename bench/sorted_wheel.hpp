// SPDX-License-Identifier: MIT
#pragma once

#include "chains.hpp"
#include "sorted_run.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

/// A wheel, sorted on drain: 4096 near buckets, 4096 far ones that each cover a whole turn of the near wheel, and a heap
/// of all that is beyond. A bucket is sorted when its time comes.
///
/// It is told beforehand how long the gap between two events will be, and chooses buckets for eight of them. No agenda
/// knows that; it is the yardstick of what is possible.
class SortedWheel {
public:
    explicit SortedWheel(double gap) {
        while (static_cast<double>(std::int64_t{1} << shift_) < 6 * gap) ++shift_;
    }

    void push(std::int64_t time, std::uint32_t payload) { put(Booked::make(time, number_++, payload)); }

    std::int64_t pop(std::uint32_t& payload) {
        while (run_.empty()) advance();
        const Booked first = run_.take();
        payload = first.payload();
        return first.time;
    }

private:
    static constexpr int digit = 12;
    static constexpr std::int64_t turn = 1 << digit;

    struct Ring {
        std::array<Chains::Bucket, turn> buckets{};
        std::array<std::uint64_t, turn / 64> busy{};

        void put(Chains& chains, std::int64_t at, Booked booked) {
            const auto index = static_cast<std::size_t>(at & (turn - 1));
            chains.put(buckets[index], booked);
            busy[index / 64] |= std::uint64_t{1} << (index % 64);
        }
        /// The first busy bucket from `from` on; `turn` if there is none.
        [[nodiscard]] std::int64_t next(std::int64_t from) const {
            auto word = static_cast<std::size_t>(from) / 64;
            if (from >= turn) return turn;
            std::uint64_t bits = busy[word] & (~std::uint64_t{0} << (from % 64));
            while (bits == 0) {
                if (++word == busy.size()) return turn;
                bits = busy[word];
            }
            return static_cast<std::int64_t>(word * 64) + std::countr_zero(bits);
        }
        template <class Use>
        void empty(Chains& chains, std::int64_t index, Use use) {
            const auto at = static_cast<std::size_t>(index);
            busy[at / 64] &= ~(std::uint64_t{1} << (at % 64));
            chains.empty(buckets[at], use);
        }
    };

    void put(Booked booked) {
        const std::int64_t bucket = booked.time >> shift_;
        if (bucket <= now_)
            run_.insert(booked);
        else if ((bucket >> digit) == (now_ >> digit))
            near_.put(chains_, bucket, booked);
        else if ((bucket >> 2 * digit) == (now_ >> 2 * digit))
            far_.put(chains_, bucket >> digit, booked);
        else
            beyond_.push_back(booked);
    }

    void advance() {
        const std::int64_t start = now_ & ~(turn - 1);
        const std::int64_t next = near_.next((now_ & (turn - 1)) + 1);
        if (next < turn) {
            now_ = start + next;
            near_.empty(chains_, next, [this](Booked booked) { run_.add(booked); });
            run_.sort();
            return;
        }
        const std::int64_t far_now = now_ >> digit;
        const std::int64_t far_next = far_.next((far_now & (turn - 1)) + 1);
        if (far_next < turn) {
            // One before the first bucket of that turn: nothing of it is open yet.
            now_ = (((far_now & ~(turn - 1)) + far_next) << digit) - 1;
            far_.empty(chains_, far_next,
                       [this](Booked booked) { near_.put(chains_, booked.time >> shift_, booked); });
            return open_turn();
        }
        std::vector<Booked> all;
        all.swap(beyond_);
        std::int64_t least = all.front().time;
        for (const Booked& booked : all) least = booked.time < least ? booked.time : least;
        now_ = least >> shift_;
        for (const Booked& booked : all) {
            if (booked.time >> shift_ == now_)
                run_.add(booked);
            else
                put(booked);
        }
        run_.sort();
    }
    void open_turn() {
        const std::int64_t next = near_.next(0);
        now_ = now_ + 1 + next;
        near_.empty(chains_, next, [this](Booked booked) { run_.add(booked); });
        run_.sort();
    }

    Ring near_;
    Ring far_;
    std::vector<Booked> beyond_;
    SortedRun run_;
    Chains chains_;
    std::int64_t now_ = 0;
    std::uint64_t number_ = 0;
    int shift_ = 0;
};
