// SPDX-License-Identifier: MIT
#pragma once

#include "fast_draws.hpp"

#include <cstdint>

/// How far ahead events are booked, in microseconds. Each law knows also how far ahead an event lies that is found
/// pending, so that a benchmark can begin where the run would have settled; both are exponential, or mixtures.
inline constexpr double one_hour = 3.6e9;

template <int hours>
struct Exponential {
    static constexpr double mean = hours * one_hour;
    std::int64_t operator()(FastDraws& draws) const { return draws.exponential(mean); }
    std::int64_t pending(FastDraws& draws) const { return draws.exponential(mean); }
};
using AnHour = Exponential<1>;
using AWeek = Exponential<168>; ///< the hold model
using ADecade = Exponential<87660>;

/// A municipality: half about an hour ahead, 30 % a day, 15 % a week, 5 % a year.
struct Domain {
    static constexpr double mean = (0.50 * 1 + 0.30 * 24 + 0.15 * 168 + 0.05 * 8766) * one_hour;
    std::int64_t operator()(FastDraws& draws) const {
        const std::uint64_t kind = draws() % 100;
        const double hours = kind < 50 ? 1 : kind < 80 ? 24 : kind < 95 ? 168 : 8766;
        return draws.exponential(hours * one_hour);
    }
    // What is found pending is of a kind with a weight of its share times its mean.
    std::int64_t pending(FastDraws& draws) const {
        const double kind = static_cast<double>(draws() >> 11) * 0x1p-53 * mean / one_hour;
        const double hours = kind < 0.5 ? 1 : kind < 7.7 ? 24 : kind < 32.9 ? 168 : 8766;
        return draws.exponential(hours * one_hour);
    }
};
