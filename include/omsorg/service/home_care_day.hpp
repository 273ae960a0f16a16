// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/base/time.hpp"
#include "omsorg/chance/distribution.hpp"
#include "omsorg/chance/run.hpp"
#include "omsorg/chance/stream.hpp"
#include "omsorg/service/home_care_assumptions.hpp"
#include "omsorg/service/home_care_team.hpp"
#include "omsorg/service/home_care_year.hpp"
#include "omsorg/service/travel.hpp"
#include "omsorg/workforce/workforce.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// One team's day: the morning's plan, and what became of it.
///
/// In the morning the visits are placed in the order (class, window start, client key). Each goes to the
/// worker who can take it with least added travel, ties to the lowest worker key; if nobody can, the visit
/// may begin late, then be cut, then use overtime, and is else dropped: domestic tasks to be tried again,
/// care to be missed. As the most important class is placed first, the least important gives way.
///
///     07        08        09        10
///     ├─■■─■■■──■──·····■■■■─■■──■──·····┤  Anna   ■ visit  ─ travel  · not with a client
///     ├─■■■■──■■■■─■────■■──■■■─■■·······┤  Bo
///
/// Then the day happens, in the order of planned starts, with the lengths that chance gives. A worker who
/// would come later than the tolerance hands the visit to a colleague who is free; if there is none, care is
/// given late and short, and a domestic task is dropped. What surrounds the visits (documentation, meetings
/// ...) is done in the time between; if too little is left, meetings and training give way before
/// documentation.
///
/// The laws: nobody is in two places at once, works before her shift, or after it beyond the overtime cap;
/// every second of staff and clients is booked once. The number of draws: one address for each visit at
/// home (its length and whether it is declined), whoever comes.
namespace omsorg {

class HomeCareDay {
public:
    HomeCareDay(const HomeCareAssumptions& assume, const Travel& travel, Run run);

    /// Takes today's assumptions; a red day has no meetings.
    void begin_day(Day day, bool red, bool follow_continuity);

    /// Staff for the team to come.
    void add_staff(const OnDuty& worker);

    /// Uses the staff added, books everything in `year`, and forgets the staff.
    void run_team(Team& team, std::span<const Zone> zones, HomeCareClients& clients, HomeCareYear& year);

    /// What the last team's staff did, for those who check: in the order of worker keys.
    struct Deed {
        WorkerId worker;
        std::uint32_t client = 0;
        std::int32_t from = 0, to = 0; ///< seconds since midnight
        std::int32_t shift_from = 0, shift_to = 0;
    };
    void keep_deeds(std::vector<Deed>* deeds) noexcept { deeds_ = deeds; }

private:
    struct Stop {
        std::int32_t start = 0;
        std::uint8_t zone = 0;
    };
    struct Gap { // in a round, between the stops in these zones
        std::int32_t from = 0, to = 0;
        std::uint8_t before = 0, after = 0;
        std::array<std::uint64_t, 2> quarters{}; // in which a visit of either width may begin
    };
    struct Round { // one worker's day
        Key who{};
        WorkerId worker{};
        std::int32_t from = 0, to = 0; // the shift, in seconds
        std::int32_t budget = 0;       // seconds left for clients and travel in the plan
        bool hourly = false;
        std::vector<Stop> stops;  // in order of start
        std::vector<Gap> gaps;    // in order, those wide enough to hold anything; the last ends the shift
        std::uint32_t cursor = 0; // first gap that ends after the window start now placed
        // the day as it happens
        std::size_t done = 0; // stops behind her
        std::int32_t ready = 0;
        std::uint8_t zone = 0;
        std::int32_t client = 0, travel = 0;
    };
    static constexpr std::int32_t never = 1 << 30;
    struct Slot { // where a visit fits in a round, if it does
        std::int32_t start = never, added = never;
        std::uint32_t gap = 0;
    };
    struct Limits { // how far things may give way
        std::int32_t latest = 0, length = 0, over = 0;
        std::uint64_t quarters = 0; // that the window touches
        std::size_t width = 0;
    };
    struct Placed {
        std::uint32_t visit = 0;
        std::int32_t start = 0, length = 0;
        std::uint32_t first = nobody, second = nobody, next = nobody;
    };
    static constexpr std::uint32_t nobody = 0xFFFFFFFF;
    static constexpr std::size_t minutes = 2304; // a day, and what a late shift runs into the next

