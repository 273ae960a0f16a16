// SPDX-License-Identifier: MIT
#pragma once

#include "booked.hpp"

#include <queue>
#include <vector>

/// What the standard library offers.
class StandardQueue {
public:
    void push(std::int64_t time, std::uint32_t payload) {
        queue_.push(Booked::make(time, number_++, payload));
    }
    std::int64_t pop(std::uint32_t& payload) {
        const Booked first = queue_.top();
        queue_.pop();
        payload = first.payload();
        return first.time;
    }

private:
    struct Later {
        bool operator()(const Booked& a, const Booked& b) const { return b < a; }
    };
    std::priority_queue<Booked, std::vector<Booked>, Later> queue_;
    std::uint64_t number_ = 0;
};
