// SPDX-License-Identifier: MIT
#include <omsorg/engine/places.hpp>

namespace omsorg {

void Places::resize(int capacity, AtShiftEnd rule) {
    expect(capacity >= 0, "the number of places is not below zero");
    expect_rule(rule);
    book_.offer(sim_->now(), capacity);
    if (rule != AtShiftEnd::finish) {
        while (occupied() > capacity) {
            Task* const task = least_urgent([](const Task&) { return true; });
            if (task == nullptr) break;
            interrupt(*task, rule == AtShiftEnd::hand_over);
        }
    }
    note_overtime();
    if (is_closed())
        send_home_who_wait();
    else
        serve();
}

bool Places::admit_before_others(Admission& newcomer) {
    const bool fits = newcomer.units <= free();
    if (!fits && !can_make_room(newcomer)) return false;
    const Waiter* const next = line_.next();
    if (next != nullptr && !line_.overtakes(newcomer.rank, next->rank)) return false;
    newcomer.number = line_.pass();
    note(Step::waits, newcomer);
    while (newcomer.units > free())
        interrupt(*least_urgent([&](const Task& task) { return gives_way(task, newcomer); }),
                  rules_.preemption == Preemption::resume);
    take(newcomer, Duration::zero());
    if (fits) return true;
    note_overtime();
    serve(); // those who gave way may have had more places than were needed
    return true;
}

bool Places::gives_way(const Task& task, const Admission& newcomer) const {
    return task.ends_ != sim_->now() && line_.overtakes(newcomer.rank, urgency(task));
}

bool Places::can_make_room(const Admission& newcomer) const {
    int room = capacity() - occupied();
    for (const Task* task = under_way_; task != nullptr; task = task->older_)
        if (gives_way(*task, newcomer)) room += task->units;
    return room >= newcomer.units;
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
        take(asking, now - asking.asked_);
        sim_->wake_now(*asking.telling_);
    }
}

void Places::balance() const {
    Station::balance();
    const Waiter* const next = line_.decided();
    if (next != nullptr && next->units <= free())
        raise_defect(name() + ": the next in turn waits, though there is room for " + std::to_string(free()));
}

} // namespace omsorg
