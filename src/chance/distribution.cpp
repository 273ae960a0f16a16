// SPDX-License-Identifier: MIT
#include <omsorg/chance/distribution.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/logarithm.hpp>

#include "normal.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

namespace math = boost::math;

// Double precision throughout: the same digits on every platform, and no detour over long double.
using Plain = math::policies::policy<math::policies::promote_double<false>,
                                     math::policies::discrete_quantile<math::policies::integer_round_up>>;
using Gamma = math::gamma_distribution<double, Plain>;
using Beta = math::beta_distribution<double, Plain>;
using Poisson = math::poisson_distribution<double, Plain>;

// Adds up the shares of 0, 1, 2 … ; exact and quick while the mean is small.
double poisson_by_search(double mean, double u) {
    const double last = mean + 12 * std::sqrt(mean) + 40;
    double share = std::exp(-mean);
    double up_to = share;
    double count = 0;
    while (up_to < u && count < last) {
        count += 1;
        share *= mean / count;
        up_to += share;
    }
    return count;
}

// 1 - u is exact for every word of a draw; small shares from elsewhere keep their digits by log1p.
double unit_exponential(double u) {
    const double rest = 1 - u;
    return 1 - rest == u ? minus_log(rest) : -std::log1p(-u);
}

} // namespace

// ready_ by kind: triangular {share below the mode}; normal {lowest z, highest z, share within, 0};
// lognormal {mean of the logarithm, its sd}; gamma {shape, scale}.

double Distribution::quantile(double u) const {
    expect(u > 0 && u < 1, "a quantile is asked for a share between 0 and 1");
    const auto& [a, b, c, d] = given_;
    switch (kind_) {
    case Kind::constant:
        return a;
    case Kind::uniform:
        return a + (b - a) * u;
    case Kind::triangular:
        return u < ready_[0] ? a + std::sqrt(u * (c - a) * (b - a))
                             : c - std::sqrt((1 - u) * (c - a) * (c - b));
    case Kind::normal:
        return std::clamp(a + b * normal_between(ready_[0], ready_[1], u), c, d);
    case Kind::lognormal:
        return std::exp(ready_[0] + ready_[1] * normal_quantile(u));
    case Kind::gamma:
        return math::quantile(Gamma{ready_[0], ready_[1]}, u);
    case Kind::beta:
        return c + (d - c) * math::quantile(Beta{a, b}, u);
    case Kind::exponential:
        return a * unit_exponential(u);
    case Kind::discrete:
        return step_at(u);
    case Kind::poisson:
        return a < 64 ? poisson_by_search(a, u) : math::quantile(Poisson{a}, u);
    }
    return a;
}

double Distribution::draw_varying(Luck& luck) const {
    switch (kind_) {
    case Kind::lognormal: {
        boost::random::normal_distribution<double> logarithm{ready_[0], ready_[1]};
        return std::exp(logarithm(luck));
    }
    case Kind::gamma:
        return boost::random::gamma_distribution<double>{ready_[0], ready_[1]}(luck);
    case Kind::exponential:
        return given_[0] * unit_exponential(luck.uniform());
    case Kind::normal: {
        if (ready_[2] < 0.5) return quantile(luck.uniform());
        boost::random::normal_distribution<double> free{given_[0], given_[1]};
        double x = free(luck);
        while (x < given_[2] || x > given_[3]) x = free(luck);
        return x;
    }
    default:
        return quantile(luck.uniform());
    }
}

double Distribution::step_at(double u) const {
    const auto& up_to = steps_->up_to;
    const auto step = std::lower_bound(up_to.begin(), up_to.end() - 1, u) - up_to.begin();
    return steps_->values[static_cast<std::size_t>(step)];
}

double Distribution::mean() const {
    const auto& [a, b, c, d] = given_;
    switch (kind_) {
    case Kind::uniform:
        return 0.5 * (a + b);
    case Kind::triangular:
        return (a + b + c) / 3;
    case Kind::normal:
        return a + b * normal_mean_between(ready_[0], ready_[1]);
    case Kind::beta:
        return c + (d - c) * a / (a + b);
    case Kind::discrete: {
        double sum = 0, weight = 0;
        for (std::size_t i = 0; i < steps_->values.size(); ++i) {
            sum += steps_->weights[i] * steps_->values[i];
            weight += steps_->weights[i];
        }
        return sum / weight;
    }
    default:
        return a; // constant, lognormal, gamma, exponential and poisson are given by their mean
    }
}

double Distribution::sd() const {
    const auto& [a, b, c, d] = given_;
    switch (kind_) {
    case Kind::constant:
        return 0;
    case Kind::uniform:
        return (b - a) / std::sqrt(12.0);
    case Kind::triangular:
        return std::sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18);
    case Kind::normal:
        return b * normal_sd_between(ready_[0], ready_[1]);
    case Kind::lognormal:
    case Kind::gamma:
        return a * b;
    case Kind::beta:
        return (d - c) * std::sqrt(a * b / (a + b + 1)) / (a + b);
    case Kind::exponential:
        return a;
    case Kind::poisson:
        return std::sqrt(a);
    case Kind::discrete: {
        const double middle = mean();
        double sum = 0, weight = 0;
        for (std::size_t i = 0; i < steps_->values.size(); ++i) {
            sum += steps_->weights[i] * (steps_->values[i] - middle) * (steps_->values[i] - middle);
            weight += steps_->weights[i];
        }
        return std::sqrt(sum / weight);
    }
    }
    return 0;
}

} // namespace omsorg
