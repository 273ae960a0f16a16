// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/expect.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/line.hpp>
#include <omsorg/engine/process.hpp>
#include <omsorg/engine/station.hpp>

#include <cstdint>
#include <utility>

namespace omsorg {

/// The right to what was asked for, whoever holds it; places and staff have their own kinds.
class Lease {
public:
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    /// False once it is returned, and for an empty lease: nothing was granted.
    [[nodiscard]] explicit operator bool() const noexcept { return station_ != nullptr; }
    [[nodiscard]] int units() const noexcept { return units_; }
    /// Since when it has been held without a break.
    [[nodiscard]] Instant since() const noexcept { return since_; }

    /// Does so much work under the lease: awaits its end, however often it is interrupted. If another story
    /// gives the lease back meanwhile, the work ends there and then.
    [[nodiscard]] Task work(Duration length, SourceLine line = SourceLine{__builtin_LINE()},
                            const char* file = __builtin_FILE());

protected:
    Lease() = default;
    Lease(Station& station, Instant since, const Waiter& asked) noexcept
        : station_{&station}, since_{since}, rank_{asked.rank}, number_{asked.number}, units_{asked.units} {}
    Lease(Lease&& other) noexcept { swap(other); }
    ~Lease() = default;
    void swap(Lease& other) noexcept;
    /// It is given back: nobody works under it any more, and it is nobody's.
    [[nodiscard]] Station& let_go() noexcept;

    friend class Places;
    friend class Staff;
    friend class Station;
    friend class Task;
    Station* station_ = nullptr;
    Task* task_ = nullptr;
    Instant since_{};
    std::int64_t rank_ = 0;
    std::uint64_t number_ = 0;
    int units_ = 1;
    bool held_ = true; ///< not while its work waits to go on
};

/// Work under a lease, once; made by `Lease::work`.
class Task : private Waiter {
public:
    Task(Lease& lease, Duration length) noexcept
        : Waiter{lease.rank_, lease.units_}, station_{lease.station_}, lease_{&lease}, length_{length},
          left_{length} {
        number = lease.number_;
        resumes = true;
        lease.task_ = this;
    }
    ~Task() { end(); }

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(Process::Handle handle);
    void await_resume() {
        end();
        telling_->go_on();
    }

private:
    friend class Lease;
    friend class Station;
    friend class Places;
    friend class Staff;
    void begin();
    void unlink() noexcept;
    /// Done or not, it ends: what waits to go on leaves the line, and its lease is lost.
    void end() noexcept;
    /// Its lease is given back by another, who thereby ends it.
    void lose_lease() noexcept;
    void leave_line() noexcept;

    Station* station_;
    Lease* lease_;
    Telling* telling_ = nullptr;
    Task* older_ = nullptr;
    Task* newer_ = nullptr;
    Duration length_;
    Duration left_; ///< when it was last begun
    Instant ends_{};
    Instant interrupted_{};
    bool under_way_ = false;
};

/// One who asks and may wait; the part of a request's awaiter that places and staff have in common.
class Asking : protected Waiter {
protected:
    Asking(Station& station, const Request& request) noexcept
        : Waiter{request.rank(station.line_.discipline()), request.units}, station_{&station},
          patience_{request.patience}, joins_below_{request.joins_below} {}

    /// Joins the line and waits for the turn, or for the end of patience.
    void wait(Process::Handle handle);
    void give_up();
    void withdraw();

    friend class Station;
    Station* station_;
    Telling* telling_ = nullptr;
    Duration patience_;
    Instant asked_{};
    int joins_below_;
    bool granted_ = false;
};

inline Station& Lease::let_go() noexcept {
    if (task_ != nullptr) [[unlikely]]
        std::exchange(task_, nullptr)->lose_lease();
    return *std::exchange(station_, nullptr);
}

inline Task Lease::work(Duration length, SourceLine line, const char* file) {
    expect(station_ != nullptr,
           "work is done under a lease that is held, and this one is empty: it was refused, patience ended, "
           "or it was returned; ask whether it holds anything (if (room) ...) before the work",
           Place::of(line, file));
    expect(task_ == nullptr, "one piece of work at a time is done under a lease", Place::of(line, file));
    expect(length >= Duration::zero(), "work does not take a negative while", Place::of(line, file));
    return {*this, length};
}

inline std::int64_t Station::urgency(const Task& task) const {
    return line_.discipline() == Discipline::shortest_job ? (task.ends_ - sim_->now()).count() : task.rank;
}

template <class May>
Task* Station::least_urgent(May may) const {
    Task* least = nullptr;
    for (Task* task = under_way_; task != nullptr; task = task->older_) {
        if (task->ends_ != sim_->now() && may(*task) && (least == nullptr || is_less_urgent(*task, *least)))
            least = task;
    }
    return least;
}

} // namespace omsorg
