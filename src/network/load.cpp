// SPDX-License-Identifier: MIT
#include <omsorg/network/load.hpp>

#include "plan.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <limits>

namespace omsorg {
namespace {

double rate_of(const Network& network, const NetworkPeople& people) {
    if (people.rate) return people.rate->expected_in_a_round() / in_hours(people.rate->round());
    if (people.gap) return 1 / people.gap->mean();
    double persons = 0;
    for (const Arrival& arrival : people.recorded) persons += arrival.how_many;
    return persons / in_hours(end_of(network) - network.start);
}

// Visits an hour by station, of all kinds one by one: v = b + v P.
std::vector<double> visits_of(const Network& network, const NetworkPeople& people) {
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
    for (const auto& [from, ways] : people.next)
        if (reach.reached(find_station(network, from)))
            for (const NetworkWay& way : ways) balance(index(way.to), index(from)) -= way.chance;
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
    for (const NetworkPeople& people : network.people) {
        if (!people.keeps_coming()) continue;
        const std::vector<double> visits = visits_of(network, people);
        for (std::size_t at = 0; at < loads.size(); ++at) {
            const NetworkStation& station = network.stations[at];
            loads[at].visits_per_hour += visits[at];
            loads[at].work_per_hour += visits[at] * service_at(people, station).mean() *
                                       asks_at(people, station.name).units.value_or(1);
        }
    }
    for (StationLoad& one : loads) one.load = one.work_per_hour > 0 ? one.work_per_hour / one.capacity : 0;
    return loads;
}

} // namespace omsorg
