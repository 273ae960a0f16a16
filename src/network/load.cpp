// SPDX-License-Identifier: MIT
#include <omsorg/network/load.hpp>

#include "plan.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace omsorg {
namespace {

// What is observed, and ten years of it at most: rates and hours are averaged over the same time.
struct Window {
    Instant from, until;

    explicit Window(const Network& network)
        : from{later_by(network.start, network.warm_up)}, until{std::min(
                                                              end_of(network),
                                                              later_by(from, std::chrono::weeks{520}))} {}
    [[nodiscard]] double hours() const { return in_hours(until - from); }
};

double rate_of(const Window& seen, const NetworkPeople& people) {
    if (people.rate) return people.rate->expected(seen.from, seen.until) / seen.hours();
    if (people.gap) return 1 / people.gap->mean();
    double persons = 0;
    for (const Arrival& arrival : people.recorded)
        if (arrival.when >= seen.from && arrival.when < seen.until) persons += arrival.how_many;
    return persons / seen.hours();
}

// Where those go who are not served at a station: turned away at once, or tired of waiting; none if all wait.
const std::string* way_out(const NetworkPeople& people, const NetworkStation& station) {
    const Chances chances = chances_at(people, station);
    if (chances.always_while_full) return &station.overflow_to;
    return chances.gives_up ? &station.give_up_to : nullptr;
}

// Visits an hour by station, of all kinds one by one: v = b + v P, when of those who need not wait for ever the share
// `served` is served and goes on, and the others take the way out.
std::vector<double> visits_of(const Network& network, const NetworkPeople& people,
                              const std::vector<double>& served) {
    const auto size = static_cast<Eigen::Index>(network.stations.size());
    Eigen::MatrixXd balance = Eigen::MatrixXd::Identity(size, size);
    Eigen::VectorXd begin = Eigen::VectorXd::Zero(size);
    const Reach reach{network, people};
    const auto index = [&](std::string_view name) {
        return static_cast<Eigen::Index>(find_station(network, name));
    };
    const bool at_once = people.recorded.empty();
    const double per_hour = rate_of(Window{network}, people) * (at_once ? people.how_many.mean() : 1);
    for (const NetworkWay& way : people.begin) begin(index(way.to)) += per_hour * way.chance;
    for (std::size_t at = 0; at < network.stations.size(); ++at) {
        const NetworkStation& station = network.stations[at];
        if (!reach.reached(static_cast<StationIndex>(at))) continue;
        const auto from = static_cast<Eigen::Index>(at);
        const std::string* const out = way_out(people, station);
        const double share = out != nullptr ? served[at] : 1;
        if (const auto next = people.next.find(station.name); next != people.next.end())
            for (const NetworkWay& way : next->second) balance(index(way.to), from) -= share * way.chance;
        if (out != nullptr && !out->empty()) balance(index(*out), from) -= 1 - share;
    }
    // Nobody leaves while all are served: as if hardly anybody did.
    Eigen::VectorXd visits = balance.partialPivLu().solve(begin);
    if (!visits.allFinite() || visits.minCoeff() < -1e-9) visits.setConstant(1e12);
    return {visits.data(), visits.data() + visits.size()};
}

// A person with shifts of her own is one, however many the shift would call.
double average_on_duty(const Shifts& shifts, Instant from, Instant until, int most) {
    double hours = 0;
    for (Instant at = from; at < until;) {
        const Instant change = std::min(shifts.next_change(at), until);
        hours += std::min(shifts.on_duty(at), most) * in_hours(change - at);
        at = change;
    }
    return hours / in_hours(until - from);
}

double capacity_of(const Network& network, const NetworkStation& station) {
    const Window seen{network};
    const auto on_duty = [&](const std::optional<Shifts>& shifts, int most = 1) {
        return shifts ? average_on_duty(*shifts, seen.from, seen.until, most) : 1.0;
    };
    if (station.kind == StationKind::delay || station.kind == StationKind::batching)
        return std::numeric_limits<double>::infinity();
    if (station.kind == StationKind::sharing) return station.capacity;
    if (station.kind == StationKind::places)
        return station.shifts ? on_duty(station.shifts, HouseRules::no_limit) : station.capacity;
    if (station.workers.empty()) return station.capacity * on_duty(station.shifts);
    double all = 0;
    for (const NetworkWorker& worker : station.workers)
        all += worker.count * on_duty(worker.shifts ? worker.shifts : station.shifts);
    return all;
}

} // namespace

std::vector<StationLoad> expected_loads(const Network& network) {
    std::vector<StationLoad> loads;
    for (const NetworkStation& station : network.stations)
        loads.push_back(
            {.station = station.name, .capacity = capacity_of(network, station), .settled = false});
    // What cannot be served at one station is asked of the next, which may then turn away others: round by round, half
    // of the way each time lest it swing, until nothing moves. Where those who are turned away come back, and more come
    // than can be served, it never does.
    std::vector<double> served(loads.size(), 1.0);
    bool settled = false;
    for (int round = 0; round < 1000 && !settled; ++round) {
        for (StationLoad& one : loads) one.visits_per_hour = one.work_per_hour = 0;
        for (const NetworkPeople& people : network.people) {
            if (!people.keeps_coming()) continue;
            const std::vector<double> visits = visits_of(network, people, served);
            for (std::size_t at = 0; at < loads.size(); ++at) {
                const NetworkStation& station = network.stations[at];
                loads[at].visits_per_hour += visits[at];
                loads[at].work_per_hour += visits[at] * service_at(people, station).mean() *
                                           asks_at(people, station.name).units.value_or(1);
            }
        }
        double moved = 0;
        for (std::size_t at = 0; at < loads.size(); ++at) {
            StationLoad& one = loads[at];
            one.load = one.work_per_hour > 0 ? one.work_per_hour / one.capacity : 0;
            const double share = one.load > 1 ? 1 / one.load : 1;
            moved = std::max(moved, std::abs(share / served[at] - 1));
            served[at] = std::midpoint(share, served[at]);
        }
        // Shares that sink below what a double tells apart from nothing would seem to stand still.
        settled = moved < 1e-12 && *std::min_element(served.begin(), served.end()) > 1e-9;
    }
    for (StationLoad& one : loads) one.settled = settled;
    return loads;
}

} // namespace omsorg
