// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>

namespace omsorg {

void Places::resize(int capacity) {
    expect(capacity >= 0, "the number of places is not below zero");
    places_.change(sim_->now(), capacity - places_.count());
    admit_from_line();
}

void Places::admit_from_line() {
    const Instant now = sim_->now();
    while (free() > 0 && !line_.empty()) {
        auto& next = static_cast<Admission&>(*line_.next());
        line_.remove(next);
        queue_.change(now, -1);
        taken_.change(now, +1);
        waited_.add(in_hours(now - next.asked_));
        next.granted_ = true;
        sim_->wake_now(*next.telling_);
    }
}

double Places::use() const {
    const auto offered = places_.together(sim_->now());
    if (offered == 0) return 0.0;
    return static_cast<double>(taken_.together(sim_->now())) / static_cast<double>(offered);
}

void Places::observe_afresh() {
    places_.restart(sim_->now());
    taken_.restart(sim_->now());
    queue_.restart(sim_->now());
    waited_ = Tally{};
    asked_ = static_cast<std::uint64_t>(waiting());
    gave_up_ = withdrawn_ = returned_ = 0;
}

bool Admission::await_suspend(Process::Handle handle) {
    Telling& telling = handle.promise();
    expect(telling.sim == places_->sim_, "a story asks for places of the simulation it was started in");
    if (patience_ == Duration::zero()) {
        ++places_->gave_up_;
        return false;
    }
    telling_ = &telling;
    asked_ = places_->sim_->now();
    places_->line_.put(*this);
    places_->queue_.change(asked_, +1);
    if (patience_ < Instant::max() - asked_) places_->sim_->wake_at(telling, asked_ + patience_);
    return true;
}

void Admission::leave_line(std::uint64_t& count) {
    places_->line_.remove(*this);
    places_->queue_.change(places_->sim_->now(), -1);
    ++count;
}

} // namespace omsorg
