// SPDX-License-Identifier: MIT
// A number is not money until it says kronor or öre.
// says: no match for|invalid operands
#include <omsorg/base/quantity.hpp>

using namespace omsorg;
using namespace omsorg::literals;

#ifdef WRONG
inline constexpr auto sum = 100_kr + 50.0;
#else
inline constexpr auto sum = 100_kr + Kronor::from_kronor(50);
#endif
