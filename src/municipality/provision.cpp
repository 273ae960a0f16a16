// SPDX-License-Identifier: MIT
#include <omsorg/municipality/provision.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

namespace {

/// The way between two districts is that between their first zones, their centres.
DistrictRoads district_roads(const Geography& geography, const Travel& travel) {
    const std::size_t n = geography.districts.size();
    std::vector<double> minutes(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j)
                minutes[i * n + j] = travel.minutes(geography.districts[i].zones.front(),
                                                    geography.districts[j].zones.front());
    return {n, std::move(minutes)};
}

std::vector<std::string> names_of(const std::vector<District>& districts) {
    std::vector<std::string> names;
    for (const District& district : districts) names.push_back(district.name);
    return names;
}

} // namespace

Provision::Provision(const Assumptions& live, const Geography& geography, std::span<const Partner> partners,
                     std::span<const CareHome> homes, const EventCalendar& events, Day first, Run run)
    : live_{live}, geography_{geography}, run_{run}, travel_{live.travel, geography.zones},
      staff_{live.workforce, run, names_of(geography.districts), live.shock}, home_care_{live.home_care,
                                                                                         live.need, travel_,
                                                                                         geography.zones,
                                                                                         run},
      night_{live.night_supervision, run, geography.districts.size()}, escort_{live.escort, run,
                                                                               geography.districts.size()},
      support_{live, geography.districts.size(), district_roads(geography, travel_), run},
      special_housing_{live.special_housing, run, geography.districts.size(),
                       CareHomes{homes, names_of(geography.districts)}, first},
      short_stay_{live.short_stay, run}, test_bed_{live.test_bed, run},
      partners_{live.partners, partners, names_of(geography.districts), run},
      reablement_{live.reablement, run, geography.districts.size()}, casework_{live.casework, run},
      granted_(geography.districts.size()), spared_(geography.districts.size()),
      a_day_(geography.districts.size()),
      assessed_(geography.districts.size()), lives_{live.quality_of_life, run} {
    home_care_.equip(live.digital);
    days_.home_care.resize(geography.districts.size());
    if (live.account.modelled) home_care_.keep_accounts(live_.account);
    escort_.set_roads(district_roads(geography, travel_));
    escort_.set_events(events);
}

void Provision::count_grant(const Grant& grant, int sign) {
    const std::size_t district = district_of(grant.home).index();
    const double a_day = grant.hours() / days_a_month;
    const Hours granted = Hours::from_hours(a_day * grant.factor) * sign;
    granted_[district] += granted;
    const Hours needed = Hours::from_hours(std::max(0.0, grant.needed - grant.moved + grant.undone) /
                                           days_a_month * grant.factor) *
                         sign;
    const Hours beyond = granted - needed; // of one sign with `sign` where she has more than she needs
    const bool over = (beyond < Hours{}) == (sign < 0);
    a_day_[district] += {granted, needed, over ? beyond : Hours{}, over ? Hours{} : -beyond};
    spared_[district] += Hours::from_hours(a_day * (1 - grant.factor)) * sign;
    if (grant.informal == 0) return;
    informal_ += Hours::from_hours(grant.informal / days_a_month) * sign;
    granted_instead_ += Hours::from_hours(grant.granted_instead / days_a_month) * sign;
}

void Provision::begin_home_care(PersonId who, Key key, ZoneId home, AssessedHours hours) {
    if (grants_.size() <= who.index()) {
        grants_.resize(who.index() + 1);
        keys_.resize(who.index() + 1);
    }
    const double moved = moved_to_domestic(key, hours.granted);
    const double kept = hours.granted - moved;
    if (home_care_.has(who)) {
        count_grant(grants_[who.index()], -1);
        home_care_.change_grant(who, kept, moved);
    } else {
        home_care_.begin(who, key, home, kept, moved);
        if (has_night_supervision(live_.night_supervision, run_, key)) night_.admit(key, district_of(home));
    }
    set_domestic(key, home, moved > 0);
    grants_[who.index()] = {.hours_a_month = kept, .moved = moved, .home = home, .needed = hours.needed};
    keys_[who.index()] = key;
    count_grant(grants_[who.index()], +1);
}

