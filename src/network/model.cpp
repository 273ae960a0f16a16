// SPDX-License-Identifier: MIT
#include <omsorg/network/model.hpp>

#include "house.hpp"

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {
namespace {

Network checked(Network network) {
    NetworkCheck check = check_network(network);
    if (!check.faults.empty()) {
        FaultList list;
        for (Fault& fault : check.faults) list.add(std::move(fault));
        list.raise_if_any();
    }
    return network;
}

} // namespace

NetworkModel::NetworkModel(Network network)
    : plan_{std::make_shared<const NetworkPlan>(checked(std::move(network)))} {}

const Network& NetworkModel::network() const noexcept { return plan_->network; }
std::span<const NetworkMeasure> NetworkModel::measures() const noexcept { return plan_->measures; }

std::size_t NetworkModel::measure(const NetworkMeasure& which) const {
    const auto found =
        std::find_if(plan_->measures.begin(), plan_->measures.end(), [&](const NetworkMeasure& one) {
            return one.station == which.station && one.people == which.people && one.name == which.name;
        });
    expect(found != plan_->measures.end(), "a measure is asked for that the model has");
    return static_cast<std::size_t>(found - plan_->measures.begin());
}

std::vector<double> NetworkModel::run(Run run, const std::stop_token& stop) const {
    NetworkRun one{*this, run};
    return one.live(stop) ? one.figures() : std::vector<double>{};
}

NetworkRun::NetworkRun(const NetworkModel& model, Run run)
    : plan_{model.plan_}, house_{std::make_unique<NetworkHouse>(*plan_, run)} {}
NetworkRun::~NetworkRun() = default;

Simulation& NetworkRun::simulation() noexcept { return house_->sim; }

bool NetworkRun::live(const std::stop_token& stop) {
    const Network& network = plan_->network;
    Simulation& sim = house_->sim;
    if (network.warm_up > Duration::zero()) {
        if (sim.run_until(later_by(network.start, network.warm_up), stop) == RunEnd::stopped) return false;
        sim.observe_afresh();
    }
    return sim.run_until(end_of(network), stop) == RunEnd::reached;
}

std::vector<double> NetworkRun::figures() const { return house_->figures(); }

} // namespace omsorg
