// SPDX-License-Identifier: MIT
#include <omsorg/scenario/described.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/scenario/unit.hpp>

#include <algorithm>

namespace omsorg {

void FieldTable::add(const Field& field, ValueKind kind) {
    rows_.emplace(std::string{field.key}, fields_.size());
    fields_.push_back({field, kind});
    keys_.emplace_back(field.key);
}

const DescribedField* FieldTable::find(std::string_view key) const noexcept {
    const auto found = rows_.find(key);
    return found == rows_.end() ? nullptr : &fields_[found->second];
}

bool FieldTable::is_section(std::string_view prefix) const noexcept {
    // The first key after the section's name and a point, if there is one, stands next in the alphabet.
    const std::string begin = std::string{prefix} + ".";
    const auto next = rows_.lower_bound(begin);
    return next != rows_.end() && next->first.starts_with(begin);
}

std::vector<std::string> FieldTable::complaints() const {
    std::vector<std::string> list;
    if (rows_.size() != fields_.size())
        for (const std::string& key : keys_)
            if (std::count(keys_.begin(), keys_.end(), key) > 1) list.push_back(key + ": described twice");
    for (const auto& [field, kind] : fields_) {
        const std::string key{field.key};
        if (key.find('.') == std::string::npos) list.push_back(key + ": a key is section.name");
        if (is_section(key)) list.push_back(key + ": a key and a section have the same name");
        if (!Unit::of(field.unit))
            list.push_back(key + ": nobody knows the unit \"" + std::string{field.unit} + "\"");
        if (field.effect && !field.neutral) list.push_back(key + ": an effect needs a neutral value");
        if (field.neutral && !field.admits(*field.neutral))
            list.push_back(key + ": its neutral value is out of bounds");
        if (field.label.sv.empty() || field.label.en.empty()) list.push_back(key + ": a label is missing");
        if (kind == ValueKind::choice && field.options.empty())
            list.push_back(key + ": a choice needs its words");
        if (!(field.low <= field.high)) list.push_back(key + ": its bounds are crossed");
        const bool inner = field.varies >= Varies::person;
        if (inner && kind != ValueKind::distribution)
            list.push_back(key + ": only a Distribution may vary by person, visit or day");
    }
    return list;
}

std::size_t option_index(const Field& field, std::string_view word) {
    const auto found = std::find(field.options.begin(), field.options.end(), word);
    expect(found != field.options.end(), "a choice is one of its field's words");
    return static_cast<std::size_t>(found - field.options.begin());
}

} // namespace omsorg
