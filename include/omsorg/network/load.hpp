// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/network/network.hpp>

#include <string>
#include <vector>

/// How much is asked of each station, worked out before anything is run.
///
/// Who comes so often an hour visits a station so often an hour; what a visit takes, and how many can be served at
/// once, tell whether the line can ever be worked off. A load of one or more is a line that grows while it lasts,
/// and no replication will find a mean for it.
///
///     visits = begin + visits · next        one equation for each station and kind of people
///     load   = Σ visits · service · units / capacity
///
/// All are those of the time that is observed, from the end of the warm-up to the end, and of ten years of it at most.
/// Of places, only as many count as can be filled, if all ask for the same number; of named staff, the load is that of
/// those whose skills are the scarcest:
///
///     max over sets of what people ask for:  work that asks for one of the set / workers who can do some of it
///
/// Where a line has an end, or patience has, no more are served than there is capacity for, and the rest go where
/// those go who are turned away or give up:
///
///     3 h of work an hour ──▶ │ one place, no line │ ── 2 an hour ──▶ │ where they overflow to │
///
/// Whoever cannot leave the house without having been served comes back until she is: she counts once, as one who waits.
///
/// The law: for people who all wait and are all let in, whose stations are apart from each other, no line can be
/// worked off whose load is one or more. The load is a bound from below, and a line may grow although it is less, where
///   - chance turns some away where on average there is room (of the three above 2.25 and not 2 [Erlang]), or a door is
///     closed before them;
///   - who is done keeps her place until she is let in at the next station (the hours that she keeps it are not known);
///   - people ask for different numbers of places at once, which may not fit beside each other;
///   - the one worker with a rare skill is sent to those whom anybody could serve;
///   - work is done anew, or is not begun, at the end of a shift, or is done anew after giving way;
///   - some are served as one of a batch that may leave before it is full.
/// Those who are there from the start are not followed. What was not found is not a number.
///
/// Example
///
///     for (const StationLoad& one : expected_loads(network)) std::cout << one.station << ' ' << one.load;
namespace omsorg {

struct StationLoad {
    std::string station{};
    double visits_per_hour = 0;
    double work_per_hour = 0; ///< unit-hours
    double capacity = 0;      ///< on average; of places, what can be filled
    double load = 0;          ///< zero where nobody is in the way of others
    /// The load of those alone who never leave unserved: from one on, the line grows.
    double load_of_lasting = 0;
    /// Whose load it is, if not everybody's: of those who ask for some of these.
    std::vector<std::string> skills{};
};

/// In the order of the stations; the description must be one without faults.
[[nodiscard]] std::vector<StationLoad> expected_loads(const Network& network);

} // namespace omsorg