void Provision::end_home_care(PersonId who, Key key) {
    if (!home_care_.has(who)) return;
    short_stay_.leave(who);
    home_care_.end(who);
    waits_.forget(WaitFor::first_service, Service::home_care, key);
    if (night_.has(key)) night_.leave(key);
    support_.end(Service::domestic_service, key);
    count_grant(grants_[who.index()], -1);
}

void Provision::lighten(PersonId who, double factor) {
    if (!home_care_.has(who)) return;
    amend(who, [&](Grant& grant) { grant.factor = factor; });
    plan_visits(who);
}

void Provision::set_informal(PersonId who, const InformalHelp& help) {
    const Grant& grant = grants_[who.index()];
    const double most = live_.need.granted_hours_most;
    const double instead = std::clamp(help.granted_instead, -grant.hours_a_month, most - grant.hours_a_month);
    const bool changes = instead != grant.granted_instead;
    amend(who, [&](Grant& changed) {
        changed.informal = help.hours;
        changed.undone = help.undone;
        changed.granted_instead = instead;
    });
    if (changes) plan_visits(who);
}

void Provision::move(PersonId who, Key key, ZoneId home) {
    const DistrictId district = district_of(home);
    if (home_care_.has(who)) {
        amend(who, [&](Grant& grant) { grant.home = home; });
        home_care_.move(who, home);
    }
    if (night_.has(key)) night_.move(key, district);
    if (escort_.has(key)) escort_.move(key, district);
    support_.move(key, district);
}

void Provision::grant_place(PersonId who, Key key, ZoneId home, AssessedHours meanwhile, Day today) {
    special_housing_.decide(who, key, district_of(home), today);
    waits_.begin(WaitFor::first_service, Service::special_housing, key, Instant{today});
    begin_home_care(who, key, home, meanwhile);
}

void Provision::found_in_special_housing(PersonId who, Key key, ZoneId home, AssessedHours meanwhile,
                                         Day today) {
    if (special_housing_.has_room_for(key))
        special_housing_.found(who, key, district_of(home));
    else
        grant_place(who, key, home, meanwhile, today);
}

void Provision::begin_escort(Key key, ZoneId home) { escort_.admit(key, district_of(home)); }

void Provision::end_escort(Key key) {
    escort_.leave(key);
    waits_.forget(WaitFor::first_service, Service::escort, key);
}

void Provision::begin_support(Support support, Key key, ZoneId home, double hours_a_week,
                              std::optional<Day> decided) {
    ++supported_[static_cast<std::size_t>(support)];
    const auto service = service_of(support);
    if (!service) return;
    support_.begin(*service, key, district_of(home), hours_a_week);
    if (decided && support_.in_force(*service))
        waits_.begin(WaitFor::first_service, *service, key, Instant{*decided});
}

void Provision::end_support(Support support, Key key) {
    std::int64_t& clients = supported_[static_cast<std::size_t>(support)];
    expect(clients > 0, "what is ended was begun");
    --clients;
    const auto service = service_of(support);
    if (!service) return;
    support_.end(*service, key);
    waits_.forget(WaitFor::first_service, *service, key);
}

void Provision::leave(PersonId who, Key key, Day today, bool died) {
    end_home_care(who, key);
    special_housing_.leave(who, today, died);
    if (escort_.has(key)) escort_.leave(key);
    support_.leave(key);
    waits_.forget(key);
}

void Provision::plan_visits(PersonId who) {
    const Grant& grant = grants_[who.index()];
    home_care_.change_grant(who, grant.hours() * grant.factor, grant.moved);
}

double Provision::moved_to_domestic(Key key, double hours_a_month) const {
    const double session = domestic_hours_a_month(live_.domestic);
    const bool books = books_domestic(live_.domestic, run_, key, hours_a_month) &&
                       home_care_.domestic_hours(key, hours_a_month) >= session;
    return books ? session : 0;
}

void Provision::set_domestic(Key key, ZoneId home, bool books) {
    if (books == support_.has(Service::domestic_service, key)) return;
    if (books)
        support_.begin(Service::domestic_service, key, district_of(home));
    else
        support_.end(Service::domestic_service, key);
}

