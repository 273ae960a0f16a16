// SPDX-License-Identifier: MIT
// A day of special housing, of those who leave hospital, and of home care with its partners.
#include <omsorg/municipality/provision.hpp>

#include <algorithm>
#include <vector>

namespace omsorg {

void Provision::run_special_housing(Day today) {
    special_housing_.close(test_bed_.run_day(today));
    for (const PersonId who : special_housing_.run_day(today)) {
        waits_.end(WaitFor::first_service, Service::special_housing, keys_[who.index()], Instant{today});
        if (home_care_.has(who)) end_home_care(who, keys_[who.index()]);
    }
    const Hours needed = special_housing_.staff_hours_needed();
    const Hours present = at_work(Branch::special_housing);
    const Hours delivered = std::min(needed, present);
    days_.special_housing_needed += needed;
    days_.special_housing_delivered += delivered;
    place_needed_ += needed;
    place_delivered_ += delivered;
    WorkHours work;
    work[Work::client] = delivered;
    work[Work::waiting] = present - delivered;
    staff_.use(Branch::special_housing, everywhere, work, Hours{});
}

/// Whom home care knows as away lies in hospital; ready to leave it, some cannot go home yet, or at all.
void Provision::run_short_stay(Day today) {
    const ShortStayAssumptions& a = live_.short_stay;
    if (a.modelled)
        for (const PersonId who : home_care_.coming_home(today)) {
            const Key key = keys_[who.index()];
            const bool waits = special_housing_.is_waiting(who);
            const auto why = short_stay_.needs(key, today, waits);
            if (!why) continue;
            short_stay_.ask(who, key, *why, today);
            home_care_.keep_away(who, Day::max());
            if (a.permanent_first && *why == StayFor::permanent_place) special_housing_.hurry(who, today);
        }
    else if (short_stay_.guests() + short_stay_.waiting() == 0)
        return;
    const auto places = static_cast<int>(special_housing_.short_stay_places());
    for (const PersonId who : short_stay_.run_day(today, places)) home_care_.keep_away(who, today);
}

/// With partners, part of the staff's day goes to meeting them, and in the evening they meet what they can.
void Provision::run_home_care(Day today) {
    const Hours meetings = partners_.coordination(today);
    if (meetings > Hours{}) {
        Hours present;
        for (std::size_t i = 0; i < districts(); ++i)
            for (const OnDuty& shift : staff_.on_duty(Branch::home_care, DistrictId{i}))
                present += Hours{std::chrono::minutes{shift.to - shift.from}};
        home_care_.set_coordination(present > Hours{} ? std::min(1.0, meetings / present) : 0);
    } else {
        home_care_.set_coordination(0);
    }
    home_care_.run_day(today, staff_);
    if (!partners_.any()) return;
    std::vector<OpenHours> open;
    for (std::size_t i = 0; i < districts(); ++i) {
        open.push_back(home_care_.open(DistrictId{i}));
        if (!escort_open_.empty()) open.back().outings = escort_open_[i];
    }
    escort_open_.clear();
    partners_.run_day(today, open);
}

} // namespace omsorg
