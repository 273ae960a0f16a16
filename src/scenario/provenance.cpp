// SPDX-License-Identifier: MIT
#include <omsorg/scenario/provenance.hpp>

#include <omsorg/scenario/amount.hpp>

#include <algorithm>

namespace omsorg {
namespace {

std::string bare_text(const Setting& setting, Field field) {
    field.unit = {};
    return value_text(setting.value, field);
}

const Setting* setting_in(const PlanChange& change, std::string_view key) {
    const auto found =
        std::find_if(change.set.begin(), change.set.end(), [&](const Setting& s) { return s.key == key; });
    return found == change.set.end() ? nullptr : &*found;
}

// What a plan has from others is told of them.
bool is_own(const StudyPlan& plan, const PlanChange& change) { return change.plan == plan.name; }

std::string grade_text(const Setting& setting) {
    return setting.grade ? std::string(1, static_cast<char>(*setting.grade)) : std::string{};
}

std::string grade_words(const Setting& setting) {
    if (!setting.grade) return "not graded";
    switch (*setting.grade) {
    case Grade::A:
        return "A, trial";
    case Grade::B:
        return "B, observed or recorded";
    case Grade::C:
        return "C, pilot";
    case Grade::D:
        return "D, expert";
    case Grade::E:
        return "E, assumed";
    }
    return {};
}

} // namespace

std::string provenance(const Study& study, std::string_view key, std::string_view plan) {
    const Setting& base = study.setting(key);
    const Field& field = study.fields.find(key)->field;
    std::vector<const Setting*> story; // the first word first
    const StudyPlan with = plan.empty() ? StudyPlan{} : study.plan(plan);
    if (const auto old = study.replaced.find(key); old != study.replaced.end())
        for (const Setting& setting : old->second) story.push_back(&setting);
    story.push_back(&base);
    for (const PlanChange& change : with.changes)
        if (const Setting* setting = setting_in(change, key)) story.push_back(setting);
    std::string text;
    for (auto word = story.rbegin(); word != story.rend(); ++word)
        text += (text.empty() ? value_text((*word)->value, field) : ", was " + bare_text(**word, field)) +
                " from " + (*word)->origin;
    return text;
}

std::string explain(const Study& study, std::string_view key) {
    const Setting& setting = study.setting(key);
    const auto& [field, kind] = *study.fields.find(key);
    std::string page =
        std::string{key} + "  " + std::string{field.label.en} + " / " + std::string{field.label.sv} + "\n";
    const auto line = [&](std::string_view word, const std::string& text) {
        if (!text.empty())
            page += "  " + std::string{word} + std::string(10 - word.size(), ' ') + text + "\n";
    };
    line("meaning", std::string{field.about});
    line("value", provenance(study, key));
    if (kind == ValueKind::choice) {
        std::string words;
        for (const auto option : field.options) words += (words.empty() ? "" : ", ") + std::string{option};
        line("one of", words);
    } else if (kind != ValueKind::truth) {
        line("range", range_text(field));
    }
    line("varies", setting.varies == Varies::never ? "no" : "per " + std::string{text(setting.varies)});
    line("source", (setting.lacks_source() ? "unknown" : setting.source) +
                       (setting.year.empty() ? "" : " (" + setting.year + ")"));
    line("grade", grade_words(setting));
    line("note", setting.note);
    if (field.effect && field.neutral)
        line("neutral", amount_text(*field.neutral, field.unit) + ", where the new way equals the old");
    for (const StudyPlan& plan : study.plans)
        for (const PlanChange& change : plan.changes)
            if (const Setting* changed = setting_in(change, key); changed != nullptr && is_own(plan, change))
                line("plan", plan.name + "/" + change.component + ": " + value_text(changed->value, field) +
                                 " from " + day_text(change.on) + " (" + changed->origin + "). " +
                                 change.why);
    return page;
}

std::vector<Assumption> assumptions(const Study& study) {
    std::vector<Assumption> list;
    for (const Setting& setting : study.base) {
        const Field& field = study.fields.find(setting.key)->field;
        Assumption row{.key = setting.key,
                       .value = bare_text(setting, field),
                       .unit = std::string{field.unit},
                       .varies = std::string{text(setting.varies)},
                       .source = setting.source,
                       .year = setting.year,
                       .grade = grade_text(setting),
                       .note = setting.note,
                       .origin = setting.origin,
                       .label_sv = std::string{field.label.sv},
                       .label_en = std::string{field.label.en},
                       .effect = field.effect,
                       .lacks_source = setting.lacks_source(),
                       .changed_by = {}};
        for (const StudyPlan& plan : study.plans)
            for (const PlanChange& change : plan.changes)
                if (const Setting* changed = setting_in(change, setting.key);
                    changed != nullptr && is_own(plan, change))
                    row.changed_by.push_back(plan.name + ": " + value_text(changed->value, field) + " from " +
                                             day_text(change.on));
        list.push_back(std::move(row));
    }
    return list;
}

std::vector<std::string> lacking_sources(const Study& study) {
    std::vector<std::string> keys;
    for (const Setting& setting : study.base)
        if (setting.lacks_source()) keys.push_back(setting.key);
    return keys;
}

} // namespace omsorg
