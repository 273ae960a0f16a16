// SPDX-License-Identifier: MIT
// One room is one stay: a lease may be handed on, never doubled.
// says: deleted
#include <omsorg/engine/places.hpp>

#include <utility>

using namespace omsorg;

#ifdef WRONG
Stay twice(Stay& room) { return room; }
#else
Stay handed_on(Stay& room) { return std::move(room); }
#endif
