// SPDX-License-Identifier: MIT
#include <omsorg/network/load.hpp>

#include "capacity.hpp"
#include "plan.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace omsorg {
namespace {

// What a kind of people is to the stations, whatever becomes of the lines; the vectors are by station.
struct KindFlow {
    const NetworkPeople* people;
    double per_hour = 0;
    std::vector<bool> reached{}, may_go{}; ///< may_go: some leave the house without being served there
    std::vector<double> work{};            ///< unit-hours of a visit
    std::vector<double> served{};          ///< the share of visits, where one may go
    std::vector<double> visits{};          ///< an hour
    std::vector<double> alone{};           ///< of these, who are not served behind another
};

// Of those who are not served at a station, how many are turned away as they come; the others give up later.
double share_turned_away(const NetworkPeople& people, const NetworkStation& station) {
    const Chances chances = chances_at(people, station);
    if (chances.always_while_full) return 1;
    if (!chances.turned_away) return 0;
    const std::vector<double> patience = asks_at(people, station.name).patience->parameters();
    const std::size_t count = patience.size() / 2;
    double none = 0, all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        all += patience[count + i];
        if (!takes_time(patience[i])) none += patience[count + i];
    }
    return none / all;
}

class Flows {
public:
    explicit Flows(const Network& its_network) : network{its_network} {
        const Window seen{network};
        for (const NetworkPeople& people : network.people) {
            if (!people.keeps_coming()) continue;
            const Reach reach{network, people};
            KindFlow kind{.people = &people,
                          .per_hour = expected_to_come(people, seen.from, seen.until) / seen.hours()};
            for (StationIndex at = 0; at < network.stations.size(); ++at) {
                const NetworkStation& station = network.stations[at];
                kind.reached.push_back(reach.reached(at));
                kind.may_go.push_back(reach.reached(at) && reach.may_leave_unserved(at));
                kind.work.push_back(service_at(people, station).mean() *
                                    asks_at(people, station.name).units.value_or(1));
            }
            kind.served.assign(network.stations.size(), 1.0);
            kinds.push_back(std::move(kind));
        }
        for (StationIndex at = 0; at < network.stations.size(); ++at) groups.push_back(groups_at(at));
    }

    // What cannot be served at one station is asked of the next, which may then turn away others: round by round, until
    // nothing moves. A few rounds as a rule; where people are sent back and forth, each step goes only part of the way.
    [[nodiscard]] bool settle() {
        for (double step = 1; step > 1e-4; step /= 2)
            for (int round = 0; round < 200; ++round)
                if (!move(step)) return true;
        return false;
    }

    struct Work {
        double lasting, may_go; ///< unit-hours an hour, of those who never leave unserved, and of the others
    };
    [[nodiscard]] Work work(const SkillGroup& group, std::size_t at) const {
        Work sum{0, 0};
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            if (!group.members[kind]) continue;
            (kinds[kind].may_go[at] ? sum.may_go : sum.lasting) +=
                kinds[kind].alone[at] * kinds[kind].work[at];
        }
        return sum;
    }

    const Network& network;
    std::vector<KindFlow> kinds{};
    std::vector<std::vector<SkillGroup>> groups{}; ///< by station

