// SPDX-License-Identifier: MIT
// A client is not a worker, though both are the seventh row.
// says: no match for|invalid operands
#include <omsorg/base/identity.hpp>

using namespace omsorg;

#ifdef WRONG
inline constexpr bool same = PersonId{7} == WorkerId{7};
#else
inline constexpr bool same = PersonId{7} == PersonId{7};
#endif
