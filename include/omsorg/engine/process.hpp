// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/event.hpp>
#include <omsorg/engine/frame_pool.hpp>

#include <coroutine>
#include <cstdint>
#include <exception>
#include <limits>
#include <utility>

namespace omsorg {

class Simulation;
class Process;
struct Telling;

/// Thrown where a story waits when someone interrupts it. A story that does not catch it simply ends.
struct Interrupted {};

/// A story that runs, seen by others: they may wait for its end, interrupt it or cut it short. What the story
/// holds on lease comes back in each case. A handle outlives its story harmlessly.
class Story {
public:
    Story() = default;

    [[nodiscard]] bool running() const noexcept;
    /// Cuts the story short where it waits, now; nothing more of it is told.
    void cancel() const;
    /// Throws `Interrupted` in the story where it waits, now.
    void interrupt() const;

private:
    friend class Simulation;
    friend class EndGroup;
    Story(Simulation* sim, std::uint32_t index, std::uint32_t serial) noexcept
        : sim_{sim}, index_{index}, serial_{serial} {}

    Simulation* sim_ = nullptr;
    std::uint32_t index_ = 0;
    std::uint32_t serial_ = 0;
};

/// A life told in the order it is lived.
///
/// One course of life is one function, and waiting is an expression: no callbacks, no enumeration of states.
/// The function is a C++20 coroutine; its frame comes from the simulation's pool when the simulation, or an
/// object with a member `sim`, is among its arguments.
///
///     sim.start(resident(town))      a story of its own; returns at once
///     co_await breakfast(town)       a part of this story; goes on when breakfast is over
///     co_await sim.start(...)        a story of its own whose end is awaited
///
/// The laws: a story waits for one thing at a time. Cut short, it returns what it holds, and the parts it
/// waits for are cut short with it. A story that has not ended when the simulation ends is cut short then.
///
/// Example
///
///     Process resident(Town& town) {
///         auto room = co_await town.care_homes.admit(within(90_days));
///         if (!room) co_return;
///         co_await town.sim.after(850_days);
///     }   // the room is returned here
///
/// Give a coroutine values or references that outlive it; start no
/// capturing lambda, whose captures die first.
class [[nodiscard]] Process {
public:
    using promise_type = Telling;
    using Handle = std::coroutine_handle<Telling>;

    explicit Process(Handle handle) noexcept : handle_{handle} {}
    Process(Process&& other) noexcept : handle_{std::exchange(other.handle_, nullptr)} {}
    Process& operator=(Process&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Process() {
        if (handle_) handle_.destroy();
    }

    /// Hands the frame over to the caller, who becomes responsible for it.
    [[nodiscard]] Handle release() noexcept { return std::exchange(handle_, nullptr); }

    class Part;
    /// Tells the process as a part of the story that awaits it.
    Part operator co_await() && noexcept;

private:
    Handle handle_;
};

/// Those who wait until stories end: woken when `left` of them have ended.
class EndGroup {
public:
    /// One story of the group; lies in the frame of whoever waits.
    struct Link {
        EndGroup* group = nullptr;
        Telling* target = nullptr;
        Link* next = nullptr;
        int number = 0;
        Link() = default;
        Link(const Link&) = delete;
        Link& operator=(const Link&) = delete;
        ~Link();
    };

    /// Listens for the end of a story; false if it has ended already.
    bool listen(Link& link, const Story& story, int number);
    void ended(int number) noexcept;

    Telling* waiter = nullptr;
    int left = 1;
    int first = -1;
};

/// The engine's side of a story: the promise object of its coroutine. Models do not touch it.
struct Telling {
    static constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();

    // One cache line, for there may be millions: so the ticket and the order lie here in their pieces.
    Simulation* sim = nullptr;
    Telling* keeper = nullptr; ///< the story whose end would cut this one short
    union {
        EndGroup::Link* listeners = nullptr; ///< those who wait for its end
        std::exception_ptr* failure;         ///< of a part: where the whole looks for it
    };
    std::uint64_t number = 0; ///< of the story, counted from one in the order they were started
    Key key{};
    std::uint64_t wake_stamp = 0; ///< of its one booked continuation
    std::uint32_t wake_slot = 0;
    std::uint32_t index = no_index; ///< its row among the running stories
    std::int8_t priority = 0;
    bool part = false; ///< it returns to its keeper, who awaits it
    bool interrupted = false;
    bool begun = false;
    bool ending = false; ///< it is being cut short

    Telling() = default;
    Telling(const Telling&) = delete;
    Telling& operator=(const Telling&) = delete;
    ~Telling();

    /// The story that this one is a part of and returns to.
    [[nodiscard]] Telling* parent() const noexcept { return part ? keeper : nullptr; }
    [[nodiscard]] Order order() const noexcept { return {priority, key}; }
    void order(const Order& order) noexcept {
        priority = order.priority;
        key = order.key;
    }
    void wake(const Ticket& ticket) noexcept {
        wake_slot = ticket.slot;
        wake_stamp = ticket.stamp;
    }
    [[nodiscard]] bool has_wake() const noexcept { return wake_stamp != 0; }
    [[nodiscard]] Ticket take_wake() noexcept { return {wake_slot, std::exchange(wake_stamp, 0)}; }

    [[nodiscard]] Process get_return_object() noexcept { return Process{handle()}; }
    [[nodiscard]] Process::Handle handle() noexcept { return Process::Handle::from_promise(*this); }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() noexcept;

    /// A part passes on to the story it belongs to, which then clears it away; a story of its own just ends.
    struct Close {
        bool part;
        [[nodiscard]] bool await_ready() const noexcept { return !part; }
        [[nodiscard]] std::coroutine_handle<> await_suspend(Process::Handle) const noexcept;
        void await_resume() const noexcept {}
    };
    [[nodiscard]] Close final_suspend() const noexcept { return {part}; }

    /// What every awaiter calls first when its story goes on.
    void go_on() {
        if (interrupted) [[unlikely]] {
            interrupted = false;
            throw Interrupted{};
        }
    }

    /// The frame comes from the pool of the first argument that leads to a simulation.
    /// Always inlined, since g++ 12 takes a templated operator new and a plain operator
    /// delete for a mismatch when it sees the calls.
    template <class... Arguments>
    [[nodiscard, gnu::always_inline]] static void* operator new(std::size_t size, Arguments&... arguments) {
        FramePool* pool = nullptr;
        ((pool = pool == nullptr ? pool_of(arguments) : pool), ...);
        return FramePool::give(pool, size);
    }
    [[gnu::always_inline]] static void operator delete(void* frame, std::size_t size) noexcept {
        FramePool::give_back(frame, size);
    }

private:
    template <class Argument>
    [[nodiscard]] static FramePool* pool_of(Argument& argument) {
        if constexpr (requires { FramePool::Leave{}(&argument.frames()); })
            return &argument.frames();
        else if constexpr (requires { FramePool::Leave{}(&argument.sim.frames()); })
            return &argument.sim.frames();
        else
            return nullptr;
    }
};

/// Awaits a process as a part of one's own story.
class Process::Part {
public:
    explicit Part(Handle part) noexcept : part_{part} {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() { part_.destroy(); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] std::coroutine_handle<> await_suspend(Handle whole) noexcept;
    void await_resume() {
        whole_->go_on();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    Handle part_;
    Telling* whole_ = nullptr;
    std::exception_ptr failure_;
};

inline Process::Part Process::operator co_await() && noexcept { return Part{release()}; }

} // namespace omsorg
