// SPDX-License-Identifier: MIT
#include <omsorg/service/client_sessions.hpp>

#include <omsorg/base/expect.hpp>

namespace omsorg {

namespace {

/// Without what belongs to groups, and to lists of those who wait, and not to one client.
SessionCounts of_persons(SessionCounts counts) {
    counts.groups = counts.gather_hours = counts.waitlisted = counts.promoted = 0;
    counts.group_size = {};
    return counts;
}

} // namespace

void expect_agreement(const SessionCounts& service, const SessionsByClient& clients, std::int64_t by_app) {
    ClientSessions sum;
    for (const auto& [key, hers] : clients) sum += hers;
    expect(of_persons(sum.counts) == of_persons(service),
           "what a service of sessions counted is its clients' together");
    for (std::size_t i = 0; i + 1 < service.group_size.size(); ++i)
        expect(sum.counts.group_size[i] == static_cast<std::int64_t>(i + 1) * service.group_size[i],
               "a group has as many members as its size says");
    expect(sum.by_app == by_app, "contacts by the app are some client's");
}

} // namespace omsorg
