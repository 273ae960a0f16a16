// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

/// An implicit heap of 8-byte keys with the rest apart: the children of a node share one cache line (eight) or half of
/// one (four), and the second array is looked at only when two times are equal.
template <std::size_t children>
class SplitHeap {
public:
    void push(std::int64_t time, std::uint32_t payload) {
        if (size_ + root >= lines_.size() * 8) {
            lines_.resize(2 * lines_.size() + 4);
            rest_.resize(lines_.size() * 8);
        }
        rise(size_++, time, (number_++ << 24) | payload);
    }

    // The hole at the top sinks to a leaf, always by the earliest child; the last booking rises from there.
    std::int64_t pop(std::uint32_t& payload) {
        std::int64_t* const keys = this->keys();
        const std::int64_t time = keys[root];
        payload = static_cast<std::uint32_t>(rest_[root] & 0xFFFFFF);
        --size_;
        std::size_t hole = 0;
        for (;;) {
            const std::size_t child = children * hole + 1;
            std::size_t least = child;
            if (child + children <= size_) {
                __builtin_prefetch(&keys[children * child + 1 + root]);
                if constexpr (children == 4) __builtin_prefetch(&keys[children * child + 9 + root]);
                least = least_of(child);
            } else {
                if (child >= size_) break;
                for (std::size_t i = child + 1; i < size_; ++i) least = earlier(i, least) ? i : least;
            }
            keys[hole + root] = keys[least + root];
            rest_[hole + root] = rest_[least + root];
            hole = least;
        }
        rise(hole, keys[size_ + root], rest_[size_ + root]);
        return time;
    }

private:
    static constexpr std::size_t root =
        children - 1; ///< so that brothers begin at a multiple of their number
    struct alignas(64) Line {
        std::int64_t keys[8];
    };

    [[nodiscard]] std::int64_t* keys() { return lines_.front().keys; }
    [[nodiscard]] bool earlier(std::size_t a, std::size_t b) {
        const std::int64_t* const keys = this->keys();
        if (keys[a + root] == keys[b + root]) [[unlikely]]
            return rest_[a + root] < rest_[b + root];
        return keys[a + root] < keys[b + root];
    }
    [[nodiscard]] std::size_t of(std::size_t a, std::size_t b) { return b - (earlier(a, b) ? b - a : 0); }
    [[nodiscard]] std::size_t least_of(std::size_t first) {
        const std::size_t half = of(of(first, first + 1), of(first + 2, first + 3));
        if constexpr (children == 4)
            return half;
        else
            return of(half, of(of(first + 4, first + 5), of(first + 6, first + 7)));
    }
    void rise(std::size_t at, std::int64_t time, std::uint64_t rest) {
        std::int64_t* const keys = this->keys();
        while (at > 0) {
            const std::size_t parent = (at - 1) / children;
            const std::int64_t above = keys[parent + root];
            if (above < time || (above == time && rest_[parent + root] < rest)) break;
            keys[at + root] = above;
            rest_[at + root] = rest_[parent + root];
            at = parent;
        }
        keys[at + root] = time;
        rest_[at + root] = rest;
    }

    std::vector<Line> lines_;
    std::vector<std::uint64_t> rest_;
    std::size_t size_ = 0;
    std::uint64_t number_ = 0;
};
