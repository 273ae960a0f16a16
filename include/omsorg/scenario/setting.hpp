// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/field.hpp>
#include <omsorg/scenario/described.hpp>
#include <omsorg/scenario/tree.hpp>

#include <optional>
#include <string>
#include <vector>

namespace omsorg {

/// One assumption as somebody wrote it: what it is, where it stands, and on what grounds.
///
/// The short form is a number or a text with a unit. The long form is a table that says how we know:
///
///     granted = { value = "37 h/month", source = "Kolada U21..", year = 2017, grade = "B" }
///     visit = { distribution = "lognormal", mean = "22 min", cv = 0.6, varies = "visit", grade = "E",
///               source = "unknown", note = "length of a visit is not recorded; swept" }
///
/// `varies` says over what a distribution is drawn: once per future (what we do not know), or per person,
/// visit or day (what differs). The descriptor allows one of them; the text may only repeat it. A value
/// without a source is legal and is listed (`lacks_source`), on page one of every report.
struct Setting {
    std::string key;
    SettingValue value;
    Varies varies = Varies::never;
    std::string source;
    std::string year;           ///< "2017", "2015-2019"
    std::optional<Grade> grade; ///< A trial, B observed or recorded, C pilot, D expert, E assumed
    std::string note;
    Where where;        ///< the value's place
    std::string origin; ///< the same, short: "plans/new_ways.toml:7", "--set"

    /// No source, or one that begins with "unknown" or "assumed".
    [[nodiscard]] bool lacks_source() const;
    /// D, E or no grade at all: what --no-magic sets to neutral when the key is an effect.
    [[nodiscard]] bool is_weak() const;
};

/// Reads one setting against its description, or explains in `faults` what is wrong with it.
[[nodiscard]] std::optional<Setting> read_setting(const TreeEntry& entry, const DescribedField& described,
                                                  FaultList& faults);

/// The value as text: "37.0 h/month", "bookable", "yes", "lognormal(mean 22.0, cv 0.6) min".
[[nodiscard]] std::string value_text(const SettingValue& value, const Field& field);

/// What a number means, may be, and is called: the range a reader may use, "0 to 1", "at least 0".
[[nodiscard]] std::string range_text(const Field& field);

} // namespace omsorg
