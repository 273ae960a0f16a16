// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <concepts>
#include <type_traits>

/// What is assumed about need: how common it is, how it comes and goes, what
/// is granted, and what a week holds.
///
/// Two kinds live here. *Calibration* parameters are read once, when the study is calibrated before its
/// first day; a dated change of a plan cannot touch them, and their fields say `fixed` (a plan that could
/// would have its effect calibrated away; it acts through factors on the hazards instead, see
/// trajectory.hpp). The others are read live.
namespace omsorg {

struct NeedAssumptions {
    // Calibration: how common (prevalence.hpp)
    int first_age = 65;
    double home_care_share = 0.084;
    double special_housing_share = 0.050;
    double home_care_drift = -0.98;       ///< percent per year
    double special_housing_drift = -1.14; ///< percent per year

    // Calibration: how it comes and goes (calibration.hpp)
    double recovery = 0.30;   ///< per year, at age 80
    double recovery_fall = 5; ///< percent per year of age
    double home_care_mortality = 2.5;
    double special_housing_stay = 25; ///< months, median
    double special_housing_men = 1.385;
    double special_housing_entry_age = 85.5;
    double direct_women_65 = 0.27, direct_women_80 = 0.20;
    double direct_men_65 = 0.38, direct_men_80 = 0.25;
    double causal_share = 0.5;

    // Casework (decision.hpp)
    Distribution home_care_handling = Distribution::gamma_mean_cv(10, 1);       ///< days
    Distribution special_housing_handling = Distribution::gamma_mean_cv(33, 1); ///< days
    Distribution escort_handling = Distribution::gamma_mean_cv(30, 0.7);        ///< days
    double home_care_granted = 1, special_housing_granted = 1, escort_granted = 1;
    Distribution granted_hours = Distribution::exponential(37); ///< h/month
    double granted_hours_before_move = 77;                      ///< h/month, mean
    double granted_hours_most = 330;                            ///< h/month

    // Escort (lss.hpp)
    double escort_clients = 6.38; ///< in 10,000 inhabitants of the nation
    double escort_ratio = 1.4;
    double escort_women = 0.425;
    double escort_drift = -2.4; ///< percent per year
    double escort_assistance = 0.10;

    // The week (care_plan.hpp)
    double personal_care_share = 0.74, domestic_share = 0.58;
    double domestic_time = 0.2;
    double delegated_share = 0.456;
    double double_staffing_share = 0.06;
    Distribution visit_length = Distribution::lognormal_mean_cv(22, 0.6); ///< min
    double visit_length_level = 1;
    Distribution domestic_length = Distribution::lognormal_mean_cv(60, 0.4); ///< min
    double shortest_visit = 5;                                               ///< min
    int most_visits_a_day = 10;
    double tolerance_health = 30, tolerance_personal = 60, tolerance_domestic = 240; ///< min
};

/// Shows every member with its descriptor: the only list of what may be set here.
template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, NeedAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    constexpr auto future = Varies::future, person = Varies::person;

    visit(a.first_age,
          Field{.key = "need.first_age",
                .unit = "years",
                .low = 50,
                .high = 80,
                .varies = Varies::never,
                .label = {"Första ålder", "First age"},
                .about = "Before this age reached nobody has care for older people here; what was "
                         "granted earlier in life is counted as an onset at this age. Calibration.",
                .fixed = true});
    visit(a.home_care_share,
          Field{.key = "need.home_care_share",
                .unit = "share",
                .low = 0.005,
                .high = 0.3,
                .varies = future,
                .label = {"Andel 65+ med hemtjänst", "Share of 65+ with home care"},
                .about = "At the start. The age curve of the nation is moved until the municipality's own "
                         "inhabitants give this share. Calibration.",
                .fixed = true});
    visit(a.special_housing_share,
          Field{.key = "need.special_housing_share",
                .unit = "share",
                .low = 0.005,
                .high = 0.2,
                .varies = future,
                .label = {"Andel 65+ i särskilt boende", "Share of 65+ in special housing"},
                .about = "At the start, as the share above. Calibration.",
                .fixed = true});
    visit(
        a.home_care_drift,
        Field{
            .key = "need.home_care_drift",
            .unit = "percent per year",
            .low = -5,
            .high = 5,
            .varies = future,
            .label = {"Hemtjänst: årlig förändring av andelen", "Home care: yearly change of the share"},
            .about =
                "Yearly change of the age-standardised share after the start. The hazards of onset and entry "
                "carry it, exactly. Calibration.",
            .fixed = true});
    visit(a.special_housing_drift, Field{.key = "need.special_housing_drift",
                                         .unit = "percent per year",
                                         .low = -5,
                                         .high = 5,
                                         .varies = future,
                                         .label = {"Särskilt boende: årlig förändring av andelen",
                                                   "Special housing: yearly change of the share"},
                                         .about = "The same for special housing. Calibration.",
                                         .fixed = true});

