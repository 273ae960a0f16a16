// SPDX-License-Identifier: MIT
#include <omsorg/scenario/plan.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/resolve.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace omsorg {

bool is_name(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

namespace {

class PlanReader {
public:
    PlanReader(const FieldTable& fields, const PlanWindow& window, FaultList& faults)
        : fields_{fields}, window_{window}, faults_{faults} {}

    StudyPlan read(const TreeNode& tree) {
        StudyPlan plan;
        plan.where = tree.where;
        const auto& table = std::get<TreeNode::Table>(tree.value);
        know(table, {"name", "label", "about", "event", "with", "change"}, {});
        plan.name = name(table, "name", tree.where);
        plan.label = label(table, plan.name);
        plan.about = text(table, "about");
        plan.event = read_event(table);
        plan.with = read_with(table);
        if (const TreeEntry* entry = find(table, "change")) {
            const TreeNode::Array one{entry->node};
            const auto* many = entry->node.as<TreeNode::Array>();
            for (const TreeNode& node : many != nullptr ? *many : one)
                if (const auto* change = node.as<TreeNode::Table>())
                    plan.changes.push_back(read_change(*change, node.where));
                else
                    refuse(code::wrong_type, node.where, "change", "this is " + std::string{node.kind()},
                           "a change has a date, a reason and values",
                           "Write [[change]] and its keys below.");
        }
        for (PlanChange& change : plan.changes) change.plan = plan.name;
        hold_apart(plan.changes);
        std::stable_sort(plan.changes.begin(), plan.changes.end(),
                         [](const PlanChange& a, const PlanChange& b) { return a.on < b.on; });
        return plan;
    }

private:
    bool read_event(const TreeNode::Table& table) {
        const TreeEntry* entry = find(table, "event");
        if (entry == nullptr) return false;
        if (const auto* truth = entry->node.as<bool>()) return *truth;
        refuse(code::wrong_type, entry->node.where, "event", "this is " + std::string{entry->node.kind()},
               "a plan is an event or a way of working", "Write event = true.");
        return false;
    }

    std::vector<PlanPart> read_with(const TreeNode::Table& table) {
        std::vector<PlanPart> parts;
        const TreeEntry* entry = find(table, "with");
        if (entry == nullptr) return parts;
        const TreeNode::Array one{entry->node};
        const auto* many = entry->node.as<TreeNode::Array>();
        for (const TreeNode& node : many != nullptr ? *many : one)
            if (const auto* word = node.as<std::string>())
                parts.push_back({*word, node.where});
            else
                refuse(code::wrong_type, node.where, "with", "this is " + std::string{node.kind()},
                       "the names of other plans are needed",
                       "Write with = [\"bookable_escort\", \"pandemic\"].");
        return parts;
    }

    PlanChange read_change(const TreeNode::Table& table, const Where& where) {
        PlanChange change;
        change.where = where;
        know(table, {"component", "label", "on", "over", "why", "set"}, "change");
        change.component = name(table, "component", where);
        change.label = label(table, change.component);
        change.why = text(table, "why");
        if (change.why.empty())
            refuse(code::missing_reason, where, "change.why", "the change has no reason",
                   "readers must be able to ask whether it still holds",
                   "Add why = \"...\" in one sentence.");
        change.on = read_date(table, where);
        const TreeEntry* set = find(table, "set");
        const auto* values = set != nullptr ? set->node.as<TreeNode::Table>() : nullptr;
        if (values == nullptr || values->empty())
            refuse(code::missing_key, set != nullptr ? set->node.where : where, "change.set",
                   "the change sets nothing", "it would change nothing",
                   "Add set = { \"section.key\" = value }, or [change.set].");
        else {
            change.set = read_settings(*values, fields_, faults_);
            for (const Setting& setting : change.set)
                if (fields_.find(setting.key)->field.fixed)
                    refuse(code::fixed_key, setting.where, setting.key, "a plan cannot change the key",
                           "it is read once, before the first day, and the change would do nothing",
                           "Change it in base.toml, for all plans alike.");
            read_ramp(table, change);
        }
        return change;
    }

    Day read_date(const TreeNode::Table& table, const Where& where) {
        const TreeEntry* on = find(table, "on");
        if (on == nullptr) {
            refuse(code::missing_key, where, "change.on", "the change has no date",
                   "a plan says from which day", "Add on = 2027-01-01.");
            return window_.from;
        }
        const auto* day = on->node.as<Day>();
        if (day == nullptr)
            refuse(code::wrong_type, on->node.where, "change.on", "this is " + std::string{on->node.kind()},
                   "a date is needed", "Write on = 2027-01-01, without quotes.");
        else if (*day < window_.from)
            refuse(code::plan_too_early, on->node.where, "change.on",
                   day_text(*day) + " lies before plans may begin",
                   "until " + day_text(window_.from) +
                       " the study is compared with what happened (plans_from" +
                       (window_.from_origin.empty() ? ")" : ", " + window_.from_origin + ")"),
                   "Choose a later day.");
        else if (*day > window_.until)
            refuse(code::plan_too_late, on->node.where, "change.on",
                   day_text(*day) + " lies after the study's end",
                   "the change would never happen (end = " + day_text(window_.until) + ")",
                   "Choose an earlier day, or move the end.");
        return day != nullptr ? *day : window_.from;
    }

    void read_ramp(const TreeNode::Table& table, PlanChange& change) {
        const TreeEntry* over = find(table, "over");
        if (over == nullptr) return;
        const auto days = read_amount(over->node, "days", "change.over", faults_);
        if (!days) return;
        const auto moves = [&](const Setting& setting) {
            return std::holds_alternative<double>(setting.value) ||
                   (fields_.find(setting.key)->kind == ValueKind::number);
        };
        if (!(*days >= 0 && *days <= 36'525))
            return refuse(code::bad_ramp, over->node.where, "change.over",
                          "a change cannot take " + number_text(*days) + " days",
                          "it takes from none to a hundred years", "Write over = \"12 months\".");
        if (!change.set.empty() && std::none_of(change.set.begin(), change.set.end(), moves))
            return refuse(code::bad_ramp, over->node.where, "change.over",
                          "no number is set that could move little by little",
                          "words and distributions change in a day",
                          "Remove \"over\", or ramp the share it reaches.");
        change.over = length(over->node, *days, change.on);
    }

    // Whole months and years follow the calendar: 12 months from 1 March end on 1 March.
    static Duration length(const TreeNode& node, double days, Day on) {
        const auto* text = node.as<std::string>();
        const double months = days / days_a_month;
        const bool calendar = text != nullptr && (text->find("month") != std::string::npos ||
                                                  text->find("year") != std::string::npos);
        if (calendar && std::abs(months - std::round(months)) < 1e-9)
            return add_months(on, static_cast<int>(std::lround(months))) - on;
        return from_hours(days * 24);
    }

    // Two words on one thing at one time: nobody could tell which was meant.
    void hold_apart(const std::vector<PlanChange>& changes) {
        std::map<std::pair<std::string, Day>, const PlanChange*> steps;
        std::map<std::pair<std::string, Day>, const Setting*> keys;
        for (const PlanChange& change : changes) {
            const auto [step, first] = steps.emplace(std::pair{change.component, change.on}, &change);
            if (!first && !change.component.empty()) {
                refuse(code::duplicate_component, change.where, change.component,
                       "the component changes twice on " + day_text(change.on) + ", also on line " +
                           std::to_string(step->second->where.line),
                       "one of them may be a slip", "Join the two, or give the second its own date or name.");
                continue;
            }
            for (const Setting& setting : change.set) {
                const auto [other, alone] = keys.emplace(std::pair{setting.key, change.on}, &setting);
                if (!alone)
                    refuse(code::two_overlays, setting.where, setting.key,
                           "two components set the key on " + day_text(change.on) + ", also on line " +
                               std::to_string(other->second->where.line),
                           "only one of the values could count", "Set it in one of them, or on another day.");
            }
        }
    }

    void know(const TreeNode::Table& table, std::vector<std::string> known, std::string_view section) {
        for (const TreeEntry& entry : table) {
            if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
            std::string near = did_you_mean(closest(entry.key, known));
            std::string list;
            for (const std::string& word : known) list += (list.empty() ? "" : ", ") + word;
            refuse(code::unknown_key, entry.where,
                   std::string{section} + (section.empty() ? "" : ".") + entry.key,
                   "there is no such key in a plan", "it would change nothing",
                   near.empty() ? "The keys here are " + list + "; model keys belong in \"set\"." : near);
        }
    }

    std::string name(const TreeNode::Table& table, const std::string& key, const Where& where) {
        const TreeEntry* entry = find(table, key);
        if (entry == nullptr) {
            refuse(code::missing_key, where, key, "\"" + key + "\" is missing", "results are known by it",
                   "Add " + key + " = \"new_ways\".");
            return {};
        }
        const auto* word = entry->node.as<std::string>();
        if (word != nullptr && is_name(*word)) return *word;
        refuse(code::wrong_type, entry->node.where, key,
               word != nullptr ? "\"" + *word + "\" is not a name"
                               : "this is " + std::string{entry->node.kind()},
               "names stand in file names and tables", "Use small letters a to z, digits and _.");
        return {};
    }

    std::string text(const TreeNode::Table& table, std::string_view key) {
        const TreeEntry* entry = find(table, key);
        if (entry == nullptr) return {};
        if (const auto* word = entry->node.as<std::string>()) return *word;
        refuse(code::wrong_type, entry->node.where, std::string{key},
               "this is " + std::string{entry->node.kind()}, "text is needed", "Put it in quotes.");
        return {};
    }

    TwoLabels label(const TreeNode::Table& table, const std::string& otherwise) {
        TwoLabels labels{otherwise, otherwise};
        const TreeEntry* entry = find(table, "label");
        if (entry == nullptr) return labels;
        if (const auto* both = entry->node.as<std::string>()) return {*both, *both};
        if (const auto* pair = entry->node.as<TreeNode::Table>()) {
            know(*pair, {"sv", "en"}, "label");
            if (auto sv = text(*pair, "sv"); !sv.empty()) labels.sv = std::move(sv);
            if (auto en = text(*pair, "en"); !en.empty()) labels.en = std::move(en);
            return labels;
        }
        refuse(code::wrong_type, entry->node.where, "label", "this is " + std::string{entry->node.kind()},
               "a label is text in two languages", "Write label = { sv = \"...\", en = \"...\" }.");
        return labels;
    }

    void refuse(std::string_view code, const Where& where, std::string key, std::string problem,
                std::string why, std::string suggestion) {
        faults_.refuse(code, where, std::move(key), std::move(problem), std::move(why),
                       std::move(suggestion));
    }

    const FieldTable& fields_;
    const PlanWindow& window_;
    FaultList& faults_;
};

} // namespace

std::vector<std::string> StudyPlan::components() const {
    std::vector<std::string> names;
    for (const PlanChange& change : changes)
        if (std::find(names.begin(), names.end(), change.component) == names.end())
            names.push_back(change.component);
    return names;
}

StudyPlan read_plan(const TreeNode& tree, const FieldTable& fields, const PlanWindow& window,
                    FaultList& faults) {
    return PlanReader{fields, window, faults}.read(tree);
}

} // namespace omsorg
