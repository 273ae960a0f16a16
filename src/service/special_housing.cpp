// SPDX-License-Identifier: MIT
#include <omsorg/service/special_housing.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

std::int64_t days_between(Day from, Day to) { return (to - from).count(); }

std::uint64_t day_index(Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count()); }

std::chrono::days whole_days(double days) {
    return std::chrono::days{static_cast<std::int64_t>(std::floor(days))};
}

} // namespace

bool SpecialHousing::Applicant::before(const Applicant& o) const {
    if (urgent != o.urgent) return urgent;
    if (rank != o.rank) return rank < o.rank;
    if (decision != o.decision) return decision < o.decision;
    return key < o.key;
}

SpecialHousing::SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts,
                               CareHomes homes, Day first)
    : assumptions_{&assumptions}, urgent_{run, Purpose::special_housing_urgent},
      handling_{run, Purpose::special_housing_queue}, kind_{run, Purpose::special_housing_kind},
      onset_{run, Purpose::special_housing_onset}, couple_{run, Purpose::special_housing_couple},
      wish_{run, Purpose::special_housing_wish}, patience_{run, Purpose::special_housing_interim},
      homes_{std::move(homes)}, residents_(districts, 0), wishing_(districts, 0), wished_(districts, 0) {
    year_.resident_days_by_district.assign(districts, 0);
    if (tells_homes()) homes_.tell(first, assumptions_->planned_homes, closed_);
    kinds_ = has_kinds();
}

SpecialHousing::Client& SpecialHousing::client(PersonId person) {
    if (clients_.size() <= person.index()) clients_.resize(person.index() + 1);
    return clients_[person.index()];
}

SpecialHousing::Place SpecialHousing::place_of(PersonId person) const {
    return person.index() < clients_.size() ? clients_[person.index()].place : Place::none;
}

std::optional<CareHomes::Ward> SpecialHousing::ward_of(PersonId person) const {
    if (place_of(person) != Place::resident) return std::nullopt;
    return clients_[person.index()].ward;
}

std::vector<SpecialHousing::Applicant>::iterator SpecialHousing::entry_of(PersonId person) {
    return std::find_if(queue_.begin(), queue_.end(), [&](const Applicant& a) { return a.person == person; });
}

bool SpecialHousing::is_resident(PersonId person) const { return place_of(person) == Place::resident; }

bool SpecialHousing::is_waiting(PersonId person) const { return place_of(person) == Place::waiting; }

std::optional<Day> SpecialHousing::decided(PersonId person) const {
    const auto who = std::find_if(queue_.begin(), queue_.end(), [&](const Applicant& a) {
        return a.person == person && a.why == Why::applies;
    });
    if (who == queue_.end()) return std::nullopt;
    return who->decision;
}

int SpecialHousing::places() const {
    if (tells_homes()) return places(HousingKind::ordinary) + places(HousingKind::dementia);
    return std::max(0, static_cast<int>(assumptions_->places) -
                           static_cast<int>(assumptions_->short_stay_places) - closed_);
}

int SpecialHousing::places(HousingKind kind) const {
    if (tells_homes()) return homes_.places_of(kind);
    const int dementia = std::min(places(), static_cast<int>(assumptions_->dementia_places));
    return kind == HousingKind::dementia ? dementia : places() - dementia;
}

double SpecialHousing::all_places(Day today) const {
    if (!tells_homes()) return assumptions_->places;
    return homes_.places_on(today, assumptions_->planned_homes) + assumptions_->short_stay_places;
}

double SpecialHousing::short_stay_places() const {
    return tells_homes() ? assumptions_->short_stay_places
                         : std::min(assumptions_->short_stay_places, assumptions_->places);
}

bool SpecialHousing::has_kinds() const {
    return tells_homes() ? homes_.scheduled_of(HousingKind::dementia) > 0
                         : assumptions_->dementia_places >= 1;
}

/// While there are no places for dementia, everybody waits for an ordinary one.
HousingKind SpecialHousing::kind_for(const Applicant& who) const {
    return has_kinds() ? who.kind : HousingKind::ordinary;
}

HousingKind SpecialHousing::need_of(Key key) const {
    return kind_.happens(assumptions_->dementia_share, key) ? HousingKind::dementia : HousingKind::ordinary;
}

Day SpecialHousing::ready_after(Key key, Day decision) const {
    Luck luck = handling_.at(key, day_index(decision));
    return decision + whole_days(std::max(0.0, assumptions_->handling.draw(luck)));
}

Hours SpecialHousing::staff_hours_needed() const {
    return Hours::from_hours((occupied() + std::floor(short_stay_places())) * assumptions_->staff_hours +
                             partners_ * assumptions_->couple_hours);
}

bool SpecialHousing::has_room_for(Key key) const {
    if (!has_kinds()) return occupied() < places();
    const HousingKind kind = need_of(key);
    return occupied(kind) < places(kind);
}

