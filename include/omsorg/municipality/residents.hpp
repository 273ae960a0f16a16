// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/simulation.hpp>
#include <omsorg/municipality/by_whom.hpp>
#include <omsorg/municipality/client_groups.hpp>
#include <omsorg/municipality/domain_register.hpp>
#include <omsorg/municipality/happening.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/need/assessment_error.hpp>
#include <omsorg/need/calibration.hpp>
#include <omsorg/need/decision.hpp>
#include <omsorg/need/expectation.hpp>
#include <omsorg/need/informal.hpp>
#include <omsorg/need/lss.hpp>
#include <omsorg/population/life.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace omsorg {

/// Everyone who lives here: births, moves, needs, applications, deaths.
///
/// Each inhabitant is one row. Hazards are constant within a calendar year, so every New Year each life is
/// looked at once, and what falls within the year is booked on the agenda; a change of need in between books
/// anew what it moves.
///
///     need arises ──▶ application ──▶ (caseworkers) ──▶ decided ──▶ Provision: home care, a place, escort
///          │                                                            ▲
///          └── risk of dying changes                                    └── recovery, death, departure end it
///
/// The law: all luck is addressed by who she is. Residents never ask the services how things stand, except
/// through the factors that reablement lays on recovery; so a plan that only changes staffing leaves every
/// birth, move, need, wish and death where it was. Where casework is a queue, the day of a decision is the
/// caseworkers'; what is decided is not.
class Residents {
public:
    Residents(const World& world, const Assumptions& live, const Geography& geography, Simulation& sim,
              Run run);

    /// Everyone who lives here on the eve of the first day, in the need they have.
    void found(Provision& provision);

    /// New Year: the year's hazards, its arrivals, and what it holds for everyone.
    void begin_year(int year, Provision& provision);

    void happen(const Event& event, Provision& provision);

    [[nodiscard]] const People& people() const noexcept { return life_.people(); }
    [[nodiscard]] const NeedHazards& hazards() const noexcept { return hazards_; }
    [[nodiscard]] DomainRegister& domains() noexcept { return domains_; }
    [[nodiscard]] const DomainRegister& domains() const noexcept { return domains_; }

    /// A plan moved some lever in the course of the year: what was booked is booked anew where it tells.
    void levers_moved();

    /// Brings what prevention came to up to this moment, for everybody who takes part.
    void reckon_prevention(Provision& provision);
    /// What the caseworkers decided today takes effect at its moment.
    void cases_decided(Provision& provision);

    /// Applications expected in a year of those who live here now, by `Support`: the hazards of everybody,
    /// each for the whole year. Escort has so few that none are expected.
    [[nodiscard]] std::array<double, 3> expected_applications(int year) const;

    /// Those with home care, by district, each group of one year of birth and meeting the quality of her district; those
    /// without a quality are left out.
    [[nodiscard]] std::vector<std::vector<ExpectingGroup>>
    expecting_by_district(const Provision& provision, std::span<const double> quality) const;
    /// The same persons by sex and age. Each meets what the visits to her group were in her district; where too
    /// few were followed, what the district's were.
    [[nodiscard]] std::array<std::vector<ExpectingGroup>, client_groups>
    expecting_by_group(const Provision& provision, std::span<const double> quality,
                       const ClientGroups& groups) const;
    /// All adults, by year of birth, who meet one quality.
    [[nodiscard]] std::vector<ExpectingGroup> expecting(double quality) const;

