// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/overrides.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace omsorg::core {

/// What the caller asked of a network; what is not said, its file says.
struct QueueRequest {
    std::string file{};
    Overrides overrides{};
    std::optional<std::uint32_t> replications{};
    std::optional<std::uint64_t> seed{};
    std::optional<double> until_precision{}; ///< relative half-width of the time in the house
    bool mirrored = false;                   ///< each run with its mirror
    unsigned threads = 0;
    std::string csv{}, json{}; ///< files for the figures; "-" is the screen
    bool quiet = false;
};

/// Runs the network of a file, prints what came of it and writes it where it is asked for. Returns the program's exit
/// code: 0, 1 if the asked precision was not reached, 2 if a file cannot be written, 130 if it was interrupted.
[[nodiscard]] int run_queue(const QueueRequest& request);

} // namespace omsorg::core
