// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>

#include <algorithm>
#include <cstdint>

namespace omsorg {

/// Wide enough for every inhabitant of a country over the horizon of a run, in microseconds.
__extension__ using PersonTime = __int128;

/// How many there are, and for how long all of them together: exact.
///
/// `Level` in observe averages any quantity; this counts heads, and its area is whole person-microseconds, so
/// that what is added up moment by moment can be held against what is added up person by person.
///
///     3 ┤      ┌──┐
///     2 ┤   ┌──┘  └─────┐            the area, in person-microseconds
///     1 ┼───┘           └──▶
///
/// The law: area(t) is the sum over everybody counted of the time they were present until t.
class Headcount {
public:
    explicit Headcount(Instant start, int count = 0) noexcept : start_{start}, since_{start}, count_{count} {}

    void change(Instant when, int by) noexcept {
        area_ += static_cast<PersonTime>((when - since_).count()) * count_;
        since_ = when;
        count_ += by;
        most_ = std::max(most_, count_);
    }

    [[nodiscard]] int count() const noexcept { return count_; }
    [[nodiscard]] int most() const noexcept { return most_; }
    [[nodiscard]] Instant start() const noexcept { return start_; }

    /// Person-microseconds from the start until an instant that is not before the last change.
    [[nodiscard]] PersonTime area(Instant until) const {
        expect(until >= since_, "a headcount is not asked about the time before its last change");
        return area_ + static_cast<PersonTime>((until - since_).count()) * count_;
    }
    /// How many on average; the number itself if no time has passed.
    [[nodiscard]] double average(Instant until) const {
        if (until == start_) return count_;
        return static_cast<double>(area(until)) / static_cast<double>((until - start_).count());
    }

    /// Forgets what was, and counts from now: for a new year or after a warm-up.
    void restart(Instant when) { *this = Headcount{when, count_}; }

private:
    PersonTime area_ = 0; // until since_
    Instant start_;
    Instant since_;
    int count_;
    int most_ = count_;
};

/// Those who are there, counted twice: moment by moment, and person by person.
///
/// Little's law says that the two counts agree. Both are whole microseconds, so they agree to the last one,
/// and every run is held to it.
///
///     moment by moment   the area under the headcount
///     person by person   what each who left has spent, and what each who is there has spent so far
///
/// Whoever leaves says when she came. One who says it wrongly is missed as long as only she is asked: the time
/// that she did not spend then seems to be spent by those who are still there. So those are asked, too
/// (`balances(until, since)`); where nobody can ask them, the law is exact whenever nobody is there.
///
/// Somebody who was there before a restart is counted from the restart.
class Attendance {
public:
    explicit Attendance(Instant start) noexcept : heads_{start} {}

    void arrive(Instant when, int heads = 1) noexcept {
        heads_.change(when, heads);
        since_all_ += static_cast<PersonTime>(when.time_since_epoch().count()) * heads;
    }
    /// `since` is when the person arrived.
    void leave(Instant when, Instant since, int heads = 1) noexcept {
        heads_.change(when, -heads);
        const std::int64_t from = counted_from(since);
        since_all_ -= static_cast<PersonTime>(from) * heads;
        spent_ += static_cast<PersonTime>(when.time_since_epoch().count() - from) * heads;
    }
    /// The instant since which somebody is counted who came then, in microseconds.
    [[nodiscard]] std::int64_t counted_from(Instant came) const noexcept {
        return std::max(came, heads_.start()).time_since_epoch().count();
    }

    [[nodiscard]] int count() const noexcept { return heads_.count(); }
    [[nodiscard]] const Headcount& heads() const noexcept { return heads_; }
    /// Person-microseconds by the second way of counting.
    [[nodiscard]] PersonTime spent(Instant until) const noexcept {
        return spent_ + static_cast<PersonTime>(until.time_since_epoch().count()) * heads_.count() -
               since_all_;
    }
    /// Hours spent so far by those who are there.
    [[nodiscard]] double hours_so_far(Instant now) const noexcept {
        constexpr auto hour = static_cast<double>(Duration{std::chrono::hours{1}}.count());
        return static_cast<double>(static_cast<PersonTime>(now.time_since_epoch().count()) * heads_.count() -
                                   since_all_) /
               hour;
    }
    /// Held against those who are there, who say since when they are counted, added.
    [[nodiscard]] bool balances(Instant until, PersonTime since) const {
        return since == since_all_ && spent(until) == heads_.area(until);
    }
    /// Without asking them: exact if nobody is there, else only that they have come since the start.
    [[nodiscard]] bool balances(Instant until) const {
        const PersonTime heads = heads_.count();
        return since_all_ >= heads * counted_from(heads_.start()) &&
               since_all_ <= heads * counted_from(until) && spent(until) == heads_.area(until);
    }

    void restart(Instant when) {
        heads_.restart(when);
        since_all_ = static_cast<PersonTime>(when.time_since_epoch().count()) * heads_.count();
        spent_ = 0;
    }

private:
    Headcount heads_;
    PersonTime since_all_ = 0; // the instants of arrival of all who are there, added
    PersonTime spent_ = 0;     // by those who have left
};

} // namespace omsorg
