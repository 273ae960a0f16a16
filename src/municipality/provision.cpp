// SPDX-License-Identifier: MIT
#include <omsorg/municipality/provision.hpp>

#include <omsorg/base/calendar.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

namespace {

constexpr double days_a_month = 365.25 / 12;

} // namespace

Provision::Provision(const Assumptions& live, const Geography& geography, Run run)
    : live_{live}, geography_{geography}, run_{run}, travel_{live.travel, geography.zones},
      staff_{live.workforce, run, geography.districts.size()}, home_care_{live.home_care, live.need, travel_,
                                                                          geography.zones, run},
      night_{live.night_supervision, run, geography.districts.size()}, escort_{live.escort, run,
                                                                               geography.districts.size()},
      special_housing_{live.special_housing, run, geography.districts.size()},
      reablement_{live.reablement, run, geography.districts.size()}, granted_(geography.districts.size()),
      spared_(geography.districts.size()) {
    days_.home_care.resize(geography.districts.size());
}

void Provision::count_grant(const Grant& grant, int sign) {
    const std::size_t district = district_of(grant.home).index();
    const double a_day = grant.hours_a_month / days_a_month;
    granted_[district] += Hours::from_hours(a_day * grant.factor) * sign;
    spared_[district] += Hours::from_hours(a_day * (1 - grant.factor)) * sign;
}

void Provision::begin_home_care(PersonId who, Key key, ZoneId home, double hours_a_month, Day today) {
    if (grants_.size() <= who.index()) {
        grants_.resize(who.index() + 1);
        keys_.resize(who.index() + 1);
    }
    if (home_care_.has(who)) {
        count_grant(grants_[who.index()], -1);
        home_care_.change_grant(who, hours_a_month, today);
    } else {
        home_care_.begin(who, key, home, hours_a_month, today);
        if (has_night_supervision(live_.night_supervision, run_, key)) night_.admit(key, district_of(home));
    }
    grants_[who.index()] = {hours_a_month, 1, home};
    keys_[who.index()] = key;
    count_grant(grants_[who.index()], +1);
}

void Provision::end_home_care(PersonId who, Key key, Day today) {
    if (!home_care_.has(who)) return;
    home_care_.end(who, today);
    if (night_.has(key)) night_.leave(key);
    count_grant(grants_[who.index()], -1);
}

void Provision::lighten(PersonId who, double factor, Day today) {
    if (!home_care_.has(who)) return;
    Grant& grant = grants_[who.index()];
    count_grant(grant, -1);
    grant.factor = factor;
    count_grant(grant, +1);
    home_care_.change_grant(who, grant.hours_a_month * factor, today);
}

void Provision::grant_place(PersonId who, Key key, ZoneId home, double hours_meanwhile, Day today) {
    special_housing_.decide(who, key, district_of(home), today);
    begin_home_care(who, key, home, hours_meanwhile, today);
}

void Provision::found_in_special_housing(PersonId who, Key key, ZoneId home, double hours_meanwhile,
                                         Day today) {
    if (special_housing_.occupied() < special_housing_.places())
        special_housing_.found(who, key, district_of(home));
    else
        grant_place(who, key, home, hours_meanwhile, today);
}

void Provision::begin_escort(Key key, ZoneId home) { escort_.admit(key, district_of(home)); }

void Provision::end_escort(Key key) { escort_.leave(key); }

void Provision::leave(PersonId who, Key key, Day today, bool died) {
    end_home_care(who, key, today);
    special_housing_.leave(who, today, died);
    if (escort_.has(key)) escort_.leave(key);
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
    run_special_housing(today);
    home_care_.run_day(today, staff_);
    run_night(today);
    run_escort(today);
    count_days();
}

void Provision::run_special_housing(Day today) {
    for (const PersonId who : special_housing_.run_day(today))
        if (home_care_.has(who)) end_home_care(who, keys_[who.index()], today);
    const Hours needed = special_housing_.staff_hours_needed();
    const Hours present = at_work(Branch::special_housing);
    const Hours delivered = std::min(needed, present);
    days_.special_housing_needed += needed;
    days_.special_housing_delivered += delivered;
    HoursBy<Work, 7> work;
    work[Work::client] = delivered;
    work[Work::waiting] = present - delivered;
    staff_.use(Branch::special_housing, everywhere, work, Hours{});
}

void Provision::run_night(Day today) {
    const Hours present = at_work(Branch::night_patrol);
    night_.run_night(today, present);
    wait(Branch::night_patrol, present);
}

/// The week that ends tonight is carried out with the staff who came to work in it.
void Provision::run_escort(Day today) {
    const Hours present = at_work(Branch::escort);
    wait(Branch::escort, present);
    escort_week_ += present;
    if (weekday_index(today) == 6)
        escort_.run_week(today - std::chrono::days{6}, std::exchange(escort_week_, {}));
}

/// Night patrol and escort say only at the harvest how they spent the time; until then it counts as waiting.
void Provision::wait(Branch branch, Hours present) {
    HoursBy<Work, 7> work;
    work[Work::waiting] = present;
    staff_.use(branch, everywhere, work, Hours{});
}

void Provision::spend(Branch branch, Hours client, Hours travel) {
    HoursBy<Work, 7> work;
    work[Work::client] = client;
    work[Work::travel] = travel;
    work[Work::waiting] -= client + travel;
    staff_.use(branch, everywhere, work, Hours{});
}

void Provision::count_days() {
    for (std::size_t i = 0; i < districts(); ++i) {
        days_.home_care[i] += static_cast<std::int64_t>(home_care_.clients(DistrictId{i}));
        reablement_.note_avoided(DistrictId{i}, spared_[i]);
    }
    days_.night += static_cast<std::int64_t>(night_.clients());
    days_.escort += static_cast<std::int64_t>(escort_.clients().size());
    days_.residents += special_housing_.occupied();
    days_.waiting += special_housing_.waiting();
    ++days_.days;
}

Provision::Year Provision::harvest(Day last_day) {
    Year year;
    for (std::size_t i = 0; i < districts(); ++i) {
        year.home_care.push_back(home_care_.harvest(DistrictId{i}));
        year.home_care_staff.push_back(staff_.harvest(Branch::home_care, DistrictId{i}));
    }
    year.night = night_.harvest();
    spend(Branch::night_patrol, year.night.visits, year.night.travel);
    year.night_staff = staff_.harvest(Branch::night_patrol, everywhere);
    year.escort = escort_.harvest();
    spend(Branch::escort, year.escort.staff.with_clients, year.escort.staff.travel);
    year.escort_staff = staff_.harvest(Branch::escort, everywhere);
    year.special_housing = special_housing_.harvest(last_day);
    year.special_housing_staff = staff_.harvest(Branch::special_housing, everywhere);
    year.reablement = reablement_.harvest();
    year.days = std::exchange(days_, {});
    days_.home_care.resize(districts());
    return year;
}

} // namespace omsorg
