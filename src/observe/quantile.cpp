// SPDX-License-Identifier: MIT
#include <omsorg/observe/quantile.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omsorg {
namespace {

// Below the least normal number, 2e-308, cells would lose their relative width: such a value is a zero.
bool is_zero(double x) { return std::abs(x) < std::numeric_limits<double>::min(); }

} // namespace

double Quantiles::middle_of(std::int32_t cell) noexcept {
    const auto edge = [](std::int32_t number) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(number) << bits_dropped);
    };
    return 0.5 * edge(cell) + 0.5 * edge(cell + 1);
}

void Quantiles::Side::add(std::int32_t cell, std::uint64_t times) {
    if (counts.empty()) first = cell;
    if (cell < first) {
        counts.insert(counts.begin(), static_cast<std::size_t>(first - cell), 0);
        first = cell;
    }
    const auto place = static_cast<std::size_t>(cell - first);
    if (place >= counts.size()) counts.resize(place + 1);
    counts[place] += times;
}

void Quantiles::Side::add(const Side& other) {
    for (std::size_t i = 0; i < other.counts.size(); ++i)
        if (other.counts[i] > 0) add(other.first + static_cast<std::int32_t>(i), other.counts[i]);
}

void Quantiles::add_elsewhere(double x, std::uint64_t times) {
    expect(std::isfinite(x), "a counted value is a finite number");
    if (times == 0) return;
    count_ += times;
    if (is_zero(x))
        zeros_ += times;
    else
        (x < 0 ? negative_ : positive_).add(static_cast<std::int32_t>(cell_of(std::abs(x))), times);
}

Quantiles& Quantiles::operator+=(const Quantiles& other) {
    negative_.add(other.negative_);
    positive_.add(other.positive_);
    zeros_ += other.zeros_;
    count_ += other.count_;
    return *this;
}

double Quantiles::quantile(double p) const {
    expect(p >= 0 && p <= 1, "a quantile is asked for a share between 0 and 1");
    if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
    // 0.55 of a hundred is the fifty-fifth, though in binary the product lies a little above.
    const double product = p * static_cast<double>(count_);
    const auto wanted = static_cast<std::uint64_t>(std::ceil(product - 1e-14 * product));
    const std::uint64_t rank = std::clamp<std::uint64_t>(wanted, 1, count_);
    std::uint64_t seen = 0;
    for (std::size_t i = negative_.counts.size(); i-- > 0;)
        if (seen += negative_.counts[i]; seen >= rank)
            return -middle_of(negative_.first + static_cast<std::int32_t>(i));
    if (seen += zeros_; seen >= rank) return 0;
    for (std::size_t i = 0; i < positive_.counts.size(); ++i)
        if (seen += positive_.counts[i]; seen >= rank)
            return middle_of(positive_.first + static_cast<std::int32_t>(i));
    raise_defect("the cells of a histogram hold all its values");
}

double Quantiles::share_up_to(double x) const {
    if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
    std::uint64_t seen = 0;
    const bool zero = is_zero(x);
    const auto cell = static_cast<std::int32_t>(cell_of(std::abs(x)));
    for (std::size_t i = 0; i < negative_.counts.size(); ++i)
        if (zero || x > 0 || negative_.first + static_cast<std::int32_t>(i) >= cell)
            seen += negative_.counts[i];
    if (zero || x > 0) seen += zeros_;
    for (std::size_t i = 0; i < positive_.counts.size(); ++i)
        if (!zero && x > 0 && positive_.first + static_cast<std::int32_t>(i) <= cell)
            seen += positive_.counts[i];
    return static_cast<double>(seen) / static_cast<double>(count_);
}

bool operator==(const Quantiles& a, const Quantiles& b) {
    const auto same = [](const Quantiles::Side& one, const Quantiles::Side& other) {
        return one.counts == other.counts && (one.counts.empty() || one.first == other.first);
    };
    return a.count_ == b.count_ && a.zeros_ == b.zeros_ && same(a.negative_, b.negative_) &&
           same(a.positive_, b.positive_);
}

} // namespace omsorg
