// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/service/session.hpp>

#include <concepts>
#include <type_traits>

/// What is assumed of day activity (day_activity.hpp) and of the booking of its days (day_booking.hpp).
namespace omsorg {

struct DayActivityAssumptions {
    bool modelled = false;
    SessionModel model = SessionModel::fixed_slot;
    double day_hours = 6.0;
    double days_a_week = 4.0;
    double support_ratio = 4.0;
    double absence = 0.15;
    double known = 0.0;
    double risk = 0.0;
    double reuse = 0.0;

    // The booking of days (day_booking.hpp)
    double seats_share = 1.0;
    double flexibility = 0.0;
    double horizon = 28;
    double lead_time = 0;
    Distribution notice = Distribution::gamma_mean_cv(14, 0.5); ///< days
    Distribution cancel_notice = Distribution::exponential(72.0);
    double cancel_cutoff = 0;
    double waitlist = 0;
};

template <class Settings, class Visitor>
requires std::same_as<std::remove_const_t<Settings>, DayActivityAssumptions>
void describe(Settings& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "day_activity.modelled",
                            .varies = Varies::never,
                            .label = {"Daglig verksamhet räknas med", "Day activity is modelled"},
                            .about = "No: it has no participants, no staff and no cost in the model."});
    visit(
        a.model,
        Field{.key = "day_activity.model",
              .varies = Varies::never,
              .label = {"Sätt att bemanna daglig verksamhet", "Way of staffing day activity"},
              .about =
                  "fixed_slot: the same days every week, and staff for each place; bookable: days are booked "
                  "week by week, and staff follow the seats taken; pooled: the units share seats and "
                  "staff as well.",
              .options = session_models});
    visit(a.day_hours, Field{.key = "day_activity.day_hours",
                             .unit = "h",
                             .low = 1,
                             .high = 12,
                             .label = {"Timmar per dag", "Hours a day"}});
    visit(a.days_a_week, Field{.key = "day_activity.days_a_week",
                               .unit = "days",
                               .low = 1,
                               .high = 5,
                               .label = {"Dagar per vecka", "Days a week"},
                               .about = "Whole days; each participant begins on a weekday of her own."});
    visit(a.support_ratio, Field{.key = "day_activity.support_ratio",
                                 .unit = "count",
                                 .low = 1,
                                 .high = 20,
                                 .label = {"Deltagare per medarbetare", "Participants per staff"},
                                 .about = "Whole number."});
    visit(a.absence, Field{.key = "day_activity.absence",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Deltagarnas frånvaro", "Absence of participants"},
                           .about = "Share of her days on which a participant is away."});
    visit(a.known, Field{.key = "day_activity.known",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .neutral = 0.0,
                         .label = {"Frånvaro som meddelas i förväg", "Absence told beforehand"},
                         .about = "Bookable and pooled: staff are not planned for what is told before the "
                                  "cut-off."});
    visit(a.risk, Field{.key = "day_activity.risk",
                        .unit = "share",
                        .low = 0,
                        .high = 0.5,
                        .neutral = 0.0,
                        .label = {"Accepterad risk för personalbrist", "Risk of too few staff accepted"},
                        .about = "Bookable and pooled: staff are planned for so many that more come with at "
                                 "most this chance."});
    visit(a.reuse, Field{.key = "day_activity.reuse",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .label = {"Oanvänd tid som används till annat", "Unused time put to other use"},
                         .about = "Share of the hours of staff on duty beyond the plan of the day."});
    visit(a.seats_share,
          Field{.key = "day_activity.seats_share",
                .unit = "share",
                .low = 0,
                .high = 2,
                .neutral = 1.0,
                .label = {"Platser per vanlig dag", "Seats per usual day"},
                .about =
                    "Bookable and pooled: seats of a weekday over the participants whose usual day it is."});
    visit(a.flexibility,
          Field{.key = "day_activity.flexibility",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Dagar som kan flyttas", "Days that may be moved"},
                .about =
                    "Bookable and pooled: share of her days that a participant would have on another day of "
                    "the week when her usual day is full or she is away on it."});
    visit(a.horizon,
          Field{.key = "day_activity.horizon",
                .unit = "days",
                .low = 0,
                .high = 365,
                .label = {"Bokningshorisont (daglig verksamhet)", "Booking horizon (day activity)"},
                .about = "Bookable and pooled: a week is published so long before its Monday."});
    visit(a.lead_time, Field{.key = "day_activity.lead_time",
                             .unit = "days",
                             .low = 0,
                             .high = 60,
                             .neutral = 0.0,
                             .label = {"Framförhållning vid bokning (daglig verksamhet)",
                                       "Lead time of a booking (day activity)"},
                             .about = "Bookable and pooled: a later wish is refused."});
    visit(a.notice, Field{.key = "day_activity.notice",
                          .unit = "days",
                          .low = 0,
                          .high = 365,
                          .varies = Varies::visit,
                          .label = {"Hur tidigt dagen bokas", "How early the day is booked"},
                          .about = "Bookable and pooled: so many days before the day she asks for it, but "
                                   "not before its week is "
                                   "published; decides the order."});
    visit(a.cancel_notice, Field{.key = "day_activity.cancel_notice",
                                 .unit = "h",
                                 .low = 0,
                                 .high = 8760,
                                 .varies = Varies::visit,
                                 .label = {"Hur tidigt frånvaron meddelas", "How early absence is told"},
                                 .about = "Bookable and pooled: hours before the day begins."});
    visit(
        a.cancel_cutoff,
        Field{.key = "day_activity.cancel_cutoff",
              .unit = "h",
              .low = 0,
              .high = 720,
              .neutral = 0.0,
              .label = {"Sista tid för avbokning (daglig verksamhet)", "Cancellation cut-off (day activity)"},
              .about =
                  "Bookable and pooled: hours before the day begins until which absence frees the seat."});
    visit(a.waitlist,
          Field{.key = "day_activity.waitlist",
                .unit = "count",
                .low = 0,
                .high = 100,
                .neutral = 0.0,
                .label = {"Längsta väntelista per dag", "Longest waiting list of a day"},
                .about =
                    "Bookable and pooled: who finds no seat waits for the day she likes best and moves up "
                    "when a seat is freed."});
}

} // namespace omsorg
