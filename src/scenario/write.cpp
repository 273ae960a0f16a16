// SPDX-License-Identifier: MIT
#include <omsorg/scenario/write.hpp>

#include <omsorg/base/quote.hpp>
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/digest.hpp>

namespace omsorg {
namespace {

// One setting on one line: key = value, and its grounds. Text is quoted, so that no text can pose as another
// line.
std::string line_of(const Setting& setting, const FieldTable& fields) {
    const Field& field = fields.find(setting.key)->field;
    std::string line = setting.key + " = " + value_text(setting.value, field);
    if (setting.varies != Varies::never) line += " varies " + std::string{text(setting.varies)};
    if (!setting.source.empty()) line += " source " + json_text(setting.source);
    if (!setting.year.empty()) line += " year " + setting.year;
    if (setting.grade) line += std::string{" grade "} + static_cast<char>(*setting.grade);
    return line + "\n";
}

} // namespace

std::string resolved_text(const Study& study) {
    const StudyHead& head = study.head;
    std::string text = "# omsorg resolved scenario 1\n[study]\n";
    text += "name = " + json_text(head.name) + "\nmunicipality = " + json_text(head.municipality) + "\n";
    text += "start = " + day_text(head.start) + "\nend = " + day_text(head.end) + "\n";
    text += "plans_from = " + day_text(head.plans_from) + "\n";
    text += "futures = " + std::to_string(head.futures) + "\nseed = " + std::to_string(head.seed) + "\n";
    text += "[base]\n";
    for (const Setting& setting : study.base) text += line_of(setting, study.fields);
    for (const StudyPlan& plan : study.plans) {
        text += "[plan " + plan.name + "]\n";
        for (const PlanChange& change : plan.changes) {
            text += day_text(change.on) + " over " + number_text(in_hours(change.over) / 24) + " days " +
                    change.component + " because " + json_text(change.why) + "\n";
            // Keys in the model's order, whatever order the plan wrote them in.
            for (const DescribedField& described : study.fields.fields())
                for (const Setting& setting : change.set)
                    if (setting.key == described.field.key) text += "  " + line_of(setting, study.fields);
        }
    }
    text += "[tables]\n";
    for (const auto& [name, table] : study.csv) text += name + " = " + table.sha256 + "\n";
    return text;
}

std::string resolved_sha256(const Study& study) { return digest_of(resolved_text(study)); }

} // namespace omsorg
