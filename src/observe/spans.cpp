// SPDX-License-Identifier: MIT
#include <omsorg/observe/spans.hpp>

#include <omsorg/base/expect.hpp>

#include <cmath>

namespace omsorg {

void Spans::raise_too_long() { raise_defect("the squares of all lengths together stay below 2^128"); }

double Spans::mean_hours() const noexcept {
    if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(sum_) / static_cast<double>(count_) / hour;
}

double Spans::sd_hours() const noexcept {
    if (count_ < 2) return std::numeric_limits<double>::quiet_NaN();
    // Let m be the whole number nearest the mean, so that sum = n m + rest with |rest| <= n / 2. Then
    //
    //     Σ(x - m)²    = squares - m (sum + rest)             exactly, in whole numbers
    //     Σ(x - mean)² = Σ(x - m)² - rest² / n
    //
    // and as Σ(x - m)² >= |rest|, the last difference loses at most one bit. The first is taken modulo 2^128:
    // what it takes from may be larger than that, the result is not.
    const auto n = static_cast<Total>(count_);
    Total m = sum_ / n;
    Total rest = sum_ - m * n;
    if (2 * rest > n) {
        ++m;
        rest -= n;
    } else if (2 * rest < -n) {
        --m;
        rest += n;
    }
    const Squares about_m = squares_ - static_cast<Squares>(m) * static_cast<Squares>(sum_ + rest);
    const auto over = static_cast<double>(rest);
    const auto count = static_cast<double>(count_);
    const double about_mean = static_cast<double>(about_m) - over * over / count;
    return std::sqrt(about_mean / (count - 1)) / hour;
}

} // namespace omsorg
