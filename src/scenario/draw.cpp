// SPDX-License-Identifier: MIT
#include <omsorg/scenario/draw.hpp>

#include <omsorg/chance/key.hpp>
#include <omsorg/chance/purpose.hpp>
#include <omsorg/chance/stream.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace omsorg {
namespace {

// A plan's value without a grade of its own stands on the base's.
bool stands_on_little(const DescribedField& described, const Setting& setting, const Setting& base) {
    const auto grade = setting.grade ? setting.grade : base.grade;
    return described.field.effect && described.field.neutral.has_value() && (!grade || is_weak(*grade));
}

SettingValue neutral_value(const DescribedField& described) {
    const double neutral = *described.field.neutral;
    switch (described.kind) {
    case ValueKind::whole:
        return static_cast<std::int64_t>(std::llround(neutral));
    case ValueKind::truth:
        return neutral != 0;
    case ValueKind::choice:
        return std::string{described.field.options[static_cast<std::size_t>(neutral)]};
    case ValueKind::distribution:
        return Distribution::constant(neutral);
    default:
        return neutral;
    }
}

SettingValue value_in(const DescribedField& described, const Setting& setting, Run run) {
    const auto* spread = std::get_if<Distribution>(&setting.value);
    if (spread == nullptr || setting.varies != Varies::future) return setting.value;
    const Field& field = described.field;
    const double drawn = std::clamp(spread->quantile(place_of(setting.key, run)), field.low, field.high);
    if (described.kind == ValueKind::whole) return static_cast<std::int64_t>(std::llround(drawn));
    if (described.kind == ValueKind::distribution) return Distribution::constant(drawn);
    return drawn;
}

} // namespace

double place_of(std::string_view key, Run run) {
    return Stream{run, Purpose::parameter}.uniform(key_of_text(key));
}

DrawnValues draw_values(const Study& study, std::string_view plan, Run run, bool no_magic) {
    DrawnValues drawn;
    std::map<std::string_view, const Setting*> base;
    const auto value = [&](const Setting& setting) {
        const DescribedField& described = *study.fields.find(setting.key);
        if (no_magic && stands_on_little(described, setting, *base.at(setting.key)))
            return neutral_value(described);
        return value_in(described, setting, run);
    };
    for (const Setting& setting : study.base) {
        base.emplace(setting.key, &setting);
        drawn.base.emplace(setting.key, value(setting));
    }
    for (const PlanChange& change : study.plan(plan).changes)
        for (const Setting& setting : change.set) {
            SettingValue becomes = value(setting);
            // What is no number cannot move little by little, though it stands beside one that does.
            const Duration over = std::holds_alternative<double>(becomes) ? change.over : Duration::zero();
            drawn.changes.push_back({change.on, over, setting.key, std::move(becomes), change.component});
        }
    return drawn;
}

std::vector<std::string> neutralised(const Study& study, std::string_view plan) {
    std::vector<std::string> keys;
    const StudyPlan with = study.plan(plan);
    for (const Setting& base : study.base) {
        const DescribedField& described = *study.fields.find(base.key);
        bool weak = stands_on_little(described, base, base);
        for (const PlanChange& change : with.changes)
            for (const Setting& setting : change.set)
                weak = weak || (setting.key == base.key && stands_on_little(described, setting, base));
        if (weak) keys.push_back(base.key);
    }
    return keys;
}

} // namespace omsorg
