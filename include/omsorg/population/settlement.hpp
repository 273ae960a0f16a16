// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/population/cohort.hpp>
#include <omsorg/population/district.hpp>

#include <array>
#include <vector>

/// Who lives in which zone: by the inhabitants of the zones, and, if places differ in age, by age.
///
/// How many live in a zone is recorded, how old they are is not. With contrast 0 everybody is shared out by
/// the inhabitants alone. With a contrast c the odds of being 65 or more go as the size n of the zone to the
/// power -c: above 0, small places are older, as the countryside is.
///
///     o(z) / (1 - o(z))  =  k n(z)^-c            k such that   Σ n(z) o(z) / Σ n(z)  =  share of 65+
///
///     65 and over:  zone z with chance  n(z) o(z) / Σ n o      under 65:  n(z) (1 - o(z)) / Σ n (1 - o)
///
/// The zones lie on a line by the names of their districts, and a point on it is a home: in whatever order the
/// districts are named, the same point is the same home.
///
/// The law: whatever the contrast, every zone keeps its expected inhabitants and the municipality its ages.
/// Moves within the municipality (life.hpp) draw the new home from the same shares: somebody who moves with
/// hazard m is after t years at home in district d with the chance
///
///     w(d) + (1[she began there] - w(d)) exp(-m t)
///
/// so that moves mix the districts and leave their expected sizes as they are.
namespace omsorg {

class Settlement {
public:
    /// `residents` give the share of those of 65 and over.
    Settlement(const Geography& geography, const BySexAndAge<double>& residents, double contrast = 0);

    /// The zone at the point u of the shares of her age.
    [[nodiscard]] ZoneId zone(int age, double u) const;
    /// The chance that someone of this age lives in the zone.
    [[nodiscard]] double share(int age, ZoneId zone) const;

    static constexpr int old_age = 65;

private:
    [[nodiscard]] const std::vector<double>& shares(int age) const { return cumulative_[age >= old_age]; }

    std::vector<ZoneId> line_;
    std::array<std::vector<double>, 2> cumulative_; ///< along the line: below 65, and from 65 on
};

} // namespace omsorg
