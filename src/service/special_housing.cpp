// SPDX-License-Identifier: MIT
#include <omsorg/service/special_housing.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

constexpr double days_a_year = 365.25;

std::int64_t days_between(Day from, Day to) { return (to - from).count(); }

std::uint64_t day_index(Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count()); }

std::chrono::days whole_days(double days) {
    return std::chrono::days{static_cast<std::int64_t>(std::floor(days))};
}

} // namespace

std::optional<double> SpecialHousingYear::mean_wait() const {
    if (moved_in == 0) return std::nullopt;
    return wait_sum / static_cast<double>(moved_in);
}

std::optional<double> SpecialHousingYear::mean_wait(HousingKind kind) const {
    const auto k = static_cast<std::size_t>(kind);
    if (moved_in_to[k] == 0) return std::nullopt;
    return wait_sum_of[k] / static_cast<double>(moved_in_to[k]);
}

std::optional<double> SpecialHousingYear::share_over_90_days() const {
    if (known_about_90 == 0) return std::nullopt;
    return static_cast<double>(over_90) / static_cast<double>(known_about_90);
}

std::optional<double> SpecialHousingYear::occupancy() const {
    if (place_days == 0) return std::nullopt;
    return static_cast<double>(resident_days) / static_cast<double>(place_days);
}

bool SpecialHousing::Applicant::before(const Applicant& o) const {
    if (urgent != o.urgent) return urgent;
    if (decision != o.decision) return decision < o.decision;
    return key < o.key;
}

SpecialHousing::SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts)
    : assumptions_{&assumptions}, urgent_{run, Purpose::special_housing_urgent},
      handling_{run, Purpose::special_housing_queue}, kind_{run, Purpose::special_housing_kind},
      onset_{run, Purpose::special_housing_onset}, couple_{run, Purpose::special_housing_couple},
      residents_(districts, 0) {
    year_.resident_days_by_district.assign(districts, 0);
}

SpecialHousing::Home& SpecialHousing::home(PersonId person) {
    if (homes_.size() <= person.index()) homes_.resize(person.index() + 1);
    return homes_[person.index()];
}

SpecialHousing::Place SpecialHousing::place_of(PersonId person) const {
    return person.index() < homes_.size() ? homes_[person.index()].place : Place::none;
}

bool SpecialHousing::is_resident(PersonId person) const { return place_of(person) == Place::resident; }

bool SpecialHousing::is_waiting(PersonId person) const { return place_of(person) == Place::waiting; }

std::optional<Day> SpecialHousing::decided(PersonId person) const {
    const auto who = std::find_if(queue_.begin(), queue_.end(),
                                  [&](const Applicant& a) { return a.person == person && !a.transfer; });
    if (who == queue_.end()) return std::nullopt;
    return who->decision;
}

int SpecialHousing::places() const {
    return std::max(0, static_cast<int>(assumptions_->places) -
                           static_cast<int>(assumptions_->short_stay_places) - closed_);
}

int SpecialHousing::places(HousingKind kind) const {
    const int dementia = std::min(places(), static_cast<int>(assumptions_->dementia_places));
    return kind == HousingKind::dementia ? dementia : places() - dementia;
}

/// While there are no places for dementia, everybody waits for an ordinary one.
HousingKind SpecialHousing::kind_for(const Applicant& who) const {
    return assumptions_->dementia_places >= 1 ? who.kind : HousingKind::ordinary;
}

HousingKind SpecialHousing::need_of(Key key) const {
    return kind_.happens(assumptions_->dementia_share, key) ? HousingKind::dementia : HousingKind::ordinary;
}

Day SpecialHousing::ready_after(Key key, Day decision) const {
    Luck luck = handling_.at(key, day_index(decision));
    return decision + whole_days(std::max(0.0, assumptions_->handling.draw(luck)));
}

Hours SpecialHousing::staff_hours_needed() const {
    const double short_stay = std::floor(std::min(assumptions_->short_stay_places, assumptions_->places));
    return Hours::from_hours((occupied() + short_stay) * assumptions_->staff_hours +
                             partners_ * assumptions_->couple_hours);
}

