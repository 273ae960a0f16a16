// SPDX-License-Identifier: MIT
#include "network_reader.hpp"

#include <omsorg/network/network.hpp>
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/network_file.hpp>
#include <omsorg/scenario/spread.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

const TreeNode::Table no_table{};
constexpr double longest_hours = 24 * 366 * 200.0; // as long as any run

bool is_among(std::string_view word, std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (words.substr(at, end - at) == word) return true;
        at = end + 1;
    }
    return false;
}

} // namespace

TableReader::TableReader(const TreeNode& node, std::string key, std::vector<std::string_view> sections,
                         NetworkPlaces& places, FaultList& faults, std::string_view kind)
    : node_{node}, table_{node.as<TreeNode::Table>()}, key_{std::move(key)}, sections_{std::move(sections)},
      places_{places}, faults_{faults}, kind_{kind} {
    places_.emplace(key_, node_.where);
    if (table_ != nullptr) return;
    table_ = &no_table;
    refuse(code::wrong_type, node_.where, key_, "this is " + std::string{node_.kind()},
           "it is a table of keys", "Write [" + key_ + "] and its keys below.");
}

std::string TableReader::key_of(std::string_view word) const { return key_ + "." + network_key({word}); }

const TreeNode* TableReader::take(std::string_view word) {
    const TreeEntry* entry = find(*table_, word);
    if (entry == nullptr) return nullptr;
    places_.emplace(key_of(word), entry->node.where);
    return &entry->node;
}

const TreeNode* TableReader::need(std::string_view word, std::string_view why) {
    if (const TreeNode* node = take(word)) return node;
    refuse(code::missing_key, node_.where, key_of(word), "it is missing", std::string{why}, "Add it.");
    return nullptr;
}

void TableReader::refuse(std::string_view code, const Where& where, const std::string& key,
                         std::string problem, std::string why, std::string suggestion) {
    faults_.refuse(code, where, key, std::move(problem), std::move(why), std::move(suggestion));
}

void TableReader::refuse_the_rest() {
    for (const TreeEntry& entry : *table_) {
        if (entry.key == "source" || entry.key == "note") {
            (void)text(entry.node, key_of(entry.key), "\"assumed\"");
            continue;
        }
        std::vector<std::string> known;
        std::string_view elsewhere;
        bool fine = false;
        for (const NetworkKey& one : network_keys()) {
            if (std::find(sections_.begin(), sections_.end(), one.section) == sections_.end()) continue;
            const bool here = kind_.empty() || one.kinds.empty() || is_among(kind_, one.kinds);
            if (here) known.emplace_back(one.name);
            if (one.name != entry.key) continue;
            fine = fine || here;
            if (!here) elsewhere = one.kinds;
        }
        if (fine) continue;
        const std::string key = key_of(entry.key);
        if (!elsewhere.empty()) {
            refuse(code::unknown_key, entry.where, key, "it is no part of a " + std::string{kind_},
                   "it would change nothing", "Only these kinds have it: " + std::string{elsewhere} + ".");
            continue;
        }
        std::string near = did_you_mean(closest(entry.key, known));
        if (entry.key == "service")
            near = "How long it takes is said of a station, or of them there: at.STATION.service.";
        if (near.empty()) {
            near = "The keys are: ";
            for (const std::string& one : known) near += (near.size() > 14 ? ", " : "") + one;
            near += ".";
        }
        refuse(code::unknown_key, entry.where, key, "there is no such key", "it would change nothing", near);
    }
}

std::optional<double> TableReader::amount(const TreeNode& node, std::string_view unit,
                                          const std::string& key) {
    return read_amount(node, unit, key, faults_);
}

std::optional<Duration> TableReader::duration(const TreeNode& node, const std::string& key) {
    const auto hours = amount(node, "h", key);
    if (!hours) return std::nullopt;
    if (*hours >= 0 && *hours <= longest_hours) return from_hours(*hours);
    refuse(code::out_of_range, node.where, key,
           *hours < 0 ? amount_text(*hours, "h") + " is below zero"
                      : amount_text(*hours, "h") + " is more than 200 years",
           *hours < 0 ? "nothing takes a negative while" : "no run lasts that long",
           *hours < 0 ? "Remove the minus sign." : "Check the unit.");
    return std::nullopt;
}

