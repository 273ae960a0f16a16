// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/service/session.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace omsorg {

/// The keys of a service of sessions: described once, shown under the name of each service that has them.
///
///     struct Escort { static constexpr FixedText key{"escort"}, sv{""}, en{""}, ...; };
///
///     key_in<Escort, "horizon", "Bokningshorisont", "Booking horizon">(Field{.unit = "days"})
///         ──▶  escort.horizon      Bokningshorisont                      Booking horizon
///     key_in<HousingSupport, "horizon", ...>
///         ──▶  housing_support.horizon   Bokningshorisont (boendestöd)   Booking horizon (housing support)
///
/// The texts are joined by the compiler, because a Field only looks at its texts and never owns them.
template <std::size_t size>
struct FixedText {
    char letters[size]{};

    constexpr FixedText(const char (&text)[size]) {
        std::copy_n(text, size, letters);
    } // NOLINT: a literal is a text
    [[nodiscard]] constexpr std::string_view view() const { return {letters, size - 1}; }
};

namespace detail {

template <FixedText... parts>
struct Joined {
    static constexpr auto letters = [] {
        std::array<char, (parts.view().size() + ... + 1)> all{};
        auto at = all.begin();
        ((at = std::copy_n(parts.letters, parts.view().size(), at)), ...);
        return all;
    }();
    static constexpr std::string_view view{letters.data(), letters.size() - 1};
};

} // namespace detail

/// The field of one key in the section of a service, its labels ending as the service's do.
template <class Section, FixedText key, FixedText sv, FixedText en>
[[nodiscard]] constexpr Field key_in(Field field) {
    field.key = detail::Joined<Section::key, ".", key>::view;
    field.label = {detail::Joined<sv, Section::sv>::view, detail::Joined<en, Section::en>::view};
    return field;
}

