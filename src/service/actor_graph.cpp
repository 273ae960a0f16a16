// SPDX-License-Identifier: MIT
#include <omsorg/service/actor_graph.hpp>

#include <omsorg/base/expect.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace omsorg {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Edge = Traits::edge_descriptor;
using FlowGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_capacity_t, std::int64_t,
                                          boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                                          boost::property<boost::edge_reverse_t, Edge>>>>;

/// An edge one way, as wide as told. (Its reverse must be empty: the library takes hours on it for hours sent back.)
Edge join(FlowGraph& graph, std::size_t from, std::size_t to, Hours width) {
    const Edge there = boost::add_edge(from, to, graph).first;
    const Edge back = boost::add_edge(to, from, graph).first;
    boost::put(boost::edge_capacity, graph, there, width.ticks());
    boost::put(boost::edge_capacity, graph, back, 0);
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
    return there;
}

Hours carried(const FlowGraph& graph, Edge edge) {
    return Hours::from_ticks(boost::get(boost::edge_capacity, graph, edge) -
                             boost::get(boost::edge_residual_capacity, graph, edge));
}

} // namespace

std::size_t ActorGraph::add_hours(Hours at_hand) {
    expect(at_hand >= Hours{}, "hours at hand are not negative");
    hours_.push_back(at_hand);
    return hours_.size() - 1;
}

std::size_t ActorGraph::add_need(Hours needed) {
    expect(needed >= Hours{}, "hours needed are not negative");
    needs_.push_back(needed);
    return needs_.size() - 1;
}

void ActorGraph::add_road(Road road) {
    expect(road.hours < hours_.size() && road.need < needs_.size(), "a road leads from hours to a need");
    roads_.push_back(road);
}

/// Adds to the flow the most that the roads up to a rank let it: a maximum flow (push-relabel) in what is left, the
/// residual network. What a road carries may be taken back and led elsewhere; what has left the hours' source or
/// reached a need's sink may not, which is why neither ever falls.
void ActorGraph::widen(std::span<Hours> along, int rank) const {
    std::vector<Hours> at_hand = hours_, needed = needs_;
    for (std::size_t r = 0; r < roads_.size(); ++r) {
        at_hand[roads_[r].hours] -= along[r];
        needed[roads_[r].need] -= along[r];
    }
    const std::size_t source = hours_.size() + needs_.size(), sink = source + 1;
    FlowGraph graph(sink + 1);
    for (std::size_t i = 0; i < hours_.size(); ++i) join(graph, source, i, at_hand[i]);
    for (std::size_t i = 0; i < needs_.size(); ++i) join(graph, hours_.size() + i, sink, needed[i]);
    struct OpenRoad {
        std::size_t number;
        Edge more;
        std::optional<Edge> back;
    };
    std::vector<OpenRoad> open;
    for (std::size_t r = 0; r < roads_.size(); ++r) {
        if (roads_[r].rank > rank) continue;
        const std::size_t from = roads_[r].hours, to = hours_.size() + roads_[r].need;
        const Hours width = std::min(hours_[roads_[r].hours], needs_[roads_[r].need]);
        open.push_back({r, join(graph, from, to, width - along[r]), {}});
        if (along[r] > Hours{}) open.back().back = join(graph, to, from, along[r]);
    }
    boost::push_relabel_max_flow(graph, source, sink);
    for (const OpenRoad& road : open) {
        along[road.number] += carried(graph, road.more);
        if (road.back) along[road.number] -= carried(graph, *road.back);
    }
}

std::vector<Hours> ActorGraph::flow() const {
    std::set<int> ranks;
    for (const Road& road : roads_) ranks.insert(road.rank);
    std::vector<Hours> along(roads_.size());
    for (const int rank : ranks) widen(along, rank);
    return along;
}

Hours ActorGraph::most() const {
    if (roads_.empty()) return {};
    std::vector<Hours> along(roads_.size());
    widen(along, std::ranges::max_element(roads_, {}, &Road::rank)->rank);
    return std::accumulate(along.begin(), along.end(), Hours{});
}

double shared_cost(double development, double coordination, double municipalities) {
    const double k = std::max(1.0, municipalities);
    return development / k + coordination * (k - 1);
}

} // namespace omsorg
