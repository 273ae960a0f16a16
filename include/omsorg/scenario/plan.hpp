// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/scenario/described.hpp>
#include <omsorg/scenario/setting.hpp>
#include <omsorg/scenario/tree.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Whether a text may stand in file names and tables: small letters a to z, digits and _.
[[nodiscard]] bool is_name(std::string_view text) noexcept;

/// A name for readers of both languages.
struct TwoLabels {
    std::string sv, en;
};

/// One dated, reasoned change to the base: what, from when, over how long, why.
struct PlanChange {
    std::string component; ///< the part of the plan it belongs to: "bookable_escort"
    TwoLabels label;
    Day on;
    Duration over{}; ///< numbers move in a straight line from the old value to the new one over this time
    std::string why;
    std::vector<Setting> set;
    Where where;
    std::string plan; ///< the plan it was written in; a combination has changes of several
};

/// Another plan, or a component of one, that is carried out too: combination.hpp.
struct PlanPart {
    std::string name; ///< "bookable_escort", "new_ways/reablement"
    Where where;
};

/// A plan: a named list of changes to the base.
///
///     name = "new_ways"
///     label = { sv = "Nya arbetssätt", en = "New ways of working" }
///
///     [[change]]
///     component = "bookable_escort"
///     on = 2027-03-01
///     over = "12 months"
///     why = "Clients choose the day; the fixed weekly slot is seldom used in full."
///     set = { "escort.model" = "bookable", "escort.notice" = "2 days" }
///
/// A component may have several dated steps; each component is also a plan of its own,
/// `new_ways/bookable_escort`. Dates lie from the study's `plans_from` on: what is earlier is the past, and
/// belongs to the back-test. A key that the model reads only
/// once, before its first day (`Field::fixed`), is refused.
struct StudyPlan {
    std::string name;
    TwoLabels label;
    std::string about;
    bool event =
        false; ///< it tells of what happens to the municipality, a pandemic, and is no way of working
    std::vector<PlanPart> with;
    std::vector<PlanChange> changes; ///< by date, then as written
    Where where;

    /// The names of its components, in the order of their first change.
    [[nodiscard]] std::vector<std::string> components() const;
};

/// When changes may happen.
struct PlanWindow {
    Day from, until;
    std::string from_origin; ///< where plans_from stands, for messages
};

/// Reads one plan. What is wrong goes to `faults`; the plan is then not to be used.
[[nodiscard]] StudyPlan read_plan(const TreeNode& tree, const FieldTable& fields, const PlanWindow& window,
                                  FaultList& faults);

} // namespace omsorg
