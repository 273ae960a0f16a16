// SPDX-License-Identifier: MIT
#include <omsorg/observe/sequential.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

Sequential::Sequential(Precision asked) : asked_{asked} {
    expect(asked.relative >= 0 && asked.absolute >= 0 && asked.relative + asked.absolute > 0,
           "a precision is asked for, relative or absolute");
    expect(asked.first >= 3 && asked.most >= asked.first,
           "a first sample has at least three futures, and no more than the most");
}

std::optional<Interval> Sequential::interval() const {
    return asked_.by == Precision::By::student ? student_interval(tally_, asked_.confidence)
                                               : willink_interval(tally_, asked_.confidence);
}

bool Sequential::narrow() const {
    const double wide = std::max(asked_.absolute, asked_.relative * std::abs(tally_.mean()));
    return interval()->half_width() <= wide;
}

void Sequential::add(double x) {
    if (ended_) return;
    tally_.add(x);
    const std::uint64_t n = count();
    if (n < asked_.first) return;
    met_ = narrow();
    if (!met_)
        since_ = 0;
    else if (since_ == 0)
        since_ = n;
    const auto ahead = [this](std::uint64_t from) {
        return from <= 100 ? asked_.look_ahead : asked_.look_ahead * from / 100;
    };
    ended_ = n == asked_.most || (met_ && n - since_ >= ahead(since_));
}

} // namespace omsorg
