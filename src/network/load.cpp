// SPDX-License-Identifier: MIT
#include <omsorg/network/load.hpp>

#include "plan.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace omsorg {
namespace {

double rate_of(const Network& network, const NetworkPeople& people) {
    if (people.rate) return people.rate->expected_in_a_round() / in_hours(people.rate->round());
    if (people.gap) return 1 / people.gap->mean();
    double persons = 0;
    for (const Arrival& arrival : people.recorded) persons += arrival.how_many;
    return persons / in_hours(end_of(network) - network.start);
}

// Where those go who are not served at a station: turned away at once, or tired of waiting; none if all wait.
const std::string* way_out(const NetworkPeople& people, const NetworkStation& station) {
    if (!station.has_line()) return nullptr;
    const NetworkAsks asks = asks_at(people, station.name);
    if (station.is_bounded() || asks.joins_below) return &station.overflow_to;
    if (!asks.patience) return nullptr;
    const bool at_once = asks.patience->is_constant() && asks.patience->mean() == 0;
    return at_once ? &station.overflow_to : &station.give_up_to;
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
    const double per_hour = rate_of(network, people) * (at_once ? people.how_many.mean() : 1);
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
    const Eigen::VectorXd visits = balance.partialPivLu().solve(begin);
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
    const Instant until = std::min(end_of(network), later_by(network.start, std::chrono::weeks{4}));
    const auto on_duty = [&](const std::optional<Shifts>& shifts, int most = 1) {
        return shifts ? average_on_duty(*shifts, network.start, until, most) : 1.0;
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
        loads.push_back({.station = station.name, .capacity = capacity_of(network, station)});
    // What cannot be served at one station is asked of the next, which may then turn away others: round by round, until
    // nothing moves. A few rounds as a rule; people sent back and forth take more.
    std::vector<double> served(loads.size(), 1.0);
    for (int round = 0; round < 1000; ++round) {
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
            moved = std::max(moved, std::abs(share - served[at]));
            served[at] = share;
        }
        if (moved < 1e-12) break;
    }
    return loads;
}

} // namespace omsorg
