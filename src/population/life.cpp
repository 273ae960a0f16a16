// SPDX-License-Identifier: MIT
#include <omsorg/population/life.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace omsorg {

namespace {

double share_of(Instant from, Instant to, Instant begin, Instant end) {
    return static_cast<double>((to - from).count()) / static_cast<double>((end - begin).count());
}

// A share of the year after `from`; what is due within the year never falls on its end.
Instant after(Instant from, double share, Instant begin, Instant end) {
    const double ticks = share * static_cast<double>((end - begin).count());
    const Instant when = from + Duration{static_cast<std::int64_t>(ticks)};
    return std::min(when, end - Duration{1});
}

} // namespace

Life::Life(const PopulationTables& tables, const PopulationAssumptions& assumptions,
           const Geography& geography, Run run, const ShockAssumptions& shock)
    : tables_{&tables}, assumptions_{&assumptions}, shock_{&shock}, in_force_{shock},
      zone_{run, Purpose::settle_zone}, death_{run, Purpose::death}, birth_{run, Purpose::birth},
      sex_at_birth_{run, Purpose::birth_sex}, departure_{run, Purpose::emigration},
      newcomers_leave_{run, Purpose::newcomers_leave}, arrivals_number_{run, Purpose::immigration},
      arrival_moment_{run, Purpose::immigrant_moment}, moving_{run, Purpose::internal_move},
      target_{run, Purpose::internal_target}, settlement_{geography, tables.start, assumptions.age_contrast} {
    expect_whole(tables);
    begin_ = end_ = start_of_year(tables.start_year + 1);
    now_.year = tables.start_year;
}

void Life::found() {
    expect(people_.size() == 0, "founders come first, and once");
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            const auto persons = static_cast<int>(std::lround(tables_->start.at(sex, age)));
            for (int ordinal = 0; ordinal < persons; ++ordinal) {
                const Key key = key_of(Origin::founder, age, sex, ordinal);
                add({key, sex, tables_->start_year - age, zone_for(key, age), Origin::founder, end_});
            }
        }
}

void Life::begin_year(int year) {
    expect(year == now_.year + 1, "years follow one another");
    before_ = now_;
    begin_ = start_of_year(year);
    end_ = start_of_year(year + 1);
    now_ = year_of_life(year, *tables_, *assumptions_);
    apply_shock();
    leaving_.restart(begin_, end_, in_force_.departures);
    newcomers_leaving_.restart(begin_, end_, in_force_.newcomers_leave);
    list_arrivals(begin_);
}

/// Lays the shock in force on the year's hazards; departures are multiplied when they are asked for.
void Life::apply_shock() {
    in_force_ = *shock_;
    for (const Sex sex : both_sexes) {
        for (int age = shock_age; age <= oldest_age; ++age) now_.death.at(sex, age) *= in_force_.mortality;
        for (int age = 0; age <= oldest_age; ++age) now_.arrivals.at(sex, age) *= in_force_.arrivals;
    }
}

void Life::list_arrivals(Instant from) {
    arrivals_.clear();
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age) {
            const double expected = now_.arrivals.at(sex, age);
            if (expected <= 0) continue;
            const double u = arrivals_number_.uniform(key_of(Origin::migrant, now_.year, age, sex));
            const auto number = static_cast<int>(Distribution::poisson(expected).quantile(u));
            for (int ordinal = 0; ordinal < number; ++ordinal) {
                const Key key = key_of(Origin::migrant, now_.year, age, sex, ordinal);
                const Instant when = after(begin_, arrival_moment_.uniform(key), begin_, end_);
                if (when < from) continue;
                arrivals_.push_back(
                    {when, {key, sex, now_.year - age, zone_for(key, age), Origin::migrant, when}});
            }
        }
    std::ranges::sort(arrivals_, {}, [](const Newcomer& a) { return std::tuple{a.when, a.person.key}; });
}

bool Life::change_shock(Instant now) {
    const ShockAssumptions& next = *shock_;
    if (next.mortality == in_force_.mortality && next.arrivals == in_force_.arrivals &&
        next.departures == in_force_.departures && next.newcomers_leave == in_force_.newcomers_leave)
        return false;
    for (std::size_t row = 0; row < people_.size(); ++row)
        if (const PersonId who{row}; people_.is_present(who) && people_.age(who, now_.year) >= shock_age)
            spend(who, now);
    leaving_.change(now, next.departures);
    newcomers_leaving_.change(now, next.newcomers_leave);
    now_ = year_of_life(now_.year, *tables_, *assumptions_);
    apply_shock();
    list_arrivals(now);
    return true;
}

PersonId Life::add(const Person& person) {
    fate_.push_back({Fate{death_.exponential(person.key)}, 1, person.since});
    return people_.add(person);
}

PersonId Life::arrive(const Newcomer& arrival) { return add(arrival.person); }

PersonId Life::bear(PersonId mother, Instant when) {
    const Key key = key_of(Origin::newborn, people_.key(mother), people_.add_child(mother));
    const Sex sex = sex_at_birth_.happens(now_.boys_share, key) ? Sex::male : Sex::female;
    return add({key, sex, now_.year, people_.zone(mother), Origin::newborn, when, mother});
}

void Life::spend(PersonId who, Instant to) {
    FateOfOne& fate = fate_[who.index()];
    if (fate.spent_to < begin_) {
        const Instant before = start_of_year(before_.year);
        expect(fate.spent_to >= before, "everyone present is planned every year");
        const double hazard = before_.death.at(people_.sex(who), people_.age(who, before_.year));
        fate.death.spend(hazard * fate.ratio, share_of(fate.spent_to, begin_, before, begin_));
        fate.spent_to = begin_;
    }
    if (fate.spent_to < to) {
        const double hazard = now_.death.at(people_.sex(who), people_.age(who, now_.year));
        fate.death.spend(hazard * fate.ratio, share_of(fate.spent_to, to, begin_, end_));
        fate.spent_to = to;
    }
}