std::optional<Distribution> TableReader::distribution(const TreeNode& node, std::string_view unit, double low,
                                                      const std::string& key) {
    const Field field{.key = key, .unit = unit, .low = low, .high = longest_hours};
    if (const auto* table = node.as<TreeNode::Table>()) {
        if (find(*table, "distribution") != nullptr) return read_spread(node, field, faults_);
        if (const TreeEntry* value = find(*table, "value")) return distribution(value->node, unit, low, key);
        refuse(code::missing_key, node.where, key, "\"distribution\" is missing",
               "it is not said how it varies",
               "Write { distribution = \"exponential\", mean = \"12 min\" }.");
        return std::nullopt;
    }
    const auto value = amount(node, unit, key);
    if (!value) return std::nullopt;
    if (field.admits(*value)) return Distribution::constant(*value);
    refuse(code::out_of_range, node.where, key,
           amount_text(*value, unit) + (*value < low ? " is too little" : " is too much"),
           "it lies between " + amount_text(low, unit) + " and " + amount_text(longest_hours, unit),
           *value < 0 ? "Remove the minus sign." : "Check the unit.");
    return std::nullopt;
}

std::optional<int> TableReader::whole(const TreeNode& node, const std::string& key) {
    const auto number = amount(node, "count", key);
    if (!number) return std::nullopt;
    if (*number == std::floor(*number) && std::abs(*number) <= 1e8) return static_cast<int>(*number);
    refuse(code::bad_number, node.where, key,
           number_text(*number) + " is no whole number that can be counted to", "it counts whole things",
           "Round it.");
    return std::nullopt;
}

const std::string* TableReader::text(const TreeNode& node, const std::string& key, std::string_view example) {
    if (const auto* words = node.as<std::string>()) return words;
    refuse(code::wrong_type, node.where, key, "this is " + std::string{node.kind()}, "text is needed",
           "Write " + std::string{example} + ", in quotes.");
    return nullptr;
}

void TableReader::read(std::string_view word, Duration& to) {
    if (const TreeNode* node = take(word))
        if (const auto length = duration(*node, key_of(word))) to = *length;
}

void TableReader::read(std::string_view word, std::optional<Distribution>& to) {
    if (const TreeNode* node = take(word))
        if (auto spread = distribution(*node, "h", 0, key_of(word))) to = std::move(spread);
}

void TableReader::read(std::string_view word, Distribution& to) {
    std::optional<Distribution> read_one;
    read(word, read_one);
    if (read_one) to = *read_one;
}

void TableReader::read(std::string_view word, int& to) {
    if (const TreeNode* node = take(word))
        if (const auto number = whole(*node, key_of(word))) to = *number;
}

void TableReader::read(std::string_view word, std::optional<int>& to) {
    if (const TreeNode* node = take(word))
        if (const auto number = whole(*node, key_of(word))) to = number;
}

void TableReader::read(std::string_view word, std::string& to) {
    if (const TreeNode* node = take(word))
        if (const std::string* words = text(*node, key_of(word), "a name")) to = *words;
}

void TableReader::read(std::string_view word, bool& to) {
    const TreeNode* node = take(word);
    if (node == nullptr) return;
    if (const bool* truth = node->as<bool>())
        to = *truth;
    else
        refuse(code::wrong_type, node->where, key_of(word), "this is " + std::string{node->kind()},
               "it is so or it is not", "Write true or false, without quotes.");
}

void TableReader::read(std::string_view word, std::optional<std::vector<std::string>>& to) {
    const TreeNode* node = take(word);
    if (node == nullptr) return;
    const auto* list = node->as<TreeNode::Array>();
    if (list == nullptr)
        return refuse(code::wrong_type, node->where, key_of(word), "this is " + std::string{node->kind()},
                      "a list is needed", "Write [\"injection\"].");
    std::vector<std::string> words;
    for (const TreeNode& one : *list)
        if (const std::string* said = text(one, key_of(word), "\"injection\"")) words.push_back(*said);
    to = std::move(words);
}

std::optional<std::size_t> TableReader::choose(std::string_view word, const std::vector<std::string>& known) {
    const TreeNode* node = take(word);
    if (node == nullptr) return std::nullopt;
    const std::string* said = text(*node, key_of(word), "\"" + known.front() + "\"");
    if (said == nullptr) return std::nullopt;
    const auto found = std::find(known.begin(), known.end(), *said);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    std::string all, near = did_you_mean(closest(*said, known));
    for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
    refuse(code::not_an_option, node->where, key_of(word), "\"" + *said + "\" is none of the words it may be",
           "they are: " + all, near.empty() ? "Use one of them." : near);
    return std::nullopt;
}

} // namespace omsorg
