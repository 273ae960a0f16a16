// SPDX-License-Identifier: MIT
#include <omsorg/scenario/schema.hpp>

#include <omsorg/scenario/study.hpp>

#include "json.hpp"

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/head.hpp>
#include <omsorg/scenario/setting.hpp>
#include <omsorg/scenario/spread.hpp>

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using namespace json;

std::string number(double value) {
    std::string text = number_text(value);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

Members grounds() {
    return {{"source", definition("source")},
            {"year", definition("year")},
            {"grade", definition("grade")},
            {"note", definition("note")}};
}

// A number in the documented unit and range, or a text with a unit (whose range only the reader can check).
Members plain_members(const DescribedField& described) {
    const Field& field = described.field;
    Members of_number{{"type", json_text(described.kind == ValueKind::whole ? "integer" : "number")}};
    if (std::isfinite(field.low)) of_number.emplace_back("minimum", number(field.low));
    if (std::isfinite(field.high)) of_number.emplace_back("maximum", number(field.high));
    return of_number;
}

std::string plain(const DescribedField& described) {
    const Field& field = described.field;
    if (described.kind == ValueKind::truth) return object({{"type", json_text("boolean")}});
    if (described.kind == ValueKind::choice) {
        std::vector<std::string> words;
        for (const auto option : field.options) words.push_back(json_text(option));
        return object({{"enum", array(words)}});
    }
    return object({{"anyOf", array({object(plain_members(described)), definition("amount")})}});
}

std::string spread(const SpreadForm& form, Varies varies) {
    Members members{
        {"distribution", object({{"const", json_text(form.name)}, {"description", json_text(form.about)}})}};
    std::vector<std::string> needed{json_text("distribution")};
    for (const SpreadParameter& parameter : form.parameters) {
        const std::string one =
            object({{"anyOf", array({object({{"type", json_text("number")}}), definition("amount")})}});
        members.emplace_back(parameter.name,
                             parameter.list ? object({{"type", json_text("array")}, {"items", one}}) : one);
        if (!parameter.may_lack) needed.push_back(json_text(parameter.name));
    }
    members.emplace_back("varies", object({{"const", json_text(text(varies))}}));
    for (auto& member : grounds()) members.push_back(std::move(member));
    return object({{"type", json_text("object")},
                   {"properties", object(members)},
                   {"required", array(needed)},
                   {"additionalProperties", "false"}});
}

std::string setting(const DescribedField& described) {
    const Field& field = described.field;
    Members of_value{{"value", plain(described)}, {"varies", object({{"const", json_text("never")}})}};
    for (auto& member : grounds()) of_value.push_back(std::move(member));
    std::vector<std::string> ways{plain(described), object({{"type", json_text("object")},
                                                            {"properties", object(of_value)},
                                                            {"required", array({json_text("value")})},
                                                            {"additionalProperties", "false"}})};
    const bool may_vary = field.varies != Varies::never && described.kind != ValueKind::truth &&
                          described.kind != ValueKind::choice;
    if (may_vary) ways.push_back(definition("varies_by_" + std::string{text(field.varies)}));
    std::string about{field.about};
    if (!field.unit.empty()) about += " Unit: " + std::string{field.unit} + ".";
    if (described.kind != ValueKind::truth && described.kind != ValueKind::choice)
        about += " Range: " + range_text(field) + ".";
    return object(
        {{"title", json_text(field.label.en)}, {"description", json_text(about)}, {"anyOf", array(ways)}});
}

Members definitions() {
    const auto text_with = [](std::string_view pattern, std::string_view about) {
        return object({{"type", json_text("string")},
                       {"pattern", json_text(pattern)},
                       {"description", json_text(about)}});
    };
    Members list{
        {"amount", text_with("^ *[-+]?[0-9_]*\\.?[0-9_]+([eE][-+]?[0-9]+)?( *[^ 0-9,].*)?$",
                             "A number with its unit: \"45 min\".")},
        {"source", object({{"type", json_text("string")},
                           {"description",
                            json_text("Where the figure comes from; \"unknown\" is legal and listed.")}})},
        {"year",
         object({{"anyOf",
                  array({object({{"type", json_text("integer")}, {"minimum", "1000"}, {"maximum", "9999"}}),
                         object({{"type", json_text("string")},
                                 {"pattern", json_text("^[0-9]{4}(-[0-9]{4})?$")}})})},
                 {"description", json_text("The year or the period the figure is of.")}})},
        {"grade", object({{"enum", array({"\"A\"", "\"B\"", "\"C\"", "\"D\"", "\"E\""})},
                          {"description",
                           json_text("A trial, B observed or recorded, C pilot, D expert, E assumed.")}})},
        {"note", object({{"type", json_text("string")}})},
        {"label",
         object({{"anyOf",
                  array({object({{"type", json_text("string")}}),
                         object({{"type", json_text("object")},
                                 {"properties", object({{"sv", object({{"type", json_text("string")}})},
                                                        {"en", object({{"type", json_text("string")}})}})},
                                 {"required", array({"\"sv\"", "\"en\""})},
                                 {"additionalProperties", "false"}})})}})},
        // An editor's TOML date reaches the schema as text.
        {"date",
         object({{"type", json_text("string")}, {"pattern", json_text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")}})}};
    for (const Varies varies : {Varies::future, Varies::person, Varies::visit, Varies::day}) {
        std::vector<std::string> forms;
        for (const SpreadForm& form : spread_forms()) forms.push_back(spread(form, varies));
        list.emplace_back("varies_by_" + std::string{text(varies)}, object({{"anyOf", array(forms)}}));
    }
    return list;
}

// Keys by section: "a.b.c" is c within b within a.
struct Section {
    std::string name;
    std::vector<std::pair<std::string, const DescribedField*>> keys;
    std::vector<Section> inner;

    void add(std::string_view key, const DescribedField& described) {
        const auto point = key.find('.');
        if (point == std::string_view::npos) return keys.emplace_back(key, &described), void();
        const auto head = key.substr(0, point), tail = key.substr(point + 1);
        for (Section& section : inner)
            if (section.name == head) return section.add(tail, described);
        inner.push_back({std::string{head}, {}, {}});
        inner.back().add(tail, described);
    }

    // An include may hold any of the keys, so an editor may not demand them; `omsorg check` does.
    [[nodiscard]] Members members() const {
        Members list;
        for (const auto& [key, described] : keys) list.emplace_back(key, definition(described->field.key));
        for (const Section& section : inner)
            list.emplace_back(section.name, object({{"type", json_text("object")},
                                                    {"properties", object(section.members())},
                                                    {"additionalProperties", "false"}}));
        return list;
    }
};

Section sections_of(const FieldTable& fields) {
    Section top;
    for (const DescribedField& described : fields.fields()) top.add(described.field.key, described);
    return top;
}

std::string head_schema() {
    const std::map<std::string_view, std::string> types{
        {"text", object({{"type", json_text("string")}})},
        {"label", definition("label")},
        {"code", object({{"type", json_text("string")}, {"pattern", json_text("^[0-9]{4}$")}})},
        {"date", definition("date")},
        {"count", object({{"type", json_text("integer")}, {"minimum", "0"}})}};
    Members members;
    std::vector<std::string> needed;
    for (const HeadKey& key : head_keys()) {
        members.emplace_back(key.name, object({{"description", json_text(key.about)},
                                               {"allOf", array({types.at(key.type)})}}));
        if (key.name != "label" && key.name != "extends") needed.push_back(json_text(key.name));
    }
    const std::string whole = object({{"required", array(needed)}});
    const std::string extending = object({{"required", array({json_text("name"), json_text("extends")})}});
    return object({{"type", json_text("object")},
                   {"properties", object(members)},
                   {"anyOf", array({whole, extending})},
                   {"additionalProperties", "false"}});
}

// A key is defined once, by its name, and referred to wherever it may stand.
std::string document(std::string_view title, const Members& members, const std::vector<std::string>& needed,
                     const FieldTable& fields) {
    Members defined = definitions();
    for (const DescribedField& described : fields.fields())
        defined.emplace_back(described.field.key, setting(described));
    return object({{"$schema", json_text("https://json-schema.org/draft/2020-12/schema")},
                   {"title", json_text(title)},
                   {"type", json_text("object")},
                   {"properties", object(members)},
                   {"required", array(needed)},
                   {"additionalProperties", "false"},
                   {"$defs", object(defined)}}) +
           "\n";
}

std::string event_schema() {
    return object(
        {{"type", json_text("boolean")},
         {"description",
          json_text("True of what happens to the municipality: no ranking says whether it pays.")}});
}

std::string with_schema() {
    const std::string name =
        object({{"type", json_text("string")}, {"pattern", json_text("^[a-z0-9_]+(/[a-z0-9_]+)?$")}});
    return object(
        {{"anyOf", array({name, object({{"type", json_text("array")}, {"items", name}})})},
         {"description", json_text("Other plans, or components of them, that are carried out too.")}});
}

std::string include_schema() {
    return object(
        {{"anyOf", array({object({{"type", json_text("string")}}),
                          object({{"type", json_text("array")},
                                  {"items", object({{"type", json_text("string")}})}})})},
         {"description", json_text("Files under the study's folder whose keys are joined to these.")}});
}

} // namespace

std::string base_schema(const FieldTable& fields, std::span<const std::string_view> table_names) {
    Members tables;
    for (const auto name : table_names)
        tables.emplace_back(name, object({{"type", json_text("string")}, {"pattern", json_text("\\.csv$")}}));
    for (const auto name : optional_tables())
        tables.emplace_back(name, object({{"type", json_text("string")}, {"pattern", json_text("\\.csv$")}}));
    Members members{{"include", include_schema()},
                    {"study", head_schema()},
                    {"tables", object({{"type", json_text("object")},
                                       {"properties", object(tables)},
                                       {"additionalProperties", "false"}})}};
    for (auto& member : sections_of(fields).members()) members.push_back(std::move(member));
    return document("omsorg study (base.toml)", members, {json_text("study")}, fields);
}

std::string plan_schema(const FieldTable& fields) {
    // Whole keys in quotes, or sections: both are how a plan may name what it sets.
    Members set;
    for (const DescribedField& described : fields.fields())
        if (!described.field.fixed) set.emplace_back(described.field.key, definition(described.field.key));
    for (auto& member : sections_of(fields).members()) set.push_back(std::move(member));
    const std::string words = object({{"type", json_text("string")}});
    const std::string name = object({{"type", json_text("string")}, {"pattern", json_text("^[a-z0-9_]+$")}});
    const std::string change =
        object({{"type", json_text("object")},
                {"properties", object({{"component", name},
                                       {"label", definition("label")},
                                       {"on", definition("date")},
                                       {"over", definition("amount")},
                                       {"why", words},
                                       {"set", object({{"type", json_text("object")},
                                                       {"properties", object(set)},
                                                       {"additionalProperties", "false"}})}})},
                {"required", array({"\"component\"", "\"on\"", "\"why\"", "\"set\""})},
                {"additionalProperties", "false"}});
    return document("omsorg plan",
                    {{"include", include_schema()},
                     {"name", name},
                     {"label", definition("label")},
                     {"about", words},
                     {"event", event_schema()},
                     {"with", with_schema()},
                     {"change", object({{"type", json_text("array")}, {"items", change}})}},
                    {json_text("name")}, fields);
}

} // namespace omsorg
