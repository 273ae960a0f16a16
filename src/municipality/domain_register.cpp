// SPDX-License-Identifier: MIT
#include <omsorg/municipality/domain_register.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/need/moment.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

constexpr int grown_up = 20, pension = 65; // ages of the rights under the act
constexpr int of_age = 18;

struct Kind {
    Support support;
    std::uint8_t bit;
};
constexpr std::array kinds{Kind{Support::day_activity, 1}, Kind{Support::group_home, 2},
                           Kind{Support::housing_support, 4}};

} // namespace

DomainRegister::DomainRegister(const World& world, const Assumptions& live, const Life& life, Simulation& sim,
                               Run run)
    : live_{live}, life_{life}, sim_{sim}, group_{run, Purpose::lss_group},
      support_luck_{run, Purpose::domain_support}, hours_luck_{run, Purpose::housing_support_hours},
      renewal_{run, Purpose::renewal_day}, first_year_{world.first_year}, year_{world.first_year - 1},
      domains_{Domain{.luck = {run, NeedDomain::disability}, .values = &live.disability},
               Domain{.luck = {run, NeedDomain::psychiatric}, .values = &live.psychiatric},
               Domain{.luck = {run, NeedDomain::family}, .values = &live.family},
               Domain{.luck = {run, NeedDomain::income_support}, .values = &live.income_support}} {
    for (Domain& domain : domains_)
        domain.share = domain_prevalence(*domain.values, world.tables->population.start);
}

void DomainRegister::found(int year, Provision& provision) {
    year_ = year;
    founding_ = true;
    const auto persons = static_cast<std::uint32_t>(people().size());
    for (const NeedDomain which : all_need_domains) {
        Domain& domain = domains_[index(which)];
        if (domain.on || !domain.values->modelled) continue;
        domain.on = true;
        domain.onset = domain.values->onset;
        domain.spell.resize(persons);
        domain.next.resize(persons);
        support_.resize(persons);
        for (std::uint32_t row = 0; row < persons; ++row)
            if (const PersonId who{row}; people().is_present(who)) settle(which, who, provision);
        domain.usual = expected_to_begin(domain, domain_drift(*domain.values, first_year_, year)) /
                       std::max(1.0, static_cast<double>(people().present()));
    }
    founding_ = false;
}

/// Someone within the ages who has not been looked at before: she has the need, or has it not.
void DomainRegister::settle(NeedDomain which, PersonId who, Provision& provision) {
    Domain& domain = domains_[index(which)];
    if (!domain.values->holds(age(who))) return;
    const Key key = people().key(who);
    const double share = with_odds(domain.share[index_of(people().sex(who))],
                                   domain_drift(*domain.values, first_year_, year_));
    const bool affected = domain.luck.affected(key, share);
    domain.spell[who.index()] = {affected, key, domain.luck, sim_.now()};
    if (!affected) return;
    begun(which, who, false);
    look_at_support(who, provision);
}

DomainRates DomainRegister::rates_of(const Domain& domain, Sex sex, int age, double factor) const {
    return domain_rates(*domain.values, domain.share[index_of(sex)], life_.year().death.at(sex, age), factor);
}

void DomainRegister::set_rates(Domain& domain) {
    domain.onset = domain.values->onset;
    const double factor = domain_drift(*domain.values, first_year_, year_) * domain.onset;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age)
            domain.rates.at(sex, age) = rates_of(domain, sex, age, factor);
}

double DomainRegister::expected_to_begin(const Domain& domain, double factor) const {
    double begin = 0;
    for (std::uint32_t row = 0; row < domain.spell.size(); ++row) {
        const PersonId who{row};
        if (!people().is_present(who) || domain.spell[row].affected() || !domain.values->holds(age(who)))
            continue;
        begin += -std::expm1(-rates_of(domain, people().sex(who), age(who), factor).onset);
    }
    return begin;
}

void DomainRegister::begin_year(int year, Provision& provision) {
    found(year - 1, provision);
    year_ = year;
    const auto persons = static_cast<std::uint32_t>(people().size());
    for (const NeedDomain which : all_need_domains) {
        Domain& domain = domains_[index(which)];
        if (!domain.on) continue;
        set_rates(domain);
        for (std::uint32_t row = 0; row < persons; ++row)
            if (const PersonId who{row}; people().is_present(who)) look_ahead(which, who, provision);
    }
}

