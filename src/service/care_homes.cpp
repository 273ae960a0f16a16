// SPDX-License-Identifier: MIT
#include <omsorg/service/care_homes.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

namespace {

std::size_t at(HousingKind kind) { return static_cast<std::size_t>(kind); }

} // namespace

int CareHome::places_on(Day day, bool carried_out) const {
    const bool opened = day >= opens && (planned != PlannedPart::opening || carried_out);
    const bool closed = day >= closes && (planned != PlannedPart::closing || carried_out);
    return opened && !closed ? places : 0;
}

CareHomes::CareHomes(std::span<const CareHome> table, std::span<const std::string> districts)
    : table_{table.begin(), table.end()} {
    for (const HousingKind kind : both_kinds) wards_.push_back({.kind = kind});
    for (const CareHome& row : table_) {
        const auto found =
            std::find_if(wards_.begin() + both_kinds.size(), wards_.end(),
                         [&](const State& ward) { return ward.name == row.name && ward.kind == row.kind; });
        ward_of_.push_back(static_cast<Ward>(found - wards_.begin()));
        if (found != wards_.end()) continue;
        const auto district = std::find(districts.begin(), districts.end(), row.district);
        expect(district != districts.end(), "a home lies in a district of the municipality");
        wards_.push_back(
            {.kind = row.kind, .district = DistrictId{district - districts.begin()}, .name = row.name});
    }
}

int CareHomes::places_on(Day day, bool planned) const {
    int sum = 0;
    for (const CareHome& row : table_) sum += row.places_on(day, planned);
    return sum;
}

void CareHomes::tell(Day today, bool planned, int out_of_use) {
    for (State& ward : wards_) ward.scheduled = 0;
    for (std::size_t row = 0; row < table_.size(); ++row)
        wards_[ward_of_[row]].scheduled += table_[row].places_on(today, planned);
    for (State& ward : wards_) {
        const int out = ward.kind == HousingKind::ordinary ? std::min(out_of_use, ward.scheduled) : 0;
        ward.places = ward.scheduled - out;
        out_of_use -= out;
    }
}

void CareHomes::untell(ByKind<int> places) {
    for (State& ward : wards_) ward.scheduled = ward.places = 0;
    for (const HousingKind kind : both_kinds)
        wards_[outside(kind)].scheduled = wards_[outside(kind)].places = places[at(kind)];
}

void CareHomes::count_free() {
    free_ = {};
    for (State& ward : wards_) {
        ward.free = ward.places - ward.occupied - ward.in_preparation;
        free_[at(ward.kind)] += std::max(0, ward.free);
    }
}

std::optional<CareHomes::Ward> CareHomes::offer(HousingKind kind, std::optional<DistrictId> district) const {
    std::optional<Ward> found;
    if (free_[at(kind)] == 0) return found;
    for (Ward i = 0; i < wards_.size(); ++i) {
        const State& ward = wards_[i];
        const bool suits = ward.free > 0 && ward.kind == kind && (!district || ward.district == *district);
        if (suits && (!found || ward.free > wards_[*found].free)) found = i;
    }
    return found;
}

void CareHomes::take(Ward ward) {
    expect(wards_[ward].free > 0, "a place that is taken was free this morning");
    --wards_[ward].free;
    --free_[at(wards_[ward].kind)];
    ++wards_[ward].occupied;
}

int CareHomes::all_of(HousingKind kind, int State::*what) const {
    int sum = 0;
    for (const State& ward : wards_) sum += ward.kind == kind ? ward.*what : 0;
    return sum;
}

bool CareHomes::has(HousingKind kind, DistrictId district) const {
    return std::any_of(wards_.begin(), wards_.end(), [&](const State& ward) {
        return ward.kind == kind && ward.district == district && ward.scheduled > 0;
    });
}

} // namespace omsorg
