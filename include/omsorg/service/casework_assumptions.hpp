// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

/// What is assumed about casework: what comes in, how long it takes, which channel it comes by, what a
/// machine may decide, and what becomes of the minutes that are freed.
///
/// Availability is not use. An application comes by the e-service only if every step of the funnel holds:
///
///     use = available × known × suitable × accepted × completed × retained
///
/// so that offering it to everybody instead of to nine in ten raises use by exactly 1/0.9, and no more.
/// `suitable` is its coverage (the share of cases that it has a form for), `rework` its quality (the share
/// that comes in incomplete and must be asked for again).
///
/// The neutral point: `given`, where cases take the handling times of `need` and nobody works on them. Under
/// `queue` the e-service is neutral at no availability, and automation at no coverage.
namespace omsorg {

enum class CaseworkModel : std::uint8_t { given, queue };

/// The first three are applications of the residents modelled, in the order of `Support`; `support` is that
/// of people with a disability, psychiatric or other. The others come in volumes, or from the need domains
/// where these are modelled.
enum class CaseType : std::uint8_t {
    home_care,
    special_housing,
    escort,
    support,
    income_support,
    family,
    other
};
inline constexpr std::size_t case_types = 7;
inline constexpr std::array<CaseType, case_types> all_case_types{
    CaseType::home_care,      CaseType::special_housing, CaseType::escort, CaseType::support,
    CaseType::income_support, CaseType::family,          CaseType::other};

/// Applications of persons who are modelled; the others come in volumes.
[[nodiscard]] constexpr bool is_persons(CaseType type) noexcept { return type <= CaseType::escort; }
/// Caseworkers of care [biståndshandläggare] decide these, caseworkers of families [socialsekreterare] the rest.
[[nodiscard]] constexpr bool is_of_care(CaseType type) noexcept { return type <= CaseType::support; }
/// Rules can decide money and formalities; a needs assessment is individual, and no machine makes it here.
[[nodiscard]] constexpr bool is_rule_able(CaseType type) noexcept {
    return type == CaseType::income_support || type == CaseType::other;
}

struct CaseworkAssumptions {
    CaseworkModel model = CaseworkModel::given;

    // What comes in beside the residents' applications: cases in 1,000 inhabitants and month
    double income_support = 10, family = 2.5, other = 3;
    double urgent_share = 0.1;

    // What a case takes of a caseworker
    Distribution home_care_minutes = Distribution::lognormal_mean_cv(360, 0.6);
    Distribution special_housing_minutes = Distribution::lognormal_mean_cv(480, 0.6);
    Distribution escort_minutes = Distribution::lognormal_mean_cv(480, 0.6);
    Distribution support_minutes = Distribution::lognormal_mean_cv(480, 0.6);
    Distribution income_support_minutes = Distribution::lognormal_mean_cv(90, 0.8);
    Distribution family_minutes = Distribution::lognormal_mean_cv(900, 1);
    Distribution other_minutes = Distribution::lognormal_mean_cv(180, 0.8);
    double meetings = 0.25;
    double margin = 0.08;
    double waits_on_others = 0.5;
    double limit = 30, child_limit = 120; ///< days

    // The e-service
    double available = 0, known = 0.8, suitable = 0.6, accepted = 0.6, attitude = 0.72, completed = 0.85,
           retained = 0.9;
    double staff_saved = 0.1;
    double client_minutes = 90, client_saved = 0.4;
    double rework = 0.15, rework_minutes = 20;

    // The machine
    double automation = 0, rule_able = 0.45;
    double errors = 0.01, automation_errors = 0.01;
    double appealed = 0.1, appeal_success = 0.5, appeal_minutes = 240;

