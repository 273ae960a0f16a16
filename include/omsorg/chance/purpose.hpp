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
    variant = 13,
    district_age = 14,
    internal_move = 15,
    internal_target = 16,
    shock = 17,
    newcomers_leave = 18,

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
    disability_start = 115,
    disability_change = 116,
    psychiatric_start = 117,
    psychiatric_change = 118,
    family_start = 119,
    family_change = 120,
    income_support_start = 121,
    income_support_change = 122,
    lss_group = 123,
    domain_support = 124,
    housing_support_hours = 125,
    renewal_day = 126,
    informal_care = 127,
    informal_hours = 128,
    assessment_error = 140,
    district_practice = 141,
    wrong_refusal = 142,
    refusal_appeal = 143,
    appeal_time = 144,
    expectation = 150,
    quality_seen = 151,
    preference = 152,
    prevention_reach = 170,

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
    session_cancel = 340,
    session_weather = 341,
    session_no_go = 342,
    session_preferred = 343,
    session_window = 344,
    session_activity = 345,
    session_request = 346,
    session_length = 347,
    event_kind = 348,
    event_taste = 349,
    session_crowding = 350,
    session_catch_up = 351,
    digital_visit = 370,
    visit_fault = 371,
    contact_person = 372,
    social_alarm = 373,
    alarm_moment = 374,
    training_flat = 375,
    training_ability = 376,
    delegation = 377,
    case_arrival = 400,
    case_minutes = 401,
    case_urgency = 402,
    case_channel = 403,
    case_completion = 404,
    case_rule = 405,
    case_error = 406,
    case_appeal = 407,
    special_housing_kind = 420,
    special_housing_onset = 421,
    special_housing_couple = 422,
    discharge = 423,
    short_stay_length = 424,
    relief_asked = 425,
    relief_length = 426,
    test_bed_effect = 427,
    test_bed_trial = 428,
    partner_turns_up = 430,
    // what escort drew first, every service of sessions draws
    session_use = escort_use,
    session_wish = escort_wish,
    session_consent = escort_consent,
    session_support = escort_support,
    session_slot = escort_slot,
    session_attendance = escort_attendance,
    session_notice = escort_notice,
    session_event = escort_event,

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
