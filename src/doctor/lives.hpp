// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/doctor/probe.hpp>

#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

/// What the chapters on lives and processes share; one unit of the table's time is an hour, or for people a year.
///
/// A replication holds many lives, so that it may see their variance beside their mean: the variance of a sample
/// is unbiased however small the sample, and means over replications have little skewness left.
namespace omsorg::doctor {

/// How many lives a replication holds: more when more precision is asked for.
[[nodiscard]] inline std::uint64_t lives(const Probe& probe, double for_a_check) {
    return static_cast<std::uint64_t>(std::ceil(probe.patience * for_a_check));
}

/// The number that follows a word, as in `fail 0.1 repair 0.4`; a Defect if there is none.
[[nodiscard]] double number_after(const Parameters& parameters, std::string_view word);

/// The numbers of a list in square brackets that follows a word, as in `arrivals [0, 1, 2]`.
[[nodiscard]] std::vector<double> list_after(const Parameters& parameters, std::string_view word);

} // namespace omsorg::doctor
