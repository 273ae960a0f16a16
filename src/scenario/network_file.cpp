// SPDX-License-Identifier: MIT
#include <omsorg/scenario/network_file.hpp>

#include "network_parts.hpp"

#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace omsorg {
namespace {

void place(TreeNode& node, const Where& where) {
    node.where = where;
    if (auto* list = std::get_if<TreeNode::Array>(&node.value))
        for (TreeNode& element : *list) place(element, where);
    if (auto* table = std::get_if<TreeNode::Table>(&node.value))
        for (TreeEntry& entry : *table) entry.where = where, place(entry.node, where);
}

// The words of a key: station."lunch room".capacity.
std::vector<std::string> words_of(std::string_view key) {
    std::vector<std::string> words{{}};
    bool quoted = false;
    for (const char letter : key) {
        if (letter == '"')
            quoted = !quoted;
        else if (letter == '.' && !quoted)
            words.emplace_back();
        else
            words.back() += letter;
    }
    return words;
}

// The value as TOML; a bare word or a number with its unit is text.
TreeNode value_of(const Overlay& overlay) {
    FaultList unread;
    TreeNode parsed = parse_tree("x = " + overlay.text + "\n", overlay.origin, unread);
    auto& table = std::get<TreeNode::Table>(parsed.value);
    TreeNode value{Where{overlay.origin}, overlay.text};
    if (unread.empty() && table.size() == 1) value = std::move(table.front().node);
    place(value, Where{overlay.origin});
    return value;
}

// Everything but the last word must be there: a misspelt station is never a new one.
void lay_over(TreeNode& tree, const Overlay& overlay, FaultList& faults) {
    const std::vector<std::string> words = words_of(overlay.key);
    TreeNode* at = &tree;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        TreeNode* next = nullptr;
        std::vector<std::string> known;
        if (auto* list = std::get_if<TreeNode::Array>(&at->value)) {
            for (std::size_t k = 0; k < list->size(); ++k) {
                known.push_back(std::to_string(k));
                if (known.back() == words[i]) next = &(*list)[k];
            }
        } else if (auto* table = std::get_if<TreeNode::Table>(&at->value)) {
            for (TreeEntry& entry : *table) {
                known.push_back(entry.key);
                if (entry.key == words[i]) next = &entry.node;
            }
            if (next == nullptr && last) {
                table->push_back({words[i], Where{overlay.origin}, {}});
                next = &table->back().node;
            }
        }
        if (next == nullptr) {
            std::string near = did_you_mean(closest(words[i], known));
            faults.add({.code = std::string{code::unknown_key},
                        .where = Where{overlay.origin},
                        .key = overlay.key,
                        .problem = "there is no \"" + words[i] + "\"",
                        .why = "it would change nothing",
                        .suggestion = near.empty() ? "Look for the key in the file." : near});
            return;
        }
        at = next;
    }
    *at = value_of(overlay);
}

// The place of a key, or of what it is a part of.
Where where_of(const NetworkPlaces& places, std::string key, const Where& top) {
    for (;;) {
        if (const auto found = places.find(key); found != places.end()) return found->second;
        const auto point = key.rfind('.');
        if (point == std::string::npos) return top;
        key.resize(point);
    }
}

// Tells what holidays are to the shifts and the rates of this file.
Holidays read_head(TableReader head, NetworkFile& file) {
    static constexpr TableReader::Word<Holidays> holiday_words[] = {{"as_sundays", Holidays::as_sundays},
                                                                    {"as_usual", Holidays::as_usual}};
    Network& network = file.network;
    head.read("about", file.about);
    if (const TreeNode* start = head.take("start")) {
        if (const auto* day = start->as<Day>())
            network.start = *day;
        else if (const auto* moment = start->as<Instant>())
            network.start = *moment;
        else
            head.refuse(code::wrong_type, start->where, head.key_of("start"),
                        "this is " + std::string{start->kind()}, "a date is needed",
                        "Write 2027-01-04, without quotes.");
    }
    head.read("warm_up", network.warm_up);
    if (head.need("length", "a run must end") != nullptr) head.read("length", network.length);
    Holidays holidays = Holidays::as_sundays;
    head.read("holidays", holidays, std::span<const TableReader::Word<Holidays>>{holiday_words});
    int replications = static_cast<int>(file.replications);
    head.read("replications", replications);
    if (replications < 1)
        head.refuse(code::out_of_range, head.take("replications")->where, head.key_of("replications"),
                    "fewer than one run", "nothing would be seen", "Write 1 or more.");
    else
        file.replications = static_cast<std::uint32_t>(replications);
    if (const TreeNode* node = head.take("seed")) {
        // A seed is not counted to: it may be larger than any other whole number here.
        const auto* any = node->as<std::int64_t>();
        int seed = 0;
        if (any == nullptr) head.read("seed", seed);
        const std::int64_t told = any != nullptr ? *any : seed;
        if (told < 0)
            head.refuse(code::out_of_range, node->where, head.key_of("seed"), "the seed is below zero",
                        "it is the number of a world, counted from zero", "Write 0 or more.");
        else
            file.seed = static_cast<std::uint64_t>(told);
    }
    head.refuse_the_rest();
    return holidays;
}

