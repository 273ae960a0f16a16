// SPDX-License-Identifier: MIT
// Arrivals from a table: recorded = "calls_2026.csv" becomes the list that the table holds, each cell with its place.
#include "network_parts.hpp"

#include <omsorg/network/network.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/table.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {
namespace {

// 2026-03-02 07:30 has no seconds, as spreadsheets write it; TOML wants them.
std::string with_seconds(const std::string& text) {
    constexpr std::string_view shape = "0000-00-00 00:00";
    const bool fits = text.size() == shape.size() &&
                      std::equal(text.begin(), text.end(), shape.begin(), [](char letter, char wanted) {
                          return wanted == '0'   ? letter >= '0' && letter <= '9'
                                 : wanted == ' ' ? letter == ' ' || letter == 'T'
                                                 : letter == wanted;
                      });
    return fits ? text + ":00" : text;
}

/// A date with a time or without, as written in a cell; else text, an amount of hours after the start.
TreeNode moment_of(const std::string& cell, const Where& where) {
    FaultList unread;
    TreeNode parsed = parse_tree("x = " + with_seconds(cell) + "\n", where.file, unread);
    auto& table = std::get<TreeNode::Table>(parsed.value);
    TreeNode node{where, cell};
    if (unread.empty() && table.size() == 1) {
        TreeNode& value = table.front().node;
        if (value.as<Instant>() != nullptr || value.as<Day>() != nullptr) node.value = value.value;
    }
    return node;
}

// A misspelt how_many would let everybody come alone.
bool knows_all_columns(const Table& table, FaultList& faults) {
    static const std::vector<std::string> known{"at", "how_many"};
    bool all = true;
    for (const std::string& column : table.head()) {
        if (std::find(known.begin(), known.end(), column) != known.end()) continue;
        all = false;
        std::string near = did_you_mean(closest(column, known));
        faults.add({.code = std::string{code::unknown_key},
                    .where = table.where(),
                    .key = column,
                    .problem = "there is no such column",
                    .why = "it would change nothing",
                    .suggestion = near.empty() ? "The columns are at and how_many." : near});
    }
    return all;
}

TreeNode list_of(const Table& table, const Where& where, FaultList& faults) {
    TreeNode::Array rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Where at = table.where(row, "at");
        TreeNode::Table arrival{{"at", at, moment_of(table.text(row, "at"), at)}};
        if (table.has("how_many")) {
            const auto many = table.whole(row, "how_many", {.low = 1, .high = 1e8}, faults);
            const Where place = table.where(row, "how_many");
            arrival.push_back({"how_many", place, {place, many.value_or(1)}});
        }
        rows.push_back({at, std::move(arrival)});
    }
    return {where, std::move(rows)};
}

} // namespace

void fill_recorded(TreeNode& tree, const std::optional<std::filesystem::path>& folder,
                   std::vector<SourceText>& inputs, FaultList& faults) {
    auto& top = std::get<TreeNode::Table>(tree.value);
    const auto section =
        std::find_if(top.begin(), top.end(), [](const TreeEntry& entry) { return entry.key == "people"; });
    auto* kinds = section != top.end() ? std::get_if<TreeNode::Table>(&section->node.value) : nullptr;
    if (kinds == nullptr) return;
    for (TreeEntry& kind : *kinds) {
        auto* people = std::get_if<TreeNode::Table>(&kind.node.value);
        if (people == nullptr) continue;
        for (TreeEntry& entry : *people) {
            const auto* name = entry.key == "recorded" ? entry.node.as<std::string>() : nullptr;
            if (name == nullptr) continue;
            const std::string key = network_key({"people", kind.key, "recorded"});
            if (!folder) {
                faults.add(
                    {.code = std::string{code::wrong_type},
                     .where = entry.node.where,
                     .key = key,
                     .problem = "this is the name of a table",
                     .why = "what is given as data has no folder to look in",
                     .suggestion = "Give the list of moments itself, or read the network from a file."});
                continue;
            }
            const Where where = entry.node.where;
            const auto path = path_inside(*folder, *name, where, key, faults);
            auto source = path ? read_text(*path, faults, where, key) : std::nullopt;
            if (!source) continue;
            const auto table = parse_table(*source, faults);
            inputs.push_back(std::move(*source));
            if (table && table->require({"at"}, faults) && knows_all_columns(*table, faults))
                entry.node = list_of(*table, where, faults);
        }
    }
}

} // namespace omsorg
