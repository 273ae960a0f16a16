// SPDX-License-Identifier: MIT
#include <omsorg/population/shock.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <limits>

namespace omsorg {

namespace {

double share_between(Instant from, Instant to, Instant begin, Instant end) {
    return static_cast<double>((to - from).count()) / static_cast<double>((end - begin).count());
}

} // namespace

void ShockClock::restart(Instant begin, Instant end, double factor) {
    expect(begin < end, "a year has a length");
    begin_ = begin;
    end_ = end;
    parts_.assign(1, {begin, factor, 0});
}

void ShockClock::change(Instant now, double factor) {
    expect(now >= parts_.back().from && now < end_, "a shock changes forwards, within the year");
    if (now == parts_.back().from)
        parts_.back().factor = factor;
    else
        parts_.push_back({now, factor, passed(now)});
}

bool ShockClock::any() const noexcept {
    return std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.factor != 0; });
}

double ShockClock::passed(Instant when) const {
    expect(when >= parts_.front().from, "time is asked for within the year");
    auto part = parts_.rbegin();
    while (part->from > when) ++part;
    return part->passed + part->factor * share_between(part->from, when, begin_, end_);
}

double ShockClock::share_until(double target) const {
    const Part& now = parts_.back();
    if (now.factor <= 0) return std::numeric_limits<double>::infinity();
    return (target - now.passed) / now.factor;
}

} // namespace omsorg
