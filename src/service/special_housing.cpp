// SPDX-License-Identifier: MIT
#include <omsorg/service/special_housing.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

std::int64_t days_between(Day from, Day to) { return (to - from).count(); }

std::uint64_t day_index(Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count()); }

} // namespace

std::optional<double> SpecialHousingYear::mean_wait() const {
    if (moved_in == 0) return std::nullopt;
    return wait_sum / static_cast<double>(moved_in);
}

std::optional<double> SpecialHousingYear::share_over_90_days() const {
    if (known_about_90 == 0) return std::nullopt;
    return static_cast<double>(over_90) / static_cast<double>(known_about_90);
}

bool SpecialHousing::Applicant::before(const Applicant& o) const {
    if (urgent != o.urgent) return urgent;
    if (decision != o.decision) return decision < o.decision;
    return key < o.key;
}

SpecialHousing::SpecialHousing(const SpecialHousingAssumptions& assumptions, Run run, std::size_t districts)
    : assumptions_{&assumptions}, urgent_{run, Purpose::special_housing_urgent},
      handling_{run, Purpose::special_housing_queue}, residents_(districts, 0) {
    year_.resident_days_by_district.assign(districts, 0);
}

SpecialHousing::Place& SpecialHousing::place(PersonId person) {
    if (place_.size() <= person.index()) {
        place_.resize(person.index() + 1, Place::none);
        home_.resize(person.index() + 1);
    }
    return place_[person.index()];
}

SpecialHousing::Place SpecialHousing::place_of(PersonId person) const {
    return person.index() < place_.size() ? place_[person.index()] : Place::none;
}

bool SpecialHousing::is_resident(PersonId person) const { return place_of(person) == Place::resident; }

bool SpecialHousing::is_waiting(PersonId person) const { return place_of(person) == Place::waiting; }

std::optional<Day> SpecialHousing::decided(PersonId person) const {
    const auto at = std::find_if(queue_.begin(), queue_.end(),
                                 [&](const Applicant& who) { return who.person == person; });
    if (at == queue_.end()) return std::nullopt;
    return at->decision;
}

int SpecialHousing::places() const {
    return std::max(0, static_cast<int>(assumptions_->places) -
                           static_cast<int>(assumptions_->short_stay_places));
}

Hours SpecialHousing::staff_hours_needed() const {
    const double short_stay = std::floor(std::min(assumptions_->short_stay_places, assumptions_->places));
    return Hours::from_hours((occupied_ + short_stay) * assumptions_->staff_hours);
}

void SpecialHousing::found(PersonId person, Key, DistrictId district) {
    expect(place(person) == Place::none, "nobody lives in special housing twice");
    place(person) = Place::resident;
    home_[person.index()] = district;
    ++residents_.at(district.index());
    ++occupied_;
}

void SpecialHousing::decide(PersonId person, Key key, DistrictId district, Day decision) {
    expect(place(person) == Place::none, "nobody waits for special housing twice");
    const auto index = day_index(decision);
    Luck luck = handling_.at(key, index);
    const double handled = std::max(0.0, std::floor(assumptions_->handling.draw(luck)));
    const Applicant who{.urgent = urgent_.happens(assumptions_->urgent_share, key, index),
                        .decision = decision,
                        .key = key,
                        .person = person,
                        .district = district,
                        .ready = decision + std::chrono::days{static_cast<std::int64_t>(handled)}};
    place(person) = Place::waiting;
    ++year_.decisions;
    queue_.insert(std::upper_bound(queue_.begin(), queue_.end(), who,
                                   [](const Applicant& x, const Applicant& y) { return x.before(y); }),
                  who);
}

bool SpecialHousing::leave(PersonId person, Day today, bool died) {
    const Place was = place_of(person);
    if (was == Place::none) return false;
    place_[person.index()] = Place::none;
    if (was == Place::waiting) {
        const auto at = std::find_if(queue_.begin(), queue_.end(),
                                     [&](const Applicant& who) { return who.person == person; });
        expect(at != queue_.end(), "whoever waits stands in the queue");
        if (days_between(at->decision, today) > 90) ++year_.over_90, ++year_.known_about_90;
        queue_.erase(at);
        ++year_.left_queue;
        return true;
    }
    --residents_[home_[person.index()].index()];
    --occupied_;
    ++year_.moved_out;
    if (died) ++year_.moved_out_deaths;
    const auto empty = std::chrono::days{static_cast<std::int64_t>(std::floor(assumptions_->vacant_days))};
    if (empty.count() > 0) {
        ++ready_again_[today + empty];
        ++in_preparation_;
    }
    return true;
}

void SpecialHousing::move_in(const Applicant& who, Day today) {
    ++occupied_;
    ++residents_.at(who.district.index());
    place_[who.person.index()] = Place::resident;
    home_[who.person.index()] = who.district;
    const auto waited = days_between(who.decision, today);
    ++year_.moved_in;
    year_.wait_sum += static_cast<double>(waited);
    ++year_.known_about_90;
    if (waited > 90) ++year_.over_90;
    moving_in_.push_back(who.person);
}

std::span<const PersonId> SpecialHousing::run_day(Day today) {
    while (!ready_again_.empty() && ready_again_.begin()->first <= today) {
        in_preparation_ -= ready_again_.begin()->second;
        ready_again_.erase(ready_again_.begin());
    }
    moving_in_.clear();
    int free = places() - occupied_ - in_preparation_;
    auto stays = queue_.begin();
    for (auto who = queue_.begin(); who != queue_.end(); ++who) {
        if (free > 0 && who->ready <= today) {
            --free;
            move_in(*who, today);
        } else if (stays++ != who) {
            *(stays - 1) = *who;
        }
    }
    queue_.erase(stays, queue_.end());
    for (std::size_t d = 0; d < residents_.size(); ++d) year_.resident_days_by_district[d] += residents_[d];
    year_.resident_days += occupied_;
    year_.short_stay_days += static_cast<std::int64_t>(assumptions_->short_stay_places);
    year_.waiting_days += static_cast<std::int64_t>(queue_.size());
    year_.staff_needed += staff_hours_needed();
    return moving_in_;
}

SpecialHousingYear SpecialHousing::harvest(Day last_day) {
    for (const auto& who : queue_)
        if (days_between(who.decision, last_day) > 90) ++year_.over_90, ++year_.known_about_90;
    year_.waiting_at_end = static_cast<std::int64_t>(queue_.size());
    std::int64_t everywhere = 0;
    for (const auto days : year_.resident_days_by_district) everywhere += days;
    expect(everywhere == year_.resident_days, "residents by district add up to all residents");
    SpecialHousingYear done = std::exchange(year_, SpecialHousingYear{});
    year_.resident_days_by_district.assign(residents_.size(), 0);
    return done;
}

} // namespace omsorg
