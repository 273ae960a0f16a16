// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/study.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace omsorg::core {

/// What the caller asked of a run; what is not said, the study says.
struct RunRequest {
    std::vector<std::string> plans; ///< none: every whole plan
    std::optional<std::uint32_t> futures;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;
    std::filesystem::path out = "out";
    bool no_magic = false;
    bool quiet = false;
};

/// Runs the plans through their futures and writes the canonical table, the scenario as it was understood and
/// a manifest. They are written aside and swapped in whole; after Ctrl-C what is finished stays aside, in
/// `out.partial`. Returns the program's exit code: 0, or 130 when interrupted.
[[nodiscard]] int run_study(std::shared_ptr<const Study> study, const RunRequest& request);

} // namespace omsorg::core