    visit(a.recovery, Field{.key = "need.recovery",
                            .unit = "per year",
                            .low = 0,
                            .high = 2,
                            .varies = future,
                            .label = {"Återhämtning", "Recovery"},
                            .about = "Hazard at age 80 of leaving home care because it is no longer needed. "
                                     "Calibration.",
                            .fixed = true});
    visit(a.recovery_fall, Field{.key = "need.recovery_fall",
                                 .unit = "percent per year",
                                 .low = 0,
                                 .high = 20,
                                 .varies = future,
                                 .label = {"Återhämtningens minskning med åldern", "Fall of recovery by age"},
                                 .about = "How much smaller recovery is for each year of age. Calibration.",
                                 .fixed = true});
    visit(a.home_care_mortality,
          Field{.key = "need.home_care_mortality",
                .unit = "factor",
                .low = 1,
                .high = 8,
                .varies = future,
                .label = {"Dödlighet med hemtjänst", "Mortality with home care"},
                .about =
                    "Hazard of death over that of independent people of the same age and sex. Calibration.",
                .fixed = true});
    visit(a.special_housing_stay,
          Field{.key = "need.special_housing_stay",
                .unit = "months",
                .low = 6,
                .high = 72,
                .varies = future,
                .label = {"Mediantid i särskilt boende", "Median stay in special housing"},
                .about =
                    "Ties down mortality in special housing, which nobody leaves but by death. Calibration.",
                .fixed = true});
    visit(a.special_housing_men,
          Field{.key = "need.special_housing_men",
                .unit = "factor",
                .low = 0.5,
                .high = 3,
                .varies = future,
                .label = {"Mäns dödlighet i särskilt boende", "Men's mortality in special housing"},
                .about = "Hazard of men over that of women in the two years after moving in. Calibration.",
                .fixed = true});
    visit(a.special_housing_entry_age,
          Field{.key = "need.special_housing_entry_age",
                .unit = "years",
                .low = 80,
                .high = 92,
                .varies = future,
                .label = {"Medianålder vid inflyttning", "Median age at moving in"},
                .about = "Exact age; a median of 85 whole years is 85.5. Ties down how mortality in special "
                         "housing rises with age. Calibration.",
                .fixed = true});
    const auto direct = [&](auto& member, std::string_view key, Label label) {
        visit(member,
              Field{.key = key,
                    .unit = "share",
                    .low = 0,
                    .high = 0.95,
                    .varies = future,
                    .label = label,
                    .about = "Of those who move into special housing, the share that had no home care "
                             "before. Calibration.",
                    .fixed = true});
    };
    direct(a.direct_women_65, "need.direct_women_65",
           {"Direkt till boende, kvinnor 65-79", "Direct entry, women 65-79"});
    direct(a.direct_women_80, "need.direct_women_80",
           {"Direkt till boende, kvinnor 80+", "Direct entry, women 80+"});
    direct(a.direct_men_65, "need.direct_men_65",
           {"Direkt till boende, män 65-79", "Direct entry, men 65-79"});
    direct(a.direct_men_80, "need.direct_men_80", {"Direkt till boende, män 80+", "Direct entry, men 80+"});
    visit(a.causal_share,
          Field{.key = "need.causal_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .varies = future,
                .neutral = 0,
                .effect = true,
                .label = {"Orsaksandel av överdödligheten", "Causal share of excess mortality"},
                .about =
                    "How much of a client's higher mortality is caused by the state and would be prevented "
                    "with it; at 0 prevention changes no death."});

