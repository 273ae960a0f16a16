// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <span>
#include <type_traits>

/// What people expect, and how many are content: delivered quality against an expectation that grows by cohort.
///
/// A person is satisfied when the quality that she meets, a number between 0 and 1 made of what can be observed,
/// is at least what she expects. Expectations are spread normally, and each year of birth expects a little more
/// than the one before:
///
///     e = level + drift × (birth year − 1940) + spread × z           satisfied:  quality ≥ e
///
///     share of a group = Φ((quality − level − drift × (birth year − 1940)) / spread)
///
/// Nobody has measured the level: it is *solved*, so that the share of the base year is the one that a survey
/// recorded, for the people and the quality of that year (one level for home care, one for e-services). What
/// follows is the change: quality that falls makes fewer content, and so do new cohorts under the same quality.
///
/// The laws: the solved level gives back the recorded share; the mean expectation of a population moves by the
/// drift times the change of its mean birth year, exactly, whatever the services do.
///
/// Example: one cohort that meets 0.9 with a spread of 0.1, 88 % of it satisfied: level = 0.9 − 0.1 × 1.175.
namespace omsorg {

struct ExpectationAssumptions {
    bool modelled = false;
    double home_care_satisfied = 0.88, e_service_satisfied = 0.20;
    double drift = 0.002, spread = 0.1, e_service_spread = 0.3;
    double weight_delivered = 0.5, weight_missed = 0.3, weight_continuity = 0.2;
    double few_staff = 10; ///< persons in 14 days
};

/// People of one birth year who meet one quality.
struct ExpectingGroup {
    int birth_year = 0;
    double persons = 0, quality = 0;
};

inline constexpr int expectation_cohort = 1940; ///< whose expectation is the level

/// The share of the groups' people who are satisfied; zero of nobody.
[[nodiscard]] double satisfied_share(const ExpectationAssumptions& a, double level,
                                     std::span<const ExpectingGroup> groups);

/// The level at which this share is satisfied; strictly between 0 and 1.
[[nodiscard]] double solve_level(const ExpectationAssumptions& a, double recorded_share,
                                 std::span<const ExpectingGroup> groups);

/// The mean of what they expect.
[[nodiscard]] double mean_expectation(const ExpectationAssumptions& a, double level,
                                      std::span<const ExpectingGroup> groups);

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, ExpectationAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "expectation.modelled",
                            .varies = Varies::never,
                            .label = {"Förväntningar och nöjdhet", "Expectations and satisfaction"},
                            .about = "No: no satisfied share is told. Nothing else follows from it."});
    const auto recorded = [&](auto& member, std::string_view key, Label label) {
        visit(member,
              Field{.key = key,
                    .unit = "share",
                    .low = 0.001,
                    .high = 0.999,
                    .label = label,
                    .about = "As a survey recorded it: the expectations of the base year are solved from it.",
                    .fixed = true});
    };
    recorded(a.home_care_satisfied, "expectation.home_care_satisfied",
             {"Nöjda med hemtjänsten", "Satisfied with home care"});
    recorded(
        a.e_service_satisfied, "expectation.e_service_satisfied",
        {"Tycker att e-tjänsterna lever upp till förväntningarna", "E-services live up to expectations"});
    visit(a.drift,
          Field{.key = "expectation.drift",
                .unit = "per year",
                .low = -0.05,
                .high = 0.05,
                .neutral = 0.0,
                .effect = true,
                .label = {"Förväntningarnas ökning per årskull", "Rise of expectations by cohort"},
                .about =
                    "How much more each year of birth expects than the one before, on the scale of quality "
                    "from 0 to 1.",
                .fixed = true});
    visit(a.spread,
          Field{.key = "expectation.spread",
                .unit = "",
                .low = 0.001,
                .high = 2,
                .label = {"Förväntningarnas spridning", "Spread of expectations"},
                .about =
                    "Standard deviation among people of one year of birth, on the same scale; the smaller, "
                    "the more a change of quality is felt.",
                .fixed = true});
    visit(a.e_service_spread,
          Field{.key = "expectation.e_service_spread",
                .unit = "",
                .low = 0.001,
                .high = 2,
                .label = {"Spridning, e-tjänster", "Spread, e-services"},
                .about = "The same for e-services, whose quality is the share of cases that come by "
                         "them, complete the first time.",
                .fixed = true});
    const auto weight = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(
            member,
            Field{
                .key = key, .unit = "", .low = 0, .high = 1, .label = label, .about = about, .fixed = true});
    };
    weight(a.weight_delivered, "expectation.weight_delivered",
           {"Vikt: utförd tid", "Weight of delivered hours"},
           "In the quality of home care: one less the unmet share.");
    weight(a.weight_missed, "expectation.weight_missed", {"Vikt: uteblivna besök", "Weight of missed visits"},
           "In the quality of home care: one less the share of visits that nobody came to.");
    weight(a.weight_continuity, "expectation.weight_continuity",
           {"Vikt: personalkontinuitet", "Weight of continuity"},
           "In the quality of home care: few_staff over the staff met in 14 days, one at most.");
    visit(a.few_staff, Field{.key = "expectation.few_staff",
                             .unit = "persons",
                             .low = 1,
                             .high = 100,
                             .label = {"Få olika personal på 14 dagar", "Few different staff in 14 days"},
                             .about = "So few that fewer would not be felt.",
                             .fixed = true});
}

} // namespace omsorg
