// SPDX-License-Identifier: MIT
#pragma once

#include "laws.hpp"

#include <omsorg/base/time.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/doctor/probe.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>

#include <cstdint>
#include <functional>
#include <vector>

/// A queue of the textbooks, as a user would write it; one unit of the table's time is an hour.
///
///     gap ──▶ customers come ──▶ ask for a desk ──▶ are served, refused, or give up ──▶ gone(visit)
///
/// All chance has the customer's number as its address, so that customer 17 comes with the same service whatever
/// the desks are like.
namespace omsorg::doctor {

/// How long each number was present.
class Occupancy final : public Observed {
public:
    explicit Occupancy(Simulation& sim) : Observed{sim}, since_{sim.now()} {}
    void change(int by);
    [[nodiscard]] int count() const noexcept { return count_; }

    /// The average over time of a function of the number.
    [[nodiscard]] double average(const std::function<double(double)>& of) const;
    [[nodiscard]] double average() const;
    /// About a mean that is known, so that it is unbiased.
    [[nodiscard]] double variance(double about) const;
    [[nodiscard]] double share(int number) const;

    void balance() const override;
    void observe_afresh() override;

private:
    [[nodiscard]] Duration so_far(int number) const;

    std::vector<Duration> times_{};
    int count_ = 0;
    Instant since_;
    Instant start_ = since_;
};

/// What somebody met.
struct Visit {
    std::uint64_t number = 0;
    Instant came{}, begun{}, left{};
    double service = 0; ///< hours
    int priority = 0;
    bool served = false;

    [[nodiscard]] double wait() const { return in_hours(begun - came); }
    [[nodiscard]] double sojourn() const { return in_hours(left - came); }
};

struct Queue {
    struct Setting {
        int desks = 1;
        HouseRules rules{};
        Law gap;     ///< between the coming of one and the next
        Law service; ///< of a customer
        Law rest{}; ///< of a service under way at the start; empty: as a whole one, which exponential ones are
        std::function<Request(Luck&, double service)> request{}; ///< empty: an ordinary one
        std::uint64_t session = 0; ///< of many in one replication: no two share their chance
    };

    Queue(const Probe& probe, Setting its_setting);

    /// Starts as the long run would find it.
    void start_with(const LongRun& numbers);
    void start_with(std::uint64_t present);
    /// So many hours of work lie before the first who comes, as one piece.
    void start_with_work(double hours);

    /// Customers come from now on: the first after a gap, or at once.
    void open();
    void open_with_a_customer();

    /// Tells of `count` customers as they go, after some who are passed over.
    void follow(std::uint64_t count, std::function<void(const Visit&)> gone, std::uint64_t passed_over = 0);
    void run_until(double hours) { sim.run_until(Instant{} + from_hours(hours)); }
    /// Until all who are followed have gone.
    void run_to_the_last();

    Simulation sim{};
    Setting setting;
    Places places;
    Occupancy present{sim};
    Stream starting, arriving, serving, asking;

private:
    Process customer(std::uint64_t number);
    Process founder(std::uint64_t number, double service);
    Process source(bool at_once);
    [[nodiscard]] Key who(std::uint64_t number) const { return Key{(setting.session << 32U) + number}; }

    std::function<void(const Visit&)> gone_{};
    std::uint64_t passed_over_ = 0, followed_ = 0, gone_so_far_ = 0;
};

/// The mean of many figures whose number is not known beforehand; zero if there are none.
struct Mean {
    double sum = 0, count = 0;
    void add(double value) {
        sum += value;
        ++count;
    }
    [[nodiscard]] double value() const { return count > 0 ? sum / count : 0; }
};

/// So many of a kind, as much as patience asks for.
[[nodiscard]] std::uint64_t many(const Probe& probe, double for_a_check);

} // namespace omsorg::doctor
