// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/base/time.hpp"
#include "omsorg/chance/distribution.hpp"
#include "omsorg/chance/run.hpp"
#include "omsorg/chance/stream.hpp"
#include "omsorg/service/continuity.hpp"
#include "omsorg/service/home_care_assumptions.hpp"
#include "omsorg/service/home_care_rounds.hpp"
#include "omsorg/service/home_care_team.hpp"
#include "omsorg/service/home_care_year.hpp"
#include "omsorg/service/travel.hpp"
#include "omsorg/workforce/workforce.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
/// given late and short, and a domestic task is dropped. Alarms come in between, unknown to the morning's
/// plan: whoever can be there first goes, if within the time for an answer, and the visits that wait for her
/// are late. What surrounds the visits (documentation, meetings ...) is done in the time between; if too
/// little is left, meetings and training give way before documentation.
///
/// The laws: nobody is in two places at once, works before her shift, or after it beyond the overtime cap;
/// every second of staff and clients is booked once. The number of draws: one address for each visit at
/// home (its length and whether it is declined), whoever comes.
namespace omsorg {

class HomeCareDay {
public:
    HomeCareDay(const HomeCareAssumptions& assume, const Travel& travel, Run run);

    /// Takes today's assumptions; a red day has no meetings. `support` makes the visits that are marked.
    void begin_day(Day day, bool red, bool follow_continuity, DigitalSupport* support = nullptr);

    /// The clients of the team to come who will press their alarms today, as visits that begin when they do; in order.
    void add_alarm(const DayVisit& alarm) { alarms_.push_back(alarm); }
    /// What technology does to the surroundings of visits: the share of documentation that is left, and the
    /// share of the way on which staff document instead of driving.
    void relieve(double documentation, double driving) noexcept {
        documentation_ = documentation;
        driving_ = driving;
    }

    /// So much of every shift goes to meetings with partners from now on.
    void set_coordination(double share) noexcept { coordination_ = share; }

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
    /// Adds the seconds delivered to each client's row here, and those granted for an alarm beyond her plan, if
    /// anybody asks for them.
    void keep_accounts(std::vector<std::int64_t>* delivered, std::vector<std::int64_t>* alarmed) noexcept {
        delivered_ = delivered;
        alarmed_ = alarmed;
    }

private:
    double coordination_ = 0;
    static constexpr std::uint32_t nobody = HomeCareRounds::nobody;
    static constexpr std::size_t minutes = 2304; // a day, and what a late shift runs into the next
    struct Placed {
        std::uint32_t visit = 0;
        std::int32_t start = 0, length = 0;
        std::uint32_t first = nobody, second = nobody;           // rounds
        std::uint32_t before = nobody;                           // in the same minute
        std::uint32_t first_then = nobody, second_then = nobody; // where these go afterwards
    };
    struct Round { // one worker's day as it happens
        WorkerId worker{};
        std::int32_t from = 0, to = 0; // the shift, in seconds
        std::int32_t ready = 0;        // when she has left her last client ...
        std::uint8_t zone = 0;         // ... who lives here
        bool delegated = true;         // she may do what the nurses delegate
        std::uint32_t then = nobody;   // what she has been placed to do next
        std::int32_t client = 0, travel = 0;
    };
    struct Seconds { // booked in one go: what nearly every visit adds to
        std::int64_t varied = 0, delivered = 0, second_staff = 0;
    };

    void prepare_legs(const Team& team, std::span<const Zone> zones);
    void open_rounds(const Team& team);
    [[nodiscard]] static bool is_delegated(const DayVisit& visit) {
        return visit.kind == VisitKind::health_task && visit.number != alarm_number;
    }
    /// The least of a visit of this length that may be given; never below a minute.
    [[nodiscard]] std::int32_t cut_of(std::int32_t seconds) const {
        return std::min(seconds, std::max(60, static_cast<std::int32_t>(seconds * minimum_)));
    }
    void collect(Team& team, HomeCareClients& clients, HomeCareYear& year);
    void place_all(HomeCareClients& clients, HomeCareYear& year);
    bool place(std::uint32_t visit, const HomeCareClients& clients);
    bool place_with_known(std::uint32_t visit, const HomeCareClients& clients);
    void remember(std::vector<Acquaintance>& circle, WorkerId worker) const;
    void receive_alarms(HomeCareClients& clients, HomeCareYear& year);
    bool place_within(std::uint32_t visit, const HomeCareRounds::Wish& wish);
    void execute(HomeCareClients& clients, HomeCareYear& year);
    void carry_out(const Placed& placed, HomeCareClients& clients, HomeCareYear& year, Seconds& booked);
    void answer(std::uint32_t alarm, HomeCareClients& clients, HomeCareYear& year, Seconds& booked);
    [[nodiscard]] std::optional<std::int32_t> at_the_door(std::uint32_t visit, HomeCareClients& clients,
                                                          HomeCareYear& year) const;
    struct Given {
        std::int32_t start = 0, length = 0, wanted = 0; ///< seconds
    };
    void give(std::uint32_t visit, const Given& given, std::uint32_t first, std::uint32_t second,
              HomeCareClients& clients, HomeCareYear& year, Seconds& booked);
    void note(const Round& round, const DayVisit& visit, std::int32_t start, std::int32_t length,
              HomeCareClients& clients);
    bool hand_over(const DayVisit& visit, std::int32_t length, std::int32_t latest, std::uint32_t& first,
                   std::uint32_t& second) const;
    void drop(std::uint32_t visit, HomeCareClients& clients, HomeCareYear& year);
    // A second try has met its fate.
    void settle(std::uint32_t visit, HomeCareClients& clients, HomeCareYear& year) const;
    void close_rounds(Team& team, HomeCareYear& year);

    const HomeCareAssumptions* assume_;
    const Travel* travel_;
    DigitalSupport* support_ = nullptr;
    Stream luck_, contact_luck_, delegation_;
    Distribution length_of_{};         // whose quantiles are tabulated
    std::vector<double> length_table_; // 1,024 middles of equal parts
    // today
    Day day_{};
    bool red_ = false, follow_ = false;
    std::int32_t tolerance_ = 0, over_ = 0;
    double minimum_ = 0;
    double documentation_ = 1, driving_ = 0; // see relieve()
    double contact_ = 0;
    AtWork here_;
    struct Candidate {
        std::uint32_t round;
        std::uint32_t visits;
    };
    std::vector<Candidate> candidates_;
    // the team now working
    std::vector<OnDuty> staff_; // by key
    TeamLegs legs_;
    std::vector<HomeCareRounds::Shift> shifts_;
    HomeCareRounds plan_;
    std::vector<Round> rounds_; // the same rounds, as they turn out
    std::vector<DayVisit> visits_;
    std::vector<Day> due_; // of each visit; earlier than today: a second try
    std::vector<Placed> placed_;
    std::vector<SecondTry> put_off_;
    std::vector<DayVisit> alarms_;
    std::uint32_t first_alarm_ = 0;           ///< from it on the visits are alarms
    std::array<std::uint32_t, minutes> last_; // placed in a minute
    std::vector<std::uint32_t> order_;        // of planned starts
    std::vector<Deed>* deeds_ = nullptr;
    std::vector<std::int64_t>*delivered_ = nullptr, *alarmed_ = nullptr;
};

} // namespace omsorg