void DomainRegister::look_ahead(NeedDomain which, PersonId who, Provision& provision) {
    Domain& domain = domains_[index(which)];
    DomainSpell& spell = domain.spell[who.index()];
    const int years = age(who), first = domain.values->first_age();
    if (years < first) return;
    if (years > domain.values->last_age()) {
        sim_.cancel(domain.next[who.index()]);
        if (spell.affected()) turn(who, which, provision);
        return;
    }
    const Key key = people().key(who);
    if (years == first && first > 0 && spell == DomainSpell{}) {
        spell = {false, key, domain.luck, sim_.now()};
        const double share = with_odds(domain.share[index_of(people().sex(who))],
                                       domain_drift(*domain.values, first_year_, year_));
        if (domain.luck.affected(key, share))
            return book_at(which, who, after_share_of_year(sim_.now(), domain.luck.entrance(key)));
    }
    book(which, who);
    if (spell.affected()) look_at_support(who, provision);
}

void DomainRegister::enter(PersonId who, Provision& provision) {
    // Room in all domains first: what she gets by the first need is looked up in all of them.
    for (Domain& domain : domains_) {
        if (!domain.on) continue;
        domain.spell.resize(people().size());
        domain.next.resize(people().size());
        support_.resize(people().size());
    }
    for (const NeedDomain which : all_need_domains) {
        Domain& domain = domains_[index(which)];
        if (!domain.on) continue;
        settle(which, who, provision);
        if (!domain.values->holds(age(who))) continue;
        if (has(who, which)) cases_.push_back({which, false, who, people().key(who)});
        if (has(who, which)) ++counts_[index(which)].begun;
        book(which, who);
    }
}

/// Follows her way out of the state she is in, and books it if it lies within the year.
void DomainRegister::book(NeedDomain which, PersonId who) {
    Domain& domain = domains_[index(which)];
    DomainSpell& spell = domain.spell[who.index()];
    const DomainRates& rates = domain.rates.at(people().sex(who), age(who));
    spell.follow(spell.affected() ? rates.recovery : rates.onset, sim_.now());
    book_at(which, who, spell.due(start_of_year(year_ + 1)).value_or(never));
}

void DomainRegister::book_at(NeedDomain which, PersonId who, Instant when) {
    Ticket& ticket = domains_[index(which)].next[who.index()];
    sim_.cancel(ticket);
    ticket = {};
    if (when < start_of_year(year_ + 1))
        ticket = sim_.book(
            when, event_of(Happening::domain_changes, who.index(), static_cast<std::uint16_t>(which)),
            order_of(people().key(who)));
}

void DomainRegister::turn(PersonId who, NeedDomain which, Provision& provision) {
    Domain& domain = domains_[index(which)];
    DomainSpell& spell = domain.spell[who.index()];
    domain.next[who.index()] = {};
    spell.follow(0, sim_.now());
    spell.turn(people().key(who), domain.luck);
    if (spell.affected())
        begun(which, who, true);
    else
        --domain.persons;
    if (domain.values->holds(age(who))) book(which, who);
    look_at_support(who, provision);
}

void DomainRegister::begun(NeedDomain which, PersonId who, bool is_new) {
    ++domains_[index(which)].persons;
    const Key key = people().key(who);
    if (which == NeedDomain::income_support) {
        auto& renewing = renewing_[static_cast<std::size_t>(renewal_.uniform(key) * 28)];
        if (std::ranges::find(renewing, who) == renewing.end()) renewing.push_back(who);
    }
    if (!is_new) return;
    cases_.push_back({which, false, who, key});
    ++counts_[index(which)].begun;
}

void DomainRegister::leave(PersonId who, Provision& provision) {
    bool had = false;
    for (Domain& domain : domains_) {
        if (!domain.on) continue;
        sim_.cancel(domain.next[who.index()]);
        DomainSpell& spell = domain.spell[who.index()];
        if (!spell.affected()) continue;
        had = true;
        --domain.persons;
        spell = {};
    }
    if (had) look_at_support(who, provision);
}

void DomainRegister::levers_moved() {
    const auto persons = static_cast<std::uint32_t>(people().size());
    for (const NeedDomain which : all_need_domains) {
        Domain& domain = domains_[index(which)];
        if (!domain.on || domain.values->onset == domain.onset) continue;
        set_rates(domain);
        for (std::uint32_t row = 0; row < persons; ++row) {
            const PersonId who{row};
            const bool enters = domain.spell[row].hazard() == 0 && domain.next[row] != Ticket{};
            if (people().is_present(who) && domain.values->holds(age(who)) && !enters) book(which, who);
        }
    }
}

