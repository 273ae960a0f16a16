// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/population/district.hpp>
#include <omsorg/population/people.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Whose life a figure is about: a mean over persons, told by district, by sex and by age.
///
/// A service knows its clients by key. When the year is written, each is looked up once among all who live here or
/// have lived here, and what was told of her is added to her district, her sex and her age:
///
///     anna   12 days of 1 wait  ──▶  Bureå,  women, 80 and over
///     bo     30 days of 2 waits ──▶  Jörn,   men,   under 65
///                                    a mean is Σ sum / Σ of, in each of them
///
/// Her district is where she lives when the year ends, or lived last; who has moved into special housing counts
/// where she lived before. Her age is the one that she reaches on 31 December.
///
/// The laws: the districts' sums are the whole's, and so are women's and men's together, and the ages' together.
///
///     const Breakdown waits = Whose{people, geography, 2030}(std::vector{PersonFigure{anna, 12, 1}});
///     waits.district[bureå.index()].value();   // 12 days
namespace omsorg {

enum class ClientGroup : std::uint8_t { women, men, aged_65_79, aged_80_plus, aged_under_65 };
inline constexpr std::size_t client_groups = 5;

/// Sex first, then age.
[[nodiscard]] std::array<ClientGroup, 2> groups_of(Sex sex, int age);

/// Of one person: a sum, and what it was taken of, as days and waits.
struct PersonFigure {
    Key who{};
    double sum = 0, of = 0;
};

struct Breakdown {
    struct Mean {
        double sum = 0, of = 0;

        void add(const PersonFigure& told) noexcept { sum += told.sum, of += told.of; }
        [[nodiscard]] std::optional<double> value() const {
            return of > 0 ? std::optional{sum / of} : std::nullopt;
        }
    };
    Mean all{};
    std::vector<Mean> district{}; ///< indexed by DistrictId
    std::array<Mean, client_groups> group{};
};

/// Reads `people` and `geography` when asked; both must outlive it.
class Whose {
public:
    Whose(const People& people, const Geography& geography, int year)
        : people_{people}, geography_{geography}, year_{year} {}

    /// Throws Defect if somebody told of never lived here.
    [[nodiscard]] Breakdown operator()(std::span<const PersonFigure> told) const;

private:
    const People& people_;
    const Geography& geography_;
    int year_;
};

/// The least number that at least this share of the numbers do not exceed; nothing of none.
[[nodiscard]] std::optional<double> nearest_rank(std::vector<double> numbers, double share);

} // namespace omsorg
