// SPDX-License-Identifier: MIT
#include <omsorg/engine/process.hpp>

#include <omsorg/engine/simulation.hpp>

namespace omsorg {

Telling::~Telling() {
    if (sim != nullptr) sim->forget(*this);
}

void Telling::unhandled_exception() noexcept {
    if (part) {
        *failure = std::current_exception();
        return;
    }
    try {
        throw;
    } catch (const Interrupted&) {
        return; // an interrupted story ends quietly
    } catch (...) {
        if (sim != nullptr) sim->failure_ = std::current_exception();
    }
}

std::coroutine_handle<> Telling::Close::await_suspend(Process::Handle part_of_it) const noexcept {
    Telling* const whole = part_of_it.promise().keeper;
    whole->sim->told_ = whole;
    return whole->handle();
}

std::coroutine_handle<> Process::Part::await_suspend(Handle whole) noexcept {
    whole_ = &whole.promise();
    Telling& part = part_.promise();
    part.sim = whole_->sim;
    part.keeper = whole_;
    part.part = true;
    part.order(whole_->order());
    part.failure = &failure_;
    part.begun = true;
    part.sim->told_ = &part;
    return part_;
}

bool Story::running() const noexcept { return sim_ != nullptr && sim_->find(*this) != nullptr; }

void Story::cancel() const {
    if (!running()) return;
    Telling& telling = *sim_->find(*this);
    expect(!sim_->is_told_now(telling), "a story does not cut itself short: let it end with co_return");
    Simulation::cut_short(telling);
}

void Story::interrupt() const {
    if (!running()) return;
    Telling& telling = *sim_->find(*this);
    expect(!sim_->is_told_now(telling), "a story does not interrupt itself: let it end with co_return");
    if (!telling.begun || telling.ending) return cancel();
    sim_->let_sleep(telling);
    telling.interrupted = true;
    Simulation::Aside aside{std::exchange(sim_->told_, &telling), sim_->aside_};
    sim_->aside_ = &aside;
    telling.handle().resume();
    sim_->aside_ = aside.outer;
    sim_->told_ = aside.told;
    // Whoever interrupts from outside all stories is told of a failure at once; else the run is, in its turn.
    if (sim_->told_ == nullptr && sim_->failure_)
        std::rethrow_exception(std::exchange(sim_->failure_, nullptr));
}

EndGroup::Link::~Link() {
    if (target == nullptr) return;
    Link** at = &target->listeners;
    while (*at != this) at = &(*at)->next;
    *at = next;
}

bool EndGroup::listen(Link& link, const Story& story, int number) {
    if (!story.running()) return false;
    Telling* const target = story.sim_->find(story);
    for (const Telling* one = waiter; one != nullptr; one = one->keeper)
        expect(one != target, "a story does not wait for its own end, nor a part for that of the whole");
    link.group = this;
    link.number = number;
    link.target = target;
    link.next = link.target->listeners;
    link.target->listeners = &link;
    return true;
}

void EndGroup::ended(int number) noexcept {
    if (first < 0) first = number;
    if (--left == 0) waiter->sim->wake_now(*waiter);
}

} // namespace omsorg
