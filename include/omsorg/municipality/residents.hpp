// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/simulation.hpp>
#include <omsorg/municipality/happening.hpp>
#include <omsorg/municipality/provision.hpp>
#include <omsorg/municipality/world.hpp>
#include <omsorg/need/calibration.hpp>
#include <omsorg/need/decision.hpp>
#include <omsorg/need/lss.hpp>
#include <omsorg/population/life.hpp>

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace omsorg {

/// Everyone who lives here: births, moves, needs, applications, deaths.
///
/// Each inhabitant is one row. Hazards are constant within a calendar year, so every New Year each life is
/// looked at once, and what falls within the year is booked on the agenda; a change of need in between books
/// anew what it moves.
///
///     need arises ──▶ application ──▶ decided ──▶ Provision: home care, a place, escort
///          │                                          ▲
///          └── risk of dying changes                  └── recovery, death, departure end it
///
/// The law: all luck is addressed by who she is. Residents never ask the services how things stand, except
/// through the factors that reablement lays on recovery; so a plan that only changes staffing leaves every
/// birth, move, need, wish and death where it was.
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

    /// Decisions and reports to the inspectorate since the last call.
    struct Counts {
        std::int64_t decisions[3] = {}; ///< granted, by Support
        std::int64_t reported = 0;      ///< not executed within three months
    };
    [[nodiscard]] Counts harvest() { return std::exchange(counts_, {}); }

private:
    struct Bookings {
        Ticket death, need;
    };
    enum class Escort : std::uint8_t { none, applied, granted };
    struct Shadow { ///< the need of someone reached by prevention, as it would have been
        PersonId who;
        Trajectory need;
        Ticket next;
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
    void look_ahead(PersonId who, Instant from);
    void book_death(PersonId who, Instant when);
    void book_need(PersonId who);
    void book_shadow(PersonId who);
    void arrive(const Newcomer& arrival);
    void change_need(PersonId who, NeedTransition transition, Provision& provision);
    void change_shadow(PersonId who, NeedTransition transition);
    void apply(PersonId who, Support support);
    void decided(PersonId who, Support support, double hours, Provision& provision);
    void offer_reablement(PersonId who, Provision& provision);
    void turn_course(PersonId who, Provision& provision);
    void end_course(PersonId who, Provision& provision);
    void look_at_escort(PersonId who, Provision& provision);
    void leave(PersonId who, bool died, Provision& provision);

    const Assumptions& live_;
    Simulation& sim_;
    Life life_;
    NeedHazards hazards_;
    NeedLuck luck_;
    Assessment assessment_;
    LssPeople lss_;
    int year_;
    Instant year_end_{};

    // by person
    std::vector<Trajectory> need_;
    std::vector<Bookings> booked_;
    std::vector<Escort> escort_;
    std::vector<std::uint32_t> shadow_row_, course_row_;

    std::vector<Shadow> shadows_;
    std::vector<Course> courses_;
    Counts counts_;
};

} // namespace omsorg
