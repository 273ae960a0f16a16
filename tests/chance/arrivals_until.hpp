// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/arrivals.hpp>

#include <cstdint>
#include <vector>

/// One door in a week that begins on a Monday, and everybody who comes to it before an instant.
namespace omsorg::test {

using namespace literals;

inline constexpr Instant monday = start_of_year(2027) + 3_days;
inline constexpr Key door{77};
constexpr Stream in_future(std::uint64_t seed, std::uint32_t number) {
    return {Run{.seed = seed, .number = number}, Purpose::application};
}
inline constexpr Stream office = in_future(11, 0);

inline std::vector<Arrival> until(Arrivals arrivals, Instant end) {
    std::vector<Arrival> found;
    for (auto next = arrivals.next(); next && next->when < end; next = arrivals.next())
        found.push_back(*next);
    return found;
}

} // namespace omsorg::test
