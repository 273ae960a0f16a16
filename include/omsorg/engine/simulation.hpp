// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/agenda.hpp>
#include <omsorg/engine/event.hpp>
#include <omsorg/engine/process.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

namespace omsorg {

class Observed;
class Recording;
class Witness;
class Wait;
class End;

/// How a stretch of the run came to its end.
enum class RunEnd : std::uint8_t {
    reached, ///< the clock stands at the end asked for
    stopped  ///< someone asked to stop; the clock stands at the last event that happened
};

/// A clock and the coming events: the world that everything hangs on.
///
/// Two ways to write a model live on one clock. A life is a coroutine and waits with `co_await`; a dense
/// population is rows, and what happens to them is a plain `Event` given to the handler of the run.
///
///     book ──▶ agenda ──▶ run_until ──┬──▶ handler(event)       the municipality's rows
///     co_await sim.after(…) ──▲       └──▶ the story goes on    a life told in order
///
/// The laws. Time never runs backwards. Events at one instant happen in the order (priority, key, booking
/// order), and stories obey it like events: a story that is woken or started now goes on once the current
/// event is over, in that order. `run_until(t)` lets everything before `t` happen and leaves what is due at
/// `t` to the next stretch. At the end of each stretch everything observed balances its books (observed.hpp).
///
/// Example
///
///     Simulation sim{start_of_year(2020)};
///     sim.start(decisions(town));
///     sim.run_until(start_of_year(2041));
///
///     sim.book(start_of_year(2021), Event{.kind = new_year});
///     sim.run_until(start_of_year(2041), [&](const Event& event) { world.happen(event); });
class Simulation {
public:
    explicit Simulation(Instant start = Instant{}) : now_{start}, frames_{new FramePool} {}
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;
    ~Simulation();

    [[nodiscard]] Instant now() const noexcept { return now_; }

    /// Books an event for the handler.
    Ticket book(Instant when, const Event& event, const Order& order = {}) {
        expect(when >= now_, "an event is booked now or later, time does not run backwards");
        expect(event.kind < Event::engine_kinds, "kinds from Event::engine_kinds on belong to the engine");
        if (when == now_ && next_ != nullptr) [[unlikely]]
            book_next();
        return agenda_.book(when, event, order);
    }
    Ticket book_after(Duration length, const Event& event, const Order& order = {}) {
        return book(later(length), event, order);
    }
    /// Withdraws a booking; false if it has happened, or was cancelled before.
    bool cancel(const Ticket& ticket) { return agenda_.cancel(ticket); }
    [[nodiscard]] bool pending(const Ticket& ticket) const noexcept { return agenda_.pending(ticket); }

    /// Starts a story; it begins once the current event is over.
    Story start(Process process, const Order& order = {}) {
        return start(process.release().promise(), order.priority, order.key);
    }
    /// Waits a while, or until an instant, as a story does; a priority orders this one continuation.
    [[nodiscard]] Wait after(Duration length, SourceLine line = SourceLine{__builtin_LINE()},
                             const char* file = __builtin_FILE());
    [[nodiscard]] Wait after(Duration length, std::optional<std::int8_t> priority,
                             SourceLine line = SourceLine{__builtin_LINE()},
                             const char* file = __builtin_FILE());
    [[nodiscard]] Wait at(Instant when, SourceLine line = SourceLine{__builtin_LINE()},
                          const char* file = __builtin_FILE());
    [[nodiscard]] Wait at(Instant when, std::optional<std::int8_t> priority,
                          SourceLine line = SourceLine{__builtin_LINE()},
                          const char* file = __builtin_FILE());
    /// Cuts all stories short; the agenda's plain events stay.
    void end_stories() noexcept;

    /// Lets everything before `until` happen. Plain events go to `handler`; without one, they are a defect.
    template <class Handler>
    RunEnd run_until(Instant until, Handler&& handler, const std::stop_token& stop = {});
    RunEnd run_until(Instant until, const std::stop_token& stop = {});