void SpecialHousing::settle(PersonId person, Key key, DistrictId district, HousingKind kind) {
    Client& her = client(person);
    her.place = Place::resident;
    her.kind = kind;
    her.partner = couple_.happens(assumptions_->couple_share, key);
    her.district = district;
    her.key = key;
    ++residents_.at(district.index());
    partners_ += her.partner ? 1 : 0;
    if (kind == HousingKind::ordinary) onsets_.emplace(onset_clock_ + onset_.exponential(key), person);
}

void SpecialHousing::found(PersonId person, Key key, DistrictId district) {
    expect(client(person).place == Place::none, "nobody lives in special housing twice");
    settle(person, key, district, has_kinds() ? need_of(key) : HousingKind::ordinary);
    Client& her = client(person);
    her.ward = CareHomes::outside(her.kind);
    homes_.settle(her.ward);
    draw_wish(her);
    count_wish(her, +1);
}

void SpecialHousing::join(const Applicant& who) {
    queue_.insert(std::upper_bound(queue_.begin(), queue_.end(), who,
                                   [](const Applicant& x, const Applicant& y) { return x.before(y); }),
                  who);
}

void SpecialHousing::decide(PersonId person, Key key, DistrictId district, Day decision) {
    Client& her = client(person);
    expect(her.place == Place::none, "nobody waits for special housing twice");
    her.place = Place::waiting;
    her.district = district;
    her.key = key;
    draw_wish(her);
    ++waiting_[at(Why::applies)];
    ++year_.decisions;
    join({.urgent = urgent_.happens(assumptions_->urgent_share, key, day_index(decision)),
          .decision = decision,
          .key = key,
          .person = person,
          .district = district,
          .ready = ready_after(key, decision),
          .kind = need_of(key)});
}

void SpecialHousing::hurry(PersonId person, Day today) {
    const auto who = std::find_if(queue_.begin(), queue_.end(), [&](const Applicant& a) {
        return a.person == person && a.why == Why::applies;
    });
    expect(who != queue_.end(), "whoever is to go first stands in the queue");
    Applicant first = *who;
    queue_.erase(who);
    first.urgent = true;
    first.ready = std::min(first.ready, today);
    join(first);
}

void SpecialHousing::leave_queue(PersonId person, Day today) {
    const auto who = entry_of(person);
    expect(who != queue_.end(), "whoever waits stands in the queue");
    if (who->why == Why::applies) {
        if (days_between(who->decision, today) > 90) ++year_.over_90, ++year_.known_about_90;
        ++year_.left_queue;
    } else if (who->why == Why::need) {
        ++year_.transfers_left;
    } else {
        ++flow(who->why).left;
    }
    --waiting_[at(who->why)];
    queue_.erase(who);
}

/// The place is prepared for the next resident, or held for the partner of the one who died, and then prepared.
void SpecialHousing::vacate(Ward ward, Day today, bool held) {
    homes_.leave(ward);
    const Day from = held ? today + whole_days(assumptions_->couple_stay) : today;
    if (from > today) {
        ++held_until_[from];
        ++held_;
    }
    const Day free = from + whole_days(assumptions_->vacant_days);
    if (free <= today) return;
    ready_again_.emplace(free, ward);
    homes_.prepare(ward, 1);
}

bool SpecialHousing::leave(PersonId person, Day today, bool died) {
    const Place was = place_of(person);
    if (was == Place::none) return false;
    Client& her = clients_[person.index()];
    if (was == Place::waiting || her.asked) leave_queue(person, today);
    if (was == Place::resident) {
        count_wish(her, -1);
        --residents_[her.district.index()];
        ++year_.moved_out;
        partners_ -= her.partner ? 1 : 0;
        vacate(her.ward, today, her.partner && died);
    }
    her = {};
    return true;
}

void SpecialHousing::move_in(const Applicant& who, Ward ward, Day today) {
    --waiting_[at(who.why)];
    homes_.take(ward);
    if (who.why != Why::applies) {
        transfer(who, ward, today);
        return;
    }
    const HousingKind kind = homes_.kind(ward);
    settle(who.person, who.key, who.district, kind);
    Client& her = clients_[who.person.index()];
    her.ward = ward;
    count_wish(her, +1);
    if (told_ && her.wishes && !lives_as_wished(her)) elsewhere_.push_back(who.person);
    const auto waited = days_between(who.decision, today);
    ++year_.moved_in;
    year_.wait_sum += static_cast<double>(waited);
    ++year_.moved_in_to[at(kind)];
    year_.wait_sum_of[at(kind)] += static_cast<double>(waited);
    ++year_.known_about_90;
    if (waited > 90) ++year_.over_90;
    moving_in_.push_back(who.person);
}

/// From one place to another, with her partner.
void SpecialHousing::transfer(const Applicant& who, Ward ward, Day today) {
    Client& her = clients_[who.person.index()];
    count_wish(her, -1);
    vacate(her.ward, today, false);
    her.ward = ward;
    her.kind = homes_.kind(ward);
    her.asked = false;
    count_wish(her, +1);
    if (told_ && her.wishes && !lives_as_wished(her)) elsewhere_.push_back(who.person);
    if (who.why == Why::need) {
        ++year_.transfers;
        return;
    }
    ++flow(who.why).moved;
    if (who.why == Why::wish)
        year_.homes.wish_wait_sum += static_cast<double>(days_between(who.decision, today));
}

