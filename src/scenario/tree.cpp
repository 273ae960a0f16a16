// SPDX-License-Identifier: MIT
#include <omsorg/scenario/tree.hpp>

#include <omsorg/scenario/code.hpp>

// The parser is compiled into this file, so that neither a program nor a wheel needs its shared library.
#define TOML_HEADER_ONLY 1
#define TOML_SHARED_LIB 0
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

namespace omsorg {
namespace {

constexpr int deepest_nesting = 64;
constexpr int deepest_include = 8;
constexpr std::size_t most_values = 1'000'000;

Where place(const toml::source_position& at, const std::string& name) { return {name, at.line, at.column}; }

Day day(const toml::date& date) {
    return Day{std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day}};
}

Duration since_midnight(const toml::time& time) {
    return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
           std::chrono::seconds{time.second} +
           std::chrono::duration_cast<Duration>(std::chrono::nanoseconds{time.nanosecond});
}

// Turns the parser's tree into ours, and holds the limits.
class Translator {
public:
    Translator(const std::string& name, FaultList& faults) : name_{name}, faults_{faults} {}

    TreeNode node(const toml::node& from, int depth) {
        TreeNode to{place(from.source().begin, name_), false};
        if (++values_ == most_values + 1)
            faults_.add({.code = std::string{code::too_many_values},
                         .where = to.where,
                         .problem = "there are more than a million values in this file",
                         .why = "a scenario is read whole into memory",
                         .suggestion = "Put figures in a CSV table."});
        if (values_ > most_values) return to;
        if (depth > deepest_nesting) {
            if (!std::exchange(too_deep_, true))
                faults_.add({.code = std::string{code::nesting},
                             .where = to.where,
                             .problem = "values are nested more than 64 deep",
                             .why = "no scenario needs that",
                             .suggestion = "Look for a bracket that is never closed."});
            return to;
        }
        if (const auto* table = from.as_table())
            to.value = entries(*table, depth);
        else if (const auto* array = from.as_array()) {
            TreeNode::Array list;
            for (const toml::node& element : *array) list.push_back(node(element, depth + 1));
            to.value = std::move(list);
        } else if (const auto* truth = from.as_boolean())
            to.value = truth->get();
        else if (const auto* whole = from.as_integer())
            to.value = whole->get();
        else if (const auto* number = from.as_floating_point())
            to.value = number->get();
        else if (const auto* text = from.as_string())
            to.value = text->get();
        else if (const auto* date = from.as_date())
            to.value = day(date->get());
        else if (const auto* time = from.as_time())
            to.value = since_midnight(time->get());
        else if (const auto* both = from.as_date_time())
            to.value = Instant{day(both->get().date)} + since_midnight(both->get().time);
        return to;
    }

