// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace omsorg {

/// What is assumed about how well a need is seen, and by whom: error, practice, appeals, review.
///
/// With `modelled = false` every grant is the need, every refusal is one of the rules or of the recorded
/// practice, nobody appeals, and no grant is looked at again: the run is, bit for bit, what it was.
struct AssessmentAssumptions {
    bool modelled = false;
    double bias = 0, noise = 0.25; ///< of the logarithm of the hours
    double inquiry = 0, inquiry_effect = 0.5, inquiry_minutes = 180;
    double practice = 1, practice_spread = 0;
    double wrong_refusals = 0.01;
    double appeal_share = 0.1, appeal_success = 0.1;
    Distribution appeal_months = Distribution::gamma_mean_cv(5, 0.5);
    int review_months = 0;
    double need_growth = 0; ///< percent per year
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, AssessmentAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "assessment.modelled",
                            .varies = Varies::never,
                            .label = {"Fel i biståndsbedömningen", "Errors of the assessment"},
                            .about = "No: grants are needs, and nothing below counts. No plan changes it.",
                            .fixed = true});
    visit(a.bias,
          Field{.key = "assessment.bias",
                .unit = "",
                .low = -1,
                .high = 1,
                .label = {"Systematiskt fel i beviljade timmar", "Bias of granted hours"},
                .about =
                    "Of the logarithm: 0.1 grants 10.5 % more than is needed. The recorded mean of granted "
                    "hours is kept: a bias at the start says how far the needs lie from it."});
    visit(a.noise,
          Field{.key = "assessment.noise",
                .unit = "",
                .low = 0,
                .high = 2,
                .neutral = 0.0,
                .label = {"Slumpmässigt fel i beviljade timmar", "Noise of granted hours"},
                .about = "Standard deviation of the logarithm of granted over needed hours, once the bias is "
                         "taken off; means are kept."});
    visit(a.inquiry,
          Field{.key = "assessment.inquiry",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Fördjupad utredning", "Deeper inquiry"},
                .about = "How much deeper than today each home-care case is looked into; 1 is all that "
                         "inquiry_minutes buys."});
    visit(a.inquiry_effect, Field{.key = "assessment.inquiry_effect",
                                  .unit = "share",
                                  .low = 0,
                                  .high = 1,
                                  .neutral = 0.0,
                                  .effect = true,
                                  .label = {"Effekt av fördjupad utredning", "Effect of deeper inquiry"},
                                  .about = "Share of bias and noise that the deepest inquiry takes away."});
    visit(a.inquiry_minutes,
          Field{.key = "assessment.inquiry_minutes",
                .unit = "min",
                .low = 0,
                .high = 6000,
                .label = {"Tid för fördjupad utredning", "Time of deeper inquiry"},
                .about = "A caseworker's, for each home-care case at the deepest inquiry; counted where "
                         "casework is a queue."});
    visit(a.practice,
          Field{.key = "assessment.practice",
                .unit = "factor",
                .low = 0,
                .high = 1,
                .neutral = 1.0,
                .label = {"Bifallspraxis", "Practice of granting"},
                .about = "Multiplies the propensity to grant of all services. No practice can grant to more "
                         "than those who apply, so it is never above one."});
    visit(a.practice_spread,
          Field{.key = "assessment.practice_spread",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Praxis skiljer mellan distrikt", "Practice differs between districts"},
                .about = "The strictest district grants this share less than the most generous; each "
                         "district stands between them at a place of its own."});
    const auto share = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member,
              Field{.key = key, .unit = "share", .low = 0, .high = 1, .label = label, .about = about});
    };
    share(a.wrong_refusals, "assessment.wrong_refusals", {"Felaktiga avslag", "Wrong refusals"},
          "Of the applications that should be granted, the share that is refused.");
    share(a.appeal_share, "assessment.appeal_share", {"Överklagade avslag", "Refusals appealed"},
          "Of refusals by judgement; refusals by rule are not appealed.");
    share(a.appeal_success, "assessment.appeal_success",
          {"Bifall efter överklagande", "Appeals that succeed"},
          "Share of appeals after which she is granted what she applied for.");
    visit(a.appeal_months, Field{.key = "assessment.appeal_months",
                                 .unit = "months",
                                 .low = 0,
                                 .high = 60,
                                 .varies = Varies::person,
                                 .label = {"Överklagandets tid", "Time of an appeal"},
                                 .about = "From the refusal to the court's decision."});
    visit(a.review_months,
          Field{.key = "assessment.review_months",
                .unit = "months",
                .low = 0,
                .high = 120,
                .varies = Varies::never,
                .neutral = 0.0,
                .label = {"Hemtjänstbeslut omprövas efter", "Home-care grants reviewed after"},
                .about = "Home-care grants are assessed anew this long after each decision, to the need of "
                         "that day, with an error of its own; 0 is never."});
    visit(a.need_growth,
          Field{.key = "assessment.need_growth",
                .unit = "percent per year",
                .low = -50,
                .high = 100,
                .neutral = 0.0,
                .effect = true,
                .label = {"Behovets ökning under tiden med hemtjänst", "Growth of need during home care"},
                .about = "Each New Year the need of everybody with home care is this much greater; grants "
                         "follow at the next review only."});
}

} // namespace omsorg
