// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace omsorg {

// A run of 1,000 whole numbers with a decaying start, whose output analysis is known in rational arithmetic:
//
//   x_i = floor(2000 · 0.98^i) + ((s_i >> 16) mod 101),  s_{i+1} = (1103515245 s_i + 12345) mod 2^31, s_0 = 1,
//
// the state being advanced before it is used. Written in decimal and joined by commas, the SHA-256 of the run
// begins with 2654a27f5d86061f.
inline std::vector<double> output_vector() {
    std::vector<double> run;
    std::uint64_t state = 1;
    long double decay = 2000;
    for (int i = 0; i < 1000; ++i) {
        state = (1'103'515'245 * state + 12'345) % (std::uint64_t{1} << 31);
        run.push_back(static_cast<double>(static_cast<std::int64_t>(decay) +
                                          static_cast<std::int64_t>((state >> 16) % 101)));
        decay *= 0.98L;
    }
    return run;
}

} // namespace omsorg
