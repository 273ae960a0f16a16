// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/network/people.hpp>
#include <omsorg/network/stations.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// A network of stations and the people who pass through it: a whole model, told in names and numbers.
///
/// Whoever can describe a house can ask what waits in it, without writing a program. The description is plain data:
/// read from a file (scenario/network_file.hpp), from Python, or written here. It is run by the same stories and
/// stations that a program would use.
///
///     description ──check──▶ model ──▶ replications, on all cores ──▶ means and intervals
///
/// What is observed begins after the warm-up and lasts for `length`.
///
/// Example
///
///     Network desk{.start = start_of_year(2026), .length = 1'000_hours,
///                  .stations = {{.name = "desk", .service = Distribution::exponential(1)}},
///                  .people = {{.name = "people",
///                              .rate = PiecewiseRate::repeating(start_of_year(2026), {{1_hours, 0.8}}),
///                              .begin = {{"desk"}}}}};
///     const NetworkModel model{desk};
struct Network {
    Instant start = start_of_year(2026);
    Duration warm_up{};
    Duration length = std::chrono::weeks{1};
    std::vector<NetworkStation> stations{};
    std::vector<NetworkPeople> people{};
};

[[nodiscard]] constexpr Instant end_of(const Network& network) noexcept {
    return later_by(later_by(network.start, network.warm_up), network.length);
}

/// Names and words of a description, joined as its file writes them: `station."lunch room".capacity`.
[[nodiscard]] std::string network_key(std::initializer_list<std::string_view> parts);

/// What is wrong with a description, and what is odd about it. Each names its key; no place, for there is no file.
struct NetworkCheck {
    std::vector<Fault> faults{};   ///< it cannot be run
    std::vector<Fault> warnings{}; ///< it can, and a reader should know
};

/// Looks for names that do not exist, chances that cannot be, people who never get anywhere, who could never be
/// served, or who come faster than they can be served.
[[nodiscard]] NetworkCheck check_network(const Network& network);

} // namespace omsorg