    TreeNode::Table entries(const toml::table& from, int depth) {
        TreeNode::Table list;
        for (const auto& [key, value] : from)
            list.push_back(
                {std::string{key.str()}, place(key.source().begin, name_), node(value, depth + 1)});
        // The parser keeps keys by name; a reader expects them as written.
        std::stable_sort(list.begin(), list.end(), [](const TreeEntry& a, const TreeEntry& b) {
            return std::pair{a.where.line, a.where.column} < std::pair{b.where.line, b.where.column};
        });
        return list;
    }

private:
    const std::string& name_;
    FaultList& faults_;
    std::size_t values_ = 0;
    bool too_deep_ = false;
};

std::string_view line_of(std::string_view text, std::uint32_t line) {
    for (std::uint32_t i = 1; i < line; ++i) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

bool has_decimal_comma(std::string_view line) {
    const auto sign = line.find('=');
    if (sign == std::string_view::npos || line.find_first_of("[{\"'#", sign) != std::string_view::npos)
        return false;
    const auto digit = [&](std::size_t i) {
        return i < line.size() && std::isdigit(static_cast<unsigned char>(line[i])) != 0;
    };
    for (auto comma = line.find(',', sign); comma != std::string_view::npos;
         comma = line.find(',', comma + 1))
        if (comma > 0 && digit(comma - 1) && digit(comma + 1)) return true;
    return false;
}

void report(const toml::parse_error& error, std::string_view text, const std::string& name,
            FaultList& faults) {
    const Where where = place(error.source().begin, name);
    const std::string said{error.description()};
    if (has_decimal_comma(line_of(text, where.line))) {
        faults.add({.code = std::string{code::decimal_comma},
                    .where = where,
                    .problem = "a decimal comma",
                    .why = "in TOML a comma parts values",
                    .suggestion = "Write a decimal point: 4.5."});
    } else if (said.find("redefine") != std::string::npos || said.find("duplicate") != std::string::npos) {
        // The parser points behind the value; the reader looks for the key.
        const auto start = line_of(text, where.line).find_first_not_of(" \t[");
        const std::uint32_t column =
            start == std::string_view::npos ? 1 : static_cast<std::uint32_t>(start) + 1;
        faults.add({.code = std::string{code::duplicate_key},
                    .where = {name, where.line, column},
                    .problem = "the key stands twice: " + said,
                    .why = "only one of the values could count",
                    .suggestion = "Remove one of them."});
    } else if (said.find("nested") != std::string::npos && said.find("max") != std::string::npos) {
        faults.add({.code = std::string{code::nesting},
                    .where = where,
                    .problem = "values are nested more than 64 deep",
                    .why = "no scenario needs that",
                    .suggestion = "Look for a bracket that is never closed."});
    } else {
        faults.add({.code = std::string{code::syntax},
                    .where = where,
                    .problem = "this is not TOML: " + said,
                    .why = "what follows cannot be read until it is",
                    .suggestion = "Text needs quotes, and each key its own line."});
    }
}

// Joins what an included file says to what the including one says; tables are joined, values may not meet.
void join(TreeNode::Table& into, TreeNode::Table&& from, const std::string& section, FaultList& faults) {
    for (TreeEntry& entry : from) {
        const std::string key = section.empty() ? entry.key : section + "." + entry.key;
        const auto same =
            std::find_if(into.begin(), into.end(), [&](const TreeEntry& e) { return e.key == entry.key; });
        if (same == into.end()) {
            into.push_back(std::move(entry));
            continue;
        }
        auto* mine = std::get_if<TreeNode::Table>(&same->node.value);
        auto* theirs = std::get_if<TreeNode::Table>(&entry.node.value);
        if (mine != nullptr && theirs != nullptr) {
            join(*mine, std::move(*theirs), key, faults);
            continue;
        }
        faults.add(
            {.code = std::string{code::duplicate_key},
             .where = entry.where,
             .key = key,
             .problem = "the key also stands in " + same->where.file + ":" + std::to_string(same->where.line),
             .why = "only one of the values could count",
             .suggestion = "Remove one of them."});
    }
}

class Includer {
public:
    Includer(const std::filesystem::path& folder, std::vector<SourceText>& inputs, FaultList& faults)
        : folder_{folder}, inputs_{inputs}, faults_{faults} {}

    TreeNode read(const std::filesystem::path& file, const std::optional<Where>& asked) {
        auto source = read_text(file, faults_, asked, asked ? "include" : "");
        TreeNode tree{Where{file.generic_string(), 1, 1}, TreeNode::Table{}};
        if (!source) return tree;
        tree = parse_tree(source->text, source->name, faults_);
        inputs_.push_back(std::move(*source));
        open_.push_back(file);
        include_into(tree);
        open_.pop_back();
        return tree;
    }

private:
    void include_into(TreeNode& tree) {
        auto& table = std::get<TreeNode::Table>(tree.value);
        const auto entry =
            std::find_if(table.begin(), table.end(), [](const TreeEntry& e) { return e.key == "include"; });
        if (entry == table.end()) return;
        const TreeEntry include = std::move(*entry);
        table.erase(entry);
        const TreeNode::Array one{include.node};
        const auto* many = include.node.as<TreeNode::Array>();
        for (const TreeNode& name : many != nullptr ? *many : one) {
            const auto* text = name.as<std::string>();
            if (text == nullptr) {
                complain(name.where, "an include names " + std::string{name.kind()}, "it must name a file",
                         "Write include = [\"prices.toml\"].");
                continue;
            }
            const auto path = path_inside(folder_, *text, name.where, "include", faults_);
            if (!path) continue;
            if (std::find(open_.begin(), open_.end(), *path) != open_.end()) {
                complain(name.where, *text + " includes itself, directly or by way of others",
                         "it would never end", "Remove one of the includes.");
                continue;
            }
            if (open_.size() > deepest_include) {
                complain(name.where, "includes are more than 8 deep", "nobody can follow them",
                         "Include the files from base.toml.");
                continue;
            }
            TreeNode more = read(*path, name.where);
            join(table, std::move(std::get<TreeNode::Table>(more.value)), {}, faults_);
        }
    }

    void complain(const Where& where, std::string problem, std::string why, std::string suggestion) {
        faults_.add({.code = std::string{code::bad_include},
                     .where = where,
                     .key = "include",
                     .problem = std::move(problem),
                     .why = std::move(why),
                     .suggestion = std::move(suggestion)});
    }

    const std::filesystem::path& folder_;
    std::vector<SourceText>& inputs_;
    FaultList& faults_;
    std::vector<std::filesystem::path> open_;
};

} // namespace

std::string_view TreeNode::kind() const noexcept {
    switch (value.index()) {
    case 0:
        return "true or false";
    case 1:
        return "a whole number";
    case 2:
        return "a number";
    case 3:
        return "text";
    case 4:
        return "a date";
    case 5:
        return "a time of day";
    case 6:
        return "a date with a time";
    case 7:
        return "a list";
    default:
        return "a table";
    }
}

const TreeEntry* find(const TreeNode::Table& table, std::string_view key) noexcept {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const TreeEntry& entry) { return entry.key == key; });
    return found == table.end() ? nullptr : &*found;
}

TreeNode parse_tree(std::string_view text, const std::string& name, FaultList& faults) {
    TreeNode tree{Where{name, 1, 1}, TreeNode::Table{}};
    try {
        const toml::table parsed = toml::parse(text);
        Translator translator{name, faults};
        tree.value = translator.entries(parsed, 0);
    } catch (const toml::parse_error& error) {
        report(error, text, name, faults);
    }
    return tree;
}

TreeNode read_tree(const std::filesystem::path& file, const std::filesystem::path& folder,
                   std::vector<SourceText>& inputs, FaultList& faults) {
    return Includer{folder, inputs, faults}.read(file, std::nullopt);
}

} // namespace omsorg
