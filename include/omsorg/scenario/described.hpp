// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/change/lever.hpp>

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace omsorg {

/// What a key may hold: a number, a whole number, yes or no, one of a few words, or a distribution.
enum class ValueKind : std::uint8_t { number, whole, truth, choice, distribution };

/// A value of any of these kinds. A choice is the word itself; a number that varies over futures is a
/// Distribution until its future is drawn.
using SettingValue = LeverValue;

/// One described key: its Field and the kind of the member behind it.
struct DescribedField {
    Field field;
    ValueKind kind;
};

/// Every key of the model, learnt once from the descriptors.
///
/// A parameter is described in one place, beside the struct that holds it (`describe`). From that list the
/// scenario layer parses, checks, suggests, documents and writes the schema; nothing else in the layer knows
/// what the model's assumptions are.
///
///     const FieldTable table = FieldTable::of<Assumptions>();
///     table.find("home_care.speed")->field.unit;   // "km/h"
class FieldTable {
public:
    template <class Describable>
    [[nodiscard]] static FieldTable of();

    /// The described field of a key, or null.
    [[nodiscard]] const DescribedField* find(std::string_view key) const noexcept;
    /// In the order of the descriptors.
    [[nodiscard]] std::span<const DescribedField> fields() const noexcept { return fields_; }
    /// Is this the beginning of some key, up to a point: "home_care"?
    [[nodiscard]] bool is_section(std::string_view prefix) const noexcept;
    /// All keys, for suggestions.
    [[nodiscard]] const std::vector<std::string>& keys() const noexcept { return keys_; }
    /// What is wrong with the descriptors themselves: a key twice, a unit nobody knows, an effect without a
    /// neutral value, a missing label. Empty in a released model; a test holds it.
    [[nodiscard]] std::vector<std::string> complaints() const;

    void add(const Field& field, ValueKind kind);

private:
    std::vector<DescribedField> fields_;
    std::vector<std::string> keys_;
    std::map<std::string, std::size_t, std::less<>> rows_;
};

/// The kind of a member by its type.
template <class Member>
[[nodiscard]] constexpr ValueKind value_kind() {
    using T = std::remove_cvref_t<Member>;
    if constexpr (std::is_same_v<T, bool>)
        return ValueKind::truth;
    else if constexpr (std::is_enum_v<T>)
        return ValueKind::choice;
    else if constexpr (std::is_integral_v<T>)
        return ValueKind::whole;
    else if constexpr (std::is_floating_point_v<T>)
        return ValueKind::number;
    else {
        static_assert(std::is_same_v<T, Distribution>,
                      "a described member is a number, bool, enum or Distribution");
        return ValueKind::distribution;
    }
}

template <class Describable>
FieldTable FieldTable::of() {
    FieldTable table;
    Describable example{};
    describe(example,
             [&](auto& member, const Field& field) { table.add(field, value_kind<decltype(member)>()); });
    return table;
}

/// Values by key, ready to be laid into a struct.
using ValueMap = std::map<std::string, SettingValue, std::less<>>;

/// Lays one value into a member. The value must be of the member's kind: drawn, checked, converted.
template <class Member>
void lay(Member& member, const Field& field, const SettingValue& value);

/// Lays every value into the struct's members, in one walk over its descriptors.
template <class Describable>
void lay_all(Describable& assumptions, const ValueMap& values) {
    describe(assumptions, [&](auto& member, const Field& field) {
        const auto found = values.find(field.key);
        if (found != values.end()) lay(member, field, found->second);
    });
}

/// Which of the words a field allows this is: the enumerator's number.
[[nodiscard]] std::size_t option_index(const Field& field, std::string_view word);

template <class Member>
void lay(Member& member, const Field& field, const SettingValue& value) {
    if constexpr (value_kind<Member>() == ValueKind::distribution) {
        if (const auto* number = std::get_if<double>(&value))
            member = Distribution::constant(*number);
        else
            member = std::get<Distribution>(value);
    } else if constexpr (value_kind<Member>() == ValueKind::number) {
        member = static_cast<Member>(std::get<double>(value));
    } else if constexpr (value_kind<Member>() == ValueKind::whole) {
        member = static_cast<Member>(std::get<std::int64_t>(value));
    } else if constexpr (value_kind<Member>() == ValueKind::truth) {
        member = std::get<bool>(value);
    } else {
        member = static_cast<Member>(option_index(field, std::get<std::string>(value)));
    }
}

} // namespace omsorg
