// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace omsorg {

/// What a key may be set to: a number, a whole number, yes or no, one of a few words, or a distribution.
using LeverValue = std::variant<double, std::int64_t, bool, std::string, Distribution>;

/// The live assumptions of a running model, reachable by name, so that a decision can move them.
///
///     Assumptions live = ...;
///     Levers levers{live};                                  // learnt once, from the descriptors
///     levers.set("night_supervision.accepted", 0.4);
///
/// A key that does not exist is a defect here: bad input was refused, with its line and column, where it was
/// read. The assumptions must outlive their levers.
class Levers {
public:
    template <class Described>
    explicit Levers(Described& assumptions) {
        describe(assumptions, [this](auto& member, const Field& field) { learn(member, field); });
    }

    void set(std::string_view key, const LeverValue& value);
    [[nodiscard]] double number(std::string_view key) const;

private:
    struct Choice { ///< an enumeration of one byte, and the words it goes by
        std::uint8_t* at;
        std::span<const std::string_view> words;
    };
    using Target = std::variant<double*, int*, bool*, Choice, Distribution*>;

    template <class Member>
    void learn(Member& member, const Field& field) {
        if constexpr (std::is_enum_v<Member>) {
            static_assert(sizeof(Member) == 1, "a described enumeration is one byte");
            targets_.emplace(field.key, Choice{reinterpret_cast<std::uint8_t*>(&member), field.options});
        } else {
            targets_.emplace(field.key, &member);
        }
    }
    [[nodiscard]] const Target& target(std::string_view key) const;

    std::map<std::string, Target, std::less<>> targets_;
};

} // namespace omsorg
