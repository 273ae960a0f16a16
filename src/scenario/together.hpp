// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/study.hpp>

namespace omsorg {

/// What no bound of a single key can say: keys that must agree with each other.
///
///     disability.group_1 = 0.9  and  disability.group_2 = 0.2   more than everybody
///
/// Looked at in the base and, plan by plan, on each day on which something changes: a plan may break what the base
/// holds. Values that differ between futures are looked at in the first.
void hold_together(const Study& study, const Tables& tables, FaultList& faults);

} // namespace omsorg
