// SPDX-License-Identifier: MIT
#include <omsorg/need/lss.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/need/domain.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {
constexpr int recorded_year = 2021; ///< the nation's rate is of this year; the drift counts from here
} // namespace

LssPeople::LssPeople(const NeedAssumptions& assumptions, const DomainValues& disability,
                     const BySexAndAge<double>& residents, Run run)
    : assistance_{assumptions.escort_assistance}, drift_{assumptions.escort_drift / 100},
      need_{run, Purpose::lss_need}, assistance_luck_{run, Purpose::personal_assistance} {
    expect(assistance_ < 1, "not every applicant has personal assistance");
    const double clients = residents.total() / 10'000 * assumptions.escort_clients * assumptions.escort_ratio;
    const auto prevalence = domain_prevalence(disability, residents);
    const int from = std::max(first_age, disability.first_age());
    const int to = std::min(last_age, disability.last_age());
    for (Sex sex : both_sexes) {
        const double people = residents.total(sex, first_age, last_age);
        const double disabled = prevalence[index_of(sex)] * residents.total(sex, from, to);
        const double part = sex == Sex::female ? assumptions.escort_women : 1 - assumptions.escort_women;
        const double share = people > 0 ? clients * part / people / (1 - assistance_) : 0;
        expect(share <= 1, "escort is for fewer than everybody");
        share_[index_of(sex)] = {share, disabled > 0 ? share * people / disabled : 0};
    }
}

double LssPeople::drift(int year) const {
    const int years = year > recorded_year ? year - recorded_year : 0;
    return std::pow(1 + drift_, years);
}

bool LssPeople::applies(Key who, Sex sex, int age, int year, std::optional<bool> disability) const {
    if (age < first_age || age > last_age || !disability.value_or(true)) return false;
    const Shares& share = share_[index_of(sex)];
    return need_.uniform(who) <
           (disability ? share.of_disabled : share.of_all) * drift(year); // above one: all
}

bool LssPeople::personal_assistance(Key who) const { return assistance_luck_.uniform(who) < assistance_; }

double LssPeople::expected_clients(const BySexAndAge<double>& residents, int year) const {
    double clients = 0;
    for (Sex sex : both_sexes)
        clients += residents.total(sex, first_age, last_age) * (share_[index_of(sex)].of_all * drift(year)) *
                   (1 - assistance_);
    return clients;
}

} // namespace omsorg
