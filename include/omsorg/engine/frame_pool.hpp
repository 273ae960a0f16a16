// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace omsorg {

/// Where the frames of stories are kept.
///
/// A story that waits is a frame of a hundred bytes or two. A hundred thousand clients begin and end stories
/// all day long; their frames come from here and return here, one free list for each size.
///
///     │ owner │ frame ... │ owner │ frame ... │      sizes in steps of 32 bytes, up to 2 kB; larger ones
///     └────────── a block of 64 kB ───────────┘      and those of no simulation come from the heap
///
/// The law: a frame may outlive the simulation that it was made for (a story never started); the pool goes
/// when both its simulation and its last frame are gone.
class FramePool {
public:
    FramePool() = default;
    FramePool(const FramePool&) = delete;
    FramePool& operator=(const FramePool&) = delete;

    /// Room for a frame, from `pool` or, without one, from the heap.
    [[nodiscard]] static void* give(FramePool* pool, std::size_t size) {
        const std::size_t step = (size + sizeof(Head) + grain - 1) / grain;
        const bool pooled = pool != nullptr && step < steps;
        Head* const head = pooled ? pool->take(step) : static_cast<Head*>(::operator new(step* grain));
        head->owner = pooled ? pool : nullptr;
        return head + 1;
    }

    static void give_back(void* frame, std::size_t size) noexcept {
        Head* const head = static_cast<Head*>(frame) - 1;
        if (head->owner == nullptr) {
            ::operator delete(static_cast<void*>(head));
            return;
        }
        head->owner->put_back(head, (size + sizeof(Head) + grain - 1) / grain);
    }

    /// Frames given and not yet back.
    [[nodiscard]] std::size_t live() const noexcept { return live_; }
    [[nodiscard]] std::size_t bytes_reserved() const noexcept { return blocks_.size() * block_size; }

    /// For the simulation that owns the pool: leaves it to its last frame.
    struct Leave {
        void operator()(FramePool* pool) const noexcept {
            if (pool->live_ == 0)
                delete pool;
            else
                pool->left_ = true;
        }
    };

private:
    static constexpr std::size_t grain = 32;
    static constexpr std::size_t steps = 64;
    static constexpr std::size_t block_size = std::size_t{64} * 1024;

    struct alignas(16) Head {
        union {
            FramePool* owner;
            Head* next;
        };
    };

    [[nodiscard]] Head* take(std::size_t step) {
        ++live_;
        if (Head* const head = free_[step]; head != nullptr) [[likely]] {
            free_[step] = head->next;
            return head;
        }
        return carve(step);
    }
    [[nodiscard]] Head* carve(std::size_t step);

    void put_back(Head* head, std::size_t step) noexcept {
        head->next = free_[step];
        free_[step] = head;
        if (--live_ == 0 && left_) delete this;
    }

    std::array<Head*, steps> free_{};
    std::byte* fresh_ = nullptr;
    std::size_t fresh_left_ = 0;
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::size_t live_ = 0;
    bool left_ = false;
};

} // namespace omsorg
