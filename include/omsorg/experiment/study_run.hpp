// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/experiment/forecast.hpp>
#include <omsorg/scenario/study.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// A study on its way through its futures: the scenario's text becomes worlds, worlds become rows.
///
///     Study ──draw(plan, run)──▶ World ──simulate──▶ rows ──▶ Forecast
///
/// Each run draws its own world, so nothing is shared between threads but what is constant.
///
/// Example
///
///     auto study = std::make_shared<const Study>(read_study("scenarios/skelleftea"));
///     std::vector<std::string> plans{"as_today", "new_ways"};
///     Forecast forecast{{.plans = 2, .futures = 20, .seed = study->head.seed}, life_of(study, plans,
///     false)};
[[nodiscard]] Forecast::Live life_of(std::shared_ptr<const Study> study, std::vector<std::string> plans,
                                     bool no_magic);

/// The names that a result table of these plans needs.
[[nodiscard]] ResultNames names_of(const Study& study, std::vector<std::string> plans);

/// The districts in the order of their codes.
[[nodiscard]] std::vector<std::string> district_names(const Study& study);

/// What every numeric key was in each of these futures at the start, under a plan: by key, one value for each
/// future. A key that does not vary is the same in all; words and distributions over persons, visits or days
/// are left out.
[[nodiscard]] std::map<std::string, std::vector<double>> drawn_in(const Study& study, std::string_view plan,
                                                                  std::uint64_t seed,
                                                                  std::span<const std::uint32_t> futures,
                                                                  bool no_magic);

} // namespace omsorg
