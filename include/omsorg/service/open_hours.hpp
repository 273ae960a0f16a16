// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

namespace omsorg {

/// Owed on one day in one district, and not given: domestic tasks dropped for good, and care; on a Monday also the
/// outings of the week before for which there was no staff.
struct OpenHours {
    Hours domestic{}, care{}, outings{};
};

} // namespace omsorg
