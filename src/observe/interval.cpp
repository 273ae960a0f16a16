// SPDX-License-Identifier: MIT
#include <omsorg/observe/interval.hpp>

#include <omsorg/base/expect.hpp>

#include "tables.hpp"

#include <cmath>

namespace omsorg {
namespace {

void expect_confidence(double confidence) {
    expect(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
}

} // namespace

double student_point(double degrees_of_freedom, double confidence) {
    expect_confidence(confidence);
    return math::quantile(math::complement(StudentT{degrees_of_freedom}, 0.5 * (1 - confidence)));
}

std::optional<Interval> student_interval(const Tally& futures, double confidence) {
    if (futures.count() < 2) return std::nullopt;
    const double reach =
        student_point(static_cast<double>(futures.count() - 1), confidence) * futures.standard_error();
    return Interval{futures.mean() - reach, futures.mean() + reach};
}

std::optional<Interval> willink_interval(const Tally& futures, double confidence) {
    if (futures.count() < 3) return std::nullopt;
    const double t = student_point(static_cast<double>(futures.count() - 1), confidence);
    const double bend = futures.skewness() / (6 * std::sqrt(static_cast<double>(futures.count())));
    const auto bent = [bend](double r) {
        // As the bend vanishes G(r) becomes r; below this the cube root would
        // lose more digits than the bend adds.
        if (std::abs(bend) < 1e-9) return r;
        return (std::cbrt(1 + 6 * bend * (r - bend)) - 1) / (2 * bend);
    };
    const double error = futures.standard_error();
    return Interval{futures.mean() - bent(t) * error, futures.mean() - bent(-t) * error};
}

std::optional<RankInterval> quantile_ranks(std::size_t n, double p, double confidence) {
    expect_confidence(confidence);
    expect(p > 0 && p < 1, "a quantile lies between 0 and 1");
    if (n == 0) return std::nullopt;
    const Binomial below{static_cast<double>(n), p};
    const auto up_to = [&below](std::size_t k) { return math::cdf(below, static_cast<double>(k)); };
    const double tail = 0.5 * (1 - confidence);

    // The i-th smallest exceeds the quantile when fewer than i fall below it; the j-th is too
    // small when j or more do. The greatest i and the least j whose chance of that is within the
    // tail; both chances move with the rank.
    if (up_to(0) > tail || 1 - up_to(n - 1) > tail) return std::nullopt;
    const auto least_rank_where = [n](const auto& holds) {
        std::size_t low = 1, high = n;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (holds(middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    };
    const std::size_t j = least_rank_where([&](std::size_t rank) { return 1 - up_to(rank - 1) <= tail; });
    const std::size_t beyond = least_rank_where([&](std::size_t rank) { return up_to(rank - 1) > tail; });
    const std::size_t i = up_to(beyond - 1) > tail ? beyond - 1 : beyond;
    return RankInterval{i, j, up_to(j - 1) - up_to(i - 1)};
}

std::optional<Interval> quantile_interval(std::span<const double> rising, double p, double confidence) {
    const auto ranks = quantile_ranks(rising.size(), p, confidence);
    if (!ranks) return std::nullopt;
    return Interval{rising[ranks->low_rank - 1], rising[ranks->high_rank - 1]};
}

Interval share_interval(std::uint64_t k, std::uint64_t n, double confidence) {
    expect_confidence(confidence);
    expect(n > 0 && k <= n, "a share is of at least one, and at most the whole");
    const double tail = 0.5 * (1 - confidence);
    const auto whole = static_cast<double>(n);
    const auto part = static_cast<double>(k);
    return {k == 0 ? 0.0 : Binomial::find_lower_bound_on_p(whole, part, tail),
            k == n ? 1.0 : Binomial::find_upper_bound_on_p(whole, part, tail)};
}

} // namespace omsorg
