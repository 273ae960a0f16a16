// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace omsorg {

/// Special housing: a limited number of places, and the people with a decision who wait for one [särskilt
/// boende].
///
///     decision ──▶ waiting, with home care ──▶ │ permanent places │ ──▶ dies or moves; vacant, then free
///
/// The queue goes by (urgent first, decision date, key). Nobody moves in before the offer has been prepared,
/// and a vacated place stands empty for some days. Places set aside for short stays are staffed but never
/// lent to the queue.
///
/// Between days the law is
///
///     occupied + in preparation ≤ places, unless places were closed: closing moves nobody out
///     somebody who could move in waits  only if  no place is free
struct SpecialHousingAssumptions {
    double places = 917;
    double short_stay_places = 73;
    Distribution handling = Distribution::gamma_mean_cv(30, 0.5);
    double urgent_share = 0.15;
    double vacant_days = 7;
    double staff_hours = 4.5;
};

struct SpecialHousingYear {
    std::int64_t decisions = 0, moved_in = 0, moved_out = 0, left_queue = 0;
    std::int64_t moved_out_deaths = 0;
    std::vector<std::int64_t> resident_days_by_district;
    std::int64_t resident_days = 0;
    std::int64_t short_stay_days = 0;
    std::int64_t waiting_days = 0; ///< person-days in the queue: its integral over the year
    std::int64_t waiting_at_end = 0;
    Hours staff_needed{};

    double wait_sum = 0;      ///< days waited by those who moved in (each wait is complete)
    std::int64_t over_90 = 0; ///< moved in after, or left after, or still waiting after more than 90 days
    std::int64_t known_about_90 = 0; ///< of those for whom it is known whether they wait more than 90 days

    /// Days from decision to moving in, of those who moved in this year. Those still waiting are not in it
    /// (they are `waiting_at_end`), so it lags while a queue grows.
    [[nodiscard]] std::optional<double> mean_wait() const;
    /// Of those whose answer is known: who moved in, or has waited more than 90 days. Who left or waits with
    /// fewer days is censored and counted on neither side.
    [[nodiscard]] std::optional<double> share_over_90_days() const;
};

class SpecialHousing {
public:
    SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts);

    /// Lives there when the run begins; the founders may exceed the places.
    void found(PersonId person, Key key, DistrictId district);

    /// Granted a place on `decision`: joins the queue.
    void decide(PersonId person, Key key, DistrictId district, Day decision);

    /// Dies, moves away or needs it no longer: out of the queue or out of the place. False if she was in
    /// neither.
    bool leave(PersonId person, Day today, bool died = true);

    /// Fills what is free; those who move in today, in the order of the queue. Call once a day.
    [[nodiscard]] std::span<const PersonId> run_day(Day today);

    [[nodiscard]] bool is_resident(PersonId person) const;
    [[nodiscard]] bool is_waiting(PersonId person) const;
    [[nodiscard]] std::optional<Day> decided(PersonId person) const; ///< while she waits
    [[nodiscard]] int places() const;                                ///< permanent ones, now
    [[nodiscard]] int occupied() const { return occupied_; }
    [[nodiscard]] int waiting() const { return static_cast<int>(queue_.size()); }
    [[nodiscard]] Hours staff_hours_needed() const; ///< a day, short stays included

    /// The year that ends with `last_day`.
    [[nodiscard]] SpecialHousingYear harvest(Day last_day);

private:
    struct Applicant {
        bool urgent = false;
        Day decision{};
        Key key{};
        PersonId person{};
        DistrictId district{};
        Day ready{};

        [[nodiscard]] bool before(const Applicant& other) const;
    };
    enum class Place : std::uint8_t { none, waiting, resident };

    Place& place(PersonId person);
    void move_in(const Applicant& who, Day today);
    [[nodiscard]] Place place_of(PersonId person) const;

    const SpecialHousingAssumptions* assumptions_;
    Stream urgent_, handling_;
    std::vector<Applicant> queue_;        // in order
    std::vector<Place> place_;            // by person
    std::vector<DistrictId> home_;        // by person
    std::vector<std::int64_t> residents_; // by district
    std::map<Day, int> ready_again_;
    std::vector<PersonId> moving_in_;
    int occupied_ = 0;
    int in_preparation_ = 0;
    SpecialHousingYear year_;
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
                                .label = {"Har förtur", "Go first"}});
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
}

} // namespace omsorg
