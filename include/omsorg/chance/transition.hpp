// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Where one goes next: from each node to the others with given chances, and the rest leave.
///
/// A referral from the reception to a physiotherapist, a care career from home to hospital and back, a case from
/// desk to desk. A node is a number from 0; whoever leaves has no next node.
///
///     from     to 0    to 1    leaves          u  0 ────── 0.3 ───────────── 0.9 ─── 1
///      0       0.3     0.6      0.1                 to 0          to 1        leaves
///      1       0       0.5      0.5
///
/// The law: over u even between 0 and 1 each node is taken with its chance, never with none. The nodes lie in
/// order, so a change of one chance moves nobody who went to a node before it. A row whose chances sum to one
/// within 10^-9 lets nobody leave.
///
/// Example
///
///     const auto referral = Transition::from_rows({{0.3, 0.6}, {0, 0.5}});
///     auto where = referral.next(0, stream.uniform(client.key, visit));
///     if (!where) return;     // she is done
namespace omsorg {

class Transition {
public:
    /// chances[from][to]. What cannot be throws std::invalid_argument with a sentence.
    [[nodiscard]] static Transition from_rows(const std::vector<std::vector<double>>& chances);

    [[nodiscard]] std::size_t nodes() const noexcept { return begins_.size() - 1; }
    /// 0 < u < 1.
    [[nodiscard]] std::optional<std::size_t> next(std::size_t from, double u) const;
    [[nodiscard]] double chance(std::size_t from, std::size_t to) const;
    [[nodiscard]] double chance_to_leave(std::size_t from) const;

private:
    Transition() = default;

    // Only the nodes that can be reached: a network of many nodes has few ways out of each.
    struct Way {
        double up_to, chance;
        std::size_t to;
    };
    [[nodiscard]] std::span<const Way> ways(std::size_t from) const;

    std::vector<Way> ways_;
    std::vector<std::size_t> begins_{0};
};

} // namespace omsorg
