// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/arrivals.hpp>
#include <omsorg/chance/distribution.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The people of a network, as they are described: when they come, where they go, and what they ask for.
///
/// Patients with and without trauma, three types of cases, machines that break: each kind of people has a name,
/// and every draw for one of them is addressed by that name and her number. So nobody's luck depends on who else
/// comes, or on what the stations are like.
///
///     come ──▶ begin ──▶ station ──▶ next[station] ──▶ … ──▶ leave        with given chances; the rest leave
///
/// Some come by a rate, some at intervals, some were recorded, some are there from the start. A closed network has
/// only those.
///
/// Example
///
///     NetworkPeople patients{.name = "patients",
///                            .rate = PiecewiseRate::repeating(start, {{24_hours, 11.6}}),
///                            .begin = {{"triage"}},
///                            .next = {{"triage", {{"trauma", 0.12}, {"registration", 0.88}}}}};
namespace omsorg {

/// One of the ways out of a station.
struct NetworkWay {
    std::string to{};
    double chance = 1;
};
using NetworkWays = std::vector<NetworkWay>;

/// What people ask of a station; what is not said is as they ask everywhere, or else as is usual.
struct NetworkAsks {
    std::optional<Distribution> service{};            ///< hours; none: the station's
    std::optional<Distribution> patience{};           ///< hours; none: they wait for ever
    std::optional<int> priority{};                    ///< less is more urgent
    std::optional<int> units{};                       ///< places at once
    std::optional<int> joins_below{};                 ///< they turn away on finding so many in the line
    std::optional<std::vector<std::string>> skills{}; ///< that whoever serves them must have
    std::optional<std::string> prefers{};             ///< a worker by name, if she is free
};

/// Some who are there when the run begins.
struct NetworkFounders {
    int count = 0;
    std::string at{}; ///< empty: where others begin
};

struct NetworkPeople {
    std::string name{};
    std::optional<PiecewiseRate> rate{};               ///< they come by chance, so many an hour,
    std::optional<Distribution> gap{};                 ///< or so many hours after each other,
    std::vector<Arrival> recorded{};                   ///< or as it was written down,
    std::vector<NetworkFounders> at_start{};           ///< or are there already
    Distribution how_many = Distribution::constant(1); ///< at once, of those by a rate or at intervals
    NetworkWays begin{};
    std::map<std::string, NetworkWays> next{}; ///< by station; who has no way on leaves
    NetworkAsks everywhere{};
    std::map<std::string, NetworkAsks> at{}; ///< by station
    /// From coming to leaving it should take no longer: the deadline by which a line may be ordered, and after
    /// which they are late.
    Duration within = forever;

    [[nodiscard]] bool keeps_coming() const noexcept { return rate || gap || !recorded.empty(); }
};

} // namespace omsorg
