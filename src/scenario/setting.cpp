// SPDX-License-Identifier: MIT
#include <omsorg/scenario/setting.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/spread.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <utility>

namespace omsorg {
namespace {

bool is_year(std::string_view text) {
    const auto digits = [](std::string_view part) {
        return part.size() == 4 &&
               std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.size() == 4) return digits(text);
    return text.size() == 9 && text[4] == '-' && digits(text.substr(0, 4)) && digits(text.substr(5));
}

class SettingReader {
public:
    SettingReader(const TreeEntry& entry, const DescribedField& described, FaultList& faults)
        : entry_{entry}, field_{described.field}, kind_{described.kind}, faults_{faults} {
        setting_.key = std::string{field_.key};
        setting_.where = entry.node.where;
    }

    std::optional<Setting> read() {
        const std::size_t before = faults_.found();
        if (const auto* table = entry_.node.as<TreeNode::Table>())
            read_long(*table);
        else
            read_value(entry_.node);
        if (faults_.found() != before) return std::nullopt;
        return std::move(setting_);
    }

private:
    void read_long(const TreeNode::Table& table) {
        const TreeEntry* value = find(table, "value");
        const TreeEntry* spread = find(table, "distribution");
        if (value == nullptr && spread == nullptr)
            return refuse(code::missing_key, entry_.node.where,
                          "neither \"value\" nor \"distribution\" is given", "the key then says nothing",
                          "Write { value = " + example() + ", source = \"...\" }.");
        if (value != nullptr && spread != nullptr)
            return refuse(code::contradiction, spread->where, "both \"value\" and \"distribution\" are given",
                          "only one of them could count", "Remove one of them.");
        read_grounds(table, spread != nullptr);
        if (value != nullptr) {
            if (value->node.as<TreeNode::Table>() != nullptr)
                return refuse(code::wrong_type, value->node.where, "the value is a table",
                              "a single value is needed", "Write value = " + example() + ".");
            read_value(value->node);
            if (const TreeEntry* varies = find(table, "varies"))
                if (const auto* word = varies->node.as<std::string>(); word == nullptr || *word != "never")
                    refuse(code::wrong_varies, varies->where, "a single value does not vary",
                           "only a distribution can", "Remove \"varies\", or give a distribution.");
        } else {
            read_distribution(table);
        }
    }

    void read_value(const TreeNode& node) {
        switch (kind_) {
        case ValueKind::truth:
            if (const auto* truth = node.as<bool>())
                setting_.value = *truth;
            else
                refuse(code::wrong_type, node.where, "this is " + std::string{node.kind()},
                       "the key is true or false", "Write true or false, without quotes.");
            return;
        case ValueKind::choice:
            return read_choice(node);
        default:
            break;
        }
        const auto amount = read_amount(node, field_.unit, field_.key, faults_);
        if (!amount || !in_range(*amount, node.where)) return;
        if (kind_ == ValueKind::distribution)
            setting_.value = Distribution::constant(*amount);
        else if (kind_ == ValueKind::number)
            setting_.value = *amount;
        else if (*amount == std::floor(*amount))
            setting_.value = static_cast<std::int64_t>(*amount);
        else
            refuse(code::bad_number, node.where, number_text(*amount) + " is not a whole number",
                   "the key counts whole things", "Round it, or think again what it counts.");
    }

    void read_choice(const TreeNode& node) {
        const auto* word = node.as<std::string>();
        if (word != nullptr &&
            std::find(field_.options.begin(), field_.options.end(), *word) != field_.options.end()) {
            setting_.value = *word;
            return;
        }
        std::string words;
        for (const auto option : field_.options) words += (words.empty() ? "" : ", ") + std::string{option};
        const std::vector<std::string> known{field_.options.begin(), field_.options.end()};
        std::string near = word != nullptr ? did_you_mean(closest(*word, known)) : "";
        refuse(code::not_an_option, node.where,
               word != nullptr ? "\"" + *word + "\" is not one of the words"
                               : "this is " + std::string{node.kind()},
               "the key is one of " + words, near.empty() ? "Use one of: " + words + "." : near);
    }

    void read_distribution(const TreeNode::Table& table) {
        const TreeEntry& named = *find(table, "distribution");
        if (kind_ == ValueKind::truth || kind_ == ValueKind::choice)
            return refuse(code::wrong_varies, named.where, "the key cannot be a distribution",
                          "it is not a number", "Give one value; compare the others as plans.");
        if (field_.varies == Varies::never)
            return refuse(code::wrong_varies, named.where, "the key cannot vary",
                          "the model reads it once, as a single figure", "Give one value, or sweep it.");
        setting_.varies = field_.varies;
        if (const TreeEntry* varies = find(table, "varies")) {
            const auto* word = varies->node.as<std::string>();
            const auto over = word != nullptr ? varies_of(*word) : std::nullopt;
            if (over != field_.varies)
                return refuse(code::wrong_varies, varies->node.where,
                              "it cannot vary over " + (word != nullptr ? "\"" + *word + "\"" : "that"),
                              "the model draws it per " + std::string{text(field_.varies)},
                              "Write varies = \"" + std::string{text(field_.varies)} +
                                  "\", or leave it out.");
        }
        if (auto spread = read_spread(entry_.node, field_, faults_)) {
            const bool single = spread->is_constant();
            if (!single)
                setting_.value = std::move(*spread);
            else if (kind_ == ValueKind::whole)
                setting_.value = static_cast<std::int64_t>(std::llround(spread->mean()));
            else if (kind_ == ValueKind::number)
                setting_.value = spread->mean();
            else
                setting_.value = std::move(*spread);
            if (single) setting_.varies = Varies::never;
        }
    }

