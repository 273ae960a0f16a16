// SPDX-License-Identifier: MIT
#include <omsorg/scenario/combination.hpp>

#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace omsorg {
namespace {

bool by_date(const PlanChange& a, const PlanChange& b) { return a.on < b.on; }

bool is_same(const PlanChange& a, const PlanChange& b) {
    return a.where.file == b.where.file && a.where.line == b.where.line && a.where.column == b.where.column;
}

std::string joined(const std::vector<std::string>& words, std::string_view sign) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : std::string{sign}) + word;
    return text;
}

Fault nobody_knows(std::span<const StudyPlan> plans, std::string_view name, Where where, std::string key) {
    const auto known = plan_names(plans);
    const auto near = closest(name, known);
    return {.code = std::string{code::unknown_plan},
            .where = std::move(where),
            .key = std::move(key),
            .problem = "there is no plan \"" + std::string{name} + "\"",
            .why = "there is nothing to run",
            .suggestion = near ? did_you_mean(near) : "The plans are: " + joined(known, ", ") + "."};
}

Fault they_meet(const Meeting& meeting, Where where) {
    return {.code = std::string{code::two_overlays},
            .where = std::move(where),
            .key = meeting.second->key,
            .problem = "two plans set the key on " + day_text(meeting.on) + ", in " + meeting.first->origin +
                       " and " + meeting.second->origin,
            .why = "only one of the values could count",
            .suggestion = "Leave one of the plans out, or give one of the changes another day."};
}

// A plan by its name, or one component of it.
std::optional<StudyPlan> known(std::span<const StudyPlan> plans, std::string_view name) {
    const auto slash = name.find('/');
    const auto whole = std::find_if(plans.begin(), plans.end(), [&](const StudyPlan& plan) {
        return plan.name == name.substr(0, slash);
    });
    if (whole == plans.end()) return std::nullopt;
    if (slash == std::string_view::npos) return *whole;
    StudyPlan part = *whole;
    part.name = std::string{name};
    std::erase_if(part.changes,
                  [&](const PlanChange& change) { return change.component != name.substr(slash + 1); });
    if (part.changes.empty()) return std::nullopt;
    part.label = part.changes.front().label;
    return part;
}

std::vector<std::string_view> parts_of(std::string_view name) {
    std::vector<std::string_view> parts;
    for (auto sign = name.find('+'); sign != std::string_view::npos; sign = name.find('+')) {
        parts.push_back(name.substr(0, sign));
        name.remove_prefix(sign + 1);
    }
    parts.push_back(name);
    return parts;
}

// Walks from plan to plan along their `with`; each is completed once, after those it names.
class WithReader {
public:
    WithReader(std::vector<StudyPlan>& plans, FaultList& faults)
        : plans_{plans}, faults_{faults}, state_(plans.size(), State::untouched) {}

    void read() {
        for (std::size_t i = 0; i < plans_.size(); ++i) complete(i);
    }

private:
    enum class State : std::uint8_t { untouched, open, done };

    void complete(std::size_t i) {
        if (state_[i] != State::untouched) return;
        state_[i] = State::open;
        std::vector<StudyPlan> parts;
        for (const PlanPart& part : plans_[i].with)
            if (auto found = part_of(part)) parts.push_back(std::move(*found));
        state_[i] = State::done;
        if (plans_[i].with.empty()) return;
        parts.push_back(plans_[i]);
        StudyPlan together = combined(parts);
        plans_[i].changes = std::move(together.changes);
        plans_[i].event = together.event;
        if (const auto meeting = first_meeting(plans_[i]))
            faults_.add(they_meet(*meeting, place_of(i, *meeting)));
    }

    std::optional<StudyPlan> part_of(const PlanPart& part) {
        const std::string_view whole = std::string_view{part.name}.substr(0, part.name.find('/'));
        const auto found = std::find_if(plans_.begin(), plans_.end(),
                                        [&](const StudyPlan& plan) { return plan.name == whole; });
        if (found != plans_.end()) {
            const auto at = static_cast<std::size_t>(found - plans_.begin());
            complete(at);
            if (state_[at] == State::open) {
                faults_.add({.code = std::string{code::plan_cycle},
                             .where = part.where,
                             .key = "with",
                             .problem = "the plan " + part.name +
                                        " is carried out with itself, directly or by way of others",
                             .why = "it would never end",
                             .suggestion = "Remove one of the names."});
                return std::nullopt;
            }
        }
        auto plan = known(plans_, part.name);
        if (!plan) faults_.add(nobody_knows(plans_, part.name, part.where, "with"));
        return plan;
    }

    // A plan's own value is the one to mend; of two that came by `with`, the name that brought the second.
    Where place_of(std::size_t i, const Meeting& meeting) const {
        if (meeting.second->where.file == plans_[i].where.file) return meeting.second->where;
        return plans_[i].with.back().where;
    }

    std::vector<StudyPlan>& plans_;
    FaultList& faults_;
    std::vector<State> state_;
};

} // namespace

StudyPlan combined(std::span<const StudyPlan> parts) {
    StudyPlan plan;
    std::vector<std::string> names, sv, en;
    for (const StudyPlan& part : parts) {
        names.push_back(part.name), sv.push_back(part.label.sv), en.push_back(part.label.en);
        plan.event = plan.event || part.event;
        for (const PlanChange& change : part.changes)
            if (std::none_of(plan.changes.begin(), plan.changes.end(),
                             [&](const PlanChange& there) { return is_same(there, change); }))
                plan.changes.push_back(change);
    }
    plan.name = joined(names, "+");
    plan.label = {joined(sv, " + "), joined(en, " + ")};
    std::stable_sort(plan.changes.begin(), plan.changes.end(), by_date);
    return plan;
}

std::optional<Meeting> first_meeting(const StudyPlan& plan) {
    std::map<std::pair<std::string, Day>, std::pair<const PlanChange*, const Setting*>> steps;
    for (const PlanChange& change : plan.changes)
        for (const Setting& setting : change.set) {
            const auto [other, alone] =
                steps.emplace(std::pair{setting.key, change.on}, std::pair{&change, &setting});
            const auto [theirs, value] = other->second;
            if (!alone && (value->value != setting.value || theirs->over != change.over))
                return Meeting{value, &setting, change.on};
        }
    return std::nullopt;
}

StudyPlan plan_of(std::span<const StudyPlan> plans, std::string_view name, const std::string& folder) {
    std::vector<StudyPlan> parts;
    for (const std::string_view one : parts_of(name)) {
        auto found = known(plans, one);
        if (!found) throw Faults{nobody_knows(plans, one, {folder}, std::string{name})};
        parts.push_back(std::move(*found));
    }
    if (parts.size() == 1) return std::move(parts.front());
    StudyPlan plan = combined(parts);
    if (const auto meeting = first_meeting(plan)) throw Faults{they_meet(*meeting, {folder})};
    return plan;
}

std::vector<std::string> plan_names(std::span<const StudyPlan> plans) {
    std::vector<std::string> names;
    for (const StudyPlan& plan : plans) {
        names.push_back(plan.name);
        StudyPlan own = plan;
        std::erase_if(own.changes, [&](const PlanChange& change) { return change.plan != plan.name; });
        const auto components = own.components();
        if (components.size() > 1)
            for (const std::string& component : components) names.push_back(plan.name + "/" + component);
    }
    return names;
}

void carry_out_with(std::vector<StudyPlan>& plans, FaultList& faults) { WithReader{plans, faults}.read(); }

} // namespace omsorg
