// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// The yardstick: a 4-ary implicit heap of 16-byte keys (time, booking number), payload in the low bits,
/// nothing more. No cancellation, no priority, no key; what a careful person writes in an afternoon.
class PlainHeap {
public:
    struct Node {
        std::int64_t time;
        std::uint64_t number_and_payload;
        friend bool operator<(const Node& a, const Node& b) {
            return a.time != b.time ? a.time < b.time : a.number_and_payload < b.number_and_payload;
        }
    };
    [[nodiscard]] bool empty() const { return nodes_.empty(); }
    [[nodiscard]] const Node& first() const { return nodes_.front(); }

    void push(std::int64_t time, std::uint32_t payload) {
        const Node node{time, (number_++ << 24) | payload};
        std::size_t at = nodes_.size();
        nodes_.push_back(node);
        for (; at > 0 && node < nodes_[(at - 1) / 4]; at = (at - 1) / 4) nodes_[at] = nodes_[(at - 1) / 4];
        nodes_[at] = node;
    }
    std::int64_t pop(std::uint32_t& payload) {
        const Node node = first();
        pop();
        payload = static_cast<std::uint32_t>(node.number_and_payload & 0xFFFFFF);
        return node.time;
    }
    void pop() {
        const Node last = nodes_.back();
        nodes_.pop_back();
        const std::size_t size = nodes_.size();
        if (size == 0) return;
        std::size_t at = 0;
        for (;;) {
            std::size_t child = 4 * at + 1;
            if (child >= size) break;
            const std::size_t end = child + 4 < size ? child + 4 : size;
            for (std::size_t i = child + 1; i < end; ++i) {
                if (nodes_[i] < nodes_[child]) child = i;
            }
            if (!(nodes_[child] < last)) break;
            nodes_[at] = nodes_[child];
            at = child;
        }
        nodes_[at] = last;
    }

private:
    std::vector<Node> nodes_;
    std::uint64_t number_ = 0;
};
