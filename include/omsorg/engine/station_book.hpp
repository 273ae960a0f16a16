// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/engine/headcount.hpp>
#include <omsorg/observe/quantile.hpp>
#include <omsorg/observe/spans.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace omsorg {

/// How many came, and what became of them.
struct StationFlow {
    std::uint64_t asked = 0;       ///< all who came
    std::uint64_t admitted = 0;    ///< got what they asked for
    std::uint64_t refused = 0;     ///< found the waiting room full, or would not wait at all
    std::uint64_t balked = 0;      ///< turned away at the sight of the line
    std::uint64_t gave_up = 0;     ///< waited, and left when their patience ended
    std::uint64_t withdrawn = 0;   ///< waited, and their story was cut short
    std::uint64_t returned = 0;    ///< leases given back
    std::uint64_t interrupted = 0; ///< leases lost to someone more urgent, or to the end of a shift
    std::uint64_t resumed = 0;     ///< leases taken up again
    std::uint64_t dropped = 0;     ///< stories cut short while they waited to go on

    friend bool operator==(const StationFlow&, const StationFlow&) = default;
};

/// One month of a station; what is counted is counted in the month in which it happened.
struct StationMonth {
    int year = 0;
    unsigned month = 0;
    StationFlow flow{};
    double mean_wait = 0; ///< hours, of those admitted; not a number when nobody was
    double queue = 0;     ///< average number waiting; not a number if no time has passed, as the next two
    double taken = 0;     ///< average number of units taken
    double offered = 0;   ///< average number of units on offer
};

/// Everything that a station's people meet, counted without being asked, in little memory.
///
///     asked ─┬─ admitted ── taken ─┬─ returned
///            ├─ refused, balked    └─ interrupted ─┬─ resumed
///            └─ waiting ─┬─ admitted               └─ dropped
///                        ├─ gave up
///                        └─ withdrawn
///
/// Waits are told with their censoring: those of the admitted, the vain waits of those who gave up, and how
/// many wait still and how long they have so far. Numbers are exact, averages over time too; quantiles are
/// within 1/256. What grows is a line for each month, for at most two hundred years.
///
/// The laws, held whenever a stretch of the run is over; "at first" is when the observing began:
///
///     waiting at first + asked = admitted + refused + balked + gave up + withdrawn + waiting
///     holding at first + admitted + resumed = returned + interrupted + holding
///     suspended at first + interrupted = resumed + dropped + suspended
///     nothing is taken without a lease, and each lease takes something
///     Little, to the microsecond, for those who wait and are suspended, asking each; and for those who hold,
///     who are not asked, whenever nobody does
class StationBook {
public:
    StationBook(Instant start, int offered);

    void ask(Instant now) {
        look(now);
        ++flow_.asked;
    }
    void queue(Instant now) { queue_.arrive(now); }
    void unqueue(Instant now, Instant asked) { queue_.leave(now, asked); }
    void admit(Instant now, Duration waited, int units) {
        ++flow_.admitted;
        waits_.add(waited);
        quantiles_.add(static_cast<double>(waited.count()));
        take(now, units);
    }
    void resume(Instant now, Instant since, int units) {
        look(now);
        ++flow_.resumed;
        suspended_.leave(now, since);
        take(now, units);
    }
    void give_back(Instant now, Instant since, int units) {
        look(now);
        ++flow_.returned;
        untake(now, since, units);
    }
    void interrupt(Instant now, Instant since, int units) {
        look(now);
        ++flow_.interrupted;
        untake(now, since, units);
        suspended_.arrive(now);
    }
    void refuse() { ++flow_.refused; }
    void balk() { ++flow_.balked; }
    void give_up(Instant now, Instant asked) {
        look(now);
        ++flow_.gave_up;
        vain_.add(now - asked);
        queue_.leave(now, asked);
    }
    void withdraw(Instant now, Instant asked) {
        look(now);
        ++flow_.withdrawn;
        queue_.leave(now, asked);
    }
    void drop(Instant now, Instant since) {
        look(now);
        ++flow_.dropped;
        suspended_.leave(now, since);
    }
    /// A lease that was given back when its simulation was no more.
    void forget_lease() noexcept { --holding_; }
    void lose(Duration work) noexcept { lost_ += work; }
    void offer(Instant now, int units) {
        look(now);
        offered_.change(now, units - offered_.count());
    }
    /// How many are taken beyond what is on offer: overtime.
    void exceed(Instant now, int units) { over_.change(now, units - over_.count()); }

    [[nodiscard]] const StationFlow& flow() const noexcept { return flow_; }
    [[nodiscard]] const Spans& waits() const noexcept { return waits_; }
    [[nodiscard]] const Spans& vain_waits() const noexcept { return vain_; }
    /// Of the admitted, within 1/256; `p` from 0 to 1; zero if nobody was.
    [[nodiscard]] Duration wait_quantile(double p) const;
    [[nodiscard]] const Attendance& waiting() const noexcept { return queue_; }
    [[nodiscard]] const Headcount& taken() const noexcept { return taken_.heads(); }
    [[nodiscard]] const Attendance& suspended() const noexcept { return suspended_; }
    [[nodiscard]] const Headcount& offered() const noexcept { return offered_; }
    [[nodiscard]] const Headcount& over() const noexcept { return over_; }
    [[nodiscard]] int holding() const noexcept { return holding_; }
    [[nodiscard]] Duration lost() const noexcept { return lost_; }
    [[nodiscard]] Instant since() const noexcept { return offered_.start(); }

    /// From the month of the start to that of `now`; their flows add up to the whole.
    [[nodiscard]] std::vector<StationMonth> by_month(Instant now) const;
    [[nodiscard]] std::vector<StationMonth> by_year(Instant now) const; ///< month is 0
    /// Those who wait and are suspended say since when they are counted, added.
    void balance(const std::string& name, Instant now, PersonTime waiting_since,
                 PersonTime suspended_since) const;
    void restart(Instant now);

private:
    /// All that is counted up to an instant; a month is the difference of two.
    struct UpTo {
        Instant when{};
        StationFlow flow{};
        PersonTime queue = 0, taken = 0, offered = 0;
        std::uint64_t waits = 0;
        PersonTime waited = 0;
    };
    static constexpr std::size_t most_months = 2'400;

    void look(Instant now) {
        if (now >= month_ends_) [[unlikely]]
            turn_months(now);
    }
    void take(Instant now, int units) {
        ++holding_;
        taken_.arrive(now, units);
    }
    void untake(Instant now, Instant since, int units) {
        --holding_;
        taken_.leave(now, since, units);
    }
    void turn_months(Instant now);
    [[nodiscard]] UpTo up_to(Instant when) const;
    [[nodiscard]] std::vector<UpTo> turns(Instant now) const;
    [[nodiscard]] static StationMonth between(const UpTo& from, const UpTo& to);

    StationFlow flow_{};
    int holding_ = 0;
    struct {
        int waiting = 0, holding = 0, suspended = 0;
    } at_first_{};
    Instant month_ends_;
    Attendance queue_, taken_, suspended_;
    Headcount offered_, over_;
    Spans waits_, vain_;
    Quantiles quantiles_;
    Duration lost_{};
    std::vector<UpTo> turned_; ///< the start, and then the end of each month that is over
};

} // namespace omsorg
