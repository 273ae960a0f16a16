// SPDX-License-Identifier: MIT
#include <omsorg/scenario/study.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/resolve.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

namespace omsorg {
namespace {

namespace fs = std::filesystem;

class StudyReader {
public:
    StudyReader(const fs::path& folder, FieldTable fields, std::span<const std::string_view> tables,
                const Overrides& overrides, FaultList& faults)
        : tables_{tables}, overrides_{overrides}, faults_{faults} {
        const fs::path given = folder.lexically_normal();
        study_.folder = given.filename() == "base.toml" ? given.parent_path() : given;
        if (study_.folder.empty()) study_.folder = ".";
        if (!study_.folder.has_filename()) study_.folder = study_.folder.parent_path();
        study_.fields = std::move(fields);
    }

    Study read() {
        std::error_code trouble;
        if (!fs::is_directory(study_.folder, trouble)) {
            faults_.add({.code = std::string{code::missing_file},
                         .where = {study_.folder.generic_string()},
                         .problem = "there is no such study",
                         .why = "a study is a folder with a base.toml",
                         .suggestion = "Name the folder, such as scenarios/skelleftea."});
            return std::move(study_);
        }
        const fs::path base = study_.folder / "base.toml";
        const std::size_t before = faults_.found();
        TreeNode tree = read_tree(base, study_.folder, study_.inputs, faults_);
        if (faults_.found() == before) read_base(tree);
        read_plans();
        lay_overrides();
        for (SourceText& input : study_.inputs) input.text.clear();
        return std::move(study_);
    }

private:
    void read_base(const TreeNode& tree) {
        TreeNode::Table rest;
        const TreeEntry* study = nullptr;
        const TreeEntry* tables = nullptr;
        for (const TreeEntry& entry : std::get<TreeNode::Table>(tree.value)) {
            if (entry.key == "study")
                study = &entry;
            else if (entry.key == "tables")
                tables = &entry;
            else
                rest.push_back(entry);
        }
        if (const TreeNode* section = section_named("study", study, tree.where)) {
            const StudyHead& head = study_.head = read_head(with_overrides(*section), faults_);
            has_dates_ = head.start < head.plans_from && head.plans_from <= head.end;
        }
        if (!tables_.empty() || tables != nullptr)
            if (const TreeNode* section = section_named("tables", tables, tree.where)) read_tables(*section);
        std::vector<std::string> refused;
        auto settings = read_settings(rest, study_.fields, faults_, {}, &refused);
        study_.base = complete(std::move(settings), study_.fields, tree.where, refused, faults_);
        for (Setting& setting : study_.base) setting.origin = origin_of(setting.where);
    }

    const TreeNode* section_named(std::string_view name, const TreeEntry* entry, const Where& top) {
        if (entry != nullptr && entry->node.as<TreeNode::Table>() != nullptr) return &entry->node;
        faults_.add({.code = std::string{entry != nullptr ? code::wrong_type : code::missing_key},
                     .where = entry != nullptr ? entry->node.where : top,
                     .key = std::string{name},
                     .problem = "the section [" + std::string{name} + "] is missing",
                     .why = "the study needs it",
                     .suggestion = "Write [" + std::string{name} + "] and its keys below."});
        return nullptr;
    }

    // A caller may change the study's own keys too: study.end, study.futures.
    TreeNode with_overrides(TreeNode section) {
        auto& table = std::get<TreeNode::Table>(section.value);
        for (const Overlay& overlay : overrides_.overlays) {
            if (!overlay.key.starts_with("study.")) continue;
            TreeEntry entry = entry_of(overlay, overlay.key.substr(6));
            std::erase_if(table, [&](const TreeEntry& old) { return old.key == entry.key; });
            table.push_back(std::move(entry));
        }
        return section;
    }

