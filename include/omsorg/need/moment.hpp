// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/time.hpp>

#include <cmath>
#include <cstdint>

namespace omsorg {

/// The instant after some share of the calendar year has passed; up to the next whole microsecond, so that
/// a threshold is used up when it is reached.
[[nodiscard]] inline Instant after_share_of_year(Instant from, double share) {
    const int year = year_of(from);
    const auto length = start_of_year(year + 1) - start_of_year(year);
    const double ticks = std::ceil(share * static_cast<double>(Duration{length}.count()));
    return from + Duration{static_cast<std::int64_t>(ticks)};
}

} // namespace omsorg
