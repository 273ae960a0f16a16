// SPDX-License-Identifier: MIT
#include <omsorg/engine/stock.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

Stock::Stock(Simulation& sim, std::string name, const Start& start)
    : Observed{sim}, name_{std::move(name)}, capacity_{start.capacity}, level_{start.level},
      at_first_{start.level}, least_{start.level}, most_{start.level}, start_{sim.now()}, since_{sim.now()},
      takers_{sim.now()}, putters_{sim.now()} {
    expect(start.level >= 0 && start.level <= start.capacity,
           "a stock's level lies between zero and its capacity");
}

Stock::~Stock() {
    if (sim_ != nullptr && !(take_line_.empty() && put_line_.empty())) sim_->end_stories();
}

double Stock::average_level() const {
    const Instant now = sim_->now();
    if (now == start_) return static_cast<double>(level_);
    const PersonTime area = area_ + static_cast<PersonTime>((now - since_).count()) * level_;
    return static_cast<double>(area) / static_cast<double>((now - start_).count());
}

void Stock::move(std::int64_t change) {
    const Instant now = sim_->now();
    area_ += static_cast<PersonTime>((now - since_).count()) * level_;
    since_ = now;
    level_ += change;
    least_ = std::min(least_, level_);
    most_ = std::max(most_, level_);
    (change < 0 ? taken_ : put_) += change < 0 ? -change : change;
}

// One who takes makes room for one who puts, and the other way round, until neither line can go on.
void Stock::serve() {
    for (bool moved = true; moved;) {
        moved = false;
        for (Line* line : {&take_line_, &put_line_}) {
            auto* const next = static_cast<Moving*>(line->next());
            if (next == nullptr || !fits(next->change_)) continue;
            line->remove(*next);
            waiting_of(next->change_).done(sim_->now(), next->asked_);
            move(next->change_);
            next->done_ = true;
            sim_->wake_now(*next->telling_);
            moved = true;
        }
    }
}

void Stock::balance() const {
    expect(level_ == at_first_ + put_ - taken_, "of a stock: level = at first + put - taken");
    expect(level_ >= 0 && level_ <= capacity_, "a stock's level lies between zero and its capacity");
    expect(takers_.balances(sim_->now()) && putters_.balances(sim_->now()),
           "of those who wait at a stock: their time, person by person, is their time, moment by moment");
}

void Stock::observe_afresh() {
    start_ = since_ = sim_->now();
    area_ = 0;
    at_first_ = least_ = most_ = level_;
    taken_ = put_ = 0;
    takers_.restart(start_);
    putters_.restart(start_);
}

bool Moving::await_ready() {
    if (!stock_->line_of(change_).empty() || !stock_->fits(change_)) return patience_ == Duration::zero();
    stock_->move(change_);
    stock_->waiting_of(change_).at_once();
    stock_->serve();
    return done_ = true;
}

void Moving::await_suspend(Process::Handle handle) {
    telling_ = &handle.promise();
    Simulation& sim = *stock_->sim_;
    expect(telling_->sim == &sim, "a story uses a stock of the simulation it was started in");
    asked_ = sim.now();
    stock_->line_of(change_).put(*this);
    stock_->waiting_of(change_).arrive(asked_);
    if (patience_ != forever) sim.wake_at(*telling_, sim.later(patience_));
}

bool Moving::await_resume() {
    if (telling_ != nullptr) telling_->go_on();
    if (waits) give_up();
    return done_;
}

// Whoever stood behind may be served now.
void Moving::give_up() {
    stock_->line_of(change_).remove(*this);
    stock_->waiting_of(change_).in_vain(stock_->sim_->now(), asked_);
    stock_->serve();
}

} // namespace omsorg
