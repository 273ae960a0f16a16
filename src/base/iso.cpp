// SPDX-License-Identifier: MIT
#include <omsorg/base/iso.hpp>

#include <array>
#include <cstdio>

namespace omsorg {

std::string iso_text(Instant when) {
    const Day day = day_of(when);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss<Duration> clock{when - day};
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string zoned_text(Instant when) { return iso_text(when).append(swedish_zone); }

} // namespace omsorg
