// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/base/field.hpp"
#include "omsorg/chance/distribution.hpp"

#include <concepts>
#include <type_traits>

/// What we assume about a home-care day: the teams, what gives way when time is short, and what surrounds the
/// visits.
///
/// When the day does not fit, things give way in a fixed order, each step with its own key:
///
///     begin late (start_tolerance) ▶ cut short (minimum_share) ▶ work over (overtime_cap) ▶ drop
///
/// Domestic tasks that were dropped are tried again for `retry_days`; personal care is not.
///
/// A social alarm [trygghetslarm] calls for somebody within `alarm.response`, at any moment of the day: the team
/// that is out goes there on its way. What an alarm takes counts as granted when it is given.
namespace omsorg {

struct HomeCareAssumptions {
    double clients_per_team = 70.0;
    // the order in which things give way
    double start_tolerance = 60.0;
    double minimum_share = 0.6;
    double overtime_cap = 45.0;
    int retry_days = 7;
    // what differs from the plan
    Distribution visit_length = Distribution::lognormal_mean_cv(1.0, 0.3);
    double declined = 0.02;
    double away_rate = 0.9;
    Distribution away_days = Distribution::gamma_mean_cv(7.0, 1.0);
    // what surrounds the visits
    double documentation = 0.09;
    double meetings = 0.04;
    double training = 0.02;
    double renewal = 0.0;
    // who comes (continuity.hpp)
    double contact_share = 0.0;
    double delegated_staff = 1.0;
    // social alarms
    double alarm_share = 0.0;
    double alarm_rate = 1.5;
    double alarm_minutes = 20;
    double alarm_response = 45;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, HomeCareAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(
        a.clients_per_team,
        Field{.key = "home_care.clients_per_team",
              .unit = "count",
              .low = 1,
              .high = 1000,
              .label = {"Brukare per team", "Clients per team"},
              .about = "A district has as many teams as this gives, at least one; counted every New Year."});
    visit(a.start_tolerance,
          Field{.key = "home_care.start_tolerance",
                .unit = "min",
                .low = 0,
                .high = 600,
                .label = {"Väntetolerans", "Waiting tolerance"},
                .about = "How long after its time window a visit may still begin in full length."});
    visit(a.minimum_share,
          Field{.key = "home_care.minimum_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Minsta del av besöket", "Minimum share of a visit"},
                .about = "A visit that is cut short keeps at least this share of its length."});
    visit(a.overtime_cap, Field{.key = "home_care.overtime_cap",
                                .unit = "min",
                                .low = 0,
                                .high = 480,
                                .label = {"Övertidstak", "Overtime cap"},
                                .about = "Longest overtime per worker and shift."});
    visit(a.retry_days,
          Field{.key = "home_care.retry_days",
                .unit = "days",
                .low = 0,
                .high = 7,
                .label = {"Dagar för nytt försök", "Days to try again"},
                .about = "A domestic task that was dropped is tried again for this many days."});
    visit(a.visit_length, Field{.key = "home_care.visit_length",
                                .unit = "",
                                .low = 0,
                                .high = 20,
                                .varies = Varies::visit,
                                .label = {"Besökets längd mot plan", "Visit length against plan"},
                                .about = "Actual over planned length of a visit."});
    visit(a.declined, Field{.key = "home_care.declined",
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .label = {"Avböjda besök", "Declined visits"},
                            .about = "Visits that the client declines on the day."});
    visit(a.away_rate, Field{.key = "home_care.away_rate",
                             .unit = "per year",
                             .low = 0,
                             .high = 50,
                             .label = {"Sjukhusvistelser", "Hospital stays"},
                             .about = "Stays away from home (hospital, short stays) per client and year."});
    visit(a.away_days, Field{.key = "home_care.away_days",
                             .unit = "days",
                             .low = 0,
                             .high = 365,
                             .varies = Varies::person,
                             .label = {"Sjukhusvistelsens längd", "Length of a stay away"},
                             .about = "Days away from home of one stay; at least one."});
    visit(a.documentation, Field{.key = "home_care.documentation",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 0.5,
                                 .label = {"Dokumentation och överlämning", "Documentation and handover"},
                                 .about = "Share of the rostered time at work."});
    visit(a.meetings, Field{.key = "home_care.meetings",
                            .unit = "share",
                            .low = 0,
                            .high = 0.5,
                            .label = {"Möten", "Meetings"},
                            .about = "Share of the rostered time at work on days that are not red."});
    visit(a.training, Field{.key = "home_care.training",
                            .unit = "share",
                            .low = 0,
                            .high = 0.5,
                            .label = {"Utbildning", "Training"},
                            .about = "Share of the rostered time at work on days that are not red."});
    visit(a.renewal,
          Field{.key = "home_care.renewal",
                .unit = "share",
                .low = 0,
                .high = 0.5,
                .label = {"Förnyelse", "Renewal"},
                .about = "Share of the rostered time at work set aside for new ways of working, on "
                         "days that are not red."});
    visit(a.contact_share,
          Field{.key = "home_care.contact_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Besök av fast omsorgskontakt", "Visits by the permanent care contact"},
                .about =
                    "Share of visits offered first to those at work who know the client, whoever knows her "
                    "best first; at 0 the shortest way alone decides who comes."});
    visit(
        a.delegated_staff,
        Field{.key = "home_care.delegated_staff",
              .unit = "share",
              .low = 0,
              .high = 1,
              .neutral = 1.0,
              .label = {"Personal med delegering", "Staff with a delegation"},
              .about = "Share of the staff who may do what the nurses have delegated; at 1 everybody may."});
    visit(a.alarm_share, Field{.key = "alarm.clients_share",
                               .unit = "share",
                               .low = 0,
                               .high = 1,
                               .neutral = 0.0,
                               .label = {"Hemtjänstbrukare med trygghetslarm", "Clients with a social alarm"},
                               .about = "Alarms that home care answers by day; at 0 they are not modelled."});
    visit(a.alarm_rate, Field{.key = "alarm.per_month",
                              .unit = "per month",
                              .low = 0,
                              .high = 30,
                              .label = {"Larm som kräver besök", "Alarms that call for a visit"},
                              .about = "For each client with an alarm, 7 to 22; at most one a day."});
    visit(a.alarm_minutes, Field{.key = "alarm.minutes",
                                 .unit = "min",
                                 .low = 1,
                                 .high = 240,
                                 .label = {"Tid hos brukaren vid larm", "Time with the client at an alarm"}});
    visit(a.alarm_response,
          Field{.key = "alarm.response",
                .unit = "min",
                .low = 0,
                .high = 600,
                .label = {"Längsta tid till hjälp", "Longest time until help"},
                .about = "An alarm that nobody can reach within it is unanswered, and unmet."});
}

} // namespace omsorg
