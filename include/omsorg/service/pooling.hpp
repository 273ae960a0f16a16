// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omsorg {

/// Two who must not go together: a property of the pair, drawn once, whoever is asked first.
///
///     (run, purpose, ordered pair of keys) ──▶ apart with the same chance for every pair
///
/// Law: apart(a, b) = apart(b, a), and nothing else that happens changes it.
class NoGo {
public:
    NoGo(Run run, double chance) : run_{run}, chance_{chance} {}

    [[nodiscard]] bool apart(Key a, Key b) const;

private:
    Run run_;
    double chance_;
};

/// Going together: groups at one event, and as many staff as their support weights add up to.
///
/// Four go to the hockey; three of them manage with one staff for three, one needs her own:
///
///     weights 1/3 + 1/3 + 1/3 + 1  →  2 staff instead of 4
///
/// The decision stays individual: each is accompanied for her whole session and her account is debited in
/// full. What is saved is staff time, never client time. A group and its staff are no more than its vehicle
/// has seats, and holds no pair that must not meet. Who cancels in time leaves her group, and the staff whom
/// it no longer needs are free again.
///
/// Law: the staff of a group is the sum of weights rounded up, and a group of one needs what the client alone
/// needs, whatever the vehicle.
class PoolingGroups {
public:
    /// At most `cap` clients in a group (1: nobody shares) and at most `staff` staff in all. `no_go` may be
    /// null and must outlive the groups.
    PoolingGroups(int cap, int staff, int vehicle_seats = 1000, const NoGo* no_go = nullptr)
        : cap_{cap}, staff_left_{staff}, vehicle_seats_{vehicle_seats}, no_go_{no_go} {}

    struct Seat {
        std::size_t group;
        int further_staff;
    };

    /// Where a client would go: to the group of her `company` (an event) that needs the fewest further staff
    /// for it, the earliest of equals; or to a new one. Without company she goes alone, and so she does when
    /// every group has more than `members` already (session_peers.hpp). Nothing when the staff left do not
    /// suffice.
    [[nodiscard]] std::optional<Seat> find(int weight, std::optional<std::uint32_t> company, Key who = {},
                                           int members = 1'000'000) const;

    /// Takes the seat found.
    void take(const Seat& seat, int weight, std::optional<std::uint32_t> company, Key who = {});

    /// Gives a seat back.
    void leave(std::size_t group, int weight, Key who);

    [[nodiscard]] int staff_left() const { return staff_left_; }
    [[nodiscard]] std::size_t groups() const { return groups_.size(); }

private:
    struct Group {
        int weight = 0;
        std::optional<std::uint32_t> company{};
        std::vector<Key> members{};
    };
    [[nodiscard]] bool admits(const Group& group, int weight, Key who, int members) const;

    int cap_;
    int staff_left_;
    int vehicle_seats_;
    const NoGo* no_go_;
    std::vector<Group> groups_;
};

/// Staff for a sum of support weights (in parts of one staff): rounded up.
[[nodiscard]] int staff_for(int weight);

/// Waiting for company where no event sets the time: a group leaves when `size` have asked, or when the first
/// of them has waited for `patience`. `asked` are ascending moments in any unit; the last group leaves at its
/// patience.
struct Gathering {
    double leaves = 0;
    int size = 0;
    double waited = 0; ///< by all members together
};
[[nodiscard]] std::vector<Gathering> gather(std::span<const double> asked, int size, double patience);

} // namespace omsorg
