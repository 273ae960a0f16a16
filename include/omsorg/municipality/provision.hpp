// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/identity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/municipality/assumptions.hpp>
#include <omsorg/municipality/life_states.hpp>
#include <omsorg/municipality/outcome.hpp>
#include <omsorg/municipality/standing_cost.hpp>
#include <omsorg/municipality/support_services.hpp>
#include <omsorg/municipality/waits.hpp>
#include <omsorg/need/eligibility.hpp>
#include <omsorg/population/district.hpp>
#include <omsorg/service/casework.hpp>
#include <omsorg/service/client_sessions.hpp>
#include <omsorg/service/home_care.hpp>
#include <omsorg/service/night_supervision.hpp>
#include <omsorg/service/partners.hpp>
#include <omsorg/service/prevention.hpp>
#include <omsorg/service/reablement.hpp>
#include <omsorg/service/session_service.hpp>
#include <omsorg/service/short_stay.hpp>
#include <omsorg/service/special_housing.hpp>
#include <omsorg/service/test_bed.hpp>
#include <omsorg/service/travel.hpp>
#include <omsorg/workforce/workforce.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace omsorg {

/// The branches that serve the whole municipality as one, each with the service that it carries.
struct CentralBranch {
    Branch branch;
    Service service;
};
inline constexpr std::array central_branches{
    CentralBranch{Branch::night_patrol, Service::night_supervision},
    CentralBranch{Branch::special_housing, Service::special_housing},
    CentralBranch{Branch::escort, Service::escort},
    CentralBranch{Branch::housing_support, Service::housing_support},
    CentralBranch{Branch::domestic_service, Service::domestic_service},
    CentralBranch{Branch::day_activity, Service::day_activity},
    CentralBranch{Branch::casework, Service::casework}};

/// What an assessment comes to, in hours a month: what is granted, and what she needs (need/assessment_error.hpp).
struct AssessedHours {
    double granted = 0;
    double needed = 0;
};

/// Everything the municipality does for its clients, and the staff it does it with.
///
/// Decisions come in from the residents; each midnight the day is done, in this order:
///
///     staff come to work ─▶ caseworkers decide ─▶ free places are filled ─▶ who comes home from hospital, or waits there
///     ─▶ home care ─▶ the night ─▶ escort and support, their week on Sundays
///
/// Whoever waits for a place has home care meanwhile, with the larger grant of those who wait; moving in ends
/// it. Home care is staffed district by district; the central branches are staffed for the whole municipality
/// and are kept as groups of the first district.
///
/// The law: a person has home care, a place, or neither, never both.
class Provision {
public:
    Provision(const Assumptions& live, const Geography& geography, std::span<const Partner> partners,
              std::span<const CareHome> homes, const EventCalendar& events, Day first, Run run);
    Provision(const Provision&) = delete;
    Provision& operator=(const Provision&) = delete;

    void begin_home_care(PersonId who, Key key, ZoneId home, AssessedHours hours);
    void end_home_care(PersonId who, Key key);
    /// Multiplies her granted hours from now on, as reablement does.
    void lighten(PersonId who, double factor);
    /// What her relatives do, in hours a month, and what is granted on top of the decision instead of it.
    void set_informal(PersonId who, const InformalHelp& help);
    /// To another zone; a place that she waits for she keeps waiting for.
    void move(PersonId who, Key key, ZoneId home);
    [[nodiscard]] double needed(PersonId who) const { return grants_[who.index()].needed; }
    /// A review: other hours from now on, what reablement spares of them taken off as before.
    void regrant(PersonId who, double hours_a_month);
    /// Everybody's need is this many times what it was.
    void grow_needs(double factor);
    void grant_place(PersonId who, Key key, ZoneId home, AssessedHours meanwhile, Day today);
    /// Lives in special housing when the run begins; if there are fewer places than people, the rest wait.
    void found_in_special_housing(PersonId who, Key key, ZoneId home, AssessedHours meanwhile, Day today);
    /// After everyone is founded: who of them has a technology already.
    void found_technology(Day first) {
        home_care_.found_digital(first);
        night_.found_cameras(first);
    }
    void begin_escort(Key key, ZoneId home);
    void end_escort(Key key);
    /// What people with a disability or mental illness have: all are counted, and served where the service is modelled.
    /// `decided`: from when she waits for it; nothing for who has it when its need begins to be modelled.
    void begin_support(Support support, Key key, ZoneId home, double hours_a_week,
                       std::optional<Day> decided = std::nullopt);
    void end_support(Support support, Key key);
    [[nodiscard]] std::int64_t supported(Support support) const {
        return supported_[static_cast<std::size_t>(support)];
    }
    /// Moves domestic hours between home care and booked sessions, where the reach has changed (domestic.hpp).
    void settle_domestic();
    void leave(PersonId who, Key key, Day today, bool died);

