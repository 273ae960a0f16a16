// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

/// Who a figure is about: everyone of one sex who reaches one age in the same calendar year.
///
/// Swedish population figures count people on 31 December by the age they have reached, that is year minus
/// year of birth. So do we, everywhere: a cohort that has reached 82 on 31 December 2030 was 81 a year
/// before, and the hazard it met in the course of 2030 is the one written at 82.
///
///     31 Dec 2029          the year 2030            31 Dec 2030
///     age 81   ───── hazard(2030, sex, 82) ─────▶   age 82
///     (born)   ───── hazard(2030, sex,  0) ─────▶   age  0
///
/// The last age, 100, is open: who is 100 or more stays there.
///
///     BySexAndAge<double> women_and_men{};
///     women_and_men.at(Sex::female, 82) = 210;
///     women_and_men.total(80, oldest_age);        // 80 and over, both sexes
namespace omsorg {

enum class Sex : std::uint8_t { female, male };

inline constexpr std::array<Sex, 2> both_sexes{Sex::female, Sex::male};
inline constexpr int oldest_age = 100;                         ///< open: 100 and over
inline constexpr int ages = oldest_age + 1;                    ///< 0 ... 100
inline constexpr int youngest_mother = 15, oldest_mother = 49; ///< as births are recorded

[[nodiscard]] constexpr std::size_t index_of(Sex sex) noexcept { return static_cast<std::size_t>(sex); }

/// The age reached on 31 December of `year`, the open last age included.
[[nodiscard]] constexpr int age_reached(int year, int year_of_birth) noexcept {
    return std::clamp(year - year_of_birth, 0, oldest_age);
}

/// One figure for each sex and single age reached.
template <class Figure>
class BySexAndAge {
public:
    [[nodiscard]] constexpr Figure& at(Sex sex, int age) { return rows_[index_of(sex)][std::size_t(age)]; }
    [[nodiscard]] constexpr const Figure& at(Sex sex, int age) const {
        return rows_[index_of(sex)][std::size_t(age)];
    }

    [[nodiscard]] constexpr Figure total(Sex sex, int from = 0, int to = oldest_age) const {
        Figure sum{};
        for (int age = from; age <= to; ++age) sum += at(sex, age);
        return sum;
    }
    [[nodiscard]] constexpr Figure total(int from = 0, int to = oldest_age) const {
        return total(Sex::female, from, to) + total(Sex::male, from, to);
    }

    bool operator==(const BySexAndAge&) const = default;

private:
    std::array<std::array<Figure, ages>, 2> rows_{};
};

/// An age group as the yearbooks print it, both ends included.
struct AgeGroup {
    int from = 0, to = oldest_age;
    [[nodiscard]] constexpr bool holds(int age) const noexcept { return age >= from && age <= to; }
    bool operator==(const AgeGroup&) const = default;
};

} // namespace omsorg
