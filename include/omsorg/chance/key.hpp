// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

/// Who a draw concerns, told by what the person is and never by where her row lies.
///
/// A founder is (age, sex, ordinal), a newborn (mother's key, birth number), a migrant (year, age, sex,
/// ordinal). The parts are hashed to 64 bits; who arrives first, or on which shard, does not matter.
///
///     key_of(Origin::founder, 83, Sex::female, 12)  ──▶  Key{0x…}  ──▶  stream.uniform(key, day)
///
/// The law: the order and the number of the parts matter; a change of the last part always changes the key.
/// Two of 100,000 people share a key with a chance of 3 in 10^10.
namespace omsorg {

struct Key {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(Key, Key) noexcept = default;
};

/// Spreads each bit over all 64 (the finaliser of splitmix64, variant 13 of Stafford); a bijection.
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

template <class Part>
[[nodiscard]] constexpr std::uint64_t key_word(Part part) noexcept {
    if constexpr (std::is_same_v<Part, Key>)
        return part.value;
    else if constexpr (std::is_enum_v<Part>)
        return static_cast<std::uint64_t>(static_cast<std::underlying_type_t<Part>>(part));
    else {
        static_assert(std::integral<Part>, "a key is made of whole numbers, enumerations and keys");
        return static_cast<std::uint64_t>(part);
    }
}

template <class... Parts>
[[nodiscard]] constexpr Key key_of(Parts... parts) noexcept {
    // Each step spreads what is known so far before the next part is added, so that (1, 2) and (2, 1) differ.
    std::uint64_t state = spread(0x9E3779B97F4A7C15 * (sizeof...(Parts) + 1));
    ((state = spread(state + 0x9E3779B97F4A7C15) ^ spread(key_word(parts) + 0xD1B54A32D192ED03),
      state = spread(std::rotl(state, 23))),
     ...);
    return Key{state};
}

/// The key of a name, such as a parameter's; the bytes of its UTF-8 text.
[[nodiscard]] constexpr Key key_of_text(std::string_view text) noexcept {
    std::uint64_t state = spread(text.size() + 0x632BE59BD9B4E019);
    for (const char letter : text)
        state = spread(state + 0x9E3779B97F4A7C15 + static_cast<unsigned char>(letter));
    return Key{state};
}

} // namespace omsorg
