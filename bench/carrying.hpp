// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

/// A rival that carries what the agenda carries: an event of sixteen bytes, a key and a stamp, apart.
template <class Queue>
class Carrying {
public:
    Carrying() = default;
    explicit Carrying(double gap) : queue_{gap} {}

    void push(std::int64_t time, std::uint32_t payload) {
        std::uint32_t slot = free_;
        if (slot == none) {
            slot = static_cast<std::uint32_t>(slots_.size());
            slots_.emplace_back();
        } else
            free_ = static_cast<std::uint32_t>(slots_[slot].key);
        slots_[slot] = {payload, 0, 0, ++number_};
        queue_.push(time, slot);
    }
    std::int64_t pop(std::uint32_t& payload) {
        std::uint32_t slot = 0;
        const std::int64_t time = queue_.pop(slot);
        Slot& carried = slots_[slot];
        payload = static_cast<std::uint32_t>(carried.who);
        carried.key = free_;
        carried.stamp = 0;
        free_ = slot;
        return time;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct alignas(32) Slot {
        std::uint64_t who = 0;
        std::uint64_t extra = 0;
        std::uint64_t key = 0;
        std::uint64_t stamp = 0;
    };
    Queue queue_;
    std::vector<Slot> slots_;
    std::uint32_t free_ = none;
    std::uint64_t number_ = 0;
};
