// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/scenario/study.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

/// Where a value comes from, in one line: the last word first, then what it replaced.
///
///     34.0 h/week from plans/new_ways.toml:7, was 37.0 from base.toml:41
///
/// Without a plan, the base and its overrides; with one, its changes too. Throws Faults for a key or a plan
/// nobody knows.
[[nodiscard]] std::string provenance(const Study& study, std::string_view key, std::string_view plan = {});

/// The whole story of a key for a reader: meaning, unit, range, value, source, grade, note, and what each
/// plan makes of it.
[[nodiscard]] std::string explain(const Study& study, std::string_view key);

/// One line of the assumptions table of a report.
struct Assumption {
    std::string key, value, unit, varies;
    std::string source, year;
    std::string grade; ///< "A" to "E", empty when not given
    std::string note, origin;
    std::string label_sv, label_en;
    bool effect = false;
    bool lacks_source = false;
    std::vector<std::string> changed_by; ///< plans that change it: "new_ways: bookable from 2027-03-01"
};

/// Every key, in the order of the model.
[[nodiscard]] std::vector<Assumption> assumptions(const Study& study);

/// The keys whose value has no source: a report lists them on its first page.
[[nodiscard]] std::vector<std::string> lacking_sources(const Study& study);

} // namespace omsorg
