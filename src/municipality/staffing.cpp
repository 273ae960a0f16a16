// SPDX-License-Identifier: MIT
#include <omsorg/municipality/staffing.hpp>

#include <omsorg/economy/cost.hpp>

#include <algorithm>

namespace omsorg {

namespace {

constexpr double days_a_year = 365.25;
constexpr double weeks_a_year = days_a_year / 7;
constexpr double months_a_year = 12;
constexpr double weekdays_a_year = weeks_a_year * 5;

std::size_t at(Branch branch) { return static_cast<std::size_t>(branch); }

/// When a branch works, for unsocial-hours pay.
PayMix hours_of(Branch branch, const WorkforceAssumptions& a, int year) {
    const int morning = static_cast<int>(a.day_start);
    if (works_nights(branch))
        return pay_mix(year, static_cast<int>(a.night_start) % 24, morning > 0 ? morning : 24);
    return pay_mix(year, morning, std::max(static_cast<int>(a.evening_end), morning + 1));
}

} // namespace

PostHours expected_hours(const WorkforceAssumptions& a, Branch branch) {
    const double contract = (works_nights(branch) ? a.night_week : a.full_time_week) * weeks_a_year;
    const double vacation =
        (a.vacation_under_40 + a.vacation_from_40 + a.vacation_from_50) / 3 / weekdays_a_year;
    const double sick = (1 - vacation) * a.sick_share;
    const double replaced = vacation * a.replaced_vacation + sick * a.replaced_sick;
    const double paid_sick = (a.short_cases * a.short_days + a.long_cases * a.employer_days) / days_a_year;
    return {.at_work = contract * (1 - vacation - sick + replaced),
            .of_it_hourly = contract * replaced,
            .unpaid_share = std::max(0.0, a.sick_share - paid_sick)};
}

Staffing::Staffing(const Assumptions& live, const NationalAges& nation, int first_year)
    : live_{live}, nation_{nation}, first_year_{first_year} {
    for (const Branch branch : all_branches) of_post_[at(branch)] = expected_hours(live.workforce, branch);
    const double away = live.home_care.away_rate * live.home_care.away_days.mean() / days_a_year;
    receivable_ = (1 - away / (1 + away)) * (1 - live.home_care.declined);
}

double Staffing::hours_to_work(const Provision& provision, Branch branch, DistrictId district) const {
    switch (branch) {
    case Branch::home_care:
        return provision.granted_a_day(district).value() * days_a_year * receivable_ /
               live_.outcome.base_client_time_share * (1 + live_.outcome.home_care_margin);
    case Branch::night_patrol:
        return provision.night().patrol_hours_needed().value() * days_a_year *
               (1 + live_.outcome.night_margin);
    case Branch::special_housing:
        return provision.special_housing().staff_hours_needed().value() * days_a_year *
               (1 + live_.outcome.special_housing_margin);
    case Branch::escort:
        return provision.escort().staff_hours_needed().value() * weeks_a_year;
    }
    return 0;
}

std::vector<Staffing::Group> Staffing::requirements(const Provision& provision) const {
    std::vector<Group> groups;
    const auto add = [&](Branch branch, DistrictId district) {
        const double posts = hours_to_work(provision, branch, district) / of_post_[at(branch)].at_work;
        groups.push_back({branch, district, posts, posts, posts});
    };
    for (std::size_t i = 0; i < provision.districts(); ++i) add(Branch::home_care, DistrictId{i});
    for (const Branch branch : {Branch::night_patrol, Branch::special_housing, Branch::escort})
        add(branch, Provision::everywhere);
    return groups;
}

ServicePrices Staffing::prices(Branch branch, int year) const {
    const StaffMix mix{live_.workforce.assistant_nurse_share, of_post_[at(branch)].at_work,
                       hours_of(branch, live_.workforce, year)};
    return service_prices(live_.economy, mix, year);
}

KronorPerPost Staffing::cost_of_post(Branch branch, int year) const {
    const ServicePrices price = prices(branch, year);
    const double overhead = branch == Branch::special_housing ? 0 : price.overhead_share;
    const double replacements = price.hourly.kronor() * of_post_[at(branch)].of_it_hourly;
    const double pay = price.post.kronor() * (1 - of_post_[at(branch)].unpaid_share);
    return KronorPerPost{(pay + replacements) * (1 + overhead)};
}

Kronor Staffing::other_cost(const Provision& provision, int year) const {
    const auto clients = static_cast<double>(provision.home_care().clients());
    const auto residents = static_cast<double>(provision.special_housing().occupied());
    const double places = live_.special_housing.places;
    return place_cost(live_.economy, places) + camera_cost(live_.economy, camera_months_) +
           therapist_hour(live_.economy, of_post_[at(Branch::home_care)].at_work, year) *
               Hours::from_hours(therapist_hours_) -
           fees(live_.economy, clients * months_a_year, residents * months_a_year);
}

Revenue Staffing::revenue_of(const People& people, int year) const {
    const auto counted = people.count(year - 1);
    CostAges inhabitants;
    for (const Sex sex : both_sexes)
        for (int age = 0; age <= oldest_age; ++age)
            inhabitants.add(age, static_cast<double>(counted.at(sex, age)));
    return revenue(live_.economy, inhabitants, nation_, year);
}

Staffing::Round Staffing::found(Provision& provision, const People& people, Day eve) {
    Round round{.groups = requirements(provision)};
    Kronor cost = other_cost(provision, first_year_);
    for (Group& group : round.groups) {
        group.decided = group.affordable = group.required * (1 - live_.outcome.base_unmet_share);
        cost += cost_of_post(group.branch, first_year_) * Posts{group.decided};
        provision.staff().found(group.branch, group.district, group.decided, eve);
        round.cost_gap += cost_of_post(group.branch, first_year_) * Posts{group.required - group.decided};
    }
    round.revenue = revenue_of(people, first_year_).total();
    round.frame = cost;
    base_share_ = base_share(cost, round.revenue);
    return round;
}

Staffing::Round Staffing::decide(Provision& provision, const People& people, int year,
                                 const Provision::Year& last) {
    measure_posts(last);
    tell_strain(provision.staff(), last);
    Round round{.groups = requirements(provision)};
    round.revenue = revenue_of(people, year).total();

    double required = 0;
    Kronor wanted{};
    for (const Group& group : round.groups) {
        required += group.required;
        wanted += cost_of_post(group.branch, year) * Posts{group.required};
    }
    if (required <= 0) return round;
    const ServiceRequest request{.required = Posts{required},
                                 .per_post = KronorPerPost{wanted.kronor() / required},
                                 .other_cost = other_cost(provision, year),
                                 .base_share = base_share_};
    const ServiceBudget budget = budget_round(live_.economy, round.revenue, request, year - first_year_);
    round.frame = budget.allotment;
    round.cost_gap = budget.cost_gap;
    const double afforded = budget.affordable.value() / required;
    for (Group& group : round.groups) {
        group.affordable = group.required * afforded;
        group.decided = std::min(group.required, group.affordable);
        if (live_.outcome.budget_round)
            provision.staff().set_target(group.branch, group.district, group.decided);
        else
            group.decided = provision.staff().target(group.branch, group.district);
    }
    return round;
}

void Staffing::measure_posts(const Provision::Year& last) {
    const auto measure = [&](Branch branch, const StaffHours& hours, double posts) {
        if (posts > 1)
            of_post_[at(branch)] = {.at_work = (hours.worked - hours.overtime).value() / posts,
                                    .of_it_hourly = hours.hourly.value() / posts,
                                    .unpaid_share = hours.unpaid_absence / hours.contracted};
    };
    StaffHours home_care;
    double posts = 0;
    for (const StaffYear& group : last.home_care_staff) {
        home_care += group.hours;
        posts += group.employed_posts;
    }
    measure(Branch::home_care, home_care, posts);
    measure(Branch::night_patrol, last.night_staff.hours, last.night_staff.employed_posts);
    measure(Branch::special_housing, last.special_housing_staff.hours,
            last.special_housing_staff.employed_posts);
    measure(Branch::escort, last.escort_staff.hours, last.escort_staff.employed_posts);
    therapist_hours_ = last.reablement.all().therapist.value();
    camera_months_ = static_cast<double>(last.night.camera_nights) / (days_a_year / months_a_year);
}

// Only a day that needs more than it has wears on people: a calm year makes nobody healthier than was recorded.
void Staffing::tell_strain(Workforce& staff, const Provision::Year& last) {
    for (std::size_t i = 0; i < last.home_care.size(); ++i)
        staff.set_strain(Branch::home_care, DistrictId{i}, std::max(0.0, last.home_care[i].strain()));
}

Account Staffing::account(const Provision::Year& year, int number) const {
    Account account{all_services().size()};
    const KronorPerHour therapist =
        therapist_hour(live_.economy, of_post_[at(Branch::home_care)].at_work, number);
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
    for (std::size_t i = 0; i < year.home_care_staff.size(); ++i)
        book(Service::home_care, Branch::home_care, year.home_care_staff[i],
             {.home_care_months = months(year.days.home_care[i])});
    book(Service::night_supervision, Branch::night_patrol, year.night_staff,
         {.hourly = year.night.looks + year.night.setup, // whoever sits at the screens is paid by the hour
          .camera_months = static_cast<double>(year.night.camera_nights) / (days_a_year / months_a_year)});
    book(Service::escort, Branch::escort, year.escort_staff, {});
    book(Service::special_housing, Branch::special_housing, year.special_housing_staff,
         {.place_years = live_.special_housing.places,
          .special_housing_months = months(year.days.residents),
          .overhead = false});
    book_costs(account, static_cast<std::size_t>(Service::reablement), live_.economy,
               prices(Branch::home_care, number), therapist, {.therapist = year.reablement.all().therapist});
    account.balance();
    return account;
}

} // namespace omsorg
