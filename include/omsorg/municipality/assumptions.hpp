// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/economy/assumptions.hpp>
#include <omsorg/municipality/allocation.hpp>
#include <omsorg/need/account.hpp>
#include <omsorg/need/assessment_assumptions.hpp>
#include <omsorg/need/assumptions.hpp>
#include <omsorg/need/domain_assumptions.hpp>
#include <omsorg/need/expectation.hpp>
#include <omsorg/need/informal.hpp>
#include <omsorg/population/assumptions.hpp>
#include <omsorg/population/shock.hpp>
#include <omsorg/population/variant.hpp>
#include <omsorg/service/autonomy.hpp>
#include <omsorg/service/casework_assumptions.hpp>
#include <omsorg/service/day_activity.hpp>
#include <omsorg/service/digital_assumptions.hpp>
#include <omsorg/service/domestic.hpp>
#include <omsorg/service/effort.hpp>
#include <omsorg/service/escort.hpp>
#include <omsorg/service/home_care_assumptions.hpp>
#include <omsorg/service/housing_assumptions.hpp>
#include <omsorg/service/housing_support.hpp>
#include <omsorg/service/night_assumptions.hpp>
#include <omsorg/service/partners_assumptions.hpp>
#include <omsorg/service/prevention.hpp>
#include <omsorg/service/quality_of_life.hpp>
#include <omsorg/service/reablement.hpp>
#include <omsorg/service/short_stay.hpp>
#include <omsorg/service/test_bed.hpp>
#include <omsorg/service/training_flat.hpp>
#include <omsorg/service/travel.hpp>
#include <omsorg/workforce/assumptions.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// What is assumed about the municipality as a whole: how its base year is tied
/// down, and what it counts as breaking.
///
/// Nobody has recorded how many people work in the services modelled. Their number in the base year is
/// *solved*: the granted hours, times the share of them that is delivered, over the share of working time
/// that is spent with clients. The unmet share of the base year is therefore an assumption and not a result,
/// and the year in which the municipality breaks depends on it.
///
/// Because need and absence vary from day to day, the mean is not enough: a margin is added, the same in
/// every year, with which the base year comes out as assumed.
struct OutcomeAssumptions {
    double base_unmet_share = 0.02;
    double base_client_time_share = 0.58;
    double home_care_margin = 0.03;
    double special_housing_margin = 0.03;
    double night_margin = 0.1;
    double sessions_around = 0.0;
    double sessions_margin = 0.0;
    double tolerance = 0.05;
    double board_cost_share = 0.65;
    bool budget_round = true;
};

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, OutcomeAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(
        a.base_unmet_share,
        Field{.key = "outcome.base_unmet_share",
              .unit = "share",
              .low = 0,
              .high = 0.5,
              .label = {"Ej tillgodosedda timmar basåret", "Unmet share of the base year"},
              .about =
                  "Assumed: the staff of the base year is solved so that this share of the planned hours is "
                  "expected to be unmet."});
    visit(
        a.base_client_time_share,
        Field{.key = "outcome.base_client_time_share",
              .unit = "share",
              .low = 0.2,
              .high = 0.95,
              .label = {"Brukartidsandel basåret", "Client-time share of the base year"},
              .about = "Used only to solve the staff of the base year; what the share becomes is a result."});
    visit(a.home_care_margin,
          Field{.key = "outcome.home_care_margin",
                .unit = "share",
                .low = -0.3,
                .high = 0.5,
                .label = {"Marginal i hemtjänstens bemanning", "Margin of home-care staffing"},
                .about =
                    "Posts above the mean need, because need and absence vary from day to day; part of the "
                    "planning norm of every year."});
    visit(a.special_housing_margin,
          Field{.key = "outcome.special_housing_margin",
                .unit = "share",
                .low = -0.3,
                .high = 0.5,
                .label = {"Marginal i särskilt boendes bemanning", "Margin of special-housing staffing"},
                .about = "The same for special housing."});
    visit(a.night_margin,
          Field{.key = "outcome.night_margin",
                .unit = "share",
                .low = -0.3,
                .high = 0.5,
                .label = {"Marginal i nattpatrullens bemanning", "Margin of the night patrol's staffing"},
                .about = "The same for the night patrol."});
    visit(a.sessions_around,
          Field{.key = "outcome.sessions_around",
                .unit = "share",
                .low = 0,
                .high = 0.9,
                .label = {"Kringtid i stöd som ges som pass", "Time around sessions"},
                .about =
                    "Of the time at work in escort, housing support, domestic service that is booked and day "
                    "activity: documentation, meetings and training. Booked as documentation."});
    visit(
        a.sessions_margin,
        Field{
            .key = "outcome.sessions_margin",
            .unit = "share",
            .low = -0.3,
            .high = 0.5,
            .label = {"Marginal i bemanningen av pass", "Margin of the staffing of sessions"},
            .about =
                "The same as in home care, for escort, housing support, domestic service that is booked and "
                "day activity."});
    visit(
        a.tolerance,
        Field{.key = "outcome.tolerance",
              .unit = "share",
              .low = 0,
              .high = 1,
              .varies = Varies::never,
              .label = {"Tolerans för ej tillgodosedda timmar", "Tolerance of the unmet share"},
              .about = "A year whose unmet share is above this is a year in which the municipality breaks."});
    visit(
        a.board_cost_share,
        Field{.key = "outcome.board_cost_share",
              .unit = "share",
              .low = 0.01,
              .high = 1,
              .varies = Varies::never,
              .label = {"Modellerad del av nämndens kostnad", "Modelled share of the board's costs"},
              .about =
                  "What share of the social board's costs the services modelled are. For the report only."});
    visit(a.budget_round,
          Field{.key = "outcome.budget_round",
                .varies = Varies::never,
                .label = {"Årlig budgetrunda", "Yearly budget round"},
                .about = "No: the posts of the base year stay, whatever can be afforded or is needed."});
}

