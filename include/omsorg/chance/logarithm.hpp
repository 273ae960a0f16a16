// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

/// The logarithm of a share in plain arithmetic: the same bits on every machine.
///
/// A lifetime of mean one is -log(u). The C library has several logarithms and chooses by the processor; their
/// last bits differ. This one adds, multiplies and looks up, so that an exponential draw is the same wherever
/// doubles are those of IEEE 754, and it is quicker, because the compiler sees into it.
///
///     u = z / 2^n                         n halvings, 0.7 < z < 1.4
///     r = (c - z) / c                     c near the middle of the cell of z, one of 128
///     -log u = n log 2 - log c + (r + r²/2 + r³/3 + …)
///
/// Where u is nearly one its logarithm is nearly nought and would drown in the rounding of log c; there c is 1.
///
/// The law: for every u that open_unit gives, the result is within 1.1 units of its last place (1.06 was the
/// worst of 1.5 · 10^9), and rises strictly as u falls: the logarithms of neighbours lie 2.7 units apart or more.
///
/// Example
///
///     double years = mean * minus_log(stream.uniform(person.key));
///
/// Every exponential draw takes it: see stream.hpp.
namespace omsorg {

namespace logarithm {

inline constexpr std::size_t cells = 128;

// Half a line of the cache.
struct alignas(32) Cell {
    double middle, inverse, minus_log;
};
extern const std::array<Cell, cells> rows;

// Where the cells begin: half a cell off, so that one lies in the middle of its own.
inline constexpr std::uint64_t start = std::bit_cast<std::uint64_t>(0x1.69p-1);
// The logarithm of two in two parts; n times the first is exact.
inline constexpr double two_high = 0x1.62e42fefa3800p-1, two_low = 0x1.ef35793c76730p-45;
// 1/3 … 1/6, a little off: the least error over a cell.
inline constexpr double third = 0x1.555555551650ap-2, fourth = 0x1.ffffffff645eap-3,
                        fifth = 0x1.999b30f462f60p-3, sixth = 0x1.5556edb0261f6p-3;

} // namespace logarithm

/// For 0 < u < 1, down to the smallest normal double.
[[nodiscard]] inline double minus_log(double u) noexcept {
    using namespace logarithm;
    const auto bits = std::bit_cast<std::uint64_t>(u);
    const std::uint64_t place = bits - start; // the exponent, the cell, and where in the cell
    const Cell& of = rows[place >> 45 & (cells - 1)];
    const auto doublings = static_cast<double>(static_cast<std::int64_t>(place) >> 52); // -n
    const auto z = std::bit_cast<double>(bits - (place & std::uint64_t{0xFFF} << 52));
    const double r = (of.middle - z) * of.inverse;
    const double r2 = r * r;
    const double tail = (0.5 + r * third) + r2 * ((fourth + r * fifth) + r2 * sixth);
    return (of.minus_log - doublings * two_high) + (r + (r2 * tail - doublings * two_low));
}

} // namespace omsorg
