// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/chance/distribution.hpp>

#include <concepts>
#include <type_traits>

namespace omsorg {

/// What is assumed about special housing: how many places of which kind, who applies, what a place takes.
///
///     places ──┬── short stays
///              ├── ordinary
///              └── for people with dementia        0: one pool for everybody, as it was
///
/// Homes open and close by dated changes of `places` and `dementia_places`; a change of the second alone turns
/// places of one kind into the other. While there are none for dementia, everybody is an ordinary applicant.
///
/// With `homes`, the permanent places are those of the table `homes` (care_homes.hpp) on each day, of the kinds it
/// says; `places` and `dementia_places` count for nothing then, and those for short stays come on top of the table.
struct SpecialHousingAssumptions {
    double places = 917;
    double short_stay_places = 73;
    Distribution handling = Distribution::gamma_mean_cv(30, 0.5);
    double urgent_share = 0.15;
    double vacant_days = 7;
    double staff_hours = 4.5;
    // kinds
    double dementia_places = 0;
    double dementia_share = 0.5;
    double dementia_onset = 0.08;
    // couples
    double couple_share = 0;
    double couple_hours = 0.5;
    double couple_stay = 90;
    // homes
    bool homes = false;
    bool planned_homes = false;
    double wish_share = 0.8;
    double interim_share = 0.9;
    bool transfers_first = false;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, SpecialHousingAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.places,
          Field{.key = "special_housing.places",
                .unit = "places",
                .low = 0,
                .high = 100000,
                .label = {"Platser i särskilt boende", "Places in special housing"},
                .about =
                    "Short stay included. A dated change opens or closes places; closing moves nobody out."});
    visit(a.short_stay_places, Field{.key = "special_housing.short_stay_places",
                                     .unit = "places",
                                     .low = 0,
                                     .high = 100000,
                                     .label = {"Varav korttidsplatser", "Of them for short stays"}});
    visit(a.handling,
          Field{.key = "special_housing.handling",
                .unit = "days",
                .low = 0,
                .high = 365,
                .varies = Varies::person,
                .label = {"Från beslut till tidigaste inflyttning", "From decision to the earliest move"}});
    visit(a.urgent_share, Field{.key = "special_housing.urgent_share",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .label = {"Sökande som har förtur", "Applicants who go first"}});
    visit(a.vacant_days, Field{.key = "special_housing.vacant_days",
                               .unit = "days",
                               .low = 0,
                               .high = 120,
                               .label = {"Tomma dagar mellan boende", "Empty days between residents"}});
    visit(a.staff_hours,
          Field{.key = "special_housing.staff_hours",
                .unit = "h/day",
                .low = 0,
                .high = 24,
                .label = {"Arbetade timmar per plats och dygn", "Worked hours per place and day"},
                .about = "Assistant nurses and care assistants, days, evenings and nights together."});
    visit(a.dementia_places,
          Field{.key = "special_housing.dementia_places",
                .unit = "places",
                .low = 0,
                .high = 100000,
                .neutral = 0.0,
                .label = {"Varav platser för personer med demens", "Of them for people with dementia"},
                .about = "With a queue of their own. None: one pool of places for everybody."});
    visit(a.dementia_share,
          Field{.key = "special_housing.dementia_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Sökande som behöver demensplats", "Applicants who need a dementia place"},
                .about = "Does nothing while there are no places for people with dementia."});
    visit(a.dementia_onset,
          Field{.key = "special_housing.dementia_onset",
                .unit = "per year",
                .low = 0,
                .high = 2,
                .label = {"Boende som behöver byta till demensplats",
                          "Residents who come to need a dementia place"},
                .about =
                    "Hazard of residents in ordinary places. They stay there until a place of the other kind "
                    "is theirs; while there are none of that kind it does nothing."});
    visit(a.couple_share,
          Field{.key = "special_housing.couple_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Flyttar in med make, maka eller sambo", "Move in as a couple"},
                .about = "Couples may go on living together though only one of them needs the place."});
    visit(a.couple_hours,
          Field{.key = "special_housing.couple_hours",
                .unit = "h/day",
                .low = 0,
                .high = 24,
                .label = {"Arbetade timmar för medboende per dygn", "Worked hours for a co-resident a day"}});
    visit(a.couple_stay,
          Field{.key = "special_housing.couple_stay",
                .unit = "days",
                .low = 0,
                .high = 3650,
                .label = {"Medboende bor kvar efter dödsfallet", "Days that a co-resident stays on"},
                .about = "After the resident's death; the place is not free meanwhile."});
    visit(a.homes, Field{.key = "special_housing.homes",
                         .varies = Varies::never,
                         .neutral = 0.0,
                         .label = {"Platserna finns i namngivna boenden", "Places are in homes with a name"},
                         .about = "The homes of the table `homes`, instead of `special_housing.places` and "
                                  "`special_housing.dementia_places`."});
    visit(a.planned_homes,
          Field{.key = "special_housing.planned_homes",
                .varies = Varies::never,
                .neutral = 0.0,
                .label = {"Planerade boenden öppnas och stängs", "Planned homes open and close"},
                .about = "Those openings and closings of the table `homes` that are planned and not decided, "
                         "each on its day, or from the day of a dated change if that is later."});
    visit(a.wish_share,
          Field{.key = "special_housing.wish_share",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Önskar boende i den egna delen av kommunen",
                          "Wish for a home in their own district"},
                .about = "The others take whichever home has most free places. Does nothing without homes."});
    visit(a.interim_share, Field{.key = "special_housing.interim_share",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .label = {"Tar en plats i ett annat boende så länge",
                                           "Take a place in another home meanwhile"},
                                 .about = "Of those with a wish. The others wait at home, with home care, "
                                          "unless they go first or there is no home of their kind in the "
                                          "district."});
    visit(
        a.transfers_first,
        Field{
            .key = "special_housing.transfers_first",
            .varies = Varies::never,
            .label = {"Byte till önskat boende går före kön", "Transfers to the home wished for come first"},
            .about =
                "A free place goes to a resident of another home who wished for it, before those who wait at "
                "home and do not go first. Does nothing without homes."});
}

} // namespace omsorg
