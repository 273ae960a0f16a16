// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/session.hpp>
#include <omsorg/service/session_wish.hpp>

#include <algorithm>
#include <vector>

namespace omsorg::test {

/// A Run, by a name that a test body of GoogleTest does not hide.
using Future = Run;

inline constexpr Day first_monday{std::chrono::year{2027} / 1 / 4};
inline const Hours plenty = Hours::from_hours(100'000);

inline DistrictId district(std::uint32_t d) { return DistrictId{d}; }

inline std::vector<SessionClient> session_clients(const SessionAssumptions& a, Run run, int number) {
    std::vector<SessionClient> clients;
    for (int i = 0; i < number; ++i)
        clients.push_back(
            session_client(a, run, key_of(4711, i), district(static_cast<std::uint32_t>(i % 3))));
    std::sort(clients.begin(), clients.end(), [](const auto& x, const auto& y) { return x.key < y.key; });
    return clients;
}

/// Everyone wants to go with the same probability, at her slot, comes, and needs one staff.
inline SessionAssumptions plain(double use) {
    SessionAssumptions a;
    a.use = Distribution::constant(use);
    a.free_wishes = a.event_share = a.late_cancel = a.no_show = 0;
    a.one_to_one_share = 1;
    a.two_staff_share = 0;
    a.travel = 0;
    a.reuse = 0;
    return a;
}

} // namespace omsorg::test
