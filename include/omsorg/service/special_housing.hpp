// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/care_homes.hpp>
#include <omsorg/service/housing_assumptions.hpp>
#include <omsorg/service/special_housing_year.hpp>

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
///
/// Told which homes there are (care_homes.hpp), a place is in one of them, and some wish for a home in the district
/// where they lived. What is free goes to the first in the queue whom it suits; she may take another home meanwhile.
///
///     at home ──▶ a home of her district                                     lives where she wished
///        │                                ▲
///        └──────▶ another home meanwhile ─┘ transfer, when there is a place   lives elsewhere, and waits
///
/// Whoever does not take another waits at home; but not for a home that does not exist, nor when she goes first.
/// Those who ask to move to their district come after those who wait at home, or before them. After, they move only
/// to what nobody at home would take. Before, whoever takes any home waits longer by the empty days of each place
/// that is left behind for another; whoever waits at home for that very home waits for the next place in it.
///
///     home has closed ─▶ urgent ─▶ (transfers, if they come first) ─▶ waits at home ─▶ (transfers, if they do not)
///
/// On the day from which homes are told, those who live there are told where they have lived: in their district as
/// far as they wish it and there is room, then anywhere; who finds no room of her kind must move.
///
/// A home that closes takes nobody in, and its residents go first to other places; it is empty when they have
/// them, unless it is kept after all. Partners go along wherever a resident moves. Between days, for each home,
///
///     occupied + in preparation ≤ places, or no more than yesterday
///     residents with a wish = where they wished + those who wait for it, or to move for another reason
class SpecialHousing {
public:
    /// Without homes, or while they are not told, one pool of places; `first` is the day before which nobody moves.
    SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts,
                   CareHomes homes = {}, Day first = {});

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
    /// That are paid for, short stays and those out of use included.
    [[nodiscard]] double all_places(Day today) const;
    [[nodiscard]] double short_stay_places() const; ///< of all of them
    [[nodiscard]] int occupied() const {
        return occupied(HousingKind::ordinary) + occupied(HousingKind::dementia);
    }
    [[nodiscard]] int occupied(HousingKind kind) const { return homes_.occupied_of(kind); }
    [[nodiscard]] int waiting() const { return waiting_[at(Why::applies)]; }
    [[nodiscard]] int transfers_waiting() const { return waiting_[at(Why::need)]; }
    [[nodiscard]] int wishes_waiting() const { return waiting_[at(Why::wish)]; }
    [[nodiscard]] int must_move() const { return waiting_[at(Why::closing)]; }
    [[nodiscard]] const CareHomes& homes() const { return homes_; }
    /// Everybody who lives there, by key.
    template <class See>
    void each_resident(See&& see) const {
        for (const Client& her : clients_)
            if (her.place == Place::resident) see(her.key);
    }
    /// The ward in which she lives.
    [[nodiscard]] std::optional<CareHomes::Ward> ward_of(PersonId person) const;
    [[nodiscard]] Hours staff_hours_needed() const; ///< a day, short stays included

    /// The year that ends with `last_day`.
    [[nodiscard]] SpecialHousingYear harvest(Day last_day);

private:
    using Ward = CareHomes::Ward;
    enum class Why : std::uint8_t { applies, need, closing, wish }; ///< stands in the queue
    struct Applicant {
        bool urgent = false;
        int rank = 1; ///< those who ask to move to the home they wished: before or after the others
        Day decision{};
        Key key{};
        PersonId person{};
        DistrictId district{};
        Day ready{};
        HousingKind kind = HousingKind::ordinary;
        Why why = Why::applies;

        [[nodiscard]] bool before(const Applicant& other) const;
    };
    enum class Place : std::uint8_t { none, waiting, resident };
    struct Client { // by person
        Place place = Place::none;
        HousingKind kind = HousingKind::ordinary;
        bool partner = false, asked = false; // for a transfer
        DistrictId district{};
        Key key{};
        Ward ward = 0;
        bool wishes = false, patient = false; // for a home of her district; at home until there is one
    };

    [[nodiscard]] static std::size_t at(HousingKind kind) { return static_cast<std::size_t>(kind); }
    [[nodiscard]] static std::size_t at(Why why) { return static_cast<std::size_t>(why); }
    Client& client(PersonId person);
    void settle(PersonId person, Key key, DistrictId district, HousingKind kind);
    void vacate(Ward ward, Day today, bool held);
    void move_in(const Applicant& who, Ward ward, Day today);
    void transfer(const Applicant& who, Ward ward, Day today);
    void join(const Applicant& who);
    void leave_queue(PersonId person, Day today);
    void ask_for_transfers(Day today);
    void prepare_places(Day today);
    void count_day();
    [[nodiscard]] std::vector<Applicant>::iterator entry_of(PersonId person);
    [[nodiscard]] Place place_of(PersonId person) const;
    [[nodiscard]] HousingKind need_of(Key key) const;
    [[nodiscard]] Day ready_after(Key key, Day decision) const;
    [[nodiscard]] HousingKind kind_for(const Applicant& who) const;
    [[nodiscard]] bool has_kinds() const;
    [[nodiscard]] std::optional<Ward> offer(const Applicant& who) const;

    // homes: special_housing_homes.cpp
    [[nodiscard]] bool tells_homes() const { return assumptions_->homes && homes_.any(); }
    [[nodiscard]] bool lives_as_wished(const Client& her) const;
    void tell_homes(Day today);
    void allot_homes(Day today);
    void settle_kinds(Day today);
    void prepare_in(Ward other, Ward& ward);
    void ask(PersonId person, Why why, Day today);
    void withdraw(PersonId person, Day today);
    void draw_wish(Client& her) const;
    void count_wish(const Client& her, int sign);
    void stay_in_homes_kept(Day today);
    void ask_out_of_closed_homes(Day today);
    void order_by_rank();
    void count_homes();
    [[nodiscard]] TransfersYear& flow(Why why);
    [[nodiscard]] int rank_of(Why why) const;

    const SpecialHousingAssumptions* assumptions_;
    Stream urgent_, handling_, kind_, onset_, couple_, wish_, patience_;
    CareHomes homes_;
    std::vector<Applicant> queue_;        // in order
    std::vector<Client> clients_;         // by person
    std::vector<std::int64_t> residents_; // by district
    std::multimap<Day, Ward> ready_again_;
    std::map<Day, int> held_until_;
    std::set<std::pair<double, PersonId>> onsets_; // when, on the clock of the hazard
    double onset_clock_ = 0;
    std::vector<PersonId> moving_in_, elsewhere_; // today; to a home that they did not wish
    std::array<int, 4> waiting_{};                // by why
    std::vector<int> wishing_, wished_;           // residents by district
    int partners_ = 0, held_ = 0, closed_ = 0;
    bool told_ = false, kinds_ = false, transfers_first_ = false; // yesterday
    SpecialHousingYear year_;
};

} // namespace omsorg
