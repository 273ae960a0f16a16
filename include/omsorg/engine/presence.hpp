// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>

#include <algorithm>
#include <cstdint>

namespace omsorg {

/// How many are present, and for how long all of them together: exact.
///
/// Little's law says that the time that people spend waiting, added up person by person, equals the number
/// waiting, added up moment by moment. Here both are whole microseconds, so the law holds to the last one and
/// a test can demand equality. (`Level` in observe averages any quantity; this counts heads.)
///
///     3 ┤      ┌──┐
///     2 ┤   ┌──┘  └─────┐            together = the area, in person-microseconds
///     1 ┼───┘           └──▶
///
/// The law: together(t) is the sum over everybody counted of the time they were present until t.
class Presence {
public:
    /// Wide enough for every inhabitant of a country over the horizon of a run.
    __extension__ using Together = __int128;

    explicit Presence(Instant start, int count = 0) noexcept : start_{start}, since_{start}, count_{count} {}

    void change(Instant when, int by) {
        together_ = together(when);
        since_ = when;
        count_ += by;
        most_ = std::max(most_, count_);
    }

    [[nodiscard]] int count() const noexcept { return count_; }
    [[nodiscard]] int most() const noexcept { return most_; }
    [[nodiscard]] Instant start() const noexcept { return start_; }

    /// Person-microseconds from the start until an instant that is not before the last change.
    [[nodiscard]] Together together(Instant until) const {
        expect(until >= since_, "a presence is not asked about the time before its last change");
        return together_ + static_cast<Together>((until - since_).count()) * count_;
    }
    /// How many on average; the number itself if no time has passed.
    [[nodiscard]] double average(Instant until) const {
        if (until == start_) return count_;
        return static_cast<double>(together(until)) / static_cast<double>((until - start_).count());
    }

    /// Forgets what was, and counts from now: for a new year or after a warm-up.
    void restart(Instant when) { *this = Presence{when, count_}; }

private:
    Together together_ = 0; // until since_
    Instant start_;
    Instant since_;
    int count_;
    int most_ = count_;
};

} // namespace omsorg
