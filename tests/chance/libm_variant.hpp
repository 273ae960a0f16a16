// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/stream.hpp>

#include <bit>
#include <cmath>
#include <cstdint>

/// Which logarithm, exponential and their kin this processor has.
///
/// The last bits of these functions differ between variants of libm, and one libm holds several: it chooses by
/// the processor. So golden draws that need them are kept for a variant, named by a hash of what its functions
/// give, and are skipped by name elsewhere.
namespace omsorg {

inline std::uint64_t libm_variant() {
    constexpr Stream stream{Run{.seed = 2026, .number = 3}, Purpose::visit_length};
    std::uint64_t hash = 0;
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        const double u = stream.uniform(Key{i});
        for (const double x : {std::log(u), std::exp(8 * u - 4), std::log1p(-u), std::expm1(u - 0.5),
                               std::pow(u, 1 / 2.56), std::tan(u), std::sin(u), std::cos(u), std::asin(u)})
            hash = spread(hash + std::bit_cast<std::uint64_t>(x));
    }
    return hash;
}

} // namespace omsorg
