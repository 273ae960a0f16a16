// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace omsorg {

/// What is watched: the measures of a year, each with its unit, its names and the way it adds up.
///
/// A measure is a figure of one calendar year, one district (or the whole municipality) and one service (or
/// all of them). Quantiles never add, shares never add: `adds` says which figures may be summed over
/// districts and services, so that no table does it by mistake.
///
///     row = (year, measure, district, service, value)
///
/// The identifier is what the result table, Python and the reports print; it never changes its meaning.
enum class Measure : std::uint8_t {
    population,
    population_65_plus,
    population_80_plus,
    births,
    deaths,
    net_migration,
    clients,
    first_decisions,
    queue,
    waiting_days,
    waiting_over_90_days,
    unexecuted_decisions,
    granted_hours,
    planned_hours,
    delivered_hours,
    not_planned_hours,
    no_staff_hours,
    shortened_hours,
    client_away_hours,
    client_declined_hours,
    cancelled_late_hours,
    replaced_by_digital_hours,
    varied_hours,
    postponed_hours,
    unmet_hours,
    unmet_share,
    visits,
    missed_visits,
    shortened_visits,
    contracted_hours,
    paid_absence_hours,
    unpaid_absence_hours,
    worked_hours,
    client_time_hours,
    travel_hours,
    documentation_hours,
    meeting_hours,
    training_hours,
    renewal_hours,
    waiting_hours,
    overtime_hours,
    agency_hours,
    other_use_hours,
    client_time_share,
    posts_required,
    posts_affordable,
    posts_filled,
    posts_gap,
    recruited,
    left,
    revenue,
    modelled_budget,
    staff_cost,
    other_cost,
    net_cost,
    cost_gap,
    hours_avoided,
    met_preference_share,
    pooling_gain,
    staff_continuity,
    digital_share,
    population_0_5,
    population_6_15,
    population_16_18,
    population_19_64,
    need_persons,
    new_cases,
    renewed_cases,
    moves_within,
    informal_hours,
    granted_instead_hours,
    occupancy,
    dementia_residents,
    dementia_queue,
    dementia_waiting_days,
    transfers,
    transfer_queue,
    accompanying_partners,
    held_places,
    short_stay_guests,
    short_stay_queue,
    short_stay_waiting_days,
    short_stay_occupancy,
    relief_turned_down,
    blocked_days,
    blocked_days_paid,
    test_bed_trials,
    technologies_known,
    technologies_misjudged,
    years_to_grade_b,
    test_bed_empty_places,
    unmet_gini,
    unmet_range,
    denials,
    no_show_share,
    days_to_seat,
    fill_rate,
    flexibility_index,
    unused_account_hours,
    promotions,
    digital_clients,
    digital_visits,
    digital_staff_hours,
    managed_alone_hours,
    licence_cost,
    prevention_reached,
    life_years_gained,
    alarms,
    alarms_unanswered,
    children_with_need,
    trainees,
    trainees_waiting,
    flat_use_share,
    group_size,
    company_wait_days,
    company_declined_share,
    cases,
    decision_days,
    decisions_over_limit,
    case_backlog,
    e_service_share,
    automated_share,
    client_effort_minutes,
    freed_hours,
    refusals,
    wrong_decisions,
    appeals,
    changed_on_appeal,
    needed_hours,
    over_granted_hours,
    under_granted_hours,
    satisfied_share,
    forfeited_hours,
    carried_over_hours,
    beyond_account_hours,
    partner_hours,
    unmet_after_partners_hours,
    partner_offered_hours,
    partner_displaced_hours,
    partner_referral_hours,
    partner_part_hours,
    coordination_hours,
    partners_active,
    escort_own_costs,
};

enum class Adds : std::uint8_t {
    over_everything, ///< hours, persons, kronor: may be summed over districts and services
    nothing,         ///< shares, means: never summed
};

struct MeasureInfo {
    Measure measure;
    std::string_view id;
    std::string_view unit;
    Adds adds;
    Label label;
};

[[nodiscard]] const MeasureInfo& info(Measure measure);
[[nodiscard]] std::optional<Measure> measure_named(std::string_view id);

/// Every measure in the order of the enumeration.
[[nodiscard]] std::span<const MeasureInfo> all_measures();

} // namespace omsorg
