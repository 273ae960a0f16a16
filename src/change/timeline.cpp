// SPDX-License-Identifier: MIT
#include <omsorg/change/timeline.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

Timeline::Timeline(std::vector<DatedChange> changes) : changes_{std::move(changes)} {
    std::ranges::stable_sort(changes_, {}, &DatedChange::on);
}

bool Timeline::carry_out(Day today, Levers& levers) {
    bool moved = false;
    for (; next_ < changes_.size() && changes_[next_].on <= today; ++next_) {
        const DatedChange& change = changes_[next_];
        std::erase_if(under_way_, [&](const Way& way) { return way.change->key == change.key; });
        if (change.over > Duration::zero())
            under_way_.push_back({&change, levers.number(change.key), std::get<double>(change.value)});
        else
            levers.set(change.key, change.value);
        moved = true;
    }
    for (const Way& way : under_way_) {
        const double come = realised(way.change->profile, way.change->on, way.change->over, today);
        levers.set(way.change->key, along(way.start, way.end, come));
        moved = true;
    }
    std::erase_if(under_way_, [&](const Way& way) {
        return Instant{today} >= Instant{way.change->on} + way.change->over;
    });
    return moved;
}

} // namespace omsorg
