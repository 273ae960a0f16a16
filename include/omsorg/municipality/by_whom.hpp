// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/population/district.hpp>
#include <omsorg/population/people.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <vector>

/// Whose life a figure is about: what is told of persons, added up by district, by sex and by age.
///
/// A service knows its clients by key. When the year is written, each is found among those who live here or have
/// lived here, and what was told of her is added to her district, her sex and her age:
///
///     anna   12 days of 1 wait  ──▶  Bureå,  women, 80 and over
///     bo     30 days of 2 waits ──▶  Jörn,   men,   under 65
///                                    a mean is Σ sum / Σ of, in each of them
///
/// Anything that adds up can be told: a mean, or all that was counted of a client of sessions. An index of women's
/// counts is then the women's index, by the same formula as everybody's.
///
/// Her district is where she lives when the year ends, or lived last; who has moved into special housing counts
/// where she lived before. Her age is the one that she reaches on 31 December.
///
/// The laws: the districts' sums are the whole's, and so are women's and men's together, and the ages' together.
///
///     const auto waits = by_whom({people, geography, 2030}, std::vector{std::pair{anna, Mean{12, 1}}});
///     waits.district[bureå.index()].value();   // 12 days
namespace omsorg {

enum class ClientGroup : std::uint8_t { women, men, aged_65_79, aged_80_plus, aged_under_65 };
inline constexpr std::size_t client_groups = 5;

/// Sex first, then age.
[[nodiscard]] std::array<ClientGroup, 2> groups_of(Sex sex, int age);

/// A sum, and what it was taken of, as days and waits.
struct Mean {
    double sum = 0, of = 0;

    Mean& operator+=(const Mean& other) noexcept {
        sum += other.sum;
        of += other.of;
        return *this;
    }
    [[nodiscard]] std::optional<double> value() const {
        return of > 0 ? std::optional{sum / of} : std::nullopt;
    }
};

template <class Sum>
struct Breakdown {
    Sum all{};
    std::vector<Sum> district{}; ///< indexed by DistrictId
    std::array<Sum, client_groups> group{};

    [[nodiscard]] const Sum& operator[](ClientGroup which) const {
        return group[static_cast<std::size_t>(which)];
    }
};

/// Who can be told of, and the year whose ages and homes count. All must outlive it.
struct Inhabitants {
    const People& people;
    const Geography& geography;
    int year = 0;
};

/// `told`: pairs of a key and what adds up. Throws Defect if somebody told of never lived here.
template <std::ranges::input_range Told>
[[nodiscard]] auto by_whom(const Inhabitants& all, const Told& told) {
    using Sum = typename std::ranges::range_value_t<Told>::second_type;
    Breakdown<Sum> found{.district = std::vector<Sum>(all.geography.districts.size())};
    for (const auto& [key, hers] : told) {
        const std::optional<PersonId> who = all.people.find(key);
        expect(who.has_value(), "what is told of somebody is told of an inhabitant");
        found.all += hers;
        found.district[all.geography.zones[all.people.zone(*who).index()].district.index()] += hers;
        for (const ClientGroup group : groups_of(all.people.sex(*who), all.people.age(*who, all.year)))
            found.group[static_cast<std::size_t>(group)] += hers;
    }
    return found;
}

/// The least number that at least this share of the numbers do not exceed; nothing of none.
[[nodiscard]] std::optional<double> nearest_rank(std::vector<double> numbers, double share);

} // namespace omsorg
