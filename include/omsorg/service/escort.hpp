// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace omsorg {

/// Escort: the right of a person with a disability to company when leaving home for an activity
/// [ledsagarservice, LSS].
///
/// The decision grants hours; the way of working decides what becomes of them. Three ways run over the same
/// clients and the same wishes:
///
///     fixed slot   Mondays 13-16 are hers whether used or not: the hours are reserved, the time is not
///     chosen bookable     a weekly programme of sessions with seats; she books the one nearest to her wish
///     pooled       bookable, and those who wish for the same event go together and share staff
///
/// The law: at the neutral vector (nobody may choose, one seat per client, no lead time, both effects 0)
/// bookable equals fixed slot bit for bit, whatever the clients wish; and pooled with groups of one equals
/// bookable.
///
/// What to expect: Skellefteå has some seventy clients, one to five an hour. The textbook saving for a
/// hundred clients in one slot (32 % fewer reserved hours) is not theirs.
enum class EscortModel : std::uint8_t { fixed_slot, bookable, pooled };

struct EscortAssumptions {
    EscortModel model = EscortModel::fixed_slot;

    // What the decision grants, and how it is used
    double session_hours = 3.0;
    Distribution use = Distribution::beta(3.0, 2.0);
    double late_cancel = 0.05;
    double no_show = 0.03;
    Distribution notice = Distribution::exponential(7.0);
    double carry_over_weeks = 4;

    // When she wishes to go
    double free_wishes = 0.5;
    double evening_share = 0.4;
    double weekend_share = 0.35;
    double flexibility = 168.0;
    double tolerance = 1.0;
    double events_per_week = 1.0;
    double event_share = 0.3;
    double event_interest = 0.25;

    // The booking
    double choice = 1.0;
    double seats_share = 1.0;
    double horizon = 28;
    double lead_time = 0;
    double late_cancel_debit = 1.0;
    double demand_gain = 0.0;

    // The staff
    double travel = 20.0;
    double reuse = 0.3;
    double extra_reuse = 0.0;

    // Going together
    double consent = 0.6;
    double group_size_cap = 6;
    double support_ratio = 3;
    double one_to_one_share = 0.4;
    double two_staff_share = 0.05;
};

