// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/simulation.hpp>
#include <omsorg/engine/sojourns.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace omsorg {

class Moving;

/// Something that is the same all through, by amount: incontinence aids in the store, meals in the freezer,
/// bus tickets in the drawer, hours in a pool.
///
///     put ──▶ │▮▮▮▮▮▮▯▯▯▯│ ──▶ take
///        waits while it would    waits while there
///        not fit                 is too little
///
/// Those who take wait in line, and so do those who put; each line is first come, first served, and nobody is
/// passed over by one who asks for less. Amounts are whole units, so nothing is lost by rounding.
///
/// The laws: 0 <= level <= capacity, always; level = at first + put - taken.
///
/// Example
///
///     Stock meals{sim, "Meals", {.capacity = 400, .level = 120}};
///     co_await meals.take(12);
///     const bool delivered = co_await meals.put(60, within(2_hours));
class Stock final : public Observed {
public:
    struct Start {
        std::int64_t capacity = std::numeric_limits<std::int64_t>::max();
        std::int64_t level = 0;
    };
    Stock(Simulation& sim, std::string name, const Start& start);
    ~Stock() override;

    /// Awaits that so much is there and taken: false if patience ended first.
    [[nodiscard]] Moving take(std::int64_t amount, Duration patience = forever);
    /// Awaits that so much has room and is put: false if patience ended first.
    [[nodiscard]] Moving put(std::int64_t amount, Duration patience = forever);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::int64_t level() const noexcept { return level_; }
    [[nodiscard]] std::int64_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] std::int64_t least() const noexcept { return least_; }
    [[nodiscard]] std::int64_t most() const noexcept { return most_; }
    [[nodiscard]] double average_level() const;
    [[nodiscard]] std::int64_t taken() const noexcept { return taken_; }
    [[nodiscard]] std::int64_t put_in() const noexcept { return put_; }
    [[nodiscard]] int waiting_to_take() const noexcept { return takers_.count(); }
    [[nodiscard]] int waiting_to_put() const noexcept { return putters_.count(); }
    /// How long those waited who took and who put, and those who gave up. Who would not wait at all, and got nothing,
    /// is in neither.
    [[nodiscard]] const Sojourns& waits_to_take() const noexcept { return takers_; }
    [[nodiscard]] const Sojourns& waits_to_put() const noexcept { return putters_; }
    [[nodiscard]] FramePool& frames() const noexcept { return sim_->frames(); }

    void balance() const override;
    void observe_afresh() override;

private:
    friend class Moving;
    [[nodiscard]] bool fits(std::int64_t change) const noexcept {
        return change < 0 ? level_ >= -change : capacity_ - level_ >= change;
    }
    [[nodiscard]] Line& line_of(std::int64_t change) noexcept { return change < 0 ? take_line_ : put_line_; }
    [[nodiscard]] Sojourns& waiting_of(std::int64_t change) noexcept {
        return change < 0 ? takers_ : putters_;
    }
    void move(std::int64_t change);
    /// Lets those in line go on, in turn, for as long as what they ask for can be done.
    void serve();

    std::string name_;
    std::int64_t capacity_, level_, at_first_, least_, most_;
    std::int64_t taken_ = 0, put_ = 0;
    PersonTime area_ = 0;
    Instant start_, since_;
    Line take_line_, put_line_;
    Sojourns takers_, putters_;
};

/// One who takes or puts, and may wait; made by `Stock::take` and `Stock::put`.
class Moving : private Waiter {
public:
    Moving(Stock& stock, std::int64_t change, Duration patience) noexcept
        : stock_{&stock}, change_{change}, patience_{patience} {}
    ~Moving() {
        if (waits) give_up();
    }
    [[nodiscard]] bool await_ready();
    void await_suspend(Process::Handle handle);
    [[nodiscard]] bool await_resume();

private:
    friend class Stock;
    void give_up();

    Stock* stock_;
    std::int64_t change_;
    Duration patience_;
    Telling* telling_ = nullptr;
    Instant asked_{};
    bool done_ = false;
};

inline Moving Stock::take(std::int64_t amount, Duration patience) {
    expect(amount > 0 && amount <= capacity_, "an amount taken is above zero and at most the capacity");
    expect(patience >= Duration::zero(), "patience is not negative");
    return {*this, -amount, patience};
}
inline Moving Stock::put(std::int64_t amount, Duration patience) {
    expect(amount > 0 && amount <= capacity_, "an amount put is above zero and at most the capacity");
    expect(patience >= Duration::zero(), "patience is not negative");
    return {*this, amount, patience};
}

} // namespace omsorg
