// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// What is assumed about money, in kronor of one year: the price year.
///
/// Nothing here is inflated. What moves is real: the country's tax base per inhabitant grows at a rate that
/// no one knows (its prior has mass below zero), and the wages of care staff follow it with a difference of
/// their own, since both grow out of the same economy.
struct EconomyAssumptions {
    double price_year = 2023;
    double tax_base_year = 2019;

    // Revenue (revenue.hpp)
    double national_tax_base = 270.55;
    double relative_tax_base = 0.9568;
    double tax_rate = 0.2260;
    double equalisation_rate = 0.2055;
    double guaranteed_level = 1.15;
    double tax_base_growth = 0.008;
    double other_grants = 5.0;
    double extra_allotment = 0.0;

    // What a person of an age costs by the country's standard: cost equalisation (thousand kronor a year)
    double standard_cost_1_5 = 140;
    double standard_cost_6_15 = 125;
    double standard_cost_16_18 = 130;
    double standard_cost_65_79 = 21.1;
    double standard_cost_80_89 = 132.0;
    double standard_cost_90 = 366.4;

    // Fees
    double fee_home_care = 700;
    double fee_special_housing = 2500;

    // Wages (wage.hpp)
    double salary_assistant_nurse = 31600;
    double salary_care_assistant = 28000;
    double salary_therapist = 36000;
    double salary_caseworker = 37500;
    double employer_charges = 0.4453;
    double wage_over_tax_base = 0.0;
    double hourly_supplement = 0.12;
    double ob_evening = 24.9;
    double ob_night = 52.6;
    double ob_weekend = 61.4;
    double ob_weekend_night = 70.6;
    double ob_major_holiday = 117.9;
    double overtime_factor = 1.8;

