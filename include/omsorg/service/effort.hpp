// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/service/home_care_year.hpp>
#include <omsorg/service/session_ledger.hpp>
#include <omsorg/service/training_flat.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>

/// The client's own time: what it costs her in minutes to be served [brukarens egen tid].
///
/// A service that saves its staff an hour may take it from its clients, and then nobody has saved anything. So
/// the minutes that clients spend on a service, beside having it, are counted: each contact of a kind takes so
/// many minutes, and how many contacts there are is what happened in the run.
///
///     home care        calls about visits that did not come, waiting for late ones, preparing contacts by video
///     sessions         booking, where she chooses her session; calls to cancel
///     support app      preparing each contact
///     day activity     the way there and back, also when she is sent home; booking, where days are booked, each time she
///                      asks for a day; calls to say that she stays away
///     training flat    the way there and back
///     applications     the minutes of casework.hpp, by paper or by e-service
///
///     effort of a service = Σ minutes of a kind × how often it happened        per contact: over what came about
///
/// Nobody has measured these minutes here; they are assumed (grade E) and one for all. What the run adds is how
/// often: the same minutes make a plan that misses visits, or lets book and cancel, cost its clients more.
///
/// The laws: effort is linear in each key and in each count; with every key 0 it is 0; what never happened
/// takes no time.
namespace omsorg {

struct EffortAssumptions {
    bool modelled = false;
    double phone = 10, booking = 4, travel = 40, digital = 3, waiting = 1;
};

struct ClientEffort {
    double minutes = 0;
    std::int64_t contacts = 0; ///< that came about

    [[nodiscard]] std::optional<double> per_contact() const {
        if (contacts == 0) return std::nullopt;
        return minutes / static_cast<double>(contacts);
    }
    [[nodiscard]] double hours() const { return minutes / 60; }
};

// Of all clients of a service, of some, or of one: their counts are all that is asked.
[[nodiscard]] ClientEffort effort_of(const EffortAssumptions& a, const VisitsMet& visits);
/// `by_app`: contacts by the support app in the place of sessions.
[[nodiscard]] ClientEffort effort_of(const EffortAssumptions& a, const SessionCounts& sessions,
                                     std::int64_t by_app = 0);
[[nodiscard]] ClientEffort effort_of_day_activity(const EffortAssumptions& a, const SessionCounts& days);
/// `session`: how long a trainee's session is.
[[nodiscard]] ClientEffort effort_of(const EffortAssumptions& a, const TrainingYear& year, Hours session);

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, EffortAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "effort.modelled",
                            .varies = Varies::never,
                            .label = {"Brukarnas egen tid", "The clients' own time"},
                            .about = "No: only the applicants' own time is told. Nothing else follows."});
    const auto minutes = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member,
              Field{.key = key, .unit = "min", .low = 0, .high = 600, .label = label, .about = about});
    };
    minutes(a.phone, "effort.phone", {"Ett telefonsamtal", "A telephone call"},
            "To reach somebody and say it: about a visit that did not come, or that she will not.");
    minutes(a.booking, "effort.booking", {"En bokning", "A booking"},
            "To find a session, or a day, and book it, each time, whether a seat is left or not.");
    minutes(a.travel, "effort.travel", {"Resa fram och tillbaka", "The way there and back"},
            "To day activity or a training flat. Outings and visits at home take none: staff come to her.");
    minutes(a.digital, "effort.digital",
            {"Förberedelse av en digital kontakt", "To prepare a digital contact"},
            "Before a visit by video or a contact in the support app.");
    visit(a.waiting, Field{.key = "effort.waiting",
                           .unit = "share",
                           .low = 0,
                           .high = 1,
                           .label = {"Försening som väntas ut", "Lateness spent waiting"},
                           .about = "Of the minutes by which a visit is late: so many she waits for it."});
}

} // namespace omsorg
