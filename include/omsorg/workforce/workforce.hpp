// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/observe/ledger.hpp>
#include <omsorg/population/shock.hpp>
#include <omsorg/workforce/assumptions.hpp>
#include <omsorg/workforce/group.hpp>
#include <omsorg/workforce/occupation.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// Those employed, one by one: who comes to work today, and who is missing.
///
/// A municipality budgets posts; people fill them. Each worker has a contract, a rota, a vacation, sick
/// cases, a day on which she quits and a day on which she retires. Vacant posts are advertised and filled
/// after a lag, up to what the labour market gives in a year; surplus posts fall away by attrition, nobody is
/// dismissed. Absent staff are replaced, in part, by hourly-paid persons of the district's pool.
///
///     set_target ──▶ vacancy ──lag──▶ employed ──rota──▶ on_duty ◀── hourly paid
///                       ▲                │ sick, vacation
///                       └──── quits, retires
///
/// Home care is one group in each district, every other branch one group for all of them. Within a group the
/// staff stand on a line, each at a fixed place given by her key; a service that splits the district into teams cuts the line, so that the same staff meet the
/// same clients as far as absence allows.
///
/// The laws: all luck has the worker's key as its address (a founder is her ordinal in her group, a recruit
/// her year and ordinal; a group is its branch and the name of its district), so a plan that changes staffing
/// only leaves everybody else's luck untouched, and so does another order of the districts; the hours balance
/// (StaffHours); nobody has two shifts on one day.
///
/// Example
///
///     Workforce staff{assumptions.workforce, run, {"Centre", "Coast"}};
///     staff.found(Branch::home_care, centre, 240.0, first_day);
///     staff.run_day(today);                                       // every midnight, once
///     for (const OnDuty& worker : staff.on_duty(Branch::home_care, centre)) ...
namespace omsorg {

class Workforce {
public:
    /// `assume` and `shock` are read live: they may change between two days, and must outlive this object.
    Workforce(const WorkforceAssumptions& assume, Run run, const std::vector<std::string>& districts,
              const ShockAssumptions& shock = calm);

    /// Fills a group with founders up to `posts`, and makes that its target. Once, before its first day; the team of a
    /// service that is new has been recruited for it.
    void found(Branch branch, DistrictId district, double posts, Day day, bool recruited = false);

    /// Decides how many posts the group shall have from its next day on.
    void set_target(Branch branch, DistrictId district, double posts);

    /// Needed over available hours, less one; acts only where the strain keys are above zero.
    void set_strain(Branch branch, DistrictId district, double strain);

    /// One day: quits and retirements, first days, sick cases, then today's shifts. Days in order.
    void run_day(Day day);

    /// Today's shifts, in the order of their place on the line.
    [[nodiscard]] std::span<const OnDuty> on_duty(Branch branch, DistrictId district) const;

    [[nodiscard]] double target(Branch branch, DistrictId district) const;
    [[nodiscard]] double employed(Branch branch,
                                  DistrictId district) const; ///< posts, contract shares summed
    [[nodiscard]] double vacant(Branch branch, DistrictId district) const;
    [[nodiscard]] std::size_t headcount(Branch branch, DistrictId district) const;

    /// A service reports how the staff on duty spent their time, and how much of it was overtime.
    void use(Branch branch, DistrictId district, const WorkHours& work, Hours overtime);

    /// What happened since the last harvest; balances or throws Defect.
    [[nodiscard]] StaffYear harvest(Branch branch, DistrictId district);

    [[nodiscard]] std::size_t districts() const noexcept {
        return (groups_.size() - branches + district_branches.size()) / district_branches.size();
    }

private:
    [[nodiscard]] std::size_t index(Branch branch, DistrictId district) const;

    const WorkforceAssumptions* assume_;
    const ShockAssumptions* shock_;
    WorkforceLuck luck_;
    std::vector<StaffGroup> groups_; // district-major, then the central branches
};

} // namespace omsorg
