// SPDX-License-Identifier: MIT
#include <omsorg/need/lss.hpp>

#include <omsorg/base/expect.hpp>

#include <cmath>

namespace omsorg {

namespace {
constexpr int recorded_year = 2021; ///< the nation's rate is of this year; the drift counts from here
} // namespace

LssPeople::LssPeople(const NeedAssumptions& assumptions, const BySexAndAge<double>& residents, Run run)
    : assistance_{assumptions.escort_assistance}, drift_{assumptions.escort_drift / 100},
      need_{run, Purpose::lss_need}, assistance_luck_{run, Purpose::personal_assistance} {
    expect(assistance_ < 1, "not every applicant has personal assistance");
    const double clients = residents.total() / 10'000 * assumptions.escort_clients * assumptions.escort_ratio;
    for (Sex sex : both_sexes) {
        const double people = residents.total(sex, first_age, last_age);
        const double part = sex == Sex::female ? assumptions.escort_women : 1 - assumptions.escort_women;
        const double share = people > 0 ? clients * part / people / (1 - assistance_) : 0;
        expect(share <= 1, "escort is for fewer than everybody");
        share_[index_of(sex)] = share;
    }
}

double LssPeople::share(Sex sex, int year) const {
    const int years = year > recorded_year ? year - recorded_year : 0;
    return share_[index_of(sex)] * std::pow(1 + drift_, years);
}

bool LssPeople::applies(Key who, Sex sex, int age, int year) const {
    return age >= first_age && age <= last_age && need_.uniform(who) < share(sex, year);
}

bool LssPeople::personal_assistance(Key who) const { return assistance_luck_.uniform(who) < assistance_; }

double LssPeople::expected_clients(const BySexAndAge<double>& residents, int year) const {
    double clients = 0;
    for (Sex sex : both_sexes)
        clients += residents.total(sex, first_age, last_age) * share(sex, year) * (1 - assistance_);
    return clients;
}

} // namespace omsorg
