// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/described.hpp>
#include <omsorg/scenario/head.hpp>
#include <omsorg/scenario/overrides.hpp>
#include <omsorg/scenario/plan.hpp>
#include <omsorg/scenario/setting.hpp>
#include <omsorg/scenario/table.hpp>
#include <omsorg/scenario/text.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omsorg {

struct Tables; // municipality/world.hpp

/// A table of the study: a CSV file under its folder, named in `[tables]`.
struct StudyTable {
    Where where; ///< of the name in base.toml
    Table table;
    std::string sha256;
};

/// Everything a study says, read, checked and with the place of every word.
///
///     scenarios/skelleftea/
///         base.toml              complete: every key of the model, and [study], [tables]
///         plans/as_today.toml    partial: dated, reasoned changes to the base
///         plans/new_ways.toml
///         *.csv                  tables, with their sources on top
///
///     base ──▶ overrides ──▶ settings ──▶ one future's values ──▶ World
///                              plans ──▶ dated changes ──┘
///
/// Reading either succeeds as a whole or throws `Faults` with everything that is wrong (up to fifty); nothing
/// is ever written. A study may extend another (lineage.hpp) and combine its plans (combination.hpp). The canonical text and its fingerprint identify what was meant, wherever the folder lies.
///
/// Example
///
///     Study study = read_study("scenarios/skelleftea");
///     for (const std::string& plan : plan_names(study)) ...   // as_today, new_ways,
///     new_ways/bookable_escort ... World world = draw(study, "new_ways", Run{.seed = 1, .number = 7});
struct Study {
    std::filesystem::path folder;
    std::vector<std::filesystem::path> lineage; ///< its own folder, and those of the studies it extends
    StudyHead head;
    FieldTable fields;
    std::vector<Setting> base; ///< every key once, in descriptor order, overrides laid on
    /// What stood where a value was replaced, the first word first: in the study that is extended, in base.toml.
    std::map<std::string, std::vector<Setting>, std::less<>> replaced;
    std::vector<StudyPlan> plans; ///< by name
    std::map<std::string, StudyTable, std::less<>> csv;
    std::vector<SourceText> inputs;       ///< every file read, with its fingerprint; text dropped
    std::shared_ptr<const Tables> tables; ///< filled by read_study()

    /// The base setting of a key; throws Faults (unknown_key, with a suggestion) when there is none.
    [[nodiscard]] const Setting& setting(std::string_view key) const;
    /// The plan of a name; of "plan/component" the part, of "plan+plan" the combination. Throws Faults.
    [[nodiscard]] StudyPlan plan(std::string_view name) const;
};

/// Reads the study's text against any model's keys: everything but what the tables' figures mean.
/// Of the tables, `optional` may be missing.
[[nodiscard]] Study read_study_text(const std::filesystem::path& folder, FieldTable fields,
                                    std::span<const std::string_view> table_names, const Overrides& overrides,
                                    FaultList& faults, std::span<const std::string_view> optional = {});

/// Reads and checks the whole study for the municipality model. `folder` may also be its base.toml.
[[nodiscard]] Study read_study(const std::filesystem::path& folder, const Overrides& overrides = {});

/// Every key of the municipality model.
[[nodiscard]] FieldTable model_fields();

/// The tables that it needs, by their names under `[tables]`.
[[nodiscard]] std::span<const std::string_view> model_tables() noexcept;
/// And those that it can do without.
[[nodiscard]] std::span<const std::string_view> optional_tables() noexcept;

/// Every runnable plan but those combined by "+": combination.hpp.
[[nodiscard]] std::vector<std::string> plan_names(const Study& study);

} // namespace omsorg
