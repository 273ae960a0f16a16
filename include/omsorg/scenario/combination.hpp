// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/plan.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Several plans carried out at once.
///
/// What two ways of working do together is seldom the sum of what each does alone: the second finds the hours
/// that the first has already released. A combination is therefore a plan of its own, run through the same
/// futures as its parts, in one of two ways:
///
///     name = "bookable_in_a_pandemic"                 omsorg run STUDY --plans bookable_escort+pandemic
///     with = ["bookable_escort", "pandemic"]          (its name is what was typed)
///     [[change]] ...                  # its own, if any
///
///     bookable_escort   2027-03-01 ──┐
///     pandemic          2029-01-01 ──┼──▶ by date; those of one day in the order in which the plans are
///     own changes       2027-09-01 ──┘    named, a plan's own changes last
///
/// A part is a plan or a component ("new_ways/reablement"); a plan that `with` names may have a `with` of
/// its own. A change that arrives by two ways is one change. Two plans may move one key on different days,
/// as two steps of one plan may: the later day wins, from wherever the earlier one has come. On one day they may not,
/// unless they say the same: nobody could see which was meant.
///
/// A combination with an event (`event = true`) is one: what it gives is not what a way of working gives.
///
/// The law: a combination with a plan that changes nothing is the other plan, bit for bit; and the order in
/// which parts are named decides nothing but which label stands first, because no two of them move one key on one
/// day.
[[nodiscard]] StudyPlan combined(std::span<const StudyPlan> parts);

/// Two changes that set one key on one day to different values.
struct Meeting {
    const Setting* first;
    const Setting* second;
    Day on;
};
[[nodiscard]] std::optional<Meeting> first_meeting(const StudyPlan& plan);

/// The plan of a name: a plan, "plan/component", or several of them joined by "+". Throws Faults with
/// `code::unknown_plan` for a name nobody knows and `code::two_overlays` for parts that meet; `folder` is where.
[[nodiscard]] StudyPlan plan_of(std::span<const StudyPlan> plans, std::string_view name,
                                const std::string& folder);

/// Every runnable plan: each followed by its own components ("new_ways/bookable_escort") when it has more than
/// one. What a plan has from others by `with` runs under their names.
[[nodiscard]] std::vector<std::string> plan_names(std::span<const StudyPlan> plans);

/// Gives every plan the changes of those that its `with` names, or reports why that cannot be.
void carry_out_with(std::vector<StudyPlan>& plans, FaultList& faults);

} // namespace omsorg