void Provision::settle_domestic() {
    support_.settle();
    if (!support_.in_force(Service::domestic_service)) return;
    for (std::size_t row = 0; row < grants_.size(); ++row) {
        const PersonId who{static_cast<std::uint32_t>(row)};
        const Grant& grant = grants_[row];
        if (!home_care_.has(who)) continue;
        const double all = grant.hours_a_month + grant.moved;
        const double moved = moved_to_domestic(keys_[row], all);
        if (moved == grant.moved) continue;
        amend(who, [&](Grant& changed) { changed.decide(all, moved); });
        plan_visits(who);
        set_domestic(keys_[row], grant.home, moved > 0);
    }
}

bool Provision::in_force(const CentralBranch& central) const {
    if (central.branch == Branch::casework) return has_casework();
    return std::ranges::find(SupportServices::kinds, central.branch, &SupportServices::Kind::branch) ==
               SupportServices::kinds.end() ||
           support_.in_force(central.service) || staff_.headcount(central.branch, everywhere) > 0;
}

bool Provision::Year::has(Service service) const {
    if (service == Service::casework) return casework.has_value();
    return std::ranges::find(SupportServices::kinds, service, &SupportServices::Kind::service) ==
               SupportServices::kinds.end() ||
           std::ranges::find(support, service, &SupportServices::Year::service) != support.end();
}

std::optional<ReablementCourse> Provision::offer_reablement(Key key, std::uint64_t spell, ZoneId home,
                                                            Day today) {
    return reablement_.offer(key, spell, district_of(home), today);
}

void Provision::end_reablement(const ReablementCourse& course, Day today) { reablement_.stop(course, today); }

Hours Provision::at_work(Branch branch) const {
    Hours sum;
    for (const OnDuty& shift : staff_.on_duty(branch, everywhere))
        sum += Hours{std::chrono::minutes{shift.to - shift.from}};
    return sum;
}

void Provision::run_day(Day today) {
    staff_.run_day(today);
    run_casework(today);
    run_special_housing(today);
    run_short_stay(today);
    run_home_care(today);
    run_night(today);
    run_escort(today);
    run_support(today);
    count_days(today);
    end_waits(today);
    if (is_sunday(today)) count_outings();
    if (live_.quality_of_life.modelled) tell_lives(today);
}

void Provision::run_night(Day today) {
    const Hours present = at_work(Branch::night_patrol);
    night_.run_night(today, present);
    wait(Branch::night_patrol, present);
}

/// The week that ends tonight is carried out with the staff who came to work in it.
void Provision::run_escort(Day today) {
    const Hours present = at_work(Branch::escort), usable = for_sessions(present);
    wait(Branch::escort, present, present - usable);
    const Hours left = live_.shock.cancelled > 0 ? usable * (1 - live_.shock.cancelled) : usable;
    escort_week_ += left;
    escort_taken_ += usable - left;
    if (!is_sunday(today)) return;
    const std::int64_t before = escort_.outings();
    std::vector<Hours> open = escort_.no_staff();
    escort_.run_week(today - std::chrono::days{6}, std::exchange(escort_week_, {}),
                     {.events = live_.shock.cancelled,
                      .staff = std::exchange(escort_taken_, {}),
                      .catch_up = live_.shock.catch_up});
    days_.escort_own_costs += live_.escort.own_cost * static_cast<double>(escort_.outings() - before);
    escort_open_ = escort_.no_staff();
    for (std::size_t i = 0; i < districts(); ++i) escort_open_[i] -= open[i];
}

void Provision::run_support(Day today) {
    std::array<Hours, branches> present{};
    for (const auto& [service, branch] : SupportServices::kinds) {
        const Hours here = at_work(branch);
        if (here == Hours{}) continue;
        const Hours usable = for_sessions(here);
        wait(branch, here, here - usable);
        present[index_of(branch)] = usable;
    }
    support_.run_day(today, present);
    home_care_.hear_of_digital(support_.pull());
}

/// What documentation, meetings and training leave of the hours at work in a service of sessions.
Hours Provision::for_sessions(Hours present) const {
    return live_.outcome.sessions_around > 0 ? present * (1 - live_.outcome.sessions_around) : present;
}