inline constexpr std::string_view escort_models[] = {"fixed_slot", "bookable", "pooled"};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, EscortAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.model,
          Field{.key = "escort.model",
                .varies = Varies::never,
                .label = {"Sätt att ordna ledsagning", "Way of arranging escort"},
                .about = "fixed_slot: weekly reserved time; bookable: sessions with seats; pooled: bookable, "
                         "and clients who wish for the same event may go together.",
                .options = escort_models});
    visit(a.session_hours, Field{.key = "escort.session_hours",
                                 .unit = "h",
                                 .low = 0.25,
                                 .high = 12,
                                 .label = {"Beviljade timmar per vecka", "Granted hours per week"},
                                 .about = "One session a week of this length is granted and credited."});
    visit(a.use,
          Field{.key = "escort.use",
                .unit = "share",
                .low = 0,
                .high = 1,
                .varies = Varies::person,
                .label = {"Andel veckor brukaren vill iväg", "Share of weeks the client wants to go"}});
    visit(a.late_cancel,
          Field{.key = "escort.late_cancel",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Sena avbokningar", "Late cancellations"},
                .about = "Share of agreed sessions that the client cancels too late to be used again."});
    visit(a.no_show, Field{.key = "escort.no_show",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Uteblivna besök", "No-shows"},
                           .about = "Share of agreed sessions where the client is away when staff arrive."});
    visit(a.notice, Field{.key = "escort.notice",
                          .unit = "days",
                          .low = 0,
                          .high = 365,
                          .varies = Varies::visit,
                          .label = {"Hur tidigt önskan finns", "How early the wish is known"},
                          .about = "Days before the wished time; decides the booking order."});
    visit(a.carry_over_weeks, Field{.key = "escort.carry_over_weeks",
                                    .unit = "weeks",
                                    .low = 1,
                                    .high = 104,
                                    .label = {"Sparade timmar, högst", "Hours carried over, at most"},
                                    .about = "Unused hours above this many weeks of credit are forfeited."});
    visit(
        a.free_wishes,
        Field{.key = "escort.free_wishes",
              .unit = "share",
              .low = 0,
              .high = 1,
              .label = {"Önskningar vid annan tid än den fasta", "Wishes away from the fixed slot"},
              .about = "Share of weekly wishes at a freely chosen time; the others are at the fixed slot."});
    visit(a.evening_share, Field{.key = "escort.evening_share",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .label = {"Fria önskningar om kvällen", "Free wishes in the evening"}});
    visit(a.weekend_share, Field{.key = "escort.weekend_share",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .label = {"Fria önskningar på helgen", "Free wishes at the weekend"}});
    visit(a.flexibility,
          Field{.key = "escort.flexibility",
                .unit = "h",
                .low = 0,
                .high = 168,
                .label = {"Tidsavstånd brukaren godtar", "Distance in time the client accepts"},
                .about = "Utility of a session falls by 1/flexibility per hour from the wish and must "
                         "not be negative."});
    visit(a.tolerance, Field{.key = "escort.tolerance",
                             .unit = "h",
                             .low = 0,
                             .high = 168,
                             .label = {"Tolerans för uppfylld önskan", "Tolerance for a met wish"}});
    visit(a.events_per_week,
          Field{.key = "escort.events_per_week",
                .unit = "count",
                .low = 0,
                .high = 10,
                .label = {"Evenemang per vecka", "Events per week"},
                .about = "Matches, concerts, meetings that draw several clients; Poisson by week."});
    visit(a.event_share,
          Field{.key = "escort.event_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Önskningar knutna till evenemang", "Wishes tied to an event"},
                .about = "Share of wishes that follow an event when one of the week interests her; "
                         "without correlation there is nothing to pool."});
    visit(a.event_interest, Field{.key = "escort.event_interest",
                                  .unit = "share",
                                  .low = 0,
                                  .high = 1,
                                  .label = {"Intresse för ett evenemang", "Interest in an event"}});
    visit(a.choice,
          Field{.key = "escort.choice",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Får välja tid", "May choose the time"},
                .about = "Bookable and pooled: share of clients who may book any session; the others keep "
                         "the session of their slot."});
    visit(a.seats_share,
          Field{.key = "escort.seats_share",
                .unit = "share",
                .low = 0,
                .high = 2,
                .neutral = 1.0,
                .label = {"Platser per brukare", "Seats per client"},
                .about = "Bookable and pooled: staff seats offered a week per staff that all clients "
                         "together need. Neutral at 1."});
    visit(a.horizon, Field{.key = "escort.horizon",
                           .unit = "days",
                           .low = 0,
                           .high = 365,
                           .label = {"Bokningshorisont", "Booking horizon"}});
    visit(a.lead_time, Field{.key = "escort.lead_time",
                             .unit = "days",
                             .low = 0,
                             .high = 60,
                             .neutral = 0.0,
                             .label = {"Framförhållning vid bokning", "Lead time of a booking"},
                             .about = "Bookable and pooled: a later wish is refused. Neutral at 0."});
    visit(a.late_cancel_debit,
          Field{.key = "escort.late_cancel_debit",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Debitering vid sen avbokning", "Debit of a late cancellation"},
                .about = "Share of the session that is debited from the client's account."});
    visit(a.demand_gain,
          Field{.key = "escort.demand_gain",
                .unit = "share",
                .low = -1,
                .high = 1,
                .neutral = 0.0,
                .effect = true,
                .label = {"Fler önskningar när tiden är vald", "More wishes when the time is chosen"},
                .about = "Bookable and pooled: added to the share of weeks she wants to go."});
    visit(a.travel, Field{.key = "escort.travel",
                          .unit = "min",
                          .low = 0,
                          .high = 240,
                          .label = {"Restid per pass och personal", "Travel per session and staff"}});
    visit(a.reuse, Field{.key = "escort.reuse",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .label = {"Oanvänd tid som används till annat", "Unused time put to other use"},
                         .about = "Share of staff hours of seats that nobody took which find other work."});
    visit(a.extra_reuse,
          Field{.key = "escort.extra_reuse",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .effect = true,
                .label = {"Mer återanvänd tid vid bokning", "More re-use with booking"},
                .about = "Bookable and pooled: added to escort.reuse, because empty seats are known "
                         "in advance."});
    visit(a.consent, Field{.key = "escort.consent",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Vill gå tillsammans", "Consent to going together"}});
    visit(a.group_size_cap, Field{.key = "escort.group_size_cap",
                                  .unit = "count",
                                  .low = 1,
                                  .high = 60,
                                  .neutral = 1.0,
                                  .label = {"Största grupp", "Largest group"},
                                  .about = "Pooled only. Neutral at 1: a group of one is a booking."});
    visit(a.support_ratio,
          Field{.key = "escort.support_ratio",
                .unit = "count",
                .low = 1,
                .high = 10,
                .label = {"Brukare per personal i grupp", "Clients per staff in a group"},
                .about = "Whole number; support weight 1/ratio for clients who do not need one each."});
    visit(a.one_to_one_share, Field{.key = "escort.one_to_one_share",
                                    .unit = "share",
                                    .low = 0,
                                    .high = 1,
                                    .label = {"Behöver egen personal", "Need staff of their own"}});
    visit(a.two_staff_share, Field{.key = "escort.two_staff_share",
                                   .unit = "share",
                                   .low = 0,
                                   .high = 1,
                                   .label = {"Behöver två personal", "Need two staff"}});
}

} // namespace omsorg
