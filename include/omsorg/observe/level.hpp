// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>

#include <algorithm>

/// A level that stands until it changes, and its average over time.
///
/// How many wait, how many places are taken, how many staff are at work: what matters is not how often the
/// level changed but how long it stood.
///
///     3 ┤      ┌──┐
///     2 ┤   ┌──┘  └─────┐            average = area / time
///     1 ┼───┘           └──▶
///
/// The law: the area is the sum over everybody counted of the time they were counted (so a queue's area is
/// the sum of its waits, clipped to the horizon).
///
/// Example
///
///     Level waiting{sim.now()};
///     waiting.change(sim.now(), +1);
///     waiting.average(end);
namespace omsorg {

class Level {
public:
    Level() = default;
    explicit Level(Instant start, double value = 0) noexcept
        : start_{start}, since_{start}, value_{value}, low_{value}, high_{value} {}

    void set(Instant when, double value) {
        area_ = area(when);
        since_ = when;
        value_ = value;
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
    }
    void change(Instant when, double by) { set(when, value_ + by); }

    [[nodiscard]] double value() const noexcept { return value_; }
    [[nodiscard]] double low() const noexcept { return low_; }
    [[nodiscard]] double high() const noexcept { return high_; }
    [[nodiscard]] Instant start() const noexcept { return start_; }

    /// Level times hours, from the start until an instant that is not before the last change.
    [[nodiscard]] double area(Instant until) const {
        expect(until >= since_, "a level is not asked about the time before its last change");
        return area_ + value_ * in_hours(until - since_);
    }
    /// The level itself if no time has passed.
    [[nodiscard]] double average(Instant until) const {
        return until == start_ ? value_ : area(until) / in_hours(until - start_);
    }

    /// Forgets what was, and counts from now: for a new year or after a warm-up.
    void restart(Instant when) {
        expect(when >= since_, "a level is not restarted before its last change");
        *this = Level{when, value_};
    }

private:
    Instant start_{}, since_{};
    double value_ = 0, low_ = 0, high_ = 0;
    double area_ = 0; // level times hours, until since_
};

} // namespace omsorg