    /// Decisions and reports to the inspectorate since the last call.
    struct Counts {
        std::int64_t decisions[3] = {}; ///< granted, by Support
        std::int64_t reported = 0;      ///< not executed within three months
        std::int64_t moved_home = 0;    ///< within the municipality, also within a district
        /// Where the assessment is modelled, by Support.
        std::int64_t refusals[3] = {}, wrong[3] = {}, appeals[3] = {}, won[3] = {};
    };
    [[nodiscard]] Counts harvest() { return std::exchange(counts_, {}); }

private:
    template <class See>
    void each_who_expects(const Provision& provision, std::span<const double> quality, See see) const;
    struct Bookings {
        Ticket death, need, departure;
    };
    enum class Escort : std::uint8_t { none, applied, granted };
    struct Shadow { ///< the need of someone reached by prevention, as it would have been
        PersonId who;
        Trajectory need;
        Ticket next;
        bool prevention = false; ///< reckoned for prevention, too
        ShadowReckoning reckoning{};
    };
    struct Preventive { ///< one participant of prevention
        PersonId who;
        PreventionCourse course;
        double onset = 1; ///< the factor in force
    };
    struct Course {
        PersonId who;
        ReablementCourse course;
        double recovery = 1; ///< the factors in force
        double hours = 1;
    };
    static constexpr std::uint32_t no_row = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] int age(PersonId who) const { return people().age(who, year_); }
    [[nodiscard]] PerTransition rates(int year, PersonId who) const;
    [[nodiscard]] PerTransition shadow_rates(int year, PersonId who) const;
    [[nodiscard]] double mortality_ratio(PersonId who) const;

    void settle_in(PersonId who, NeedState state, Instant since);
    void found_escort(PersonId who, Day eve, Provision& provision);
    void look_ahead(PersonId who, Instant from);
    void book_death(PersonId who, Instant when);
    void book_departure(PersonId who, Instant when);
    void book_arrivals();
    void book_need(PersonId who);
    void book_shadow(PersonId who);
    void arrive(const Newcomer& arrival, Provision& provision);
    void change_need(PersonId who, NeedTransition transition, Provision& provision);
    void change_shadow(PersonId who, NeedTransition transition, Provision& provision);
    void apply(PersonId who, Support support, Provision& provision);
    [[nodiscard]] Applicant applicant(PersonId who) const;
    void judge(PersonId who, Support support, std::uint64_t application, Instant applied, Instant decided,
               Provision& provision);
    [[nodiscard]] double granted_hours(PersonId who, double needed, std::uint64_t assessment) const;
    [[nodiscard]] AssessedHours assessed(PersonId who, double hours) const;
    void book_review(PersonId who, Day when);
    void spread_review(PersonId who);
    void review(PersonId who, std::uint64_t spell, Provision& provision);
    void decided(PersonId who, Support support, double hours, Provision& provision);
    void offer_reablement(PersonId who, Provision& provision);
    void turn_course(PersonId who, Provision& provision);
    void end_course(PersonId who, Provision& provision);
    Shadow& cast_shadow(PersonId who);
    void look_at_prevention(PersonId who, Provision& provision);
    void turn_prevention(PersonId who);
    void reckon_prevention(PersonId who, Provision& provision);
    [[nodiscard]] bool applies_for_escort(PersonId who) const;
    void look_at_escort(PersonId who, Provision& provision);
    void look_at_relatives(PersonId who, Provision& provision);
    void move_home(PersonId who, Provision& provision);
    void leave(PersonId who, bool died, Provision& provision);

    const Assumptions& live_;
    const Geography& geography_;
    Simulation& sim_;
    Life life_;
    DomainRegister domains_;
    NeedHazards hazards_;
    NeedLuck luck_;
    Assessment assessment_;
    AssessmentError error_;
    Stream review_day_;
    LssPeople lss_;
    InformalCare informal_;
    bool escort_of_disabled_ = false; ///< as the run began: later nobody's escort hangs on what is modelled
    int year_;
    Instant year_end_{};

    // by person
    std::vector<Trajectory> need_;
    std::vector<Bookings> booked_;
    std::vector<Escort> escort_;
    std::vector<std::uint32_t> shadow_row_, course_row_, preventive_row_;
    std::vector<Ticket> arriving_; // this year's arrivals, as Life lists them
    struct Review {
        std::uint16_t spell = 0xFFFF; ///< of which a review is booked
        std::uint16_t number = 0;     ///< of those made in it
    };
    std::vector<Review> review_;

    std::vector<Shadow> shadows_;
    std::vector<Course> courses_;
    Stream prevention_reach_;
    std::vector<Preventive> preventive_;
    Counts counts_;
};

/// The hazards of need that these assumptions give, and how well they meet what was recorded.
[[nodiscard]] NeedHazards calibrated(const World& world, const Assumptions& live);

} // namespace omsorg