/// Everything assumed, whole from birth: one struct for each room that assumes something.
struct Assumptions {
    PopulationAssumptions population;
    VariantAssumptions variant;
    ShockAssumptions shock;
    NeedAssumptions need;
    DomainAssumptions<NeedDomain::disability> disability;
    DomainAssumptions<NeedDomain::psychiatric> psychiatric;
    DomainAssumptions<NeedDomain::family> family;
    DomainAssumptions<NeedDomain::income_support> income_support;
    InformalAssumptions informal;
    AssessmentAssumptions assessment;
    AccountAssumptions account;
    ExpectationAssumptions expectation;
    WorkforceAssumptions workforce;
    TravelAssumptions travel;
    HomeCareAssumptions home_care;
    DigitalAssumptions digital;
    EscortAssumptions escort;
    HousingSupportAssumptions housing_support;
    DomesticAssumptions domestic;
    DayActivityAssumptions day_activity;
    NightSupervisionAssumptions night_supervision;
    ReablementAssumptions reablement;
    PreventionAssumptions prevention;
    TrainingFlatAssumptions training_flat;
    SpecialHousingAssumptions special_housing;
    ShortStayAssumptions short_stay;
    TestBedAssumptions test_bed;
    CaseworkAssumptions casework;
    PartnersAssumptions partners;
    EconomyAssumptions economy;
    AllocationAssumptions allocation;
    EffortAssumptions effort;
    AutonomyAssumptions autonomy;
    QualityOfLifeAssumptions quality_of_life;
    OutcomeAssumptions outcome;
};

/// Shows every parameter of the model, layer by layer.
template <class Whole, class Visitor>
requires std::same_as<std::remove_const_t<Whole>, Assumptions>
void describe(Whole& a, Visitor&& visit) {
    describe(a.population, visit);
    describe(a.variant, visit);
    describe(a.shock, visit);
    describe(a.need, visit);
    describe(a.disability, visit);
    describe(a.psychiatric, visit);
    describe(a.family, visit);
    describe(a.income_support, visit);
    describe(a.informal, visit);
    describe(a.assessment, visit);
    describe(a.account, visit);
    describe(a.expectation, visit);
    describe(a.workforce, visit);
    describe(a.travel, visit);
    describe(a.home_care, visit);
    describe(a.digital, visit);
    describe(a.escort, visit);
    describe(a.housing_support, visit);
    describe(a.domestic, visit);
    describe(a.day_activity, visit);
    describe(a.night_supervision, visit);
    describe(a.reablement, visit);
    describe(a.prevention, visit);
    describe(a.training_flat, visit);
    describe(a.special_housing, visit);
    describe(a.short_stay, visit);
    describe(a.test_bed, visit);
    describe(a.casework, visit);
    describe(a.partners, visit);
    describe(a.economy, visit);
    describe(a.allocation, visit);
    describe(a.effort, visit);
    describe(a.autonomy, visit);
    describe(a.quality_of_life, visit);
    describe(a.outcome, visit);
}

} // namespace omsorg
