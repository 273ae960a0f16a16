// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace omsorg {

/// The way of a vehicle that collects a group: the shortest path through the districts where its members live.
///
///     Boliden ──── Skellefteå ──── Ursviken        one from each: Boliden → Skellefteå → Ursviken, 45 minutes;
///        └───────────── 60 ───────────┘            a group of neighbours: nothing to add
///
/// The way from the last of them to the place is in the session's travel already, so the path may begin and
/// end anywhere. Up to nine districts the path is the shortest there is (Held and Karp); with more it goes to
/// the nearest next, from wherever that is shortest.
///
/// The laws: who comes twice adds nothing; a further district never makes the path shorter if the distances
/// obey the triangle inequality; neither the order of the members nor that of the districts matters.
class DistrictRoads {
public:
    DistrictRoads() = default; ///< no distance between any two

    /// `minutes` of districts × districts, symmetric.
    DistrictRoads(std::size_t districts, std::vector<double> minutes);

    [[nodiscard]] double between(DistrictId a, DistrictId b) const {
        return minutes_.empty() ? 0 : minutes_[a.index() * districts_ + b.index()];
    }

    /// Minutes of the path through these districts.
    [[nodiscard]] double path(std::span<const DistrictId> homes) const;

private:
    std::size_t districts_ = 0;
    std::vector<double> minutes_;
};

} // namespace omsorg
