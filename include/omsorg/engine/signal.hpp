// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/simulation.hpp>

#include <cstdint>

namespace omsorg {

class Hearing;

/// News that many may wait for.
///
/// A decision is taken, an alarm goes off, the bus has come: everybody who waits for it then goes on, at that
/// instant, in the order of the agenda. Who comes later waits for the next time.
///
///     heard ──▶ │ those who wait │ ──raise()──▶ all go on
///                       └──▶ patience ends: goes on, having heard nothing
///
/// The law: one `raise()` wakes each who waits exactly once, and nobody who comes after it.
///
/// Example
///
///     Signal decided{sim};
///     bool heard = co_await decided.heard(within(90_days));
///     decided.raise();
class Signal {
public:
    explicit Signal(Simulation& sim) noexcept : sim_{&sim} {}
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;
    ~Signal() {
        if (!line_.empty()) sim_->end_stories();
    }

    /// Awaits the next `raise()`: true when it came, false once `patience` is over.
    [[nodiscard]] Hearing heard(Duration patience = forever);
    void raise();

    [[nodiscard]] std::size_t waiting() const noexcept { return line_.size(); }
    [[nodiscard]] std::uint64_t raised() const noexcept { return raised_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

private:
    friend class Hearing;
    Simulation* sim_;
    Line line_;
    std::uint64_t raised_ = 0;
};

/// Waits for a signal; made by `Signal::heard`.
class Hearing : private Waiter {
public:
    Hearing(Signal& signal, Duration patience) noexcept : signal_{&signal}, patience_{patience} {}
    ~Hearing() {
        if (waits) signal_->line_.remove(*this);
    }
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle);
    [[nodiscard]] bool await_resume() {
        telling_->go_on();
        if (!waits) return true;
        signal_->line_.remove(*this);
        return false;
    }

private:
    friend class Signal;
    Signal* signal_;
    Telling* telling_ = nullptr;
    Duration patience_;
};

inline Hearing Signal::heard(Duration patience) {
    expect(patience >= Duration::zero(), "patience is not negative");
    return {*this, patience};
}

} // namespace omsorg
