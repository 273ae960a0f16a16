// SPDX-License-Identifier: MIT
#include <omsorg/economy/price.hpp>

#include <omsorg/base/expect.hpp>

namespace omsorg {

ServicePrices service_prices(const EconomyAssumptions& a, const StaffMix& staff, int year) {
    expect(staff.worked_hours_per_post > 0, "a post gives hours of work");
    const double month =
        staff.caseworkers
            ? salary(a, Occupation::caseworker, year)
            : staff.assistant_nurse_share * salary(a, Occupation::assistant_nurse, year) +
                  (1 - staff.assistant_nurse_share) * salary(a, Occupation::care_assistant, year);
    const double unsocial = mean_unsocial_pay(a, staff.mix, year).kronor();
    const double charges = 1 + a.employer_charges;
    const double hour = month / 165;

    ServicePrices prices;
    prices.post = KronorPerPost{(12 * month + unsocial * staff.worked_hours_per_post) * charges};
    prices.hourly = KronorPerHour{(hour * (1 + a.hourly_supplement) + unsocial) * charges};
    prices.overtime = KronorPerHour{hour * a.overtime_factor * charges};
    prices.agency = KronorPerHour{prices.post.kronor() / staff.worked_hours_per_post * a.agency_factor};
    prices.overhead_share = a.overhead_share;
    return prices;
}

KronorPerHour therapist_hour(const EconomyAssumptions& a, double worked_hours_per_post, int year) {
    expect(worked_hours_per_post > 0, "a post gives hours of work");
    return KronorPerHour{12 * therapist_salary(a, year) * (1 + a.employer_charges) / worked_hours_per_post};
}

Kronor camera_cost(const EconomyAssumptions& a, double camera_months) {
    return Kronor::from_kronor(a.camera_month * camera_months);
}

Kronor place_cost(const EconomyAssumptions& a, double place_years) {
    return Kronor::from_kronor(1000 * a.place_other_cost * place_years);
}

Kronor blocked_cost(const EconomyAssumptions& a, double days) {
    return Kronor::from_kronor(a.blocked_day * days);
}

} // namespace omsorg
