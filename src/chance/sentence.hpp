// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>

/// How what cannot be is refused: a sentence, and the number that was given.
namespace omsorg {

/// The shortest text that reads back as the same number.
inline std::string number(double x) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), x).ptr;
    return {digits.data(), end};
}

inline void need(bool holds, std::string_view sentence, double given) {
    if (!holds) throw std::invalid_argument{std::string{sentence} + ", not " + number(given)};
}

} // namespace omsorg
