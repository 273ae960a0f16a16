// SPDX-License-Identifier: MIT
#include <omsorg/service/session_taste.hpp>

#include <omsorg/chance/stream.hpp>

#include <algorithm>

namespace omsorg {

std::uint32_t event_kind(const SessionAssumptions& a, Run run, Day monday, std::uint32_t number) {
    const auto kinds = static_cast<std::uint32_t>(std::max(1.0, a.event_kinds));
    const double u = Stream{run, Purpose::event_kind}.uniform(
        key_of(key_of_text("calendar"), number),
        static_cast<std::uint64_t>(monday.time_since_epoch().count()));
    return std::min(kinds - 1, static_cast<std::uint32_t>(u * kinds));
}

double interest_in(const SessionAssumptions& a, Run run, Key luck, std::uint64_t kind) {
    if (a.tastes == 0) return a.event_interest;
    const bool drawn = Stream{run, Purpose::event_taste}.happens(a.event_interest, luck, kind);
    return (1 - a.tastes) * a.event_interest + (drawn ? a.tastes : 0);
}

} // namespace omsorg
