// SPDX-License-Identifier: MIT
#pragma once

#include "omsorg/base/identity.hpp"
#include "omsorg/base/time.hpp"
#include "omsorg/chance/key.hpp"
#include "omsorg/chance/run.hpp"
#include "omsorg/chance/stream.hpp"
#include "omsorg/need/care_plan.hpp"
#include "omsorg/population/district.hpp"
#include "omsorg/service/client_fates.hpp"
#include "omsorg/service/digital_support.hpp"
#include "omsorg/service/home_care_accounts.hpp"
#include "omsorg/service/home_care_assumptions.hpp"
#include "omsorg/service/home_care_day.hpp"
#include "omsorg/service/home_care_year.hpp"
#include "omsorg/service/open_hours.hpp"
#include "omsorg/service/travel.hpp"
#include "omsorg/workforce/workforce.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Home care [hemtjänst]: every visit, every day, by those who came to work.
///
/// A client has a decision (granted hours), a care plan (the visits of her week) and a team. Clients and
/// staff of a district stand on one line: each zone has a stretch of it by its inhabitants, and a key says
/// where on the stretch a client stands. Teams are equal cuts of the line, so a team is a neighbourhood; each
/// morning the staff present are dealt along the line by the visits that wait there (a lent hand comes from
/// the team next door).
///
///     begin ──▶ care plan ──▶ the week's visits, in the order (class, window start, client key)
///                                   │ run_day
///     Workforce::on_duty ───────────┴──▶ HomeCareDay ──▶ delivered, unmet, travel, waiting ──▶ harvest
///
/// Clients are away at times (hospital) and decline at times; both have addresses of their own, so a plan
/// that changes staffing changes neither. Dropped domestic tasks come back on the following days.
///
/// What is granted on a day is what the plan holds that day and a seventh of what the week leaves out.
/// Continuity is measured in the first fortnight of February, May, August and November.
///
/// The law: the hours of clients and staff balance to the microsecond, by district, at every harvest.
///
/// Example
///
///     HomeCare home_care{assume.home_care, assume.need, travel, geography.zones, run};
///     home_care.begin(anna, key, zone, 37.0, today);
///     staff.run_day(today);
///     home_care.run_day(today, staff);
///     HomeCareYear year = home_care.harvest(district);
namespace omsorg {

class HomeCare {
public:
    /// All four are read live and must outlive this object (and its copies); the zones are copied.
    HomeCare(const HomeCareAssumptions& assume, const NeedAssumptions& need, const Travel& travel,
             std::span<const Zone> zones, Run run);

    /// Technologies beside the staff, from now on; read live, must outlive this object.
    void equip(const DigitalAssumptions& assume);
    /// Digital support is seen and told of elsewhere (training_flat.hpp).
    void hear_of_digital(double pull) {
        if (support_) support_->hear(pull);
    }
    /// Those who have a technology when the run begins: nothing is booked for what was set up before.
    void found_digital(Day eve);
    /// Keeps the account of each decision from now on, before the first client. These are read live.
    void keep_accounts(const AccountAssumptions& assume) { accounts_.emplace(assume, districts_.size()); }
    [[nodiscard]] bool keeps_accounts() const noexcept { return accounts_.has_value(); }

    /// From the next day that is run; her care plan is drawn at her key, without what others do of her domestic service, in
    /// hours a month beside the grant.
    void begin(PersonId who, Key key, ZoneId home, double granted_hours_a_month,
               double domestic_by_others = 0);
    /// The same with a week given by hand.
    void begin(PersonId who, Key key, ZoneId home, double granted_hours_a_month,
               std::span<const PlannedVisit> week);
    /// A new decision: the next day is run by a new plan.
    void change_grant(PersonId who, double granted_hours_a_month, double domestic_by_others = 0);
    /// How many of so many hours a month are domestic service, for this client.
    [[nodiscard]] double domestic_hours(Key client, double hours_a_month) const {
        return planner_.domestic_hours(client, hours_a_month);
    }
    /// She has moved to another zone.
    void move(PersonId who, ZoneId home);
    /// Her last day was the one run last.
    void end(PersonId who);

    /// Whose stay away ends on this day; asked before the day is run.
    [[nodiscard]] std::vector<PersonId> coming_home(Day day) const;
    /// Who is away stays away until `day` at least.
    void keep_away(PersonId who, Day until);

    /// The whole day, all districts. Days in order; `staff.run_day(day)` comes first.
    void run_day(Day day, Workforce& staff);

    /// Owed on the last day and not given.
    [[nodiscard]] OpenHours open(DistrictId district) const { return districts_[district.index()].open; }
    /// So much of the shifts goes to meetings with partners, on top of the ordinary ones.
    void set_coordination(double share) noexcept { day_.set_coordination(share); }

