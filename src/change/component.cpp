// SPDX-License-Identifier: MIT
#include <omsorg/change/component.hpp>

#include <algorithm>
#include <utility>

#include <omsorg/base/expect.hpp>

namespace omsorg {

Timeline::Timeline(std::vector<Component> components, std::vector<KeyChange> changes)
    : components_{std::move(components)}, changes_{std::move(changes)} {
    for (const auto& change : changes_)
        expect(change.component < components_.size(), "a change of a key belongs to a component of the plan");
    std::stable_sort(changes_.begin(), changes_.end(), [&](const KeyChange& x, const KeyChange& y) {
        return components_[x.component].on < components_[y.component].on;
    });
    states_.resize(changes_.size());
}

bool Timeline::taken_over(std::size_t change, Day today) const {
    for (std::size_t later = change + 1; later < changes_.size(); ++later)
        if (changes_[later].key == changes_[change].key && today >= components_[changes_[later].component].on)
            return true;
    return false;
}

double Timeline::realised_share(std::size_t component, Day today) const {
    const auto& c = components_.at(component);
    return realised(c.profile, c.on, c.over, today);
}

} // namespace omsorg
