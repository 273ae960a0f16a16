// SPDX-License-Identifier: MIT
// Money and posts are not added; a price must stand between them.
// says: no match for|invalid operands
#include <omsorg/base/quantity.hpp>

using namespace omsorg;
using namespace omsorg::literals;

#ifdef WRONG
inline constexpr auto sum = 100_kr + 2_posts;
#else
inline constexpr auto sum = 100_kr + KronorPerPost{620'000} * 2_posts;
#endif
