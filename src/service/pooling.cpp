// SPDX-License-Identifier: MIT
#include <omsorg/service/pooling.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/service/escort_wish.hpp>

namespace omsorg {

int staff_for(int weight) { return (weight + parts_per_staff - 1) / parts_per_staff; }

std::optional<PoolingGroups::Seat> PoolingGroups::find(int weight,
                                                       std::optional<std::uint32_t> company) const {
    Seat best{groups_.size(), staff_for(weight)};
    if (company)
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const auto& group = groups_[g];
            if (group.company != company || group.size >= cap_) continue;
            const int further = staff_for(group.weight + weight) - staff_for(group.weight);
            const bool new_one = best.group == groups_.size();
            if (further < best.further_staff || (new_one && further == best.further_staff))
                best = {g, further};
        }
    if (best.further_staff > staff_left_) return std::nullopt;
    return best;
}

void PoolingGroups::take(const Seat& seat, int weight, std::optional<std::uint32_t> company) {
    expect(seat.further_staff <= staff_left_, "a seat is taken only when its staff is there");
    if (seat.group == groups_.size()) groups_.push_back({0, 0, company});
    auto& group = groups_.at(seat.group);
    group.weight += weight;
    ++group.size;
    staff_left_ -= seat.further_staff;
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
