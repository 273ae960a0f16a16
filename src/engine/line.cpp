// SPDX-License-Identifier: MIT
#include <omsorg/engine/line.hpp>

#include <algorithm>

namespace omsorg {

std::vector<Waiter*> Line::all() const {
    std::vector<Waiter*> found = kept_;
    for (Waiter* one = first_; one != nullptr; one = one->after) found.push_back(one);
    std::sort(found.begin(), found.end(),
              [](const Waiter* a, const Waiter* b) { return a->number < b->number; });
    return found;
}

void Line::keep(Waiter& waiter) {
    kept_.push_back(&waiter);
    waiter.place = static_cast<std::uint32_t>(kept_.size() - 1);
    if (is_ranked()) rise(waiter, waiter.place);
}

void Line::drop(Waiter& waiter) noexcept {
    if (&waiter == drawn_) drawn_ = nullptr;
    const std::size_t at = waiter.place;
    Waiter& last = *kept_.back();
    kept_.pop_back();
    if (&last == &waiter) return;
    if (!is_ranked()) {
        kept_[at] = &last;
        last.place = static_cast<std::uint32_t>(at);
    } else if (at > 0 && ranks_before(last, *kept_[(at - 1) / 2])) {
        rise(last, at);
    } else {
        sink(last, at);
    }
}

void Line::rise(Waiter& waiter, std::size_t at) noexcept {
    while (at > 0 && ranks_before(waiter, *kept_[(at - 1) / 2])) {
        kept_[at] = kept_[(at - 1) / 2];
        kept_[at]->place = static_cast<std::uint32_t>(at);
        at = (at - 1) / 2;
    }
    kept_[at] = &waiter;
    waiter.place = static_cast<std::uint32_t>(at);
}

void Line::sink(Waiter& waiter, std::size_t at) noexcept {
    for (;;) {
        std::size_t child = 2 * at + 1;
        if (child >= kept_.size()) break;
        if (child + 1 < kept_.size() && ranks_before(*kept_[child + 1], *kept_[child])) ++child;
        if (!ranks_before(*kept_[child], waiter)) break;
        kept_[at] = kept_[child];
        kept_[at]->place = static_cast<std::uint32_t>(at);
        at = child;
    }
    kept_[at] = &waiter;
    waiter.place = static_cast<std::uint32_t>(at);
}

std::uint64_t Line::draw_lot(std::uint64_t among) {
    const double u = lots_->uniform(whose_, lots_drawn_++);
    return std::min(among - 1, static_cast<std::uint64_t>(u * static_cast<double>(among)));
}

Waiter* Line::drawn() {
    if (drawn_ == nullptr) drawn_ = kept_[draw_lot(kept_.size())];
    return drawn_;
}

// A heap is looked through in order by keeping, in a smaller heap, the places whose parents have been seen.
Waiter* Line::first_ranked() {
    fringe_.clear();
    if (!kept_.empty()) fringe_.push_back(0);
    return next_ranked();
}

Waiter* Line::next_ranked() {
    if (fringe_.empty()) return nullptr;
    const auto later = [this](std::uint32_t a, std::uint32_t b) {
        return ranks_before(*kept_[b], *kept_[a]);
    };
    std::pop_heap(fringe_.begin(), fringe_.end(), later);
    const std::uint32_t at = fringe_.back();
    fringe_.pop_back();
    for (std::uint32_t child = 2 * at + 1; child <= 2 * at + 2 && child < kept_.size(); ++child) {
        fringe_.push_back(child);
        std::push_heap(fringe_.begin(), fringe_.end(), later);
    }
    return kept_[at];
}

} // namespace omsorg
