// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>

namespace omsorg {

void Places::resize(int capacity, AtShiftEnd rule) {
    expect(capacity >= 0, "the number of places is not below zero");
    expect(rule != AtShiftEnd::suspend && rule != AtShiftEnd::do_not_start,
           "places know no persons: at the end of a shift their work is finished, handed over or begun anew");
    book_.offer(sim_->now(), capacity);
    if (rule != AtShiftEnd::finish) {
        while (occupied() > capacity) {
            Task* const task = least_urgent([](const Task&) { return true; });
            if (task == nullptr) break;
            interrupt(*task, rule == AtShiftEnd::hand_over);
        }
    }
    note_overtime();
    serve();
}

bool Places::make_room(Admission& newcomer) {
    if (rules_.preemption == Preemption::none) return false;
    if (const Waiter* next = line_.next(); next != nullptr && !line_.overtakes(newcomer.rank, next->rank))
        return false;
    const auto gives_way = [&](const Task& task) { return line_.overtakes(newcomer.rank, urgency(task)); };
    int room = free();
    for (const Task* task = under_way_; task != nullptr; task = task->older_)
        if (task->ends_ != sim_->now() && gives_way(*task)) room += task->units;
    if (room < newcomer.units) return false;
    newcomer.number = line_.pass();
    while (free() < newcomer.units)
        interrupt(*least_urgent(gives_way), rules_.preemption == Preemption::resume);
    return true;
}

void Places::serve() {
    const Instant now = sim_->now();
    while (free() > 0) {
        Waiter* const next = line_.next();
        if (next == nullptr || next->units > free()) return;
        line_.remove(*next);
        if (next->resumes) {
            resume(static_cast<Task&>(*next));
            continue;
        }
        auto& asking = static_cast<Admission&>(*next);
        book_.unqueue(now, asking.asked_);
        book_.admit(now, now - asking.asked_, asking.units);
        asking.granted_ = true;
        sim_->wake_now(*asking.telling_);
    }
}

} // namespace omsorg
