// SPDX-License-Identifier: MIT
#include <omsorg/service/session_peers.hpp>

#include <omsorg/chance/stream.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr int however_many = 1'000'000;

} // namespace

int members_she_joins(const SessionAssumptions& a, Run run, Key luck, Day monday) {
    if (a.crowding <= 0) return however_many;
    if (a.crowding >= 1) return 0;
    const double u = Stream{run, Purpose::session_crowding}.uniform(
        luck, static_cast<std::uint64_t>(monday.time_since_epoch().count()));
    return static_cast<int>(std::min<double>(however_many, std::log(u) / std::log1p(-a.crowding)));
}

} // namespace omsorg
