// SPDX-License-Identifier: MIT
// What follows when need changes: applications, decisions, reablement.
#include <omsorg/municipality/residents.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/service/home_care_quality.hpp>

#include <algorithm>
#include <bit>
#include <map>

namespace omsorg {

void Residents::change_need(PersonId who, NeedTransition transition, Provision& provision) {
    reckon_prevention(who, provision);
    Trajectory& need = need_[who.index()];
    need.settle(rates(year_, who), sim_.now());
    need.move(transition, people().key(who), luck_);
    book_death(who, life_.change_risk(who, sim_.now(), mortality_ratio(who)));
    switch (transition) {
    case NeedTransition::onset:
        apply(who, Support::home_care, provision);
        break;
    case NeedTransition::direct_entry:
    case NeedTransition::admission:
        apply(who, Support::special_housing, provision);
        break;
    case NeedTransition::recovery:
        end_course(who, provision);
        provision.end_home_care(who, people().key(who));
        break;
    }
    book_need(who);
}

void Residents::change_shadow(PersonId who, NeedTransition transition, Provision& provision) {
    reckon_prevention(who, provision);
    Shadow& shadow = shadows_[shadow_row_[who.index()]];
    shadow.need.settle(shadow_rates(year_, who), sim_.now());
    shadow.need.move(transition, people().key(who), luck_);
    book_death(who, life_.change_risk(who, sim_.now(), mortality_ratio(who)));
    book_shadow(who);
}

void Residents::apply(PersonId who, Support support, Provision& provision) {
    const Key key = people().key(who);
    // Which application this is, told by when and not by how many came before: no plan moves another's luck.
    const std::uint64_t application =
        support == Support::escort ? static_cast<std::uint64_t>(year_) : need_[who.index()].spell();
    provision.waits().begin(WaitFor::decision, *service_of(support), key, sim_.now());
    const Duration handling = assessment_.handling(support, key, application);
    if (!provision.has_casework())
        return judge(who, support, application, sim_.now(), sim_.now() + handling, provision);
    provision.casework().receive(static_cast<CaseType>(support), who, key, application, sim_.now(),
                                 sim_.now() +
                                     from_hours(in_hours(handling) * live_.casework.waits_on_others));
}

void Residents::cases_decided(Provision& provision) {
    for (const DecidedCase& one : provision.casework().decided())
        if (people().is_present(one.who))
            judge(one.who, static_cast<Support>(one.type), one.application, one.applied, one.when, provision);
}

Applicant Residents::applicant(PersonId who) const {
    return {age(who), lss_.personal_assistance(people().key(who)), domains_.in_group_home(who)};
}

void Residents::judge(PersonId who, Support support, std::uint64_t application, Instant applied,
                      Instant decided, Provision& provision) {
    const Key key = people().key(who);
    const District& district =
        geography_.districts[geography_.zones[people().zone(who).index()].district.index()];
    Decision decision = assessment_.decide_at(decided, support, key, applicant(who), applied, application,
                                              error_.practice(district.name));
    const Key question = key_of(key, support);
    const auto which = static_cast<std::size_t>(support);
    if (decision.granted && error_.wrongly_refused(question, application)) {
        decision.granted = false;
        decision.refused_by_judgement = true;
        ++counts_.wrong[which];
    }
    if (!decision.granted) {
        ++counts_.refusals[which];
        AssessmentError::Appeal appeal;
        if (decision.refused_by_judgement) appeal = error_.appeal(question, application);
        counts_.appeals[which] += appeal.made ? 1 : 0;
        if (!appeal.won) return provision.waits().forget(WaitFor::decision, *service_of(support), key);
        ++counts_.won[which];
        decision.decided += *appeal.won;
    }
    sim_.book(decision.decided,
              event_of(Happening::decided, who.index(), static_cast<std::uint16_t>(support),
                       std::bit_cast<std::uint64_t>(static_cast<double>(decision.hours_a_month))),
              order_of(key));
}

std::array<double, 3> Residents::expected_applications(int year) const {
    std::array<double, 3> expected{};
    for (std::uint32_t row = 0; row < people().size(); ++row) {
        const PersonId who{row};
        if (!people().is_present(who)) continue;
        const PerTransition& rates = hazards_.rates(year, people().sex(who), people().age(who, year));
        if (need_[row].state() == NeedState::independent) {
            expected[0] += rates.onset;
            expected[1] += rates.direct_entry;
        } else if (need_[row].state() == NeedState::home_care)
            expected[1] += rates.admission;
    }
    return expected;
}

template <class See>
void Residents::each_who_expects(const Provision& provision, std::span<const double> quality, See see) const {
    for (std::uint32_t row = 0; row < people().size(); ++row) {
        const PersonId who{row};
        if (!people().is_present(who) || !provision.has_home_care(who)) continue;
        const std::uint32_t district = geography_.zones[people().zone(who).index()].district.index();
        if (quality[district] >= 0) see(who, district);
    }
}

std::vector<std::vector<ExpectingGroup>>
Residents::expecting_by_district(const Provision& provision, std::span<const double> quality) const {
    std::vector<std::map<int, double>> clients(quality.size());
    each_who_expects(provision, quality,
                     [&](PersonId who, std::uint32_t district) { ++clients[district][year_ - age(who)]; });
    std::vector<std::vector<ExpectingGroup>> found(quality.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto& [born, persons] : clients[i]) found[i].push_back({born, persons, quality[i]});
    return found;
}

std::array<std::vector<ExpectingGroup>, client_groups>
Residents::expecting_by_group(const Provision& provision, std::span<const double> quality,
                              const ClientGroups& groups) const {
    std::array<std::map<std::pair<std::uint32_t, int>, double>, client_groups> clients;
    each_who_expects(provision, quality, [&](PersonId who, std::uint32_t district) {
        for (const ClientGroup group : groups_of(people().sex(who), age(who)))
            ++clients[static_cast<std::size_t>(group)][{district, year_ - age(who)}];
    });
    const auto met = [&](std::size_t group, std::uint32_t district) {
        if (district >= groups.in_district.size()) return quality[district];
        const GroupYear& year = groups.in_district[district][group];
        if (!year.visits.continuity()) return quality[district]; // too few to tell how many staff they met
        return home_care_quality(live_.expectation, year.visits, year.unmet_share().value_or(0))
            .value_or(quality[district]);
    };
    std::array<std::vector<ExpectingGroup>, client_groups> found;
    for (std::size_t group = 0; group < client_groups; ++group)
        for (const auto& [place, persons] : clients[group])
            found[group].push_back({place.second, persons, met(group, place.first)});
    return found;
}

std::vector<ExpectingGroup> Residents::expecting(double quality) const {
    constexpr int adult = 18;
    std::map<int, double> adults;
    for (std::uint32_t row = 0; row < people().size(); ++row)
        if (const PersonId who{row}; people().is_present(who) && age(who) >= adult)
            ++adults[year_ - age(who)];
    std::vector<ExpectingGroup> groups;
    for (const auto& [born, persons] : adults) groups.push_back({born, persons, quality});
    return groups;
}

double Residents::granted_hours(PersonId who, double needed, std::uint64_t assessment) const {
    const double granted = error_.granted(needed, people().key(who), need_[who.index()].spell(), assessment);
    return std::min(granted, live_.need.granted_hours_most);
}

/// The first assessment of whoever needs so many hours where nothing is measured with error.
AssessedHours Residents::assessed(PersonId who, double hours) const {
    const double needed = error_.needed(hours);
    return {.granted = granted_hours(who, needed, 0), .needed = needed};
}

void Residents::book_review(PersonId who, Day when) {
    const std::uint16_t spell = need_[who.index()].spell();
    review_[who.index()].spell = spell;
    sim_.book(Instant{when}, event_of(Happening::review_due, who.index(), 0, spell),
              order_of(people().key(who)));
}

// Whoever has home care and no review to come, since reviews begin now, is reviewed on a day of her own.
void Residents::spread_review(PersonId who) {
    const Trajectory& need = need_[who.index()];
    if (need.state() != NeedState::home_care || review_[who.index()].spell == need.spell()) return;
    const Key key = people().key(who);
    const double days = live_.assessment.review_months * days_a_year / 12;
    review_[who.index()].number = 0;
    book_review(who,
                day_of(sim_.now()) +
                    std::chrono::days{1 + static_cast<int>(days * review_day_.uniform(key, need.spell()))});
}

void Residents::review(PersonId who, std::uint64_t spell, Provision& provision) {
    Review& review = review_[who.index()];
    const Trajectory& need = need_[who.index()];
    if (need.state() != NeedState::home_care || need.spell() != spell) return;
    review.spell = 0xFFFF;
    const int months = live_.assessment.review_months;
    if (!live_.assessment.modelled || months <= 0) return;
    const Day today = day_of(sim_.now());
    if (provision.has_home_care(who))
        provision.regrant(who, granted_hours(who, provision.needed(who), ++review.number));
    book_review(who, add_months(today, months));
}

void Residents::decided(PersonId who, Support support, double hours, Provision& provision) {
    const Trajectory& need = need_[who.index()];
    const Key key = people().key(who);
    const ZoneId home = people().zone(who);
    const Day today = day_of(sim_.now());
    const Service service = *service_of(support);
    Waits& waits = provision.waits();
    switch (support) {
    case Support::home_care:
        // She may have recovered, or been granted a place, before her case was decided.
        if (need.state() != NeedState::home_care || provision.has_home_care(who))
            return waits.forget(WaitFor::decision, service, key);
        provision.begin_home_care(who, key, home, assessed(who, hours));
        // Whoever waited for her decision at New Year has a review booked already.
        if (live_.assessment.modelled && live_.assessment.review_months > 0 &&
            review_[who.index()].spell != need.spell()) {
            review_[who.index()].number = 0;
            book_review(who, add_months(today, live_.assessment.review_months));
        }
        look_at_relatives(who, provision);
        offer_reablement(who, provision);
        break;
    case Support::special_housing: {
        end_course(who, provision);
        const double meanwhile =
            assessment_.home_care_hours(key, need.spell(), GrantClass::before_special_housing);
        provision.grant_place(who, key, home, assessed(who, meanwhile), today);
        look_at_relatives(who, provision);
        sim_.book(Instant{report_due(today)}, event_of(Happening::report_due, who.index()), order_of(key));
        break;
    }
    case Support::escort:
        if (escort_[who.index()] != Escort::applied) return waits.forget(WaitFor::decision, service, key);
        escort_[who.index()] = Escort::granted;
        provision.begin_escort(key, home);
        break;
    default:
        expect(false, "only what is applied for is decided");
    }
    waits.end(WaitFor::decision, service, key, sim_.now());
    if (support != Support::special_housing)
        waits.begin(WaitFor::first_service, service, key, Instant{today});
    ++counts_.decisions[static_cast<std::size_t>(support)];
}

/// Only with a disability, where that is modelled from the start.
bool Residents::applies_for_escort(PersonId who) const {
    const auto disability =
        escort_of_disabled_ ? std::optional{domains_.has(who, NeedDomain::disability)} : std::nullopt;
    return lss_.applies(people().key(who), people().sex(who), age(who), year_, disability);
}

void Residents::look_at_escort(PersonId who, Provision& provision) {
    Escort& escort = escort_[who.index()];
    const Key key = people().key(who);
    const bool applies = applies_for_escort(who);
    if (applies && escort == Escort::none) {
        escort = Escort::applied;
        apply(who, Support::escort, provision);
    } else if (!applies && escort != Escort::none) {
        if (escort == Escort::granted) provision.end_escort(key);
        escort = Escort::none;
    }
}

/// What her relatives do this year, and what is granted because they do less than in the recorded years.
void Residents::look_at_relatives(PersonId who, Provision& provision) {
    if (!informal_.modelled() || !provision.has_home_care(who)) return;
    const Key key = people().key(who);
    const int year = std::max(year_, informal_.first_year());
    provision.set_informal(who, informal_.help(key, year));
}

void Residents::offer_reablement(PersonId who, Provision& provision) {
    const std::uint32_t row = who.index();
    const auto course = provision.offer_reablement(people().key(who), need_[row].spell(), people().zone(who),
                                                   day_of(sim_.now()));
    if (!course) return;
    course_row_[row] = static_cast<std::uint32_t>(courses_.size());
    courses_.push_back({who, *course});
    cast_shadow(who);
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
        provision.lighten(who, hours);
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
