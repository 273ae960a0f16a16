// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/lease.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/station.hpp>

#include <string>
#include <utility>

namespace omsorg {

class Admission;
class Stay;

/// A limited number of places, and the people who wait for one.
///
/// Care-home rooms, short-stay beds, seats in the car, caseworkers at their desks: whoever
/// asks while a place is free moves in at once. Whoever asks later waits in line until a place
/// is returned or their patience ends.
///
///     asked ──▶ waiting() ──▶ │ capacity() places │ ──▶ returned
///                 ├──▶ gave up                 └──▶ suspended(): gave way to someone more urgent
///                 └──▶ withdrawn: their story was cut short in the line
///
/// Kendall's notation: G/G/c+G, and with the house's rules G/G/c/K, any discipline, pre-emption. The laws,
/// between events, beside those of every station:
///
///     free() == max(0, capacity() - occupied())
///     somebody waits  only if  fewer places are free than the first in turn asks for
///
/// So whoever is first in turn is passed over by nobody, and blocks those behind until it fits or leaves; and
/// whoever comes before all who wait need not wait for them.
///
/// Closing places moves nobody out under `AtShiftEnd::finish`; the closure takes effect as stays end, and
/// what outlasts it is counted as overtime. Under the other rules work under way gives way. Whoever waits when the
/// last place closes waits on, unless the house says `AtClosing::go_home`.
///
/// Example
///
///     Places solbacken{sim, "Solbacken", 48};
///     auto room = co_await solbacken.admit(within(90_days));
///     if (!room) co_return;               // still waiting after ninety days
///     co_await sim.after(850_days);       // lives there
///                                         // the room is returned here
class Places final : public Station {
public:
    Places(Simulation& sim, std::string name, int capacity, const HouseRules& rules = {})
        : Station{sim, std::move(name), capacity, rules} {
        expect(capacity >= 0, "the number of places is not below zero");
        expect_rule(rules.at_shift_end);
    }
    ~Places() override { close(); }

    /// Asks for a place: awaits a `Stay`, an empty one if there is none to be had.
    [[nodiscard]] Admission admit(const Request& request, SourceLine line = SourceLine{__builtin_LINE()},
                                  const char* file = __builtin_FILE());
    [[nodiscard]] Admission admit(Duration patience = forever, SourceLine line = SourceLine{__builtin_LINE()},
                                  const char* file = __builtin_FILE());

    /// Decides how many places there are from now on, and what becomes of work under way beyond them: by the
    /// house's rule, or by another.
    void resize(int capacity) { resize(capacity, rules_.at_shift_end); }
    void resize(int capacity, AtShiftEnd rule);

    void balance() const override;

private:
    friend class Admission;
    friend class Stay;

    static void expect_rule(AtShiftEnd rule) {
        expect(rule != AtShiftEnd::suspend && rule != AtShiftEnd::do_not_start,
               "places know no persons: when there are fewer, work is finished, handed over or begun anew");
    }
    [[nodiscard]] bool admit_at_once(Admission& asking);
    /// One who comes before all who wait is admitted if there is room, or if work under way gives way.
    [[nodiscard]] bool admit_before_others(Admission& newcomer);
    [[nodiscard]] bool can_make_room(const Admission& newcomer) const;
    [[nodiscard]] bool gives_way(const Task& task, const Admission& newcomer) const;
    void take(Admission& asking, Duration waited);
    void give_back(const Lease& lease) {
        if (sim_ == nullptr) [[unlikely]]
            return book_.forget_lease();
        book_.give_back(sim_->now(), lease.since(), lease.units());
        note(Step::ends, lease.number_, lease.units_);
        note_overtime();
        if (!line_.empty()) serve();
    }
    void serve() override;
    void note_overtime() {
        const int beyond = occupied() - capacity();
        if (beyond > 0 || book_.over().count() > 0) [[unlikely]]
            book_.exceed(sim_->now(), beyond > 0 ? beyond : 0);
    }
};

/// The right to places, returned when it goes out of scope. An empty stay is no place: there was none.
class [[nodiscard]] Stay : public Lease {
public:
    Stay() = default;
    Stay(Stay&& other) noexcept : Lease{std::move(other)} {}
    Stay& operator=(Stay&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Stay() {
        if (station_ != nullptr) give_back();
    }

    /// Returns the place before the story leaves the brace.
    void leave() {
        expect(station_ != nullptr, "a place is returned once, by whoever has it");
        give_back();
    }

private:
    friend class Admission;
    Stay(Places& places, Instant since, const Waiter& asked) noexcept : Lease{places, since, asked} {}
    void give_back() {
        auto& places = static_cast<Places&>(let_go());
        if (held_) places.give_back(*this);
    }
};

/// A request that is awaited; made by `Places::admit`.
class Admission : private Asking {
public:
    Admission(Places& places, const Request& request) noexcept : Asking{places, request} {}
    ~Admission() {
        if (waits)
            withdraw();
        else if (granted_)
            Stay{places(), places().simulation().now(), *this}.leave();
    }

    [[nodiscard]] bool await_ready() { return places().admit_at_once(*this); }
    void await_suspend(Process::Handle handle) { wait(handle); }
    [[nodiscard]] Stay await_resume();

private:
    friend class Places;
    [[nodiscard]] Places& places() const noexcept { return static_cast<Places&>(*station_); }
};

inline Admission Places::admit(const Request& request, SourceLine line, const char* file) {
    expect_possible(request, line_.discipline() == Discipline::shortest_job, line, file);
    expect(request.units > 0, "somebody asks for at least one place", Place::of(line, file));
    return {*this, request};
}
inline Admission Places::admit(Duration patience, SourceLine line, const char* file) {
    return admit(Request{.patience = patience}, line, file);
}

inline void Places::take(Admission& asking, Duration waited) {
    book_.admit(sim_->now(), waited, asking.units);
    note(Step::begins, asking);
    asking.granted_ = true;
}

inline bool Places::admit_at_once(Admission& asking) {
    book_.ask(sim_->now());
    if (asking.units <= free() && line_.empty()) [[likely]] {
        asking.number = line_.pass();
        note(Step::waits, asking);
        take(asking, Duration::zero());
        return true;
    }
    const bool may_be_first = asking.units <= free() || rules_.preemption != Preemption::none;
    return (may_be_first && admit_before_others(asking)) || !may_join(asking);
}

inline Stay Admission::await_resume() {
    if (telling_ != nullptr) telling_->go_on();
    if (!granted_) {
        if (waits) give_up();
        return {};
    }
    granted_ = false;
    return Stay{places(), places().simulation().now(), *this};
}

} // namespace omsorg