private:
    [[nodiscard]] std::vector<SkillGroup> groups_at(StationIndex at) const {
        std::vector<const NetworkPeople*> who;
        for (const KindFlow& kind : kinds) who.push_back(kind.reached[at] ? kind.people : nullptr);
        return skill_groups(network, network.stations[at], who);
    }

    // Visits by station: v = b + v P, when of those who may go the share `served` is served and goes on, and the others
    // take the way out. False if so few get out that there is no end of visits.
    [[nodiscard]] bool visit(KindFlow& kind, double less) const {
        const auto size = static_cast<Eigen::Index>(network.stations.size());
        Eigen::MatrixXd balance = Eigen::MatrixXd::Identity(size, size);
        Eigen::MatrixXd behind = Eigen::MatrixXd::Zero(size, size);
        Eigen::VectorXd begin = Eigen::VectorXd::Zero(size);
        const auto index = [&](std::string_view name) {
            return static_cast<Eigen::Index>(find_station(network, name));
        };
        for (const NetworkWay& way : kind.people->begin) begin(index(way.to)) += kind.per_hour * way.chance;
        for (std::size_t at = 0; at < network.stations.size(); ++at) {
            if (!kind.reached[at]) continue;
            const NetworkStation& station = network.stations[at];
            const auto from = static_cast<Eigen::Index>(at);
            const double share = kind.may_go[at] ? kind.served[at] * less : 1;
            const bool as_one = station.kind == StationKind::batching && station.as_one;
            if (const auto next = kind.people->next.find(station.name); next != kind.people->next.end())
                for (const NetworkWay& way : next->second) {
                    balance(index(way.to), from) -= share * way.chance;
                    if (as_one) behind(index(way.to), from) += way.chance * (1 - 1.0 / station.enough);
                }
            if (share == 1) continue;
            const double turned = share_turned_away(*kind.people, station);
            if (!station.overflow_to.empty())
                balance(index(station.overflow_to), from) -= (1 - share) * turned;
            if (!station.give_up_to.empty())
                balance(index(station.give_up_to), from) -= (1 - share) * (1 - turned);
        }
        const Eigen::VectorXd visits = balance.partialPivLu().solve(begin);
        if (!visits.allFinite() || visits.minCoeff() < -1e-9 * (1 + visits.maxCoeff())) return false;
        const Eigen::VectorXd alone = visits - behind * visits;
        kind.visits.assign(visits.data(), visits.data() + visits.size());
        kind.alone.assign(alone.data(), alone.data() + alone.size());
        return true;
    }

    // One round; true if somebody's share moved.
    [[nodiscard]] bool move(double step) {
        bool moved = false; // also who was followed only as if fewer were served than are
        for (KindFlow& kind : kinds)
            for (double less = 1; !visit(kind, less); less = std::min(less * 0.999, 1 - 1e-9)) {
                if (less < 0.5) return true;
                moved = true;
            }
        for (std::size_t at = 0; at < network.stations.size(); ++at) {
            const std::vector<double> shares = shares_at(at);
            for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
                if (!kinds[kind].may_go[at]) continue;
                double& served = kinds[kind].served[at];
                moved = moved || std::abs(shares[kind] - served) > 1e-12 * std::max(shares[kind], served);
                served += step * (shares[kind] - served);
            }
        }
        return moved;
    }

    // By kind, the share of those who may go for whom there is room beside the others.
    [[nodiscard]] std::vector<double> shares_at(std::size_t at) const {
        std::vector<double> shares(kinds.size(), 1.0);
        for (const SkillGroup& group : groups[at]) {
            const auto [lasting, may_go] = work(group, at);
            if (may_go <= 0) continue;
            const double share = std::clamp((group.capacity - lasting) / may_go, 0.0, 1.0);
            for (std::size_t kind = 0; kind < kinds.size(); ++kind)
                if (group.members[kind]) shares[kind] = std::min(shares[kind], share);
        }
        return shares;
    }
};

} // namespace

std::vector<StationLoad> expected_loads(const Network& network) {
    Flows flows{network};
    const bool is_settled = flows.settle();
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<StationLoad> loads;
    for (std::size_t at = 0; at < network.stations.size(); ++at) {
        StationLoad& one = loads.emplace_back();
        one.station = network.stations[at].name;
        one.capacity = flows.groups[at].front().capacity;
        if (!is_settled) {
            one.visits_per_hour = one.work_per_hour = one.load = one.load_of_lasting = unknown;
            continue;
        }
        for (const KindFlow& kind : flows.kinds) one.visits_per_hour += kind.visits[at];
        for (const SkillGroup& group : flows.groups[at]) {
            const auto [lasting, may_go] = flows.work(group, at);
            const auto over = [&](double hours) { return hours > 0 ? hours / group.capacity : 0; };
            if (group.skills.empty()) one.work_per_hour = lasting + may_go;
            one.load_of_lasting = std::max(one.load_of_lasting, over(lasting));
            if (over(lasting + may_go) <= one.load * (1 + 1e-12)) continue;
            one.load = over(lasting + may_go);
            one.skills = group.skills;
        }
    }
    return loads;
}

} // namespace omsorg
