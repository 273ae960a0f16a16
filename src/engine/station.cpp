// SPDX-License-Identifier: MIT
#include <omsorg/engine/station.hpp>

#include <omsorg/engine/lease.hpp>
#include <omsorg/engine/recording.hpp>

#include <limits>

namespace omsorg {

void Station::close() noexcept {
    if (sim_ != nullptr && (book_.holding() > 0 || !line_.empty())) sim_->end_stories();
    if (book_.holding() > 0) raise_defect(name_ + ": a lease does not outlive the station that gave it");
}

double Station::use() const {
    const PersonTime offered = book_.offered().area(now());
    const PersonTime taken = book_.taken().area(now());
    if (offered == 0) return taken == 0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(taken) / static_cast<double>(offered);
}

Duration Station::overtime() const { return Duration{static_cast<std::int64_t>(book_.over().area(now()))}; }

void Station::balance() const {
    struct {
        int count = 0;
        PersonTime since = 0;
        void see(PersonTime from) {
            ++count;
            since += from;
        }
    } wait, are_suspended;
    line_.each([&](const Waiter& one) {
        if (one.resumes)
            are_suspended.see(book_.suspended().counted_from(static_cast<const Task&>(one).interrupted_));
        else
            wait.see(book_.waiting().counted_from(static_cast<const Asking&>(one).asked_));
    });
    if (wait.count != waiting() || are_suspended.count != suspended())
        raise_defect(name_ + ": the books do not balance: in the line " + std::to_string(wait.count) +
                     " wait and " + std::to_string(are_suspended.count) + " are suspended, by the book " +
                     std::to_string(waiting()) + " and " + std::to_string(suspended()));
    book_.balance(name_, now(), wait.since, are_suspended.since);
}

void Station::observe_afresh() {
    balance();
    book_.restart(now());
}

void Station::write(Step step, std::uint64_t visit, int units, int who) const {
    const std::int32_t one[] = {who};
    sim_->recording()->note(step, *this, visit, units,
                            who > 0 ? std::span{one} : std::span<const std::int32_t>{});
}

bool Station::may_join(const Asking& asking) {
    const auto there = static_cast<int>(line_.size());
    if (there >= asking.joins_below_) {
        book_.balk();
        note(Step::balks, asking);
        return false;
    }
    if (there >= rules_.room_to_wait || asking.patience_ == Duration::zero() || is_closed()) {
        book_.refuse();
        note(Step::is_refused, asking);
        return false;
    }
    return true;
}

void Station::send_home_who_wait() {
    for (Waiter* const one : line_.all()) {
        if (one->resumes) continue;
        auto& asking = static_cast<Asking&>(*one);
        asking.give_up();
        sim_->wake_now(*asking.telling_);
    }
}

void Station::raise_nobody_gives_way() const {
    raise_defect(
        name_ + ": work gives way to whoever should be served before it, and " +
        (rules_.discipline ? "in this order of the line nobody should be"
                           : "the house does not say who that is (first come, first served)") +
        "; give its HouseRules a discipline (priority, shortest_job, deadline or last_come) beside the "
        "preemption, or no preemption");
}

void Station::raise_priority_ignored(int priority, SourceLine line, const char* file) const {
    raise_defect(name_ + ": somebody asks with priority " + std::to_string(priority) +
                     ", and the house goes by no priority; give its HouseRules discipline = priority, or say "
                     "first_come if the numbers are to mean nothing there",
                 Place::of(line, file));
}

void Station::raise_length_missing(SourceLine line, const char* file) const {
    raise_defect(name_ + ": the house goes by how long the work takes (" +
                     (rules_.order() == Discipline::shortest_job ? "shortest_job" : "do_not_start") +
                     "), and somebody asks without saying it; give the request its length",
                 Place::of(line, file));
}

bool Station::is_less_urgent(const Task& task, const Task& than) const {
    if (urgency(task) != urgency(than)) return urgency(task) > urgency(than);
    return line_.discipline() == Discipline::last_come ? task.number < than.number
                                                       : task.number > than.number;
}

void Station::interrupt(Task& task, bool keeps_what_was_done) {
    const Instant now = sim_->now();
    sim_->let_sleep(*task.telling_);
    task.left_ = task.ends_ - now;
    if (!keeps_what_was_done) {
        book_.lose(task.length_ - task.left_);
        task.left_ = task.length_;
    }
    if (line_.discipline() == Discipline::shortest_job) task.rank = task.left_.count();
    task.unlink();
    task.interrupted_ = now;
    task.lease_->held_ = false;
    book_.interrupt(now, task.lease_->since_, task.units);
    note(Step::is_interrupted, task, worker_of(*task.lease_));
    line_.put_back(task);
}

void Station::resume(Task& task) {
    const Instant now = sim_->now();
    book_.resume(now, task.interrupted_, task.units);
    note(Step::goes_on, task, worker_of(*task.lease_));
    task.lease_->held_ = true;
    task.lease_->since_ = now;
    task.begin();
}

} // namespace omsorg
