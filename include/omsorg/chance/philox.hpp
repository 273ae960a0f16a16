// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

/// Philox: numbers that look random and are a plain function of a counter and a key.
///
/// A counter-based generator has no state to advance, so a draw can have an address: ask for word 3 of person
/// P on day D, in any order and on any thread, and the answer is the same. Philox is the construction of
/// Salmon, Moraes, Dror and Shaw ("Parallel random numbers: as easy as 1, 2, 3", 2011): rounds of a wide
/// multiplication whose high half is stirred with a key that moves by a constant.
///
///     counter ──▶ [multiply · swap · xor key] × rounds ──▶ block of random words
///
/// `philox` (four words, ten rounds) is the block function of C++26 `std::philox4x64` and
/// `numpy.random.Philox`; it derives the key of each stream. `philox2` (two words, seven rounds: one more
/// than its authors needed to pass BigCrush) draws on the hot path.
///
/// The law: for one key, different counters give different blocks (a bijection).
///
/// Published vectors hold both; see tests/chance/philox_test.cpp.
namespace omsorg {

namespace philox_constants {
inline constexpr std::uint64_t multiplier_0 = 0xD2E7470EE14C6C93;
inline constexpr std::uint64_t multiplier_1 = 0xCA5A826395121157;
inline constexpr std::uint64_t multiplier_of_two = 0xD2B74407B1CE6E93;
inline constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;
inline constexpr std::uint64_t root_of_three = 0xBB67AE8584CAA73B;
} // namespace philox_constants

__extension__ using WideProduct = unsigned __int128;

template <int rounds = 10>
[[nodiscard]] constexpr std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter,
                                                            std::array<std::uint64_t, 2> key) noexcept {
    using namespace philox_constants;
    for (int round = 0; round < rounds; ++round) {
        const WideProduct first = static_cast<WideProduct>(multiplier_0) * counter[0];
        const WideProduct second = static_cast<WideProduct>(multiplier_1) * counter[2];
        counter = {static_cast<std::uint64_t>(second >> 64) ^ counter[1] ^ key[0],
                   static_cast<std::uint64_t>(second),
                   static_cast<std::uint64_t>(first >> 64) ^ counter[3] ^ key[1],
                   static_cast<std::uint64_t>(first)};
        key[0] += golden_ratio;
        key[1] += root_of_three;
    }
    return counter;
}

template <int rounds = 7>
[[nodiscard]] constexpr std::array<std::uint64_t, 2> philox2(std::array<std::uint64_t, 2> counter,
                                                             std::uint64_t key) noexcept {
    using namespace philox_constants;
    for (int round = 0; round < rounds; ++round) {
        const WideProduct product = static_cast<WideProduct>(multiplier_of_two) * counter[0];
        counter = {static_cast<std::uint64_t>(product >> 64) ^ key ^ counter[1],
                   static_cast<std::uint64_t>(product)};
        key += golden_ratio;
    }
    return counter;
}

} // namespace omsorg
