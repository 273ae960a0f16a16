// SPDX-License-Identifier: MIT
#include <omsorg/service/session_catch_up.hpp>

#include <omsorg/chance/stream.hpp>

#include <algorithm>
#include <cstdint>

namespace omsorg {

bool wished_anew(double share, Run run, Key luck, Day monday) {
    return share > 0 && Stream{run, Purpose::session_catch_up}.happens(
                            share, luck, static_cast<std::uint64_t>(monday.time_since_epoch().count()));
}

int still_owed(int owed, Hours account, Hours session) {
    if (owed == 0 || session <= Hours{}) return owed;
    return static_cast<int>(std::min<std::int64_t>(owed, account.ticks() / session.ticks()));
}

} // namespace omsorg
