// SPDX-License-Identifier: MIT
#include <omsorg/municipality/staffing.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/economy/cost.hpp>

#include <algorithm>
#include <array>

namespace omsorg {

namespace {

constexpr double usual_posts = 50; // of a group whose size nobody knows yet
constexpr int turns = 3;           // after which posts and hours of a post agree closely
constexpr std::array begins_later{Branch::housing_support, Branch::domestic_service, Branch::day_activity,
                                  Branch::casework};

Day first_day_of(int year) { return day_of(start_of_year(year)); }

/// When a branch works, for unsocial-hours pay.
PayMix hours_of(Branch branch, const WorkforceAssumptions& a, int year) {
    const int morning = static_cast<int>(a.day_start);
    if (works_weekdays(branch)) {
        PayMix by_day{};
        by_day[static_cast<std::size_t>(PayTime::day)] = 1;
        return by_day;
    }
    if (works_nights(branch))
        return pay_mix(year, static_cast<int>(a.night_start) % 24, morning > 0 ? morning : 24);
    return pay_mix(year, morning, std::max(static_cast<int>(a.evening_end), morning + 1));
}

} // namespace

Staffing::Staffing(const Assumptions& live, const NationalAges& nation, int first_year)
    : live_{live}, nation_{nation}, first_year_{first_year} {
    for (const Branch branch : all_branches)
        of_post_[index_of(branch)] = expected_hours(live.workforce, branch, usual_posts);
    const double away = live.home_care.away_rate * live.home_care.away_days.mean() / days_a_year;
    receivable_ = (1 - away / (1 + away)) * (1 - live.home_care.declined);
}

double Staffing::hours_to_work(const Provision& provision, Branch branch, DistrictId district) const {
    switch (branch) {
    case Branch::home_care:
        return (provision.granted_a_day(district) - provision.home_care().replaced_a_day(district) +
                provision.home_care().alarms_a_day(district))
                   .value() *
               days_a_year * receivable_ / live_.outcome.base_client_time_share *
               (1 + live_.outcome.home_care_margin) * (around_visits() / base_around_visits_);
    case Branch::night_patrol:
        return provision.night().patrol_hours_needed().value() * days_a_year *
               (1 + live_.outcome.night_margin);
    case Branch::special_housing:
        return provision.special_housing().staff_hours_needed().value() * days_a_year *
               (1 + live_.outcome.special_housing_margin);
    case Branch::escort:
        return provision.escort().staff_hours_needed().value() * weeks_a_year * around_sessions();
    case Branch::housing_support:
    case Branch::domestic_service:
        return provision.support().hours_needed(branch).value() * weeks_a_year * around_sessions();
    case Branch::day_activity:
        return provision.support().hours_needed(branch).value() * working_weeks_a_year * around_sessions();
    case Branch::casework:
        return provision.casework().hours_needed().value() * (1 + live_.casework.margin);
    }
    return 0;
}

double Staffing::around_sessions() const {
    return (1 + live_.outcome.sessions_margin) / (1 - live_.outcome.sessions_around);
}

// How many posts there must be hangs on what each gives, and that on how many there are.
void Staffing::expect_post_hours(const Provision& provision, Branch branch) {
    PostHours& post = of_post_[index_of(branch)];
    for (int turn = 0; turn < turns; ++turn) {
        double posts = 0;
        PostHours all;
        for (const Group& group : requirements(provision)) {
            if (group.branch != branch || group.required <= 0) continue;
            const double size = group.required * (1 - live_.outcome.base_unmet_share);
            const PostHours one = expected_hours(live_.workforce, branch, size);
            posts += size;
            all.at_work += size * one.at_work;
            all.of_it_hourly += size * one.of_it_hourly;
            all.unpaid_share = one.unpaid_share;
        }
        if (posts > 0) post = {all.at_work / posts, all.of_it_hourly / posts, all.unpaid_share};
    }
}

void Staffing::expect_new_teams(Provision& provision) {
    for (const CentralBranch& central : central_branches)
        if (is_new(provision.staff(), {.branch = central.branch, .district = Provision::everywhere}))
            expect_post_hours(provision, central.branch);
}

std::vector<Staffing::Group> Staffing::requirements(const Provision& provision) const {
    std::vector<Group> groups;
    const auto add = [&](Branch branch, DistrictId district) {
        const double hours = hours_to_work(provision, branch, district);
        const double posts = hours / of_post_[index_of(branch)].at_work;
        groups.push_back({branch, district, hours, posts, posts, posts});
    };
    for (std::size_t i = 0; i < provision.districts(); ++i) add(Branch::home_care, DistrictId{i});
    for (const CentralBranch& central : central_branches)
        if (provision.in_force(central)) add(central.branch, Provision::everywhere);
    return groups;
}

ServicePrices Staffing::prices(Branch branch, int year) const {
    const StaffMix mix{live_.workforce.assistant_nurse_share, of_post_[index_of(branch)].at_work,
                       hours_of(branch, live_.workforce, year), works_office(branch)};
    return service_prices(live_.economy, mix, year);
}

KronorPerPost Staffing::cost_of_post(Branch branch, int year) const {
    const ServicePrices price = prices(branch, year);
    const double overhead = branch == Branch::special_housing ? 0 : price.overhead_share;
    const double replacements = price.hourly.kronor() * of_post_[index_of(branch)].of_it_hourly;
    const double pay = price.post.kronor() * (1 - of_post_[index_of(branch)].unpaid_share);
    return KronorPerPost{(pay + replacements) * (1 + overhead)};
}

Kronor Staffing::other_cost(const Provision& provision, int year) const {
    const auto clients = static_cast<double>(provision.home_care().clients());
    const auto residents = static_cast<double>(provision.special_housing().occupied());
    const StandingCosts standing = provision.standing(first_day_of(year));
    const ServicePrices home_care = prices(Branch::home_care, year);
    return place_cost(live_.economy, standing.places) + blocked_cost(live_.economy, blocked_days_) +
           camera_cost(live_.economy, camera_months_) + partner_cost_ +
           thousand_kronor(standing.shared_development + standing.energy) + technology_cost_ +
           prevention_cost_ + training_cost_ +
           home_care.hourly * Hours::from_hours(technology_hours_ * (1 + home_care.overhead_share)) +
           therapist_hour(live_.economy, of_post_[index_of(Branch::home_care)].at_work, year) *
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
    base_around_visits_ = around_visits();
    for (const Branch branch : all_branches) expect_post_hours(provision, branch);
    Round round{.groups = requirements(provision)};
    Kronor cost = other_cost(provision, first_year_);
    for (Group& group : round.groups) {
        group.decided = group.affordable = group.required * (1 - live_.outcome.base_unmet_share);
        if (group.branch == Branch::home_care) base_posts_.push_back(group.decided);
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
    const Day today = day_of(start_of_year(year));
    measure_posts(last, provision.standing(first_day_of(year)), year);
    tell_strain(provision.staff(), last);
    expect_new_teams(provision);
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
    }
    allot(round.groups);
    for (Group& group : round.groups)
        if (is_new(provision.staff(), group))
            provision.staff().found(group.branch, group.district, group.decided, today, true);
        else if (live_.outcome.budget_round)
            provision.staff().set_target(group.branch, group.district, group.decided);
        else
            group.decided = provision.staff().target(group.branch, group.district);
    return round;
}

/// Posts of home care go to the districts by need and by history (allocation.hpp); by need alone they have them.
void Staffing::allot(std::vector<Group>& groups) const {
    if (live_.allocation.need_share == 1) return;
    std::vector<double> need;
    double affordable = 0, decided = 0;
    for (const Group& group : groups) {
        if (group.branch != Branch::home_care) continue;
        need.push_back(group.required);
        affordable += group.affordable;
        decided += group.decided;
    }
    const std::vector<double> shares = allocation_shares(need, base_posts_, live_.allocation.need_share);
    for (Group& group : groups) {
        if (group.branch != Branch::home_care) continue;
        group.affordable = affordable * shares[group.district.index()];
        group.decided = decided * shares[group.district.index()];
    }
}

void Staffing::begin_teams(Provision& provision, Round& round, Day today) {
    expect_new_teams(provision);
    for (Group group : requirements(provision)) {
        if (!is_new(provision.staff(), group) || group.required <= 0) continue;
        group.affordable = group.decided = group.required * (1 - live_.outcome.base_unmet_share);
        provision.staff().found(group.branch, group.district, group.decided, today, true);
        round.groups.push_back(group);
    }
}

bool Staffing::is_new(const Workforce& staff, const Group& group) {
    return std::ranges::find(begins_later, group.branch) != begins_later.end() &&
           staff.headcount(group.branch, group.district) == 0 &&
           staff.target(group.branch, group.district) == 0;
}

void Staffing::measure_posts(const Provision::Year& last, const StandingCosts& standing, int year) {
    // Nobody plans for a strike: its hours count as if they had been worked.
    const auto measure = [&](Branch branch, const StaffHours& hours, Hours struck, double posts) {
        if (posts > 1)
            of_post_[index_of(branch)] = {.at_work = (hours.worked - hours.overtime + struck).value() / posts,
                                          .of_it_hourly = hours.hourly.value() / posts,
                                          .unpaid_share = (hours.unpaid_absence - struck) / hours.contracted};
    };
    StaffHours home_care;
    Hours struck;
    double posts = 0;
    for (const StaffYear& group : last.home_care_staff) {
        home_care += group.hours;
        struck += group.struck;
        posts += group.employed_posts;
    }
    measure(Branch::home_care, home_care, struck, posts);
    for (const CentralBranch& central : central_branches) {
        const StaffYear& staff = last.staff_of(central.branch);
        measure(central.branch, staff.hours, staff.struck, staff.employed_posts);
    }
    therapist_hours_ = (last.reablement.all().therapist + last.prevention.staff(live_.prevention)).value();
    partner_cost_ = Kronor::from_kronor(last.partners.cost);
    blocked_days_ = static_cast<double>(last.short_stay.paid_days);
    camera_months_ = static_cast<double>(last.night.camera_nights) / days_a_month;
    technology_cost_ = technology_cost(last, standing);
    technology_hours_ = 0;
    double travel = 0, worked = 0;
    for (const HomeCareYear& district : last.home_care) {
        const DigitalYear::Tool tools = district.digital.all();
        technology_hours_ += (tools.setup + tools.staff).value();
        travel += district.travelled.value();
        worked += district.work.total().value();
    }
    travel_share_ = worked > 0 ? travel / worked : 0;
    const ServicePrices support = prices(Branch::housing_support, year);
    training_cost_ =
        support.hourly * Hours::from_hours(last.training.staff.value() * (1 + support.overhead_share)) +
        thousand_kronor(last.training.flat_years * live_.training_flat.cost);
    for (const SupportServices::Year& one : last.support)
        training_cost_ +=
            app_cost(one) + support.hourly * Hours::from_hours((one.app.setup + one.app.staff).value() *
                                                               (1 + support.overhead_share));
    prevention_cost_ =
        Kronor::from_kronor(static_cast<double>(last.prevention.reached) * live_.prevention.cost);
}

// Only a day that needs more than it has wears on people: a calm year makes nobody healthier than was recorded.
void Staffing::tell_strain(Workforce& staff, const Provision::Year& last) {
    for (std::size_t i = 0; i < last.home_care.size(); ++i)
        staff.set_strain(Branch::home_care, DistrictId{i}, std::max(0.0, last.home_care[i].strain()));
}

// What documentation, meetings and the rest leave of a shift is for clients and the way to them; where less is
// left to do around the visits, the same visits need fewer shifts, and where time is set aside for more, more.
double Staffing::around_visits() const {
    const HomeCareAssumptions& a = live_.home_care;
    const DigitalAssumptions& d = live_.digital;
    const double documentation = a.documentation * (1 - d.speech_reach * d.speech_saves);
    const double left = documentation + a.meetings + a.training + a.renewal -
                        std::min(documentation, d.driving_share * travel_share_);
    return 1 / (1 - left);
}

Kronor Staffing::technology_cost(const Provision::Year& year, const StandingCosts& standing) const {
    const DigitalAssumptions& d = live_.digital;
    const double months_a_day = months_a_year / days_a_year;
    double kronor = standing.accessibility * 1000;
    for (const HomeCareYear& district : year.home_care) {
        const auto& tools = district.digital.tools;
        const std::array priced{&d.dispenser, &d.video_visit, &d.support_app};
        for (std::size_t i = 0; i < digital_tools; ++i)
            kronor += static_cast<double>(tools[i].user_days) * months_a_day * priced[i]->month +
                      static_cast<double>(tools[i].screenless_days) * months_a_day * d.screenless_month;
        kronor += district.self_driven.value() * d.driving_cost;
    }
    for (const StaffYear& staff : year.home_care_staff)
        kronor += staff.employed_posts * standing.speech * 1000;
    return Kronor::from_kronor(kronor);
}

Kronor Staffing::app_cost(const SupportServices::Year& support) const {
    const auto months = [](auto days) { return static_cast<double>(days) * months_a_year / days_a_year; };
    return Kronor::from_kronor(months(support.app.user_days) * live_.digital.support_app.month +
                               months(support.app.screenless_days) * live_.digital.screenless_month);
}

std::optional<int> Staffing::training_pays_after(const Provision::Year& done, int year) const {
    const auto support =
        std::ranges::find(done.support, Service::housing_support, &SupportServices::Year::service);
    if (support == done.support.end() || support->client_days == 0) return std::nullopt;
    const Hours granted = support->sessions.clients().granted + done.training.avoided;
    const double hours_a_week = granted.value() / static_cast<double>(support->client_days) * 7;
    const SessionAssumptions& sessions = live_.housing_support;
    const double staff_hours =
        (sessions.session_hours + sessions.travel / 60) / sessions.session_hours * around_sessions();
    const double hour = cost_of_post(Branch::housing_support, year).kronor() /
                        of_post_[index_of(Branch::housing_support)].at_work;
    const ServicePrices trainers = prices(Branch::housing_support, year);
    return break_even_months(live_.training_flat, hours_a_week, hour * staff_hours,
                             trainers.hourly.kronor() * (1 + trainers.overhead_share));
}

} // namespace omsorg
