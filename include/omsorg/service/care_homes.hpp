// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Homes: where the places of special housing are, of which kind, and from when until when [särskilda boenden].
///
///     home         district    kind       places  opens        closes       planned
///     Åhem         Bureå       ordinary       32                                       ┐ two wards
///     Åhem         Bureå       dementia       16                                       ┘ of one home
///     Strandgård   Byske       ordinary       28               2029-06-01              closes, come what may
///     Nybo         Skellefteå  ordinary       60  2031-01-01                opening    if the plan says so
///
/// The places of one kind in one home are a *ward* [avdelning]. Rows of one ward follow each other in time, so a
/// ward that loses five places has a row until that day and another from it. An opening or a closing that is
/// planned and not decided counts while `special_housing.planned_homes` is on.
///
/// Two wards have no home: outside the table, one of each kind. While homes are not told, everybody lives there
/// and they have all the places; once they are told, these have none, and whoever is still there finds no room in
/// the table and must move.
///
/// Each morning
///
///     free = places − occupied − in preparation      never lent twice, never below nought when it is lent
///
/// An offer is a free place of the emptiest ward of the kind, the first of the table among equals.
namespace omsorg {

enum class HousingKind : std::uint8_t { ordinary, dementia };
inline constexpr std::array both_kinds{HousingKind::ordinary, HousingKind::dementia};

template <class Number>
using ByKind = std::array<Number, 2>;

enum class PlannedPart : std::uint8_t { nothing, opening, closing };

/// A row of the table: a ward for a period.
struct CareHome {
    std::string name{}, district{};
    HousingKind kind = HousingKind::ordinary;
    int places = 0;
    Day opens = Day::min(), closes = Day::max(); ///< the first day with it, and the first without
    PlannedPart planned = PlannedPart::nothing;

    /// With the plans carried out, or not.
    [[nodiscard]] int places_on(Day day, bool carried_out) const;
};

class CareHomes {
public:
    using Ward = std::size_t;

    CareHomes() : CareHomes({}, {}) {} ///< none: only those outside the table
    CareHomes(std::span<const CareHome> table, std::span<const std::string> districts);

    [[nodiscard]] static Ward outside(HousingKind kind) { return static_cast<Ward>(kind); }
    [[nodiscard]] bool any() const { return !table_.empty(); }
    [[nodiscard]] Ward wards() const { return wards_.size(); }

    /// By the table, those out of use included.
    [[nodiscard]] int places_on(Day day, bool planned) const;

    /// The places of today by the table, with so many ordinary ones out of use; none outside it.
    void tell(Day today, bool planned, int out_of_use);
    /// The places of today without the table: all of them outside it.
    void untell(ByKind<int> places);

    void settle(Ward ward) { ++wards_[ward].occupied; }
    void leave(Ward ward) { --wards_[ward].occupied; }
    void prepare(Ward ward, int places) { wards_[ward].in_preparation += places; }

    /// What is free this morning; then the offers are made, and each one taken is no longer free.
    void count_free();
    /// In this district, or in any.
    [[nodiscard]] std::optional<Ward> offer(HousingKind kind, std::optional<DistrictId> district = {}) const;
    void take(Ward ward);

    [[nodiscard]] int occupied(Ward ward) const { return wards_[ward].occupied; }
    [[nodiscard]] int places(Ward ward) const { return wards_[ward].places; }
    [[nodiscard]] int in_preparation(Ward ward) const { return wards_[ward].in_preparation; }
    [[nodiscard]] HousingKind kind(Ward ward) const { return wards_[ward].kind; }
    /// `none()` outside the table.
    [[nodiscard]] DistrictId district(Ward ward) const { return wards_[ward].district; }
    /// By the table there is no such ward today: whoever lives there must move.
    [[nodiscard]] bool is_closed(Ward ward) const { return wards_[ward].scheduled == 0; }

    [[nodiscard]] int occupied_of(HousingKind kind) const { return all_of(kind, &State::occupied); }
    [[nodiscard]] int places_of(HousingKind kind) const { return all_of(kind, &State::places); }
    /// Those out of use included.
    [[nodiscard]] int scheduled_of(HousingKind kind) const { return all_of(kind, &State::scheduled); }
    [[nodiscard]] bool has(HousingKind kind, DistrictId district) const;

private:
    struct State {
        HousingKind kind = HousingKind::ordinary;
        DistrictId district{};
        std::string name{};
        int scheduled = 0, places = 0, occupied = 0, in_preparation = 0, free = 0;
    };
    [[nodiscard]] int all_of(HousingKind kind, int State::*what) const;

    std::vector<CareHome> table_;
    std::vector<Ward> ward_of_; // by row of the table
    std::vector<State> wards_;
    ByKind<int> free_{}; // in all wards
};

} // namespace omsorg
