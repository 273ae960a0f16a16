// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <type_traits>

/// What is assumed about births, deaths, moves and places, beside the recorded tables.
///
/// All are plain numbers when the model sees them; those that vary over futures were drawn before the run. A
/// change of mortality, fertility or migration takes hold on the next 1 January: hazards are constant within
/// a calendar year.
namespace omsorg {

struct PopulationAssumptions {
    double mortality_decline = 1.0; ///< percent per year
    double mortality_level = 1.0;   ///< on the municipality's own ratio
    double total_fertility = 1.55;  ///< children per woman in the first year
    double fertility_trend = 0.0;   ///< percent per year
    double boys_share = 0.515;
    double arrivals = 1.0;   ///< on net arrivals, at ages where more come than go
    double departures = 1.0; ///< on net departures, at ages where more go than come
    bool recorded_migration = true;
    double internal_moves = 0;    ///< per year, below 65
    double internal_moves_65 = 0; ///< per year, from 65 on
    double rural_share = 0.185;
    double land_area = 6802.31; ///< km²
    double age_contrast = 0;
};

namespace population_fields {
inline constexpr double none = 0, any = 1e6;
inline constexpr Field mortality_decline{.key = "population.mortality_decline",
                                         .unit = "percent per year",
                                         .low = -5,
                                         .high = 5,
                                         .label = {"Dödlighetens minskning", "Decline of mortality"},
                                         .about = "The hazard of death at every age falls by this much each "
                                                  "year, from the middle of the survival table's period on."};
inline constexpr Field mortality_level{
    .key = "population.mortality_level",
    .unit = "factor",
    .low = 0.1,
    .high = 10,
    .label = {"Dödlighetens nivå", "Level of mortality"},
    .about = "Multiplies the municipality's own ratio to national mortality at every age."};
inline constexpr Field total_fertility{
    .key = "population.total_fertility",
    .unit = "children",
    .low = none,
    .high = 10,
    .label = {"Barn per kvinna", "Children per woman"},
    .about = "Total fertility in the first year; the age pattern comes from the fertility table."};
inline constexpr Field fertility_trend{.key = "population.fertility_trend",
                                       .unit = "percent per year",
                                       .low = -20,
                                       .high = 20,
                                       .label = {"Fruktsamhetens trend", "Trend of fertility"},
                                       .about = "Yearly change of total fertility after the first year."};
inline constexpr Field boys_share{.key = "population.boys_share",
                                  .unit = "share",
                                  .low = none,
                                  .high = 1,
                                  .varies = Varies::never,
                                  .label = {"Andel pojkar bland nyfödda", "Share of boys among the newborn"},
                                  .about = "The sex of each child is drawn with this share."};
inline constexpr Field arrivals{.key = "population.arrivals",
                                .unit = "factor",
                                .low = none,
                                .high = 100,
                                .label = {"Inflyttning", "Arrivals"},
                                .about = "Multiplies net arrivals at the ages where more people come than "
                                         "go. Years of recorded migration are not touched."};
inline constexpr Field departures{.key = "population.departures",
                                  .unit = "factor",
                                  .low = none,
                                  .high = 100,
                                  .label = {"Utflyttning", "Departures"},
                                  .about = "Multiplies the hazard of leaving at the ages where more people "
                                           "go than come. Years of recorded migration are not touched."};
inline constexpr Field recorded_migration{
    .key = "population.recorded_migration",
    .varies = Varies::never,
    .label = {"Känd nettoflyttning", "Recorded net migration"},
    .about = "Use the net migration of the years already known, recorded or left over when births and deaths "
             "are taken from the change, instead of the rates of the years before."};
inline constexpr Field internal_moves{
    .key = "population.internal_moves",
    .unit = "per year",
    .low = none,
    .high = 1,
    .label = {"Flyttning inom kommunen", "Moves within the municipality"},
    .about = "Hazard of a move below 65. The new home is drawn by the inhabitants of the zones, so that some "
             "moves stay in the district; care moves with the person."};
inline constexpr Field internal_moves_65{
    .key = "population.internal_moves_65",
    .unit = "per year",
    .low = none,
    .high = 1,
    .label = {"Flyttning inom kommunen från 65 år", "Moves within the municipality from 65"},
    .about = "The same from 65 on."};
inline constexpr Field age_contrast{
    .key = "geography.age_contrast",
    .unit = "factor",
    .low = -2,
    .high = 2,
    .varies = Varies::never,
    .label = {"Åldersskillnad mellan orter", "Contrast of ages between places"},
    .about =
        "The odds of being 65 or more go as the inhabitants of the zone to minus this power: above 0 small "
        "places are older. 0: every zone has the municipality's ages.",
    .fixed = true};
inline constexpr Field rural_share{
    .key = "geography.rural_share",
    .unit = "share",
    .low = none,
    .high = 0.99,
    .varies = Varies::never,
    .label = {"Andel som bor utanför tätort", "Share who live outside localities"},
    .about = "Shared out among the districts' rural rings as the square root of the inhabitants of their "
             "localities."};
inline constexpr Field land_area{.key = "geography.land_area",
                                 .unit = "km2",
                                 .low = none,
                                 .high = any,
                                 .varies = Varies::never,
                                 .label = {"Kommunens landareal", "Land area of the municipality"},
                                 .about = "What the localities leave is shared out among the rural rings as "
                                          "the squared distance to the nearest other district."};
} // namespace population_fields

/// Shows every member with its descriptor: the only list of what may be set here.
template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, PopulationAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    namespace field = population_fields;
    visit(a.mortality_decline, field::mortality_decline);
    visit(a.mortality_level, field::mortality_level);
    visit(a.total_fertility, field::total_fertility);
    visit(a.fertility_trend, field::fertility_trend);
    visit(a.boys_share, field::boys_share);
    visit(a.arrivals, field::arrivals);
    visit(a.departures, field::departures);
    visit(a.recorded_migration, field::recorded_migration);
    visit(a.internal_moves, field::internal_moves);
    visit(a.internal_moves_65, field::internal_moves_65);
    visit(a.rural_share, field::rural_share);
    visit(a.land_area, field::land_area);
    visit(a.age_contrast, field::age_contrast);
}

} // namespace omsorg
