// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/network/network.hpp>

#include <string>
#include <vector>

/// How much a station can do for some of those who come to it, on average over the time that is observed.
///
///     Anna  f  ──▶ those who ask for f: Anna alone
///     Bo       ──▶ everybody: Anna and Bo
///
/// The law (Hall): the work can be shared out among the workers if and only if, for each set of things that people ask
/// for, those who ask for one of the set ask for no more than those can do who have some of it.
namespace omsorg {

/// What is observed, and ten years of it at most: rates and hours are averaged over the same time.
struct Window {
    explicit Window(const Network& network);
    [[nodiscard]] double hours() const { return in_hours(until - from); }

    Instant from, until;
};

/// Some of those who come to a station, and what it can do for them.
struct SkillGroup {
    std::vector<bool> members{};       ///< by kind of people
    double capacity = 0;               ///< on average
    std::vector<std::string> skills{}; ///< that they ask for; empty: everybody
};

/// Everybody first, then the sets of those who ask for some skills; of more than ten different demands, each by itself.
/// `who` are the people by kind; a kind that does not come is null.
[[nodiscard]] std::vector<SkillGroup> skill_groups(const Network& network, const NetworkStation& station,
                                                   const std::vector<const NetworkPeople*>& who);

} // namespace omsorg
