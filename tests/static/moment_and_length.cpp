// SPDX-License-Identifier: MIT
// A moment is not a length of time: nobody waits until a length or for a date.
// says: no match for|invalid operands
#include <omsorg/base/time.hpp>

using namespace omsorg;
using namespace omsorg::literals;

#ifdef WRONG
inline constexpr auto later = start_of_year(2026) + start_of_year(2027);
#else
inline constexpr auto later = start_of_year(2026) + 3_days;
#endif
