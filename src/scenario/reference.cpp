// SPDX-License-Identifier: MIT
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/head.hpp>
#include <omsorg/scenario/schema.hpp>
#include <omsorg/scenario/setting.hpp>
#include <omsorg/scenario/spread.hpp>

namespace omsorg {
namespace {

// Text within a cell of a table: bars and line breaks would end it.
std::string cell(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '|')
            out += "\\|";
        else
            out += letter == '\n' ? ' ' : letter;
    }
    return out;
}

std::string may_be(const DescribedField& described) {
    if (described.kind == ValueKind::truth) return "true, false";
    if (described.kind == ValueKind::choice) {
        std::string words;
        for (const auto option : described.field.options)
            words += (words.empty() ? "" : ", ") + std::string{option};
        return words;
    }
    return range_text(described.field);
}

std::string row(const DescribedField& described) {
    const Field& field = described.field;
    const std::string neutral = field.neutral ? amount_text(*field.neutral, field.unit) : "";
    const bool single = described.kind == ValueKind::truth || described.kind == ValueKind::choice;
    return "| `" + std::string{field.key} + "` | " + cell(field.label.en) + " / " + cell(field.label.sv) +
           " | " + cell(field.unit) + " | " + cell(may_be(described)) + " | " +
           std::string{single ? "never" : text(field.varies)} + " | " + neutral + " | " + cell(field.about) +
           (field.fixed ? " Read once, before the first day: no plan may change it." : "") + " |\n";
}

} // namespace

std::string reference_page(const FieldTable& fields) {
    std::string page =
        "# Every key of a study\n\nWritten by `omsorg-core reference` from the descriptors in the code; "
        "edits here are lost.\n\n"
        "A value is a number in the unit given here, or text with any unit of the same kind (`\"45 min\"`), "
        "or a table:\n"
        "`{ value = 37.0, source = \"...\", year = 2017, grade = \"B\", note = \"...\" }`. Where *varies* is "
        "not *never* it may be a\n"
        "distribution instead. *Neutral* is the value at which an effect does nothing (`--no-magic`).\n\n"
        "## [study]\n\n| key | is | meaning |\n|---|---|---|\n";
    for (const HeadKey& key : head_keys())
        page += "| `study." + std::string{key.name} + "` | " + std::string{key.type} + " | " +
                cell(key.about) + " |\n";
    std::string section;
    for (const DescribedField& described : fields.fields()) {
        const std::string name{described.field.key.substr(0, described.field.key.rfind('.'))};
        if (name != section)
            page += "\n## [" + name +
                    "]\n\n| key | name | unit | may be | varies | neutral | meaning "
                    "|\n|---|---|---|---|---|---|---|\n";
        section = name;
        page += row(described);
    }
    page += "\n## Distributions\n\n| `distribution` | parameters | is |\n|---|---|---|\n";
    for (const SpreadForm& form : spread_forms()) {
        std::string names;
        for (const SpreadParameter& parameter : form.parameters)
            names += (names.empty() ? "`" : ", `") + std::string{parameter.name} + "`" +
                     (parameter.may_lack ? " (may lack)" : "");
        page += "| `" + std::string{form.name} + "` | " + names + " | " + cell(form.about) + " |\n";
    }
    return page;
}

} // namespace omsorg
