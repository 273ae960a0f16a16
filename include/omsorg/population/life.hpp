// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/hazard.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/population/people.hpp>
#include <omsorg/population/settlement.hpp>
#include <omsorg/population/shock.hpp>
#include <omsorg/population/vital.hpp>

#include <vector>

/// Births, deaths and moves of single people, so that the luck belongs to the person.
///
/// Death is a fate: a unit-exponential threshold, drawn once at (death, person's key), that is used
/// up by the hazard she meets times the mortality ratio of her need state. So the same person who
/// meets the same hazards dies at the same moment under every plan, and a plan that keeps her well
/// for longer may rightly postpone it.
///
///     threshold  ├────────────────────────────────────────────┤
///     2030       ├─ hazard·ratio ──┤
///     2031                         ├─ at home ─┤├─ special housing ──┤ † 9 October
///
/// Birth and departure are drawn anew each year at (purpose, person's key, year). Arrivals of a year are
/// listed from the year alone, so no plan changes who moves in.
///
/// A bust draws newcomers away (shock.hpp) by another threshold a year, at (newcomers_leave, key, year). It takes the
/// children born here to a newcomer by hers and at her moment, until the year in which they reach 18: from then on they
/// are on their own, and no newcomers. They follow her also when she has died or gone for another reason, as her
/// threshold still tells when the bust would have taken her; so sisters and brothers go together.
///
///     came 2028   ────────┬──────────────────┬────✗ mother taken in the bust
///     born 2029           └──────────────────┼────✗ at the same moment
///     born 2032                              └────✗
///
/// Layers above drive it on their own agenda, year by year:
///
///     life.begin_year(2031);                   // hazards of the year, from the live assumptions
///     for (who : everyone present)             // once a year and person
///         life.plan(who, start_of_year(2031));
///     for (const Newcomer& a : life.arrivals()) // when her moment comes:
///         life.plan(life.arrive(a), a.when);
///     life.change_risk(who, now, 1.8);         // her need state changed: the new moment of death
///     life.plan(life.bear(mother, now), now);  // a child, and the rest of its first year
///     life.people().die(who, now);
///
/// `live_year` does all of this for a population without need states, in one call.
namespace omsorg {

inline constexpr Instant never = Instant::max();

/// From the year in which she reaches this age no bust takes her with her mother.
inline constexpr int on_her_own = 18;

/// What a year still holds for one person; `never` for what does not come before its end.
///
/// The moments are competing: what lies after the person's death or departure does not happen.
struct YearAhead {
    Instant death = never;
    Instant departure = never;
    Instant birth = never; ///< she gives birth
    Instant move = never;  ///< to another home in the municipality
};

/// Someone who moves in this year. `Life::arrive` makes them a person.
struct Newcomer {
    Instant when{};
    Person person;
};

class Life {
public:
    /// The assumptions and the shocks are read live, and must outlive this object.
    Life(const PopulationTables& tables, const PopulationAssumptions& assumptions, const Geography& geography,
         Run run, const ShockAssumptions& shock = calm);

    /// Adds everyone of the start table. Their zone is drawn by the zones' inhabitants at (zone, key).
    void found();

    void begin_year(int year);
    [[nodiscard]] const YearOfLife& year() const noexcept { return now_; }
    /// In order of time.
    [[nodiscard]] const std::vector<Newcomer>& arrivals() const noexcept { return arrivals_; }

    PersonId arrive(const Newcomer& arrival);
    PersonId bear(PersonId mother, Instant when);

    /// What the rest of the begun year holds for someone present, seen from `from`.
    [[nodiscard]] YearAhead plan(PersonId who, Instant from);

    /// Multiplies her hazard of death from `now` on; gives the moment of death
    /// within the begun year, or `never`.
    Instant change_risk(PersonId who, Instant now, double mortality_ratio);
    [[nodiscard]] double risk(PersonId who) const { return fate_[who.index()].ratio; }

    /// A shock has begun, changed or ended within the begun year: luck is used up to `now`, and from here on
    /// the new hazards hold. False if nothing has changed; if true, everybody present is to be planned again,
    /// and `arrivals` holds those who are still to come.
    bool change_shock(Instant now);
    /// Her death and departure under the new hazards; births and moves within are not touched by shocks.
    [[nodiscard]] YearAhead plan_again(PersonId who, Instant now) const;

    /// She moves: her new home is drawn at (internal_target, key, year) from the shares of her age.
    ZoneId move_home(PersonId who);

    /// One whole calendar year for everybody, mortality ratios as they stand. Begins the year itself.
    void live_year(int year);

    [[nodiscard]] People& people() noexcept { return people_; }
    [[nodiscard]] const People& people() const noexcept { return people_; }

private:
    struct FateOfOne {
        Fate death;
        double ratio;     ///< of the need state
        Instant spent_to; ///< the fate is used up to this moment
    };
    PersonId add(const Person& person);
    void spend(PersonId who, Instant to);
    [[nodiscard]] Instant death_in_year(PersonId who) const;
    [[nodiscard]] ZoneId zone_for(Key key, int age) const {
        return settlement_.zone(age, zone_.uniform(key));
    }
    void apply_shock();
    void list_arrivals(Instant from);
    [[nodiscard]] Instant departure_in_year(PersonId who, Instant from) const;
    [[nodiscard]] Instant recorded_departure(PersonId who, Instant from) const;
    [[nodiscard]] Instant drawn_away(PersonId newcomer, Instant from) const;
    [[nodiscard]] PersonId goes_with(PersonId who) const;
    void live(PersonId who, Instant from);

    const PopulationTables* tables_;
    const PopulationAssumptions* assumptions_;
    const ShockAssumptions* shock_;
    ShockAssumptions in_force_;
    ShockClock leaving_;           ///< of the recorded hazard
    ShockClock newcomers_leaving_; ///< its factor is a hazard
    Stream zone_, death_, birth_, sex_at_birth_, departure_, newcomers_leave_, arrivals_number_,
        arrival_moment_, moving_, target_;
    Settlement settlement_;
    People people_;
    std::vector<FateOfOne> fate_;
    YearOfLife now_, before_;
    Instant begin_{}, end_{};
    std::vector<Newcomer> arrivals_;
};

} // namespace omsorg
