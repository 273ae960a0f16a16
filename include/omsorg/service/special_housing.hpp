// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/housing_assumptions.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {

/// Special housing: a limited number of places, and the people with a decision who wait for one [särskilt
/// boende].
///
///     decision ──▶ waiting, with home care ──▶ │ ordinary places     │ ──▶ dies or moves; vacant, then free
///              │                               └─────────┬───────────┘
///              │                                transfer │ comes to need the other kind
///              │                               ┌─────────▼───────────┐
///              └──▶ waiting, with home care ──▶ │ places for dementia │ ──▶ the same
///
/// One queue, in the order (urgent first, decision date, key); each kind of place goes to the first in it who
/// needs that kind. Nobody moves in before the offer has been prepared, and a vacated place stands empty for
/// some days. Places set aside for short stays are staffed but never lent to the queue.
///
/// A resident whose need has changed asks for a transfer: she stands in the queue by the day she asked, lives
/// where she lives, and leaves a vacancy of the first kind when she moves. How long people live is the
/// population's business: the kinds of need differ here in the place, not in mortality.
///
/// A couple [parboende] shares one place. The partner without a need of her own takes some hours a day, and
/// stays on for some time when the resident has died; the place is hers meanwhile. She is counted, and not one
/// of the inhabitants by name. When the resident moves away she goes along.
///
/// Between days the law is, for each kind,
///
///     occupied + in preparation ≤ places, unless places were closed: closing moves nobody out
///     somebody who could move in waits  only if  no place of her kind is free
///
/// With no places for dementia and no couples it is one pool and one queue, as it was before there were kinds.
enum class HousingKind : std::uint8_t { ordinary, dementia };
inline constexpr std::array both_kinds{HousingKind::ordinary, HousingKind::dementia};

template <class Number>
using ByKind = std::array<Number, 2>;

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

    std::int64_t days = 0, place_days = 0;   ///< of the permanent places
    ByKind<std::int64_t> resident_days_of{}; ///< residents in places of the kind
    ByKind<std::int64_t> waiting_days_of{};  ///< transfers not counted
    ByKind<std::int64_t> moved_in_to{};      ///< from home
    ByKind<double> wait_sum_of{};            ///< of those
    std::int64_t transfers_asked = 0, transfers = 0, transfers_left = 0, transfer_days = 0;
    std::int64_t transfers_waiting_at_end = 0;
    std::int64_t partner_days = 0, held_days = 0; ///< living with a resident; staying on after a death
    bool kinds = false;                           ///< there were places of both kinds on some day
    bool couples = false;

    /// Days from decision to moving in, of those who moved in this year. Those still waiting are not in it
    /// (they are `waiting_at_end`), so it lags while a queue grows.
    [[nodiscard]] std::optional<double> mean_wait() const;
    [[nodiscard]] std::optional<double> mean_wait(HousingKind kind) const;
    /// Of those whose answer is known: who moved in, or has waited more than 90 days. Who left or waits with
    /// fewer days is censored and counted on neither side.
    [[nodiscard]] std::optional<double> share_over_90_days() const;
    /// Residents over permanent places, as means over the year; above one after a closing.
    [[nodiscard]] std::optional<double> occupancy() const;
};

class SpecialHousing {
public:
    SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts);

    /// Lives there when the run begins; the founders may exceed the places.
    void found(PersonId person, Key key, DistrictId district);
    /// Is there a place left of the kind that this founder needs?
    [[nodiscard]] bool has_room_for(Key key) const;

    /// Granted a place on `decision`: joins the queue.
    void decide(PersonId person, Key key, DistrictId district, Day decision);
    /// Goes first from now on, and moves in as soon as a place is there: she cannot go home.
    void hurry(PersonId person, Day today);

    /// Dies, moves away or needs it no longer: out of the queue or out of the place. False if she was in
    /// neither.
    bool leave(PersonId person, Day today, bool died = true);

    /// Fills what is free; those who move in today, in the order of the queue. Call once a day.
    [[nodiscard]] std::span<const PersonId> run_day(Day today);

    /// Takes so many of the ordinary places out of use, until told otherwise.
    void close(int places) { closed_ = places; }

    [[nodiscard]] bool is_resident(PersonId person) const;
    [[nodiscard]] bool is_waiting(PersonId person) const;
    [[nodiscard]] std::optional<Day> decided(PersonId person) const; ///< while she waits
    [[nodiscard]] int places() const;                                ///< permanent ones, now
    [[nodiscard]] int places(HousingKind kind) const;
    [[nodiscard]] int occupied() const { return occupied_[0] + occupied_[1]; }
    [[nodiscard]] int occupied(HousingKind kind) const { return occupied_[at(kind)]; }
    [[nodiscard]] int waiting() const { return static_cast<int>(queue_.size()) - transfers_waiting_; }
    [[nodiscard]] int transfers_waiting() const { return transfers_waiting_; }
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
        HousingKind kind = HousingKind::ordinary;
        bool transfer = false;

        [[nodiscard]] bool before(const Applicant& other) const;
    };
    enum class Place : std::uint8_t { none, waiting, resident };
    struct Home { // by person
        Place place = Place::none;
        HousingKind kind = HousingKind::ordinary;
        bool partner = false, asked = false; // for a transfer
        DistrictId district{};
        Key key{};
    };

    [[nodiscard]] static std::size_t at(HousingKind kind) { return static_cast<std::size_t>(kind); }
    Home& home(PersonId person);
    void settle(PersonId person, Key key, DistrictId district, HousingKind kind);
    void vacate(HousingKind kind, Day today, bool held);
    void move_in(const Applicant& who, Day today);
    void join(const Applicant& who);
    void leave_queue(PersonId person, Day today);
    void ask_for_transfers(Day today);
    void count_day();
    [[nodiscard]] Place place_of(PersonId person) const;
    [[nodiscard]] HousingKind need_of(Key key) const;
    [[nodiscard]] Day ready_after(Key key, Day decision) const;
    [[nodiscard]] HousingKind kind_for(const Applicant& who) const;

    const SpecialHousingAssumptions* assumptions_;
    Stream urgent_, handling_, kind_, onset_, couple_;
    std::vector<Applicant> queue_;        // in order
    std::vector<Home> homes_;             // by person
    std::vector<std::int64_t> residents_; // by district
    std::map<Day, ByKind<int>> ready_again_;
    std::map<Day, int> held_until_;
    std::set<std::pair<double, PersonId>> onsets_; // when, on the clock of the hazard
    double onset_clock_ = 0;
    std::vector<PersonId> moving_in_;
    ByKind<int> occupied_{}, in_preparation_{};
    int transfers_waiting_ = 0, partners_ = 0, held_ = 0, closed_ = 0;
    SpecialHousingYear year_;
};

} // namespace omsorg
