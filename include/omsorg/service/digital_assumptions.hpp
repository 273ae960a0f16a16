// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/service/funnel.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

/// The technology catalogue of home care by day: what each technology does, for whom, and what it costs.
///
/// Three technologies take visits off the week, each of one kind and none longer than `longest`, since a longer
/// visit holds more than what the technology does:
///
///     dispenser      a medicine dispenser [läkemedelsautomat]    health tasks
///     video_visit    a call with staff at a screen               personal care (looking in)
///     support_app    support without staff                       personal care between 9 and 17
///
/// The app is given in housing support too, where it takes sessions. It is the same app, at the same price, but other
/// people: `housing_support_app` is their funnel, the four shares of which (funnel.hpp) are known, and move, apart from
/// those of home care.
///
/// Three act on what surrounds the visits: `speech` shortens documentation, `self_driving` lets staff document
/// on the way, `energy` makes premises cheaper. `digital.*` is the channel rule and what makes a solution
/// accessible: co-created accessibility makes it suit some of those whom it did not suit, at a cost.
///
/// **Without a screen.** A dispenser and an app can be spoken to, or worn; a call with staff needs its screen. Of those
/// whom a screen does not suit, accessible as it has become, some get on with one without, and nobody else changes:
///
///     a screen suits her          only one without does     neither does
///     ├──────────────────────────┼────────────────────────┼──────────────┤ everybody
///       s + (1 - s) a g_a          q g_q of the rest
///
/// so that it suits 1 - (1 - s)(1 - a g_a)(1 - q g_q) at the level a and the share q, never more than all. Each user in
/// the middle costs `screenless_month` on top of the licence.
///
/// Acceptance is per technology: of people 65+ 69 % are positive to medicine dispensers, and 30 % to night cameras.
/// Neutral: nothing offered, no reach.
namespace omsorg {

struct Technology {
    double offered = 0.0;
    double suitable = 0.10;
    double accepted = 0.69;
    double trial_days = 30;
    double retained = 0.9;
    double replaces = 0.5;
    double longest = 20;
    double setup = 4;
    double staff_minutes = 1;
    double failure = 0.01;
    double independence = 0.0;
    double month = 900;
};

struct DigitalAssumptions {
    Technology dispenser{};
    Technology video_visit{.accepted = 0.4, .replaces = 0.4, .longest = 15, .staff_minutes = 8, .month = 400};
    Technology support_app{.accepted = 0.5, .replaces = 0.3, .staff_minutes = 0, .month = 150};
    FunnelShares housing_support_app{.suitable = 0.3, .accepted = 0.5, .retained = 0.9, .trial_days = 30};

    bool first = false;
    double least_visits = 2;
    double rest_days = 0;
    double independence_after = 12;
    double accessibility = 0.0;
    double accessibility_gain = 0.2;
    double accessibility_cost = 500;
    double screenless = 0.0;
    double screenless_gain = 0.1;
    double screenless_month = 100;

    double speech_reach = 0.0;
    double speech_saves = 0.2;
    double speech_month = 150;
    double driving_share = 0.0;
    double driving_cost = 20;
    double energy_reach = 0.0;
    double energy_saves = 0.0;
    double energy_share = 0.05;
    double energy_cost = 3;

