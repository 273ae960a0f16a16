// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <omsorg/base/field.hpp>

namespace omsorg {

/// Guard against magic: which effects are believed, and on what grounds.
///
/// An effect is a number that says how much a new way of working changes people: hours after reablement,
/// wishes when the time can be chosen. Each has a grade (A trial, B recorded, C pilot, D expert, E assumed)
/// and a neutral value at which the new way does nothing. Without magic, effects of grade D and E stand at
/// neutral.
///
///     without_magic(assumptions, [&](std::string_view key) { return provenance.grade(key); });
///
/// The law: only fields with `effect` are touched; applied twice it is as applied once.
struct EffectNote {
    std::string key;
    Grade grade = Grade::E;
    double value = 0;
    double neutral = 0;

    [[nodiscard]] bool works() const { return value != neutral; }
};

/// Is an effect of this grade believed when magic is not?
[[nodiscard]] constexpr bool believed(Grade grade) { return !is_weak(grade); }

/// Every effect of an assumptions object with its grade, in the order of the descriptors.
template <class Assumptions, class GradeOf>
[[nodiscard]] std::vector<EffectNote> effects(const Assumptions& a, GradeOf&& grade_of_key) {
    std::vector<EffectNote> notes;
    describe(a, [&](const auto& member, const Field& field) {
        if constexpr (requires { static_cast<double>(member); })
            if (field.effect && field.neutral)
                notes.push_back({std::string{field.key}, grade_of_key(field.key), static_cast<double>(member),
                                 *field.neutral});
    });
    return notes;
}

/// Sets every weak effect to its neutral value.
template <class Assumptions, class GradeOf>
void without_magic(Assumptions& a, GradeOf&& grade_of_key) {
    describe(a, [&](auto& member, const Field& field) {
        if constexpr (requires { member = 0.0; })
            if (field.effect && field.neutral && !believed(grade_of_key(field.key)))
                member = static_cast<std::remove_reference_t<decltype(member)>>(*field.neutral);
    });
}

/// How many effects of each grade do something: what the results hang on.
struct GradeCount {
    std::array<std::size_t, 5> working{}; // A ... E
    [[nodiscard]] std::size_t weak() const { return working[3] + working[4]; }
};
[[nodiscard]] GradeCount count_grades(const std::vector<EffectNote>& notes);

} // namespace omsorg
