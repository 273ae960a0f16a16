// SPDX-License-Identifier: MIT
#include <omsorg/municipality/by_whom.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

constexpr int old_age = 65, very_old = 80;

} // namespace

std::array<ClientGroup, 2> groups_of(Sex sex, int age) {
    return {sex == Sex::female ? ClientGroup::women : ClientGroup::men,
            age >= very_old  ? ClientGroup::aged_80_plus
            : age >= old_age ? ClientGroup::aged_65_79
                             : ClientGroup::aged_under_65};
}

std::optional<double> nearest_rank(std::vector<double> numbers, double share) {
    if (numbers.empty()) return std::nullopt;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(numbers.size()))) - 1;
    const auto at = numbers.begin() + std::max<std::ptrdiff_t>(0, rank);
    std::nth_element(numbers.begin(), at, numbers.end());
    return *at;
}

} // namespace omsorg
