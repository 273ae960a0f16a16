// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

/// How long things took, counted in whole microseconds and without any rounding.
///
/// How long people waited, how long visits lasted. A tally of hours rounds at every value, so that the order
/// of the values shows in its last digits. Here the lengths and their squares are added as whole numbers of
/// 128 bits; division waits until somebody asks.
///
///     add        ++n     sum += x     squares += x²     a handful of instructions, no division
///     sd         (squares - sum²/n) / (n - 1), worked out about the whole number nearest the mean
///
/// The law: order and cut do not matter, so joined spans equal the spans of the whole, bit for bit; and the
/// standard deviation is the same, bit for bit, when every length is longer by the same time.
///
/// The squares fit as long as n times the mean square is below 2^128 microseconds squared: 10^19 lengths of
/// an hour, 10^11 of a year, 34 million of a century. Beyond that it is a defect, never a wrong figure.
///
/// Example
///
///     Spans waits;
///     waits.add(now - asked);
///     waits.mean_hours();
namespace omsorg {

class Spans {
public:
    /// Microseconds added up: more than a Duration can hold.
    __extension__ using Total = __int128;

    void add(Duration length) {
        const std::int64_t x = length.count();
        ++count_;
        sum_ += x;
        add_squares(static_cast<Squares>(Total{x} * x));
        least_ = std::min(least_, x);
        greatest_ = std::max(greatest_, x);
    }

    Spans& operator+=(const Spans& other) {
        count_ += other.count_;
        sum_ += other.sum_;
        add_squares(other.squares_);
        least_ = std::min(least_, other.least_);
        greatest_ = std::max(greatest_, other.greatest_);
        return *this;
    }

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] Total total() const noexcept { return sum_; }
    [[nodiscard]] double total_hours() const noexcept { return static_cast<double>(sum_) / hour; }

    /// Not a number if nothing was seen.
    [[nodiscard]] double mean_hours() const noexcept;
    /// Divided by n - 1; not a number below two lengths.
    [[nodiscard]] double sd_hours() const noexcept;

    [[nodiscard]] std::optional<Duration> least() const noexcept {
        return count_ ? std::optional{Duration{least_}} : std::nullopt;
    }
    [[nodiscard]] std::optional<Duration> greatest() const noexcept {
        return count_ ? std::optional{Duration{greatest_}} : std::nullopt;
    }

    friend bool operator==(const Spans&, const Spans&) = default;

private:
    __extension__ using Squares = unsigned __int128;
    static constexpr double hour = 3'600'000'000.0;

    void add_squares(Squares more) {
        if (__builtin_add_overflow(squares_, more, &squares_)) [[unlikely]]
            raise_too_long();
    }
    [[noreturn]] static void raise_too_long();

    Total sum_ = 0;
    Squares squares_ = 0;
    std::uint64_t count_ = 0;
    std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
    std::int64_t greatest_ = std::numeric_limits<std::int64_t>::min();
};

} // namespace omsorg
