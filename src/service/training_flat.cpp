// SPDX-License-Identifier: MIT
#include <omsorg/service/training_flat.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include "by_key.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

constexpr double weeks_a_month = days_a_month / 7;

} // namespace

double learnt(double theta, double hours_a_week, double weeks, double learning, double fading) {
    const double speed = learning * hours_a_week + fading;
    if (speed <= 0) return theta;
    const double most = learning * hours_a_week / speed;
    return most + (theta - most) * std::exp(-speed * weeks);
}

TrainingYear& TrainingYear::operator+=(const TrainingYear& o) noexcept {
    applied += o.applied, began += o.began, completed += o.completed, left += o.left;
    bookable += o.bookable, trained += o.trained, not_come += o.not_come, empty += o.empty;
    waiting_weeks += o.waiting_weeks, weeks += o.weeks, avoided += o.avoided;
    staff += o.staff, waiting_days += o.waiting_days, flat_years += o.flat_years;
    return *this;
}

void TrainingYear::balance() const {
    expect(bookable == trained + not_come + empty, "a flat's hours are used, missed or empty");
    expect(empty >= Hours{}, "no more is booked than a flat has");
}

TrainingFlat::TrainingFlat(const TrainingFlatAssumptions& assume, Run run)
    : assume_{&assume}, ability_{run, Purpose::training_ability}, attendance_{run, Purpose::training_flat} {}

const TrainingFlat::Trainee* TrainingFlat::find(Key who) const {
    const auto at = place_of(trainees_, who);
    return at != trainees_.end() && at->key == who ? &*at : nullptr;
}

// All ways to divide her hours among the activities are equally likely.
std::array<double, TrainingFlat::activities> TrainingFlat::parts_of(Key who) const {
    std::array<double, activities> part;
    double sum = 0;
    for (std::size_t m = 0; m < activities; ++m) sum += part[m] = ability_.exponential(who, m);
    for (double& p : part) p /= sum;
    return part;
}

void TrainingFlat::apply(Key who, Day today) {
    if (assume_->places <= 0 || find(who) != nullptr) return;
    if (std::any_of(queue_.begin(), queue_.end(), [&](const Waiting& w) { return w.who == who; })) return;
    queue_.push_back({who, today});
    ++year_.applied;
}

void TrainingFlat::leave(Key who) {
    std::erase_if(queue_, [&](const Waiting& w) { return w.who == who; });
    const auto at = place_of(trainees_, who);
    if (at == trainees_.end() || at->key != who) return;
    if (at->trains) {
        --training_;
        ++year_.left;
    }
    trainees_.erase(at);
}

void TrainingFlat::run_week(Day monday) {
    const auto& a = *assume_;
    const double bookable = std::floor(a.places) * a.hours_a_week;
    const auto room = static_cast<std::size_t>(bookable / a.session_hours);
    for (Trainee& one : trainees_)
        if (one.trains && one.ends <= monday) {
            one.trains = false;
            --training_;
            ++year_.completed;
        }
    std::size_t next = 0;
    for (; training_ < room && next < queue_.size(); ++next) {
        const Waiting& first = queue_[next];
        const Day ends = monday + std::chrono::days{7 * std::llround(a.months * weeks_a_month)};
        trainees_.insert(place_of(trainees_, first.who), {first.who, ends, true, parts_of(first.who), {}});
        ++training_;
        ++year_.began;
        year_.waiting_days += (monday - first.since).count();
    }
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(next));

    const auto week = static_cast<std::uint64_t>(monday.time_since_epoch().count());
    const Hours session = Hours::from_hours(a.session_hours);
    year_.bookable += Hours::from_hours(bookable);
    year_.empty += Hours::from_hours(bookable);
    visits_ = visits_ * std::exp(-1 / weeks_a_year) + std::floor(a.places) * a.visits / weeks_a_month;
    year_.waiting_weeks += static_cast<std::int64_t>(queue_.size());
    ++year_.weeks;
    year_.flat_years += std::floor(a.places) / weeks_a_year;
    std::size_t seats = room;
    for (Trainee& one : trainees_) {
        // Where flats have closed under way, the last by key have no seat until others are done.
        const bool seat = one.trains && seats > 0;
        if (seat) --seats;
        const bool comes = seat && attendance_.happens(a.attendance, one.key, week);
        if (seat) {
            (comes ? year_.trained : year_.not_come) += session;
            year_.empty -= session;
            year_.staff += Hours::from_hours(a.session_hours * a.staff_ratio); // they wait for her in vain
        }
        for (std::size_t m = 0; m < activities; ++m)
            one.theta[m] =
                learnt(one.theta[m], comes ? a.session_hours * one.part[m] : 0, 1, a.learning, a.fading);
    }
}

double TrainingFlat::hours_factor(Key who) const {
    const Trainee* one = find(who);
    if (one == nullptr) return 1;
    double gained = 0;
    for (std::size_t m = 0; m < activities; ++m) gained += one->part[m] * one->theta[m];
    return (1 - assume_->learnable * gained) * (one->trains ? 1 : 1 - assume_->insight);
}

double TrainingFlat::pull() const { return -std::expm1(-assume_->spill_over * visits_ / 100); }

int TrainingFlat::sessions_spared(Key who, double hours, double session_hours) const {
    const double spared = hours * (1 - hours_factor(who)) / session_hours;
    return static_cast<int>(std::floor(spared + ability_.uniform(who, activities)));
}

TrainingYear TrainingFlat::harvest() {
    year_.balance();
    return std::exchange(year_, {});
}

std::optional<int> break_even_months(const TrainingFlatAssumptions& a, double support_hours_a_week,
                                     double support_price, double trainer_price) {
    constexpr double even = 1.0 / TrainingFlat::activities; // her hours lie evenly over the activities
    constexpr int longest = 50 * 12;                        // months
    const double flat_hour = a.hours_a_week > 0 ? a.cost * 1000 / (a.hours_a_week * weeks_a_year) : 0;
    const double a_week = a.session_hours * (a.staff_ratio * trainer_price + flat_hour);
    const auto training = static_cast<int>(std::llround(a.months * weeks_a_month));
    double theta = 0, paid = 0, saved = 0; // expected
    for (int week = 1; week <= longest * weeks_a_month; ++week) {
        const bool trains = week <= training;
        const double kept = learnt(theta, 0, 1, a.learning, a.fading);
        const double comes = trains ? a.attendance : 0;
        theta = comes * learnt(theta, a.session_hours * even, 1, a.learning, a.fading) + (1 - comes) * kept;
        paid += trains ? a_week : 0;
        const double still_needed = (1 - a.learnable * theta) * (trains ? 1 : 1 - a.insight);
        saved += support_hours_a_week * support_price * (1 - still_needed);
        if (week >= training && saved > 0 && saved >= paid)
            return static_cast<int>(std::ceil(week / weeks_a_month));
    }
    return std::nullopt;
}

} // namespace omsorg
