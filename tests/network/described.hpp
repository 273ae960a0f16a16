// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/network/model.hpp>
#include <omsorg/network/replications.hpp>
#include <omsorg/observe/acceptance.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// Descriptions as short as a test needs them, and what is asked of their replications.
namespace omsorg::described {

using namespace omsorg::literals;

inline const Instant start = start_of_year(2026);

inline PiecewiseRate per_hour(double rate) { return PiecewiseRate::repeating(start, {{24_hours, rate}}); }

/// One station, one kind of people; an hour of service on average.
inline Network one_station(NetworkStation station, double rate, Duration warm_up, Duration length) {
    const std::string at = station.name;
    return {.start = start,
            .warm_up = warm_up,
            .length = length,
            .stations = {std::move(station)},
            .people = {{.name = "people", .rate = per_hour(rate), .begin = {{at}}}}};
}

inline NetworkStation desk(int capacity = 1, Distribution service = Distribution::exponential(1)) {
    return {.name = "desk", .capacity = capacity, .service = std::move(service)};
}

/// A desk, and two nurses for every second of those who come.
inline Network clinic() {
    Network network = one_station({.name = "desk", .capacity = 2, .service = Distribution::exponential(0.5)},
                                  2, 0_hours, 100_hours);
    NetworkStation staff{
        .name = "nurses", .kind = StationKind::staff, .service = Distribution::exponential(0.2)};
    staff.workers = {{.name = "Anna", .skills = {"injection"}}, {.name = "Bo"}};
    network.stations.push_back(staff);
    network.people[0].next = {{"desk", {{"nurses", 0.5}}}};
    return network;
}

/// A thousand replications held to closed forms by the rule of observe/acceptance.hpp.
class Held {
public:
    explicit Held(Network network, std::uint32_t count = 1'000)
        : model_{std::move(network)}, result_{replicate(model_, {.seed = 2026, .count = count})} {}

    [[nodiscard]] Tally of(const std::string& station, const std::string& people,
                           const std::string& name) const {
        return result_.tally(model_.measure({station, people, name, ""}));
    }
    void expect(const std::string& station, const std::string& name, Truth exact,
                const std::string& people = "") const {
        const Acceptance verdict = accept(of(station, people, name), exact);
        EXPECT_TRUE(verdict.accepted()) << station << " " << people << " " << name << ": " << verdict.why;
    }

private:
    NetworkModel model_;
    NetworkResult result_;
};

inline bool has(const std::vector<Fault>& faults, const std::string& code, const std::string& key) {
    return std::any_of(faults.begin(), faults.end(),
                       [&](const Fault& fault) { return fault.code == code && fault.key == key; });
}

inline std::string texts(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) text += fault.code + " | " + fault.text() + "\n";
    return text;
}

} // namespace omsorg::described
