// SPDX-License-Identifier: MIT
#include <omsorg/municipality/residents.hpp>

#include <bit>

namespace omsorg {

NeedHazards calibrated(const World& world, const Assumptions& live) {
    std::vector<BySexAndAge<double>> death;
    for (int year = world.first_year; year <= world.last_year; ++year)
        death.push_back(year_of_life(year, world.tables->population, live.population).death);
    return calibrate(live.need, world.tables->need, world.tables->population.start, world.first_year, death);
}

Residents::Residents(const World& world, const Assumptions& live, const Geography& geography, Simulation& sim,
                     Run run)
    : live_{live}, geography_{geography}, sim_{sim}, life_{world.tables->population, live.population,
                                                           geography, run, live.shock},
      domains_{world, live, life_, sim, run}, hazards_{calibrated(world, live)}, luck_{run},
      assessment_{live.need, world.tables->need.rules, hazards_.grant_level(), run}, error_{live.assessment,
                                                                                            run},
      review_day_{run, Purpose::reassessment}, lss_{live.need, live.disability,
                                                    world.tables->population.start, run},
      informal_{live.informal, run, world.first_year}, year_{world.first_year - 1},
      prevention_reach_{run, Purpose::prevention_reach} {}

void Residents::found(Provision& provision) {
    life_.found();
    const auto persons = static_cast<std::uint32_t>(people().size());
    const Day eve = day_of(sim_.now());
    for (std::uint32_t row = 0; row < persons; ++row) {
        const PersonId who{row};
        const Key key = people().key(who);
        settle_in(who, hazards_.start_state(luck_, key, year_, people().sex(who), age(who)), sim_.now());
        const NeedState state = need_[row].state();
        if (state == NeedState::home_care) {
            const double hours = assessment_.home_care_hours(key, 0, GrantClass::ordinary);
            provision.begin_home_care(who, key, people().zone(who), assessed(who, hours));
            look_at_relatives(who, provision);
        } else if (state == NeedState::special_housing) {
            const double meanwhile = assessment_.home_care_hours(key, 0, GrantClass::before_special_housing);
            provision.found_in_special_housing(who, key, people().zone(who), assessed(who, meanwhile), eve);
            look_at_relatives(who, provision);
        }
    }
    domains_.found(year_, provision);
    escort_of_disabled_ = domains_.is_on(NeedDomain::disability);
    for (std::uint32_t row = 0; row < persons; ++row)
        if (const PersonId who{row}; people().is_present(who)) found_escort(who, eve, provision);
}

/// Who has escort already; the rules held for her too, and whoever they do not let in never applied.
void Residents::found_escort(PersonId who, Day eve, Provision& provision) {
    if (!applies_for_escort(who)) return;
    if (!assessment_.eligible(Support::escort, applicant(who), eve).granted) return;
    escort_[who.index()] = Escort::granted;
    provision.begin_escort(people().key(who), people().zone(who));
}

void Residents::settle_in(PersonId who, NeedState state, Instant since) {
    expect(who.index() == need_.size(), "rows of residents and of people run together");
    need_.emplace_back(state, people().key(who), luck_, since);
    booked_.emplace_back();
    escort_.push_back(Escort::none);
    shadow_row_.push_back(no_row);
    course_row_.push_back(no_row);
    preventive_row_.push_back(no_row);
    review_.emplace_back();
}

void Residents::begin_year(int year, Provision& provision) {
    const Instant start = start_of_year(year);
    const auto persons = static_cast<std::uint32_t>(people().size());
    for (std::uint32_t row = 0; row < persons && year > hazards_.first_year(); ++row) {
        const PersonId who{row};
        if (!people().is_present(who)) continue;
        need_[row].settle(rates(year_, who), start);
        if (shadow_row_[row] != no_row)
            shadows_[shadow_row_[row]].need.settle(shadow_rates(year_, who), start);
    }
    life_.begin_year(year);
    year_ = year;
    year_end_ = start_of_year(year + 1);
    domains_.begin_year(year, provision);
    for (std::uint32_t row = 0; row < persons; ++row) {
        const PersonId who{row};
        if (!people().is_present(who)) continue;
        look_ahead(who, start);
        if (shadow_row_[row] != no_row) book_shadow(who);
        look_at_prevention(who, provision);
        look_at_escort(who, provision);
        look_at_relatives(who, provision);
        if (live_.assessment.modelled && live_.assessment.review_months > 0) spread_review(who);
    }
    if (const double growth = live_.assessment.need_growth;
        live_.assessment.modelled && growth != 0 && year > hazards_.first_year())
        provision.grow_needs(1 + growth / 100);
    book_arrivals();
}

void Residents::book_arrivals() {
    for (const Ticket& ticket : arriving_) sim_.cancel(ticket);
    arriving_.clear();
    const auto& arrivals = life_.arrivals();
    for (std::uint32_t i = 0; i < arrivals.size(); ++i)
        arriving_.push_back(
            sim_.book(arrivals[i].when, event_of(Happening::arrival, i), order_of(arrivals[i].person.key)));
}

PerTransition Residents::shadow_rates(int year, PersonId who) const {
    return hazards_.rates(year, people().sex(who), people().age(who, year));
}

PerTransition Residents::rates(int year, PersonId who) const {
    PerTransition rates = shadow_rates(year, who);
    const std::uint32_t row = course_row_[who.index()];
    if (row != no_row) rates.recovery *= courses_[row].recovery;
    const std::uint32_t preventive = preventive_row_[who.index()];
    if (preventive != no_row) rates.onset *= preventive_[preventive].onset;
    return rates;
}

double Residents::mortality_ratio(PersonId who) const {
    const NeedState state = need_[who.index()].state();
    const std::uint32_t row = shadow_row_[who.index()];
    const Sex sex = people().sex(who);
    if (row == no_row || shadows_[row].need.state() == state)
        return hazards_.mortality_ratio(year_, sex, age(who), state) * domains_.mortality(who);
    return hazards_.mortality_ratio(year_, sex, age(who), state, shadows_[row].need.state(),
                                    live_.need.causal_share) *
           domains_.mortality(who);
}

void Residents::look_ahead(PersonId who, Instant from) {
    life_.change_risk(who, from, mortality_ratio(who));
    const YearAhead ahead = life_.plan(who, from);
    const Order order = order_of(people().key(who));
    book_death(who, ahead.death);
    book_departure(who, ahead.departure);
    if (ahead.birth != never) sim_.book(ahead.birth, event_of(Happening::birth, who.index()), order);
    if (ahead.move != never) sim_.book(ahead.move, event_of(Happening::moves_home, who.index()), order);
    book_need(who);
}

void Residents::book_death(PersonId who, Instant when) {
    Ticket& ticket = booked_[who.index()].death;
    sim_.cancel(ticket);
    ticket = {};
    if (when != never)
        ticket = sim_.book(when, event_of(Happening::death, who.index()), order_of(people().key(who)));
}

void Residents::book_departure(PersonId who, Instant when) {
    Ticket& ticket = booked_[who.index()].departure;
    sim_.cancel(ticket);
    ticket = {};
    if (when != never)
        ticket = sim_.book(when, event_of(Happening::departure, who.index()), order_of(people().key(who)));
}

void Residents::book_need(PersonId who) {
    Ticket& ticket = booked_[who.index()].need;
    sim_.cancel(ticket);
    ticket = {};
    if (const auto next = need_[who.index()].due(rates(year_, who), year_end_))
        ticket = sim_.book(
            next->when,
            event_of(Happening::need_changes, who.index(), static_cast<std::uint16_t>(next->transition)),
            order_of(people().key(who)));
}

void Residents::book_shadow(PersonId who) {
    Shadow& shadow = shadows_[shadow_row_[who.index()]];
    sim_.cancel(shadow.next);
    shadow.next = {};
    if (const auto next = shadow.need.due(shadow_rates(year_, who), year_end_))
        shadow.next = sim_.book(
            next->when,
            event_of(Happening::shadow_changes, who.index(), static_cast<std::uint16_t>(next->transition)),
            order_of(people().key(who)));
}

void Residents::happen(const Event& event, Provision& provision) {
    const PersonId who{event.who};
    const auto what = static_cast<Happening>(event.kind);
    if (what == Happening::arrival) return arrive(life_.arrivals()[event.who], provision);
    if (!people().is_present(who)) return;
    switch (what) {
    case Happening::death:
        return leave(who, true, provision);
    case Happening::departure:
        return leave(who, false, provision);
    case Happening::birth: {
        const PersonId child = life_.bear(who, sim_.now());
        settle_in(child, NeedState::independent, sim_.now());
        domains_.enter(child, provision);
        return look_ahead(child, sim_.now());
    }
    case Happening::need_changes:
        return change_need(who, static_cast<NeedTransition>(event.part), provision);
    case Happening::shadow_changes:
        return change_shadow(who, static_cast<NeedTransition>(event.part), provision);
    case Happening::decided:
        return decided(who, static_cast<Support>(event.part), std::bit_cast<double>(event.extra), provision);
    case Happening::report_due:
        counts_.reported += provision.waits_for_place(who) ? 1 : 0;
        return;
    case Happening::course_turns:
        return turn_course(who, provision);
    case Happening::moves_home:
        return move_home(who, provision);
    case Happening::domain_changes:
        domains_.turn(who, static_cast<NeedDomain>(event.part), provision);
        if (static_cast<NeedDomain>(event.part) == NeedDomain::disability) look_at_escort(who, provision);
        return book_death(who, life_.change_risk(who, sim_.now(), mortality_ratio(who)));
    case Happening::prevention_turns:
        return turn_prevention(who);
    case Happening::review_due:
        return review(who, event.extra, provision);
    case Happening::new_day:
    case Happening::arrival:
        break;
    }
    expect(false, "residents are told what happens to residents");
}

void Residents::arrive(const Newcomer& arrival, Provision& provision) {
    const PersonId who = life_.arrive(arrival);
    const NeedState state =
        hazards_.start_state(luck_, arrival.person.key, year_, arrival.person.sex, age(who));
    settle_in(who, state, sim_.now());
    domains_.enter(who, provision);
    look_ahead(who, sim_.now());
    if (state == NeedState::home_care) apply(who, Support::home_care, provision);
    if (state == NeedState::special_housing) apply(who, Support::special_housing, provision);
}

/// Her home care, night supervision and escort go with her; her place in a queue she keeps.
void Residents::move_home(PersonId who, Provision& provision) {
    const ZoneId before = people().zone(who), after = life_.move_home(who);
    ++counts_.moved_home;
    if (after != before) provision.move(who, people().key(who), after);
}

void Residents::leave(PersonId who, bool died, Provision& provision) {
    const std::uint32_t row = who.index();
    reckon_prevention(who, provision);
    end_course(who, provision);
    domains_.leave(who, provision);
    provision.leave(who, people().key(who), day_of(sim_.now()), died);
    sim_.cancel(booked_[row].death);
    sim_.cancel(booked_[row].need);
    sim_.cancel(booked_[row].departure);
    if (shadow_row_[row] != no_row) sim_.cancel(shadows_[shadow_row_[row]].next);
    if (died)
        life_.people().die(who, sim_.now());
    else
        life_.people().move_away(who, sim_.now());
}

void Residents::levers_moved() {
    if (life_.change_shock(sim_.now())) {
        const auto persons = static_cast<std::uint32_t>(people().size());
        for (std::uint32_t row = 0; row < persons; ++row) {
            const PersonId who{row};
            if (!people().is_present(who)) continue;
            const YearAhead ahead = life_.plan_again(who, sim_.now());
            book_death(who, ahead.death);
            book_departure(who, ahead.departure);
        }
        book_arrivals();
    }
    domains_.levers_moved();
}

} // namespace omsorg
