// SPDX-License-Identifier: MIT
#include <omsorg/engine/lease.hpp>

#include <utility>

namespace omsorg {

void Lease::swap(Lease& other) noexcept {
    std::swap(station_, other.station_);
    std::swap(task_, other.task_);
    std::swap(since_, other.since_);
    std::swap(rank_, other.rank_);
    std::swap(number_, other.number_);
    std::swap(units_, other.units_);
    std::swap(held_, other.held_);
    if (task_ != nullptr) task_->lease_ = this;
    if (other.task_ != nullptr) other.task_->lease_ = &other;
}

void Task::await_suspend(Process::Handle handle) {
    expect(lease_ != nullptr, "a piece of work is done once, under a lease that is held");
    telling_ = &handle.promise();
    expect(telling_->sim == station_->sim_, "a story works in the simulation it was started in");
    begin();
}

void Task::begin() {
    ends_ = station_->sim_->later(left_);
    older_ = station_->under_way_;
    if (older_ != nullptr) older_->newer_ = this;
    newer_ = nullptr;
    station_->under_way_ = this;
    under_way_ = true;
    station_->sim_->wake_at(*telling_, ends_);
}

void Task::unlink() noexcept {
    (newer_ != nullptr ? newer_->older_ : station_->under_way_) = older_;
    if (older_ != nullptr) older_->newer_ = newer_;
    under_way_ = false;
}

void Task::end() noexcept {
    Lease* const lease = std::exchange(lease_, nullptr);
    if (lease != nullptr) lease->task_ = nullptr;
    if (under_way_) unlink();
    if (!waits) return;
    lease->station_ = nullptr;
    leave_line();
}

void Task::lose_lease() noexcept {
    lease_ = nullptr;
    if (!under_way_ && !waits) return;
    station_->sim_->wake_now(*telling_);
    if (under_way_)
        unlink();
    else
        leave_line();
}

void Task::leave_line() noexcept {
    station_->line_.remove(*this);
    station_->book_.drop(station_->sim_->now(), interrupted_);
    station_->note(Step::withdraws, *this);
    station_->move_up();
}

void Asking::wait(Process::Handle handle) {
    telling_ = &handle.promise();
    Simulation& sim = *station_->sim_;
    if (telling_->sim != &sim) [[unlikely]] {
        station_->book_.refuse();
        expect(false, "a story asks in the simulation it was started in");
    }
    asked_ = sim.now();
    station_->line_.put(*this);
    station_->book_.queue(asked_);
    station_->note(Step::waits, *this);
    if (patience_ != forever) sim.wake_at(*telling_, sim.later(patience_));
}

void Asking::give_up() {
    station_->line_.remove(*this);
    station_->book_.give_up(station_->sim_->now(), asked_);
    station_->note(Step::gives_up, *this);
    station_->move_up();
}

void Asking::withdraw() {
    station_->line_.remove(*this);
    station_->book_.withdraw(station_->sim_->now(), asked_);
    station_->note(Step::withdraws, *this);
    station_->move_up();
}

} // namespace omsorg