    /// What happened in a district since the last harvest; balances or throws Defect.
    [[nodiscard]] HomeCareYear harvest(DistrictId district);
    /// What became of each client's hours since the last call; once for each district's harvest of the same span.
    [[nodiscard]] std::vector<ClientYear> harvest_clients() { return fates_.harvest(clients_.fate); }
    /// Who waits for her first visit no longer; asked every evening.
    [[nodiscard]] std::vector<FirstVisit> first_visits() { return fates_.first_visits(clients_.fate); }
    /// What the week that ends today was to each client; asked once a week.
    [[nodiscard]] std::vector<ClientWeek> client_weeks() { return fates_.weeks(clients_.fate); }
    /// The accounts of the span that was harvested last, where they are kept.
    [[nodiscard]] const AccountBook& account(DistrictId district) const {
        return districts_[district.index()].account;
    }

    [[nodiscard]] bool has(PersonId who) const noexcept;
    [[nodiscard]] std::size_t clients() const noexcept { return live_; }
    [[nodiscard]] std::size_t clients(DistrictId district) const noexcept;
    [[nodiscard]] std::size_t teams(DistrictId district) const noexcept;
    [[nodiscard]] std::size_t districts() const noexcept { return districts_.size(); }
    [[nodiscard]] bool is_away(PersonId who) const noexcept;
    /// Hours a day that alarms are expected to take.
    [[nodiscard]] Hours alarms_a_day(DistrictId district) const;
    /// Granted hours a day that technologies are expected to take, or that are no longer needed.
    [[nodiscard]] Hours replaced_a_day(DistrictId district) const;

private:
    struct District { // one line, cut into teams
        std::vector<Team> teams;
        std::size_t clients = 0;
        std::int64_t unplanned = 0;                           // of all clients, microseconds a day
        std::array<std::int64_t, digital_tools + 2> marked{}; // by mark, seconds a week
        HomeCareYear year;
        AccountBook account; // of the last harvest
        OpenHours open;      // of the last day
    };

    struct TeamAlarm {
        std::uint32_t team = 0;
        DayVisit visit{};
    };

    [[nodiscard]] std::uint32_t row_of(PersonId who) const;
    [[nodiscard]] std::uint32_t place_of(Key key, ZoneId home) const;
    [[nodiscard]] District& district_of(std::uint32_t row) { return districts_[clients_.district[row]]; }
    [[nodiscard]] Team& team_of(std::uint32_t row) { return district_of(row).teams[clients_.team[row]]; }
    void accept(std::uint32_t row, double granted_hours_a_month); // its week is there already
    void enrol(std::uint32_t row);                                // the client's visits into her team's lists
    void remove(std::uint32_t row);                               // and out of them
    void cancel_tries(std::uint32_t row);
    void cut_teams(std::uint32_t district);
    void mark(std::uint32_t row); // which of its visits a technology makes
    void deal_marks(Day day);     // anew for those who took up a technology, or gave it up
    void draw_alarms(std::uint32_t district, Day day);
    void refresh_away(Day day);
    void follow_staff(Day day);
    void run_district(std::uint32_t district, Day day, Workforce& staff);
    void deal_staff(District& district, std::span<const OnDuty> staff, int weekday);

    const HomeCareAssumptions* assume_;
    const Travel* travel_;
    Run run_;
    CarePlanner planner_;
    std::optional<DigitalSupport> support_;  // none: no technologies
    std::vector<DigitalYear> support_today_; // by district
    Stream away_, away_length_, alarm_, alarm_moment_;
    std::vector<TeamAlarm> alarms_; // today's, of one district, in the order of teams and of placing
    std::vector<Zone> zones_;
    std::vector<std::uint32_t> stretch_from_, stretch_to_; // of each zone on its district's line

    std::vector<std::uint32_t> row_; // by person
    std::vector<std::uint32_t> free_rows_;
    HomeCareClients clients_; // columns
    std::size_t live_ = 0;
    double away_clock_ = 0; // accumulated hazard of a stay away
    int year_ = 0;
    bool following_ = false; // a fortnight in which continuity is measured

    std::vector<District> districts_;
    std::optional<HomeCareAccounts> accounts_;
    ClientFates fates_;
    HomeCareDay day_;                                       // the mechanism, with its scratch memory
    std::array<std::vector<std::uint32_t>, 2> halves_;      // today's staff, day and evening
    std::array<std::vector<std::size_t>, 2> first_of_team_; // where each team's staff begin
};

} // namespace omsorg
