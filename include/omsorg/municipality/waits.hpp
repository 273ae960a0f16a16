// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/municipality/outcome.hpp>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

/// How long people wait: for the decision, and then for the first time that anything comes of it.
///
///     applies ────── decision ──────▶ decided ────── first service ──────▶ a visit, a session, a contact, a day, a place
///        │                               │
///        └───────────────────────────────┴─▶ dies, moves, needs it no longer, is refused: forgotten
///
/// A wait is told in the year in which it ends, and only then: one that is forgotten, or goes on, has no length that
/// anybody knows. So the mean lags while a queue grows; who waits now stands in the queue and among the decisions not
/// executed. Whoever had a service when the run began did not wait for it here.
///
/// A contact in the support app, or by video, in the place of a visit or a session is a service begun: it takes of what
/// she is granted, and is what she waited for. Medicine from a dispenser is not, for nobody has met her.
///
/// A service of sessions and day activity are carried out week by week: the wait for them ends with the week in which
/// they first came.
///
/// The law: begun = ended + forgotten + going on.
///
///     Waits waits;
///     waits.begin(WaitFor::decision, Service::escort, anna, monday);
///     waits.end(WaitFor::decision, Service::escort, anna, thursday);
///     waits.harvest();                                              // {decision, escort, anna, 3 days}
namespace omsorg {

enum class WaitFor : std::uint8_t { decision, first_service };

struct Waited {
    WaitFor what{};
    Service service{};
    Key who{};
    double days = 0;

    friend bool operator==(const Waited&, const Waited&) = default;
};

class Waits {
public:
    /// From now on she waits. If she waited for the same already, that wait is forgotten.
    void begin(WaitFor what, Service service, Key who, Instant since);
    /// Her wait is over; nothing, if she did not wait.
    void end(WaitFor what, Service service, Key who, Instant when);
    void forget(WaitFor what, Service service, Key who);
    /// She waits for nothing any longer.
    void forget(Key who);

    /// In the order of their keys.
    [[nodiscard]] std::vector<Key> waiting(WaitFor what, Service service) const;
    /// Those that have ended since the last harvest, in the order in which they did.
    [[nodiscard]] std::vector<Waited> harvest() { return std::exchange(ended_, {}); }

private:
    std::map<std::pair<WaitFor, Service>, std::map<Key, Instant>> since_;
    std::vector<Waited> ended_;
};

} // namespace omsorg
