// SPDX-License-Identifier: MIT
#pragma once

#include <boost/random/exponential_distribution.hpp>

#include <bit>
#include <cstdint>

/// xoshiro256++ and Boost's ziggurat: the cheapest draws there are, so that a
/// benchmark shows what is not the draw.
class FastDraws {
public:
    using result_type = std::uint64_t;
    explicit FastDraws(std::uint64_t seed) {
        for (auto& word : state_) {
            seed += 0x9E3779B97F4A7C15;
            std::uint64_t x = seed;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            word = x ^ (x >> 31);
        }
    }
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    result_type operator()() {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }
    std::int64_t exponential(double mean) {
        return static_cast<std::int64_t>(mean * exponential_(*this)) + 1;
    }

private:
    std::uint64_t state_[4]{};
    boost::random::exponential_distribution<double> exponential_;
};
