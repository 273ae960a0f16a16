// SPDX-License-Identifier: MIT
#include "laws.hpp"

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg::doctor {

Law exponential(double rate) {
    return [rate](Luck& luck) { return luck.exponential() / rate; };
}

Law drawn_from(Distribution lengths) {
    return [lengths = std::move(lengths)](Luck& luck) { return lengths.draw(luck); };
}

Distribution erlang_2(double mean) { return Distribution::gamma_mean_cv(mean, std::sqrt(0.5)); }

const std::array<NamedLaw, 3>& laws_of_mean_one() {
    static const std::array<NamedLaw, 3> laws{{{"exponential", Distribution::exponential(1)},
                                               {"deterministic", Distribution::constant(1)},
                                               {"lognormal", Distribution::lognormal_mean_cv(1, 1.5)}}};
    return laws;
}

// A length is met in proportion to itself, x f(x) / mean; then a uniform share of it is left.
Law rest_of(const Distribution& lengths) {
    using Kind = Distribution::Kind;
    const double spread = lengths.sd() / lengths.mean();
    switch (lengths.kind()) {
    case Kind::constant:
        return [mean = lengths.mean()](Luck& luck) { return luck.uniform() * mean; };
    case Kind::exponential:
        return drawn_from(lengths); // it does not remember
    case Kind::lognormal:
        return [lengths, spread](Luck& luck) { // x f(x) is f, stretched
            return luck.uniform() * (1 + spread * spread) * lengths.draw(luck);
        };
    case Kind::gamma: { // x f(x) is of the next higher shape
        const double shape = 1 / (spread * spread);
        const Distribution met =
            Distribution::gamma_mean_cv(lengths.mean() * (shape + 1) / shape, 1 / std::sqrt(shape + 1));
        return [met](Luck& luck) { return luck.uniform() * met.draw(luck); };
    }
    case Kind::uniform:
        expect(lengths.low() == 0, "a uniform length begins at zero here");
        return [high = lengths.high()](Luck& luck) { // x f(x) is a triangle
            const double met = high * std::sqrt(luck.uniform());
            return luck.uniform() * met;
        };
    default:
        raise_defect("the rest of such a length is not known here: " + lengths.text());
    }
}

LongRun::LongRun(const Rate& rises, const Rate& falls) {
    constexpr double nothing = 1e-18;
    double sum = 0;
    for (double share = 1, n = 0; share > nothing * sum && shares_.size() < 100'000; ++n) {
        shares_.push_back(share);
        sum += share;
        share *= rises(n) / falls(n + 1);
    }
    for (double& share : shares_) share /= sum;
}

LongRun LongRun::of_desks(double desks, double lambda, double mu, double most) {
    return LongRun{[=](double n) { return n < most ? lambda : 0.0; },
                   [=](double n) { return mu * std::min(n, desks); }};
}

double LongRun::mean() const {
    double mean = 0;
    for (std::size_t n = 0; n < shares_.size(); ++n) mean += static_cast<double>(n) * shares_[n];
    return mean;
}

std::uint64_t LongRun::drawn(double u) const {
    double passed = 0;
    std::uint64_t n = 0;
    while (n + 1 < shares_.size() && (passed += shares_[n]) < u) ++n;
    return n;
}

} // namespace omsorg::doctor
