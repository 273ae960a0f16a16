// SPDX-License-Identifier: MIT
#include <omsorg/experiment/sensitivity.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace omsorg {
namespace {

std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    return order;
}

std::vector<double> mean_ranks(std::span<const double> values) {
    const std::vector<std::size_t> order = order_of(values);
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i + 1;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t j = i; j < end; ++j) ranks[order[j]] = static_cast<double>(i + end + 1) / 2;
        i = end;
    }
    return ranks;
}

} // namespace

double rank_correlation(std::span<const double> x, std::span<const double> y) {
    expect(x.size() == y.size(), "two columns of equally many futures");
    const std::vector<double> rx = mean_ranks(x), ry = mean_ranks(y);
    const double middle = (static_cast<double>(x.size()) + 1) / 2;
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < rx.size(); ++i) {
        xx += (rx[i] - middle) * (rx[i] - middle);
        yy += (ry[i] - middle) * (ry[i] - middle);
        xy += (rx[i] - middle) * (ry[i] - middle);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : std::numeric_limits<double>::quiet_NaN();
}

Influence influence_of(std::span<const double> drawn, std::span<const std::optional<int>> years,
                       int last_year) {
    expect(drawn.size() == years.size(), "each future has one drawn value and one break year");
    Influence influence;
    const std::size_t n = drawn.size();
    std::vector<double> when;
    when.reserve(n);
    for (const auto& year : years) when.push_back(year ? *year : last_year + 1);
    influence.rank_correlation = rank_correlation(drawn, when);
    influence.noise =
        n > 1 ? 2 / std::sqrt(static_cast<double>(n - 1)) : std::numeric_limits<double>::infinity();

    const std::vector<std::size_t> order = order_of(drawn);
    for (std::size_t part = 0; part < 3; ++part) {
        Third& third = influence.thirds[part];
        const std::size_t begin = part * n / 3, end = (part + 1) * n / 3;
        if (begin == end) continue;
        third.futures = end - begin;
        third.low = drawn[order[begin]];
        third.high = drawn[order[end - 1]];
        std::vector<double> inside;
        for (std::size_t i = begin; i < end; ++i) inside.push_back(when[order[i]]);
        std::sort(inside.begin(), inside.end());
        third.not_before_end = static_cast<std::size_t>(
            std::count_if(inside.begin(), inside.end(), [&](double year) { return year > last_year; }));
        const double middle = inside[inside.size() / 2]; // by then more than half have broken
        if (middle <= last_year) third.middle = static_cast<int>(middle);
    }
    return influence;
}

} // namespace omsorg
