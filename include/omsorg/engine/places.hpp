// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/presence.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
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
///     asked() ──▶ waiting() ──▶ │ capacity() places │ ──▶ returned()
///                  │     └──▶ gave_up()
///                  └──▶ withdrawn(): their story was cut short in the line
///
/// Kendall's notation: G/G/c+G. The laws, between events:
///
///     free() == max(0, capacity() - occupied())          waiting() > 0  only if  free() == 0
///     asked() == admitted() + gave_up() + withdrawn() + waiting()
///     admitted() == returned() + occupied()
///
/// Who is next is decided when a place is returned, among those in line then; they go on at that instant, in
/// the order of the agenda. Closing places moves nobody out; the closure takes effect as stays end. Places
/// that go while someone stays or waits take all stories of their simulation with them, so that no lease
/// outlives its house.
///
/// Example
///
///     Places solbacken{sim, "Solbacken", 48};
///     auto room = co_await solbacken.admit(within(90_days));
///     if (!room) co_return;               // still waiting after ninety days
///     co_await sim.after(850_days);       // lives there
///                                         // the room is returned here
class Places {
public:
    Places(Simulation& sim, std::string name, int capacity, Discipline discipline = Discipline::first_come)
        : sim_{&sim}, name_{std::move(name)}, line_{discipline}, places_{sim.now(), capacity},
          taken_{sim.now()}, queue_{sim.now()} {
        expect(capacity >= 0, "the number of places is not below zero");
    }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;
    ~Places() {
        if (occupied() > 0 || !line_.empty()) sim_->end_stories();
    }

    /// Asks for a place: awaits a `Stay`, an empty one once `patience` is over.
    /// `rank` matters to `least_rank` only.
    [[nodiscard]] Admission admit(Duration patience = forever, int rank = 0);

    /// Decides how many places there are from now on.
    void resize(int capacity);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] Discipline discipline() const noexcept { return line_.discipline(); }
    [[nodiscard]] int capacity() const noexcept { return places_.count(); }
    [[nodiscard]] int occupied() const noexcept { return taken_.count(); }
    [[nodiscard]] int waiting() const noexcept { return queue_.count(); }
    [[nodiscard]] int free() const noexcept { return capacity() > occupied() ? capacity() - occupied() : 0; }

    [[nodiscard]] std::uint64_t asked() const noexcept { return asked_; }
    [[nodiscard]] std::uint64_t admitted() const noexcept { return waited_.count(); }
    [[nodiscard]] std::uint64_t gave_up() const noexcept { return gave_up_; }
    [[nodiscard]] std::uint64_t withdrawn() const noexcept { return withdrawn_; }
    [[nodiscard]] std::uint64_t returned() const noexcept { return returned_; }

    /// Hours from asking to being admitted, of all admitted; zero for who moved in at once.
    [[nodiscard]] const Tally& waiting_time() const noexcept { return waited_; }
    /// How many waited and stayed, moment by moment.
    [[nodiscard]] const Presence& queue() const noexcept { return queue_; }
    [[nodiscard]] const Presence& stays() const noexcept { return taken_; }
    /// Time taken over time offered, so far.
    [[nodiscard]] double use() const;
    /// Forgets what was observed, and observes from now: after a warm-up.
    void observe_afresh();

    [[nodiscard]] Simulation& simulation() const noexcept { return *sim_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

private:
    friend class Admission;
    friend class Stay;

    [[nodiscard]] bool admit_at_once() {
        ++asked_;
        if (free() == 0 || !line_.empty()) return false;
        taken_.change(sim_->now(), +1);
        waited_.add(0.0);
        return true;
    }
    void give_back() {
        taken_.change(sim_->now(), -1);
        ++returned_;
        if (!line_.empty()) admit_from_line();
    }
    void admit_from_line();

    Simulation* sim_;
    std::string name_;
    Line line_;
    Presence places_;
    Presence taken_;
    Presence queue_;
    Tally waited_;
    std::uint64_t asked_ = 0;
    std::uint64_t gave_up_ = 0;
    std::uint64_t withdrawn_ = 0;
    std::uint64_t returned_ = 0;
};

/// How long someone is ready to wait: `admit(within(90_days))`.
[[nodiscard]] constexpr Duration within(Duration patience) noexcept { return patience; }

/// The right to one place, returned when it goes out of scope. An empty stay
/// is no place: patience ended before.
class [[nodiscard]] Stay {
public:
    Stay() = default;
    Stay(Stay&& other) noexcept : places_{std::exchange(other.places_, nullptr)}, since_{other.since_} {}
    Stay& operator=(Stay&& other) noexcept {
        std::swap(places_, other.places_);
        std::swap(since_, other.since_);
        return *this;
    }
    ~Stay() {
        if (places_ != nullptr) places_->give_back();
    }

    [[nodiscard]] explicit operator bool() const noexcept { return places_ != nullptr; }
    [[nodiscard]] Instant since() const noexcept { return since_; }
    /// Returns the place before the story leaves the brace.
    void leave() {
        expect(places_ != nullptr, "a place is returned once, by whoever has it");
        std::exchange(places_, nullptr)->give_back();
    }

private:
    friend class Admission;
    Stay(Places& places, Instant since) noexcept : places_{&places}, since_{since} {}

    Places* places_ = nullptr;
    Instant since_{};
};

/// A request that is awaited; made by `Places::admit`.
class Admission : private Waiter {
public:
    Admission(Places& places, Duration patience, int its_rank) noexcept
        : Waiter{its_rank}, places_{&places}, patience_{patience} {}
    ~Admission() {
        if (waits)
            leave_line(places_->withdrawn_);
        else if (granted_)
            places_->give_back();
    }

    [[nodiscard]] bool await_ready() {
        granted_ = places_->admit_at_once();
        return granted_;
    }
    bool await_suspend(Process::Handle handle);
    [[nodiscard]] Stay await_resume();

private:
    friend class Places;
    void leave_line(std::uint64_t& count);

    Places* places_;
    Telling* telling_ = nullptr;
    Duration patience_;
    Instant asked_{};
    bool granted_ = false;
};

inline Admission Places::admit(Duration patience, int rank) {
    expect(patience >= Duration::zero(), "patience is not negative");
    return {*this, patience, rank};
}

inline Stay Admission::await_resume() {
    if (telling_ != nullptr) telling_->go_on();
    if (!granted_) {
        if (waits) leave_line(places_->gave_up_);
        return {};
    }
    granted_ = false;
    return Stay{*places_, places_->sim_->now()};
}

} // namespace omsorg
