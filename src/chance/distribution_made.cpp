// SPDX-License-Identifier: MIT
// How a distribution is made, compared, scaled and told; how it is drawn stands in distribution.cpp.
#include <omsorg/chance/distribution.hpp>

#include "normal.hpp"
#include "sentence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace omsorg {
namespace {

constexpr std::array<std::string_view, 10> kinds{"constant",  "uniform", "triangular", "normal",
                                                 "lognormal", "gamma",   "beta",       "exponential",
                                                 "discrete",  "poisson"};

void need_numbers(std::initializer_list<double> given) {
    for (const double x : given) need(std::isfinite(x), "a distribution is given by finite numbers", x);
}

} // namespace

Distribution Distribution::constant(double value) {
    need_numbers({value});
    return {Kind::constant, {value}};
}

Distribution Distribution::uniform(double low, double high) {
    need_numbers({low, high});
    need(low <= high, "a uniform distribution needs a high that is not below its low", high);
    if (low == high) return constant(low);
    return {Kind::uniform, {low, high}};
}

Distribution Distribution::triangular(double low, double mode, double high) {
    need_numbers({low, mode, high});
    need(low <= mode && mode <= high, "a triangular distribution needs low <= mode <= high", mode);
    if (low == high) return constant(low);
    Distribution made{Kind::triangular, {low, mode, high}};
    made.ready_[0] = (mode - low) / (high - low);
    return made;
}

Distribution Distribution::normal(double mean, double sd, double low, double high) {
    need_numbers({mean, sd});
    need(sd >= 0, "a normal distribution needs a standard deviation of 0 or more", sd);
    need(low < high, "a normal distribution needs a high above its low", high);
    if (sd == 0) {
        need(low <= mean && mean <= high,
             "a normal distribution without spread needs its mean within its bounds", mean);
        return constant(mean);
    }
    Distribution made{Kind::normal, {mean, sd, low, high}};
    made.ready_ = {(low - mean) / sd, (high - mean) / sd};
    made.ready_[2] = normal_share_between(made.ready_[0], made.ready_[1]);
    need(made.ready_[2] > 1e-12, "a normal distribution needs bounds that leave some of it", made.ready_[2]);
    return made;
}

Distribution Distribution::lognormal_mean_cv(double mean, double cv) {
    need_numbers({mean, cv});
    need(mean > 0, "a lognormal distribution needs a mean above 0", mean);
    need(cv >= 0 && cv <= 100, "a lognormal distribution needs a cv between 0 and 100", cv);
    if (cv == 0) return constant(mean);
    Distribution made{Kind::lognormal, {mean, cv}};
    const double variance = std::log1p(cv * cv);
    made.ready_ = {std::log(mean) - 0.5 * variance, std::sqrt(variance)};
    return made;
}

Distribution Distribution::gamma_mean_cv(double mean, double cv) {
    need_numbers({mean, cv});
    need(mean > 0, "a gamma distribution needs a mean above 0", mean);
    need(cv >= 0 && cv <= 100, "a gamma distribution needs a cv between 0 and 100", cv);
    if (cv == 0) return constant(mean);
    Distribution made{Kind::gamma, {mean, cv}};
    made.ready_ = {1 / (cv * cv), mean * cv * cv};
    return made;
}

Distribution Distribution::beta(double a, double b, double low, double high) {
    need_numbers({a, b, low, high});
    need(a > 0, "a beta distribution needs an a above 0", a);
    need(b > 0, "a beta distribution needs a b above 0", b);
    need(low < high, "a beta distribution needs a high above its low", high);
    return {Kind::beta, {a, b, low, high}};
}

Distribution Distribution::exponential(double mean) {
    need_numbers({mean});
    need(mean > 0, "an exponential distribution needs a mean above 0", mean);
    return {Kind::exponential, {mean}};
}

Distribution Distribution::poisson(double mean) {
    need_numbers({mean});
    need(mean >= 0 && mean <= 1e9, "a poisson distribution needs a mean between 0 and 10^9", mean);
    if (mean == 0) return constant(0);
    return {Kind::poisson, {mean}};
}