void read_sections(const TreeNode& tree, NetworkFile& file, NetworkPlaces& places, FaultList& faults) {
    static const std::vector<std::string> sections{"network", "station", "people"};
    const auto& top = std::get<TreeNode::Table>(tree.value);
    for (const TreeEntry& entry : top) {
        if (std::find(sections.begin(), sections.end(), entry.key) != sections.end()) continue;
        std::string near = did_you_mean(closest(entry.key, sections));
        faults.add({.code = std::string{code::unknown_key},
                    .where = entry.where,
                    .key = entry.key,
                    .problem = "there is no such section",
                    .why = "it would change nothing",
                    .suggestion = near.empty() ? "The sections are network, station and people." : near});
    }
    Holidays holidays = Holidays::as_sundays;
    if (const TreeEntry* head = find(top, "network"))
        holidays = read_head({head->node, "network", {"network"}, places, faults}, file);
    else
        faults.add({.code = std::string{code::missing_key},
                    .where = tree.where,
                    .key = "network.length",
                    .problem = "it is missing",
                    .why = "a run must end",
                    .suggestion = "Write [network] and length = \"4 weeks\" below."});
    // The sections themselves are tables of tables.
    const auto each = [&](const char* section, auto read) {
        const TreeEntry* entry = find(top, section);
        if (entry == nullptr) return;
        const TableReader all{entry->node, section, {}, places, faults};
        for (const TreeEntry& one : all.table()) read(one);
    };
    each("station", [&](const TreeEntry& one) {
        file.network.stations.push_back(read_station(one, holidays, places, faults));
    });
    each("people", [&](const TreeEntry& one) {
        file.network.people.push_back(read_people(one, file.network.start, holidays, places, faults));
    });
}

NetworkFile read_checked(TreeNode tree, const Overrides& overrides, FaultList& faults,
                         const std::optional<std::filesystem::path>& folder, std::vector<SourceText> inputs) {
    NetworkFile file;
    for (const Overlay& overlay : overrides.overlays)
        if (!overlay.key.empty()) lay_over(tree, overlay, faults);
    if (faults.empty()) fill_recorded(tree, folder, inputs, faults);
    file.inputs = std::move(inputs);
    NetworkPlaces places;
    if (faults.empty()) read_sections(tree, file, places, faults);
    faults.raise_if_any();
    NetworkCheck check = check_network(file.network);
    for (Fault& fault : check.faults) {
        fault.where = where_of(places, fault.key, tree.where);
        faults.add(std::move(fault));
    }
    faults.raise_if_any();
    for (Fault& warning : check.warnings) warning.where = where_of(places, warning.key, tree.where);
    file.warnings = std::move(check.warnings);
    return file;
}

} // namespace

NetworkFile read_network(const std::filesystem::path& file, const Overrides& overrides) {
    FaultList faults;
    std::vector<SourceText> inputs;
    TreeNode tree = read_tree(file, file.parent_path(), inputs, faults);
    faults.raise_if_any();
    return read_checked(std::move(tree), overrides, faults, file.parent_path(), std::move(inputs));
}

NetworkFile read_network_tree(TreeNode tree, const Overrides& overrides) {
    FaultList faults;
    return read_checked(std::move(tree), overrides, faults, std::nullopt, {});
}

} // namespace omsorg
