// SPDX-License-Identifier: MIT
#include <omsorg/engine/discipline.hpp>

namespace omsorg {

void Line::put_ranked(Waiter& waiter) {
    ranked_.push_back(&waiter);
    rise(waiter, ranked_.size() - 1);
}

void Line::remove_ranked(Waiter& waiter) noexcept {
    const std::size_t at = waiter.place;
    Waiter& last = *ranked_.back();
    ranked_.pop_back();
    if (&last == &waiter) return;
    if (at > 0 && goes_before(last, *ranked_[(at - 1) / 2]))
        rise(last, at);
    else
        sink(last, at);
}

void Line::rise(Waiter& waiter, std::size_t at) noexcept {
    while (at > 0 && goes_before(waiter, *ranked_[(at - 1) / 2])) {
        ranked_[at] = ranked_[(at - 1) / 2];
        ranked_[at]->place = at;
        at = (at - 1) / 2;
    }
    ranked_[at] = &waiter;
    waiter.place = at;
}

void Line::sink(Waiter& waiter, std::size_t at) noexcept {
    for (;;) {
        std::size_t child = 2 * at + 1;
        if (child >= ranked_.size()) break;
        if (child + 1 < ranked_.size() && goes_before(*ranked_[child + 1], *ranked_[child])) ++child;
        if (!goes_before(*ranked_[child], waiter)) break;
        ranked_[at] = ranked_[child];
        ranked_[at]->place = at;
        at = child;
    }
    ranked_[at] = &waiter;
    waiter.place = at;
}

} // namespace omsorg