bool SpecialHousing::has_room_for(Key key) const {
    if (assumptions_->dementia_places < 1) return occupied() < places();
    const HousingKind kind = need_of(key);
    return occupied(kind) < places(kind);
}

void SpecialHousing::settle(PersonId person, Key key, DistrictId district, HousingKind kind) {
    Home& her = home(person);
    her = {Place::resident, kind, couple_.happens(assumptions_->couple_share, key), false, district, key};
    ++residents_.at(district.index());
    ++occupied_[at(kind)];
    partners_ += her.partner ? 1 : 0;
    if (kind == HousingKind::ordinary) onsets_.emplace(onset_clock_ + onset_.exponential(key), person);
}

void SpecialHousing::found(PersonId person, Key key, DistrictId district) {
    expect(home(person).place == Place::none, "nobody lives in special housing twice");
    settle(person, key, district, assumptions_->dementia_places >= 1 ? need_of(key) : HousingKind::ordinary);
}

void SpecialHousing::join(const Applicant& who) {
    queue_.insert(std::upper_bound(queue_.begin(), queue_.end(), who,
                                   [](const Applicant& x, const Applicant& y) { return x.before(y); }),
                  who);
}

void SpecialHousing::decide(PersonId person, Key key, DistrictId district, Day decision) {
    expect(home(person).place == Place::none, "nobody waits for special housing twice");
    home(person).place = Place::waiting;
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
    const auto who = std::find_if(queue_.begin(), queue_.end(),
                                  [&](const Applicant& a) { return a.person == person && !a.transfer; });
    expect(who != queue_.end(), "whoever is to go first stands in the queue");
    Applicant first = *who;
    queue_.erase(who);
    first.urgent = true;
    first.ready = std::min(first.ready, today);
    join(first);
}

void SpecialHousing::leave_queue(PersonId person, Day today) {
    const auto who =
        std::find_if(queue_.begin(), queue_.end(), [&](const Applicant& a) { return a.person == person; });
    expect(who != queue_.end(), "whoever waits stands in the queue");
    if (who->transfer) {
        --transfers_waiting_;
        ++year_.transfers_left;
    } else {
        if (days_between(who->decision, today) > 90) ++year_.over_90, ++year_.known_about_90;
        ++year_.left_queue;
    }
    queue_.erase(who);
}

/// The place is prepared for the next resident, or held for the partner of the one who died, and then prepared.
void SpecialHousing::vacate(HousingKind kind, Day today, bool held) {
    --occupied_[at(kind)];
    const Day from = held ? today + whole_days(assumptions_->couple_stay) : today;
    if (from > today) {
        ++held_until_[from];
        ++held_;
    }
    const Day free = from + whole_days(assumptions_->vacant_days);
    if (free <= today) return;
    ++ready_again_[free][at(kind)];
    ++in_preparation_[at(kind)];
}

bool SpecialHousing::leave(PersonId person, Day today, bool died) {
    const Place was = place_of(person);
    if (was == Place::none) return false;
    Home& her = homes_[person.index()];
    if (was == Place::waiting || her.asked) leave_queue(person, today);
    if (was == Place::resident) {
        --residents_[her.district.index()];
        ++year_.moved_out;
        if (died) ++year_.moved_out_deaths;
        partners_ -= her.partner ? 1 : 0;
        vacate(her.kind, today, her.partner && died);
    }
    her = {};
    return true;
}

void SpecialHousing::move_in(const Applicant& who, Day today) {
    const HousingKind kind = kind_for(who);
    if (who.transfer) {
        Home& her = homes_[who.person.index()];
        vacate(her.kind, today, false);
        her.kind = kind;
        her.asked = false;
        ++occupied_[at(kind)];
        --transfers_waiting_;
        ++year_.transfers;
        return;
    }
    settle(who.person, who.key, who.district, kind);
    const auto waited = days_between(who.decision, today);
    ++year_.moved_in;
    year_.wait_sum += static_cast<double>(waited);
    ++year_.moved_in_to[at(kind)];
    year_.wait_sum_of[at(kind)] += static_cast<double>(waited);
    ++year_.known_about_90;
    if (waited > 90) ++year_.over_90;
    moving_in_.push_back(who.person);
}

