// SPDX-License-Identifier: MIT
#include <omsorg/service/test_bed.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/key.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omsorg {
namespace {

std::chrono::days months(double number) { return std::chrono::days{std::llround(number * days_a_month)}; }

double whole_places(const TestBedAssumptions& a) { return std::floor(a.places); }

Key key_of_technology(std::int64_t number) { return key_of(key_of_text("technology"), number); }

} // namespace

std::optional<std::int64_t> trials_to_grade_b(const TestBedAssumptions& a) {
    if (whole_places(a) < 1) return std::nullopt;
    const double variance = a.place_sd * a.place_sd;
    const double wanted = a.standard_error * a.standard_error;
    // A hair's breadth, so that rounding makes no trial of nothing.
    return std::max<std::int64_t>(1, std::llround(std::ceil(variance / (whole_places(a) * wanted) - 1e-9)));
}

std::optional<double> years_to_grade_b(const TestBedAssumptions& a) {
    const auto trials = trials_to_grade_b(a);
    if (!trials) return std::nullopt;
    return static_cast<double>(*trials) * (a.set_up_months + a.trial_months) / 12;
}

std::optional<double> TestBedYear::mean_years() const {
    if (known == 0) return std::nullopt;
    return years_sum / static_cast<double>(known);
}

TestBed::TestBed(const TestBedAssumptions& assumptions, Run run)
    : assumptions_{&assumptions}, effect_{run, Purpose::test_bed_effect}, trial_{run,
                                                                                 Purpose::test_bed_trial} {}

/// Those queued at the opening, and from then on a part of a technology every day at the rate in force.
void TestBed::come_in(Day today, bool opening) {
    offered_ += opening ? std::floor(assumptions_->technologies) : assumptions_->new_a_year / days_a_year;
    // A hair's breadth, so that a year of parts is a whole.
    const auto due = static_cast<std::int64_t>(std::floor(offered_ + 1e-9));
    for (; come_ < due; ++come_) {
        came_.push_back(today);
        ++year_.came_in;
    }
}

void TestBed::begin(Day today) {
    running_ = true;
    set_up_until_ = today + months(assumptions_->set_up_months);
    trial_until_ = set_up_until_ + std::max(std::chrono::days{1}, months(assumptions_->trial_months));
}

/// Estimates are weighed by the places they were made on, should the ward have grown between two trials.
void TestBed::end_trial(Day today) {
    const Key technology = key_of_technology(known_);
    Luck true_luck = effect_.at(technology);
    const double effect =
        Distribution::normal(assumptions_->effect_mean, assumptions_->effect_sd).draw(true_luck);
    const double places = std::max(1.0, whole_places(*assumptions_));
    Luck luck = trial_.at(technology, static_cast<std::uint64_t>(trials_));
    sum_ += places * Distribution::normal(effect, assumptions_->place_sd / std::sqrt(places)).draw(luck);
    weight_ += places;
    ++trials_;
    ++year_.trials;
    running_ = false;
    const double error = assumptions_->place_sd / std::sqrt(weight_);
    if (error > assumptions_->standard_error * (1 + 1e-9)) return;
    ++year_.known;
    if (effect != 0 && (sum_ > 0) != (effect > 0)) ++year_.wrong;
    year_.years_sum +=
        static_cast<double>((today - came_[static_cast<std::size_t>(known_)]).count()) / days_a_year;
    ++known_;
    trials_ = 0;
    sum_ = weight_ = 0;
}

int TestBed::run_day(Day today) {
    if (whole_places(*assumptions_) <
        1) { // closed: what was under way is broken off, what was learnt is kept
        running_ = false;
        return 0;
    }
    year_.open = true;
    come_in(today, !std::exchange(open_, true));
    if (running_ && today >= trial_until_) end_trial(today);
    if (!running_ && known_ < come_) begin(today);
    if (!running_ || today < set_up_until_) return 0;
    const auto empty =
        static_cast<int>(std::ceil(whole_places(*assumptions_) * assumptions_->empty_share - 1e-9));
    year_.closed_days += empty;
    return empty;
}

TestBedYear TestBed::harvest() {
    expect(known_ <= come_, "a technology is known after it came in");
    year_.waiting_at_end = come_ - known_;
    return std::exchange(year_, {});
}

} // namespace omsorg
