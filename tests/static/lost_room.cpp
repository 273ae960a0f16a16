// SPDX-License-Identifier: MIT
// Who asks for a room and does not wait for it has lost it: the compiler says so.
// says: nodiscard
#include <omsorg/engine/places.hpp>

using namespace omsorg;
using namespace omsorg::literals;

Process resident(Simulation& sim, Places& rooms) {
#ifdef WRONG
    rooms.admit(within(7_days));
#else
    auto room = co_await rooms.admit(within(7_days));
#endif
    co_await sim.after(30_days);
}
