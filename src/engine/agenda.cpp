// SPDX-License-Identifier: MIT
#include <omsorg/engine/agenda.hpp>

#include <algorithm>
#include <array>

namespace omsorg {

bool Agenda::open_next() {
    if (far_.size() == 0) return false;
    level_ = far_.find_next();
    while (level_ > 0 && far_.count_at(level_) > few) {
        far_.empty_at(level_, [this](Entry entry) { far_.put(entry); });
        level_ = far_.find_next();
    }
    open_until_ = FarWheel::last_of(far_.base(), level_);

    // The wheel knows what comes next: the events, and the frames of the stories,
    // are called to the cache beforehand.
    std::array<std::uint32_t, few> stories;
    std::size_t count = 0;
    far_.empty_at(level_, [&](Entry entry) {
        __builtin_prefetch(&slots_[entry.slot()]);
        if (count < few) stories[count++] = entry.slot();
        near_.put(entry, earlier());
    });
    for (std::size_t i = 0; i < count; ++i) {
        const Event& event = slots_[stories[i]].event;
        if (event.kind < Event::engine_kinds) continue;
        const auto* const frame = reinterpret_cast<const char*>(event.extra);
        __builtin_prefetch(frame);
        __builtin_prefetch(frame + 64);
        __builtin_prefetch(frame + 128);
    }
    return true;
}

// All finer levels of the wheel are empty while a bucket is open, since what falls into it goes
// to the heap. So the base may move within the bucket, to where the heap's first booking lies,
// and the rest be dealt out from there.
void Agenda::open_finer() {
    while (near_.size() > crowded && level_ > 0) {
        near_.settle(earlier());
        --level_;
        const std::uint64_t start = std::max(far_.base(), near_.first_time());
        far_.advance(FarWheel::first_of(start, level_));
        open_until_ = FarWheel::last_of(far_.base(), level_);
        near_.filter(
            [this](const Entry& entry) {
                if (entry.time <= open_until_) return true;
                far_.put(entry);
                return false;
            },
            earlier());
    }
}

void Agenda::sweep() {
    const auto keep = [this](const Entry& entry) {
        if ((slots_[entry.slot()].stamp & 1) == 0) return true;
        release(entry.slot());
        return false;
    };
    near_.filter(keep, earlier());
    far_.filter(keep);
    cancelled_ = 0;
}

} // namespace omsorg
