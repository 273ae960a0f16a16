// SPDX-License-Identifier: MIT
#include <omsorg/service/client_sessions.hpp>

#include <omsorg/base/expect.hpp>

namespace omsorg {

namespace {

/// Without what belongs to groups, and to lists of those who wait, and not to one client.
SessionCounts of_persons(SessionCounts counts) {
    const std::int64_t went_alone = counts.group_size[0];
    counts.groups = counts.gather_hours = counts.waitlisted = counts.promoted = 0;
    counts.group_size = {went_alone};
    return counts;
}

} // namespace

void expect_agreement(const SessionCounts& service, const SessionsByClient& clients) {
    SessionCounts sum;
    for (const auto& [key, hers] : clients) sum += hers.counts;
    expect(of_persons(sum) == of_persons(service),
           "what a service of sessions counted is its clients' together");
}

} // namespace omsorg
