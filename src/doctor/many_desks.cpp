// SPDX-License-Identifier: MIT
// Several desks: M/M/c and what becomes of it when the waiting room is small or patience ends.
#include "models.hpp"
#include "queue.hpp"

namespace omsorg::doctor {

void add_many_desks(Models&) {}

} // namespace omsorg::doctor