    void read_grounds(const TreeNode::Table& table, bool spread) {
        for (const TreeEntry& entry : table) {
            const auto* word = entry.node.as<std::string>();
            const auto* whole = entry.node.as<std::int64_t>();
            if (entry.key == "source" || entry.key == "note") {
                if (word == nullptr)
                    refuse(code::bad_evidence, entry.node.where,
                           "\"" + entry.key + "\" is " + std::string{entry.node.kind()},
                           "it is text for readers", "Put it in quotes.");
                else
                    (entry.key == "source" ? setting_.source : setting_.note) = *word;
            } else if (entry.key == "year") {
                setting_.year = whole != nullptr ? std::to_string(*whole) : word != nullptr ? *word : "";
                if (!is_year(setting_.year))
                    refuse(code::bad_evidence, entry.node.where, "this is not a year",
                           "a figure's age tells how far to trust it",
                           "Write year = 2019, or \"2015-2019\".");
            } else if (entry.key == "grade") {
                setting_.grade = word != nullptr ? grade_of(*word) : std::nullopt;
                if (!setting_.grade)
                    refuse(code::bad_evidence, entry.node.where, "this is not a grade",
                           "results tell which grades drive them",
                           "Write \"A\" trial, \"B\" observed or recorded, \"C\" pilot, \"D\" expert or "
                           "\"E\" assumed.");
            } else if (!spread && entry.key != "value" && entry.key != "varies") {
                const std::vector<std::string> known{"value", "distribution", "varies", "source",
                                                     "year",  "grade",        "note"};
                std::string near = did_you_mean(closest(entry.key, known));
                refuse(code::unknown_key, entry.where, "\"" + entry.key + "\" is no part of a value",
                       "it would change nothing",
                       near.empty() ? "A value has: value, source, year, grade, note." : near);
            }
        }
    }

    bool in_range(double amount, const Where& where) {
        if (field_.admits(amount)) return true;
        std::string suggestion = "Give a value within that range.";
        if (field_.unit == "share" && amount > 1 && amount <= 100) {
            const std::string percent = number_text(amount);
            suggestion = "Did you mean \"" +
                         (percent.ends_with(".0") ? percent.substr(0, percent.size() - 2) : percent) +
                         " %\"?";
        } else if (amount < 0 && field_.admits(-amount)) {
            suggestion = "Remove the minus sign.";
        }
        refuse(code::out_of_range, where, amount_text(amount, field_.unit) + " is out of range",
               "the key allows " + range_text(field_), suggestion);
        return false;
    }

    std::string example() const {
        if (kind_ == ValueKind::truth) return "true";
        if (kind_ == ValueKind::choice)
            return "\"" + std::string{field_.options.empty() ? "" : field_.options[0]} + "\"";
        return "\"1.5 " + std::string{field_.unit} + "\"";
    }

    void refuse(std::string_view code, const Where& where, std::string problem, std::string why,
                std::string suggestion) {
        faults_.refuse(code, where, std::string{field_.key}, std::move(problem), std::move(why),
                       std::move(suggestion));
    }

    const TreeEntry& entry_;
    const Field& field_;
    ValueKind kind_;
    FaultList& faults_;
    Setting setting_;
};

} // namespace

bool Setting::lacks_source() const {
    return source.empty() || source.starts_with("unknown") || source.starts_with("assumed");
}

bool Setting::is_weak() const { return !grade || omsorg::is_weak(*grade); }

std::optional<Setting> read_setting(const TreeEntry& entry, const DescribedField& described,
                                    FaultList& faults) {
    return SettingReader{entry, described, faults}.read();
}

std::string value_text(const SettingValue& value, const Field& field) {
    const std::string unit = field.unit.empty() ? "" : " " + std::string{field.unit};
    if (const auto* number = std::get_if<double>(&value)) return number_text(*number) + unit;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole) + unit;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* word = std::get_if<std::string>(&value)) return *word;
    const auto& spread = std::get<Distribution>(value);
    return (spread.is_constant() ? number_text(spread.mean()) : spread.text()) + unit;
}

std::string range_text(const Field& field) {
    const bool low = std::isfinite(field.low), high = std::isfinite(field.high);
    if (low && high) return number_text(field.low) + " to " + amount_text(field.high, field.unit);
    if (low) return "at least " + amount_text(field.low, field.unit);
    if (high) return "at most " + amount_text(field.high, field.unit);
    return field.unit.empty() ? "any number" : "any number of " + std::string{field.unit};
}

} // namespace omsorg