Instant Life::death_in_year(PersonId who) const {
    const FateOfOne& fate = fate_[who.index()];
    const double hazard = now_.death.at(people_.sex(who), people_.age(who, now_.year)) * fate.ratio;
    const auto due = fate.death.due(hazard, share_of(fate.spent_to, end_, begin_, end_));
    return due ? after(fate.spent_to, *due, begin_, end_) : never;
}

/// Two hazards compete: the recorded one, and the bust's on newcomers and on their children.
Instant Life::departure_in_year(PersonId who, Instant from) const {
    const Instant recorded = recorded_departure(who, from);
    if (!newcomers_leaving_.any()) return recorded;
    const PersonId newcomer = goes_with(who);
    return newcomer.valid() ? std::min(recorded, drawn_away(newcomer, from)) : recorded;
}

/// One threshold a year, used up by hazard times factor from the moment she came or from New Year.
Instant Life::recorded_departure(PersonId who, Instant from) const {
    const double hazard = now_.departure.at(people_.sex(who), people_.age(who, now_.year));
    if (hazard <= 0) return never;
    const double threshold = departure_.exponential(people_.key(who), static_cast<std::uint64_t>(now_.year));
    const auto within = [&](Instant start, double share) {
        return share < share_of(start, end_, begin_, end_) ? std::max(from, after(start, share, begin_, end_))
                                                           : never;
    };
    if (leaving_.steady()) return within(from, threshold / (hazard * leaving_.factor()));
    const Instant since = std::max(begin_, people_.since(who));
    const double share = leaving_.share_until(leaving_.passed(since) + threshold / hazard);
    return within(leaving_.last_change(), share);
}

/// When the bust takes this newcomer, or would have taken her if she were still there: one moment of the year, whoever
/// asks for it.
Instant Life::drawn_away(PersonId newcomer, Instant from) const {
    const double threshold =
        newcomers_leave_.exponential(people_.key(newcomer), static_cast<std::uint64_t>(now_.year));
    const Instant since = std::max(begin_, people_.since(newcomer));
    const Instant change = newcomers_leaving_.last_change();
    const double share = newcomers_leaving_.share_until(newcomers_leaving_.passed(since) + threshold);
    if (share >= share_of(change, end_, begin_, end_)) return never;
    return std::max(from, after(change, share, begin_, end_));
}

/// The newcomer whom she goes with when a bust takes her: herself, the mother of a child born here, her mother's mother
/// if the mother is a child herself; nobody for everybody else.
PersonId Life::goes_with(PersonId who) const {
    while (people_.origin(who) == Origin::newborn && people_.age(who, now_.year) < on_her_own)
        who = people_.mother(who);
    return people_.origin(who) == Origin::migrant ? who : PersonId::none();
}

YearAhead Life::plan(PersonId who, Instant from) {
    expect(from >= begin_ && from < end_, "a plan is made within the begun year");
    spend(who, from);
    const Sex sex = people_.sex(who);
    const int age = people_.age(who, now_.year);
    YearAhead ahead{.death = death_in_year(who), .departure = departure_in_year(who, from)};
    const auto first = [&](const Stream& stream, double hazard) {
        if (hazard <= 0) return never;
        const double share =
            stream.exponential(people_.key(who), static_cast<std::uint64_t>(now_.year)) / hazard;
        return share < share_of(from, end_, begin_, end_) ? after(from, share, begin_, end_) : never;
    };
    if (sex == Sex::female) ahead.birth = first(birth_, now_.birth[static_cast<std::size_t>(age)]);
    ahead.move = first(moving_, age < Settlement::old_age ? assumptions_->internal_moves
                                                          : assumptions_->internal_moves_65);
    return ahead;
}

YearAhead Life::plan_again(PersonId who, Instant now) const {
    return {.death = death_in_year(who), .departure = departure_in_year(who, now)};
}

Instant Life::change_risk(PersonId who, Instant now, double mortality_ratio) {
    expect(now >= begin_ && now < end_, "a risk changes within the begun year");
    expect(mortality_ratio >= 0, "a mortality ratio is not negative");
    // An unchanged ratio spends nothing: a plan that does not touch her leaves
    // her death where it was, to the bit.
    if (mortality_ratio != fate_[who.index()].ratio) {
        spend(who, now);
        fate_[who.index()].ratio = mortality_ratio;
    }
    return death_in_year(who);
}

ZoneId Life::move_home(PersonId who) {
    const double u = target_.uniform(people_.key(who), static_cast<std::uint64_t>(now_.year));
    const ZoneId to = settlement_.zone(people_.age(who, now_.year), u);
    people_.move_home(who, to);
    return to;
}

void Life::live(PersonId who, Instant from) {
    const YearAhead ahead = plan(who, from);
    const Instant gone = std::min(ahead.death, ahead.departure);
    if (ahead.move < std::min(gone, ahead.birth)) move_home(who);
    if (ahead.birth < gone) live(bear(who, ahead.birth), ahead.birth);
    if (ahead.move > ahead.birth && ahead.move < gone) move_home(who);
    if (gone == never) return;
    if (ahead.death <= ahead.departure)
        people_.die(who, gone);
    else
        people_.move_away(who, gone);
}

void Life::live_year(int year) {
    begin_year(year);
    const std::size_t before = people_.size();
    for (std::size_t row = 0; row < before; ++row)
        if (const PersonId who{row}; people_.is_present(who)) live(who, begin_);
    for (const Newcomer& arrival : arrivals_) live(arrive(arrival), arrival.when);
}

} // namespace omsorg
