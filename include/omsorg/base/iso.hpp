// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <string>
#include <string_view>

/// An instant as ISO 8601 writes it, to the microsecond.
///
/// Traces and logs leave the library as text, and whoever reads them has a clock of his own. Ours is Swedish
/// normal time all the year, so its zone never changes, and no hour is missing in March or comes twice in
/// October.
///
///     iso_text(t)      2027-01-04T07:30:00.000000           for readers that take a clock as it stands
///     zoned_text(t)    2027-01-04T07:30:00.000000+01:00     for standards that ask which clock it is
///
/// The law: within the years 0 to 9999 two instants stand in the order of their texts.
namespace omsorg {

/// Swedish normal time is an hour ahead of Greenwich.
inline constexpr std::string_view swedish_zone = "+01:00";

[[nodiscard]] std::string iso_text(Instant when);
[[nodiscard]] std::string zoned_text(Instant when);

} // namespace omsorg
