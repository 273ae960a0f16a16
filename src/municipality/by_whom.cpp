// SPDX-License-Identifier: MIT
#include <omsorg/municipality/by_whom.hpp>

#include <omsorg/base/expect.hpp>

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

/// One walk over everybody, with those told of in the order of their keys.
Breakdown Whose::operator()(std::span<const PersonFigure> told) const {
    Breakdown found{.district = std::vector<Breakdown::Mean>(geography_.districts.size())};
    std::vector<PersonFigure> sorted(told.begin(), told.end());
    std::ranges::sort(sorted, {}, &PersonFigure::who);
    std::size_t known = 0;
    for (std::uint32_t row = 0; row < people_.size() && known < sorted.size(); ++row) {
        const PersonId who{row};
        for (const PersonFigure& one :
             std::ranges::equal_range(sorted, people_.key(who), {}, &PersonFigure::who)) {
            ++known;
            found.all.add(one);
            found.district[geography_.zones[people_.zone(who).index()].district.index()].add(one);
            for (const ClientGroup group : groups_of(people_.sex(who), people_.age(who, year_)))
                found.group[static_cast<std::size_t>(group)].add(one);
        }
    }
    expect(known == sorted.size(), "what is told of somebody is told of an inhabitant");
    return found;
}

std::optional<double> nearest_rank(std::vector<double> numbers, double share) {
    if (numbers.empty()) return std::nullopt;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(numbers.size()))) - 1;
    const auto at = numbers.begin() + std::max<std::ptrdiff_t>(0, rank);
    std::nth_element(numbers.begin(), at, numbers.end());
    return *at;
}

} // namespace omsorg
