// SPDX-License-Identifier: MIT
#include <omsorg/engine/frame_pool.hpp>

namespace omsorg {

FramePool::Head* FramePool::carve(std::size_t step) {
    const std::size_t size = step * grain;
    if (fresh_left_ < size) {
        blocks_.push_back(std::make_unique<std::byte[]>(block_size));
        fresh_ = blocks_.back().get();
        fresh_left_ = block_size;
    }
    Head* const head = reinterpret_cast<Head*>(fresh_);
    fresh_ += size;
    fresh_left_ -= size;
    return head;
}

} // namespace omsorg
