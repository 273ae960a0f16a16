// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <concepts>
#include <type_traits>

/// What we assume about the staff: contracts, rotas, absence, turnover, recruitment.
///
/// The defaults are the sourced figures of Sweden (the study's base file names source, year and grade of
/// each); a study states them all again. Every member is described once, below, and nowhere else.
namespace omsorg {

struct WorkforceAssumptions {
    // who is employed, and on which terms
    double assistant_nurse_share = 0.61;
    double full_time_week = 38.25;
    double night_week = 34.33;
    double office_week = 40.0;
    double full_time_share_assistant_nurse = 0.54;
    double full_time_share_care_assistant = 0.40;
    double full_time_share_caseworker = 0.90;
    double part_time_contract = 0.75;
    // the two-week rota
    double day_start = 7.0;
    double evening_end = 22.0;
    double night_start = 21.5;
    double evening_share = 0.46;
    double usual_shift = 7.75;
    double weekend_shift = 8.5;
    double night_shift = 9.5;
    // absence
    double sick_share = 0.08;
    double short_cases = 2.0;
    double short_days = 4.0;
    double long_cases = 0.225;
    int employer_days = 14;
    double vacation_under_40 = 25.0;
    double vacation_from_40 = 31.0;
    double vacation_from_50 = 32.0;
    int summer_weeks = 4;
    int summer_first_week = 25;
    int summer_last_week = 34;
    double replaced_sick = 0.70;
    double replaced_vacation = 0.85;
    double hourly_pool = 0.34;
    // coming and going
    double quit_rate = 0.084;
    Distribution retirement_age = Distribution::normal(64.8, 1.2, 60.0, 69.0);
    Distribution starting_age = Distribution::uniform(24.0, 65.0);
    Distribution recruit_age = Distribution::triangular(19.0, 25.0, 55.0);
    double recruitment_lag = 8.0;
    double hiring_limit = 0.20;
    // feedback, off
    double strain_on_sickness = 0.0;
    double strain_on_quits = 0.0;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, WorkforceAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.assistant_nurse_share,
          Field{.key = "workforce.assistant_nurse_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Andel undersköterskor", "Share of assistant nurses"},
                .about = "Assistant nurses among assistant nurses and care assistants employed."});
    visit(a.full_time_week,
          Field{.key = "workforce.full_time_week",
                .unit = "h/week",
                .low = 30,
                .high = 40,
                .label = {"Heltid, dag och kväll", "Full-time week, day and evening"},
                .about = "Full-time hours a week of a rota that includes Sundays and holidays."});
    visit(a.night_week, Field{.key = "workforce.night_week",
                              .unit = "h/week",
                              .low = 30,
                              .high = 40,
                              .label = {"Heltid, natt", "Full-time week, night"},
                              .about = "Full-time hours a week when at least 80 % of the time is night."});
    visit(a.office_week, Field{.key = "workforce.office_week",
                               .unit = "h/week",
                               .low = 30,
                               .high = 40,
                               .label = {"Heltid, kontor", "Full-time week, office"},
                               .about = "Caseworkers' full-time hours in a week without a holiday."});
    visit(a.full_time_share_assistant_nurse,
          Field{.key = "workforce.full_time_share_assistant_nurse",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Heltidsandel, undersköterskor", "Full-time share, assistant nurses"},
                .about = "Assistant nurses with a full-time contract."});
    visit(a.full_time_share_care_assistant,
          Field{.key = "workforce.full_time_share_care_assistant",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Heltidsandel, vårdbiträden", "Full-time share, care assistants"},
                .about = "Care assistants with a full-time contract."});
    visit(a.full_time_share_caseworker,
          Field{.key = "workforce.full_time_share_caseworker",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Heltidsandel, handläggare", "Full-time share, caseworkers"},
                .about = "Caseworkers with a full-time contract."});
    visit(
        a.part_time_contract,
        Field{.key = "workforce.part_time_contract",
              .unit = "share",
              .low = 0.3,
              .high = 1,
              .label = {"Sysselsättningsgrad vid deltid", "Contract share of part-timers"},
              .about = "The mean contract share of those who work part time; 0.15 above or below is drawn."});
    visit(a.day_start, Field{.key = "workforce.day_start",
                             .unit = "h",
                             .low = 0,
                             .high = 12,
                             .label = {"Dagpassets början", "Start of the day shift"},
                             .about = "Clock hour at which the day shift begins."});
    visit(a.evening_end, Field{.key = "workforce.evening_end",
                               .unit = "h",
                               .low = 12,
                               .high = 24,
                               .label = {"Kvällspassets slut", "End of the evening shift"},
                               .about = "Clock hour at which the evening shift ends."});
    visit(a.night_start, Field{.key = "workforce.night_start",
                               .unit = "h",
                               .low = 18,
                               .high = 24,
                               .label = {"Nattpassets början", "Start of the night shift"},
                               .about = "Clock hour at which the night shift begins."});
    visit(a.evening_share, Field{.key = "workforce.evening_share",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .label = {"Andel kvällspass", "Share of evening shifts"},
                                 .about = "Evening shifts among day and evening shifts."});
    visit(a.usual_shift, Field{.key = "workforce.usual_shift",
                               .unit = "h",
                               .low = 4,
                               .high = 12,
                               .label = {"Vanligt pass", "Usual shift"},
                               .about = "Weekday shift length aimed at; the contract's hours are then spread "
                                        "evenly over a whole number of shifts."});
    visit(a.weekend_shift, Field{.key = "workforce.weekend_shift",
                                 .unit = "h",
                                 .low = 4,
                                 .high = 12,
                                 .label = {"Helgpass", "Weekend shift"},
                                 .about = "Length of each of the two shifts of the worked weekend; every "
                                          "other weekend is worked."});
    visit(a.night_shift, Field{.key = "workforce.night_shift",
                               .unit = "h",
                               .low = 6,
                               .high = 12,
                               .label = {"Nattpass", "Night shift"},
                               .about = "Night shift length aimed at."});
    visit(a.sick_share, Field{.key = "workforce.sick_share",
                              .unit = "share",
                              .low = 0,
                              .high = 0.5,
                              .label = {"Sjukfrånvaro", "Sick share"},
                              .about = "Share of calendar days on which a worker is sick, long cases "
                                       "included; the length of long cases follows."});
    visit(a.short_cases, Field{.key = "workforce.short_cases",
                               .unit = "per year",
                               .low = 0,
                               .high = 20,
                               .label = {"Korta sjukfall", "Short sick cases"},
                               .about = "Sick cases of at most two weeks per worker and healthy year."});
    visit(a.short_days, Field{.key = "workforce.short_days",
                              .unit = "days",
                              .low = 1,
                              .high = 14,
                              .label = {"Korta sjukfalls längd", "Length of short cases"},
                              .about = "Mean length of a short sick case in calendar days."});
    visit(a.long_cases, Field{.key = "workforce.long_cases",
                              .unit = "per year",
                              .low = 0.001,
                              .high = 5,
                              .label = {"Långa sjukfall", "Long sick cases"},
                              .about = "Sick cases longer than two weeks per worker and healthy year."});
    visit(a.employer_days, Field{.key = "workforce.employer_days",
                                 .unit = "days",
                                 .low = 0,
                                 .high = 365,
                                 .label = {"Sjuklönedagar", "Employer-paid sick days"},
                                 .about = "Days of a sick case that the employer pays; then the insurance."});
    visit(a.vacation_under_40,
          Field{.key = "workforce.vacation_under_40",
                .unit = "days",
                .low = 0,
                .high = 60,
                .label = {"Semester under 40 år", "Vacation under 40"},
                .about = "Paid vacation days (five a week) in the years before that of the 40th birthday."});
    visit(a.vacation_from_40, Field{.key = "workforce.vacation_from_40",
                                    .unit = "days",
                                    .low = 0,
                                    .high = 60,
                                    .label = {"Semester från 40 år", "Vacation from 40"},
                                    .about = "Paid vacation days from the year of the 40th birthday."});
    visit(a.vacation_from_50, Field{.key = "workforce.vacation_from_50",
                                    .unit = "days",
                                    .low = 0,
                                    .high = 60,
                                    .label = {"Semester från 50 år", "Vacation from 50"},
                                    .about = "Paid vacation days from the year of the 50th birthday."});
    visit(a.summer_weeks, Field{.key = "workforce.summer_weeks",
                                .unit = "weeks",
                                .low = 0,
                                .high = 6,
                                .label = {"Semesterveckor i följd på sommaren", "Summer weeks in a row"},
                                .about = "Vacation weeks taken together in summer."});
    visit(a.summer_first_week,
          Field{.key = "workforce.summer_first_week",
                .unit = "week",
                .low = 1,
                .high = 40,
                .label = {"Sommarens första semestervecka", "First vacation week of summer"},
                .about = "Week of the year in which the earliest summer vacation begins."});
    visit(a.summer_last_week,
          Field{.key = "workforce.summer_last_week",
                .unit = "week",
                .low = 10,
                .high = 50,
                .label = {"Sommarens sista semestervecka", "Last vacation week of summer"},
                .about = "Week of the year in which the latest summer vacation ends."});
    visit(a.replaced_sick, Field{.key = "workforce.replaced_sick",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .label = {"Ersatt sjukfrånvaro", "Sick shifts replaced"},
                                 .about = "Shifts of sick staff that an hourly-paid worker takes."});
    visit(a.replaced_vacation,
          Field{.key = "workforce.replaced_vacation",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Ersatt semester", "Vacation shifts replaced"},
                .about = "Shifts of staff on vacation that an hourly-paid worker takes."});
    visit(a.hourly_pool, Field{.key = "workforce.hourly_pool",
                               .unit = "share",
                               .low = 0,
                               .high = 5,
                               .label = {"Timanställda i poolen", "Hourly-paid pool"},
                               .about = "Hourly-paid persons to call, per target post of the branch and "
                                        "district; each takes one shift a day."});
    visit(a.quit_rate, Field{.key = "workforce.quit_rate",
                             .unit = "per year",
                             .low = 0,
                             .high = 2,
                             .label = {"Uppsägningar", "Quit rate"},
                             .about = "Hazard of leaving at one's own wish, per worker and year."});
    visit(a.retirement_age, Field{.key = "workforce.retirement_age",
                                  .unit = "years",
                                  .low = 50,
                                  .high = 75,
                                  .varies = Varies::person,
                                  .label = {"Pensionsålder", "Retirement age"},
                                  .about = "Age at which a worker retires."});
    visit(a.starting_age, Field{.key = "workforce.starting_age",
                                .unit = "years",
                                .low = 16,
                                .high = 75,
                                .varies = Varies::person,
                                .label = {"Ålder vid start", "Age at the start"},
                                .about = "Age of those employed when the simulation begins."});
    visit(a.recruit_age, Field{.key = "workforce.recruit_age",
                               .unit = "years",
                               .low = 16,
                               .high = 75,
                               .varies = Varies::person,
                               .label = {"Ålder vid anställning", "Age when recruited"},
                               .about = "Age of a recruit on her first day."});
    visit(a.recruitment_lag, Field{.key = "workforce.recruitment_lag",
                                   .unit = "weeks",
                                   .low = 0,
                                   .high = 104,
                                   .label = {"Rekryteringstid", "Recruitment lag"},
                                   .about = "From the day a post falls vacant to the recruit's first day."});
    visit(a.hiring_limit, Field{.key = "workforce.hiring_limit",
                                .unit = "share",
                                .low = 0,
                                .high = 10,
                                .label = {"Rekryteringstak", "Hiring limit"},
                                .about = "Posts that can be filled in a calendar year, as a share of the "
                                         "target posts of the branch and district; one post at least."});
    visit(a.strain_on_sickness,
          Field{.key = "workforce.strain_on_sickness",
                .unit = "",
                .low = 0,
                .high = 10,
                .neutral = 0.0,
                .effect = true,
                .label = {"Belastningens verkan på sjukfall", "Strain's effect on sickness"},
                .about = "Sick cases in home care rise by this share of last year's strain in the district "
                         "(needed over available hours, less one, not below nought); 0 switches the feedback "
                         "off."});
    visit(a.strain_on_quits,
          Field{.key = "workforce.strain_on_quits",
                .unit = "",
                .low = 0,
                .high = 10,
                .neutral = 0.0,
                .effect = true,
                .label = {"Belastningens verkan på uppsägningar", "Strain's effect on quits"},
                .about = "The quit rate in home care rises by this share of last year's strain in the "
                         "district; 0 switches the feedback off."});
}

} // namespace omsorg
