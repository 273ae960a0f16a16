// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/shifts.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The stations of a network, as they are described: what each of them is, before anybody has come.
///
/// A triage desk, a ward, the caseworkers of a unit, a supervisor, a lunch room, a minibus that waits until it is
/// full. A description holds nothing but names and numbers; what is not said is as usual.
///
///     places     ──▶ line ──▶ │ ▯▯▯ │      so many at once, all alike
///     staff      ──▶ line ──▶ Anna, Bo     persons, each with her skills and her shifts
///     sharing    ──▶ │ ▮▮▮ │               everybody at once, slower the more there are
///     delay      ──▶ │ ▯▯▯… │              everybody at once, nobody in the way of others
///     batching   ──▶ │ 1 │ 2 │ … ──▶       wait for each other, and go on together
///
/// Example
///
///     NetworkStation triage{.name = "triage", .capacity = 2, .service = Distribution::exponential(0.05)};
namespace omsorg {

enum class StationKind : std::uint8_t { places, staff, sharing, delay, batching };

/// Somebody who works at a station of the kind staff; several of a kind are told apart by a number.
struct NetworkWorker {
    std::string name{};
    std::vector<std::string> skills{};
    std::optional<Shifts> shifts{}; ///< none: the station's
    int count = 1;
};

struct NetworkStation {
    std::string name{};
    StationKind kind = StationKind::places;
    /// Places, hands that are shared, or workers who are alike.
    int capacity = 1;
    /// Of places: how many when, instead of a capacity. Of staff: the hours of each who has none of her own.
    std::optional<Shifts> shifts{};
    std::vector<NetworkWorker> workers{}; ///< staff by name, instead of a capacity

    /// What the house lays down; chance for a random order is the network's to give.
    HouseRules rules{};
    Distribution service{};    ///< hours; of sharing: of undivided attention
    std::string overflow_to{}; ///< the station to which whoever is turned away goes; empty: she leaves
    std::string give_up_to{};  ///< the same for whoever gives up
    bool keeps_place = false;  ///< who is done keeps the place until admitted at the next station (blocking)

    // Batching.
    int enough = 2;             ///< so many go on at once
    Duration longest = forever; ///< or as many as there are, when the first of them has waited this long
    /// The next station serves a batch as one: whoever came first asks for all, and goes her own way; the others
    /// follow her there, and from there go their own.
    bool as_one = false;

    [[nodiscard]] bool has_line() const noexcept {
        return kind == StationKind::places || kind == StationKind::staff;
    }
    /// People are turned away, whatever they ask for.
    [[nodiscard]] bool is_bounded() const noexcept { return rules.room_to_wait != HouseRules::no_limit; }
};

} // namespace omsorg
