// SPDX-License-Identifier: MIT
#include <omsorg/scenario/study.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/combination.hpp>
#include <omsorg/scenario/lineage.hpp>
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
                std::span<const std::string_view> optional, const Overrides& overrides, FaultList& faults)
        : tables_{tables}, optional_{optional}, overrides_{overrides}, faults_{faults} {
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
        const std::size_t before = faults_.found();
        const std::vector<Ancestor> lineage = read_lineage(study_.folder, study_.inputs, faults_);
        for (const Ancestor& one : lineage) study_.lineage.push_back(one.folder);
        if (faults_.found() == before) read_base(lineage);
        read_plans();
        if (all_plans_) carry_out_with(study_.plans, faults_);
        lay_overrides();
        for (SourceText& input : study_.inputs) input.text.clear();
        return std::move(study_);
    }

private:
    // The oldest first, so that each study replaces what it says itself.
    void read_base(const std::vector<Ancestor>& lineage) {
        TreeNode head{lineage.front().base.where, TreeNode::Table{}};
        std::map<std::string, Setting, std::less<>> settings;
        std::vector<std::string> refused;
        bool has_head = true;
        for (auto one = lineage.rbegin(); one != lineage.rend(); ++one) {
            const bool own = one + 1 == lineage.rend();
            TreeNode::Table rest;
            const TreeEntry* study = nullptr;
            const TreeEntry* tables = nullptr;
            for (const TreeEntry& entry : std::get<TreeNode::Table>(one->base.value)) {
                if (entry.key == "study")
                    study = &entry;
                else if (entry.key == "tables")
                    tables = &entry;
                else
                    rest.push_back(entry);
            }
            const TreeNode* section = section_named("study", study, one->base.where);
            has_head = has_head && section != nullptr;
            if (section != nullptr) take_head(head, *section, own);
            if (tables != nullptr || (lineage.size() == 1 && !tables_.empty()))
                if (const TreeNode* names = section_named("tables", tables, one->base.where))
                    name_tables(*names, one->folder);
            for (Setting& setting : read_settings(rest, study_.fields, faults_, {}, &refused))
                take_setting(std::move(setting), settings);
        }
        if (has_head) {
            const StudyHead& read = study_.head = read_head(with_overrides(std::move(head)), faults_);
            has_dates_ = read.start < read.plans_from && read.plans_from <= read.end;
        }
        read_tables(lineage);
        std::vector<Setting> all;
        for (auto& [key, setting] : settings) all.push_back(std::move(setting));
        study_.base = complete(std::move(all), study_.fields, lineage.front().base.where, refused, faults_);
    }

    // What a study says of itself stands above what the extended one says; its name and label it must say.
    static void take_head(TreeNode& head, const TreeNode& section, bool own) {
        auto& into = std::get<TreeNode::Table>(head.value);
        if (own) head.where = section.where;
        for (const TreeEntry& entry : std::get<TreeNode::Table>(section.value)) {
            if (entry.key == "extends" || (!own && (entry.key == "name" || entry.key == "label"))) continue;
            std::erase_if(into, [&](const TreeEntry& old) { return old.key == entry.key; });
            into.push_back(entry);
        }
    }

    void take_setting(Setting setting, std::map<std::string, Setting, std::less<>>& settings) {
        setting.origin = origin_of(setting.where);
        const auto old = settings.find(setting.key);
        if (old == settings.end()) {
            std::string key = setting.key;
            settings.emplace(std::move(key), std::move(setting));
        } else {
            study_.replaced[setting.key].push_back(std::exchange(old->second, std::move(setting)));
        }
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
            if (entry.key == "extends") {
                refuse(code::bad_extends, entry.where, overlay.key,
                       "what a study extends cannot be set for a run",
                       "its plans were written for the keys it has", "Change it in base.toml.");
                continue;
            }
            std::erase_if(table, [&](const TreeEntry& old) { return old.key == entry.key; });
            table.push_back(std::move(entry));
        }
        return section;
    }

    // Where a table's name stands, and the folder that the file lies under.
    struct NamedTable {
        const TreeEntry* entry;
        fs::path folder;
    };

    void name_tables(const TreeNode& section, const fs::path& folder) {
        for (const TreeEntry& entry : std::get<TreeNode::Table>(section.value))
            named_[entry.key] = {&entry, folder};
    }

    void read_tables(const std::vector<Ancestor>& lineage) {
        const TreeEntry* own = find(std::get<TreeNode::Table>(lineage.front().base.value), "tables");
        if (own != nullptr || lineage.size() > 1)
            for (const std::string_view name : tables_)
                if (!named_.contains(name))
                    refuse(code::missing_key, own != nullptr ? own->node.where : lineage.front().base.where,
                           "tables." + std::string{name}, "the table is not named",
                           "the model needs its figures",
                           "Add " + std::string{name} + " = \"" + std::string{name} + ".csv\".");
        for (const auto& [name, table] : named_) read_table(name, table);
    }

    void read_table(const std::string& name, const NamedTable& named) {
        const std::string key = "tables." + name;
        const TreeNode& node = named.entry->node;
        const auto* path = node.as<std::string>();
        std::vector<std::string> known{tables_.begin(), tables_.end()};
        known.insert(known.end(), optional_.begin(), optional_.end());
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse(code::unknown_key, named.entry->where, key, "the model has no such table",
                   "nobody would read it", did_you_mean(closest(name, known)));
        } else if (path == nullptr) {
            refuse(code::wrong_type, node.where, key, "this is " + std::string{node.kind()},
                   "a file's name is needed", "Write \"" + name + ".csv\".");
        } else if (const auto file = path_inside(named.folder, *path, node.where, key, faults_)) {
            auto source = read_text(*file, faults_, node.where, key);
            if (!source) return;
            auto figures = parse_table(*source, faults_);
            if (figures)
                study_.csv.emplace(name, StudyTable{node.where, std::move(*figures), source->sha256});
            study_.inputs.push_back(std::move(*source));
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
            if (faults_.found() != before) {
                all_plans_ = false;
                continue;
            }
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
        study_.replaced[setting.key].push_back(std::exchange(*old, std::move(setting)));
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
        // As seen from the study, if the file is one of its own or of the studies it extends.
        const std::string name = kept_name(study_.lineage, where.file)
                                     ? fs::path{where.file}.lexically_relative(study_.folder).generic_string()
                                     : where.file;
        return where.line == 0 ? name : name + ":" + std::to_string(where.line);
    }

    void refuse(std::string_view code, const Where& where, std::string key, std::string problem,
                std::string why, std::string suggestion) {
        faults_.refuse(code, where, std::move(key), std::move(problem), std::move(why),
                       std::move(suggestion));
    }

    Study study_;
    std::span<const std::string_view> tables_, optional_;
    const Overrides& overrides_;
    FaultList& faults_;
    std::map<std::string, NamedTable, std::less<>> named_;
    bool has_dates_ = false, all_plans_ = true;
};

} // namespace

Study read_study_text(const fs::path& folder, FieldTable fields,
                      std::span<const std::string_view> table_names, const Overrides& overrides,
                      FaultList& faults, std::span<const std::string_view> optional) {
    return StudyReader{folder, std::move(fields), table_names, optional, overrides, faults}.read();
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

StudyPlan Study::plan(std::string_view name) const { return plan_of(plans, name, folder.generic_string()); }

std::vector<std::string> plan_names(const Study& study) { return plan_names(std::span{study.plans}); }

} // namespace omsorg
