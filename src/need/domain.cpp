// SPDX-License-Identifier: MIT
#include <omsorg/need/domain.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/chance/hazard.hpp>
#include <omsorg/need/moment.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

constexpr std::array start_purpose{Purpose::disability_start, Purpose::psychiatric_start,
                                   Purpose::family_start, Purpose::income_support_start};
constexpr std::array change_purpose{Purpose::disability_change, Purpose::psychiatric_change,
                                    Purpose::family_change, Purpose::income_support_change};

std::size_t at(NeedDomain domain) { return static_cast<std::size_t>(domain); }

} // namespace

std::array<double, 2> domain_prevalence(const DomainValues& values, const BySexAndAge<double>& residents) {
    const int from = values.first_age(), to = values.last_age();
    expect(from <= to, "a need domain has at least one age");
    const double women = residents.total(Sex::female, from, to), men = residents.total(Sex::male, from, to);
    const double weighted = women * values.women + men;
    if (weighted <= 0) return {values.share, values.share};
    const double of_men = values.share * (women + men) / weighted;
    const std::array<double, 2> shares{of_men * values.women, of_men};
    expect(shares[0] < 1 && shares[1] < 1, "a need is had by fewer than everybody of a sex");
    return shares;
}

DomainRates domain_rates(const DomainValues& values, double p, double death, double factor) {
    const double m = values.mortality;
    const double without = 1 / (1 + p * (m - 1)); // on the life table's hazard; exactly 1 where m is
    const double recovery = 1 / values.years;
    const double onset = p * recovery / (1 - p) + p * (m - 1) * without * death;
    return {onset * factor, recovery, without, m * without};
}

double domain_drift(const DomainValues& values, int first_year, int year) {
    return std::pow(1 + values.drift / 100, std::max(0, year - first_year));
}

DomainLuck::DomainLuck(Run run, NeedDomain domain)
    : start{run, start_purpose[at(domain)]}, change{run, change_purpose[at(domain)]} {}

DomainSpell::DomainSpell(bool affected, Key who, const DomainLuck& luck, Instant since)
    : settled_{since}, spell_{static_cast<std::uint16_t>(affected ? 1 : 0)} {
    left_ = luck.change.exponential(who, spell_);
}

void DomainSpell::follow(double hazard, Instant now) {
    expect(now >= settled_, "need is followed forwards in time");
    Fate fate{left_};
    if (hazard_ > 0) fate.spend(hazard_, share_of_year(settled_, now));
    left_ = fate.left();
    hazard_ = hazard;
    settled_ = now;
}

std::optional<Instant> DomainSpell::due(Instant until) const {
    if (until <= settled_) return std::nullopt;
    const auto share = Fate{left_}.due(hazard_, share_of_year(settled_, until));
    if (!share) return std::nullopt;
    return std::min(after_share_of_year(settled_, *share), until);
}

void DomainSpell::turn(Key who, const DomainLuck& luck) {
    expect(spell_ < 0xFFFF, "a life has fewer than 65,535 spells of one need");
    ++spell_;
    hazard_ = 0;
    left_ = luck.change.exponential(who, spell_);
}

} // namespace omsorg
