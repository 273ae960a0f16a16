// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace omsorg {

/// The books of a year in whole öre: cost centres by line, and they balance.
///
///                     permanent  hourly  overtime … licences  overhead │ centre
///     home care            ·        ·        ·         ·         ·     │  Σ
///     special housing      ·        ·        ·         ·         ·     │  Σ
///     ─────────────────────────────────────────────────────────────────┼──────
///     line                 Σ        Σ        Σ         Σ         Σ     │  total
///
/// Each booking is added to the cell, its centre, its line and the total; `balance()` adds the cells up again
/// both ways and throws a Defect that names the difference. Fees are income and stand as negative cost.
enum class CostLine : std::uint8_t {
    permanent_staff,
    hourly_staff,
    overtime,
    agency,
    therapist,
    premises,
    licences,
    overhead,
    fees,
    blocked_beds,
    partners
};
inline constexpr std::size_t cost_lines = 11;

[[nodiscard]] std::string_view text(CostLine line);

class Account {
public:
    explicit Account(std::size_t centres);

    void book(std::size_t centre, CostLine line, Kronor amount);

    [[nodiscard]] Kronor cell(std::size_t centre, CostLine line) const;
    [[nodiscard]] Kronor centre(std::size_t centre) const { return by_centre_.at(centre); }
    [[nodiscard]] Kronor line(CostLine line) const { return by_line_[static_cast<std::size_t>(line)]; }
    [[nodiscard]] Kronor total() const { return total_; }
    [[nodiscard]] Kronor staff(std::size_t centre) const; ///< all lines that are people's work
    [[nodiscard]] std::size_t centres() const { return by_centre_.size(); }

    void balance() const;
    Account& operator+=(const Account& other);
    bool operator==(const Account&) const = default;

private:
    std::vector<std::array<Kronor, cost_lines>> cells_;
    std::vector<Kronor> by_centre_;
    std::array<Kronor, cost_lines> by_line_{};
    Kronor total_{};
};

} // namespace omsorg
