// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// What is assumed about cooperation with partners (partners.hpp), and about services developed with other
/// municipalities (actor_graph.hpp, `shared_cost`).
struct PartnersAssumptions {
    bool modelled = false;
    double reach = 1;
    double displacement = 0.3;
    double meeting_hours = 1;
    double meeting_scale = 1;
    double common_place = 1;
    double referral = 0;
    bool two_types = false;
    double least_gain = 0;
    double shared_development = 0;
    double shared_by = 1;
    double shared_coordination = 0;
    double shared_users = 0;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, PartnersAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "partners.modelled",
                            .varies = Varies::never,
                            .neutral = 0.0,
                            .label = {"Samverkan med andra aktörer", "Cooperation with partners"},
                            .about = "The partners are those of the table `partners`, with the clients of "
                                     "`partner_clients`; without one there are none."});
    visit(a.reach, Field{.key = "partners.reach",
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .label = {"Andel av timmarna som används", "Share of the hours put to use"}});
    visit(a.displacement,
          Field{.key = "partners.displacement",
                .unit = "share",
                .low = 0,
                .high = 0.99,
                .label = {"Ersätter det anhöriga redan gör", "Replaces what relatives do already"},
                .about = "Of the hours that partners give: what was done before, and meets nothing new."});
    visit(a.meeting_hours,
          Field{.key = "partners.meeting_hours",
                .unit = "h/week",
                .low = 0,
                .high = 40,
                .label = {"Möten per partner", "Meetings with each partner"},
                .about =
                    "Hours of home-care staff. They are spent whether anything comes of them or not. 0: each "
                    "partner has its own clients only."});
    visit(a.meeting_scale, Field{.key = "partners.meeting_scale",
                                 .unit = "h/week",
                                 .low = 0.01,
                                 .high = 100,
                                 .label = {"Mötestid som ger 63 procent av timmarna",
                                           "Meetings that bring 63 percent of the hours"},
                                 .about = "The share realised is 1 - exp(-meetings x common place / this)."});
    visit(a.common_place,
          Field{.key = "partners.common_place",
                .unit = "factor",
                .low = 1,
                .high = 10,
                .neutral = 1.0,
                .label = {"Gemensam plats", "A common place"},
                .about = "How much further an hour of meetings goes where partners work in one place."});
    visit(a.referral,
          Field{.key = "partners.referral",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Timmar som får gå till andra distrikt", "Hours that may go to other districts"},
                .about =
                    "Of those left by its own clients. 0: each partner helps the municipality in its own "
                    "district only, and no other partner's clients."});
    visit(
        a.two_types,
        Field{.key = "partners.two_types",
              .label = {"Kräver två slags aktörer", "Needs two types of partners"},
              .about = "Yes: on a day when partners of one type only can help in a district, nobody does."});
    visit(
        a.least_gain,
        Field{.key = "partners.least_gain",
              .unit = "share",
              .low = 0,
              .high = 1,
              .neutral = 0.0,
              .label = {"Partners lämnar om nyttan är mindre", "Partners leave if the gain is less"},
              .about =
                  "Of what partners of a type offer in a year, the part that Shapley's rule must credit them "
                  "with. They do not come back."});
    visit(a.shared_development,
          Field{.key = "partners.shared_development",
                .unit = "kSEK/year",
                .low = 0,
                .high = 1000000,
                .neutral = 0.0,
                .label = {"E-tjänster som utvecklas, per år", "E-services developed, a year"},
                .about = "The whole cost, before it is divided among the municipalities that share it."});
    visit(a.shared_by, Field{.key = "partners.shared_by",
                             .unit = "count",
                             .low = 1,
                             .high = 290,
                             .neutral = 1.0,
                             .label = {"Kommuner som delar på utvecklingen",
                                       "Municipalities that share the development"}});
    visit(a.shared_coordination,
          Field{.key = "partners.shared_coordination",
                .unit = "kSEK/year",
                .low = 0,
                .high = 100000,
                .label = {"Samordning per annan kommun och år", "Coordination with each other municipality"},
                .about = "Paid for every municipality beyond the first."});
    visit(a.shared_users,
          Field{.key = "partners.shared_users",
                .unit = "count",
                .low = 0,
                .high = 20000000,
                .label = {"Invånare i de andra kommunerna", "Inhabitants of the other municipalities"},
                .about =
                    "Who have the e-services too: what they free there is counted as here, by inhabitant."});
}

} // namespace omsorg
