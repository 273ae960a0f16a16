// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

/// Short-stay places [korttidsplatser], and the way home from hospital [utskrivning].
///
///     home care ──▶ hospital ──ready──┬──▶ home
///                                     └──▶ queue ──▶ │ short-stay places │ ──▶ home, or a permanent place
///     respite of relatives [avlösning] ──▶ queue ──▶ │                   │ ──▶ back to the relatives
///
/// A client whom home care knows as away lies in hospital. On the day she is ready, some can go home only by
/// way of a short-stay place, and of those who wait for a permanent place some cannot go home at all. Until
/// there is a place for her she lies where she lies: a blocked bed. From the fourth day on the municipality
/// pays the region for each (law 2017:612; `free_days` and `economy.blocked_day`).
///
/// Guests whom relatives care for come so that the relatives have respite; home care does not know them. They ask by
/// chance, and give up when no place has been found within their patience.
///
/// One queue, in the order (those in hospital first, if so chosen; day of asking; key). Guests stay for whole
/// days; whoever waits for a permanent place stays until it is hers. Recovery goes on where she lies: its days count
/// from the day on which she was ready, and who has recovered before a place was free goes home from hospital.
///
/// The law, of every harvest and every origin: asked + waiting and staying before = went + gave up + waiting
/// and staying after; guests ≤ places, unless places were closed; nobody waits beside a free place.
/// A day in hospital is blocked once or not at all.
///
/// With no patience, short stays for respite are Erlang's loss system; with enough places a day's number of
/// them is Poisson with mean (asked a day) × (days of a stay). Both are held by the tests.
namespace omsorg {

struct ShortStayAssumptions {
    bool modelled = false;
    double after_hospital = 0.08;
    double cannot_return = 0.25;
    bool hospital_first = true;
    bool permanent_first = true;
    Distribution days = Distribution::triangular(7, 21, 56);
    double relief_per_week = 6;
    Distribution relief_days = Distribution::constant(14);
    double relief_patience = 28;
    double free_days = 3;
};

/// Why somebody needs a short-stay place.
enum class StayFor : std::uint8_t { recovery, permanent_place, relief };
inline constexpr std::size_t stay_reasons = 3;

struct ShortStayYear {
    struct Flow {
        std::int64_t before = 0, asked = 0, went = 0, gave_up = 0, after = 0;
        bool operator==(const Flow&) const = default;
    };
    std::array<Flow, stay_reasons> flow{};
    std::int64_t days = 0, place_days = 0, guest_days = 0, waiting_days = 0;
    std::int64_t blocked_days = 0; ///< in hospital, ready to leave it
    std::int64_t paid_days = 0;    ///< of them beyond the free ones
    std::int64_t placed = 0;
    double wait_sum = 0; ///< days of those who got a place

    [[nodiscard]] std::optional<double> occupancy() const;
    [[nodiscard]] std::optional<double> mean_wait() const;
    /// Nobody is lost; throws Defect.
    void balance() const;
};

class ShortStay {
public:
    ShortStay(const ShortStayAssumptions& assumptions, Run run);

    /// What a client who is ready to leave hospital needs; nothing when she can go home.
    [[nodiscard]] std::optional<StayFor> needs(Key key, Day today, bool waits_for_place) const;
    /// Ready to leave hospital, and cannot go home.
    void ask(PersonId who, Key key, StayFor why, Day today);
    /// Dies, moves away, has been given a permanent place. False if she neither waits nor stays.
    bool leave(PersonId who);
    [[nodiscard]] bool has(PersonId who) const; ///< waits or stays

    /// Who goes home today, respite fills and empties, free places are taken. Once a day.
    [[nodiscard]] std::span<const PersonId> run_day(Day today, int places);

    [[nodiscard]] int guests() const { return static_cast<int>(guests_.size()); }
    [[nodiscard]] int waiting() const { return static_cast<int>(queue_.size()); }
    [[nodiscard]] ShortStayYear harvest();

private:
    struct Guest {
        bool first = false;
        Day asked{};
        Key key{};
        PersonId who{}; ///< none: comes from relatives
        StayFor why{};
        /// Recovered, or her respite over; of respite known from the first day of the stay.
        Day until = Day::max();
    };

    [[nodiscard]] ShortStayYear::Flow& flow(StayFor why) { return year_.flow[static_cast<std::size_t>(why)]; }
    void join(Guest guest);
    void ask_for_relief(Day today);
    void take_places(Day today, int places);
    void give_up(Day today);
    void count(int places, Day today);

    const ShortStayAssumptions* assumptions_;
    Stream discharge_, length_, relief_, relief_length_;
    std::vector<Guest> queue_; // in order
    std::vector<Guest> guests_;
    std::vector<PersonId> going_home_;
    ShortStayYear year_;
};

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, ShortStayAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled,
          Field{.key = "short_stay.modelled",
                .varies = Varies::never,
                .neutral = 0.0,
                .label = {"Korttidsplatser och utskrivning modelleras",
                          "Short stays and discharge are modelled"},
                .about =
                    "No: short-stay places are staffed and paid for, and everybody comes home from hospital "
                    "on the day she is ready."});
    visit(a.after_hospital,
          Field{.key = "short_stay.after_hospital",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Behöver korttidsplats efter sjukhus", "Need a short stay after hospital"},
                .about = "Of home-care clients' stays in hospital."});
    visit(a.cannot_return,
          Field{.key = "short_stay.cannot_return",
                .unit = "share",
                .low = 0,
                .high = 1,
                .label = {"Väntande på plats som inte kan gå hem", "Waiting for a place and cannot go home"},
                .about = "Of those with a decision on special housing who lie in hospital; they stay in a "
                         "short-stay place until the permanent one is theirs."});
    visit(a.hospital_first,
          Field{.key = "short_stay.hospital_first",
                .label = {"Utskrivningsklara går före avlösning", "From hospital before respite"}});
    visit(a.permanent_first,
          Field{.key = "short_stay.permanent_first",
                .label = {"Den som inte kan gå hem får förtur", "Who cannot go home goes first"},
                .about = "In the queue for permanent places."});
    visit(a.days, Field{.key = "short_stay.days",
                        .unit = "days",
                        .low = 1,
                        .high = 365,
                        .varies = Varies::person,
                        .label = {"Korttidsvistelsens längd", "Length of a short stay"}});
    visit(a.relief_per_week, Field{.key = "short_stay.relief_per_week",
                                   .unit = "per week",
                                   .low = 0,
                                   .high = 1000,
                                   .label = {"Avlösning som efterfrågas", "Stays of respite asked for"}});
    visit(a.relief_days, Field{.key = "short_stay.relief_days",
                               .unit = "days",
                               .low = 1,
                               .high = 365,
                               .varies = Varies::person,
                               .label = {"Avlösningens längd", "Length of a stay of respite"}});
    visit(a.relief_patience,
          Field{.key = "short_stay.relief_patience",
                .unit = "days",
                .low = 0,
                .high = 3650,
                .label = {"Väntar på avlösning högst", "Patience of those who ask for respite"},
                .about = "Without a place by then the relatives go on as they did."});
    visit(a.free_days, Field{.key = "short_stay.free_days",
                             .unit = "days",
                             .low = 0,
                             .high = 365,
                             .label = {"Dagar utan betalningsansvar", "Days without liability to pay"},
                             .about = "In hospital after the day the client is ready."});
}

} // namespace omsorg
