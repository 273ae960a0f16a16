// SPDX-License-Identifier: MIT
// Hours are not more or less than kronor.
// says: no match for|invalid operands
#include <omsorg/base/quantity.hpp>

using namespace omsorg;
using namespace omsorg::literals;

#ifdef WRONG
inline constexpr bool more = Hours{2_hours} > 100_kr;
#else
inline constexpr bool more = Hours{2_hours} > Hours{1_hours};
#endif
