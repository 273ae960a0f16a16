// SPDX-License-Identifier: MIT
#include <omsorg/engine/batching.hpp>

namespace omsorg {

Batching::Batching(Simulation& sim, std::string name, const BatchRule& rule)
    : Observed{sim}, name_{std::move(name)}, rule_{rule}, there_{sim.now()} {
    expect(rule.enough > 0, "a batch is of at least one");
    expect(rule.longest >= Duration::zero(), "nobody waits a negative while for others");
}

Batching::~Batching() {
    if (sim_ != nullptr && !line_.empty()) sim_->end_stories();
}

void Joining::await_suspend(Process::Handle handle) {
    telling_ = &handle.promise();
    expect(telling_->sim == batching_->sim_, "a story joins in the simulation it was started in");
    batching_->put(*this);
}

// Whose patience the clock of the batch is wakes alone, and takes the others along.
Batch Joining::await_resume() {
    telling_->go_on();
    if (waits) batching_->go(this);
    return batch_;
}

void Batching::put(Joining& one) {
    one.came_ = sim_->now();
    if (line_.empty()) opened_ = one.came_;
    line_.put(one);
    there_.arrive(one.came_);
    ++joined_;
    if (there_.count() == rule_.enough)
        go();
    else if (there_.count() == 1)
        set_the_clock();
}

void Batching::withdraw(Joining& one) {
    const bool first = line_.next() == &one;
    line_.remove(one);
    there_.in_vain(sim_->now(), one.came_);
    ++withdrawn_;
    if (first && !line_.empty()) set_the_clock();
}

void Batching::set_the_clock() {
    auto& first = static_cast<Joining&>(*line_.next());
    if (rule_.longest != forever) sim_->wake_at(*first.telling_, later_by(opened_, rule_.longest));
}

void Batching::go(const Joining* awake) {
    const Instant now = sim_->now();
    const int size = there_.count();
    ++batches_;
    ++number_;
    sizes_.add(size);
    for (bool leads = true; !line_.empty(); leads = false) {
        auto& one = static_cast<Joining&>(*line_.next());
        line_.remove(one);
        there_.done(now, one.came_);
        ++went_;
        one.batch_ = {number_, size, leads};
        if (&one != awake) sim_->wake_now(*one.telling_);
    }
}

void Batching::balance() const {
    expect(static_cast<std::uint64_t>(at_first_) + joined_ ==
               went_ + withdrawn_ + static_cast<std::uint64_t>(there_.count()),
           "of those who wait for others: there at first + joined = went + withdrawn + there");
    expect(there_.balances(sim_->now()),
           "of those who wait for others: their time, person by person, is their time, moment by moment");
}

void Batching::observe_afresh() {
    there_.restart(sim_->now());
    at_first_ = there_.count();
    joined_ = went_ = withdrawn_ = batches_ = 0;
    sizes_ = Tally{};
}

} // namespace omsorg
