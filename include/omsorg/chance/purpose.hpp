// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// Why a draw is made: each reason for chance has a registered number of its own.
///
/// Two reasons never share a stream, so a new question asked of a person (will she book an escort?) leaves
/// the answers to all the old ones (when will she die?) as they were.
///
/// The law: a number is given once and never reused; a purpose that is no longer drawn keeps its line.
/// Results depend on the numbers, never on the names or on the order of the lines.
///
///       1-99   population         300-499  service          900  parameters, drawn once for a future
///     100-199  need               500-599  economy
///     200-299  workforce          600-699  change       1000-     a user's own
///                                 700-799  network
///                                 800-899  doctor
namespace omsorg {

enum class Purpose : std::uint32_t {
    // population
    death = 1,
    birth = 2,
    birth_sex = 3,
    emigration = 4,
    immigration = 5,
    immigrant_age = 6,
    settle_zone = 7,
    immigrant_sex = 8,
    move_within = 9,
    household = 10,
    birthday = 11,
    immigrant_moment = 12,

    // need
    onset = 100,
    worsening = 101,
    recovery = 102,
    direct_entry = 103,
    grant = 104,
    care_plan = 105,
    application = 106,
    need_start = 107,
    granted_hours = 108,
    assessment_time = 109,
    ability = 110,
    reassessment = 111,
    lss_need = 112,
    personal_assistance = 113,
    escort_hours = 114,

    // workforce
    sick_spell = 200,
    sick_length = 201,
    quit = 202,
    recruit = 203,
    rota = 204,
    worker_age = 205,
    contract_share = 206,
    occupation = 207,
    parental_leave = 208,
    retirement_age = 209,
    recruit_delay = 210,
    hourly_available = 211,
    worker_start = 212,
    vacation = 213,

    // service
    visit_length = 300,
    client_away = 301,
    visit_wish = 302,
    escort_use = 303,
    escort_wish = 304,
    escort_consent = 305,
    event_interest = 306,
    night_check = 307,
    digital_acceptance = 308,
    digital_retention = 309,
    reablement_reach = 310,
    reablement_effect = 311,
    visit_time = 312,
    away_length = 313,
    cancellation = 314,
    double_staffing = 315,
    travel_time = 316,
    escort_length = 317,
    night_alarm = 318,
    digital_fault = 319,
    special_housing_stay = 320,
    special_housing_queue = 321,
    reablement_length = 322,
    continuity = 323,
    escort_support = 330,
    escort_slot = 331,
    escort_attendance = 332,
    escort_notice = 333,
    escort_event = 334,
    night_client = 335,
    digital_offer = 336,
    digital_suitability = 337,
    special_housing_urgent = 338,

    // economy
    price_growth = 500,
    wage_growth = 501,
    tax_base_growth = 502,

    // change
    adoption = 600,
    pilot_outcome = 601,
    readiness = 602,

    // network
    network_arrival = 700,
    network_service = 701,
    network_patience = 702,
    network_route = 703,
    network_lot = 704,

    // doctor
    model_start = 800,
    model_arrival = 801,
    model_service = 802,
    model_patience = 803,
    model_route = 804,
    model_kind = 805,
    model_lot = 806,
    model_size = 807,
    model_life = 808,

    // parameters
    parameter = 900,
};

} // namespace omsorg