    [[nodiscard]] std::uint64_t events() const noexcept { return events_; }
    [[nodiscard]] std::size_t to_come() const noexcept { return agenda_.size() + (next_ != nullptr ? 1 : 0); }
    [[nodiscard]] std::size_t stories() const noexcept { return running_stories_; }
    [[nodiscard]] FramePool& frames() noexcept { return *frames_; }
    /// Shows every event to `witness` from now on; nullptr ends it.
    void witness(Witness* witness) noexcept { witness_ = witness; }
    /// Whose log this run is written to, if anybody's; see recording.hpp.
    [[nodiscard]] Recording* recording() const noexcept { return recording_; }
    void record(Recording* recording) noexcept { recording_ = recording; }
    /// The number of the story that is told now, whole with its parts and companions; zero between stories.
    [[nodiscard]] std::uint64_t teller() const noexcept;
    /// All that keeps books here, in the order in which it came; nullptr if nothing does.
    [[nodiscard]] const Observed* observed() const noexcept { return observed_; }
    /// Forgets what was observed everywhere, and observes from now: after a warm-up.
    void observe_afresh();
    /// Has everything observed balance its books; a sum that does not hold is a Defect.
    void balance() const;

    /// So much later than now; the end of time if it lies beyond.
    [[nodiscard]] Instant later(Duration length, SourceLine line = SourceLine{__builtin_LINE()},
                                const char* file = __builtin_FILE()) const {
        if (length < Duration::zero()) [[unlikely]]
            raise_negative_wait(length, line, file);
        return later_by(now_, length);
    }

    /// For the rooms of the engine: the continuation of a story is booked, now or later, and unbooked.
    void wake_at(Telling& telling, Instant when) { wake_at(telling, when, telling.priority); }
    void wake_at(Telling& telling, Instant when, std::int8_t priority);
    void wake_now(Telling& telling);
    void let_sleep(Telling& telling) noexcept;

private:
    friend class Observed;
    friend class Story;
    friend class Wait;
    friend class EndGroup;
    friend class Process::Part;
    friend struct Telling;
    static constexpr std::uint16_t goes_on = Event::engine_kinds;

    /// A story that is told while one that it interrupted is told first.
    struct Aside {
        Telling* told;
        Aside* outer;
    };
    struct Row {
        Telling* telling = nullptr;
        std::uint32_t serial = 0;
        std::uint32_t next_free = 0;
    };

    [[nodiscard]] static Event resumption(Telling& telling) noexcept {
        return {.kind = goes_on, .extra = reinterpret_cast<std::uintptr_t>(&telling)};
    }

    Story start(Telling& telling, std::int8_t priority, Key key);
    void line_up(Telling& telling);
    void book_now(Telling& telling);
    void add_row();
    void book_next() { book_now(*std::exchange(next_, nullptr)); }
    void go_on(Telling& telling);
    void show(const Event& event);
    [[nodiscard]] Telling* find(const Story& story) const noexcept;
    [[nodiscard]] bool is_told_now(const Telling& telling) const noexcept;
    [[noreturn]] static void raise_negative_wait(Duration length, SourceLine line, const char* file);
    [[noreturn]] void raise_is_past(Instant when, SourceLine line, const char* file) const;
    static void cut_short(Telling& telling) noexcept;
    void forget(Telling& telling) noexcept;

    Instant now_;
    Agenda agenda_;
    Telling* next_ = nullptr; ///< goes on now, alone at this instant, so that the agenda need not know
    Telling* told_ = nullptr; ///< the story that is being told, or was the last to be; nullptr for others
    Aside* aside_ = nullptr;
    Witness* witness_ = nullptr;
    Recording* recording_ = nullptr;
    Observed* observed_ = nullptr;
    Observed* last_observed_ = nullptr;
    std::exception_ptr failure_;
    std::uint64_t events_ = 0;
    std::uint64_t begun_ = 0;
    bool running_ = false;
    std::vector<Row> rows_;
    std::uint32_t free_row_ = Telling::no_index;
    std::size_t running_stories_ = 0;
    std::unique_ptr<FramePool, FramePool::Leave> frames_;
};

/// Waits until an instant.
class Wait {
public:
    Wait(Simulation& sim, Instant when) noexcept : sim_{&sim}, when_{when} {}
    Wait(Simulation& sim, Instant when, std::optional<std::int8_t> priority) noexcept
        : sim_{&sim}, when_{when}, priority_{priority} {}
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle) {
        expect(handle.promise().sim == sim_, "a story waits in the simulation it was started in");
        sim_->wake_at(handle.promise(), when_, priority_.value_or(handle.promise().priority));
    }
    void await_resume() const { sim_->told_->go_on(); }

private:
    Simulation* sim_;
    Instant when_;
    std::optional<std::int8_t> priority_{};
};

