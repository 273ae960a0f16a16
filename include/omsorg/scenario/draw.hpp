// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/run.hpp>
#include <omsorg/change/timeline.hpp>
#include <omsorg/scenario/described.hpp>
#include <omsorg/scenario/study.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

struct World; // municipality/world.hpp

/// One future's values: what we do not know, decided once.
struct DrawnValues {
    ValueMap base;                    ///< every key
    std::vector<DatedChange> changes; ///< by date
};

/// Draws what varies over futures, and leaves alone what varies by person, visit or day.
///
/// A key's value in future r is the quantile of its distribution at one uniform number, whose address is
/// (seed, r, parameter, the key's name):
///
///     u = uniform(seed, r, key)          base: quantile of the base's distribution at u
///                                        plan: quantile of the plan's distribution at the same u
///
/// So a key is equal under every plan that does not change it, adding a key moves no other, and where a plan
/// changes a distribution, both sides of the comparison sit at the same place of their own. Draws beyond a
/// key's bounds are set to the bound.
///
/// With `no_magic`, effects of grade D, E or none take their neutral value, in the base and in the plan.
[[nodiscard]] DrawnValues draw_values(const Study& study, std::string_view plan, Run run,
                                      bool no_magic = false);

/// The keys that `no_magic` sets to their neutral value under this plan.
[[nodiscard]] std::vector<std::string> neutralised(const Study& study, std::string_view plan);

/// The uniform number of a key in a future.
[[nodiscard]] double place_of(std::string_view key, Run run);

/// The world of one future under one plan, ready to be simulated.
[[nodiscard]] World draw(const Study& study, std::string_view plan, Run run, bool no_magic = false);

} // namespace omsorg