    // Prices (price.hpp)
    double overhead_share = 0.25;
    double agency_factor = 2.0;
    double camera_month = 500;
    double place_other_cost = 500;
    double blocked_day = 9300;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, EconomyAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.price_year, Field{.key = "economy.price_year",
                              .unit = "year",
                              .low = 1990,
                              .high = 2100,
                              .varies = Varies::never,
                              .label = {"Prisår", "Price year"},
                              .about = "All kronor are of this year."});
    visit(a.tax_base_year, Field{.key = "economy.tax_base_year",
                                 .unit = "year",
                                 .low = 1990,
                                 .high = 2100,
                                 .varies = Varies::never,
                                 .label = {"År för skattekraften", "Year of the tax base"}});
    visit(a.national_tax_base,
          Field{.key = "economy.national_tax_base",
                .unit = "kSEK",
                .low = 0,
                .high = 5000,
                .label = {"Rikets skattekraft", "National tax base per inhabitant"},
                .about = "Thousand kronor of the price year per inhabitant, in tax_base_year."});
    visit(a.relative_tax_base,
          Field{.key = "economy.relative_tax_base",
                .unit = "share",
                .low = 0,
                .high = 5,
                .label = {"Egen skattekraft mot rikets", "Own tax base over the nation's"}});
    visit(a.tax_rate, Field{.key = "economy.tax_rate",
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .label = {"Kommunal skattesats", "Municipal tax rate"}});
    visit(a.equalisation_rate,
          Field{.key = "economy.equalisation_rate",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Länsvis skattesats i utjämningen", "County rate in the equalisation"}});
    visit(a.guaranteed_level, Field{.key = "economy.guaranteed_level",
                                    .unit = "share",
                                    .low = 0,
                                    .high = 3,
                                    .label = {"Garanterad skattekraft", "Guaranteed tax base"},
                                    .about = "Of the national mean; income equalisation fills up to it."});
    visit(a.tax_base_growth, Field{.key = "economy.tax_base_growth",
                                   .unit = "per year",
                                   .low = -0.2,
                                   .high = 0.2,
                                   .label = {"Real tillväxt i skatteunderlag", "Real growth of the tax base"},
                                   .about = "Per inhabitant in the country, over municipal prices."});
    visit(a.other_grants,
          Field{.key = "economy.other_grants",
                .unit = "kSEK",
                .low = 0,
                .high = 100,
                .label = {"Övriga bidrag per invånare", "Other grants per inhabitant"},
                .about = "Thousand kronor; what remains of the recorded revenue after tax and the two "
                         "equalisations. Constant in real terms."});
    visit(a.extra_allotment,
          Field{.key = "economy.extra_allotment",
                .unit = "per year",
                .low = -0.2,
                .high = 0.2,
                .label = {"Extra tilldelning till omsorgen", "Extra allotment to care"},
                .about = "Yearly growth of the modelled services' share of the budget; 0 freezes the "
                         "base year's share."});
    visit(a.standard_cost_1_5, Field{.key = "economy.standard_cost_1_5",
                                     .unit = "kSEK",
                                     .low = 0,
                                     .high = 2000,
                                     .label = {"Standardkostnad 1-5 år", "Standard cost, ages 1-5"}});
    visit(a.standard_cost_6_15, Field{.key = "economy.standard_cost_6_15",
                                      .unit = "kSEK",
                                      .low = 0,
                                      .high = 2000,
                                      .label = {"Standardkostnad 6-15 år", "Standard cost, ages 6-15"}});
    visit(a.standard_cost_16_18, Field{.key = "economy.standard_cost_16_18",
                                       .unit = "kSEK",
                                       .low = 0,
                                       .high = 2000,
                                       .label = {"Standardkostnad 16-18 år", "Standard cost, ages 16-18"}});
    visit(a.standard_cost_65_79, Field{.key = "economy.standard_cost_65_79",
                                       .unit = "kSEK",
                                       .low = 0,
                                       .high = 2000,
                                       .label = {"Standardkostnad 65-79 år", "Standard cost, ages 65-79"}});
    visit(a.standard_cost_80_89, Field{.key = "economy.standard_cost_80_89",
                                       .unit = "kSEK",
                                       .low = 0,
                                       .high = 2000,
                                       .label = {"Standardkostnad 80-89 år", "Standard cost, ages 80-89"}});
    visit(a.standard_cost_90,
          Field{.key = "economy.standard_cost_90",
                .unit = "kSEK",
                .low = 0,
                .high = 2000,
                .label = {"Standardkostnad 90 år och äldre", "Standard cost, ages 90 and over"}});
    visit(a.fee_home_care, Field{.key = "economy.fee_home_care",
                                 .unit = "SEK/month",
                                 .low = 0,
                                 .high = 20000,
                                 .label = {"Avgift per hemtjänstbrukare", "Fee per home-care client"},
                                 .about = "Mean, after the reserved amount; escort under LSS is free."});
    visit(a.fee_special_housing,
          Field{.key = "economy.fee_special_housing",
                .unit = "SEK/month",
                .low = 0,
                .high = 20000,
                .label = {"Avgift per boende", "Fee per resident"},
                .about = "Care and meals, mean after the reserved amount; rent apart."});
    visit(a.salary_assistant_nurse, Field{.key = "economy.salary_assistant_nurse",
                                          .unit = "SEK/month",
                                          .low = 0,
                                          .high = 200000,
                                          .label = {"Månadslön undersköterska", "Salary, assistant nurse"}});
    visit(a.salary_care_assistant, Field{.key = "economy.salary_care_assistant",
                                         .unit = "SEK/month",
                                         .low = 0,
                                         .high = 200000,
                                         .label = {"Månadslön vårdbiträde", "Salary, care assistant"}});
    visit(a.salary_therapist, Field{.key = "economy.salary_therapist",
                                    .unit = "SEK/month",
                                    .low = 0,
                                    .high = 200000,
                                    .label = {"Månadslön arbetsterapeut", "Salary, occupational therapist"}});
    visit(a.salary_caseworker,
          Field{.key = "economy.salary_caseworker",
                .unit = "SEK/month",
                .low = 0,
                .high = 200000,
                .label = {"Månadslön handläggare", "Salary, caseworker"},
                .about = "Of care and of families alike; counted where casework is a queue."});
    visit(a.employer_charges, Field{.key = "economy.employer_charges",
                                    .unit = "share",
                                    .low = 0,
                                    .high = 2,
                                    .label = {"Po-pålägg", "Employer charges"}});
    visit(a.wage_over_tax_base,
          Field{.key = "economy.wage_over_tax_base",
                .unit = "per year",
                .low = -0.1,
                .high = 0.1,
                .label = {"Löner utöver skatteunderlaget", "Wages above the tax base"},
                .about = "Real growth of care wages per year above that of the tax base."});
    visit(a.hourly_supplement,
          Field{.key = "economy.hourly_supplement",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Semesterersättning för timanställda", "Holiday pay of hourly staff"}});
    visit(a.ob_evening, Field{.key = "economy.ob_evening",
                              .unit = "SEK/h",
                              .low = 0,
                              .high = 1000,
                              .label = {"OB vardagskväll 19-22", "Unsocial hours, weekday evening"}});
    visit(a.ob_night, Field{.key = "economy.ob_night",
                            .unit = "SEK/h",
                            .low = 0,
                            .high = 1000,
                            .label = {"OB vardagsnatt 22-06", "Unsocial hours, weekday night"}});
    visit(a.ob_weekend, Field{.key = "economy.ob_weekend",
                              .unit = "SEK/h",
                              .low = 0,
                              .high = 1000,
                              .label = {"OB helg 06-22", "Unsocial hours, weekend"}});
    visit(a.ob_weekend_night, Field{.key = "economy.ob_weekend_night",
                                    .unit = "SEK/h",
                                    .low = 0,
                                    .high = 1000,
                                    .label = {"OB helgnatt 22-06", "Unsocial hours, weekend night"}});
    visit(a.ob_major_holiday, Field{.key = "economy.ob_major_holiday",
                                    .unit = "SEK/h",
                                    .low = 0,
                                    .high = 1000,
                                    .label = {"OB storhelg", "Unsocial hours, major holiday"}});
    visit(a.overtime_factor, Field{.key = "economy.overtime_factor",
                                   .unit = "",
                                   .low = 1,
                                   .high = 4,
                                   .label = {"Enkel övertid", "Simple overtime"},
                                   .about = "Times the monthly salary over 165."});
    visit(a.overhead_share,
          Field{.key = "economy.overhead_share",
                .unit = "share",
                .low = 0,
                .high = 3,
                .label = {"Ledning, lokaler, bilar", "Management, premises, cars"},
                .about =
                    "Of the staff cost of home care, night supervision, escort, reablement and casework."});
    visit(a.agency_factor, Field{.key = "economy.agency_factor",
                                 .unit = "",
                                 .low = 1,
                                 .high = 6,
                                 .label = {"Hyrpersonal mot egen timme", "Agency over own hour"}});
    visit(a.camera_month, Field{.key = "economy.camera_month",
                                .unit = "SEK/month",
                                .low = 0,
                                .high = 20000,
                                .label = {"Kamera och licens", "Camera and licence"}});
    visit(a.place_other_cost,
          Field{.key = "economy.place_other_cost",
                .unit = "kSEK",
                .low = 0,
                .high = 5000,
                .label = {"Plats utöver omvårdnadspersonal", "Place, care staff excluded"},
                .about = "Thousand kronor per place and year: premises, food, nurses, management."});
    visit(a.blocked_day,
          Field{.key = "economy.blocked_day",
                .unit = "SEK/day",
                .low = 0,
                .high = 100000,
                .label = {"Dygn för utskrivningsklar på sjukhus", "Day in hospital, ready for discharge"},
                .about = "What the municipality pays the region beyond the free days. Only when short stays "
                         "are modelled."});
}

} // namespace omsorg