    double redeployment = 0.5; ///< kappa
};

inline constexpr std::string_view casework_models[] = {"given", "queue"};

/// The share of cases that come by the e-service. A general attitude to digital services bounds how many
/// accept one; it is no forecast of how many use it.
[[nodiscard]] inline double e_service_use(const CaseworkAssumptions& a) noexcept {
    return a.available * a.known * a.suitable * std::min(a.accepted, a.attitude) * a.completed * a.retained;
}

[[nodiscard]] inline const Distribution& case_minutes(const CaseworkAssumptions& a, CaseType type) noexcept {
    const std::array<const Distribution*, case_types> minutes{
        &a.home_care_minutes,      &a.special_housing_minutes, &a.escort_minutes, &a.support_minutes,
        &a.income_support_minutes, &a.family_minutes,          &a.other_minutes};
    return *minutes[static_cast<std::size_t>(type)];
}

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, CaseworkAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.model,
          Field{.key = "casework.model",
                .varies = Varies::never,
                .label = {"Modell för handläggningen", "Model of casework"},
                .about = "given: cases take the handling times of need, whoever works on them; queue: "
                         "caseworkers with posts of their own take the cases in turn.",
                .options = casework_models,
                .fixed = true});
    const auto volume = [&](auto& member, std::string_view key, Label label) {
        visit(member,
              Field{.key = key,
                    .unit = "count",
                    .low = 0,
                    .high = 1000,
                    .label = label,
                    .about =
                        "New cases a month in 1,000 inhabitants. Where the need itself is modelled, its "
                        "cases come "
                        "one by one: all of income support, and of families those that lead to a need."});
    };
    volume(a.income_support, "casework.income_support",
           {"Ärenden om ekonomiskt bistånd", "Income support cases"});
    volume(a.family, "casework.family",
           {"Ärenden om barn, unga och familj", "Cases of children and families"});
    volume(a.other, "casework.other", {"Övriga ärenden", "Other cases"});
    visit(a.urgent_share, Field{.key = "casework.urgent_share",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .label = {"Andel brådskande ärenden", "Share of urgent cases"},
                                .about = "They are taken before all others that wait."});
    const auto minutes = [&](auto& member, std::string_view key, Label label) {
        visit(member, Field{.key = key,
                            .unit = "min",
                            .low = 0,
                            .high = 60000,
                            .varies = Varies::person,
                            .label = label,
                            .about = "A caseworker's time for one case, from application to decision."});
    };
    minutes(a.home_care_minutes, "casework.home_care_minutes",
            {"Tid för ett hemtjänstärende", "Time for a home-care case"});
    minutes(a.special_housing_minutes, "casework.special_housing_minutes",
            {"Tid för ett ärende om särskilt boende", "Time for a special-housing case"});
    minutes(a.escort_minutes, "casework.escort_minutes",
            {"Tid för ett ledsagningsärende", "Time for an escort case"});
    minutes(a.support_minutes, "casework.support_minutes",
            {"Tid för ett ärende om stöd vid funktionsnedsättning", "Time for a disability-support case"});
    minutes(a.income_support_minutes, "casework.income_support_minutes",
            {"Tid för ett ärende om ekonomiskt bistånd", "Time for an income-support case"});
    minutes(a.family_minutes, "casework.family_minutes",
            {"Tid för ett familjeärende", "Time for a family case"});
    minutes(a.other_minutes, "casework.other_minutes",
            {"Tid för ett övrigt ärende", "Time for another case"});
    visit(a.meetings, Field{.key = "casework.meetings",
                            .unit = "share",
                            .low = 0,
                            .high = 0.9,
                            .label = {"Möten, resor och annat", "Meetings, travel and other work"},
                            .about = "Share of caseworkers' hours at work that no case gets."});
    visit(a.margin, Field{.key = "casework.margin",
                          .unit = "share",
                          .low = -0.3,
                          .high = 1,
                          .label = {"Marginal i handläggningens bemanning", "Margin of casework staffing"},
                          .about = "Posts above the mean load: with none the queue never ends."});
    visit(
        a.waits_on_others,
        Field{.key = "casework.waits_on_others",
              .unit = "share",
              .low = 0,
              .high = 1,
              .label = {"Väntan på andra", "Waiting for others"},
              .about =
                  "Share of the handling times of need that is spent waiting for the applicant, a "
                  "physician or relatives: no decision comes earlier, however many caseworkers there are."});
    visit(a.limit, Field{.key = "casework.limit",
                         .unit = "days",
                         .low = 0,
                         .high = 730,
                         .varies = Varies::never,
                         .label = {"Gräns för lång handläggning", "Limit of a long wait for a decision"},
                         .about = "For the share of decisions that took longer; nothing follows from it."});
    visit(a.child_limit,
          Field{.key = "casework.child_limit",
                .unit = "days",
                .low = 0,
                .high = 730,
                .varies = Varies::never,
                .label = {"Gräns för beslut om barn, unga och familj",
                          "Limit of a decision on children and families"},
                .about = "The same for these: an inquiry about a child has a time of its own in the law."});
    const auto step = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member,
              Field{.key = key, .unit = "share", .low = 0, .high = 1, .label = label, .about = about});
    };
    visit(a.available,
          Field{.key = "casework.e_service_available",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"E-tjänst tillgänglig", "E-service available"},
                .about = "Share of the inhabitants who are offered it; the first step of its funnel."});
    step(a.known, "casework.e_service_known", {"E-tjänst känd", "E-service known"},
         "Share of those who are offered it who know of it.");
    step(a.suitable, "casework.e_service_suitable", {"E-tjänstens täckning", "Coverage of the e-service"},
         "Share of cases that it has a form for.");
    step(a.accepted, "casework.e_service_accepted", {"E-tjänst accepterad", "E-service accepted"},
         "Share who choose it when they know of it and it fits.");
    step(a.attitude, "casework.attitude", {"Positiva till digitala tjänster", "Positive to digital services"},
         "Of the population: no more accept the e-service, however good it is.");
    step(a.completed, "casework.e_service_completed", {"E-tjänst fullföljd", "E-service completed"},
         "Share of begun applications that are sent in.");
    step(a.retained, "casework.e_service_retained", {"E-tjänst i fortsatt bruk", "E-service retained"},
         "Share who stay with it the next time.");
    visit(
        a.staff_saved,
        Field{.key = "casework.e_service_staff_saved",
              .unit = "share",
              .low = -1,
              .high = 1,
              .neutral = 0.0,
              .effect = true,
              .label = {"E-tjänstens besparing för handläggaren", "Saved for the caseworker"},
              .about = "Share of the time of a case that need not be spent when it comes by the e-service."});
    visit(a.client_minutes, Field{.key = "casework.client_minutes",
                                  .unit = "min",
                                  .low = 0,
                                  .high = 6000,
                                  .label = {"Den sökandes tid på papper", "The applicant's time on paper"},
                                  .about = "Forms, calls, visits and documents for one application."});
    visit(a.client_saved, Field{.key = "casework.e_service_client_saved",
                                .unit = "share",
                                .low = -1,
                                .high = 1,
                                .neutral = 0.0,
                                .effect = true,
                                .label = {"E-tjänstens besparing för den sökande", "Saved for the applicant"},
                                .about = "Share of the applicant's time that the e-service saves."});
    step(a.rework, "casework.e_service_rework", {"Ofullständiga e-ansökningar", "Incomplete e-applications"},
         "Share that must be completed afterwards: the quality of the e-service.");
    visit(a.rework_minutes, Field{.key = "casework.rework_minutes",
                                  .unit = "min",
                                  .low = 0,
                                  .high = 6000,
                                  .label = {"Tid för en komplettering", "Time of a completion"},
                                  .about = "For the caseworker, and as much for the applicant."});
    visit(a.automation,
          Field{.key = "casework.automation",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Automatiserade ärenden", "Automated cases"},
                .about = "Of the cases that came by the e-service and that rules can decide, the share "
                         "that is decided by them at once."});
    step(a.rule_able, "casework.rule_able", {"Regelstyrda ärenden", "Cases that rules can decide"},
         "Of income support and other cases; needs assessments are never decided by rules.");
    step(a.errors, "casework.errors", {"Felbeslut av handläggare", "Wrong decisions by caseworkers"},
         "Of all cases but the applications of the residents modelled.");
    step(a.automation_errors, "casework.automation_errors",
         {"Felbeslut av automaten", "Wrong decisions by rules"}, "Of automated cases.");
    step(a.appealed, "casework.appealed", {"Överklagade felbeslut", "Wrong decisions appealed"},
         "Share of wrong decisions that are appealed.");
    step(a.appeal_success, "casework.appeal_success", {"Ändrade efter överklagande", "Changed on appeal"},
         "Share of those appeals that change the decision.");
    visit(a.appeal_minutes, Field{.key = "casework.appeal_minutes",
                                  .unit = "min",
                                  .low = 0,
                                  .high = 60000,
                                  .label = {"Tid för ett överklagande", "Time of an appeal"},
                                  .about = "A caseworker's time, whatever comes of the appeal."});
    visit(a.redeployment,
          Field{.key = "casework.redeployment",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .effect = true,
                .label = {"Frigjord tid som tas till vara", "Freed time put to use"},
                .about =
                    "Share of the minutes saved by e-service and automation that other cases get; the rest "
                    "is lost in pieces too small to use."});
}

} // namespace omsorg
