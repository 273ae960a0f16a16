// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/scenario/plan.hpp>
#include <omsorg/scenario/tree.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace omsorg {

/// What a study says about itself: `[study]` in base.toml.
///
///     [study]
///     name = "skelleftea"
///     extends = "../other"         # what is not given here comes from there: lineage.hpp
///     label = { sv = "Skellefteå", en = "Skellefteå" }
///     municipality = "2482"        # text: as a number, 0114 would lose its nought
///     start = 2019-12-31           # the evening before the first budget year
///     end = 2040-12-31
///     plans_from = 2027-01-01      # what is earlier belongs to the back-test
///     futures = 20
///     seed = 1
struct StudyHead {
    std::string name;
    TwoLabels label;
    std::string municipality;
    Day start{};
    Day end{};
    Day plans_from{};
    Where plans_from_where;
    std::uint32_t futures = 0; ///< how many, unless the caller says otherwise
    std::uint64_t seed = 0;

    [[nodiscard]] int first_year() const; ///< 2020
    [[nodiscard]] int last_year() const;  ///< 2040
};

/// One key of the head, for the schema and the reference page.
struct HeadKey {
    std::string_view name;
    std::string_view type; ///< "text", "label", "code", "date", "count"
    std::string_view about;
};
[[nodiscard]] std::span<const HeadKey> head_keys() noexcept;

/// Reads the table `[study]`, or reports all that is wrong with it.
[[nodiscard]] StudyHead read_head(const TreeNode& section, FaultList& faults);

} // namespace omsorg
