// SPDX-License-Identifier: MIT
#include <omsorg/engine/staff.hpp>

namespace omsorg {

namespace {
constexpr std::int8_t those_who_leave = early;
constexpr std::int8_t those_who_come = early + 1;
constexpr std::int8_t closes_after_them = early + 2;
} // namespace

Staff::~Staff() {
    if (sim_ != nullptr) {
        for (const Person& one : people_) one.keeper.cancel();
        closing_.cancel();
    }
    close();
}

WorkerId Staff::hire(Worker worker) {
    const Instant now = sim_->now();
    const WorkerId who{people_.size()};
    const bool on_duty = !worker.shifts || worker.shifts->on_duty(now) > 0;
    const Instant goes_home = worker.shifts ? worker.shifts->off_duty_after(now) : Instant::max();
    people_.push_back({std::move(worker.name), worker.skills, std::move(worker.shifts), false, now, goes_home,
                       Headcount{now}, Headcount{now}, Headcount{now}});
    if (on_duty) call_in(who);
    if (people_.back().shifts)
        people_.back().keeper = sim_->start(keep_shifts(who), {.priority = early, .key = Key{who.index()}});
    return who;
}

void Staff::hire(int count, const Worker& alike) {
    expect(count >= 0, "the number hired is not below zero");
    for (int i = 1; i <= count; ++i) {
        Worker one = alike;
        one.name += ' ' + std::to_string(i);
        hire(std::move(one));
    }
}

Process Staff::keep_shifts(WorkerId who) {
    const Shifts shifts = *person(who).shifts;
    for (;;) {
        const Instant change = shifts.next_change(sim_->now());
        if (change == Instant::max()) co_return;
        const bool works = shifts.on_duty(change) > 0;
        co_await sim_->at(change, works ? those_who_come : those_who_leave);
        person(who).goes_home = shifts.off_duty_after(change);
        if (works)
            call_in(who);
        else
            send_home(who);
    }
}

Process Staff::close_the_door() {
    if (is_closed()) send_home_who_wait();
    co_return;
}

void Staff::call_in(WorkerId who) {
    Person& one = person(who);
    if (one.on_duty) return;
    const Instant now = sim_->now();
    one.on_duty = true;
    one.free_since = now;
    if (one.shifts && one.goes_home <= now) { // called in beforehand, she stays until her next shift is over
        const Instant next = one.shifts->next_change(now);
        one.goes_home = next == Instant::max() ? next : one.shifts->off_duty_after(next);
    }
    one.duty.change(now, +1);
    book_.offer(now, capacity() + 1);
    if (one.over.count() > 0) { // still busy with what she began before
        one.over.change(now, -1);
        book_.exceed(now, book_.over().count() - 1);
    }
    serve_by(who);
}

void Staff::send_home(WorkerId who) {
    Person& one = person(who);
    if (!one.on_duty) return;
    const Instant now = sim_->now();
    one.on_duty = false;
    one.duty.change(now, -1);
    book_.offer(now, capacity() - 1);
    if (is_closed() && !closing_.running())
        closing_ = sim_->start(close_the_door(), {.priority = closes_after_them});
    if (one.busy.count() == 0) return;
    const AtShiftEnd rule = rules_.at_shift_end;
    Task* hers = nullptr;
    if (rule != AtShiftEnd::finish && rule != AtShiftEnd::do_not_start)
        hers = least_urgent([&](const Task& task) { return engagement_of(task).worker_ == who; });
    if (hers == nullptr) {
        one.over.change(now, +1);
        book_.exceed(now, book_.over().count() + 1);
        return;
    }
    engagement_of(*hers).bound_ = rule == AtShiftEnd::suspend;
    interrupt(*hers, rule != AtShiftEnd::restart);
    release(who);
    hand_over(*hers);
}

void Staff::take(WorkerId who) { person(who).busy.change(sim_->now(), +1); }

void Staff::release(WorkerId who) {
    Person& one = person(who);
    const Instant now = sim_->now();
    one.busy.change(now, -1);
    one.free_since = now;
    if (one.over.count() > 0) {
        one.over.change(now, -1);
        book_.exceed(now, book_.over().count() - 1);
    }
}

bool Staff::can_take(const Person& one, Skills needed, Duration length) const {
    if (!one.skills.cover(needed)) return false;
    return rules_.at_shift_end != AtShiftEnd::do_not_start || sim_->later(length) <= one.goes_home;
}

bool Staff::can_take(WorkerId who, const Waiter& waiter) const {
    if (!waiter.resumes) {
        const auto& asking = static_cast<const Engaging&>(waiter);
        return can_take(person(who), asking.needed_, asking.length_);
    }
    const auto& task = static_cast<const Task&>(waiter);
    const Engagement& engagement = engagement_of(task);
    if (engagement.bound_ && engagement.worker_ != who) return false;
    return can_take(person(who), engagement.needed_, task.left_);
}

bool Staff::suits_better(const Person& one, const Person& other) {
    const int more = one.skills.count() - other.skills.count();
    return more != 0 ? more < 0 : one.free_since < other.free_since;
}

std::optional<WorkerId> Staff::best_free(Skills needed, Duration length,
                                         std::optional<WorkerId> preferred) const {
    const Person* best = nullptr;
    for (const Person& one : people_) {
        if (!is_free(one) || !can_take(one, needed, length)) continue;
        if (preferred && &one == &person(*preferred)) return preferred;
        if (best == nullptr || suits_better(one, *best)) best = &one;
    }
    if (best == nullptr) return std::nullopt;
    return WorkerId{static_cast<std::size_t>(best - people_.data())};
}

Task* Staff::gives_way_to(const Engaging& asking) const {
    if (rules_.preemption == Preemption::none) return nullptr;
    return least_urgent([&](const Task& task) {
        const WorkerId who = engagement_of(task).worker_;
        return line_.overtakes(asking.rank, urgency(task)) && person(who).on_duty &&
               can_take(person(who), asking.needed_, asking.length_) && !is_awaited_before(asking, who);
    });
}

bool Staff::is_awaited_before(const Engaging& asking, WorkerId who) const {
    return line_.any_of([&](const Waiter& waiter) {
        return !line_.overtakes(asking.rank, waiter.rank) && can_take(who, waiter);
    });
}

bool Staff::engage_at_once(Engaging& asking) {
    book_.ask(sim_->now());
    auto who = best_free(asking.needed_, asking.length_, asking.preferred_);
    Task* const interrupted = who ? nullptr : gives_way_to(asking);
    if (interrupted != nullptr) {
        who = engagement_of(*interrupted).worker_;
        interrupt(*interrupted, rules_.preemption == Preemption::resume);
        release(*who);
    }
    if (!who) return !may_join(asking);
    asking.number = line_.pass();
    note(Step::waits, asking);
    grant(asking, *who, Duration::zero());
    if (interrupted != nullptr) hand_over(*interrupted);
    return true;
}

void Staff::serve_by(WorkerId who) {
    if (line_.empty() || !is_free(person(who))) return;
    Waiter* const next = line_.next_where([&](const Waiter& waiter) { return can_take(who, waiter); });
    if (next == nullptr) return;
    if (next->resumes) {
        resume_with(static_cast<Task&>(*next), who);
        return;
    }
    line_.remove(*next);
    auto& asking = static_cast<Engaging&>(*next);
    const Instant now = sim_->now();
    book_.unqueue(now, asking.asked_);
    grant(asking, who, now - asking.asked_);
    sim_->wake_now(*asking.telling_);
}

void Staff::grant(Engaging& asking, WorkerId who, Duration waited) {
    book_.admit(sim_->now(), waited, 1);
    take(who);
    asking.worker_ = who;
    asking.granted_ = true;
    note(Step::begins, asking, number_of(who));
}

void Staff::hand_over(Task& task) {
    const Engagement& engagement = engagement_of(task);
    if (engagement.bound_) return;
    if (const auto who = best_free(engagement.needed_, task.left_)) resume_with(task, *who);
}

void Staff::resume_with(Task& task, WorkerId who) {
    line_.remove(task);
    engagement_of(task).worker_ = who;
    engagement_of(task).bound_ = false;
    take(who);
    resume(task);
}

int Staff::worker_of(const Lease& lease) const {
    return number_of(static_cast<const Engagement&>(lease).worker_);
}

Engagement& Staff::engagement_of(const Task& task) { return static_cast<Engagement&>(*task.lease_); }

void Staff::give_back(const Engagement& engagement) {
    if (sim_ == nullptr) return book_.forget_lease();
    book_.give_back(sim_->now(), engagement.since(), 1);
    note(Step::ends, engagement.number_, 1, number_of(engagement.worker_));
    release(engagement.worker_);
    serve_by(engagement.worker_);
}

void Staff::observe_afresh() {
    Station::observe_afresh();
    for (Person& one : people_)
        for (Headcount* heads : {&one.duty, &one.busy, &one.over}) heads->restart(sim_->now());
}

void Staff::balance() const {
    Station::balance();
    const auto must_agree = [&](const char* what, Headcount Person::*heads, const Headcount& all) {
        int count = 0;
        PersonTime area = 0;
        for (const Person& one : people_) {
            count += (one.*heads).count();
            area += (one.*heads).area(now());
        }
        if (count == all.count() && area == all.area(now())) return;
        raise_defect(name() + ": the books do not balance: the hours " + what +
                     ", person by person, are not those of all together");
    };
    must_agree("on duty", &Person::duty, book_.offered());
    must_agree("engaged", &Person::busy, book_.taken());
    must_agree("of overtime", &Person::over, book_.over());
    if (line_.empty()) return;
    for (std::size_t i = 0; i < people_.size(); ++i)
        if (is_free(people_[i]) &&
            line_.any_of([&](const Waiter& waiter) { return can_take(WorkerId{i}, waiter); }))
            raise_defect(name() + ": somebody waits whom " + people_[i].name + " is free to serve");
}

Engagement::Engagement(Staff& staff, const Engaging& asked, Instant since) noexcept
    : Lease{staff, since, asked}, worker_{asked.worker_}, needed_{asked.needed_} {}

void Engagement::give_back() {
    auto& staff = static_cast<Staff&>(let_go());
    if (held_) staff.give_back(*this);
}

Engaging::~Engaging() {
    if (waits)
        withdraw();
    else if (granted_)
        Engagement{staff(), *this, staff().simulation().now()}.leave();
}

Engagement Engaging::await_resume() {
    if (telling_ != nullptr) telling_->go_on();
    if (!granted_) {
        if (waits) give_up();
        return {};
    }
    granted_ = false;
    return Engagement{staff(), *this, staff().simulation().now()};
}

} // namespace omsorg
