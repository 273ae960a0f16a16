// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>

/// One future: the seed of the study, and which of its replications this is.
///
/// Futures are shared by all plans: plan A and plan B in future 17 meet the same luck, so that their
/// difference is the plans' and not the dice's. Future 17 is the same future whether 20 or 2,000 are run.
namespace omsorg {

struct Run {
    std::uint64_t seed = 1;
    std::uint32_t number = 0;

    friend constexpr auto operator<=>(const Run&, const Run&) noexcept = default;
};

} // namespace omsorg
