// SPDX-License-Identifier: MIT
// A million draws of each kind as one hash a line: WHERE HASH NAME, in the form of golden_draws.txt. Where a draw needs
// nothing but arithmetic it is the same "everywhere"; else it belongs to a variant of libm. See golden_draws.py.
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/logarithm.hpp>

#include "libm_variant.hpp"

#include <cinttypes>
#include <cstdio>

using namespace omsorg;

namespace {

constexpr Stream stream{Run{.seed = 2026, .number = 3}, Purpose::visit_length};
constexpr std::uint64_t draws = 1'000'000;

template <class Draw>
void say(const char* where, const std::string& name, Draw draw) {
    std::uint64_t hash = 0;
    for (std::uint64_t i = 0; i < draws; ++i)
        hash = spread(hash + std::bit_cast<std::uint64_t>(double{draw(key_of(1, i / 365), i % 365)}));
    std::printf("%s %016" PRIx64 " %s\n", where, hash, name.c_str());
}

void say(const char* where, const Distribution& distribution) {
    say(where, distribution.text(), [&](Key who, std::uint64_t index) {
        Luck luck = stream.at(who, index);
        return distribution.draw(luck);
    });
}

} // namespace

int main() {
    say("everywhere", "stream uniform",
        [](Key who, std::uint64_t index) { return stream.uniform(who, index); });
    say("everywhere", "stream exponential",
        [](Key who, std::uint64_t index) { return stream.exponential(who, index); });
    for (const auto& distribution :
         {Distribution::constant(7), Distribution::uniform(-2, 5), Distribution::triangular(1, 2, 6),
          Distribution::triangular(0, 1, 1), Distribution::discrete({1, 2, 4}, {1, 1, 2}),
          Distribution::exponential(28)})
        say("everywhere", distribution);

    char variant[32];
    std::snprintf(variant, sizeof variant, "libm-%016" PRIx64, libm_variant());
    for (const auto& distribution :
         {// the ziggurat, free and with a bound; inversion where the bounds leave less than half
          Distribution::normal(10, 3), Distribution::normal(10, 3, 8), Distribution::normal(0, 1, 1, 3),
          Distribution::lognormal_mean_cv(22, 0.6), Distribution::lognormal_mean_cv(3, 2.5),
          // rejection below a cv of one, at it and above it
          Distribution::gamma_mean_cv(22, 0.6), Distribution::gamma_mean_cv(22, 1),
          Distribution::gamma_mean_cv(5, 1.6), Distribution::beta(2, 5), Distribution::beta(0.5, 0.7, 0, 30),
          // by search below a mean of 64, by the incomplete gamma function above
          Distribution::poisson(0.3), Distribution::poisson(40), Distribution::poisson(100)})
        say(variant, distribution);
}
