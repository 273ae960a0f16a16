// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>

/// Repeatable numbers for tests that owe nothing to the library: splitmix64.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed * 0xD1342543DE82EF95} {}

    std::uint64_t operator()() {
        std::uint64_t x = state_ += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
    std::uint64_t below(std::uint64_t n) { return (*this)() % n; }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    double uniform() { return (static_cast<double>((*this)() >> 12) + 0.5) * 0x1p-52; }
    double exponential(double mean) { return -mean * std::log(uniform()); }

private:
    std::uint64_t state_;
};