    void prepare_legs(const Team& team, std::span<const Zone> zones);
    void open_rounds();
    /// The least of a visit of this length that may be given; never below a minute.
    [[nodiscard]] std::int32_t cut_of(std::int32_t seconds) const {
        return std::min(seconds, std::max(60, static_cast<std::int32_t>(seconds * minimum_)));
    }
    void collect(Team& team, const HomeCareClients& clients, HomeCareYear& year);
    void place_all(HomeCareYear& year);
    bool place(std::uint32_t visit);
    bool place_one(std::uint32_t visit, const Limits& limits);
    bool place_two(std::uint32_t visit, const Limits& limits);
    enum class Want : std::uint8_t { least_travel, earliest };
    Slot probe(Round& round, const DayVisit& visit, std::int32_t earliest, const Limits& limits,
               Want want) const;
    [[nodiscard]] Gap gap_between(std::int32_t from, std::int32_t to, std::uint8_t before, std::uint8_t after,
                                  bool last) const;
    void mark_open(std::uint32_t round);
    [[nodiscard]] Limits limits_of(const DayVisit& visit, std::int32_t latest, std::int32_t length,
                                   std::int32_t over) const;
    void put(std::uint32_t round, const DayVisit& visit, const Slot& slot, std::int32_t length);
    void execute(HomeCareClients& clients, HomeCareYear& year);
    void carry_out(const Placed& placed, HomeCareClients& clients, HomeCareYear& year);
    bool hand_over(const DayVisit& visit, std::int32_t length, std::int32_t latest, std::uint32_t& first,
                   std::uint32_t& second) const;
    void drop(std::uint32_t visit, HomeCareYear& year);
    void settle(std::uint32_t visit, HomeCareYear& year) const; // a second try has met its fate
    void close_rounds(HomeCareYear& year);

    [[nodiscard]] std::int32_t leg(std::uint8_t from, std::uint8_t to) const noexcept {
        return legs_[from * places_ + to];
    }

    const HomeCareAssumptions* assume_;
    const Travel* travel_;
    Stream luck_;
    Distribution length_of_{};         // whose quantiles are tabulated
    std::vector<double> length_table_; // 1,024 middles of equal parts
    // today
    Day day_{};
    bool red_ = false, follow_ = false;
    std::int32_t tolerance_ = 0, over_ = 0;
    double minimum_ = 0;
    // the team now working
    std::vector<std::int32_t> legs_; // from × to, in seconds; to and from nowhere (the last) there is no leg
    std::size_t places_ = 1;         // the team's zones, and nowhere
    std::vector<Round> rounds_;      // by worker key; only the first `open_` are used
    std::size_t open_ = 0;
    std::vector<std::uint32_t> empty_; // rounds without a stop
    std::int32_t least_gap_ = 0;       // nothing fits between two stops that are closer
    // Quarters of an hour in which a visit of at least this width may begin, by round: most rounds are full
    // at most hours, and one word says so before their gaps are looked at.
    std::array<std::int32_t, 2> width_{};
    std::array<std::vector<std::uint64_t>, 2> open_quarters_;
    std::vector<DayVisit> visits_;
    std::vector<Day> due_; // of each visit; earlier than today: a second try
    std::vector<Placed> placed_;
    std::vector<SecondTry> put_off_;
    std::array<std::uint32_t, minutes> head_;
    std::vector<Deed>* deeds_ = nullptr;
};

} // namespace omsorg
