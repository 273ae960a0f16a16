// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/scenario/text.hpp>
#include <omsorg/scenario/tree.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What a study stands on: the study that it extends, the one which that extends, and so on.
///
/// Two questions about one municipality share its people, prices and places, and differ in a few keys. The
/// second study says only what differs; a figure that is corrected in the first is then corrected in both.
///
///     scenarios/skelleftea/base.toml            complete
///     scenarios/ways_of_working/base.toml       [study]
///                                               extends = "../skelleftea"
///                                               name = "ways_of_working"
///                                               [escort]
///                                               consent = 0.5              # replaces the value there
///
///     own keys ──▶ keys of the extended study ──▶ keys of what that extends      the first that has it wins
///
/// What is taken over: every key and every table that the study does not give itself, and of `[study]` the
/// municipality, the dates, the futures and the seed. A key is taken or replaced whole, with its source and
/// grade. Tables and includes of the extended study are read from its own folder. What is not taken over:
/// name and label, because results are known by them, and the plans, because they are what a study asks.
///
/// The law: a study that extends another has the same canonical text, and so the same fingerprint, as one
/// folder in which all of it was written out.
///
/// A run keeps its study, and the kept one must be whole wherever it lies: the extended study is kept below
/// it in a folder `extended`. Where a study has that folder, it is read instead of the one that is named.
namespace omsorg {

struct Ancestor {
    std::filesystem::path folder;
    TreeNode base; ///< its base.toml
};

/// The folder below a kept study in which the study that it extends lies.
inline constexpr std::string_view extended_folder = "extended";

/// Reads the base of a study and of all that it extends, its own first. What cannot be read is reported; the
/// list then ends before it.
[[nodiscard]] std::vector<Ancestor> read_lineage(const std::filesystem::path& folder,
                                                 std::vector<SourceText>& inputs, FaultList& faults);

/// How a file is called in the folder of a kept study: "base.toml", "extended/population.csv". Nothing for a
/// file that lies in none of the folders. `folders` are those of the lineage, the study's own first.
[[nodiscard]] std::optional<std::string> kept_name(const std::vector<std::filesystem::path>& folders,
                                                   const std::filesystem::path& file);

} // namespace omsorg
