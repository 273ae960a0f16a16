// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/doctor/probe.hpp>
#include <omsorg/engine/places.hpp>
#include <omsorg/engine/simulation.hpp>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// A queue of the textbooks, as a user would write it; one unit of the table's time is an hour.
///
/// Customers come, ask for a desk, are served and go. The first `counted` of them are followed one by one; the
/// desks observe the rest. A queue that starts with the stationary number present needs no warm-up.
namespace omsorg::doctor {

struct Queue {
    using Length = std::function<double(std::uint64_t customer)>; ///< in hours

    struct Setting {
        int desks = 1;
        HouseRules rules{};
        Length gap; ///< between the coming of a customer and of the next
        Length service;
        std::uint64_t counted = 0;
        std::function<Request(std::uint64_t customer)> request{}; ///< empty: an ordinary one
    };

    Queue(const Probe& probe, Setting its_setting);

    /// So many customers are there when it starts, each with an ordinary service ahead of her.
    void start_with(std::uint64_t present);
    /// Customers come from now on.
    void open();
    void run_until(double hours) { sim.run_until(Instant{} + from_hours(hours)); }
    /// Until all who are followed have gone.
    void run_until_counted();

    [[nodiscard]] double mean_wait() const { return mean(waits); }
    [[nodiscard]] double mean_sojourn() const { return mean(sojourns); }
    [[nodiscard]] static double mean(const std::vector<double>& values);
    /// Average number present, over the time observed.
    [[nodiscard]] double average_present() const { return places.average_taken() + places.average_waiting(); }

    Simulation sim{};
    Setting setting;
    Places places;
    Stream starting, arriving, serving;
    std::vector<double> waits, sojourns; ///< of the customers followed who have been served, in hours
    std::uint64_t gone = 0;              ///< of those who are followed, served or not

private:
    Process customer(std::uint64_t number);
    Process founder(std::uint64_t number);
    Process source();
};

/// A number from a law on 0, 1, 2 …, given by its shares: the first whose summed share reaches u.
[[nodiscard]] std::uint64_t drawn_number(double u, const std::function<double(std::uint64_t)>& share);

} // namespace omsorg::doctor
