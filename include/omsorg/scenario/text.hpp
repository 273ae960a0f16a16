// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace omsorg {

/// One input file as it was read, and its fingerprint.
///
/// Study files come from editors, spreadsheets and mail. What is not plain UTF-8 text of at most 10 MB is
/// refused here, with the reason, before anyone tries to understand it: a byte-order mark (Excel's "CSV
/// UTF-8"), UTF-16 (Notepad's "Unicode"), zero bytes, Latin-1 letters.
struct SourceText {
    std::string name;   ///< as shown to the reader: "scenarios/skelleftea/base.toml"
    std::string text;   ///< the bytes
    std::string sha256; ///< their fingerprint
};

/// The largest file that is read, in bytes.
inline constexpr std::uintmax_t largest_file = 10'000'000;

/// Reads a whole file, or explains in `faults` why it may not be used. `asked` is the place that named the
/// file (an include, a table's key); nothing when the user did, on the command line.
[[nodiscard]] std::optional<SourceText> read_text(const std::filesystem::path& path, FaultList& faults,
                                                  const std::optional<Where>& asked = {},
                                                  std::string_view key = {});

/// The text without the spaces and tabulators around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The path `wanted` inside `folder`, or a fault when it leaves the folder (also through a symbolic link).
[[nodiscard]] std::optional<std::filesystem::path> path_inside(const std::filesystem::path& folder,
                                                               std::string_view wanted, const Where& asked,
                                                               std::string_view key, FaultList& faults);

} // namespace omsorg
