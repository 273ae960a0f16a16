// SPDX-License-Identifier: MIT
#include <omsorg/service/actor_graph.hpp>

#include <omsorg/base/expect.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace omsorg {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Edge = Traits::edge_descriptor;
using FlowGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_capacity_t, std::int64_t,
                                          boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                                          boost::property<boost::edge_reverse_t, Edge>>>>;

Edge join(FlowGraph& graph, std::size_t from, std::size_t to, std::int64_t capacity) {
    const Edge there = boost::add_edge(from, to, graph).first;
    const Edge back = boost::add_edge(to, from, graph).first;
    boost::put(boost::edge_capacity, graph, there, capacity);
    boost::put(boost::edge_capacity, graph, back, 0);
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
    return there;
}

} // namespace

std::vector<std::int64_t> cover(std::span<const std::int64_t> resources, std::span<const std::int64_t> needs,
                                std::span<const Road> roads) {
    std::vector<std::int64_t> along(roads.size(), 0);
    if (roads.empty()) return along;
    const std::size_t source = resources.size() + needs.size(), sink = source + 1;
    FlowGraph graph(sink + 1);
    for (std::size_t i = 0; i < resources.size(); ++i) join(graph, source, i, resources[i]);
    for (std::size_t i = 0; i < needs.size(); ++i) join(graph, resources.size() + i, sink, needs[i]);
    std::vector<Edge> edges;
    for (const Road& road : roads) {
        expect(road.resource < resources.size() && road.need < needs.size(),
               "a road leads from a resource to a need");
        edges.push_back(join(graph, road.resource, resources.size() + road.need,
                             std::min(resources[road.resource], needs[road.need])));
    }
    boost::push_relabel_max_flow(graph, source, sink);
    for (std::size_t i = 0; i < roads.size(); ++i)
        along[i] = boost::get(boost::edge_capacity, graph, edges[i]) -
                   boost::get(boost::edge_residual_capacity, graph, edges[i]);
    return along;
}

double shared_cost(double development, double coordination, double municipalities) {
    const double k = std::max(1.0, municipalities);
    return development / k + coordination * (k - 1);
}

ActorGraph::ActorGraph(std::vector<Actor> actors, std::vector<Referral> referrals, int least_types)
    : actors_{std::move(actors)}, referrals_{std::move(referrals)}, least_types_{least_types} {
    expect(actors_.size() <= most_actors, "every coalition of the actors is looked at: twelve at most");
    for (const Actor& actor : actors_) {
        expect(actor.needs.size() == actors_.front().needs.size() &&
                   actor.resources.size() == actor.needs.size(),
               "all actors speak of the same kinds of need");
        for (std::size_t kind = 0; kind < actor.needs.size(); ++kind)
            expect(actor.needs[kind] >= 0 && actor.resources[kind] >= 0, "hours of actors are not negative");
    }
    for (const Referral& referral : referrals_)
        expect(referral.from < actors_.size() && referral.to < actors_.size(), "a referral joins two actors");
}

std::int64_t ActorGraph::value(Coalition who) const {
    const auto in = [&](std::size_t actor) { return (who >> actor & 1U) != 0; };
    std::uint32_t types = 0;
    for (std::size_t i = 0; i < actors_.size(); ++i)
        if (in(i)) types |= 1U << static_cast<unsigned>(actors_[i].type);
    if (std::popcount(types) < least_types_) return 0;
    std::int64_t met = 0;
    const std::size_t kinds = actors_.empty() ? 0 : actors_.front().needs.size();
    for (std::size_t kind = 0; kind < kinds; ++kind) { // an hour of one kind meets no need of another
        std::vector<std::int64_t> resources, needs;
        std::vector<Road> roads;
        for (std::size_t i = 0; i < actors_.size(); ++i) {
            resources.push_back(in(i) ? actors_[i].resources[kind] : 0);
            needs.push_back(in(i) ? actors_[i].needs[kind] : 0);
            roads.push_back({i, i});
        }
        for (const Referral& referral : referrals_)
            if (referral.from != referral.to) roads.push_back({referral.to, referral.from});
        const auto along = cover(resources, needs, roads);
        met += std::accumulate(along.begin(), along.end(), std::int64_t{0});
    }
    return met;
}

std::int64_t ActorGraph::complementarity() const {
    std::int64_t alone = 0;
    for (std::size_t i = 0; i < actors_.size(); ++i) alone += value(Coalition{1} << i);
    return value() - alone;
}

CoalitionGame ActorGraph::game() const {
    std::vector<std::int64_t> values(std::size_t{1} << actors_.size());
    for (std::size_t who = 0; who < values.size(); ++who) values[who] = value(static_cast<Coalition>(who));
    return CoalitionGame{std::move(values)};
}

} // namespace omsorg
