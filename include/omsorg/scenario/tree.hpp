// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/fault.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/scenario/text.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace omsorg {

struct TreeEntry;

/// A scenario file as a tree of values, each with the place where it stands.
///
/// The format is TOML 1.0. This tree is what the rest of the layer sees, so that the parser stays in one
/// source file and every message can name line and column. Dates are days and times of day are durations:
/// TOML has both natively, which is one reason for choosing it (YAML reads 0114 as 76 and 7:30 as 450).
///
/// Limits: nesting 64, includes 8 deep, 10 MB a file, one million values. The file must parse before
/// anything else can be said about it; from there on every fault is collected.
struct TreeNode {
    using Array = std::vector<TreeNode>;
    using Table = std::vector<TreeEntry>; ///< in the order written

    Where where;
    std::variant<bool, std::int64_t, double, std::string, Day, Duration, Instant, Array, Table> value;

    template <class T>
    [[nodiscard]] const T* as() const noexcept {
        return std::get_if<T>(&value);
    }
    /// What a reader would call it: "a number", "text", "a table".
    [[nodiscard]] std::string_view kind() const noexcept;
};

/// A key and its value.
struct TreeEntry {
    std::string key;
    Where where; ///< of the key
    TreeNode node;
};

/// The entry of a table, or null.
[[nodiscard]] const TreeEntry* find(const TreeNode::Table& table, std::string_view key) noexcept;

/// Parses one text. On a syntax error the fault is reported and the tree is empty.
[[nodiscard]] TreeNode parse_tree(std::string_view text, const std::string& name, FaultList& faults);

/// Reads a file and what it includes (`include = ["shared/prices.toml"]`, under `folder` only). A key that
/// stands in two of the files is a fault. Every file read is appended to `inputs`.
[[nodiscard]] TreeNode read_tree(const std::filesystem::path& file, const std::filesystem::path& folder,
                                 std::vector<SourceText>& inputs, FaultList& faults);

} // namespace omsorg
