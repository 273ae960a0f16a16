// SPDX-License-Identifier: MIT
// A price per hour multiplies hours only.
// says: no match for|invalid operands
#include <omsorg/base/quantity.hpp>

using namespace omsorg;
using namespace omsorg::literals;

#ifdef WRONG
inline constexpr auto wages = KronorPerHour{412.5} * 8_posts;
#else
inline constexpr auto wages = KronorPerHour{412.5} * Hours{8_hours};
#endif
