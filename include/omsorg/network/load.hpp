// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/network/network.hpp>

#include <string>
#include <vector>

/// How much is asked of each station, worked out before anything is run.
///
/// Who comes so often an hour visits a station so often an hour; what a visit takes, and how many can be served at
/// once, tell whether the line can ever be worked off. A load of one or more is a line that grows without end,
/// and no replication will find a mean for it.
///
///     visits = begin + visits · next        one equation for each station and kind of people
///     load   = Σ visits · service · units / capacity
///
/// Where a line has an end, or patience has, no more are served than there is capacity for, and the rest go where
/// those go who are turned away or give up:
///
///     3 h of work an hour ──▶ │ one place, no line │ ── 2 an hour ──▶ │ where they overflow to │
///
/// The law: exact for the long run of people who all wait and are all let in, one unit each, by staff of whom each can
/// serve all. It does not see what is lost when several units fit badly into a capacity, when few have a skill that many
/// ask for, or when places are kept until the next station lets somebody in: there a line may grow below a load of one. What overflows is a bound from below:
/// chance turns some away where on average there is room (of the three above 2.25 and not 2 [Erlang]). Those who
/// are there from the start are not followed.
///
/// Example
///
///     for (const StationLoad& one : expected_loads(network)) std::cout << one.station << ' ' << one.load;
namespace omsorg {

struct StationLoad {
    std::string station{};
    double visits_per_hour = 0;
    double work_per_hour = 0; ///< unit-hours
    double capacity = 0;      ///< on average over what is observed of the run, and over ten years at most
    double load = 0;          ///< zero where nobody is in the way of others
    bool settled = true;      ///< false: those who are turned away come back, more and more of them
};

/// In the order of the stations; the description must be one without faults.
[[nodiscard]] std::vector<StationLoad> expected_loads(const Network& network);

} // namespace omsorg
