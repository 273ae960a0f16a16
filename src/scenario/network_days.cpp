// SPDX-License-Identifier: MIT
#include "network_parts.hpp"

#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <iterator>

namespace omsorg {
namespace {

struct DayWord {
    std::string_view text;
    unsigned days;
};
constexpr DayWord day_words[] = {{"every_day", 0b1111111}, {"monday_to_friday", 0b0011111},
                                 {"weekend", 0b1100000},   {"monday", 0b0000001},
                                 {"tuesday", 0b0000010},   {"wednesday", 0b0000100},
                                 {"thursday", 0b0001000},  {"friday", 0b0010000},
                                 {"saturday", 0b0100000},  {"sunday", 0b1000000}};

} // namespace

std::optional<Weekdays> read_days(TableReader& table, const TreeNode* node, const std::string& key) {
    if (node == nullptr) return Weekdays::every_day;
    const TreeNode::Array one{*node};
    const auto* many = node->as<TreeNode::Array>();
    std::vector<std::string> known;
    for (const DayWord& word : day_words) known.emplace_back(word.text);
    unsigned days = 0;
    bool fine = true;
    for (const TreeNode& name : many != nullptr ? *many : one) {
        const std::string* text = table.text(name, key, "\"monday_to_friday\"");
        const auto found = std::find_if(std::begin(day_words), std::end(day_words), [&](const DayWord& word) {
            return text != nullptr && word.text == *text;
        });
        if (found != std::end(day_words)) {
            days |= found->days;
            continue;
        }
        fine = false;
        if (text == nullptr) continue;
        std::string near = did_you_mean(closest(*text, known));
        table.refuse(code::not_an_option, name.where, key, "\"" + *text + "\" names no days",
                     "they are days of the week",
                     near.empty() ? "Use every_day, monday_to_friday, weekend, or a weekday." : near);
    }
    return fine ? std::optional{static_cast<Weekdays>(days)} : std::nullopt;
}

} // namespace omsorg
