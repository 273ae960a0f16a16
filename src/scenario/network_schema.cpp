// SPDX-License-Identifier: MIT
// The JSON Schema of a network's file, for editors; written from the same keys as the reader and the reference page.
#include <omsorg/scenario/network_file.hpp>

#include "json.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/scenario/spread.hpp>

#include <algorithm>

namespace omsorg {
namespace {

using namespace json;

std::string text_like(std::string_view pattern) {
    return object({{"type", json_text("string")}, {"pattern", json_text(pattern)}});
}
std::string list_of(const std::string& items) {
    return object({{"type", json_text("array")}, {"items", items}});
}
/// A table whose keys are names.
std::string named(const std::string& values) {
    return object({{"type", json_text("object")}, {"additionalProperties", values}});
}

// "finish, hand_over or restart": the words themselves; empty if the text is no such list.
std::vector<std::string> words_of(std::string_view text) {
    std::string list{text};
    if (const auto last = list.find(" or "); last != std::string::npos) list.replace(last, 4, ", ");
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(", ", at), list.size());
        const std::string word = list.substr(at, end - at);
        const bool plain =
            std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
        if (!plain || word.empty()) return {};
        words.push_back(json_text(word));
        at = end + 2;
    }
    return words.size() < 2 ? std::vector<std::string>{} : words;
}

std::string schema_of_type(std::string_view is) {
    const std::string share = definition("share"), name = type("string"), whole = definition("whole");
    const std::pair<std::string_view, std::string> known[] = {
        {"text", type("string")},
        {"station", type("string")},
        {"true or false", type("boolean")},
        {"whole number", whole},
        {"duration (h)", definition("amount")},
        {"distribution of h", definition("distribution")},
        {"whole number or discrete distribution", any_of({whole, definition("distribution")})},
        {"date, or date with time", definition("moment")},
        {"time of day", any_of({type("number"), definition("clock")})},
        {"list of text", list_of(type("string"))},
        {"list of workers", list_of(definition("worker"))},
        {"list of shifts", list_of(definition("shift"))},
        {"per h, or a table { each, rates, repeats, days }",
         any_of({definition("amount"), definition("rates")})},
        {"list of moments, or a table's name",
         any_of({text_like("\\.csv$"),
                 list_of(any_of({definition("amount"), definition("moment"), definition("arrival")}))})},
        {"whole number, or a table station = number", any_of({whole, named(whole)})},
        {"station, or a table station = chance", any_of({name, named(share)})},
        {"a table station = station, or station = { station = chance }", named(any_of({name, named(share)}))},
        {"a table station = what they ask there", named(definition("asks"))},
        {"every_day, monday_to_friday, weekend, a weekday, or a list of these",
         any_of({definition("days"), list_of(definition("days"))})},
    };
    for (const auto& [text, schema] : known)
        if (text == is) return schema;
    const std::vector<std::string> words = words_of(is);
    expect(!words.empty(), "every type of key is known to the schema");
    return object({{"enum", array(words)}});
}

/// A table with the keys of these sections, and no others.
std::string table_of(std::initializer_list<std::string_view> sections,
                     const std::vector<std::string>& needed = {}) {
    Members members;
    for (const NetworkKey& key : network_keys()) {
        if (std::find(sections.begin(), sections.end(), key.section) == sections.end()) continue;
        std::string about{key.about};
        if (!key.kinds.empty()) about += " Only of: " + std::string{key.kinds} + ".";
        members.emplace_back(key.name, object({{"description", json_text(about)},
                                               {"allOf", array({schema_of_type(key.type)})}}));
    }
    for (const char* word : {"source", "note"}) members.emplace_back(word, type("string"));
    return object({{"type", json_text("object")},
                   {"properties", object(members)},
                   {"required", array(needed)},
                   {"additionalProperties", "false"}});
}

std::string plain_table(Members members, const std::vector<std::string>& needed) {
    for (const char* word : {"source", "note"}) members.emplace_back(word, type("string"));
    return object({{"type", json_text("object")},
                   {"properties", object(members)},
                   {"required", array(needed)},
                   {"additionalProperties", "false"}});
}

std::string distribution_schema() {
    std::vector<std::string> ways{definition("amount")};
    for (const SpreadForm& form : spread_forms()) {
        Members members{{"distribution",
                         object({{"const", json_text(form.name)}, {"description", json_text(form.about)}})}};
        std::vector<std::string> needed{json_text("distribution")};
        for (const SpreadParameter& parameter : form.parameters) {
            const std::string amount = definition("amount");
            members.emplace_back(parameter.name, parameter.list ? list_of(amount) : amount);
            if (!parameter.may_lack) needed.push_back(json_text(parameter.name));
        }
        ways.push_back(plain_table(std::move(members), needed));
    }
    return any_of(ways);
}

Members definitions() {
    const std::string amount = definition("amount");
    std::vector<std::string> days;
    for (const char* day : {"every_day", "monday_to_friday", "weekend", "monday", "tuesday", "wednesday",
                            "thursday", "friday", "saturday", "sunday"})
        days.push_back(json_text(day));
    // An editor's TOML dates and times reach the schema as text.
    return {
        {"amount",
         any_of({type("number"), text_like("^ *[-+]?[0-9_]*\\.?[0-9_]+([eE][-+]?[0-9]+)?( *[^ 0-9,].*)?$")})},
        {"share", any_of({object({{"type", json_text("number")}, {"minimum", "0"}, {"maximum", "1"}}),
                          text_like("^ *[0-9.]+ *%$")})},
        {"whole", type("integer")},
        {"moment", text_like("^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?)?$")},
        {"clock", text_like("^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?$")},
        {"days", object({{"enum", array(days)}})},
        {"distribution", distribution_schema()},
        {"rates", plain_table({{"each", amount},
                               {"rates", list_of(amount)},
                               {"repeats", type("boolean")},
                               {"days", any_of({definition("days"), list_of(definition("days"))})}},
                              {"\"each\"", "\"rates\""})},
        {"arrival",
         plain_table({{"at", any_of({amount, definition("moment")})}, {"how_many", definition("whole")}},
                     {"\"at\""})},
        {"worker", table_of({"worker"}, {"\"name\""})},
        {"shift", table_of({"shift"}, {"\"from\"", "\"until\""})},
        {"asks", table_of({"people.at", "people.asks"})}};
}

} // namespace

std::string network_schema() {
    const Members members{{"network", table_of({"network"}, {"\"length\""})},
                          {"station", named(table_of({"station"}))},
                          {"people", named(table_of({"people", "people.asks"}))}};
    return object({{"$schema", json_text("https://json-schema.org/draft/2020-12/schema")},
                   {"title", json_text("omsorg network")},
                   {"type", json_text("object")},
                   {"properties", object(members)},
                   {"required", array({json_text("network")})},
                   {"additionalProperties", "false"},
                   {"$defs", object(definitions())}}) +
           "\n";
}

} // namespace omsorg
