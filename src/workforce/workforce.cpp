// SPDX-License-Identifier: MIT
#include <omsorg/workforce/workforce.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>

#include <algorithm>

namespace omsorg {

Workforce::Workforce(const WorkforceAssumptions& assume, Run run, const std::vector<std::string>& districts,
                     const ShockAssumptions& shock)
    : assume_{&assume}, shock_{&shock}, luck_{run} {
    groups_.reserve(districts.size() * district_branches.size() + branches - district_branches.size());
    const auto add = [&](Branch branch, Key home) {
        groups_.emplace_back(branch, home, static_cast<std::uint32_t>(groups_.size()));
    };
    for (const std::string& district : districts)
        for (const Branch branch : district_branches) add(branch, key_of_text(district));
    for (std::size_t central = district_branches.size(); central < branches; ++central)
        add(all_branches[central], key_of_text("everywhere"));
}

std::size_t Workforce::index(Branch branch, DistrictId district) const {
    expect(district.valid() && district.index() < districts(), "a district of this workforce is asked for");
    const auto number = index_of(branch);
    if (number < district_branches.size()) return district.index() * district_branches.size() + number;
    expect(district.index() == 0, "a central branch is one group, kept in the first district");
    return groups_.size() - branches + number;
}

void Workforce::found(Branch branch, DistrictId district, double posts, Day day, bool recruited) {
    groups_[index(branch, district)].found(*assume_, luck_, posts, day, recruited);
}

void Workforce::set_target(Branch branch, DistrictId district, double posts) {
    groups_[index(branch, district)].set_target(posts);
}

void Workforce::set_strain(Branch branch, DistrictId district, double strain) {
    groups_[index(branch, district)].set_strain(strain);
}

void Workforce::run_day(Day day) {
    for (StaffGroup& group : groups_) group.run_day(*assume_, luck_, day, *shock_);
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

void Workforce::use(Branch branch, DistrictId district, const WorkHours& work, Hours overtime) {
    groups_[index(branch, district)].use(work, overtime);
}

StaffYear Workforce::harvest(Branch branch, DistrictId district) {
    return groups_[index(branch, district)].harvest();
}

} // namespace omsorg
