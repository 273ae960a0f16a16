// SPDX-License-Identifier: MIT
#include <omsorg/service/pooling.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/session_wish.hpp>

#include <algorithm>

namespace omsorg {

bool NoGo::apart(Key a, Key b) const {
    return Stream{run_, Purpose::session_no_go}.happens(chance_, key_of(std::min(a, b), std::max(a, b)));
}

int staff_for(int weight) { return (weight + parts_per_staff - 1) / parts_per_staff; }

bool PoolingGroups::admits(const Group& group, int weight, Key who, int members) const {
    const int size = static_cast<int>(group.members.size());
    if (size >= cap_ || size > members || size + 1 + staff_for(group.weight + weight) > vehicle_seats_)
        return false;
    return no_go_ == nullptr || std::none_of(group.members.begin(), group.members.end(),
                                             [&](Key other) { return no_go_->apart(who, other); });
}

std::optional<PoolingGroups::Seat> PoolingGroups::find(int weight, std::optional<std::uint32_t> company,
                                                       Key who, int members) const {
    Seat best{groups_.size(), staff_for(weight)};
    if (company)
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const auto& group = groups_[g];
            if (group.company != company || !admits(group, weight, who, members)) continue;
            const int further = staff_for(group.weight + weight) - staff_for(group.weight);
            const bool new_one = best.group == groups_.size();
            if (further < best.further_staff || (new_one && further == best.further_staff))
                best = {g, further};
        }
    if (best.further_staff > staff_left_) return std::nullopt;
    return best;
}

void PoolingGroups::take(const Seat& seat, int weight, std::optional<std::uint32_t> company, Key who) {
    expect(seat.further_staff <= staff_left_, "a seat is taken only when its staff is there");
    if (seat.group == groups_.size()) groups_.push_back({0, company, {}});
    auto& group = groups_.at(seat.group);
    group.weight += weight;
    group.members.push_back(who);
    staff_left_ -= seat.further_staff;
}

void PoolingGroups::leave(std::size_t index, int weight, Key who) {
    auto& group = groups_.at(index);
    const auto at = std::find(group.members.begin(), group.members.end(), who);
    expect(at != group.members.end(), "only a member leaves a group");
    group.members.erase(at);
    staff_left_ += staff_for(group.weight) - staff_for(group.weight - weight);
    group.weight -= weight;
}

std::vector<Gathering> gather(std::span<const double> asked, int size, double patience) {
    expect(size >= 1 && patience >= 0, "a group has at least one member, and patience is not negative");
    std::vector<Gathering> groups;
    std::size_t i = 0;
    while (i < asked.size()) {
        Gathering group{asked[i] + patience, 0, 0};
        double sum = 0;
        for (; i < asked.size() && group.size < size && asked[i] <= group.leaves; ++i) {
            sum += asked[i];
            if (++group.size == size) group.leaves = asked[i];
        }
        group.waited = group.leaves * group.size - sum;
        groups.push_back(group);
    }
    return groups;
}

} // namespace omsorg