    const auto handling = [&](auto& member, std::string_view key, Label label) {
        visit(member,
              Field{.key = key,
                    .unit = "days",
                    .low = 0,
                    .high = 730,
                    .varies = person,
                    .label = label,
                    .about = "From application to decision. The mean at the start is also used by the "
                             "calibration."});
    };
    handling(a.home_care_handling, "need.home_care_handling",
             {"Handläggning av hemtjänst", "Handling of home care"});
    handling(a.special_housing_handling, "need.special_housing_handling",
             {"Handläggning av särskilt boende", "Handling of special housing"});
    handling(a.escort_handling, "need.escort_handling", {"Handläggning av ledsagning", "Handling of escort"});
    const auto granted = [&](auto& member, std::string_view key, Label label) {
        visit(member, Field{.key = key,
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .varies = future,
                            .label = label,
                            .about = "Propensity to grant, relative to the practice of the years that the "
                                     "figures come from: 1 is that practice."});
    };
    granted(a.home_care_granted, "need.home_care_granted", {"Bifall, hemtjänst", "Granted, home care"});
    granted(a.special_housing_granted, "need.special_housing_granted",
            {"Bifall, särskilt boende", "Granted, special housing"});
    granted(a.escort_granted, "need.escort_granted", {"Bifall, ledsagning", "Granted, escort"});
    visit(a.granted_hours, Field{.key = "need.granted_hours",
                                 .unit = "h/month",
                                 .low = 0,
                                 .high = 744,
                                 .varies = person,
                                 .label = {"Beviljade hemtjänsttimmar", "Granted home-care hours"},
                                 .about = "For each client; the mean is that of all clients on a day."});
    visit(a.granted_hours_before_move,
          Field{.key = "need.granted_hours_before_move",
                .unit = "h/month",
                .low = 1,
                .high = 744,
                .varies = future,
                .label = {"Timmar före inflyttning", "Hours before moving in"},
                .about =
                    "Mean of those who wait for special housing. The others' hours are lowered so that the "
                    "mean of all stays.",
                .fixed = true});
    visit(a.granted_hours_most, Field{.key = "need.granted_hours_most",
                                      .unit = "h/month",
                                      .low = 40,
                                      .high = 400,
                                      .varies = Varies::never,
                                      .label = {"Flest beviljade timmar", "Most granted hours"},
                                      .about = "No grant of visits by day exceeds this."});

    visit(a.escort_clients,
          Field{.key = "need.escort_clients",
                .unit = "per 10000",
                .low = 0,
                .high = 100,
                .varies = future,
                .label = {"Ledsagning enligt LSS i riket", "Escort under LSS in the nation"},
                .about = "Clients in 10,000 inhabitants of all ages, 2021.",
                .fixed = true});
    visit(a.escort_ratio, Field{.key = "need.escort_ratio",
                                .unit = "factor",
                                .low = 0,
                                .high = 5,
                                .varies = future,
                                .label = {"Länets LSS-andel mot rikets", "LSS here over the nation"},
                                .about = "Share of people with LSS in the county over that of the nation.",
                                .fixed = true});
    visit(a.escort_women, Field{.key = "need.escort_women",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .varies = Varies::never,
                                .label = {"Andel kvinnor, ledsagning", "Women's share, escort"},
                                .about = "Of clients with escort under LSS.",
                                .fixed = true});
    visit(a.escort_drift, Field{.key = "need.escort_drift",
                                .unit = "percent per year",
                                .low = -20,
                                .high = 20,
                                .varies = future,
                                .label = {"Ledsagning: årlig förändring", "Escort: yearly change"},
                                .about = "Change of the share of 20-64 with escort, each year from 2021 on.",
                                .fixed = true});
    visit(a.escort_assistance,
          Field{.key = "need.escort_assistance",
                .unit = "share",
                .low = 0,
                .high = 0.9,
                .varies = future,
                .label = {"Personlig assistans bland sökande", "Personal assistance among applicants"},
                .about = "Of those who would apply for escort; they are refused by the rules.",
                .fixed = true});

