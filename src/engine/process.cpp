// SPDX-License-Identifier: MIT
#include <omsorg/engine/process.hpp>

#include <omsorg/engine/simulation.hpp>

namespace omsorg {

Telling::~Telling() {
    if (sim != nullptr) sim->forget(*this);
}

void Telling::unhandled_exception() noexcept {
    if (failure != nullptr) {
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

std::coroutine_handle<> Telling::Close::await_suspend(Process::Handle part) const noexcept {
    part.promise().sim->told_ = parent;
    return parent->handle();
}

std::coroutine_handle<> Process::Part::await_suspend(Handle whole) noexcept {
    whole_ = &whole.promise();
    Telling& part = part_.promise();
    part.sim = whole_->sim;
    part.parent = part.keeper = whole_;
    part.order = whole_->order;
    part.failure = &failure_;
    part.begun = true;
    part.sim->told_ = &part;
    return part_;
}

bool Story::running() const noexcept { return sim_ != nullptr && sim_->find(*this) != nullptr; }

void Story::cancel() const {
    if (!running()) return;
    Telling& telling = *sim_->find(*this);
    sim_->expect_not_told_now(telling);
    telling.handle().destroy();
}

void Story::interrupt() const {
    if (!running()) return;
    Telling& telling = *sim_->find(*this);
    sim_->expect_not_told_now(telling);
    if (!telling.begun) {
        telling.handle().destroy();
        return;
    }
    sim_->let_sleep(telling);
    telling.interrupted = true;
    Telling* const told = std::exchange(sim_->told_, &telling);
    telling.handle().resume();
    sim_->told_ = told;
}

EndGroup::Link::~Link() {
    if (target == nullptr) return;
    Link** at = &target->listeners;
    while (*at != this) at = &(*at)->next;
    *at = next;
}

bool EndGroup::listen(Link& link, const Story& story, int number) {
    if (!story.running()) return false;
    link.group = this;
    link.number = number;
    link.target = story.sim_->find(story);
    link.next = link.target->listeners;
    link.target->listeners = &link;
    return true;
}

void EndGroup::ended(int number) noexcept {
    if (first < 0) first = number;
    if (--left == 0) waiter->sim->wake_now(*waiter);
}

} // namespace omsorg
