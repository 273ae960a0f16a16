// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

/// Who gets the posts: those who need them, or those who had them.
///
/// The home-care posts of the budget are shared between the districts,
///
///     share of a district = α · its share of the need + (1 − α) · its share in the base year
///
/// where need is the posts that its clients of today require. At α = 1 money follows need, as the budget round
/// of this model does; at 0 each district keeps the part it always had, however its people change. The total is
/// not touched: what one district has too little, another has too much.
///
/// How unevenly it comes out is told by the unmet shares of the districts: their range, and the Gini
/// coefficient of unmet hours over the hours that could have been received (0: an hour is as likely to be unmet
/// wherever it is owed; towards 1: all unmet hours are owed in one small place).
///
///     G = Σ_ij w_i w_j |u_i − u_j| / (2 ū)        w: share of the receivable hours, u: unmet share, ū: its mean
///
/// The law: shares are never negative and add up to one; at α = 1 nothing in the run is moved.
namespace omsorg {

struct AllocationAssumptions {
    double need_share = 1;
};

/// One share for each district. Without any need, or any history, the other alone decides.
[[nodiscard]] std::vector<double> allocation_shares(std::span<const double> need,
                                                    std::span<const double> history, double need_share);

struct Inequality {
    double gini = 0, range = 0;
};

/// How unevenly unmet hours lie over districts; nothing where nothing could be received.
[[nodiscard]] std::optional<Inequality> inequality(std::span<const double> unmet,
                                                   std::span<const double> receivable);

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, AllocationAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.need_share,
          Field{.key = "allocation.need_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 1.0,
                .label = {"Tjänster fördelas efter behov", "Posts allotted by need"},
                .about =
                    "1: home-care posts follow the districts' needs. 0: each district keeps its share of the "
                    "base year. Between: both, in this proportion."});
}

} // namespace omsorg
