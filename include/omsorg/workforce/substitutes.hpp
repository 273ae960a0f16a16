// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/occupation.hpp>

/// How many of the shifts for which a substitute [vikarie] is sought find one, before anybody has worked.
///
/// A group calls those whom it knows by the hour (`workforce.hourly_pool` of them for each post), and they have their
/// rest as everybody has (roster.hpp). In the weeks when most have vacation there are more shifts than people to call,
/// and in a small group three may be away on a day for which it knows two. So a post gives fewer hours at work than
/// `replaced_sick` and `replaced_vacation` ask for: a hundredth fewer in a large group, three hundredths in a small one.
///
///     heads × on duty × away and to be replaced ─▶ sought ─┐
///     pool × rested today ─────────────────────▶ callable ─┴─▶ found = E min(sought, callable)
///          ▲                                                       │
///          └───────────── who works today rests tomorrow ◀─────────┘
///
/// Both numbers are binomial, taken as normal, so that the mean of the lesser has a closed form (Clark 1961):
/// with μ and σ of sought − callable,
///
///     E min = E sought − (μ Φ(μ/σ) + σ φ(μ/σ)).
///
/// Who is callable is a chain over mornings: rested; at work yesterday by day, or in the evening and so not by day
/// today, and how long since the last weekly rest; or free for a day after an evening, which is weekly rest enough for
/// another evening but not for a morning. It is followed for three weeks of each kind of vacation week, weekends apart;
/// the last of them counts. What the mean field leaves out, that the same persons are away on many days running, is
/// within 0.035 of the share found in a group of two to four posts and within 0.02 from five on (substitutes_test.cpp).
namespace omsorg {

/// Share of the shifts for which a substitute is sought, while this share of the staff is to have vacation. Whoever falls
/// sick on her vacation is sick.
[[nodiscard]] constexpr double substitutes_sought(const WorkforceAssumptions& assume, double vacation) {
    return assume.sick_share * assume.replaced_sick +
           (1 - assume.sick_share) * vacation * assume.replaced_vacation;
}

/// A share of the shifts sought, in a group of so many posts; 0 where nobody is replaced.
[[nodiscard]] double substitutes_found(const WorkforceAssumptions& assume, Branch branch, double posts);

} // namespace omsorg
