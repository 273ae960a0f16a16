// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// What is assumed about supervision at night.
///
/// The four steps of the funnel are separate because they are known from different sources and move for
/// different reasons: an offer is a decision, suitability is a property of clients and homes, acceptance is
/// an attitude to this very service (30 % of people 65+ are positive, against 72 % to digitalisation in
/// general), retention is experience.
struct NightSupervisionAssumptions {
    double clients_share = 0.12;
    double checks_per_night = 3;
    double visit = 15;
    double travel = 15;

    double offered = 1.0;
    double suitable = 0.7;
    double accepted = 0.30;
    double accepted_year = 2024;
    double accepted_drift = 0.01;
    double trial_days = 30;
    double retained = 0.95;
    double setup = 3;

    double look = 1.5;
    double unseen = 0.10;
    double still_unseen = 0.5;
    double abnormal = 0.01;
    double failure = 0.005;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, NightSupervisionAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.clients_share,
          Field{.key = "night_supervision.clients_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Hemtjänstbrukare med nattillsyn", "Home-care clients with night supervision"}});
    visit(a.checks_per_night, Field{.key = "night_supervision.checks_per_night",
                                    .unit = "count",
                                    .low = 0,
                                    .high = 12,
                                    .label = {"Tillsyner per natt", "Checks per night"},
                                    .about = "Whole number."});
    visit(a.visit, Field{.key = "night_supervision.visit",
                         .unit = "min",
                         .low = 0,
                         .high = 240,
                         .label = {"Tid hos brukaren vid tillsyn", "Time with the client at a visit"}});
    visit(a.travel, Field{.key = "night_supervision.travel",
                          .unit = "min",
                          .low = 0,
                          .high = 240,
                          .label = {"Restid per nattbesök", "Travel per night visit"}});
    visit(a.offered,
          Field{.key = "night_supervision.offered",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Erbjuds kamera", "Offered a camera"},
                .about = "Share of night-supervision clients who are offered a camera. At 0 all checks are "
                         "visits."});
    visit(a.suitable, Field{.key = "night_supervision.suitable",
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .label = {"Kamera passar", "A camera suits"},
                            .about = "Share of those offered for whom a camera is safe and possible."});
    visit(a.accepted, Field{.key = "night_supervision.accepted",
                            .unit = "share",
                            .low = 0,
                            .high = 1,
                            .label = {"Tackar ja till kamera", "Accept a camera"},
                            .about = "Share of those offered and suited who say yes, in accepted_year."});
    visit(a.accepted_year, Field{.key = "night_supervision.accepted_year",
                                 .unit = "year",
                                 .low = 2000,
                                 .high = 2100,
                                 .varies = Varies::never,
                                 .label = {"År för acceptansen", "Year of the acceptance"}});
    visit(a.accepted_drift,
          Field{.key = "night_supervision.accepted_drift",
                .unit = "per year",
                .low = -0.2,
                .high = 0.2,
                .label = {"Årlig ändring av acceptansen", "Yearly change of the acceptance"},
                .about = "Added to the acceptance per year from accepted_year; clamped to 0 to 1."});
    visit(a.trial_days, Field{.key = "night_supervision.trial_days",
                              .unit = "days",
                              .low = 0,
                              .high = 365,
                              .label = {"Kamera: provtid", "Camera: trial"}});
    visit(a.retained,
          Field{.key = "night_supervision.retained",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Kamera: fortsätter efter provtid", "Camera: continue after the trial"}});
    visit(a.setup, Field{.key = "night_supervision.setup",
                         .unit = "h",
                         .low = 0,
                         .high = 100,
                         .label = {"Införande per kamera", "Setup per camera"}});
    visit(a.look, Field{.key = "night_supervision.look",
                        .unit = "min",
                        .low = 0,
                        .high = 60,
                        .label = {"Tid per kameratillsyn", "Time per look"}});
    visit(a.unseen, Field{.key = "night_supervision.unseen",
                          .unit = "share",
                          .low = 0,
                          .high = 1,
                          .label = {"Brukaren syns inte i kameran", "Client not seen by the camera"},
                          .about = "Share of looks at which the client is not seen and staff look again."});
    visit(a.still_unseen,
          Field{.key = "night_supervision.still_unseen",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Brukaren syns inte andra gången heller", "Client not seen the second time either"},
                .about = "Share of second looks after which staff go there."});
    visit(a.abnormal,
          Field{.key = "night_supervision.abnormal",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Något avviker", "Something is wrong"},
                .about = "Share of looks after which staff go there at once. With `unseen` at most 1."});
    visit(a.failure, Field{.key = "night_supervision.failure",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Tekniskt fel en natt", "Technical failure in a night"},
                           .about = "Share of camera nights that fall back on visits."});
}

} // namespace omsorg
