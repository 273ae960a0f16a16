// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/sojourns.hpp>
#include <omsorg/observe/spans.hpp>
#include <omsorg/observe/tally.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace omsorg {

class Joining;

/// When those who gather go: when there are enough, or when the first has waited long enough.
struct BatchRule {
    int enough = 2;             ///< so many go at once
    Duration longest = forever; ///< or as many as there are, when the first of them has waited this long
};

/// One who goes with others: how many they are, which batch it is, and whether she came first and leads it.
struct Batch {
    std::uint64_t number = 0;
    int size = 0;
    bool leads = false;
};

/// Those who wait for each other: the minibus goes when it is full, or at the latest after twenty minutes.
///
///     join ──▶ │ 1 │ 2 │ … │ ──(enough, or the first has waited longest)──▶ all go on, at that instant
///
/// The laws: a batch has at least one and at most `enough`; nobody waits longer than `longest`; its clock runs
/// from the moment its first one came, also when that one has left since. Who came first among those that go
/// leads it, and is told so: she drives, the others ride.
///
/// Example
///
///     Batching minibus{sim, "Minibus", {.enough = 3, .longest = 20_minutes}};
///     Batch ride = co_await minibus.join();
///     co_await sim.after(trip);            // one staff hour for ride.size clients
class Batching final : public Observed {
public:
    Batching(Simulation& sim, std::string name, const BatchRule& rule);
    ~Batching() override;

    /// Awaits the batch to go with.
    [[nodiscard]] Joining join();

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] int waiting() const noexcept { return there_.count(); }
    [[nodiscard]] std::uint64_t joined() const noexcept { return joined_; }
    [[nodiscard]] std::uint64_t batches() const noexcept { return batches_; }
    [[nodiscard]] std::uint64_t withdrawn() const noexcept { return withdrawn_; }
    /// How many went together, batch by batch.
    [[nodiscard]] const Tally& sizes() const noexcept { return sizes_; }
    /// How long each who went had waited.
    [[nodiscard]] const Spans& waits() const noexcept { return there_.lengths(); }
    /// The same with quantiles, the waits cut short, and those that go on.
    [[nodiscard]] const Sojourns& book() const noexcept { return there_; }
    [[nodiscard]] double average_waiting() const { return there_.average(sim_->now()); }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

    void balance() const override;
    void observe_afresh() override;

private:
    friend class Joining;
    void put(Joining& one);
    void withdraw(Joining& one);
    void set_the_clock();
    void go(const Joining* awake = nullptr);

    std::string name_;
    BatchRule rule_;
    Line line_;
    Sojourns there_;
    Instant opened_{};
    std::uint64_t joined_ = 0, went_ = 0, withdrawn_ = 0, batches_ = 0;
    std::uint64_t number_ = 0; ///< of the latest batch, never counted afresh
    int at_first_ = 0;
    Tally sizes_;
};

/// One who waits for others; made by `Batching::join`.
class Joining : private Waiter {
public:
    explicit Joining(Batching& batching) noexcept : batching_{&batching} {}
    ~Joining() {
        if (waits) batching_->withdraw(*this);
    }
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle);
    [[nodiscard]] Batch await_resume();

private:
    friend class Batching;
    Batching* batching_;
    Telling* telling_ = nullptr;
    Instant came_{};
    Batch batch_{};
};

inline Joining Batching::join() { return Joining{*this}; }

} // namespace omsorg