/// Residents of ordinary places whose need has changed. Those who no longer live there are forgotten on the way.
void SpecialHousing::ask_for_transfers(Day today) {
    if (!has_kinds()) return;
    onset_clock_ += assumptions_->dementia_onset / days_a_year;
    while (!onsets_.empty() && onsets_.begin()->first <= onset_clock_) {
        const PersonId person = onsets_.begin()->second;
        onsets_.erase(onsets_.begin());
        Client& her = clients_[person.index()];
        if (her.place != Place::resident || her.kind != HousingKind::ordinary) continue;
        if (her.asked) {
            const auto entry = entry_of(person);
            if (entry->why == Why::closing) entry->kind = HousingKind::dementia; // she must move anyhow
            if (entry->why != Why::wish) continue;
            withdraw(person, today);
        }
        ask(person, Why::need, today);
    }
}

void SpecialHousing::prepare_places(Day today) {
    while (!ready_again_.empty() && ready_again_.begin()->first <= today) {
        homes_.prepare(ready_again_.begin()->second, -1);
        ready_again_.erase(ready_again_.begin());
    }
    while (!held_until_.empty() && held_until_.begin()->first <= today) {
        held_ -= held_until_.begin()->second;
        held_until_.erase(held_until_.begin());
    }
}

/// What she would move to today.
std::optional<CareHomes::Ward> SpecialHousing::offer(const Applicant& who) const {
    const HousingKind kind = kind_for(who);
    // A transfer between two places of one kind, when the other kind has been closed, would move nobody.
    if (who.why == Why::need && kind == HousingKind::ordinary) return std::nullopt;
    const Client& her = clients_[who.person.index()];
    if (!told_ || !her.wishes) return homes_.offer(kind);
    if (const auto wished = homes_.offer(kind, who.district)) return wished;
    if (who.why == Why::wish) return std::nullopt;
    const bool waits =
        who.why == Why::applies && her.patient && !who.urgent && homes_.has(kind, who.district);
    return waits ? std::nullopt : homes_.offer(kind);
}

std::span<const PersonId> SpecialHousing::run_day(Day today) {
    prepare_places(today);
    tell_homes(today);
    ask_for_transfers(today);
    moving_in_.clear();
    homes_.count_free();
    auto stays = queue_.begin();
    for (auto who = queue_.begin(); who != queue_.end(); ++who) {
        const auto place = who->ready <= today ? offer(*who) : std::nullopt;
        if (place)
            move_in(*who, *place, today);
        else if (stays++ != who)
            *(stays - 1) = *who;
    }
    queue_.erase(stays, queue_.end());
    for (const PersonId person : elsewhere_) ask(person, Why::wish, today);
    elsewhere_.clear();
    count_day();
    return moving_in_;
}

void SpecialHousing::count_day() {
    for (std::size_t d = 0; d < residents_.size(); ++d) year_.resident_days_by_district[d] += residents_[d];
    year_.resident_days += occupied();
    year_.waiting_days += waiting();
    year_.transfer_days += transfers_waiting();
    year_.place_days += places();
    ++year_.days;
    year_.partner_days += partners_;
    year_.held_days += held_;
    year_.couples = year_.couples || partners_ > 0 || held_ > 0;
    year_.kinds = year_.kinds || places(HousingKind::dementia) > 0;
    for (const HousingKind kind : both_kinds) year_.resident_days_of[at(kind)] += occupied(kind);
    for (const Applicant& who : queue_)
        if (who.why == Why::applies) ++year_.waiting_days_of[at(kind_for(who))];
    if (told_) count_homes();
}

SpecialHousingYear SpecialHousing::harvest(Day last_day) {
    for (const auto& who : queue_)
        if (who.why == Why::applies && days_between(who.decision, last_day) > 90)
            ++year_.over_90, ++year_.known_about_90;
    year_.waiting_at_end = waiting();
    year_.transfers_waiting_at_end = transfers_waiting();
    std::int64_t everywhere = 0;
    for (const auto days : year_.resident_days_by_district) everywhere += days;
    expect(everywhere == year_.resident_days, "residents by district add up to all residents");
    expect(year_.resident_days_of[0] + year_.resident_days_of[1] == year_.resident_days,
           "residents by kind of place add up to all residents");
    expect(year_.waiting_days_of[0] + year_.waiting_days_of[1] == year_.waiting_days,
           "those who wait by kind of place add up to all who wait");
    for (const Why why : {Why::wish, Why::closing}) {
        flow(why).waiting_at_end = waiting_[at(why)];
        flow(why).balance();
    }
    SpecialHousingYear done = std::exchange(year_, SpecialHousingYear{});
    year_.resident_days_by_district.assign(residents_.size(), 0);
    for (const Why why : {Why::wish, Why::closing}) flow(why).waiting_at_start = waiting_[at(why)];
    return done;
}

} // namespace omsorg
