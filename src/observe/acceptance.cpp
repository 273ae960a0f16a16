// SPDX-License-Identifier: MIT
#include <omsorg/observe/acceptance.hpp>

#include <omsorg/base/expect.hpp>

#include "tables.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <limits>

namespace omsorg {
namespace {

constexpr std::uint64_t least_replications = 1000;
constexpr double most_skewness = 0.05; // over √n

struct Demand {
    double relative_error, step;
};
constexpr Demand demand_of(Tier tier) {
    constexpr std::array<Demand, 3> demands{{{0.005, 0.05}, {0.0013, 0.01}, {0.0003, 0.01}}};
    return demands[static_cast<std::size_t>(tier)];
}

std::string told(double x) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", x);
    return text.data();
}
std::string in_percent(double share) { return told(100 * share) + " %"; }

// Standard errors from the mean to a truth; a mean without error is either right or infinitely far away.
double distance(const Tally& replications, double truth) {
    const double off = replications.mean() - truth;
    return off == 0 ? 0 : off / replications.standard_error();
}

} // namespace

Acceptance accept(const Tally& replications, Truth truth, Tier tier) {
    return accept_within(acceptance_point(replications.count()), replications, truth, tier);
}

Acceptance accept_within(double most, const Tally& replications, Truth truth, Tier tier) {
    expect(truth.scale > 0 && std::isfinite(truth.scale), "a truth of zero is given a scale");
    const Demand demand = demand_of(tier);
    const std::uint64_t n = replications.count();
    Acceptance verdict;
    verdict.t = distance(replications, truth.value);
    verdict.relative_error = replications.standard_error() / truth.scale;
    const auto refused = [&verdict](Refusal refusal, const std::string& why) {
        verdict.refusal = refusal;
        verdict.why = "refused: " + why;
        return verdict;
    };

    if (n < least_replications)
        return refused(Refusal::too_few, std::to_string(n) + " replications are too few (at least " +
                                             std::to_string(least_replications) + ")");
    if (!std::isfinite(replications.mean()) || !std::isfinite(replications.standard_error()))
        return refused(Refusal::not_finite, "the replications hold what is not a finite number");
    const double skew = std::abs(replications.skewness()) / std::sqrt(static_cast<double>(n));
    if (!(skew <= most_skewness))
        return refused(Refusal::too_skewed, "too skewed for Student's t (skewness over root n is " +
                                                told(skew) + ", at most " + told(most_skewness) + ")");
    if (!(verdict.relative_error <= demand.relative_error))
        return refused(Refusal::too_imprecise,
                       "too imprecise (the standard error is " + in_percent(verdict.relative_error) +
                           " of the truth, at most " + in_percent(demand.relative_error) + ")");
    if (!(std::abs(verdict.t) <= most))
        return refused(Refusal::too_far, "the mean " + told(replications.mean()) + " lies " +
                                             told(std::abs(verdict.t)) + " standard errors from the truth " +
                                             told(truth.value) + " (at most " + told(most) + ")");
    for (const double way : {+1.0, -1.0}) {
        const double moved = truth.value + way * demand.step * truth.scale;
        const double away = std::abs(distance(replications, moved));
        if (!(away > acceptance_point(n)))
            return refused(Refusal::blind, "blind, a truth moved by " + in_percent(demand.step) + " to " +
                                               told(moved) + " lies only " + told(away) +
                                               " standard errors away and would have been accepted");
    }
    verdict.why = "accepted: the mean " + told(replications.mean()) + " lies " + told(std::abs(verdict.t)) +
                  " standard errors from the truth " + told(truth.value);
    return verdict;
}

double acceptance_point(std::uint64_t n) {
    if (n < 2) return std::numeric_limits<double>::infinity();
    // What a standard normal exceeds 4.5 with, on one side: 6.8e-6 on both.
    const double tail = 0.5 * std::erfc(4.5 / std::sqrt(2.0));
    return math::quantile(math::complement(StudentT{static_cast<double>(n - 1)}, tail));
}

double two_sided_chance(double t, double degrees_of_freedom) {
    if (std::isinf(degrees_of_freedom)) return std::erfc(std::abs(t) / std::sqrt(2.0));
    return 2 * math::cdf(math::complement(StudentT{degrees_of_freedom}, std::abs(t)));
}

Interval accepted_coverage(double nominal, std::uint64_t intervals, double level) {
    expect(nominal > 0 && nominal < 1 && level > 0 && level < 1,
           "a confidence and a level lie between 0 and 1");
    expect(intervals > 0, "coverage is a share of at least one interval");
    const auto whole = static_cast<double>(intervals);
    // The least count that is not too improbably low; what is too high for p is too low for 1 - p.
    const auto least = [&](double p) {
        const Binomial count{whole, p};
        std::uint64_t low = 0, high = intervals;
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (math::cdf(count, static_cast<double>(middle)) > 0.5 * level)
                high = middle;
            else
                low = middle + 1;
        }
        return static_cast<double>(low);
    };
    return {least(nominal) / whole, (whole - least(1 - nominal)) / whole};
}

double kolmogorov_point(double alpha) {
    expect(alpha > 0 && alpha < 1, "a level lies between 0 and 1");
    return std::sqrt(-0.5 * std::log(0.5 * alpha));
}

} // namespace omsorg