    const auto share = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member, Field{.key = key,
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .varies = future,
                            .label = label,
                            .about = about});
    };
    share(a.personal_care_share, "need.personal_care_share",
          {"Andel med omvårdnad", "Share with personal care"},
          "Of home-care clients; those with the smallest grants are without.");
    share(a.domestic_share, "need.domestic_share",
          {"Andel med serviceinsatser", "Share with domestic service"},
          "Of home-care clients; everybody without personal care, and so many of the others.");
    share(a.domestic_time, "need.domestic_time",
          {"Servicens del av tiden", "Domestic service, part of the time"},
          "Of the grant of a client who has both personal care and domestic service.");
    share(a.delegated_share, "need.delegated_share",
          {"Andel med delegerad hemsjukvård", "Share with delegated health care"},
          "Of clients with personal care: their first and last visits of the day are bound to the clock.");
    share(a.double_staffing_share, "need.double_staffing_share",
          {"Andel med dubbelbemanning", "Share double-staffed"},
          "Of home-care clients, those with the largest grants: morning and evening visits need two.");
    visit(
        a.visit_length_level,
        Field{.key = "need.visit_length_level",
              .unit = "factor",
              .low = 0.2,
              .high = 5,
              .label = {"Nivå på besökens längd", "Level of the visits' length"},
              .about =
                  "Multiplies every planned length. The length of visits is not recorded: this is how it is "
                  "swept over futures; fewer and longer visits take less travel."});
    visit(a.visit_length,
          Field{.key = "need.visit_length",
                .unit = "min",
                .low = 1,
                .high = 480,
                .varies = Varies::visit,
                .label = {"Besökets längd", "Length of a visit"},
                .about = "Nominal length of a visit with personal care. The number of visits a day "
                         "follows from the grant."});
    visit(a.domestic_length, Field{.key = "need.domestic_length",
                                   .unit = "min",
                                   .low = 1,
                                   .high = 480,
                                   .varies = Varies::visit,
                                   .label = {"Servicebesökets längd", "Length of a domestic visit"},
                                   .about = "Nominal length of a visit with domestic service."});
    visit(a.shortest_visit, Field{.key = "need.shortest_visit",
                                  .unit = "min",
                                  .low = 1,
                                  .high = 60,
                                  .varies = Varies::never,
                                  .label = {"Kortaste planerade besök", "Shortest planned visit"},
                                  .about = "A weekly grant below this is not planned, and counted as such."});
    visit(a.most_visits_a_day, Field{.key = "need.most_visits_a_day",
                                     .unit = "count",
                                     .low = 1,
                                     .high = 12,
                                     .varies = Varies::never,
                                     .label = {"Flest besök om dagen", "Most visits a day"},
                                     .about = "With personal care; larger grants make the visits longer."});
    const auto tolerance = [&](auto& member, std::string_view key, Label label) {
        visit(member, Field{.key = key,
                            .unit = "min",
                            .low = 0,
                            .high = 600,
                            .varies = future,
                            .label = label,
                            .about = "How much later than agreed a planned visit may start."});
    };
    tolerance(a.tolerance_health, "need.tolerance_health",
              {"Tolerans, delegerade uppgifter", "Tolerance, health tasks"});
    tolerance(a.tolerance_personal, "need.tolerance_personal",
              {"Tolerans, omvårdnad", "Tolerance, personal care"});
    tolerance(a.tolerance_domestic, "need.tolerance_domestic",
              {"Tolerans, service", "Tolerance, domestic service"});
}

} // namespace omsorg
