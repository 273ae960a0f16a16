// SPDX-License-Identifier: MIT
#include <omsorg/economy/cost.hpp>

#include <omsorg/economy/revenue.hpp>

namespace omsorg {

Kronor book_costs(Account& account, std::size_t centre, const EconomyAssumptions& a,
                  const ServicePrices& prices, KronorPerHour therapist, const ServiceVolumes& v) {
    const Kronor before = account.centre(centre), staff_before = account.staff(centre);
    account.book(centre, CostLine::permanent_staff, prices.post * (v.filled - v.unpaid_posts));
    account.book(centre, CostLine::hourly_staff, prices.hourly * v.hourly);
    account.book(centre, CostLine::overtime, prices.overtime * v.overtime);
    account.book(centre, CostLine::agency, prices.agency * v.agency);
    account.book(centre, CostLine::therapist, therapist * v.therapist);
    if (v.overhead)
        account.book(centre, CostLine::overhead,
                     Share{prices.overhead_share} * (account.staff(centre) - staff_before));
    account.book(centre, CostLine::licences, camera_cost(a, v.camera_months) + v.licences);
    account.book(centre, CostLine::premises, place_cost(a, v.place_years) + v.premises);
    account.book(centre, CostLine::fees, -fees(a, v.home_care_months, v.special_housing_months));
    account.book(centre, CostLine::partners, v.partners);
    account.book(centre, CostLine::blocked_beds, blocked_cost(a, v.blocked_days));
    return account.centre(centre) - before;
}

} // namespace omsorg