/// Night patrol, escort, support and casework say only at the harvest how they spent the time; until then it counts as
/// waiting, but for what surrounds sessions.
void Provision::wait(Branch branch, Hours present, Hours around) {
    waited_[index_of(branch)] += present - around;
    WorkHours work;
    work[Work::documentation] = around;
    work[Work::waiting] = present - around;
    staff_.use(branch, everywhere, work, Hours{});
}

/// What the hours at work do not hold, as the detours of shared routes, is overtime.
void Provision::spend(Branch branch, Hours client, Hours travel) {
    const Hours waited = std::exchange(waited_[index_of(branch)], Hours{});
    const Hours overtime = std::max(Hours{}, client + travel - waited);
    WorkHours work;
    work[Work::client] = client;
    work[Work::travel] = travel;
    work[Work::waiting] -= client + travel - overtime;
    staff_.use(branch, everywhere, work, overtime);
}

void Provision::count_days(Day today) {
    for (std::size_t i = 0; i < districts(); ++i) {
        days_.home_care[i] += static_cast<std::int64_t>(home_care_.clients(DistrictId{i}));
        reablement_.note_avoided(DistrictId{i}, spared_[i]);
        assessed_[i] += a_day_[i];
    }
    days_.informal += informal_;
    days_.granted_instead += granted_instead_;
    days_.informal_modelled = days_.informal_modelled || live_.informal.modelled;
    days_.night += static_cast<std::int64_t>(night_.clients());
    days_.escort += static_cast<std::int64_t>(escort_.clients().size());
    days_.residents += special_housing_.occupied();
    days_.waiting += special_housing_.waiting();
    ++days_.days;
    days_.standing.include(standing(today), days_.days);
}

std::vector<AuditedClient> Provision::audit() const {
    std::vector<AuditedClient> all;
    const auto add = [&](Service service, const SessionService& sessions) {
        for (const auto& [client, district, account, left] : sessions.audit())
            all.push_back({service, client.value, static_cast<std::uint8_t>(district.index()),
                           account.credited, account.debited, account.forfeited, account.delivered, left});
    };
    add(Service::escort, escort_);
    add(Service::housing_support, support_.housing_support());
    add(Service::domestic_service, support_.domestic());
    return all;
}

Provision::Year Provision::harvest(Day last_day) {
    Year year;
    for (std::size_t i = 0; i < districts(); ++i) {
        year.home_care.push_back(home_care_.harvest(DistrictId{i}));
        year.home_care_staff.push_back(staff_.harvest(Branch::home_care, DistrictId{i}));
    }
    year.clients = home_care_.harvest_clients();
    for (std::uint32_t i = 0; i < districts(); ++i) expect_agreement(year.home_care[i], year.clients, i);
    year.night = night_.harvest();
    spend(Branch::night_patrol, year.night.visits, year.night.travel);
    year.escort = escort_.harvest();
    spend(Branch::escort, year.escort.staff.with_clients, year.escort.staff.travel);
    year.support = support_.harvest(staff_);
    year.training = support_.harvest_training();
    for (const SupportServices::Year& support : year.support)
        spend(support.branch, support.sessions.staff.with_clients, support.sessions.staff.travel);
    year.special_housing = special_housing_.harvest(last_day);
    year.short_stay = short_stay_.harvest();
    year.test_bed = test_bed_.harvest();
    year.partners = partners_.harvest();
    year.reablement = reablement_.harvest();
    year.prevention = std::exchange(prevention_, {});
    year.waits = waits_.harvest();
    year.escort_by_client = std::exchange(escort_by_client_, {});
    expect_agreement(year.escort.counts, year.escort_by_client);
    harvest_decisions(year);
    if (live_.quality_of_life.modelled) year.lives = lives_.harvest();
    for (const CentralBranch& central : central_branches)
        year.staff[static_cast<std::size_t>(central.branch)] = staff_.harvest(central.branch, everywhere);
    year.days = std::exchange(days_, {});
    days_.home_care.resize(districts());
    return year;
}

} // namespace omsorg
