// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// Philox: numbers that look random and are a plain function of a counter and a key.
///
/// A counter-based generator has no state to advance, so a draw can have an address: ask for word 3 of person
/// P on day D, in any order and on any thread, and the answer is the same. Philox is the construction of
/// Salmon, Moraes, Dror and Shaw ("Parallel random numbers: as easy as 1, 2, 3", 2011): rounds of a wide
/// multiplication whose high half is stirred with a key that moves by a constant.
///
///     counter ──▶ [multiply · swap · xor key] × rounds ──▶ block of random words
///
/// `philox_block` is all of it: two or four words of 32 or 64 bits, which the authors call 2x32, 4x32, 2x64
/// and 4x64. We draw with two of them:
///
///     philox    4x64, ten rounds: the block function of C++26 `std::philox4x64` and of
///               `numpy.random.Philox`; it derives the key of each stream
///     philox2   2x64, seven rounds: one more than its authors needed to pass BigCrush; the hot path
///
/// The law: for one key, different counters give different blocks (a bijection).
///
/// Published vectors hold all four; see tests/chance/philox_vectors.txt.
namespace omsorg {

namespace philox_constants {

__extension__ using WideProduct = unsigned __int128;

/// By what the even words of a block are multiplied: the constants of the authors.
template <class Word, std::size_t words>
struct Multipliers;

template <>
struct Multipliers<std::uint32_t, 2> {
    static constexpr std::array<std::uint32_t, 1> all{0xD256D193};
};
template <>
struct Multipliers<std::uint32_t, 4> {
    static constexpr std::array<std::uint32_t, 2> all{0xD2511F53, 0xCD9E8D57};
};
template <>
struct Multipliers<std::uint64_t, 2> {
    static constexpr std::array<std::uint64_t, 1> all{0xD2B74407B1CE6E93};
};
template <>
struct Multipliers<std::uint64_t, 4> {
    static constexpr std::array<std::uint64_t, 2> all{0xD2E7470EE14C6C93, 0xCA5A826395121157};
};

/// By what the words of the key move: the fractions of the golden ratio and of the root of three.
template <class Word>
inline constexpr std::array<Word, 2> steps{static_cast<Word>(0x9E3779B97F4A7C15 >> (64 - 8 * sizeof(Word))),
                                           static_cast<Word>(0xBB67AE8584CAA73B >> (64 - 8 * sizeof(Word)))};

} // namespace philox_constants

template <int rounds, class Word, std::size_t words>
[[nodiscard]] constexpr std::array<Word, words> philox_block(std::array<Word, words> counter,
                                                             std::array<Word, words / 2> key) noexcept {
    using namespace philox_constants;
    using Product = std::conditional_t<sizeof(Word) == 8, WideProduct, std::uint64_t>;
    constexpr auto multiplier = Multipliers<Word, words>::all;
    constexpr int bits = 8 * sizeof(Word);
    for (int round = 0; round < rounds; ++round) {
        if constexpr (words == 2) {
            const Product product = static_cast<Product>(multiplier[0]) * counter[0];
            counter = {static_cast<Word>(product >> bits) ^ key[0] ^ counter[1], static_cast<Word>(product)};
        } else {
            const Product first = static_cast<Product>(multiplier[0]) * counter[0];
            const Product second = static_cast<Product>(multiplier[1]) * counter[2];
            counter = {static_cast<Word>(second >> bits) ^ counter[1] ^ key[0], static_cast<Word>(second),
                       static_cast<Word>(first >> bits) ^ counter[3] ^ key[1], static_cast<Word>(first)};
            key[1] += steps<Word>[1];
        }
        key[0] += steps<Word>[0];
    }
    return counter;
}

template <int rounds = 10>
[[nodiscard]] constexpr std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter,
                                                            std::array<std::uint64_t, 2> key) noexcept {
    return philox_block<rounds>(counter, key);
}

template <int rounds = 7>
[[nodiscard]] constexpr std::array<std::uint64_t, 2> philox2(std::array<std::uint64_t, 2> counter,
                                                             std::uint64_t key) noexcept {
    return philox_block<rounds>(counter, std::array{key});
}

/// What the rounds of `philox2` stir in, worked out once for many blocks of one key.
template <std::size_t rounds = 7>
[[nodiscard]] constexpr std::array<std::uint64_t, rounds> philox2_keys(std::uint64_t key) noexcept {
    std::array<std::uint64_t, rounds> keys{};
    for (std::uint64_t& round_key : keys) {
        round_key = key;
        key += philox_constants::steps<std::uint64_t>[0];
    }
    return keys;
}

/// The first word of `philox2`, a fifth quicker.
template <std::size_t rounds>
[[nodiscard]] constexpr std::uint64_t philox2_word(std::array<std::uint64_t, 2> counter,
                                                   const std::array<std::uint64_t, rounds>& keys) noexcept {
    using namespace philox_constants;
    for (const std::uint64_t key : keys) {
        const WideProduct product =
            static_cast<WideProduct>(Multipliers<std::uint64_t, 2>::all[0]) * counter[0];
        counter = {static_cast<std::uint64_t>(product >> 64) ^ (key ^ counter[1]),
                   static_cast<std::uint64_t>(product)};
    }
    return counter[0];
}

} // namespace omsorg
