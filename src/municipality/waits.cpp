// SPDX-License-Identifier: MIT
#include <omsorg/municipality/waits.hpp>

#include <omsorg/base/expect.hpp>

namespace omsorg {

void Waits::begin(WaitFor what, Service service, Key who, Instant since) {
    since_[{what, service}].insert_or_assign(who, since);
}

void Waits::end(WaitFor what, Service service, Key who, Instant when) {
    const auto queue = since_.find({what, service});
    if (queue == since_.end()) return;
    const auto found = queue->second.find(who);
    if (found == queue->second.end()) return;
    const Duration length = when - found->second;
    expect(length >= Duration{}, "nobody gets anything before she began to wait for it");
    ended_.push_back({what, service, who, in_hours(length) / 24});
    queue->second.erase(found);
}

void Waits::forget(WaitFor what, Service service, Key who) {
    if (const auto queue = since_.find({what, service}); queue != since_.end()) queue->second.erase(who);
}

void Waits::forget(Key who) {
    for (auto& [what, queue] : since_) queue.erase(who);
}

std::vector<Key> Waits::waiting(WaitFor what, Service service) const {
    std::vector<Key> keys;
    if (const auto queue = since_.find({what, service}); queue != since_.end())
        for (const auto& [who, since] : queue->second) keys.push_back(who);
    return keys;
}

} // namespace omsorg