    void read_tables(const TreeNode& section) {
        const auto& table = std::get<TreeNode::Table>(section.value);
        for (const std::string_view name : tables_)
            if (find(table, name) == nullptr)
                refuse(code::missing_key, section.where, "tables." + std::string{name},
                       "the table is not named", "the model needs its figures",
                       "Add " + std::string{name} + " = \"" + std::string{name} + ".csv\".");
        for (const TreeEntry& entry : table) {
            const std::string key = "tables." + entry.key;
            const auto* path = entry.node.as<std::string>();
            const std::vector<std::string> known{tables_.begin(), tables_.end()};
            if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
                refuse(code::unknown_key, entry.where, key, "the model has no such table",
                       "nobody would read it", did_you_mean(closest(entry.key, known)));
            } else if (path == nullptr) {
                refuse(code::wrong_type, entry.node.where, key, "this is " + std::string{entry.node.kind()},
                       "a file's name is needed", "Write \"" + entry.key + ".csv\".");
            } else if (const auto file = path_inside(study_.folder, *path, entry.node.where, key, faults_)) {
                auto source = read_text(*file, faults_, entry.node.where, key);
                if (!source) continue;
                auto figures = parse_table(*source, faults_);
                if (figures)
                    study_.csv.emplace(entry.key,
                                       StudyTable{entry.node.where, std::move(*figures), source->sha256});
                study_.inputs.push_back(std::move(*source));
            }
        }
    }

    void read_plans() {
        std::error_code trouble;
        std::vector<fs::path> files;
        for (const auto& file : fs::directory_iterator{study_.folder / "plans", trouble})
            if (file.path().extension() == ".toml") files.push_back(file.path());
        std::sort(files.begin(), files.end());
        if (files.empty())
            refuse(code::missing_file, {study_.folder.generic_string()}, "plans", "the study has no plan",
                   "there is nothing to run", "Write plans/as_today.toml with name = \"as_today\".");
        const PlanWindow window{study_.head.plans_from, study_.head.end,
                                origin_of(study_.head.plans_from_where)};
        const PlanWindow any{Day::min(), Day::max(), {}};
        for (const fs::path& file : files) {
            const std::size_t before = faults_.found();
            const TreeNode tree = read_tree(file, study_.folder, study_.inputs, faults_);
            if (faults_.found() != before) continue;
            StudyPlan plan = read_plan(tree, study_.fields, has_dates_ ? window : any, faults_);
            for (PlanChange& change : plan.changes)
                for (Setting& setting : change.set) setting.origin = origin_of(setting.where);
            const auto same = std::find_if(study_.plans.begin(), study_.plans.end(),
                                           [&](const StudyPlan& p) { return p.name == plan.name; });
            if (same != study_.plans.end() && !plan.name.empty())
                refuse(code::duplicate_plan, plan.where, "name",
                       "the plan \"" + plan.name + "\" also stands in " + same->where.file,
                       "results are known by the name", "Rename one of them.");
            study_.plans.push_back(std::move(plan));
        }
        std::stable_sort(study_.plans.begin(), study_.plans.end(),
                         [](const auto& a, const auto& b) { return a.name < b.name; });
    }

    void lay_overrides() {
        std::map<std::string, std::string> laid; // key, by whom
        for (const Overlay& overlay : overrides_.overlays) {
            TreeNode::Table table;
            if (!overlay.path.empty()) {
                TreeNode tree = read_tree(overlay.path, folder_of(overlay.path), study_.inputs, faults_);
                table = std::move(std::get<TreeNode::Table>(tree.value));
            } else {
                table.push_back(entry_of(overlay, overlay.key));
            }
            if (overlay.key.starts_with("study.")) {
                note_overlay(overlay.key, overlay.origin, table.front().where, laid);
                continue;
            }
            for (Setting& setting : read_settings(table, study_.fields, faults_)) {
                setting.origin = overlay.path.empty() ? overlay.origin : origin_of(setting.where);
                if (note_overlay(setting.key, setting.origin, setting.where, laid)) lay(std::move(setting));
            }
        }
    }

    static fs::path folder_of(const fs::path& file) {
        return file.has_parent_path() ? file.parent_path() : fs::path{"."};
    }

    bool note_overlay(const std::string& key, const std::string& origin, const Where& where,
                      std::map<std::string, std::string>& laid) {
        const auto [earlier, first] = laid.emplace(key, origin);
        if (first || overrides_.in_order) return true;
        refuse(code::two_overlays, where, key, "two overlays set the key, also " + earlier->second,
               "only one of the values could count", "Remove one, or say that order counts.");
        return false;
    }

    void lay(Setting setting) {
        for (StudyPlan& plan : study_.plans)
            for (PlanChange& change : plan.changes) {
                const auto theirs = std::find_if(change.set.begin(), change.set.end(),
                                                 [&](const Setting& s) { return s.key == setting.key; });
                if (theirs == change.set.end()) continue;
                if (!overrides_.in_order)
                    return refuse(code::two_overlays, setting.where, setting.key,
                                  "the plan " + plan.name + " sets the key too, in " + theirs->origin,
                                  "nobody could see which was meant",
                                  "Say that order counts (then the overlay wins), or change the plan.");
                change.set.erase(theirs);
            }
        const auto old = std::find_if(study_.base.begin(), study_.base.end(),
                                      [&](const Setting& s) { return s.key == setting.key; });
        if (old == study_.base.end()) return; // the base itself was refused
        study_.replaced.emplace(setting.key, *old);
        *old = std::move(setting);
    }

