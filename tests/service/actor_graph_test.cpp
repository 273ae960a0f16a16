// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/service/actor_graph.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace omsorg {
namespace {

using std::chrono::hours;

/// A graph of whole hours, kept as numbers so that it can be tried by hand.
struct Whole {
    std::vector<int> at_hand, needed;
    std::vector<Road> roads;

    [[nodiscard]] ActorGraph graph(int up_to_rank = 9) const {
        ActorGraph found;
        for (const int n : at_hand) found.add_hours(Hours{hours{n}});
        for (const int n : needed) found.add_need(Hours{hours{n}});
        for (const Road& road : roads)
            if (road.rank <= up_to_rank) found.add_road(road);
        return found;
    }
};

/// The most that hours can meet, by trying every way to hand out whole hours.
int by_trying(Whole graph, int up_to_rank, std::size_t from = 0) {
    while (from < graph.roads.size() && graph.roads[from].rank > up_to_rank) ++from;
    if (from == graph.roads.size()) return 0;
    const Road road = graph.roads[from];
    int best = 0;
    for (int h = std::min(graph.at_hand[road.hours], graph.needed[road.need]); h >= 0; --h) {
        Whole left = graph;
        left.at_hand[road.hours] -= h, left.needed[road.need] -= h;
        best = std::max(best, h + by_trying(left, up_to_rank, from + 1));
    }
    return best;
}

/// What goes out of each source and into each need.
std::pair<std::vector<Hours>, std::vector<Hours>> ends(const Whole& graph, const std::vector<Hours>& along,
                                                       int up_to_rank) {
    std::vector<Hours> out(graph.at_hand.size()), in(graph.needed.size());
    std::size_t i = 0;
    for (const Road& road : graph.roads)
        if (road.rank <= up_to_rank) out[road.hours] += along[i], in[road.need] += along[i], ++i;
    return {out, in};
}

TEST(ActorGraphTest, own_clients_come_first_and_what_is_over_goes_on) {
    ActorGraph graph;
    const auto club = graph.add_hours(Hours{hours{5}});
    const auto members = graph.add_need(Hours{hours{3}}), town = graph.add_need(Hours{hours{9}});
    graph.add_road({club, town, 1});
    graph.add_road({club, members, 0});
    EXPECT_EQ(graph.flow(), (std::vector{Hours{hours{2}}, Hours{hours{3}}}));
    EXPECT_EQ(graph.most(), Hours{hours{5}});
    EXPECT_THROW(graph.add_road({club, 2, 0}), Defect);
    EXPECT_EQ(ActorGraph{}.most(), Hours{});
}

/// The law of ranks on random graphs: each rank meets what all roads up to it could, and takes nothing from anybody.
TEST(ActorGraphTest, each_rank_is_as_good_as_trying_every_way_and_takes_nothing_from_those_before) {
    const Stream luck{{4, 0}, Purpose::onset};
    int moved = 0;
    for (int game = 0; game < 300; ++game) {
        Luck draw = luck.at(key_of(game));
        const auto below = [&](int n) { return static_cast<int>(draw.uniform() * n); };
        Whole graph;
        for (int i = 0; i < 3; ++i) graph.at_hand.push_back(below(5)), graph.needed.push_back(below(5));
        for (std::size_t h = 0; h < 3; ++h)
            for (std::size_t n = 0; n < 3; ++n)
                if (draw.uniform() < 0.6) graph.roads.push_back({h, n, below(3)});
        std::vector<Hours> used(3), met(3);
        for (int rank = 0; rank < 3; ++rank) {
            const auto along = graph.graph(rank).flow();
            const auto [out, in] = ends(graph, along, rank);
            for (std::size_t i = 0; i < 3; ++i) {
                EXPECT_LE(out[i], Hours{hours{graph.at_hand[i]}});
                EXPECT_LE(in[i], Hours{hours{graph.needed[i]}});
                EXPECT_GE(out[i], used[i]) << "an hour that was used lies idle";
                EXPECT_GE(in[i], met[i]) << "somebody lost an hour to those who come after";
            }
            const Hours whole = std::accumulate(along.begin(), along.end(), Hours{});
            EXPECT_EQ(whole, Hours{hours{by_trying(graph, rank)}}) << game;
            for (const Hours one : along) EXPECT_GE(one, Hours{});
            used = out, met = in;
        }
        EXPECT_EQ(graph.graph().most(), Hours{hours{by_trying(graph, 2)}});
        for (Road& road : graph.roads) road.rank = 0;
        moved += ends(graph, graph.graph().flow(), 0).second != met ? 1 : 0;
    }
    EXPECT_GT(moved, 30) << "without ranks others get the hours";
}

TEST(ActorGraphTest, each_with_its_own_clients_is_the_sum_of_all_alone_and_another_actor_never_lowers_it) {
    const Stream luck{{5, 0}, Purpose::onset};
    for (int game = 0; game < 200; ++game) {
        Luck draw = luck.at(key_of(game));
        const auto below = [&](int n) { return static_cast<int>(draw.uniform() * n); };
        Whole own, shared;
        int alone = 0;
        Hours before;
        for (std::size_t actor = 0; actor < 4; ++actor) {
            const int has = below(6), need = below(6);
            alone += std::min(has, need);
            for (Whole* graph : {&own, &shared}) {
                graph->at_hand.push_back(has), graph->needed.push_back(need);
                graph->roads.push_back({actor, actor, 0});
            }
            for (std::size_t other = 0; other < actor; ++other) {
                if (draw.uniform() < 0.5) shared.roads.push_back({actor, other, 1});
                if (draw.uniform() < 0.5) shared.roads.push_back({other, actor, 1});
            }
            const Hours now = shared.graph().most();
            EXPECT_GE(now, before);
            before = now;
        }
        EXPECT_EQ(own.graph().most(), Hours{hours{alone}}) << "block-diagonal";
        EXPECT_GE(before, Hours{hours{alone}});
    }
}

/// Fourteen municipalities of the county and a development of 1,400: a part of 100, and thirteen others to agree with.
TEST(ActorGraphTest, a_service_shared_by_k_costs_its_part_and_its_coordination) {
    EXPECT_DOUBLE_EQ(shared_cost(1400, 0, 14), 100);
    EXPECT_DOUBLE_EQ(shared_cost(1400, 5, 14), 165);
    EXPECT_DOUBLE_EQ(shared_cost(1400, 5, 1), 1400);
    const double best = std::sqrt(1400 / 5.0); // 16.7
    EXPECT_LT(shared_cost(1400, 5, best), shared_cost(1400, 5, best + 1));
    EXPECT_LT(shared_cost(1400, 5, best), shared_cost(1400, 5, best - 1));
}

} // namespace
} // namespace omsorg