/// Waits until a story has ended.
class End {
public:
    explicit End(Story story) noexcept : story_{story} {}
    [[nodiscard]] bool await_ready() const noexcept { return !story_.running(); }
    bool await_suspend(Process::Handle handle) {
        group_.waiter = &handle.promise();
        return group_.listen(link_, story_, 0);
    }
    void await_resume() const {
        if (group_.waiter != nullptr) group_.waiter->go_on();
    }

private:
    Story story_;
    EndGroup group_;
    EndGroup::Link link_;
};
[[nodiscard]] inline End operator co_await(Story story) noexcept { return End{story}; }

inline Wait Simulation::after(Duration length, SourceLine line, const char* file) {
    return {*this, later(length, line, file)};
}
inline Wait Simulation::after(Duration length, std::optional<std::int8_t> priority, SourceLine line,
                              const char* file) {
    return {*this, later(length, line, file), priority};
}
inline Wait Simulation::at(Instant when, SourceLine line, const char* file) {
    if (when < now_) [[unlikely]]
        raise_is_past(when, line, file);
    return {*this, when};
}
inline Wait Simulation::at(Instant when, std::optional<std::int8_t> priority, SourceLine line,
                           const char* file) {
    if (when < now_) [[unlikely]]
        raise_is_past(when, line, file);
    return {*this, when, priority};
}

inline void Simulation::wake_at(Telling& telling, Instant when, std::int8_t priority) {
    if (when == now_ && next_ != nullptr) [[unlikely]]
        book_next();
    telling.wake(agenda_.book(when, resumption(telling), {priority, telling.key}));
}

// A story that goes on now, with nothing else due now, is surely the next: it waits in one
// variable. Whoever is booked for this instant afterwards first sends it to the agenda, so the
// order is the agenda's order, always.
inline void Simulation::wake_now(Telling& telling) {
    if (telling.has_wake()) agenda_.cancel(telling.take_wake());
    line_up(telling);
}
inline void Simulation::line_up(Telling& telling) {
    if (next_ == nullptr && !agenda_.may_be_due(now_)) [[likely]] {
        next_ = &telling;
        return;
    }
    book_now(telling);
}

inline void Simulation::go_on(Telling& telling) {
    telling.wake_stamp = 0;
    telling.begun = true;
    told_ = &telling;
    telling.handle().resume();
    if (failure_) [[unlikely]]
        std::rethrow_exception(std::exchange(failure_, nullptr));
}

template <class Handler>
RunEnd Simulation::run_until(Instant until, Handler&& handler, const std::stop_token& stop) {
    expect(!running_, "a run is not started from within itself");
    expect(until >= now_, "a run goes forward, time does not run backwards");
    running_ = true;
    const struct Leave {
        Simulation& sim;
        ~Leave() {
            sim.running_ = false;
            sim.told_ = nullptr;
        }
    } leave{*this};
    const bool stoppable = stop.stop_possible();

    for (;; ++events_) {
        if (stoppable && events_ % 256 == 0 && stop.stop_requested()) return RunEnd::stopped;
        if (next_ != nullptr && now_ < until) {
            Telling& telling = *std::exchange(next_, nullptr);
            if (witness_ != nullptr) [[unlikely]]
                show(resumption(telling));
            go_on(telling);
            continue;
        }
        if (!agenda_.ready()) break;
        const Instant when = agenda_.next_time();
        if (when >= until) break;
        now_ = when;
        const Event event = agenda_.take();
        if (witness_ != nullptr) [[unlikely]]
            show(Event{event});
        if (event.kind == goes_on) {
            go_on(*reinterpret_cast<Telling*>(event.extra));
        } else {
            told_ = nullptr;
            handler(event);
        }
    }
    now_ = until;
    if (observed_ != nullptr) balance();
    return RunEnd::reached;
}

} // namespace omsorg
