// SPDX-License-Identifier: MIT
// Prevention without a needs test: who takes part, when it works, and what it has come to.
#include <omsorg/municipality/residents.hpp>

namespace omsorg {

/// Her need as it would have been: the same key, without the plan's factors from here on.
Residents::Shadow& Residents::cast_shadow(PersonId who) {
    std::uint32_t& row = shadow_row_[who.index()];
    if (row == no_row) {
        row = static_cast<std::uint32_t>(shadows_.size());
        shadows_.push_back({who, need_[who.index()], {}});
        shadows_.back().need.settle(shadow_rates(year_, who), sim_.now());
        book_shadow(who);
    }
    return shadows_[row];
}

/// New Year: whoever is reached, old enough and without care takes part, once in her life.
void Residents::look_at_prevention(PersonId who, Provision& provision) {
    const PreventionAssumptions& a = live_.prevention;
    const std::uint32_t row = who.index();
    if (a.reach <= 0 || preventive_row_[row] != no_row || age(who) < a.first_age ||
        need_[row].state() != NeedState::independent)
        return;
    const Key key = people().key(who);
    if (!prevention_reach_.happens(a.reach, key)) return;
    preventive_row_[row] = static_cast<std::uint32_t>(preventive_.size());
    preventive_.push_back({who, PreventionCourse::from(a, day_of(sim_.now())), 1});
    ++provision.prevention().reached;
    const PreventionCourse& course = preventive_.back().course;
    for (const Day turn : {course.works, course.fades})
        if (const Instant when{turn}; when > sim_.now())
            sim_.book(when, event_of(Happening::prevention_turns, row), order_of(key));
    turn_prevention(who);
}

void Residents::turn_prevention(PersonId who) {
    Preventive& part = preventive_[preventive_row_[who.index()]];
    const double onset = part.course.onset_factor(day_of(sim_.now()));
    if (onset == part.onset) return;
    need_[who.index()].settle(rates(year_, who), sim_.now());
    if (Shadow& shadow = cast_shadow(who); !shadow.prevention) {
        shadow.prevention = true;
        shadow.reckoning.to = sim_.now();
    }
    part.onset = onset;
    book_need(who);
}

/// The hazards are those of the time that has just passed: called before anything about her changes.
void Residents::reckon_prevention(PersonId who, Provision& provision) {
    const std::uint32_t row = shadow_row_[who.index()];
    if (row == no_row || !shadows_[row].prevention) return;
    Shadow& shadow = shadows_[row];
    const NeedState own = need_[who.index()].state(), other = shadow.need.state();
    const Sex sex = people().sex(who);
    const int years = age(who);
    const double hazard = life_.year().death.at(sex, std::min(years, oldest_age)) * life_.risk(who);
    const double her_ratio =
        own == other ? hazards_.mortality_ratio(year_, sex, years, own)
                     : hazards_.mortality_ratio(year_, sex, years, own, other, live_.need.causal_share);
    const double shadow_hazard = hazard * hazards_.mortality_ratio(year_, sex, years, other) / her_ratio;
    const bool spared = other == NeedState::home_care && own == NeedState::independent;
    const double hours = spared ? 12 * assessment_.home_care_hours(people().key(who), shadow.need.spell(),
                                                                   GrantClass::ordinary)
                                : 0;
    shadow.reckoning.go_on(sim_.now(), hazard, own == other ? hazard : shadow_hazard, hours,
                           provision.prevention());
}

void Residents::reckon_prevention(Provision& provision) {
    for (const Shadow& shadow : shadows_)
        if (people().is_present(shadow.who)) reckon_prevention(shadow.who, provision);
}

} // namespace omsorg