/// Residents of ordinary places whose need has changed. Those who no longer live there are forgotten on the way.
void SpecialHousing::ask_for_transfers(Day today) {
    if (assumptions_->dementia_places < 1) return;
    onset_clock_ += assumptions_->dementia_onset / days_a_year;
    while (!onsets_.empty() && onsets_.begin()->first <= onset_clock_) {
        const PersonId person = onsets_.begin()->second;
        onsets_.erase(onsets_.begin());
        Home& her = homes_[person.index()];
        if (her.place != Place::resident || her.kind != HousingKind::ordinary || her.asked) continue;
        her.asked = true;
        ++transfers_waiting_;
        ++year_.transfers_asked;
        join({.urgent = false,
              .decision = today,
              .key = her.key,
              .person = person,
              .district = her.district,
              .ready = ready_after(her.key, today),
              .kind = HousingKind::dementia,
              .transfer = true});
    }
}

std::span<const PersonId> SpecialHousing::run_day(Day today) {
    while (!ready_again_.empty() && ready_again_.begin()->first <= today) {
        for (const HousingKind kind : both_kinds)
            in_preparation_[at(kind)] -= ready_again_.begin()->second[at(kind)];
        ready_again_.erase(ready_again_.begin());
    }
    while (!held_until_.empty() && held_until_.begin()->first <= today) {
        held_ -= held_until_.begin()->second;
        held_until_.erase(held_until_.begin());
    }
    ask_for_transfers(today);
    moving_in_.clear();
    ByKind<int> free{};
    for (const HousingKind kind : both_kinds)
        free[at(kind)] = places(kind) - occupied(kind) - in_preparation_[at(kind)];
    auto stays = queue_.begin();
    for (auto who = queue_.begin(); who != queue_.end(); ++who) {
        const HousingKind kind = kind_for(*who);
        // A transfer between two places of one kind, when the other kind has been closed, would move nobody.
        const bool moves = !who->transfer || kind == HousingKind::dementia;
        if (moves && free[at(kind)] > 0 && who->ready <= today) {
            --free[at(kind)];
            move_in(*who, today);
        } else if (stays++ != who) {
            *(stays - 1) = *who;
        }
    }
    queue_.erase(stays, queue_.end());
    count_day();
    return moving_in_;
}

void SpecialHousing::count_day() {
    for (std::size_t d = 0; d < residents_.size(); ++d) year_.resident_days_by_district[d] += residents_[d];
    year_.resident_days += occupied();
    year_.short_stay_days += static_cast<std::int64_t>(assumptions_->short_stay_places);
    year_.waiting_days += waiting();
    year_.transfer_days += transfers_waiting_;
    year_.staff_needed += staff_hours_needed();
    year_.place_days += places();
    ++year_.days;
    year_.partner_days += partners_;
    year_.held_days += held_;
    year_.couples = year_.couples || partners_ > 0 || held_ > 0;
    year_.kinds = year_.kinds || places(HousingKind::dementia) > 0;
    for (const HousingKind kind : both_kinds) year_.resident_days_of[at(kind)] += occupied(kind);
    for (const Applicant& who : queue_)
        if (!who.transfer) ++year_.waiting_days_of[at(kind_for(who))];
}

SpecialHousingYear SpecialHousing::harvest(Day last_day) {
    for (const auto& who : queue_)
        if (!who.transfer && days_between(who.decision, last_day) > 90)
            ++year_.over_90, ++year_.known_about_90;
    year_.waiting_at_end = waiting();
    year_.transfers_waiting_at_end = transfers_waiting_;
    std::int64_t everywhere = 0;
    for (const auto days : year_.resident_days_by_district) everywhere += days;
    expect(everywhere == year_.resident_days, "residents by district add up to all residents");
    expect(year_.resident_days_of[0] + year_.resident_days_of[1] == year_.resident_days,
           "residents by kind of place add up to all residents");
    expect(year_.waiting_days_of[0] + year_.waiting_days_of[1] == year_.waiting_days,
           "those who wait by kind of place add up to all who wait");
    SpecialHousingYear done = std::exchange(year_, SpecialHousingYear{});
    year_.resident_days_by_district.assign(residents_.size(), 0);
    return done;
}

} // namespace omsorg