Distribution Distribution::discrete(std::vector<double> values, std::vector<double> weights) {
    need(!values.empty(), "a discrete distribution needs at least one value", 0);
    need(values.size() == weights.size(), "a discrete distribution needs one weight for each value",
         static_cast<double>(weights.size()));
    for (const double x : values) need_numbers({x});
    for (const double w : weights)
        need(std::isfinite(w) && w >= 0, "a discrete distribution needs weights of 0 or more", w);
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    need(total > 0 && std::isfinite(total), "a discrete distribution needs weights with a sum above 0",
         total);

    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return values[i] < values[j]; });
    auto steps = std::make_shared<Steps>();
    double sum = 0;
    for (const std::size_t i : order) {
        if (weights[i] == 0) continue; // never drawn: not even by the last step's rounding
        sum += weights[i];
        steps->values.push_back(values[i]);
        steps->weights.push_back(weights[i]);
        steps->up_to.push_back(sum / total);
    }
    Distribution made{Kind::discrete, {}};
    made.steps_ = std::move(steps);
    return made;
}

std::vector<double> Distribution::parameters() const {
    static constexpr std::array<std::size_t, 10> given{1, 2, 3, 4, 2, 2, 4, 1, 0, 1};
    std::vector<double> all(
        given_.begin(), given_.begin() + static_cast<std::ptrdiff_t>(given[static_cast<std::size_t>(kind_)]));
    if (steps_) {
        all = steps_->values;
        all.insert(all.end(), steps_->weights.begin(), steps_->weights.end());
    }
    return all;
}

double Distribution::low() const {
    switch (kind_) {
    case Kind::constant:
    case Kind::uniform:
    case Kind::triangular:
        return given_[0];
    case Kind::normal:
    case Kind::beta:
        return given_[2];
    case Kind::discrete:
        return steps_->values.front();
    default:
        return 0;
    }
}

double Distribution::high() const {
    switch (kind_) {
    case Kind::constant:
        return given_[0];
    case Kind::uniform:
        return given_[1];
    case Kind::triangular:
        return given_[2];
    case Kind::normal:
    case Kind::beta:
        return given_[3];
    case Kind::discrete:
        return steps_->values.back();
    default:
        return unbounded;
    }
}

Distribution Distribution::scaled(double factor) const {
    need(std::isfinite(factor) && factor > 0, "a unit is changed by a factor above 0", factor);
    const auto& [a, b, c, d] = given_;
    switch (kind_) {
    case Kind::constant:
        return constant(a * factor);
    case Kind::uniform:
        return uniform(a * factor, b * factor);
    case Kind::triangular:
        return triangular(a * factor, b * factor, c * factor);
    case Kind::normal:
        return normal(a * factor, b * factor, c * factor, d * factor);
    case Kind::lognormal:
        return lognormal_mean_cv(a * factor, b);
    case Kind::gamma:
        return gamma_mean_cv(a * factor, b);
    case Kind::beta:
        return beta(a, b, c * factor, d * factor);
    case Kind::exponential:
        return exponential(a * factor);
    case Kind::discrete: {
        std::vector<double> values = steps_->values;
        for (double& value : values) value *= factor;
        return discrete(std::move(values), steps_->weights);
    }
    case Kind::poisson:
        need(factor == 1, "a poisson count can only keep its unit", factor);
        break;
    }
    return *this;
}

std::string Distribution::text() const {
    static constexpr std::array<std::string_view, 10> names[] = {
        {"", "low ", "low ", "mean ", "mean ", "mean ", "a ", "mean ", "", "mean "},
        {"", "high ", "mode ", "sd ", "cv ", "cv ", "b ", "", "", ""},
        {"", "", "high ", "low ", "", "", "low ", "", "", ""},
        {"", "", "", "high ", "", "", "high ", "", "", ""}};
    const auto kind = static_cast<std::size_t>(kind_);
    if (kind_ == Kind::constant) return number(given_[0]);
    std::string said = std::string{kinds[kind]} + '(';
    if (steps_) {
        for (std::size_t i = 0; i < steps_->values.size(); ++i)
            said += (i ? ", " : "") + number(steps_->values[i]) + " x " + number(steps_->weights[i]);
        return said + ')';
    }
    const auto given = parameters();
    bool first = true;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (std::isinf(given[i])) continue; // a bound that does not bind
        if (!first) said += ", ";
        first = false;
        said += std::string{names[i][kind]} + number(given[i]);
    }
    return said + ')';
}

bool operator==(const Distribution& a, const Distribution& b) {
    return a.kind_ == b.kind_ && a.parameters() == b.parameters();
}

std::string_view text(Distribution::Kind kind) noexcept { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<Distribution::Kind> kind_of(std::string_view word) noexcept {
    const auto found = std::find(kinds.begin(), kinds.end(), word);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<Distribution::Kind>(found - kinds.begin());
}

} // namespace omsorg
