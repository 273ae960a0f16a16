// SPDX-License-Identifier: MIT
// What follows when need changes: applications, decisions, reablement.
#include <omsorg/municipality/residents.hpp>

#include <bit>

namespace omsorg {

void Residents::change_need(PersonId who, NeedTransition transition, Provision& provision) {
    Trajectory& need = need_[who.index()];
    need.settle(rates(year_, who), sim_.now());
    need.move(transition, people().key(who), luck_);
    book_death(who, life_.change_risk(who, sim_.now(), mortality_ratio(who)));
    switch (transition) {
    case NeedTransition::onset:
        apply(who, Support::home_care);
        break;
    case NeedTransition::direct_entry:
    case NeedTransition::admission:
        apply(who, Support::special_housing);
        break;
    case NeedTransition::recovery:
        end_course(who, provision);
        provision.end_home_care(who, people().key(who), day_of(sim_.now()));
        break;
    }
    book_need(who);
}

void Residents::change_shadow(PersonId who, NeedTransition transition) {
    Shadow& shadow = shadows_[shadow_row_[who.index()]];
    shadow.need.settle(shadow_rates(year_, who), sim_.now());
    shadow.need.move(transition, people().key(who), luck_);
    book_death(who, life_.change_risk(who, sim_.now(), mortality_ratio(who)));
    book_shadow(who);
}

void Residents::apply(PersonId who, Support support) {
    const Key key = people().key(who);
    const Applicant applicant{age(who), lss_.personal_assistance(key)};
    // Which application this is, told by when and not by how many came before: no plan moves another's luck.
    const std::uint64_t application =
        support == Support::escort ? static_cast<std::uint64_t>(year_) : need_[who.index()].spell();
    const Decision decision = assessment_.decide(support, key, applicant, sim_.now(), application);
    if (!decision.granted) return;
    sim_.book(decision.decided,
              event_of(Happening::decided, who.index(), static_cast<std::uint16_t>(support),
                       std::bit_cast<std::uint64_t>(static_cast<double>(decision.hours_a_month))),
              order_of(key));
}

void Residents::decided(PersonId who, Support support, double hours, Provision& provision) {
    const Trajectory& need = need_[who.index()];
    const Key key = people().key(who);
    const ZoneId home = people().zone(who);
    const Day today = day_of(sim_.now());
    switch (support) {
    case Support::home_care:
        // She may have recovered, or been granted a place, before her case was decided.
        if (need.state() != NeedState::home_care || provision.has_home_care(who)) return;
        provision.begin_home_care(who, key, home, hours, today);
        offer_reablement(who, provision);
        break;
    case Support::special_housing: {
        end_course(who, provision);
        const double meanwhile =
            assessment_.home_care_hours(key, need.spell(), GrantClass::before_special_housing);
        provision.grant_place(who, key, home, meanwhile, today);
        sim_.book(Instant{report_due(today)}, event_of(Happening::report_due, who.index()), order_of(key));
        break;
    }
    case Support::escort:
        if (escort_[who.index()] != Escort::applied) return;
        escort_[who.index()] = Escort::granted;
        provision.begin_escort(key, home);
        break;
    }
    ++counts_.decisions[static_cast<std::size_t>(support)];
}

void Residents::look_at_escort(PersonId who, Provision& provision) {
    Escort& escort = escort_[who.index()];
    const Key key = people().key(who);
    const int years = age(who);
    if (escort == Escort::none && (years < LssPeople::first_age || years > LssPeople::last_age)) return;
    const bool applies = lss_.applies(key, people().sex(who), years, year_);
    if (applies && escort == Escort::none) {
        escort = Escort::applied;
        apply(who, Support::escort);
    } else if (!applies && escort != Escort::none) {
        if (escort == Escort::granted) provision.end_escort(key);
        escort = Escort::none;
    }
}

void Residents::offer_reablement(PersonId who, Provision& provision) {
    const std::uint32_t row = who.index();
    const auto course = provision.offer_reablement(people().key(who), need_[row].spell(), people().zone(who),
                                                   day_of(sim_.now()));
    if (!course) return;
    course_row_[row] = static_cast<std::uint32_t>(courses_.size());
    courses_.push_back({who, *course});
    if (shadow_row_[row] == no_row) {
        shadow_row_[row] = static_cast<std::uint32_t>(shadows_.size());
        shadows_.push_back({who, need_[row], {}});
        shadows_.back().need.settle(shadow_rates(year_, who), sim_.now());
        book_shadow(who);
    }
    for (const Day turn : {course->begins, course->ends, course->fades})
        if (const Instant when{turn}; when >= sim_.now())
            sim_.book(when, event_of(Happening::course_turns, row), order_of(people().key(who)));
    turn_course(who, provision);
}

void Residents::turn_course(PersonId who, Provision& provision) {
    const std::uint32_t row = course_row_[who.index()];
    if (row == no_row) return;
    Course& course = courses_[row];
    const Day today = day_of(sim_.now());
    if (const double recovery = course.course.recovery_factor(today); recovery != course.recovery) {
        need_[who.index()].settle(rates(year_, who), sim_.now());
        course.recovery = recovery;
        book_need(who);
    }
    if (const double hours = course.course.hours_factor(today); hours != course.hours) {
        course.hours = hours;
        provision.lighten(who, hours, today);
    }
}

void Residents::end_course(PersonId who, Provision& provision) {
    std::uint32_t& row = course_row_[who.index()];
    if (row == no_row) return;
    Course& course = courses_[row];
    const Day today = day_of(sim_.now());
    provision.end_reablement(course.course, today);
    if (course.recovery != 1) {
        need_[who.index()].settle(rates(year_, who), sim_.now());
        course.recovery = 1;
    }
    row = no_row;
}

} // namespace omsorg
