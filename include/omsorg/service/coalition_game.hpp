// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omsorg {

/// What each coalition of a few players comes to, and how it is split among them.
///
///     values[who]      who: a bit for each player          values[0b000] = 0     values[0b101] = player 0 and player 2
///     shapley()[i]     = Σ over coalitions S without i of  s! (n − s − 1)! / n!  · (value(S and i) − value(S))
///
/// Shapley's part of a player is the mean of what she adds over all orders of joining [Shapley 1953]. Where joining
/// costs something, whoever gets less than she has alone and joining costs leaves: the greatest loss first, and the
/// rest think again.
///
/// The laws: the parts add up to the value of all; players who add the same get the same; who adds nothing gets nothing.
class CoalitionGame {
public:
    using Coalition = std::uint32_t; ///< a bit for each player
    static constexpr std::size_t most_players = 12;

    /// One value for each coalition, in the order of their bits: a power of two of them.
    explicit CoalitionGame(std::vector<std::int64_t> values);

    [[nodiscard]] std::size_t players() const noexcept { return players_; }
    [[nodiscard]] Coalition everybody() const noexcept { return (Coalition{1} << players_) - 1; }
    [[nodiscard]] std::int64_t value(Coalition who) const { return values_[who]; }
    [[nodiscard]] std::int64_t value() const { return values_[everybody()]; }
    /// By player.
    [[nodiscard]] std::vector<double> shapley() const { return shapley(everybody()); }
    /// Who stays when joining costs each this much.
    [[nodiscard]] Coalition who_stays(std::span<const double> cost_of_joining) const;

private:
    [[nodiscard]] std::vector<double> shapley(Coalition among) const;

    std::vector<std::int64_t> values_;
    std::size_t players_;
};

} // namespace omsorg