double DomainRegister::mortality(PersonId who) const {
    double product = 1;
    for (const Domain& domain : domains_) {
        if (!domain.on || !domain.values->holds(age(who))) continue;
        const DomainRates& rates = domain.rates.at(people().sex(who), age(who));
        product *= domain.spell[who.index()].affected() ? rates.mortality_with : rates.mortality_without;
    }
    return product;
}

bool DomainRegister::has(PersonId who, NeedDomain which) const {
    const Domain& domain = domains_[index(which)];
    return domain.on && domain.spell[who.index()].affected();
}

bool DomainRegister::in_group_home(PersonId who) const {
    constexpr Kind home = kinds[1];
    static_assert(home.support == Support::group_home);
    return is_on(NeedDomain::disability) && (support_[who.index()] & home.bit) != 0;
}

double DomainRegister::expected_cases(NeedDomain which) const {
    const Domain& domain = domains_[index(which)];
    if (!domain.on) return 0;
    const double drift = domain_drift(*domain.values, first_year_, year_ + 1);
    const double begin = expected_to_begin(domain, drift * domain.values->onset);
    return which == NeedDomain::income_support ? begin + 12 * static_cast<double>(domain.persons) : begin;
}

int DomainRegister::person_group(Key who) const {
    const double u = group_.uniform(who);
    const auto& a = live_.disability;
    return u < a.lss_group_1 ? 1 : u < a.lss_group_1 + a.lss_group_2 ? 2 : 3;
}

std::uint8_t DomainRegister::support_of(PersonId who) const {
    const Key key = people().key(who);
    const int years = age(who);
    std::uint8_t bits = 0;
    const auto give = [&](std::size_t kind, double share) {
        if (support_luck_.happens(share, key, kind)) bits |= kinds[kind].bit;
    };
    if (has(who, NeedDomain::disability) && years >= grown_up) {
        if (years < pension && person_group(key) != 3) give(0, live_.disability.day_activity);
        give(1, live_.disability.group_home);
    }
    if (has(who, NeedDomain::psychiatric)) give(2, live_.psychiatric.housing_support);
    return bits;
}

/// Begins what she is to have and has not, and ends what she has and is not to have.
void DomainRegister::look_at_support(PersonId who, Provision& provision) {
    std::uint8_t& before = support_[who.index()];
    const std::uint8_t now = support_of(who);
    if (now == before) return;
    const Key key = people().key(who);
    for (const auto& [support, bit] : kinds) {
        if ((now & bit) == (before & bit)) continue;
        if (now & bit) {
            const double hours =
                support == Support::housing_support
                    ? live_.psychiatric.housing_support_hours.quantile(hours_luck_.uniform(key))
                    : 0;
            provision.begin_support(support, key, people().zone(who), hours,
                                    founding_ ? std::nullopt : std::optional{day_of(sim_.now())});
        } else {
            provision.end_support(support, key);
        }
    }
    before = now;
}

std::array<DomainRegister::Counts, need_domains> DomainRegister::harvest() {
    for (const NeedDomain which : all_need_domains) {
        const Domain& domain = domains_[index(which)];
        if (!domain.on) continue;
        Counts& counts = counts_[index(which)];
        counts.has_children = domain.values->first_age() < of_age;
        std::int64_t persons = 0;
        for (std::uint32_t row = 0; row < domain.spell.size(); ++row) {
            const PersonId who{row};
            if (!domain.spell[row].affected() || !people().is_present(who)) continue;
            ++persons;
            counts.children += age(who) < of_age;
        }
        expect(persons == domain.persons,
               "persons with a need are those who began it less those who ended it");
    }
    return std::exchange(counts_, {});
}

const std::vector<DomainCase>& DomainRegister::open_day(Day today) {
    today_ = std::exchange(cases_, {});
    std::erase_if(today_, [&](const DomainCase& one) { return !people().is_present(one.who); });
    for (const NeedDomain which : all_need_domains) {
        Counts& counts = counts_[index(which)];
        counts.on = counts.on || is_on(which);
        counts.person_days += domains_[index(which)].persons;
    }
    const auto date = static_cast<unsigned>(std::chrono::year_month_day{today}.day());
    if (date <= renewing_.size() && is_on(NeedDomain::income_support)) {
        auto& renewing = renewing_[date - 1];
        std::erase_if(renewing, [&](PersonId who) {
            return !people().is_present(who) || !has(who, NeedDomain::income_support);
        });
        for (const PersonId who : renewing)
            today_.push_back({NeedDomain::income_support, true, who, people().key(who)});
        counts_[index(NeedDomain::income_support)].renewed += static_cast<std::int64_t>(renewing.size());
    }
    return today_;
}

} // namespace omsorg
