// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/examine.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace omsorg::core {

struct DoctorRequest {
    std::string tier = "check";
    std::vector<std::string> rows{}; ///< empty: all of the tier and the cheaper ones
    std::optional<std::uint64_t> seed{};
    unsigned threads = 0;
    bool quiet = false;
};

/// Examines the library against what is known and prints the table. Returns 0 if all agree, 1 if not, 2 if a row
/// is asked for that is not there or is not examined, 130 if it was interrupted.
int run_doctor(const DoctorRequest& request);

} // namespace omsorg::core