    [[nodiscard]] std::optional<ReablementCourse> offer_reablement(Key key, std::uint64_t spell, ZoneId home,
                                                                   Day today);
    void end_reablement(const ReablementCourse& course, Day today);

    /// What prevention came to this year, as told by the residents.
    [[nodiscard]] PreventionYear& prevention() noexcept { return prevention_; }

    [[nodiscard]] bool has_home_care(PersonId who) const { return home_care_.has(who); }
    [[nodiscard]] bool waits_for_place(PersonId who) const { return special_housing_.is_waiting(who); }

    [[nodiscard]] bool has_casework() const noexcept { return live_.casework.model == CaseworkModel::queue; }
    [[nodiscard]] Casework& casework() noexcept { return casework_; }
    /// Who waits for a decision, and for a service to begin.
    [[nodiscard]] Waits& waits() noexcept { return waits_; }
    /// New Year in the caseworkers' office.
    void plan_casework(const Casework::Plan& year);
    [[nodiscard]] const Casework& casework() const noexcept { return casework_; }

    /// The day that begins at this midnight.
    void run_day(Day today);

    [[nodiscard]] Workforce& staff() noexcept { return staff_; }
    [[nodiscard]] const HomeCare& home_care() const noexcept { return home_care_; }
    [[nodiscard]] const NightSupervision& night() const noexcept { return night_; }
    [[nodiscard]] const SessionService& escort() const noexcept { return escort_; }
    [[nodiscard]] const SupportServices& support() const noexcept { return support_; }
    /// Does this branch carry a service that is given?
    [[nodiscard]] bool in_force(const CentralBranch& central) const;
    [[nodiscard]] const SpecialHousing& special_housing() const noexcept { return special_housing_; }
    [[nodiscard]] std::size_t districts() const noexcept { return geography_.districts.size(); }
    /// As they are from `today` on; homes that open or close today included.
    [[nodiscard]] StandingCosts standing(Day today) const {
        return standing_costs(live_, special_housing_.all_places(today));
    }
    /// Home-care hours granted a day in a district, at this moment.
    [[nodiscard]] Hours granted_a_day(DistrictId district) const { return granted_[district.index()]; }

    /// Client days since the last harvest, for means over the year.
    struct Days {
        std::vector<std::int64_t> home_care; ///< by district
        std::int64_t night = 0, escort = 0, residents = 0, waiting = 0;
        std::int64_t days = 0;
        Hours special_housing_needed, special_housing_delivered;
        Hours informal, granted_instead; ///< of relatives, and of the municipality in their place
        bool informal_modelled = false;
        double escort_own_costs = 0; ///< kronor that the clients pay for their escorts
        StandingCosts standing;      ///< the mean of the days
    };

    /// Home care's grants against the needs behind them: granted = needed + over − under.
    struct Assessed {
        Hours granted, needed, over, under;
        Assessed& operator+=(const Assessed& other);
    };

    /// What each service came to since the last harvest, and how its staff spent the time.
    struct Year {
        std::vector<HomeCareYear> home_care; ///< by district
        std::vector<ClientYear> clients;     ///< of home care, one by one
        std::vector<StaffYear> home_care_staff;
        NightYear night;
        SessionYear escort;
        std::vector<SupportServices::Year> support; ///< of the services in force
        SpecialHousingYear special_housing;
        ShortStayYear short_stay;
        TestBedYear test_bed;
        PartnersYear partners;
        ReablementYear reablement;
        PreventionYear prevention;
        TrainingYear training;
        std::array<StaffYear, branches> staff; ///< of the branches that serve the whole municipality
        std::vector<Assessed> assessed;        ///< by district
        std::optional<AccountBook> home_care_accounts;
        std::optional<CaseworkYear> casework; ///< where it is a queue
        std::optional<LifeYear> lives;        ///< person by person, where quality of life is modelled
        std::vector<Waited> waits;            ///< that ended
        SessionsByClient escort_by_client;
        Days days;

