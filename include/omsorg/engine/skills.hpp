// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>

#include <bit>
#include <concepts>
#include <cstdint>

namespace omsorg {

/// One thing that some can do and others cannot; a model names up to sixty-four of them.
///
///     constexpr Skill injection{0}, sign_language{1}, knows_nils{2};
enum class Skill : std::uint8_t {};

/// What somebody can do, or what a piece of work asks for.
///
///     Skills{injection, knows_nils}.cover(Skills{injection})      true
class Skills {
public:
    constexpr Skills() = default;
    // Not an initializer_list: g++ 12 cannot carry its array through a co_await.
    template <std::same_as<Skill>... Each>
    constexpr Skills(Each... each) {
        (add(each), ...);
    }

    [[nodiscard]] constexpr bool cover(Skills needed) const noexcept { return (needed.bits_ & ~bits_) == 0; }
    [[nodiscard]] constexpr int count() const noexcept { return std::popcount(bits_); }
    friend constexpr Skills operator|(Skills a, Skills b) noexcept {
        a.bits_ |= b.bits_;
        return a;
    }
    friend constexpr bool operator==(Skills, Skills) noexcept = default;

private:
    constexpr void add(Skill skill) {
        expect(static_cast<unsigned>(skill) < 64, "skills are numbered from 0 to 63");
        bits_ |= std::uint64_t{1} << static_cast<unsigned>(skill);
    }

    std::uint64_t bits_ = 0;
};

} // namespace omsorg
