// SPDX-License-Identifier: MIT
#include <omsorg/scenario/resolve.hpp>

#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace omsorg {
namespace {

// "sped" under "home_care" was meant as "speed": the words of one section are nearer than the whole list.
std::string suggestion_for(const std::string& key, const FieldTable& fields) {
    const auto point = key.rfind('.');
    if (point != std::string::npos && fields.is_section(key.substr(0, point))) {
        const std::string section = key.substr(0, point + 1);
        std::vector<std::string> words;
        for (const std::string& known : fields.keys())
            if (known.starts_with(section)) words.push_back(known.substr(section.size()));
        if (const auto near = closest(key.substr(section.size()), words))
            return did_you_mean(section + *near);
    }
    return did_you_mean(closest(key, fields.keys()));
}

class Walker {
public:
    Walker(const FieldTable& fields, FaultList& faults, std::vector<std::string>* refused)
        : fields_{fields}, faults_{faults}, refused_{refused} {}

    void walk(const TreeNode::Table& table, const std::string& section) {
        for (const TreeEntry& entry : table) {
            const std::string key = section.empty() ? entry.key : section + "." + entry.key;
            const auto* inner = entry.node.as<TreeNode::Table>();
            if (const DescribedField* field = fields_.find(key)) {
                take(entry, key, *field);
            } else if (inner != nullptr && fields_.is_section(key)) {
                walk(*inner, key);
            } else if (fields_.is_section(key)) {
                faults_.add({.code = std::string{code::wrong_type},
                             .where = entry.node.where,
                             .key = key,
                             .problem = "this is " + std::string{entry.node.kind()},
                             .why = "it is a section of keys",
                             .suggestion = "Write [" + key + "] and its keys below."});
            } else {
                faults_.add({.code = std::string{code::unknown_key},
                             .where = entry.where,
                             .key = key,
                             .problem = "there is no such key",
                             .why = "it would change nothing",
                             .suggestion = suggestion_for(key, fields_)});
            }
        }
    }

    std::vector<Setting> settings;

private:
    void take(const TreeEntry& entry, const std::string& key, const DescribedField& field) {
        const auto [earlier, first] = seen_.emplace(key, entry.where);
        if (!first) {
            faults_.add(
                {.code = std::string{code::duplicate_key},
                 .where = entry.where,
                 .key = key,
                 .problem = "the key stands twice, also on line " + std::to_string(earlier->second.line),
                 .why = "only one of the values could count",
                 .suggestion = "Remove one of them."});
            return;
        }
        if (auto setting = read_setting(entry, field, faults_))
            settings.push_back(std::move(*setting));
        else if (refused_ != nullptr)
            refused_->push_back(key);
    }

    const FieldTable& fields_;
    FaultList& faults_;
    std::vector<std::string>* refused_;
    std::map<std::string, Where> seen_;
};

} // namespace

std::vector<Setting> read_settings(const TreeNode::Table& table, const FieldTable& fields, FaultList& faults,
                                   std::string_view section, std::vector<std::string>* refused) {
    Walker walker{fields, faults, refused};
    walker.walk(table, std::string{section});
    return std::move(walker.settings);
}

std::vector<Setting> complete(std::vector<Setting> settings, const FieldTable& fields, const Where& file,
                              const std::vector<std::string>& refused, FaultList& faults) {
    std::map<std::string, std::size_t> rows;
    for (std::size_t i = 0; i < settings.size(); ++i) rows.emplace(settings[i].key, i);
    std::vector<Setting> ordered;
    std::vector<std::pair<std::string, std::string>> missing; // section, its missing keys
    for (const DescribedField& described : fields.fields()) {
        const std::string key{described.field.key};
        if (const auto found = rows.find(key); found != rows.end()) {
            ordered.push_back(std::move(settings[found->second]));
        } else if (std::find(refused.begin(), refused.end(), key) == refused.end()) {
            const std::string section = key.substr(0, key.rfind('.'));
            const auto same =
                std::find_if(missing.begin(), missing.end(), [&](auto& m) { return m.first == section; });
            if (same == missing.end())
                missing.emplace_back(section, key.substr(section.size() + 1));
            else
                same->second += ", " + key.substr(section.size() + 1);
        }
    }
    for (const auto& [section, names] : missing)
        faults.add(
            {.code = std::string{code::missing_key},
             .where = file,
             .key = section,
             .problem = "these keys are missing: " + names,
             .why = "the base says everything; nothing is assumed in silence",
             .suggestion = "Add them under [" + section + "]; docs/reference/keys.md tells what they mean."});
    return ordered;
}

} // namespace omsorg
