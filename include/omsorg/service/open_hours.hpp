// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

namespace omsorg {

/// Owed on one day in one district, and not given: domestic tasks dropped for good, and care.
struct OpenHours {
    Hours domestic{}, care{};
};

} // namespace omsorg
