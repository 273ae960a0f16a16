// SPDX-License-Identifier: MIT
#include <omsorg/workforce/workforce.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {

Workforce::Workforce(const WorkforceAssumptions& assume, Run run, std::size_t districts)
    : assume_{&assume}, luck_{run} {
    groups_.reserve(districts * branches);
    for (std::uint32_t district = 0; district < districts; ++district)
        for (const Branch branch : all_branches)
            groups_.emplace_back(branch, district, static_cast<std::uint32_t>(groups_.size()));
}

std::size_t Workforce::index(Branch branch, DistrictId district) const {
    const std::size_t at = district.index() * branches + static_cast<std::size_t>(branch);
    expect(district.valid() && at < groups_.size(), "a district of this workforce is asked for");
    return at;
}

void Workforce::found(Branch branch, DistrictId district, double posts, Day day) {
    groups_[index(branch, district)].found(*assume_, luck_, posts, day);
}

void Workforce::set_target(Branch branch, DistrictId district, double posts) {
    groups_[index(branch, district)].set_target(posts);
}

void Workforce::set_strain(Branch branch, DistrictId district, double strain) {
    groups_[index(branch, district)].set_strain(strain);
}

void Workforce::run_day(Day day) {
    for (StaffGroup& group : groups_) group.run_day(*assume_, luck_, day);
}

std::span<const OnDuty> Workforce::on_duty(Branch branch, DistrictId district) const {
    return groups_[index(branch, district)].on_duty();
}

double Workforce::target(Branch branch, DistrictId district) const {
    return groups_[index(branch, district)].target();
}

double Workforce::employed(Branch branch, DistrictId district) const {
    return groups_[index(branch, district)].employed();
}

double Workforce::vacant(Branch branch, DistrictId district) const {
    return std::max(0.0, target(branch, district) - employed(branch, district));
}

std::size_t Workforce::headcount(Branch branch, DistrictId district) const {
    return groups_[index(branch, district)].headcount();
}

void Workforce::use(Branch branch, DistrictId district, const HoursBy<Work, 7>& work, Hours overtime) {
    groups_[index(branch, district)].use(work, overtime);
}

StaffYear Workforce::harvest(Branch branch, DistrictId district) {
    return groups_[index(branch, district)].harvest();
}

} // namespace omsorg
