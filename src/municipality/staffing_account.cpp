// SPDX-License-Identifier: MIT
// What the year cost, service by service.
#include <omsorg/municipality/staffing.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/economy/cost.hpp>

#include <algorithm>

namespace omsorg {

Account Staffing::account(const Provision::Year& year, int number) const {
    Account account{all_services().size()};
    const KronorPerHour therapist =
        therapist_hour(live_.economy, of_post_[index_of(Branch::home_care)].at_work, number);
    const auto book = [&](Service service, Branch branch, const StaffYear& staff, ServiceVolumes volumes) {
        const Hours contracted = staff.hours.contracted;
        const double away = contracted.ticks() > 0 ? staff.hours.unpaid_absence / contracted : 0;
        volumes.filled = Posts{staff.employed_posts};
        volumes.unpaid_posts = Posts{staff.employed_posts * away};
        volumes.hourly += staff.hours.hourly;
        volumes.overtime = staff.hours.overtime;
        volumes.agency = staff.hours.agency;
        book_costs(account, static_cast<std::size_t>(service), live_.economy, prices(branch, number),
                   therapist, volumes);
    };
    const auto share_of_year = static_cast<double>(std::max<std::int64_t>(year.days.days, 1));
    const auto months = [&](std::int64_t days) {
        return static_cast<double>(days) / share_of_year * months_a_year;
    };
    const StandingCosts& standing = year.days.standing;
    const Kronor shared_development = thousand_kronor(standing.shared_development);
    const bool casework = live_.casework.model == CaseworkModel::queue;
    const Kronor partners =
        Kronor::from_kronor(year.partners.cost) + (casework ? Kronor{} : shared_development);
    for (std::size_t i = 0; i < year.home_care_staff.size(); ++i) {
        const DigitalYear::Tool tools = year.home_care[i].digital.all();
        book(Service::home_care, Branch::home_care, year.home_care_staff[i],
             {.hourly = tools.setup + tools.staff, // whoever sits at the screens is paid by the hour
              .home_care_months = months(year.days.home_care[i]),
              .licences = i == 0 ? technology_cost(year, standing) : Kronor{},
              .partners = i == 0 ? partners : Kronor{}});
    }
    book(Service::night_supervision, Branch::night_patrol, year.staff_of(Branch::night_patrol),
         {.hourly = year.night.looks + year.night.setup, // whoever sits at the screens is paid by the hour
          .camera_months = static_cast<double>(year.night.camera_nights) / days_a_month});
    book(Service::escort, Branch::escort, year.staff_of(Branch::escort), {});
    for (const SupportServices::Year& support : year.support)
        book(support.service, support.branch, year.staff_of(support.branch),
             {.hourly = support.app.setup + support.app.staff, .licences = app_cost(support)});
    book(Service::special_housing, Branch::special_housing, year.staff_of(Branch::special_housing),
         {.place_years = standing.places,
          .special_housing_months = months(year.days.residents),
          .blocked_days = static_cast<double>(year.short_stay.paid_days),
          .premises = thousand_kronor(standing.energy),
          .overhead = false});
    book_costs(account, static_cast<std::size_t>(Service::reablement), live_.economy,
               prices(Branch::home_care, number), therapist, {.therapist = year.reablement.all().therapist});
    const auto reached = static_cast<double>(year.prevention.reached);
    book_costs(account, static_cast<std::size_t>(Service::prevention), live_.economy,
               prices(Branch::home_care, number), therapist,
               {.therapist = year.prevention.staff(live_.prevention),
                .premises = Kronor::from_kronor(reached * live_.prevention.cost)});
    book_costs(account, static_cast<std::size_t>(Service::training_flat), live_.economy,
               prices(Branch::housing_support, number), therapist,
               {.hourly = year.training.staff,
                .premises = thousand_kronor(year.training.flat_years * live_.training_flat.cost)});
    if (casework)
        book(Service::casework, Branch::casework, year.staff_of(Branch::casework),
             {.partners = shared_development});
    account.balance();
    return account;
}

} // namespace omsorg
