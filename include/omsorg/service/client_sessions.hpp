// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/service/participation.hpp>
#include <omsorg/service/session_ledger.hpp>

#include <cstdint>
#include <map>

namespace omsorg {

/// The year of one client of sessions or of day activity: what she asked for, what she got, and in how many weeks
/// anything happened. However many sessions she has in a week, she is one person.
///
/// The years of several add up, and an index of their sum is theirs together:
///
///     anna   40 wishes, 30 in her window ┐
///     bo     10 wishes,  2 in his        ┴─▶   50 wishes, 32 in the window: a flexibility of 0.64
///
/// The law, held at every harvest in every run: over all clients it is what the service counted.
struct ClientSessions {
    Participation weeks{};
    SessionCounts counts{};
    std::int64_t by_app = 0; ///< contacts by the support app in the place of sessions

    ClientSessions& operator+=(const ClientSessions& other) {
        weeks += other.weeks;
        counts += other.counts;
        by_app += other.by_app;
        return *this;
    }
    bool operator==(const ClientSessions&) const = default;
};

using SessionsByClient = std::map<Key, ClientSessions>;

/// The law above; throws a Defect. `by_app`: the contacts of all of them.
void expect_agreement(const SessionCounts& service, const SessionsByClient& clients, std::int64_t by_app = 0);

} // namespace omsorg
