// SPDX-License-Identifier: MIT
#include "together.hpp"

#include "figure_reader.hpp"
#include "figures_of_services.hpp"

#include <omsorg/municipality/world.hpp>
#include <omsorg/scenario/amount.hpp>
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/draw.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

/// A contradiction, told at the key that is named first.
struct Quarrel {
    std::string key, other, problem, why, suggestion;
};

void ages(std::vector<Quarrel>& found, const Assumptions& a) {
    const std::array<std::pair<std::string, const DomainValues*>, need_domains> domains{
        {{"disability", &a.disability},
         {"psychiatric", &a.psychiatric},
         {"family", &a.family},
         {"income_support", &a.income_support}}};
    for (const auto& [name, values] : domains)
        if (values->first_age() > values->last_age())
            found.push_back({name + ".age_to", name + ".age_from",
                             "the need ends at " + number_text(values->age_to) + " and begins at " +
                                 number_text(values->age_from),
                             "nobody is of such an age", "The last age must not be below the first."});
}

/// Every service of sessions with the first word of its keys.
template <class Visitor>
void each_service_of_sessions(const Assumptions& a, Visitor&& visit) {
    visit(std::string{"escort"}, static_cast<const SessionAssumptions&>(a.escort));
    visit(std::string{"housing_support"}, static_cast<const SessionAssumptions&>(a.housing_support));
    visit(std::string{"domestic"}, static_cast<const SessionAssumptions&>(a.domestic));
}

void shares(std::vector<Quarrel>& found, const Assumptions& a) {
    const auto together = [&](std::string first, double x, std::string second, double y) {
        if (x + y <= 1) return;
        const std::string problem = first + " + " + second + " are " + number_text(x + y);
        found.push_back({std::move(first), std::move(second), problem,
                         "shares of the same persons are at most 1", "Lower one of them."});
    };
    together("disability.group_1", a.disability.lss_group_1, "disability.group_2", a.disability.lss_group_2);
    each_service_of_sessions(a, [&](const std::string& service, const SessionAssumptions& s) {
        together(service + ".one_to_one_share", s.one_to_one_share, service + ".two_staff_share",
                 s.two_staff_share);
    });
}

void around_visits(std::vector<Quarrel>& found, const Assumptions& a) {
    const HomeCareAssumptions& h = a.home_care;
    const double around = h.documentation + h.meetings + h.training + h.renewal;
    if (around >= 1)
        found.push_back({"home_care.documentation", "home_care.renewal",
                         "documentation, meetings, training and renewal take " + number_text(100 * around) +
                             " % of the working time",
                         "nothing is left for clients", "Together they must be below 1."});
}

void whole_numbers(std::vector<Quarrel>& found, const Assumptions& a) {
    const auto whole = [&](const std::string& key, double value) {
        if (value == std::floor(value)) return;
        found.push_back(
            {key, "", number_text(value) + " is no whole number", "persons and staff are counted",
             "Write " + number_text(std::floor(value)) + " or " + number_text(std::ceil(value)) + "."});
    };
    each_service_of_sessions(a, [&](const std::string& service, const SessionAssumptions& s) {
        whole(service + ".support_ratio", s.support_ratio);
        whole(service + ".group_size_cap", s.group_size_cap);
        whole(service + ".event_kinds", s.event_kinds);
    });
}

void places(std::vector<Quarrel>& found, const Assumptions& a) {
    const SpecialHousingAssumptions& h = a.special_housing;
    if (!h.homes && h.dementia_places + h.short_stay_places > h.places)
        found.push_back({"special_housing.dementia_places", "special_housing.places",
                         number_text(h.dementia_places) + " places for people with dementia and " +
                             number_text(h.short_stay_places) + " short-stay places are more than the " +
                             number_text(h.places) + " places there are",
                         "both are among the places", "Raise special_housing.places, or lower one of them."});
}

std::vector<Quarrel> quarrels(const Assumptions& a, const Tables& tables) {
    std::vector<Quarrel> found;
    ages(found, a);
    shares(found, a);
    around_visits(found, a);
    whole_numbers(found, a);
    places(found, a);
    if (a.partners.shared_development > 0 && a.casework.model != CaseworkModel::queue)
        found.push_back({"partners.shared_development", "casework.model", "there are no e-services",
                         "what is developed acts on casework, and that is not modelled",
                         "Set casework.model to \"queue\", or the development to 0."});
    if (a.partners.modelled && tables.partners.empty())
        found.push_back({"partners.modelled", "", "there are no partners", "it would change nothing",
                         "Name a table `partners` under [tables], or leave it false."});
    if (a.special_housing.homes && tables.homes.empty())
        found.push_back({"special_housing.homes", "", "there are no homes", "it would change nothing",
                         "Name a table `homes` under [tables], or leave it false."});
    return found;
}

/// Dated events are of kinds that are drawn for some service, or have a name: told in their table.
void dated_kinds(const Study& study, FaultList& faults) {
    Assumptions a;
    lay_all(a, draw_values(study, study.plans.front().name, {study.head.seed, 0}).base);
    double most = 0;
    each_service_of_sessions(
        a, [&](const std::string&, const SessionAssumptions& s) { most = std::max(most, s.event_kinds); });
    FigureReader figures{study, faults};
    expect_kinds(figures, most);
}

/// Where the key was last set on this day or before; in the base, if the plan does not set it.
Where where_set(const Study& study, const StudyPlan& plan, const std::string& key, Day on) {
    Where where = study.setting(key).where;
    for (const PlanChange& change : plan.changes) {
        if (change.on > on) continue;
        const auto at = std::ranges::find(change.set, key, &Setting::key);
        if (at != change.set.end()) where = at->where;
    }
    return where;
}

bool sets(const StudyPlan& plan, const std::string& key, Day on) {
    return std::ranges::any_of(plan.changes, [&](const PlanChange& change) {
        return change.on <= on && std::ranges::find(change.set, key, &Setting::key) != change.set.end();
    });
}

} // namespace

void hold_together(const Study& study, const Tables& tables, FaultList& faults) {
    std::set<std::pair<std::string, std::string>> told; // the plan, or none; the key
    const auto tell = [&](const StudyPlan& plan, const Assumptions& a, Day on) {
        for (const Quarrel& one : quarrels(a, tables)) {
            const bool by_plan = sets(plan, one.key, on) || sets(plan, one.other, on);
            const std::string& key =
                sets(plan, one.key, on) || one.other.empty() || !by_plan ? one.key : one.other;
            if (!told.emplace(by_plan ? plan.name : "", one.key).second) continue;
            faults.add({.code = std::string{code::contradiction},
                        .where = where_set(study, plan, key, on),
                        .key = key,
                        .problem = one.problem,
                        .why = one.why,
                        .suggestion = one.suggestion});
        }
    };
    dated_kinds(study, faults);
    for (const StudyPlan& plan : study.plans) {
        const DrawnValues drawn = draw_values(study, plan.name, {study.head.seed, 0});
        Assumptions a;
        lay_all(a, drawn.base);
        tell(plan, a, study.head.plans_from - std::chrono::days{1});
        Levers levers{a};
        for (std::size_t i = 0; i < drawn.changes.size(); ++i) {
            const DatedChange& change = drawn.changes[i];
            levers.set(change.key, change.value);
            if (i + 1 == drawn.changes.size() || drawn.changes[i + 1].on != change.on)
                tell(plan, a, change.on);
        }
    }
}

} // namespace omsorg