        [[nodiscard]] const StaffYear& staff_of(Branch branch) const { return staff[index_of(branch)]; }
        /// Was this service given in the year? The support services may not be.
        [[nodiscard]] bool has(Service service) const;
    };
    [[nodiscard]] Year harvest(Day last_day);

    /// Every client of a service of sessions, service by service; several sessions a week are rows of their own.
    [[nodiscard]] std::vector<AuditedClient> audit() const;

    /// The group of staff that serves the whole municipality.
    static constexpr DistrictId everywhere{0};

private:
    struct Grant {
        double hours_a_month = 0; ///< as decided, less what is moved
        double moved = 0;         ///< to sessions of domestic service
        double factor = 1;        ///< reablement's
        ZoneId home{};
        double informal = 0;        ///< hours a month of her relatives
        double undone = 0;          ///< by relatives, of what they did
        double granted_instead = 0; ///< of it, on top of what was decided
        double needed = 0;          ///< hours a month, beside what relatives did in the first year

        [[nodiscard]] double hours() const { return hours_a_month + granted_instead; }
        /// So many hours are granted, and so many of them moved; relatives take over no more than the rest.
        void decide(double granted, double to_sessions) {
            moved = to_sessions;
            hours_a_month = granted - to_sessions;
            granted_instead = std::max(granted_instead, -hours_a_month);
        }
    };

    void count_grant(const Grant& grant, int sign);
    /// Changes her grant, and the sums of all grants with it.
    template <class Change>
    void amend(PersonId who, Change&& change) {
        Grant& grant = grants_[who.index()];
        count_grant(grant, -1);
        change(grant);
        count_grant(grant, +1);
    }
    [[nodiscard]] DistrictId district_of(ZoneId zone) const {
        return geography_.zones[zone.index()].district;
    }
    [[nodiscard]] Hours at_work(Branch branch) const;
    void deepen_casework();
    void run_casework(Day today);
    void harvest_decisions(Year& year);
    void run_special_housing(Day today);
    void run_short_stay(Day today);
    void run_home_care(Day today);
    void run_night(Day today);
    void run_escort(Day today);
    void run_support(Day today);
    void plan_visits(PersonId who); ///< of home care, as she is granted now
    [[nodiscard]] double moved_to_domestic(Key key, double hours_a_month) const;
    void set_domestic(Key key, ZoneId home, bool books);
    [[nodiscard]] Hours for_sessions(Hours present) const;
    void wait(Branch branch, Hours present, Hours around = {});
    void spend(Branch branch, Hours client, Hours travel);
    void count_days(Day today);
    void tell_lives(Day today);
    void end_waits(Day today);
    void count_outings();

    const Assumptions& live_;
    const Geography& geography_;
    Run run_;
    Travel travel_;
    Workforce staff_;
    HomeCare home_care_;
    NightSupervision night_;
    SessionService escort_;
    SupportServices support_;
    SpecialHousing special_housing_;
    ShortStay short_stay_;
    TestBed test_bed_;
    Partners partners_;
    Reablement reablement_;
    PreventionYear prevention_;
    Casework casework_;

    std::vector<Grant> grants_;  // by person
    std::vector<Key> keys_;      // by person, of those who were ever clients
    std::vector<Hours> granted_; // a day, by district
    std::vector<Hours> spared_;  // a day, by district: what reablement takes off the grants
    std::array<std::int64_t, supports> supported_{};
    std::vector<Assessed> a_day_, assessed_; // by district: now, and since the harvest
    Hours informal_, granted_instead_;       // a day
    Hours escort_week_;                      // staff time since Monday
    Hours escort_taken_;                     // by a shock, since Monday
    std::vector<Hours> escort_open_;         // by district: no staff, in the week that has ended
    std::array<Hours, branches> waited_;     // since the last harvest
    Days days_;
    LifeStates lives_;
    Waits waits_;
    SessionsByClient escort_by_client_;
    Hours place_needed_, place_delivered_; ///< in special housing, since Monday
};

} // namespace omsorg