/// Shows every key of a service of sessions. `S` names its section.
template <class S, class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, SessionAssumptions>
void describe(S, Assumptions& a, Visitor&& visit) {
    visit(a.model,
          key_in<S, "model", S::model_sv, S::model_en>(Field{
              .varies = Varies::never,
              .about = "fixed_slot: weekly reserved time; bookable: sessions with seats; pooled: bookable, "
                       "and clients who wish for the same event may go together.",
              .options = session_models}));
    visit(a.session_hours, key_in<S, "session_hours", "Beviljade timmar per vecka", "Granted hours per week">(
                               Field{.unit = "h",
                                     .low = 0.25,
                                     .high = 12,
                                     .about = "One session a week of this length is granted and credited."}));
    visit(a.use, key_in<S, "use", "Andel veckor brukaren vill iväg", "Share of weeks the client wants to go">(
                     Field{.unit = "share", .low = 0, .high = 1, .varies = Varies::person}));
    visit(a.late_cancel,
          key_in<S, "late_cancel", "Sena avbokningar", "Late cancellations">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .about = "Share of agreed sessions that the client cancels too late to be used again."}));
    visit(a.no_show, key_in<S, "no_show", "Brukaren är inte på plats", "Client not there">(Field{
                         .unit = "share",
                         .low = 0,
                         .high = 1,
                         .about = "Share of agreed sessions where the client is away when staff arrive."}));
    visit(a.notice, key_in<S, "notice", "Hur tidigt önskan finns", "How early the wish is known">(
                        Field{.unit = "days",
                              .low = 0,
                              .high = 365,
                              .varies = Varies::visit,
                              .about = "Days before the wished time; decides the booking order."}));
    visit(a.carry_over_weeks,
          key_in<S, "carry_over_weeks", "Sparade timmar, högst", "Hours carried over, at most">(
              Field{.unit = "weeks",
                    .low = 1,
                    .high = 104,
                    .about = "Unused hours above this many weeks of credit are forfeited."}));
    visit(
        a.free_wishes,
        key_in<S, "free_wishes", "Önskningar vid annan tid än den fasta", "Wishes away from the fixed slot">(
            Field{.unit = "share",
                  .low = 0,
                  .high = 1,
                  .about =
                      "Share of weekly wishes at a freely chosen time; the others are at the fixed slot."}));
    visit(a.evening_share,
          key_in<S, "evening_share", "Fria önskningar om kvällen", "Free wishes in the evening">(
              Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.weekend_share,
          key_in<S, "weekend_share", "Fria önskningar på helgen", "Free wishes at the weekend">(
              Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.flexibility,
          key_in<S, "flexibility", "Tidsavstånd brukaren godtar", "Distance in time the client accepts">(
              Field{.unit = "h",
                    .low = 0,
                    .high = 168,
                    .about = "Utility of a session falls by 1/flexibility per hour from the wish and must "
                             "not be negative."}));
    visit(a.tolerance, key_in<S, "tolerance", "Tolerans för uppfylld önskan", "Tolerance for a met wish">(
                           Field{.unit = "h", .low = 0, .high = 168}));
    visit(a.events_per_week,
          key_in<S, "events_per_week", "Evenemang per vecka", "Events per week">(
              Field{.unit = "count",
                    .low = 0,
                    .high = 10,
                    .about = "Matches, concerts, meetings that draw several clients; Poisson by week."}));
    visit(a.event_share,
          key_in<S, "event_share", "Önskningar knutna till evenemang", "Wishes tied to an event">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .about = "Share of wishes that follow an event when one of the week interests her; "
                             "without correlation there is nothing to pool."}));
    visit(a.event_interest, key_in<S, "event_interest", "Intresse för ett evenemang", "Interest in an event">(
                                Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.event_kinds, key_in<S, "event_kinds", "Slag av evenemang", "Kinds of events">(
                             Field{.unit = "count",
                                   .low = 1,
                                   .high = 100,
                                   .about = "Match, concert, meeting, trip, church: each event is of one "
                                            "kind, all kinds as often. Tells only with tastes above 0."}));
    visit(a.tastes,
          key_in<S, "tastes", "Egen smak för slag av evenemang", "Tastes of her own for kinds of events">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .neutral = 0.0,
                    .about = "0: every event interests every client with the chance event_interest; 1: she "
                             "follows a kind always or never, and so large a share follow each kind."}));
    visit(a.choice,
          key_in<S, "choice", "Får välja tid", "May choose the time">(Field{
              .unit = "share",
              .low = 0,
              .high = 1,
              .neutral = 0.0,
              .about = "Bookable and pooled: share of clients who may book any session; the others keep "
                       "the session of their slot."}));
    visit(a.seats_share,
          key_in<S, "seats_share", "Platser per brukare", "Seats per client">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 2,
                    .neutral = 1.0,
                    .about = "Bookable and pooled: staff seats offered a week per staff that all clients "
                             "together need."}));
    visit(a.horizon, key_in<S, "horizon", "Bokningshorisont", "Booking horizon">(
                         Field{.unit = "days", .low = 0, .high = 365}));
    visit(a.lead_time, key_in<S, "lead_time", "Framförhållning vid bokning", "Lead time of a booking">(
                           Field{.unit = "days",
                                 .low = 0,
                                 .high = 60,
                                 .neutral = 0.0,
                                 .about = "Bookable and pooled: a later wish is refused."}));
    visit(a.late_cancel_debit,
          key_in<S, "late_cancel_debit", "Debitering vid sen avbokning", "Debit of a late cancellation">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .about = "Share of the session that is debited from the client's account."}));
    visit(
        a.demand_gain,
        key_in<S, "demand_gain", "Fler önskningar när tiden är vald", "More wishes when the time is chosen">(
            Field{.unit = "share",
                  .low = -1,
                  .high = 1,
                  .neutral = 0.0,
                  .effect = true,
                  .about = "Bookable and pooled: added to the share of weeks she wants to go."}));
    visit(a.travel, key_in<S, "travel", "Restid per pass och medarbetare", "Travel per session and staff">(
                        Field{.unit = "min", .low = 0, .high = 240}));
    visit(a.reuse,
          key_in<S, "reuse", "Oanvänd tid som används till annat", "Unused time put to other use">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .about = "Share of staff hours of seats that nobody took which find other work."}));
    visit(a.extra_reuse,
          key_in<S, "extra_reuse", "Mer återanvänd tid vid bokning", "More re-use with booking">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .neutral = 0.0,
                    .effect = true,
                    .about = "Bookable and pooled: added to `reuse`, because empty seats are known "
                             "in advance."}));
    visit(a.consent, key_in<S, "consent", "Vill gå tillsammans", "Consent to going together">(
                         Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.group_size_cap, key_in<S, "group_size_cap", "Största grupp", "Largest group">(
                                Field{.unit = "count",
                                      .low = 1,
                                      .high = 60,
                                      .neutral = 1.0,
                                      .about = "Pooled only. A group of one is a booking."}));
    visit(a.support_ratio,
          key_in<S, "support_ratio", "Brukare per medarbetare i grupp", "Clients per staff in a group">(
              Field{.unit = "count",
                    .low = 1,
                    .high = 10,
                    .about = "Whole number; support weight 1/ratio for clients who do not need one each."}));
    visit(a.one_to_one_share,
          key_in<S, "one_to_one_share", "Behöver egen personal", "Need staff of their own">(
              Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.two_staff_share, key_in<S, "two_staff_share", "Behöver två medarbetare", "Need two staff">(
                                 Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.season, key_in<S, "season", "Säsongens utslag", "Swing of the season">(
                        Field{.unit = "share",
                              .low = 0,
                              .high = 1,
                              .neutral = 0.0,
                              .about = "The share of weeks she wants to go rises and falls by this much over "
                                       "the year."}));
    visit(
        a.season_peak,
        key_in<S, "season_peak", "Månad då flest vill iväg", "Month when most want to go">(Field{
            .unit = "", .low = 1, .high = 12, .about = "1 is January; the low point lies six months away."}));
    visit(a.outdoor_events, key_in<S, "outdoor_events", "Evenemang utomhus", "Events out of doors">(
                                Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.cancelled_by_weather,
          key_in<S, "cancelled_by_weather", "Inställt på grund av väder", "Called off by the weather">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .neutral = 0.0,
                    .about = "Share of the events out of doors that are called off; who went for the event "
                             "stays at home and keeps the hours."}));
    visit(a.window,
          key_in<S, "window", "Brukarens eget tidsfönster", "The client's own window of time">(Field{
              .unit = "h",
              .low = 0,
              .high = 168,
              .varies = Varies::person,
              .about =
                  "For the flexibility index only: a session this near to the wish is inside her window."}));
    visit(a.cancel,
          key_in<S, "cancel", "Avbokningar i förväg", "Cancellations in advance">(Field{
              .unit = "share",
              .low = 0,
              .high = 1,
              .neutral = 0.0,
              .about =
                  "Share of agreed sessions that the client cancels beforehand: in time when cancel_cutoff "
                  "hours are left, otherwise late. Comes on top of late_cancel."}));
    visit(a.cancel_notice,
          key_in<S, "cancel_notice", "Hur tidigt avbokningen görs", "How early a cancellation is made">(
              Field{.unit = "h",
                    .low = 0,
                    .high = 8760,
                    .varies = Varies::visit,
                    .about = "Hours before the session; never before it was booked."}));
    visit(a.cancel_cutoff, key_in<S, "cancel_cutoff", "Sista tid för avbokning", "Cancellation cut-off">(
                               Field{.unit = "h",
                                     .low = 0,
                                     .high = 720,
                                     .about = "Hours before the session until which a cancellation costs the "
                                              "client nothing and frees the seat."}));
    visit(a.waitlist,
          key_in<S, "waitlist", "Längsta väntelista per pass", "Longest waiting list of a session">(
              Field{.unit = "count",
                    .low = 0,
                    .high = 100,
                    .neutral = 0.0,
                    .about = "Bookable and pooled: who finds no seat waits for the session she likes best "
                             "and moves up when a seat is freed."}));
    visit(a.overbooking,
          key_in<S, "overbooking", "Accepterad risk vid överbokning", "Risk accepted when overbooking">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 0.5,
                    .neutral = 0.0,
                    .about = "Bookable and pooled: as many seats are sold as leave at most this risk that "
                             "more come than there are staff."}));
    visit(a.open_bookings,
          key_in<S, "open_bookings", "Flest öppna bokningar per brukare", "Most open bookings of a client">(
              Field{.unit = "count",
                    .low = 1,
                    .high = 60,
                    .neutral = 60.0,
                    .about = "Bookable and pooled: with so many sessions ahead she waits until one has taken "
                             "place. 60 is more than the horizon can hold."}));
    visit(a.fair_share,
          key_in<S, "fair_share", "Rättvis andel", "Fair share">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .neutral = 1.0,
                    .about = "Bookable and pooled: who has had a session in more than this share of the last "
                             "eight weeks books last, when the lead time is what remains."}));
    visit(a.preferred_weight,
          key_in<S, "preferred_weight", "Vikt för önskad personal", "Weight of the preferred staff">(
              Field{.unit = "share",
                    .low = 0,
                    .high = 1,
                    .neutral = 0.0,
                    .about = "Bookable and pooled: utility of a session without the member of staff she "
                             "prefers falls by this much."}));
    visit(a.preferred_on_duty,
          key_in<S, "preferred_on_duty", "Pass där önskad personal arbetar",
                 "Sessions where the preferred staff works">(Field{.unit = "share", .low = 0, .high = 1}));
    visit(a.no_go, key_in<S, "no_go", "Par som inte ska gå tillsammans", "Pairs that must not go together">(
                       Field{.unit = "share",
                             .low = 0,
                             .high = 1,
                             .neutral = 0.0,
                             .about = "Pooled: chance that two clients must not be in one group, drawn once "
                                      "for each pair."}));
    visit(
        a.crowding,
        key_in<S, "crowding", "Avstår för var och en som redan är med", "Put off by each who is in already">(
            Field{.unit = "share",
                  .low = 0,
                  .high = 1,
                  .neutral = 0.0,
                  .about = "Pooled: chance that a client does not want to join a group, for each member "
                           "already in it; she then goes alone or in another group."}));
    visit(a.peer_effect,
          key_in<S, "peer_effect", "Fler önskningar efter sällskap", "More wishes after company">(
              Field{.unit = "share",
                    .low = -1,
                    .high = 1,
                    .neutral = 0.0,
                    .effect = true,
                    .about = "Pooled: added to the share of weeks she wants to go, when she was in company "
                             "the last time she went."}));
    visit(a.vehicle_seats, key_in<S, "vehicle_seats", "Platser i fordonet", "Seats of the vehicle">(
                               Field{.unit = "count",
                                     .low = 2,
                                     .high = 100,
                                     .neutral = 100.0,
                                     .about = "Pooled: a group and its staff ride in one vehicle and are no "
                                              "more than this."}));
    visit(a.shared_route, key_in<S, "shared_route", "Andel av gruppens väg som körs",
                                 "Share of the shared route that is driven">(
                              Field{.unit = "share",
                                    .low = 0,
                                    .high = 1,
                                    .neutral = 0.0,
                                    .about = "Pooled: 1 when one vehicle collects the whole group and drives "
                                             "it home, 0 when all meet at the place."}));
    visit(a.gather_size, key_in<S, "gather_size", "Antal som inväntas", "How many are waited for">(
                             Field{.unit = "count",
                                   .low = 1,
                                   .high = 60,
                                   .neutral = 1.0,
                                   .about = "Pooled: clients with the same activity in mind and no event "
                                            "wait for one another until so many have asked."}));
    visit(a.gather_days, key_in<S, "gather_days", "Längsta väntan på sällskap", "Longest wait for company">(
                             Field{.unit = "days",
                                   .low = 0,
                                   .high = 60,
                                   .about = "The group goes with those it has when its first member has "
                                            "waited this long; who asks too late for it goes alone."}));
    visit(a.activities, key_in<S, "activities", "Slag av aktiviteter", "Kinds of activities">(
                            Field{.unit = "count",
                                  .low = 1,
                                  .high = 100,
                                  .about = "Company is sought among those who wish for the same kind."}));
}

} // namespace omsorg