    // The value as TOML; a bare word or a number with its unit is text.
    static TreeEntry entry_of(const Overlay& overlay, const std::string& key) {
        FaultList unread;
        TreeNode parsed = parse_tree("x = " + overlay.text + "\n", overlay.origin, unread);
        TreeEntry entry{key, Where{overlay.origin}, {}};
        const auto& table = std::get<TreeNode::Table>(parsed.value);
        if (unread.empty() && table.size() == 1)
            entry.node = std::move(table.front().node);
        else
            entry.node.value = overlay.text;
        place(entry.node, entry.where);
        return entry;
    }

    static void place(TreeNode& node, const Where& where) {
        node.where = where;
        if (auto* list = std::get_if<TreeNode::Array>(&node.value))
            for (TreeNode& element : *list) place(element, where);
        if (auto* table = std::get_if<TreeNode::Table>(&node.value))
            for (TreeEntry& entry : *table) entry.where = where, place(entry.node, where);
    }

    std::string origin_of(const Where& where) const {
        if (where.file.empty()) return {};
        const fs::path inside = fs::path{where.file}.lexically_relative(study_.folder);
        const bool leaves = inside.empty() || *inside.begin() == "..";
        const std::string name = leaves ? where.file : inside.generic_string();
        return where.line == 0 ? name : name + ":" + std::to_string(where.line);
    }

    void refuse(std::string_view code, const Where& where, std::string key, std::string problem,
                std::string why, std::string suggestion) {
        faults_.add({.code = std::string{code},
                     .where = where,
                     .key = std::move(key),
                     .problem = std::move(problem),
                     .why = std::move(why),
                     .suggestion = std::move(suggestion)});
    }

    Study study_;
    std::span<const std::string_view> tables_;
    const Overrides& overrides_;
    FaultList& faults_;
    bool has_dates_ = false;
};

} // namespace

Study read_study_text(const fs::path& folder, FieldTable fields,
                      std::span<const std::string_view> table_names, const Overrides& overrides,
                      FaultList& faults) {
    return StudyReader{folder, std::move(fields), table_names, overrides, faults}.read();
}

const Setting& Study::setting(std::string_view key) const {
    const auto found = std::find_if(base.begin(), base.end(), [&](const Setting& s) { return s.key == key; });
    if (found != base.end()) return *found;
    throw Faults{Fault{.code = std::string{code::unknown_key},
                       .where = {folder.generic_string()},
                       .key = std::string{key},
                       .problem = "there is no such key",
                       .why = "nothing can be told about it",
                       .suggestion = did_you_mean(closest(key, fields.keys()))}};
}

StudyPlan Study::plan(std::string_view name) const {
    const auto slash = name.find('/');
    for (const StudyPlan& whole : plans) {
        if (whole.name != name.substr(0, slash)) continue;
        if (slash == std::string_view::npos) return whole;
        StudyPlan part = whole;
        part.name = std::string{name};
        std::erase_if(part.changes,
                      [&](const PlanChange& change) { return change.component != name.substr(slash + 1); });
        if (part.changes.empty()) break;
        part.label = part.changes.front().label;
        return part;
    }
    const auto known = plan_names(*this);
    std::string list;
    for (const std::string& word : known) list += (list.empty() ? "" : ", ") + word;
    const auto near = closest(name, known);
    throw Faults{Fault{.code = std::string{code::unknown_plan},
                       .where = {folder.generic_string()},
                       .key = std::string{name},
                       .problem = "there is no such plan",
                       .why = "there is nothing to run",
                       .suggestion = near ? did_you_mean(near) : "The plans are: " + list + "."}};
}

std::vector<std::string> plan_names(const Study& study) {
    std::vector<std::string> names;
    for (const StudyPlan& plan : study.plans) {
        names.push_back(plan.name);
        const auto components = plan.components();
        if (components.size() > 1)
            for (const std::string& component : components) names.push_back(plan.name + "/" + component);
    }
    return names;
}

} // namespace omsorg