    /// Does anything here act on the visits of a week?
    [[nodiscard]] bool any_offered() const noexcept {
        return first || dispenser.offered > 0 || video_visit.offered > 0 || support_app.offered > 0;
    }
};

/// Words that are put together when the program is built: the keys of three technologies of one form.
template <std::size_t n>
struct Letters {
    char text[n]{};
    constexpr Letters(const char (&word)[n]) { std::copy_n(word, n, text); }
};

template <Letters first, Letters second>
struct Joined {
    static constexpr auto letters = [] {
        std::array<char, sizeof(first.text) + sizeof(second.text) - 2> both{};
        std::copy_n(first.text, sizeof(first.text) - 1, both.begin());
        std::copy_n(second.text, sizeof(second.text) - 1, both.begin() + sizeof(first.text) - 1);
        return both;
    }();
    static constexpr std::string_view text{letters.data(), letters.size()};
};

[[nodiscard]] constexpr Field as_share(Field field) noexcept {
    field.unit = "share";
    field.low = 0;
    field.high = 1;
    return field;
}

/// Who takes it up and stays with it, of which clients: the same four steps for every technology and service.
template <Letters section, Letters sv, Letters en, Letters share_of, class T, class Visitor>
void describe_funnel(T& t, Visitor&& visit) {
    visit(t.offered,
          as_share({.key = Joined<section, ".offered">::text,
                    .neutral = 0.0,
                    .label = {Joined<sv, ": erbjuds">::text, Joined<en, ": offered">::text},
                    .about = Joined<share_of, " who are offered it. At 0 nobody uses it.">::text}));
    visit(t.suitable,
          as_share(
              {.key = Joined<section, ".suitable">::text,
               .label = {Joined<sv, ": passar">::text, Joined<en, ": suits">::text},
               .about = "Share of those offered whom it suits, before anything is done for accessibility."}));
    visit(t.accepted, as_share({.key = Joined<section, ".accepted">::text,
                                .label = {Joined<sv, ": tackar ja">::text, Joined<en, ": accept">::text},
                                .about = "Share of those offered and suited who say yes."}));
    visit(t.trial_days, Field{.key = Joined<section, ".trial_days">::text,
                              .unit = "days",
                              .low = 0,
                              .high = 365,
                              .label = {Joined<sv, ": provtid">::text, Joined<en, ": trial">::text}});
    visit(t.retained, as_share({.key = Joined<section, ".retained">::text,
                                .label = {Joined<sv, ": fortsätter efter provtid">::text,
                                          Joined<en, ": continue after the trial">::text}}));
}

template <Letters section, Letters sv, Letters en, class T, class Visitor>
void describe_technology(T& t, Visitor&& visit) {
    describe_funnel<section, sv, en, "Share of home-care clients">(t, visit);
    visit(t.replaces, as_share({.key = Joined<section, ".replaces">::text,
                                .neutral = 0.0,
                                .effect = true,
                                .label = {Joined<sv, ": andel besök som ersätts">::text,
                                          Joined<en, ": share of visits replaced">::text},
                                .about = "Of a user's visits of the kind, none longer than `longest`."}));
    visit(t.longest, Field{.key = Joined<section, ".longest">::text,
                           .unit = "min",
                           .low = 0,
                           .high = 240,
                           .label = {Joined<sv, ": längsta besök som ersätts">::text,
                                     Joined<en, ": longest visit replaced">::text},
                           .about = "A longer visit holds more than what the technology does."});
    visit(t.setup, Field{.key = Joined<section, ".setup">::text,
                         .unit = "h",
                         .low = 0,
                         .high = 100,
                         .label = {Joined<sv, ": införande per brukare">::text,
                                   Joined<en, ": set-up per client">::text},
                         .about = "Staff hours, paid by the hour."});
    visit(t.staff_minutes, Field{.key = Joined<section, ".staff_minutes">::text,
                                 .unit = "min",
                                 .low = 0,
                                 .high = 120,
                                 .label = {Joined<sv, ": personaltid per ersatt besök">::text,
                                           Joined<en, ": staff time per visit replaced">::text},
                                 .about = "At the screen, or filling the device; paid by the hour."});
    visit(t.failure,
          as_share({.key = Joined<section, ".failure">::text,
                    .label = {Joined<sv, ": tekniskt fel">::text, Joined<en, ": technical failure">::text},
                    .about = "Share of replaced visits at which it fails and staff go there."}));
    visit(t.independence,
          as_share(
              {.key = Joined<section, ".independence">::text,
               .neutral = 0.0,
               .effect = true,
               .label = {Joined<sv, ": klarar själv">::text, Joined<en, ": manage alone">::text},
               .about =
                   "Of the visits of the kind that it does not replace, the share that a user of more than "
                   "`digital.independence_after` months no longer needs."}));
    visit(t.month, Field{.key = Joined<section, ".month">::text,
                         .unit = "SEK/month",
                         .low = 0,
                         .high = 20000,
                         .label = {Joined<sv, ": licens">::text, Joined<en, ": licence">::text},
                         .about = "For each user."});
}

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, DigitalAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    describe_technology<"dispenser", "Läkemedelsautomat", "Medicine dispenser">(a.dispenser, visit);
    describe_technology<"video_visit", "Videobesök", "Video visit">(a.video_visit, visit);
    describe_technology<"support_app", "Stödapp", "Support app">(a.support_app, visit);
    describe_funnel<"housing_support_app", "Stödapp i boendestöd", "Support app in housing support",
                    "Share of clients with housing support">(a.housing_support_app, visit);
    visit(a.first,
          Field{.key = "digital.first",
                .varies = Varies::never,
                .label = {"Digitalt först", "Digital first"},
                .about = "Yes: each technology of the catalogue is offered to everyone it may suit; staff "
                         "come where it does not suit, is not wanted, is not safe or has failed."});
    visit(a.least_visits,
          Field{.key = "digital.least_visits",
                .unit = "per week",
                .low = 0,
                .high = 70,
                .label = {"Minst så många besök av personal", "Fewest visits by staff"},
                .about = "Safety: a user's week keeps at least so many visits by staff, or all "
                         "of them if it had fewer."});
    visit(a.rest_days,
          Field{.key = "digital.rest_days",
                .unit = "days",
                .low = 0,
                .high = 365,
                .label = {"Personal i stället efter ett fel", "Staff instead after a failure"},
                .about =
                    "Safety: after a failure staff make the visits for so many days; in housing support the "
                    "share of the sessions that lie in such days."});
    visit(a.independence_after,
          Field{.key = "digital.independence_after",
                .unit = "months",
                .low = 0,
                .high = 240,
                .label = {"Tid till ökad självständighet", "Time until more independent"}});
    visit(a.accessibility,
          Field{.key = "digital.accessibility",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Tillgänglighetsarbete", "Work on accessibility"},
                .about = "Level of co-created accessibility of the technologies by day: 0 none, 1 in full."});
    visit(a.accessibility_gain,
          Field{.key = "digital.accessibility_gain",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .effect = true,
                .label = {"Fler som tekniken passar", "More whom it suits"},
                .about = "Share of those whom a technology does not suit whom it would suit at level 1."});
    visit(a.accessibility_cost, Field{.key = "digital.accessibility_cost",
                                      .unit = "kSEK",
                                      .low = 0,
                                      .high = 100000,
                                      .label = {"Tillgänglighetsarbetets kostnad", "Cost of accessibility"},
                                      .about = "Thousand kronor a year at level 1."});
    visit(a.screenless,
          Field{.key = "digital.screenless",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Utan skärm: erbjuds", "Without a screen: offered"},
                .about =
                    "Of those offered a dispenser or a support app whom a screen does not suit, the share "
                    "who may have one that is spoken to or worn."});
    visit(a.screenless_gain,
          Field{.key = "digital.screenless_gain",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .effect = true,
                .label = {"Utan skärm: passar", "Without a screen: suits"},
                .about = "Of those whom a screen does not suit, accessible as it is, the share whom one "
                         "without suits."});
    visit(a.screenless_month,
          Field{.key = "digital.screenless_month",
                .unit = "SEK/month",
                .low = 0,
                .high = 20000,
                .label = {"Utan skärm: tillägg", "Without a screen: supplement"},
                .about = "On top of the licence, for each user whom only one without a screen suits."});
    visit(a.speech_reach, Field{.key = "speech.reach",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .neutral = 0.0,
                                .label = {"Dikterar dokumentationen", "Dictate documentation"},
                                .about = "Share of the documentation in home care that is dictated."});
    visit(a.speech_saves, Field{.key = "speech.saves",
                                .unit = "share",
                                .low = -0.5,
                                .high = 1,
                                .neutral = 0.0,
                                .effect = true,
                                .label = {"Tid som diktering sparar", "Time saved by dictating"},
                                .about = "Of documentation and handover."});
    visit(a.speech_month, Field{.key = "speech.month",
                                .unit = "SEK/month",
                                .low = 0,
                                .high = 20000,
                                .label = {"Licens för diktering", "Licence for dictating"},
                                .about = "For each post that dictates."});
    visit(a.driving_share, Field{.key = "self_driving.share",
                                 .unit = "share",
                                 .low = 0,
                                 .high = 1,
                                 .neutral = 0.0,
                                 .effect = true,
                                 .label = {"Restid som kan användas", "Travel time that can be used"},
                                 .about = "Share of the travel on which staff document instead of driving."});
    visit(a.driving_cost, Field{.key = "self_driving.cost",
                                .unit = "SEK/h",
                                .low = 0,
                                .high = 10000,
                                .label = {"Merkostnad för självkörande bil", "Added cost of self-driving"},
                                .about = "For each hour of travel in such a car."});
    visit(a.energy_reach,
          Field{.key = "energy.reach",
                .unit = "share",
                .low = 0,
                .high = 1,
                .neutral = 0.0,
                .label = {"Boenden med energistyrning", "Housing with energy control"},
                .about = "Share of the places of special housing where it is installed and paid for."});
    visit(a.energy_saves, Field{.key = "energy.saves",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .neutral = 0.0,
                                .effect = true,
                                .label = {"Energi som sparas i lokaler", "Energy saved in premises"},
                                .about = "Share of the energy cost of a place where control is installed."});
    visit(a.energy_share, Field{.key = "energy.share",
                                .unit = "share",
                                .low = 0,
                                .high = 1,
                                .label = {"Energins del av platskostnaden", "Energy in the cost of a place"},
                                .about = "Of economy.place_other_cost."});
    visit(a.energy_cost, Field{.key = "energy.cost",
                               .unit = "kSEK",
                               .low = 0,
                               .high = 1000,
                               .label = {"Energistyrningens kostnad", "Cost of energy control"},
                               .about = "Thousand kronor for each place and year, where it is installed."});
}

} // namespace omsorg
